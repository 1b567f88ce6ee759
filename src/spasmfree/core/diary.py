"""What the diary says: one row a session, and one session in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import NamedTuple

from spasmfree.core import days, formats, load_words, loads
from spasmfree.core.diary_edit import Elsewhere, is_hold
from spasmfree.core.entries import DiaryEntry
from spasmfree.core.exercises import Catalogue, Exercise, Side
from spasmfree.core.loads import BARE, NO_GEAR, Gear, Load
from spasmfree.core.record import (
    Felt,
    Outcome,
    PainKind,
    PainRecord,
    SessionKind,
    SessionOutcome,
    SessionRecord,
    SetRecord,
)
from spasmfree.core.vocabulary import Loadable
from spasmfree.core.words import tr, trn

_NOTHING = "\u2013"  # where no set of a side was done


Shown = SessionRecord | DiaryEntry  # what can stand in the timeline


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the list does not show yet: it is read when somebody scrolls to it."""

    before: str  # day, ISO; what is older is not read
    sessions: int
    first: str  # day of the oldest session, ISO


@dataclass(frozen=True, slots=True)
class DiaryState:
    """Everything the diary's list shows. Rows are put into words only when they are seen."""

    sessions: tuple[SessionRecord, ...]  # newest first
    programs: Mapping[str, str]  # program id -> name
    today: str  # ISO
    preset: Callable[[], Elsewhere]  # what to offer when a session is added
    exercises: Mapping[str, str] = field(default_factory=dict)  # exercise id -> name
    entries: tuple[DiaryEntry, ...] = ()  # what stands there besides, in no order
    show: str = "all"  # a diary_rows.Show
    changed: bool = False  # whether there is a change to be seen
    earlier: Earlier | None = None  # sessions besides, all older; None when there are none


@dataclass(frozen=True, slots=True)
class DiaryRow:
    """One record in the list."""

    record_id: str
    date: str  # "23 Nov"
    weekday: str  # "Monday"; "Mon 2025" in another year
    title: str
    facts: str
    pain: str
    note: str
    done: bool  # enough of it to count (decisions D9)
    icon: str = ""  # of what is no session

    @property
    def spoken(self) -> str:
        """The row for screen readers, in one line."""
        day = tr("{weekday} {date}", weekday=self.weekday, date=self.date)
        return ". ".join(x for x in (day, self.title, self.facts, self.pain, self.note) if x)


class Done(NamedTuple):
    """An exercise of which something was done, for its small picture."""

    exercise: str  # id
    position: str  # id


@dataclass(frozen=True, slots=True)
class Fact:
    """A number in a session's head and the word below it."""

    value: str
    word: str


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise of a session: what was done on each side, set by set."""

    name: str
    meta: str  # load, easier form, or that it hurt; "" for nothing
    left: str
    right: str
    both: str  # instead of left and right where no side is told apart


@dataclass(frozen=True, slots=True)
class SessionDetail:
    """One session in full."""

    session: SessionRecord
    sets: tuple[SetRecord, ...]
    title: str
    when: str
    facts: tuple[Fact, ...]
    lines: tuple[Line, ...]
    note: str
    exercise_names: tuple[str, ...]  # for each set of `sets`
    set_names: tuple[str, ...]  # for each set of `sets`: exercise, side and number in words
    set_loads: tuple[tuple[tuple[Load, str], ...], ...]  # what each may be said to be done with


def count_words(state: DiaryState) -> str:
    """How much the diary holds, such as "42 sessions since 3 September 2026"."""
    count = len(state.sessions) + (state.earlier.sessions if state.earlier else 0)
    if not count:
        return tr("No session yet")
    first = formats.long_date(state.earlier.first if state.earlier else state.sessions[-1].day)
    return trn("{n} session since {first}", "{n} sessions since {first}", count, first=first)


def row(state: DiaryState, session: SessionRecord) -> DiaryRow:
    """A session of the list in words."""
    return DiaryRow(
        session.id,
        formats.short_date(session.day),
        weekday_of(session.day, state.today),
        title(session, state.programs, state.exercises),
        facts(session),
        pain_words(session),
        session.note,
        _enough(session),
    )


def _enough(session: SessionRecord) -> bool:
    """Whether at least half of the sets were done; without sets it is as it was told."""
    if session.sets_planned:
        return 2 * session.sets_done >= session.sets_planned
    return session.outcome is SessionOutcome.DONE


def weekday_of(day: str, today: str) -> str:
    """The weekday, with the year where that is another than today's."""
    if day[:4] == today[:4]:
        return formats.weekday(day)
    return tr("{weekday} {year}", weekday=formats.weekday_short(days.weekday(day)), year=day[:4])


