"""What is due is the same, whether all of a long history is read or its end."""

from __future__ import annotations

from dataclasses import dataclass

from core.history_builders import row, session
from hypothesis import given, settings
from hypothesis import strategies as st

from spasmfree.core import days, past
from spasmfree.core.offers import Past, offer
from spasmfree.core.plan import due, programs_of_week
from spasmfree.core.week import this_week

TODAY = "2026-11-25"


@dataclass(frozen=True)
class Named:
    """As much of a program as is asked for."""

    name: str
    kind: str = "train"


PROGRAMS = {key: Named(key) for key in ("starter", "standard-a", "standard-b", "maintenance")}
TURNS = ("standard-a", "standard-b")
AGO = st.one_of(st.integers(0, 12), st.integers(0, 400), st.integers(0, 3_000))
SESSIONS = st.lists(st.tuples(AGO, st.sampled_from(sorted(PROGRAMS))), max_size=12)
ROTATIONS = st.sampled_from([("starter",), TURNS, ("maintenance",)])
ROWS = st.lists(st.tuples(AGO, ROTATIONS), min_size=1, max_size=4)


def read(plan, sessions):
    """As the window reads them."""
    first = past.first_day(plan, TODAY)
    found = [s for s in sessions if s.day >= first]
    return found if past.is_enough(found, plan, TODAY, ()) else sessions


@settings(max_examples=300, deadline=None)
@given(SESSIONS, ROWS)
def test_the_end_of_the_history_tells_the_same(done, rows):
    sessions = [session(days.add(TODAY, -ago), program=program) for ago, program in set(done)]
    plan = [row(days.add(TODAY, -ago), rotation=rotation) for ago, rotation in sorted(rows)[::-1]]
    found = read(plan, sessions)
    assert due(plan, found, TODAY, PROGRAMS) == due(plan, sessions, TODAY, PROGRAMS)
    assert this_week(plan, found, TODAY) == this_week(plan, sessions, TODAY)
    coming = [programs_of_week(plan, each, TODAY, PROGRAMS) for each in (found, sessions)]
    assert coming[0] == coming[1]
    offers = [offer(Past(plan, each, PROGRAMS, {}), TODAY) for each in (found, sessions)]
    assert offers[0] == offers[1]
    assert bool(found) == bool(sessions)


def test_thirty_years_are_not_read():
    plan = [row("1996-01-01"), row("2026-10-01", rotation=TURNS)]
    sessions = [
        session(day, program=TURNS[0] if days.weekday(day) else TURNS[1])
        for day in days.span("2024-01-01", "2026-11-20")
    ]
    assert len(read(plan, sessions)) < 370
    assert past.first_day(plan, TODAY) == days.add(TODAY, -365)
    assert past.first_day([row("1996-01-01")], TODAY) == "1996-01-01"
