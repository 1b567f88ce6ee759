"""The core move, the side-lying hip lift: how it lies, where it stops and how much it is.

What limits the lift (N4, R11, R15) holds for every form of it, such as the one along a wall; what
its words must say (R11 to R14) holds for the core move itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spasmfree.core.exercises import Catalogue, Claim, Exercise, SideMode
from spasmfree.core.method_rule import (
    Look,
    Place,
    Rule,
    each_exercise,
    exercise_place,
    program_place,
)
from spasmfree.core.method_text import first_named, first_with, names, plain, told
from spasmfree.core.vocabulary import At, ClaimSide, Group, Part, PositionId, Value
from spasmfree.core.words import tr

CORE_MOVE = "side-lying-hip-abduction"
MOST_SETS, MOST_REPS = 3, 10  # on each side; the method's own dose
_ON_THE_SIDE = (PositionId.SIDE_LYING, PositionId.SIDE_LYING_WALL)  # the second for its wall form

_LIFT = re.compile(
    r"\bside[- ]lying[- ](straight[- ])?(hip[- ]abduction|(hip|leg)[- ](lift|raise))s?\b"
    r"|\bside[- ]leg[- ](lift|raise)s?\b"
)
_ABOVE = re.compile(
    r"\b(above|past|beyond) (the |your )?(level|horizontal|parallel|hips?|trunk|body)\b"
    r"|\bhigher\b|\bas high as (?!level)|\bas far as (you|it|possible)\b"
    r"|\bto(wards?)? the ceiling\b|\b(lift|rais)\w* .*\d ?(degrees\b|°)"
)
_STANDING = re.compile(r"\bstanding\b|\bstand (on|tall|behind|beside|next|side)\b")
_LOWER_KNEE = re.compile(r"\blower knee (is |a little )?bent\b|\bbend the lower knee\b")
_STRAIGHT = re.compile(r"\b(upper|top) (leg|knee) (is )?straight\b|\bstraight (upper |top )?leg\b")
_LEVEL = re.compile(r"\blevel\b|\bparallel\b|\bhorizontal\b")
_IN_LINE = re.compile(r"\bin (a straight )?line with (your|the) trunk\b")
_TAKES_OVER = re.compile(r"\blower back\b")


def _each_lift(fault: Callable[[Exercise, Catalogue], str | None]) -> Look:
    """As each_exercise, for every form of the side-lying lift."""

    def of_lift(exercise: Exercise, catalogue: Catalogue) -> str | None:
        return fault(exercise, catalogue) if _is_lift(exercise) else None

    return each_exercise(of_lift)


def _core_move(fault: Callable[[Exercise, Catalogue], str | None]) -> Look:
    """As each_exercise, for the core move alone."""

    def of_core_move(exercise: Exercise, catalogue: Catalogue) -> str | None:
        return fault(exercise, catalogue) if exercise.id == CORE_MOVE else None

    return each_exercise(of_core_move)


def _is_lift(exercise: Exercise) -> bool:
    return first_named(_LIFT, names(exercise)) is not None


def _beyond(field: str, most: int) -> Look:
    """Every dose and every prescription of the lift that asks for more than `most`."""

    def look(catalogue: Catalogue) -> Iterator[Place]:
        lifts = {key for key, exercise in catalogue.exercises.items() if _is_lift(exercise)}
        for key in sorted(lifts):
            if getattr(catalogue.exercises[key].dose, field) > most:
                yield exercise_place(key, f"dose.{field}")
        for program in catalogue.programs.values():
            for number, item in enumerate(program.items):
                if item.exercise in lifts and getattr(item, field) > most:
                    yield program_place(program.id, f"items[{number}].{field}")

    return look


def _one_side(exercise: Exercise, _: Catalogue) -> str | None:
    return None if exercise.side_mode is SideMode.EACH else "side_mode"


def _off_the_side(exercise: Exercise, catalogue: Catalogue) -> str | None:
    position = catalogue.positions[exercise.position]
    wanted = _ON_THE_SIDE if exercise.id != CORE_MOVE else _ON_THE_SIDE[:1]
    if position.id not in wanted or position.group is not Group.LYING:
        return "position"
    return first_with(_STANDING, told(exercise))


def _above(exercise: Exercise, _: Catalogue) -> str | None:
    return first_with(_ABOVE, told(exercise))


def _says(pattern: re.Pattern[str], exercise: Exercise) -> bool:
    texts = (exercise.start, *(step.text for step in exercise.steps))
    return any(pattern.search(plain(text)) for text in texts)


def _other_knees(exercise: Exercise, _: Catalogue) -> str | None:
    return None if _says(_LOWER_KNEE, exercise) and _says(_STRAIGHT, exercise) else "steps"


def _no_level(exercise: Exercise, _: Catalogue) -> str | None:
    if not any(step.claim and _is_level(step.claim) for step in exercise.steps):
        return "steps"
    in_cue = any(_LEVEL.search(plain(text)) for text in (exercise.cue.title, exercise.cue.text))
    return None if in_cue else "cue"


def _is_level(claim: Claim) -> bool:
    """The working leg is level where it is furthest up."""
    lifted = claim.part in (Part.LEG, Part.THIGH) and claim.side is ClaimSide.WORKING
    return lifted and claim.value is Value.LEVEL and claim.at is At.END


def _other_mistake_first(exercise: Exercise, _: Catalogue) -> str | None:
    first = exercise.mistakes[0] if exercise.mistakes else None
    named = first is not None and _ABOVE.search(plain(first.text))
    return None if first and named and _TAKES_OVER.search(plain(first.recruits)) else "mistakes"


def _out_of_line(exercise: Exercise, _: Catalogue) -> str | None:
    return None if _says(_IN_LINE, exercise) else "steps"


RULES = (
    Rule(
        "N4",
        "above-level",
        lambda: tr(
            "Above level the lower back lifts the leg; let every form of the lift stop at level,"
            " and make it harder by weight, a pause or slower lowering."
        ),
        _each_lift(_above),
    ),
    Rule(
        "R11",
        "on-the-side",
        lambda: tr(
            "The core move is done lying on the side; give it the position side-lying and steps"
            " for it."
        ),
        _each_lift(_off_the_side),
    ),
    Rule(
        "R11",
        "knees",
        lambda: tr(
            "The core move starts with the lower knee bent and the upper leg straight; say both"
            " in its steps."
        ),
        _core_move(_other_knees),
    ),
    Rule(
        "R12",
        "level",
        lambda: tr(
            "Level is the top of the core move; say so in its cue, with a step that claims it."
        ),
        _core_move(_no_level),
    ),
    Rule(
        "R13",
        "first-mistake",
        lambda: tr(
            "The first mistake of the core move is to lift above level, where the lower back"
            " takes over; name it first."
        ),
        _core_move(_other_mistake_first),
    ),
    Rule(
        "R14",
        "in-line",
        lambda: tr(
            "In the core move the thigh stays in line with the trunk; say so in one of its steps."
        ),
        _core_move(_out_of_line),
    ),
    Rule(
        "R15",
        "reps",
        lambda: tr("The core move has up to 10 lifts in a set; write 10 or fewer."),
        _beyond("reps", MOST_REPS),
    ),
    Rule(
        "R15",
        "sets",
        lambda: tr("The core move has 3 sets on each side; write 3 or fewer."),
        _beyond("sets", MOST_SETS),
    ),
    Rule(
        "R15",
        "each-side",
        lambda: tr('The core move is done on each side in turn; write "each" as its side mode.'),
        _each_lift(_one_side),
    ),
)