def title(session: SessionRecord, programs: Mapping[str, str], exercises: Mapping[str, str]) -> str:
    """What the session was; ids to names."""
    if session.kind is SessionKind.PRACTICE:
        exercise = exercises.get(session.program)
        return tr("Practice: {exercise}", exercise=exercise) if exercise else tr("Practice")
    name = programs.get(session.program, "")
    if session.kind is SessionKind.ELSEWHERE:
        return tr("{program}, without the app", program=name) if name else tr("Without the app")
    name = name or session.program
    return tr("{program}, short", program=name) if session.short else name


def facts(session: SessionRecord) -> str:
    """Minutes, sets, effort, and that it was stopped because it hurt, in one line."""
    parts = [formats.minutes(minutes(session))]
    if session.kind is not SessionKind.ELSEWHERE:
        parts.append(sets_words(session))
    if session.effort is not None:
        parts.append(tr("effort {n}", n=session.effort))
    if session.outcome is SessionOutcome.STOPPED_PAIN:
        parts.append(tr("stopped because it hurt"))
    return " · ".join(parts)


def minutes(session: SessionRecord) -> int:
    """From start to end, at least 1."""
    return max(1, round((session.ended_ms - session.started_ms) / 60_000))


def sets_words(session: SessionRecord) -> str:
    """How many of the planned sets were done."""
    return trn(
        "{done} of {n} set", "{done} of {n} sets", session.sets_planned, done=session.sets_done
    )


def pain_words(session: SessionRecord) -> str:
    """Pain before and after, as far as it was told; pain at worst where only that was."""
    before, after, worst = session.pain_before, session.pain_after, session.pain_worst
    if before is not None and after is not None:
        return tr("Pain {before} before, {after} after", before=before, after=after)
    if before is not None:
        return tr("Pain {n} before", n=before)
    if after is not None:
        return tr("Pain {n} after", n=after)
    return "" if worst is None else tr("Pain {n} at worst", n=worst)


def longest_pain_words() -> str:
    """The longest that `pain_words` can be."""
    return tr("Pain {before} before, {after} after", before=10, after=10)


def done(sets: Sequence[SetRecord], catalogue: Catalogue) -> tuple[Done, ...]:
    """The exercises of which a set was done, each once, in the order they were done."""
    found = dict.fromkeys(each.exercise for each in sets if each.outcome is not Outcome.SKIPPED)
    known = (catalogue.aliases.get(id_, id_) for id_ in found)
    exercises = (catalogue.exercises[id_] for id_ in known if id_ in catalogue.exercises)
    return tuple(Done(exercise.id, exercise.position) for exercise in exercises)


def detail(
    session: SessionRecord,
    sets: Sequence[SetRecord],
    pains: Sequence[PainRecord],
    catalogue: Catalogue,
    gear: Gear = NO_GEAR,
) -> SessionDetail:
    """One session in full, in the units of `gear`."""
    programs = {key: program.name for key, program in catalogue.programs.items()}
    exercises = {key: exercise.name for key, exercise in catalogue.exercises.items()}
    hurt = {pain.set_id for pain in pains if pain.kind is PainKind.HURTS}
    keys = dict.fromkeys((each.exercise, each.variant) for each in sets)
    grouped = [[s for s in sets if (s.exercise, s.variant) == key] for key in keys]
    return SessionDetail(
        session,
        tuple(sets),
        title(session, programs, exercises),
        _when(session),
        _facts(session),
        tuple(_line(group, hurt, catalogue, gear.units) for group in grouped),
        session.note,
        tuple(exercise_name(each.exercise, catalogue) for each in sets),
        tuple(_set_name(each, catalogue) for each in sets),
        tuple(_set_loads(each, sets, catalogue, gear) for each in sets),
    )


def _when(session: SessionRecord) -> str:
    day = formats.full_date(session.day)
    if session.kind is SessionKind.ELSEWHERE:
        return day
    return tr(
        "{day}, {start} to {end}",
        day=day,
        start=formats.clock(session.started_ms, session.offset_min),
        end=formats.clock(session.ended_ms, session.offset_min),
    )


def _facts(session: SessionRecord) -> tuple[Fact, ...]:
    found = []
    if session.kind is SessionKind.ELSEWHERE:
        lasted = minutes(session)
        found.append(Fact(str(lasted), trn("minute", "minutes", lasted)))
    else:
        done, planned = session.sets_done, session.sets_planned
        found.append(Fact(tr("{done} of {n}", done=done, n=planned), trn("set", "sets", planned)))
    found += _pain_facts(session)
    if session.effort is not None:
        found.append(Fact(str(session.effort), tr("effort")))
    return tuple(found)


