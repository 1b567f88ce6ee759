"""What is due on a day and why: a pure function of plan rows and sessions (decisions D1, D9)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spasmfree.core import days, formats
from spasmfree.core.done import credit
from spasmfree.core.exercises import Program
from spasmfree.core.planned import Schedule, Stage
from spasmfree.core.record import SessionOutcome, SessionRecord
from spasmfree.core.store import PlanRow
from spasmfree.core.week import open_days
from spasmfree.core.words import tr, trn

FIRST, SECOND = "starter", "starter-week2"
STANDARD = ("standard-a", "standard-b")
PRESET_DAYS = (0, 2, 4)
_LOOK_AHEAD_DAYS = 400  # a plan may begin later, but hardly later than in a year


@dataclass(frozen=True, slots=True)
class Due:
    """What to offer today. `program_id` is always set: Start is there every day."""

    program_id: str
    is_due: bool
    next_day: str  # the day `program_id` is due, today when it is; "" when none is planned
    why: str
    day_n: int  # the session would be the n-th of its stage of the plan, from 1
    weekdays: tuple[int, ...]
    stopped_today: bool = False  # a session was stopped because it hurt (decisions D29)
    done_today: bool = False
    plan_rule: str = ""  # which plan is behind it, in whole sentences; "" when no days are planned


def default_plan(from_day: str, weekdays: Iterable[int], new_id: Callable[[], str]) -> PlanRow:
    """The starter program for a week, then its second week until a newer row follows."""
    return PlanRow(new_id(), from_day, tuple(sorted(set(weekdays))), (FIRST,), 1, (SECOND,))


def due(
    plan_rows: Sequence[PlanRow],
    sessions: Sequence[SessionRecord],
    today: str,
    programs: Mapping[str, Program],
    away: Collection[str] = (),
) -> Due:
    """What is due on `today`; when nothing is, the next program and the day it is due.

    On the days `away`, those of pauses, nothing is.
    """
    easing = easing_programs(programs)
    counted = [s for s in sessions if credit(s, easing) and s.day <= today]
    schedule = Schedule(plan_rows)
    done = any(s.day == today for s in counted)
    stopped = stopped_on(sessions, today)
    out = {*away, today} if done or stopped else away
    next_day = _next_day(schedule, counted, today, out)
    stage = schedule.stage(next_day or today)
    if stage is None or not stage.rotation:
        found = Due(FIRST, is_due=False, next_day="", why="", day_n=1, weekdays=())
    else:
        stage = _known(stage, programs)
        found = _offer(stage, counted, next_day, is_due=next_day == today)
        found = replace(found, plan_rule=_plan_rule(found, stage, schedule, today, programs))
    found = replace(found, stopped_today=stopped, done_today=done)
    if found.is_due and stage is not None:
        return replace(found, why=_why_due(found, stage, counted, programs))
    return replace(found, why=_why_not(found, schedule, today))


def stopped_on(sessions: Iterable[SessionRecord], day: str) -> bool:
    """Whether a session of this day was stopped because it hurt (decisions D29)."""
    return any(s.day == day and s.outcome is SessionOutcome.STOPPED_PAIN for s in sessions)


def easing_programs(programs: Mapping[str, Program]) -> frozenset[str]:
    """The programs that are no training and never count (decisions D9)."""
    return frozenset(key for key, program in programs.items() if program.kind != "train")


def _next_day(
    schedule: Schedule, counted: Sequence[SessionRecord], today: str, out: Collection[str]
) -> str:
    """The first planned day from today on that is open and not among `out`; "" without one."""
    for day in schedule.planned(today, days.add(today, _LOOK_AHEAD_DAYS)):
        if day not in out and day in open_days(schedule, counted, day):
            return day
    return ""


def _known(stage: Stage, programs: Mapping[str, Program]) -> Stage:
    """The stage without programs that are gone from the content, or are no training (D30)."""
    known = tuple(
        program
        for program in stage.rotation
        if program in programs and programs[program].kind == "train"
    )
    return replace(stage, rotation=known or (FIRST,))


def _offer(stage: Stage, counted: Sequence[SessionRecord], next_day: str, *, is_due: bool) -> Due:
    n = 1 + sum(1 for s in counted if s.day >= stage.from_day)
    return Due(_turn(stage, counted), is_due, next_day, "", n, stage.weekdays)


def programs_of_week(
    plan_rows: Sequence[PlanRow],
    sessions: Sequence[SessionRecord],
    today: str,
    programs: Mapping[str, Program],
) -> tuple[str, ...]:
    """The programs of the planned days in the week of `today`, as they stand on its Monday.

    Each planned day counts by the plan row in force on it. Programs that take turns go on from
    the last one before the week, as if each day of it were done; so the answer stays the same
    through the week, whatever is done in it.
    """
    schedule, monday = Schedule(plan_rows), days.week_start(today)
    found: list[str] = []
    for day in schedule.planned(monday, days.add(monday, 6)):
        stage = schedule.stage(day)
        assert stage is not None  # the day is planned
        stage = _known(stage, programs)
        if found and found[-1] in stage.rotation:
            found.append(_after(found[-1], stage))
        elif len(stage.rotation) == 1:  # no need to go through years of sessions
            found.append(stage.rotation[0])
        else:
            easing = easing_programs(programs)
            before = [s for s in sessions if s.day < monday and credit(s, easing)]
            found.append(_turn(stage, before))
    return tuple(found)


def _turn(stage: Stage, counted: Sequence[SessionRecord]) -> str:
    """The program after the one that was last done; the first one when none was."""
    last = _last_of(stage, counted)
    return stage.rotation[0] if last is None else _after(last.program, stage)


def _after(program: str, stage: Stage) -> str:
    """Whose turn it is after `program`, which is in the rotation."""
    return stage.rotation[(stage.rotation.index(program) + 1) % len(stage.rotation)]


def _last_of(stage: Stage, counted: Sequence[SessionRecord]) -> SessionRecord | None:
    return max(
        (s for s in counted if s.program in stage.rotation),
        key=lambda s: (s.day, s.started_ms),
        default=None,
    )


def _why_due(
    found: Due,
    stage: Stage,
    counted: Sequence[SessionRecord],
    programs: Mapping[str, Program],
) -> str:
    names = formats.weekday_list(found.weekdays)
    number = len(found.weekdays)
    last = _last_of(stage, counted)
    if last is not None and len(stage.rotation) > 1:
        return trn(
            "Your day is {days}. Last time was {last}, so today is {program}.",
            "Your days are {days}. Last time was {last}, so today is {program}.",
            number,
            days=names,
            last=_name(last.program, programs),
            program=_name(found.program_id, programs),
        )
    total = number * (stage.weeks or 0)
    if found.day_n <= total:
        return trn(
            "Your day is {days}. This is day {day} of {total}.",
            "Your days are {days}. This is day {day} of {total}.",
            number,
            days=names,
            day=found.day_n,
            total=total,
        )
    return trn(
        "Your day is {days}. This is day {day}.",
        "Your days are {days}. This is day {day}.",
        number,
        days=names,
        day=found.day_n,
    )


def _name(program: str, programs: Mapping[str, Program]) -> str:
    return programs[program].name if program in programs else program


def _why_not(found: Due, schedule: Schedule, today: str) -> str:
    if not found.next_day:
        return _why_no_day(found)
    day = formats.near_day(found.next_day, today)
    if found.stopped_today:
        return tr("You stopped because it hurt. Strengthening waits. Next: {day}.", day=day)
    if found.done_today:
        return tr("Done for today. Next: {day}.", day=day)
    if schedule.stage(today) is None:
        return tr("Your plan has not begun yet. Next: {day}.", day=day)
    if schedule.is_planned(today):
        return tr("An extra session has filled this day. Next: {day}.", day=day)
    return tr("Today is a free day. Next: {day}.", day=day)


def _why_no_day(found: Due) -> str:
    if found.stopped_today:
        return tr("You stopped because it hurt. Strengthening waits until another day.")
    if found.done_today:
        return tr("Done for today.")
    return tr("No days are planned. Choose your days in Settings.")


def _plan_rule(
    found: Due, stage: Stage, schedule: Schedule, today: str, programs: Mapping[str, Program]
) -> str:
    """What `why` leaves out: the plan in force and for how long, how turns go, and the days."""
    if not found.next_day:
        return ""
    told = [_lasting(stage, schedule, today, programs)]
    if len(stage.rotation) > 1:
        told.append(tr("The programs take turns, and a day that goes by keeps its turn."))
    if not found.is_due:
        names, number = formats.weekday_list(found.weekdays), len(found.weekdays)
        told.insert(0, trn("Your day is {days}.", "Your days are {days}.", number, days=names))
    return " ".join(told)


def _lasting(stage: Stage, schedule: Schedule, today: str, programs: Mapping[str, Program]) -> str:
    """The programs of a stage, and until when, or since when where the plan names no end."""
    names = _names(stage, programs)
    after = _after_it(stage, schedule, programs)
    if after is not None:
        end = formats.short_date(days.add(after.from_day, -1), today)
        if not after.rotation:
            return tr("Until {day} your plan is {programs}.", day=end, programs=names)
        return tr(
            "Until {day} your plan is {programs}, then {next}.",
            day=end,
            programs=names,
            next=_names(after, programs),
        )
    day = formats.short_date(stage.from_day, today)
    if stage.from_day >= today:
        return tr("From {day} on your plan is {programs}.", day=day, programs=names)
    return tr(
        "Your plan has been {programs} since {day}. It stays until you change it.",
        programs=names,
        day=day,
    )


def _after_it(stage: Stage, schedule: Schedule, programs: Mapping[str, Program]) -> Stage | None:
    """The next stage with other programs, or with none; None when this one has no end."""
    for later in schedule.stages:
        if later.from_day > stage.from_day:
            if not later.rotation or not later.weekdays:
                return replace(later, rotation=())
            found = _known(later, programs)
            if found.rotation != stage.rotation:
                return found
    return None


def standard_name() -> str:
    """What the two standard programs in turn are called, in plans and where they are chosen."""
    return tr("Standard, A and B in turn")


def _names(stage: Stage, programs: Mapping[str, Program]) -> str:
    if stage.rotation == STANDARD:
        return standard_name()
    return formats.listed(_name(program, programs) for program in stage.rotation)
