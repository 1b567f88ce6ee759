"""All records of some days, as the page about them reads them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from storage.examples import HURT, LEFT, SESSION, SETS, News, store

from spasmfree.storage.export_csv import Days
from spasmfree.storage.period import read
from spasmfree.storage.places import DATABASE

OLDER = replace(SESSION, id="s0", day="2026-01-02", started_ms=SESSION.started_ms - 12 * 86_400_000)
GONE = replace(OLDER, id="s9", day="2025-12-31")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    open_ = store(tmp_path / "data", News())
    open_.save_session(SESSION, SETS, [HURT])
    open_.save_session(OLDER, [replace(LEFT, id="set0", session_id="s0")])
    open_.save_session(GONE, [replace(LEFT, id="set9", session_id="s9")])
    open_.delete_session("s9")
    open_.close()
    return tmp_path / "data" / DATABASE


def test_without_a_first_day_it_begins_with_the_oldest_session_there_is(path: Path) -> None:
    found = read(path, Days("", "2026-01-31"))
    assert (found.first, found.last) == ("2026-01-02", "2026-01-31")
    assert [session.id for session in found.sessions] == ["s0", "s1"]
    assert found.sets[0].id == "set0"


def test_only_the_days_asked_for(path: Path) -> None:
    found = read(path, Days("2026-01-10", "2026-01-31"))
    assert [session.id for session in found.sessions] == ["s1"]
    assert {pain.session_id for pain in found.pains} == {"s1"}
    assert HURT.id in {pain.id for pain in found.pains}


def test_an_empty_history_begins_with_its_last_day(tmp_path: Path) -> None:
    store(tmp_path / "data", News()).close()
    found = read(tmp_path / "data" / DATABASE, Days("", "2026-01-31"))
    assert (found.first, found.sessions) == ("2026-01-31", [])
