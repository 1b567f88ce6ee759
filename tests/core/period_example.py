"""A history of three weeks that was counted by hand, and its page."""

from __future__ import annotations

from dataclasses import replace

from fakes import WEDNESDAY_EVENING

from spasmfree.core import content
from spasmfree.core.adherence import weeks
from spasmfree.core.entries import Episode, Note, Pause, PauseKind, Trigger
from spasmfree.core.exercises import Side
from spasmfree.core.period import Period
from spasmfree.core.period_page import period_page
from spasmfree.core.record import (
    Outcome,
    PainKind,
    PainRecord,
    SessionKind,
    SessionOutcome,
    SessionRecord,
    SetRecord,
)
from spasmfree.core.store import PlanRow
from spasmfree.core.tally import Spans
from spasmfree.resources import resource

CATALOGUE = content.parse(resource("exercises.json").read_text(encoding="utf-8"))
DAY_MS = 86_400_000
DASH = "\N{EN DASH}"
HURT_AT = WEDNESDAY_EVENING
LIFT, STRETCH = "side-lying-hip-abduction", "quad-stretch-side-lying"


def session(day: str, number: int, **changes: object) -> SessionRecord:
    """A whole session of 20 minutes on a day of January 2026."""
    began = WEDNESDAY_EVENING + (int(day[-2:]) - 14) * DAY_MS
    made = SessionRecord(
        id=f"s{number}", day=day, started_ms=began, ended_ms=began + 1_300_000, offset_min=60,
        zone="", kind=SessionKind.PROGRAM, program="standard-a", outcome=SessionOutcome.DONE,
        short=False, active_ms=1_200_000, sets_planned=4, sets_done=4,
    )  # fmt: skip
    return replace(made, **changes)


def sets(of: str, left: int, right: int, grams: int = 0) -> list[SetRecord]:
    """Ten lifts planned on each side, and a stretch of 30 s on the left."""
    lift = SetRecord(
        f"{of}-l", of, 0, LIFT, "", Side.LEFT, 1, 10, left, 0, 0, grams, "", Outcome.DONE
    )
    other = replace(lift, id=f"{of}-r", place=1, side=Side.RIGHT, reps_done=right)
    stretch = SetRecord(
        f"{of}-s", of, 2, STRETCH, "", Side.LEFT, 1, 1, 1, 30_000, 27_000, 0, "", Outcome.PARTIAL
    )
    return [lift, other, stretch]


# Planned on Monday, Wednesday and Friday; the week from 19 January has an episode to its end.
PERIOD = Period(
    "2026-01-05",
    "2026-01-25",
    plan=(PlanRow("p", "2026-01-05", (0, 2, 4), ("standard-a",), None, ()),),
    sessions=(
        session("2026-01-05", 1, pain_before=4, pain_worst=5, pain_after=3, note="Stiff."),
        session("2026-01-07", 2, pain_before=2, pain_next_morning=1),
        session("2026-01-14", 3, short=True, pain_before=3, outcome=SessionOutcome.PARTIAL),
    ),
    sets=(*sets("s1", 10, 8), *sets("s2", 9, 8, 500), *sets("s3", 10, 7, 1000)),
    pains=(
        PainRecord("x1", HURT_AT, 60, "2026-01-14", PainKind.HURTS, 6, "", "s3", "s3-r", 7),
        PainRecord("x2", HURT_AT, 60, "2026-01-16", PainKind.NOW, 4, "", "", note="At work."),
    ),
    episodes=(Episode("e", "2026-01-19", "", 8, Trigger.SITTING, 2, "On the train."),),
    pauses=(Pause("h", PauseKind.HOLIDAY, "2026-01-12", "2026-01-13"),),
    notes=(Note("n", "2026-01-06", "Long drive."),),
)  # fmt: skip


def page(period: Period = PERIOD):
    spans_of = [(each.start_day, each.end_day) for each in period.episodes]
    spans = Spans(spans_of, [(each.first_day, each.last_day) for each in period.pauses])
    found = weeks(period.plan, period.sessions, period.first, period.last, (), spans)
    return period_page(period, found, CATALOGUE)
