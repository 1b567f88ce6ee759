"""A program on paper, for the fridge or the physiotherapist: every word of it, and its boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from spasmfree.core import browse, fixed_words, formats, load_words
from spasmfree.core.courses import MAINTENANCE, two_days
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Catalogue, Exercise, Prescription, Program, SideMode
from spasmfree.core.load_choice import LoadChoice, last_done
from spasmfree.core.loads import Worn
from spasmfree.core.plan import PRESET_DAYS
from spasmfree.core.planned import Schedule
from spasmfree.core.store import PlanRow
from spasmfree.core.tailor import Tailor
from spasmfree.core.today import nothing_fits
from spasmfree.core.words import tr

WEEKS = 4  # that one sheet has boxes for
ANY_DAYS = ("",) * len(PRESET_DAYS)


class Paper(StrEnum):
    """What it is printed on; the values are those of the command line."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class HandoutExercise:
    """One exercise on paper; sentences are finished."""

    id: str  # of the exercise, for its picture
    position: str  # id, for the outline of one without a figure
    name: str
    dose: str  # such as "3 x 10 each side"
    counted: str  # after a dose that is nothing but numbers, such as "tilts"; "" after others
    place: str  # how to get into position
    cue_title: str
    cue: str
    stop: str
    equipment: str  # "" when nothing is needed


@dataclass(frozen=True, slots=True)
class Handout:
    """Everything that is printed."""

    title: str
    why: str
    exercises: tuple[HandoutExercise, ...]
    stop_signs: str
    boxes: str  # what they are for
    week: str  # before the line on which a date is written
    weeks: int
    days: tuple[str, ...]  # what stands under each box of a week; "" for nothing
    notes: tuple[str, ...]  # how to read the page
    not_reviewed: str
    disclaimer: str


def own(
    program: Program,
    tailor: Tailor,
    plan: Sequence[PlanRow],
    today: str,
    history: Sequence[Worn] = (),
) -> Handout:
    """The program as the person does it, with boxes for the days of their plan.

    `history` has the loads of what was done last, the oldest first. Raises KnownError when they
    can do nothing of it.
    """
    items = tailor.program(program).items
    if not items:
        raise KnownError(nothing_fits())
    done = replace(program, items=items)
    loads = last_done(items, tailor.catalogue, tailor.person.gear, history)
    boxes = box_days(program, plan, today)
    return handout(done, tailor.catalogue, boxes, tailor.person.units, loads)


def handout(
    program: Program,
    catalogue: Catalogue,
    days: Sequence[str] = ANY_DAYS,
    units: str = "kg",
    loads: Mapping[str, LoadChoice] = MappingProxyType({}),
) -> Handout:
    """The program as a sheet; `days` has what stands under each box of a week.

    `loads` has by exercise what is worn instead of what the program has.
    """
    return Handout(
        title=program.name,
        why=program.why,
        exercises=tuple(
            _exercise(item, catalogue, _load(item, units, loads)) for item in program.items
        ),
        stop_signs=fixed_words.stop_signs(),
        boxes=tr("A box for each session"),
        week=tr("Week of"),
        weeks=WEEKS,
        days=tuple(days),
        notes=tuple(_notes(program)),
        not_reviewed=fixed_words.not_reviewed(),
        disclaimer=fixed_words.disclaimer(),
    )


def box_days(program: Program, plan: Sequence[PlanRow], today: str) -> tuple[str, ...]:
    """What stands under the boxes of a week: the days on which the program is planned.

    What is no training may be done on any day. Where no plan has the program, there are as many
    boxes as it usually has days, with nothing under them.
    """
    if program.kind != "train":
        return tuple(map(formats.weekday_short, range(7)))
    usual = two_days(PRESET_DAYS) if program.id == MAINTENANCE else PRESET_DAYS
    return tuple(map(formats.weekday_short, _planned(program, plan, today))) or ("",) * len(usual)


def _planned(program: Program, plan: Sequence[PlanRow], today: str) -> tuple[int, ...]:
    """The weekdays of the stage of the plan that has the program, now or else next."""
    schedule = Schedule(plan)
    coming = [stage for stage in schedule.stages if stage.from_day > today]
    stages = [stage for stage in (schedule.stage(today), *coming) if stage is not None]
    return next((stage.weekdays for stage in stages if program.id in stage.rotation), ())


def page_words(page: int, pages: int) -> str:
    """Such as "Page 1 of 2"."""
    return tr("Page {page} of {pages}", page=page, pages=pages)


def _exercise(item: Prescription, catalogue: Catalogue, load: str) -> HandoutExercise:
    exercise = catalogue.exercises[item.exercise]
    things = formats.listed(browse.equipment_names(catalogue, exercise.equipment))
    return HandoutExercise(
        id=exercise.id,
        position=exercise.position,
        name=exercise.name,
        dose=browse.dose_words(item, item.side_mode),
        counted=exercise.counted if _is_bare(item) else "",
        place=" ".join(_place(item, exercise, catalogue, load)),
        cue_title=exercise.cue.title,
        cue=exercise.cue.text,
        stop=exercise.stop,
        equipment=formats.capital(things),
    )


def _is_bare(item: Prescription) -> bool:
    """Whether the dose is sets and reps alone, with no word for a hold or a side."""
    return item.side_mode is SideMode.BOTH and item.hold_s is None


def _place(
    item: Prescription, exercise: Exercise, catalogue: Catalogue, load: str
) -> Iterator[str]:
    """The sentences before the first rep; decisions D32 says which come every time."""
    standing = catalogue.positions[exercise.position].group == "standing"
    if standing and item.side_mode is SideMode.EACH:
        yield tr("Hold on to something.")
    yield exercise.start
    if load:
        yield load


def _load(item: Prescription, units: str, loads: Mapping[str, LoadChoice]) -> str:
    """What the sets are done with, as a sentence; "" for nothing."""
    choice = loads.get(item.exercise)
    if choice is not None:
        return load_words.sentence(choice.worn, choice.exercise.loadable, units)
    if not item.load_grams:
        return ""
    load = formats.load(item.load_grams, units)
    return tr("Ankle weight of {load}: check the strap.", load=load)


def _notes(program: Program) -> Iterator[str]:
    if any(item.side_mode is SideMode.EACH for item in program.items):
        yield tr("3 \u00d7 10 each side means 3 sets of 10 on the left and 3 on the right.")
    yield tr(
        "Pictures show where a movement ends, arrows the way there; the muscle meant is black."
    )