def _pain_facts(session: SessionRecord) -> list[Fact]:
    before, after = session.pain_before, session.pain_after
    found = []
    if before is not None and after is not None:
        found.append(Fact(f"{before}\u00a0→\u00a0{after}", tr("pain before, after")))
    elif before is not None:
        found.append(Fact(str(before), tr("pain before")))
    elif after is not None:
        found.append(Fact(str(after), tr("pain after")))
    if session.pain_worst is not None:
        found.append(Fact(str(session.pain_worst), tr("pain at worst")))
    if session.pain_next_morning is not None:
        found.append(Fact(str(session.pain_next_morning), tr("next morning")))
    elif session.felt_next_morning is not None:
        found.append(Fact(felt_names()[session.felt_next_morning], tr("next morning")))
    return found


def felt_names() -> dict[Felt, str]:
    """How a morning may be, in words."""
    return {Felt.BETTER: tr("Better"), Felt.SAME: tr("Same"), Felt.WORSE: tr("Worse")}


def _line(sets: Sequence[SetRecord], hurt: set[str], catalogue: Catalogue, units: str) -> Line:
    first = sets[0]
    told = partial(_with_loads, catalogue=catalogue, units=units)
    say = _done if _one_load(sets) is not None else told
    sides = {side: say([s for s in sets if s.side is side]) for side in Side}
    both = formats.listed(sides[Side.BOTH].splitlines())
    return Line(
        exercise_name(first.exercise, catalogue),
        _meta(sets, hurt, catalogue, units),
        sides[Side.LEFT],
        sides[Side.RIGHT],
        both,
    )


def _done(sets: Sequence[SetRecord]) -> str:
    """Reps or held seconds of the sets that were done, such as "10 10 9" or "30 30 s"."""
    if not sets:
        return ""
    if is_hold(sets[0]):
        held = [str(round(s.hold_ms_done / 1000)) for s in sets if s.hold_ms_done]
        return tr("{seconds}\u00a0s", seconds=" ".join(held)) if held else _NOTHING
    return " ".join(str(s.reps_done) for s in sets if s.reps_done) or _NOTHING


def _one_load(sets: Sequence[SetRecord]) -> Load | None:
    """The load of all sets of which anything was done; None for different ones."""
    worn = {s.load for s in sets if s.done} or {s.load for s in sets}
    return worn.pop() if len(worn) == 1 else None


def _with_loads(sets: Sequence[SetRecord], catalogue: Catalogue, units: str) -> str:
    """As `_done` with the loads, one in a line, such as "10 10 with no weight"."""
    parts = []
    for load, group in groupby((s for s in sets if s.done), key=lambda s: s.load):
        some = list(group)
        words = load_words.inside(load, _kind(some[0], catalogue), units)
        parts.append(tr("{done} with {load}", done=_done(some), load=words))
    return "\n".join(parts) or _done(sets)


def _kind(each: SetRecord, catalogue: Catalogue) -> Loadable:
    exercise = _known(each.exercise, catalogue)
    return exercise.loadable if exercise else Loadable.NONE


def _set_loads(
    each: SetRecord, sets: Sequence[SetRecord], catalogue: Catalogue, gear: Gear
) -> tuple[tuple[Load, str], ...]:
    """What the person has for its exercise and what they wore; nothing where that is nothing."""
    worn = [other.load for other in sets if other.exercise == each.exercise]
    choices = loads.with_worn(loads.offered(_kind(each, catalogue), gear), worn)
    if choices == (BARE,):
        return ()
    return tuple((load, load_words.short(load, gear.units)) for load in choices)


def _meta(sets: Sequence[SetRecord], hurt: set[str], catalogue: Catalogue, units: str) -> str:
    first = sets[0]
    parts = []
    load = _one_load(sets) or BARE
    if load != BARE:
        parts.append(load_words.words(load, Loadable.NONE, units))
    exercise = catalogue.exercises.get(first.exercise)
    if first.variant and exercise is not None:
        easier = next((e.text for e in exercise.easier if e.id == first.variant), first.variant)
        parts.append(tr("easier: {form}", form=easier))
    if any(s.id in hurt or s.outcome is Outcome.STOPPED_PAIN for s in sets):
        parts.append(tr("it hurt here"))
    return " · ".join(parts)


def exercise_name(exercise: str, catalogue: Catalogue) -> str:
    """The present name of an exercise, also by an earlier id; the id where there is none."""
    found = _known(exercise, catalogue)
    return found.name if found is not None else exercise


def _known(exercise: str, catalogue: Catalogue) -> Exercise | None:
    return catalogue.exercises.get(catalogue.aliases.get(exercise, exercise))


def _set_name(each: SetRecord, catalogue: Catalogue) -> str:
    name = exercise_name(each.exercise, catalogue)
    if each.side is Side.LEFT:
        return tr("{exercise}, left, set {n}", exercise=name, n=each.set_no)
    if each.side is Side.RIGHT:
        return tr("{exercise}, right, set {n}", exercise=name, n=each.set_no)
    return tr("{exercise}, set {n}", exercise=name, n=each.set_no)
