"""Lays a program out as the flat list of phases that screen, sound and figure all follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spasmfree.core import changes
from spasmfree.core.exercises import Catalogue, Prescription, Side, SideMode
from spasmfree.core.loads import Load, SideLoads
from spasmfree.core.timeline import (
    CHANGE_POSITION_MS,
    CHANGE_SIDE_MS,
    Kind,
    Pace,
    Phase,
    PlannedSet,
    Timeline,
)

PREPARE_MS = 10_000  # countdown to the first set of an exercise (product: the guided session)
BETWEEN_EXERCISES_MS = 30_000  # our own choice: the method names no rest between exercises


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person chose about a session. `overrides` replace a program's own prescription."""

    pace: Pace = Pace.PACED
    first_side: Side = Side.LEFT
    one_side_first: bool = False  # finish one side before the other (decisions D2)
    change_side_ms: int = CHANGE_SIDE_MS
    change_position_ms: int = CHANGE_POSITION_MS
    short: bool = False  # one set of each exercise and side (decisions D9)
    overrides: tuple[Prescription, ...] = ()  # used instead for the exercise they name
    loads: tuple[tuple[str, SideLoads], ...] = ()  # by exercise, instead of those prescribed


@dataclass(frozen=True, slots=True)
class Item:
    """A prescription with what the timeline needs of its exercise, so that it stands alone."""

    prescription: Prescription
    position: str
    group: str
    first: str  # the phase a rep begins with: out | back
    strengthens: bool


def resolve(program: Sequence[Prescription], catalogue: Catalogue) -> tuple[Item, ...]:
    """The prescriptions with their positions; an exercise the catalogue lacks is a KeyError."""
    items = []
    for prescription in program:
        exercise = catalogue.exercises[prescription.exercise]
        group = catalogue.positions[exercise.position].group
        strengthens = exercise.role.strengthens
        item = Item(prescription, exercise.position, group, exercise.first, strengthens)
        items.append(item)
    return tuple(items)


def build(
    program: Sequence[Prescription], catalogue: Catalogue, choices: Choices | None = None
) -> Timeline:
    """The timeline of a program, or of one exercise to practise."""
    return lay_out(resolve(program, catalogue), choices or Choices())


def lay_out(items: Sequence[Item], choices: Choices) -> Timeline:
    """All phases in order (decisions D3 to D5). No items is a ValueError."""
    if not items:
        raise ValueError("a session needs at least one exercise")
    phases: list[Phase] = []
    sets: list[PlannedSet] = []
    replaced = {prescription.exercise: prescription for prescription in choices.overrides}
    chosen = dict(choices.loads)
    for number, item in enumerate(items):
        dose = replaced.get(item.prescription.exercise, item.prescription)
        bare = _bare_set(number, item, dose)
        usual = Load(dose.load_grams, dose.band)
        worn = chosen.get(dose.exercise, SideLoads(usual, usual))
        for side, set_no in _order(dose, choices):
            last, index = sets[-1] if sets else None, len(sets)
            load = worn.of(side)
            coming = replace(
                bare,
                side=side,
                set_no=set_no,
                first_phase=len(phases),
                load_grams=load.grams,
                band=load.band,
            )
            phases += _leading(last, coming, index, dose, choices)
            sets.append(replace(coming, sets=_count(dose, choices), first_work=len(phases)))
            phases += _work(dose, item.first, index, choices.pace)
    phases.append(Phase(Kind.EXIT, None, len(sets) - 1))
    return Timeline(tuple(phases), tuple(sets), choices.change_side_ms, choices.change_position_ms)


