"""Which days an episode or a pause takes, and how a change is written down and read again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from storage.examples import (
    ENTRIES,
    EPISODE,
    HURT,
    PAUSE,
    REVISION,
    SESSION,
    SETS,
)

from spasmfree.core.entries import (
    Episode,
    episode_days,
    neutral_days,
    open_episode,
    pause_days,
)
from spasmfree.core.record import Felt
from spasmfree.core.revisions import (
    Content,
    What,
    WholeSession,
    from_json,
    id_of,
    to_json,
    undoable,
    what_of,
)

WHOLE = WholeSession(replace(SESSION, felt_next_morning=Felt.WORSE), SETS, (HURT,))


def test_an_open_episode_lasts_until_today_and_days_count_once() -> None:
    first = Episode("a", "2026-01-01", "2026-01-03")
    second = Episode("b", "2026-01-03")
    found = episode_days([first, second], "2026-01-05")
    assert sorted(found) == [f"2026-01-0{n}" for n in range(1, 6)]
    assert episode_days([second], "2026-01-02") == frozenset()  # it has not begun yet


def test_days_may_be_wanted_from_a_day_on() -> None:
    over, open_ = Episode("e1", "2026-01-01", "2026-01-04"), Episode("e2", "2026-01-08")
    found = episode_days([over, open_], "2026-01-09", "2026-01-03")
    assert sorted(found) == ["2026-01-03", "2026-01-04", "2026-01-08", "2026-01-09"]
    assert episode_days([over], "2026-01-09", "2026-01-05") == frozenset()


def test_flare_and_pause_days_are_neutral() -> None:
    assert len(pause_days([PAUSE], "2026-01-20")) == 7  # also those to come
    assert len(neutral_days([EPISODE], [PAUSE], "2026-01-20")) == 11
    goes_on = replace(PAUSE, first_day="2026-01-18", last_day="")
    assert neutral_days([EPISODE], [goes_on], "2026-01-20") == frozenset(
        f"2026-01-{n}" for n in range(15, 21)
    )


def test_the_latest_open_episode_is_the_flare() -> None:
    old, new = Episode("a", "2026-01-01"), Episode("b", "2026-01-03")
    assert open_episode([new, old, EPISODE], "2026-01-05") == new
    assert open_episode([new], "2026-01-02") is None
    assert open_episode([EPISODE], "2026-01-16") is None  # it was told as over


@pytest.mark.parametrize("content", [*ENTRIES, WHOLE], ids=lambda each: type(each).__name__)
def test_a_record_is_read_back_as_it_was(content: Content) -> None:
    assert from_json(what_of(content), to_json(content)) == content
    assert id_of(content) in ("e1", "b1", "n1", "p2", "s1")


def test_what_a_later_version_adds_to_a_record_is_left_out() -> None:
    text = to_json(EPISODE).replace("{", '{"weather": "cold", ', 1)
    assert from_json(What.EPISODE, text) == EPISODE


def test_only_the_last_change_of_a_record_can_be_taken_back() -> None:
    later = replace(REVISION, id="r2", at_ms=REVISION.at_ms + 1)
    other = replace(REVISION, id="r0", record_id="e9", at_ms=0)
    assert undoable([REVISION, later, other]) == {"r2", "r0"}
    assert undoable([REVISION, replace(later, undone_ms=9), other]) == {"r1", "r0"}
