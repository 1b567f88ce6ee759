"""The numbers of docs/adherence.md, and days that are not like others, in real time zones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from core.history_builders import row, session

from spasmfree.core import days
from spasmfree.core.adherence import Adherence, last_weeks
from spasmfree.core.habit import strength
from spasmfree.core.record import SessionKind
from spasmfree.core.tally import Spans, Stretch, Tally, Week, days_in, merged

TODAY = "2026-11-25"
PLAN = [row("2026-11-02"), row("2026-11-17", weekdays=(1, 3, 5))]
SPANS = Spans([("2026-11-10", "2026-11-12")], [("2026-11-20", "2026-11-22")])
SESSIONS = [
    session("2026-11-02"),
    session("2026-11-04", short=True),
    session("2026-11-06", sets_done=8),
    *(session(f"2026-11-{day:02}") for day in (9, 11, 13, 16, 17, 19, 24)),
]


def tally(plan=PLAN, sessions=SESSIONS, today=TODAY, spans=SPANS, first="2026-10-20"):
    return Tally(plan, sessions, first, today, {"relief"}, spans)


def n(day):
    return days.number(day)


def at(found, values, day):
    return values[n(day) - found.first]


class TestTheMonth:
    def test_weeks(self):
        assert tally().weeks(n("2026-11-02"), n("2026-11-29")) == (
            Week("2026-11-02", 3, 1.5),
            Week("2026-11-09", 2, 3.0),
            Week("2026-11-16", 3, 3.0),
            Week("2026-11-23", 3, 1.0),
        )

    def test_adherence_and_what_is_left_out(self):
        assert last_weeks(tally()) == Adherence(7.5, 9)
        assert tally().left_out_in(n(TODAY) - 27, n(TODAY)) == 2

    def test_relief_and_practice_never_count(self):
        more = [session(TODAY, program="relief"), session(TODAY, 9, kind=SessionKind.PRACTICE)]
        assert last_weeks(tally(sessions=[*SESSIONS, *more])) == Adherence(7.5, 9)

    def test_the_order_of_sessions_and_spans_is_no_matter(self):
        turned = tally(sessions=SESSIONS[::-1])
        assert turned.earned == tally().earned

    def test_an_open_episode_lasts_until_today(self):
        found = tally(spans=Spans([("2026-11-23", "")], []))
        assert found.episodes == (Stretch(n("2026-11-23"), n(TODAY)),)
        assert found.ongoing == n("2026-11-23")
        assert found.weeks(n("2026-11-23"), n("2026-11-29")) == (Week("2026-11-23", 2, 1.0),)


class TestHabitStrength:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2026-11-02", 0.0343),
            ("2026-11-03", 0.0674),
            ("2026-11-04", 0.0908),
            ("2026-11-05", 0.1134),
            ("2026-11-06", 0.1267),
        ],
    )
    def test_days_worked_by_hand(self, day, expected):
        found = tally()
        assert at(found, strength(found), day) == pytest.approx(expected, abs=6e-5)

    def test_nothing_before_the_plan_and_after_today(self):
        found = tally()
        values = strength(found)
        assert at(found, values, "2026-11-01") is None
        assert at(found, values, "2026-11-26") is None
        assert at(found, values, TODAY) == at(found, values, "2026-11-24")

    def test_episode_and_pause_leave_it(self):
        found = tally()
        values = strength(found)
        for day in ("2026-11-10", "2026-11-11", "2026-11-12"):
            assert at(found, values, day) == at(found, values, "2026-11-09")
        assert at(found, values, "2026-11-22") == at(found, values, "2026-11-19")
        assert at(found, values, "2026-11-13") != at(found, values, "2026-11-12")

    @pytest.mark.parametrize(("weekdays", "half"), [((0, 2, 4), 19.86), (tuple(range(7)), 13.0)])
    def test_it_halves_without_sessions(self, weekdays, half):
        plan = [row("2026-01-05", weekdays=weekdays)]
        done = [
            session(day)
            for day in days.span("2026-01-05", "2026-05-31")
            if days.weekday(day) in weekdays
        ]
        found = Tally(plan, done, "2026-01-05", "2026-11-01")
        values = strength(found)
        # The week after the last session still has some of it in its last 7 days.
        begin = at(found, values, "2026-06-08")
        length = next(
            k for k in range(100) if values[n("2026-06-08") - found.first + k] < begin / 2
        )
        assert length - 1 <= half <= length + 1

    def test_it_rises_towards_one_and_not_beyond(self):
        plan = [row("2025-01-06")]
        done = [session(d) for d in days.span("2025-01-06", TODAY) if days.weekday(d) in (0, 2, 4)]
        found = Tally(plan, [*done, *done], "2025-01-06", TODAY)
        assert 0.99 < strength(found)[n(TODAY) - found.first] <= 1

    def test_a_plan_without_days_leaves_it(self):
        found = tally(plan=[row("2026-11-02"), row("2026-11-16", weekdays=())], spans=Spans())
        values = strength(found)
        assert at(found, values, "2026-11-23") == at(found, values, "2026-11-24")
        assert strength(tally(plan=[])) == [None] * len(tally().planned)


class TestStretches:
    def test_spans_that_meet_are_one(self):
        spans = [("2026-11-05", "2026-11-06"), ("2026-11-01", "2026-11-04"), ("2026-11-03", "")]
        assert merged(spans, n(TODAY)) == (Stretch(n("2026-11-01"), n(TODAY)),)

    def test_days_to_come_are_not_in(self):
        assert merged([("2026-12-01", "2026-12-24")], n(TODAY)) == ()
        assert merged([("2026-11-24", "2026-12-24")], n(TODAY)) == (
            Stretch(n("2026-11-24"), n(TODAY)),
        )

    def test_days_inside(self):
        found = (Stretch(10, 12), Stretch(20, 29))
        assert [days_in(found, *ends) for ends in ((0, 9), (12, 20), (11, 99), (15, 16))] == [
            0,
            2,
            12,
            0,
        ]


def lived(zone, *local, start=180):
    """A session at a wall-clock time of a real zone, on the day that it belongs to."""
    there = datetime(*local[:5], tzinfo=ZoneInfo(zone), fold=local[5] if len(local) > 5 else 0)
    offset = there.utcoffset()
    assert offset is not None
    utc_ms = round(there.astimezone(UTC).timestamp() * 1000)
    minutes = round(offset.total_seconds() / 60)
    made = session("2026-01-01", offset_min=minutes)
    day = days.day_of(utc_ms, minutes, start)
    return replace(made, id=f"{utc_ms}", day=day, started_ms=utc_ms, ended_ms=utc_ms + 1, zone=zone)


BERLIN, SYDNEY, HOWE = "Europe/Berlin", "Australia/Sydney", "Australia/Lord_Howe"


@pytest.mark.parametrize(
    ("zone", "local", "day"),
    [
        (BERLIN, (2026, 11, 25, 2, 59), "2026-11-24"),
        (BERLIN, (2026, 11, 25, 3, 0), "2026-11-25"),
        (BERLIN, (2026, 3, 29, 1, 50), "2026-03-28"),
        (BERLIN, (2026, 3, 29, 3, 10), "2026-03-29"),
        (BERLIN, (2026, 10, 25, 2, 30, 0), "2026-10-24"),
        (BERLIN, (2026, 10, 25, 2, 30, 1), "2026-10-24"),
        (BERLIN, (2026, 10, 25, 3, 0), "2026-10-25"),
        ("America/New_York", (2026, 3, 8, 3, 5), "2026-03-08"),
        ("America/New_York", (2026, 11, 1, 1, 30, 1), "2026-10-31"),
        (SYDNEY, (2026, 4, 5, 2, 30, 1), "2026-04-04"),
        (HOWE, (2026, 10, 4, 3, 0), "2026-10-04"),
        ("Asia/Kathmandu", (2026, 5, 5, 2, 59), "2026-05-04"),
        ("America/St_Johns", (2026, 5, 5, 3, 1), "2026-05-05"),
    ],
)
def test_the_day_of_a_session_in_real_zones(zone, local, day):
    one = lived(zone, *local)
    assert one.day == day
    plan = [row("2026-01-01", weekdays=tuple(range(7)))]
    found = Tally(plan, [one], day, days.add(day, 1))
    assert found.earned[n(day) - found.first] == 1


@pytest.mark.parametrize("change", ["2026-03-29", "2026-10-25"])
def test_a_change_of_the_clock_neither_adds_nor_takes_a_day(change):
    plan = [row("2026-01-05", weekdays=tuple(range(7)))]
    around = [days.add(change, k) for k in range(-3, 4)]
    done = [lived(BERLIN, *map(int, day.split("-")), 19, 0) for day in around]
    found = Tally(plan, done, around[0], around[-1])
    assert found.planned_in(n(around[0]), n(around[-1])) == 7
    assert found.earned_in(n(around[0]), n(around[-1])) == 7


def test_samoa_had_no_30_december_2011():
    before = lived("Pacific/Apia", 2011, 12, 29, 18, 0)
    after = lived("Pacific/Apia", 2011, 12, 31, 9, 0)
    assert (before.day, after.day) == ("2011-12-29", "2011-12-31")
    plan = [row("2011-12-26", weekdays=(3, 4, 5))]
    found = Tally(plan, [before, after], "2011-12-26", "2012-01-01")
    assert found.weeks(n("2011-12-26"), n("2012-01-01")) == (Week("2011-12-26", 2, 2.0),)
    assert found.left_out_in(n("2011-12-26"), n("2012-01-01")) == 0


def test_a_day_lived_twice_is_planned_once():
    first = lived("Pacific/Auckland", 2026, 11, 24, 9, 0)
    again = lived("Pacific/Honolulu", 2026, 11, 24, 9, 0)
    assert again.started_ms - first.started_ms > 20 * 3_600_000
    plan = [row("2026-11-23", weekdays=(1,))]
    found = Tally(plan, [first, again], "2026-11-23", "2026-11-29")
    (week,) = found.weeks(n("2026-11-23"), n("2026-11-29"))
    assert (week.planned, week.done, week.filled) == (1, 2.0, 1)