def _bare_set(number: int, item: Item, dose: Prescription) -> PlannedSet:
    """What all sets of an item share."""
    return PlannedSet(
        item=number,
        exercise=dose.exercise,
        position=item.position,
        group=item.group,
        side=Side.BOTH,
        set_no=1,
        sets=1,
        reps=dose.reps,
        hold_ms=_seconds(dose.hold_s) if _is_held(dose) else None,
        is_hold=dose.is_hold,
        load_grams=0,
        first_phase=0,
        first_work=0,
        rep_ms=0 if _is_held(dose) else _seconds(sum(dose.tempo or ()) + dose.gap_s),
        strengthens=item.strengthens,
        if_easy=dose.if_easy,
    )


def _count(dose: Prescription, choices: Choices) -> int:
    """Sets of each side."""
    return 1 if choices.short else dose.sets


def _order(dose: Prescription, choices: Choices) -> list[tuple[Side, int]]:
    """The sets of an exercise as (side, number), in the order of decisions D2."""
    numbers = range(1, _count(dose, choices) + 1)
    if dose.side_mode is not SideMode.EACH:
        return [(Side.BOTH, number) for number in numbers]
    sides = (choices.first_side, choices.first_side.other)
    if choices.one_side_first or dose.one_side_first:
        return [(side, number) for side in sides for number in numbers]
    return [(side, number) for number in numbers for side in sides]


def _leading(
    last: PlannedSet | None, coming: PlannedSet, index: int, dose: Prescription, choices: Choices
) -> list[Phase]:
    """The phases that lead to a set; a rest that holds a change lasts the longer of both (D3)."""
    change = changes.cost_ms(
        changes.turning(last, coming), choices.change_side_ms, choices.change_position_ms
    )
    if last is None or last.item != coming.item:
        between = BETWEEN_EXERCISES_MS if last else 0
        announce = max(between, change, PREPARE_MS) - PREPARE_MS
        return [Phase(Kind.ANNOUNCE, announce, index), Phase(Kind.PREPARE, PREPARE_MS, index)]
    turns, rises = last.side != coming.side, coming.set_no > last.set_no
    rest_s = max(dose.rest_side_s if turns else 0, dose.rest_set_s if rises else 0)
    kind = Kind.CHANGE if turns else Kind.REST
    return [Phase(kind, max(_seconds(rest_s), change), index)]


def _work(dose: Prescription, first: str, index: int, pace: Pace) -> Iterator[Phase]:
    """The phases of one set; holds keep their time whoever keeps the time of reps."""
    if not _is_held(dose) and pace is Pace.SET:
        yield Phase(Kind.BY_HAND, None, index, dose.reps, last_of_rep=True)
        return
    rep = _rep(dose, first, pace)
    if not rep:
        raise ValueError(f"{dose.exercise}: its reps have neither a tempo nor a hold")
    gap = 0 if rep[0][0] is Kind.BY_HAND else _seconds(dose.gap_s)
    for number in range(1, dose.reps + 1):
        for place, (kind, ms) in enumerate(rep, 1):
            yield Phase(kind, ms, index, number, last_of_rep=place == len(rep))
        if gap and number < dose.reps:
            yield Phase(Kind.GAP, gap, index, number)


def _rep(dose: Prescription, first: str, pace: Pace) -> list[tuple[Kind, int | None]]:
    """One rep as kinds and lengths; parts of no length are left out (decisions D4)."""
    if _is_held(dose):
        return [(Kind.HOLD, _seconds(dose.hold_s))]
    if pace is not Pace.PACED:
        return [(Kind.BY_HAND, None)]
    out, hold, back = dose.tempo or (0, 0, 0)
    parts = [(Kind.OUT, out), (Kind.HOLD, hold), (Kind.BACK, back)]
    ordered = parts if first == "out" else parts[::-1]
    return [(kind, _seconds(length)) for kind, length in ordered if length]


def _is_held(dose: Prescription) -> bool:
    """A long hold, or reps that are pressed and held and have no tempo."""
    return dose.hold_s is not None and (dose.is_hold or dose.tempo is None)


def _seconds(seconds: int | None) -> int:
    """Whole seconds in ms."""
    return (seconds or 0) * 1000
