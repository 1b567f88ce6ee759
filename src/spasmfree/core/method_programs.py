"""What a program holds (R7, R8, R10, D33): training is complete, and easing strengthens nothing."""

from __future__ import annotations

from spasmfree.core.exercises import Catalogue, Exercise, Prescription, Program, SideMode
from spasmfree.core.method_core_move import CORE_MOVE, MOST_REPS, MOST_SETS
from spasmfree.core.method_moves import SIDE_BEND
from spasmfree.core.method_rule import Rule, each_program
from spasmfree.core.vocabulary import Muscle, Role
from spasmfree.core.words import tr

STRETCHES, STRETCH_S = 2, 30  # a side; our own dose (D33)
_FRONT = frozenset({Muscle.QUADS, Muscle.HIP_FLEXORS})


def _without_stretch(program: Program, catalogue: Catalogue) -> str | None:
    return _lacking(any(_is_stretch(item, _of(item, catalogue)) for item in program.items), program)


def _without_hamstrings(program: Program, catalogue: Catalogue) -> str | None:
    return _lacking(any(_is_hamstrings(_of(item, catalogue)) for item in program.items), program)


def _without_core_move(program: Program, _: Catalogue) -> str | None:
    return _lacking(any(_is_core_move(item) for item in program.items), program)


def _lacking(found: bool, program: Program) -> str | None:  # noqa: FBT001 - what was looked for
    return None if found or program.kind != "train" else "items"


def _of(item: Prescription, catalogue: Catalogue) -> Exercise:
    return catalogue.exercises[item.exercise]


def _is_stretch(item: Prescription, exercise: Exercise) -> bool:
    long_enough = item.sets >= STRETCHES and (item.hold_s or 0) >= STRETCH_S
    front = exercise.role is Role.STRETCH and not _FRONT.isdisjoint(exercise.stretches)
    return front and long_enough and item.side_mode is SideMode.EACH


def _is_hamstrings(exercise: Exercise) -> bool:
    return exercise.role is Role.STRENGTHEN and Muscle.HAMSTRINGS in exercise.strengthens


def _is_core_move(item: Prescription) -> bool:
    return item.exercise == CORE_MOVE and item.sets >= MOST_SETS and item.reps >= MOST_REPS


def _work_at_rest(program: Program, catalogue: Catalogue) -> str | None:
    if program.kind == "train":
        return None
    for number, item in enumerate(program.items):
        if _of(item, catalogue).role.strengthens:
            return f"items[{number}].exercise"
    return None


def _side_bend_at_rest(program: Program, catalogue: Catalogue) -> str | None:
    for number, item in enumerate(program.items):
        if program.kind == "relief" and SIDE_BEND.field(_of(item, catalogue), catalogue):
            return f"items[{number}].exercise"
    return None


RULES = (
    Rule(
        "R7",
        "stretch",
        lambda: tr(
            "A training program stretches the quads or hip flexors, at least twice"
            " 30\u00a0seconds on each side; add such an item, for example quad-stretch-side-lying."
        ),
        each_program(_without_stretch),
    ),
    Rule(
        "R8",
        "hamstrings",
        lambda: tr(
            "A training program strengthens the hamstrings; add an item for them, for example"
            " hamstring-heel-dig."
        ),
        each_program(_without_hamstrings),
    ),
    Rule(
        "R10",
        "core-move",
        lambda: tr(
            "A training program holds the core move with 3 sets of 10 on each side; add"
            " side-lying-hip-abduction with sets 3 and reps 10."
        ),
        each_program(_without_core_move),
    ),
    Rule(
        "D33",
        "rest",
        lambda: tr(
            "A program that is not for training holds nothing that strengthens; take the item"
            ' out, or give the program the kind "train".'
        ),
        each_program(_work_at_rest),
    ),
    Rule(
        "N6",
        "side-bend",
        lambda: tr(
            "A side bend pulls at the muscle that may be in spasm; take it out of this program."
        ),
        each_program(_side_bend_at_rest),
    ),
)
