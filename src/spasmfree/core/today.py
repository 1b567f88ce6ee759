"""What the first page shows: what is due and why, what it takes, and this week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spasmfree.core import browse, changes, days, formats
from spasmfree.core.balance import Bar
from spasmfree.core.changes import Changes
from spasmfree.core.exercises import Catalogue, Prescription
from spasmfree.core.flare import FlareState
from spasmfree.core.morning import Morning
from spasmfree.core.offers import Offer
from spasmfree.core.plan import Due
from spasmfree.core.timeline import Timeline, minutes
from spasmfree.core.week import DayState, WeekDay
from spasmfree.core.words import tr, trn


class Figure(NamedTuple):
    """One exercise of the line-up."""

    exercise: str
    name: str
    position: str  # id


@dataclass(frozen=True, slots=True)
class TodayState:
    """Everything the page shows; sentences are finished."""

    date: str
    title: str
    program_id: str
    program: str
    minutes: int
    short_minutes: int  # one set of each exercise and side
    why: str
    plan_rule: str  # which plan is behind it and how turns go; "" when no days are planned
    lineup: tuple[Figure, ...]
    changes: Changes
    have_ready: str  # "" when nothing is needed
    week: tuple[WeekDay, ...]
    week_words: str  # such as "1 of 3 sessions"; "" in a week without planned days
    bars: tuple[Bar, ...]  # the sets of this week, one for each aim of the method
    first_day: bool  # no session was ever kept
    rule: str  # why nothing that strengthens is offered (decisions D29); "" when it is
    nothing: str = ""  # why there is nothing to start, where the person can do none of it
    offer: Offer | None = None
    flare: FlareState | None = None  # the episode that is open
    morning: Morning | None = None  # what is asked about yesterday's session

    @property
    def eases(self) -> bool:
        """Whether the gentle session stands in the place of training, in an episode."""
        return self.flare is not None and bool(self.flare.rule)


def today_state(
    due: Due,
    whole: Timeline,
    short: Timeline,
    week: Sequence[WeekDay],
    catalogue: Catalogue,
    today: str,
    *,
    bars: Sequence[Bar] = (),
    first_day: bool,
    items: Sequence[Prescription] | None = None,
    offer: Offer | None = None,
    flare: FlareState | None = None,
    morning: Morning | None = None,
) -> TodayState:
    """The page on the day `today`; `whole` and `short` lay out the program of `due`.

    `items` is the program as the person does it; None for the program as it is. In a `flare`
    with a rule `due` is to hold the gentle program.
    """
    program = catalogue.programs[due.program_id]
    done = program.items if items is None else items
    exercises = [catalogue.exercises[item.exercise] for item in done]
    needed = [key for exercise in exercises for key in exercise.equipment]
    things = formats.listed(browse.equipment_names(catalogue, needed))
    eases = flare is not None and bool(flare.rule)
    return TodayState(
        date=formats.full_date(today),
        title=_go_gently() if eases else _title(due, first_day=first_day),
        program_id=program.id,
        program=program.name,
        minutes=minutes(whole),
        short_minutes=minutes(short),
        why=due.why,
        plan_rule=due.plan_rule,
        lineup=tuple(Figure(each.id, each.name, each.position) for each in exercises),
        changes=changes.count(whole),
        have_ready=formats.capital(things),
        week=tuple(week),
        week_words=_week_words(due, week),
        bars=tuple(bars),
        first_day=first_day,
        rule=stop_rule() if due.stopped_today and not eases else "",
        nothing="" if done else nothing_fits(),
        offer=None if due.stopped_today or eases else offer,
        flare=flare,
        morning=morning,
    )


def changes_words(counted: Changes) -> tuple[str, str]:
    """ "Up or down 3 times" and "Roll over 12 times"; "" for what does not happen.

    Where nobody rolls over, sides are changed.
    """
    up, over = counted.up_or_down, counted.roll_over
    if counted.only_legs:
        turns = trn("Change sides once", "Change sides {n}\u00a0times", over)
    else:
        turns = trn("Roll over once", "Roll over {n}\u00a0times", over)
    return (
        trn("Up or down once", "Up or down {n}\u00a0times", up) if up else "",
        turns if over else "",
    )


def _title(due: Due, *, first_day: bool) -> str:
    if due.stopped_today:
        return _go_gently()
    if due.is_due:
        return tr("A session is due")
    return tr("Your first session") if first_day else tr("Nothing is due today")


def _go_gently() -> str:
    return tr("Go gently today")


def plan_waits() -> str:
    """What stands below the title in an episode."""
    return tr("Your plan waits, and these days are left out of the count.")


def stop_rule() -> str:
    """Why nothing that strengthens is offered (decisions D29)."""
    return tr(
        "After a stop because it hurt, nothing that strengthens is offered until tomorrow. "
        "Waiting for one day is our own choice."
    )


def nothing_fits() -> str:
    """Why a program has no exercise left."""
    return tr(
        "Nothing in this program fits what you have and what you can do. You can change both in "
        "Settings, or choose another program there."
    )


def _week_words(due: Due, week: Sequence[WeekDay]) -> str:
    """How many of the planned days have a tick, and how many are paused.

    Extra sessions fill days and add none (D9).
    """
    ticks = [day for day in week if day.state is DayState.DONE]
    waiting = sum(day.state is DayState.PLANNED for day in week)
    planned = waiting + sum(days.weekday(day.day) in due.weekdays for day in ticks)
    resting = sum(day.state is DayState.PAUSED for day in week)
    paused = trn("{n}\u00a0day paused", "{n}\u00a0days paused", resting) if resting else ""
    if not planned:
        return paused
    done = min(len(ticks), planned)
    count = trn("{done} of {n} session", "{done} of {n} sessions", planned, done=done)
    return tr("{count}, {paused}", count=count, paused=paused) if paused else count
