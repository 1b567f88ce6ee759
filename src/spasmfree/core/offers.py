"""What is offered about the plan, each with its rule; nothing moves unless it is taken.

The numbers are our own choices: two weeks of starter, twelve of standard, an easier start after
14 days away, and a week until an offer that was left comes again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from spasmfree.core import days, formats
from spasmfree.core.courses import MAINTENANCE, two_days
from spasmfree.core.done import credit
from spasmfree.core.exercises import Program
from spasmfree.core.plan import FIRST, SECOND, STANDARD, easing_programs, stopped_on
from spasmfree.core.planned import Schedule, Stage
from spasmfree.core.record import SessionRecord
from spasmfree.core.settings import Answer, PersonSettings
from spasmfree.core.store import PlanRow
from spasmfree.core.words import tr

STARTER_WEEKS = 2
STANDARD_WEEKS = 12
AWAY_DAYS = 14  # since the last session that counted
AGAIN_DAYS = 7  # an offer that was left waits so long, or until the plan changes


class Move(StrEnum):
    """What can be offered; the values are kept with the answers."""

    EASIER = "easier"  # the next session, after time away
    STANDARD = "standard"
    MAINTENANCE = "maintenance"


class Offer(NamedTuple):
    """One offer, or an easier start that was taken and can be taken back."""

    move: Move
    taken: bool
    sentence: str
    weekdays: tuple[int, ...] = ()  # of the plan that would begin


class Past(NamedTuple):
    """What an offer is made from."""

    plan_rows: Sequence[PlanRow]
    sessions: Sequence[SessionRecord]
    programs: Mapping[str, Program]
    answers: Mapping[str, Answer]


def offer(past: Past, today: str) -> Offer | None:
    """What to offer on `today`; None for nothing.

    On a day that was stopped because it hurt nothing new is offered.
    """
    schedule = Schedule(past.plan_rows)
    stage = schedule.stage(today)
    last = _last_day(past, today)
    if stage is None or not stage.rotation or not last:
        return None
    away = days.between(last, today)
    found = (
        _easier(past, today, last, away)
        if away >= AWAY_DAYS
        else _step(past, schedule, stage, today)
    )
    quiet = found is None or (stopped_on(past.sessions, today) and not found.taken)
    return None if quiet else found


def answered(
    person: PersonSettings, plan_rows: Sequence[PlanRow], move: Move, today: str, *, taken: bool
) -> PersonSettings:
    """The settings with what the person said to an offer."""
    answer = Answer(taken, today, _plan(plan_rows))
    return replace(person, answers={**person.answers, move.value: answer})


def _last_day(past: Past, today: str) -> str:
    """The day of the last session that counted; "" before the first."""
    easing = easing_programs(past.programs)
    counted = (s.day for s in past.sessions if s.day <= today and credit(s, easing))
    return max(counted, default="")


def _plan(plan_rows: Sequence[PlanRow]) -> str:
    return plan_rows[-1].id if plan_rows else ""


def _is_left(past: Past, move: Move, today: str) -> bool:
    """Whether the person said "Not now" to it, and it is too early to ask again."""
    answer = past.answers.get(move.value)
    return (
        answer is not None
        and not answer.taken
        and answer.plan == _plan(past.plan_rows)
        and 0 <= days.between(answer.day, today) < AGAIN_DAYS
    )


def _easier(past: Past, today: str, last: str, away: int) -> Offer | None:
    answer = past.answers.get(Move.EASIER.value)
    if answer is not None and answer.taken and answer.day > last:
        sentence = tr(
            "Your next session begins easier, because the last one was {n}\u00a0days ago: half of "
            "the sets, and one step easier where an exercise has one.",
            n=away,
        )
        return Offer(Move.EASIER, taken=True, sentence=sentence)
    if _is_left(past, Move.EASIER, today):
        return None
    sentence = tr(
        "Your last session was {n}\u00a0days ago. After {least}\u00a0days or more the next one can "
        "begin easier: half of the sets, and one step easier where an exercise has one. That is "
        "our own choice.",
        n=away,
        least=AWAY_DAYS,
    )
    return Offer(Move.EASIER, taken=False, sentence=sentence)


def _step(past: Past, schedule: Schedule, stage: Stage, today: str) -> Offer | None:
    """The next program of the method, when the present one has had its weeks."""
    for move, family, programs, weeks in (
        (Move.STANDARD, (FIRST, SECOND), STANDARD, STARTER_WEEKS),
        (Move.MAINTENANCE, STANDARD, (MAINTENANCE,), STANDARD_WEEKS),
    ):
        if not set(stage.rotation) <= set(family) or not set(programs) <= past.programs.keys():
            continue
        since = days.between(_since(schedule, today, family), today) // 7
        waits = not stage.weekdays or _moves_on(schedule, today, family)
        if since < weeks or waits or _is_left(past, move, today):
            return None
        return _step_words(move, stage, since)
    return None


def _since(schedule: Schedule, today: str, family: Collection[str]) -> str:
    """The first day of the stages without a break whose programs are all of one family."""
    since = today
    for stage in reversed(schedule.stages):
        if stage.from_day > today:
            continue
        if not stage.rotation or not set(stage.rotation) <= set(family):
            break
        since = stage.from_day
    return since


def _moves_on(schedule: Schedule, today: str, family: Collection[str]) -> bool:
    """Whether another program is planned ahead already."""
    return any(
        stage.from_day > today and not set(stage.rotation) <= set(family)
        for stage in schedule.stages
    )


def _step_words(move: Move, stage: Stage, since: int) -> Offer:
    if move is Move.STANDARD:
        sentence = tr(
            "Your starter program began {n}\u00a0weeks ago; it is made for {weeks}\u00a0weeks. The "
            "standard program can come next: A and B in turn, on the same days. The "
            "{weeks}\u00a0weeks are our own choice.",
            n=since,
            weeks=STARTER_WEEKS,
        )
        return Offer(move, taken=False, sentence=sentence, weekdays=stage.weekdays)
    weekdays = two_days(stage.weekdays)
    sentence = tr(
        "Your standard program began {n}\u00a0weeks ago; it is made for {weeks}\u00a0weeks. "
        "Maintenance can come next: a shorter session, on these days: {days}. The "
        "{weeks}\u00a0weeks are our own choice.",
        n=since,
        weeks=STANDARD_WEEKS,
        days=formats.weekday_list(weekdays),
    )
    return Offer(move, taken=False, sentence=sentence, weekdays=weekdays)
