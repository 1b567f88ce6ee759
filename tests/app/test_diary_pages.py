"""Of a long history the diary reads some months, and the years before when they are scrolled to."""

from __future__ import annotations

import pytest
from core.history_builders import session
from fakes import MemoryStore

from spasmfree.app.diary_pages import FEW, DiaryPages
from spasmfree.core import days
from spasmfree.core.diary import Earlier

TODAY = "2026-11-23"


def on(day, number=1):
    return session(day, id=f"{day} {number}")


def store_of(*sessions):
    made = MemoryStore()
    for each in sessions:
        made.save_session(each, ())
    return made


@pytest.fixture
def long():
    """Every other day of ten years, and a day of long before."""
    return store_of(*(on(days.add(TODAY, -2 * n)) for n in range(1825)), on("1999-12-31"))


def test_some_months_are_read_first_and_the_rest_year_by_year(long):
    pages = DiaryPages(long)
    pages.read(TODAY)
    assert [each.day for each in pages.sessions][:2] == [TODAY, "2026-11-21"]
    assert len(pages.sessions) == 60
    assert pages.earlier == Earlier("2026-07-27", 1826 - 60, "1999-12-31")
    turns = 0
    while pages.earlier is not None:
        pages.read_earlier()
        turns += 1
    assert list(pages.sessions) == list(long.sessions()), "nothing is left out or twice"
    assert turns == 11, "years without a session are no turn"


def test_what_was_read_stays_read_when_something_changes(long):
    pages = DiaryPages(long)
    pages.read(TODAY)
    pages.read_earlier()
    before = pages.sessions
    long.delete_session(before[200].id)
    long.save_session(on("2027-01-01"), ())  # a clock may have been ahead
    pages.read(TODAY)
    assert pages.sessions[0].day == "2027-01-01"
    assert pages.sessions[1:] == before[:200] + before[201:]
    assert pages.earlier is not None
    assert pages.earlier.sessions + len(pages.sessions) == 1826


def test_few_are_read_at_once_whatever_their_days():
    store = store_of(*(on(days.add(TODAY, -30 * n)) for n in range(FEW)))
    pages = DiaryPages(store)
    pages.read(TODAY)
    assert (len(pages.sessions), pages.earlier) == (FEW, None)
    pages.read_earlier()
    assert len(pages.sessions) == FEW
