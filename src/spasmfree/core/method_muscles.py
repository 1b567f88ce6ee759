"""What may be strengthened, and by which role: the closed vocabulary of D33."""

from __future__ import annotations

import re

from spasmfree.core.exercises import Catalogue, Exercise
from spasmfree.core.method_rule import Look, Rule, each_exercise
from spasmfree.core.method_text import asks_for, first_named, names, told
from spasmfree.core.vocabulary import Muscle, Role
from spasmfree.core.words import tr

_METHOD = frozenset({Muscle.HAMSTRINGS, Muscle.SIDE_HIP})
_HELPERS = frozenset({Muscle.GLUTES})  # they extend the hip: beside the method's or in support
# Each has a rule of its own.
_LEFT_ALONE = frozenset({Muscle.LOW_BACK, Muscle.ABS, Muscle.QUADS, Muscle.SIDE_TRUNK})

# What strengthens by its name, whatever role is written beside it.
_WORK = re.compile(
    r"\b((leg|hamstring|heel)[- ]curls?|bridges?|clam(shell)?s?|abductions?|side[- ]?steps?"
    r"|hip[- ](lift|extension)s?|(heel|wall)[- ]press(es)?|heel[- ]digs?|strength\w*)\b"
)
_TILT = re.compile(r"\bpelvic[- ]tilts?\b")
_SMALL = re.compile(r"\b2 out of 10\b")


def _strengthens(muscle: Muscle) -> Look:
    def fault(exercise: Exercise, _: Catalogue) -> str | None:
        if muscle not in exercise.strengthens:
            return None
        return f"strengthens[{exercise.strengthens.index(muscle)}]"

    return each_exercise(fault)


def _others(exercise: Exercise, _: Catalogue) -> str | None:
    for number, muscle in enumerate(exercise.strengthens):
        helps = muscle in _HELPERS and (number > 0 or exercise.role is Role.SUPPORT)
        if not helps and muscle not in _METHOD | _LEFT_ALONE:
            return f"strengthens[{number}]"
    return None


def _works_by_name(exercise: Exercise, _: Catalogue) -> str | None:
    return None if exercise.role.strengthens else first_named(_WORK, names(exercise))


def _tilt_is_work(exercise: Exercise, _: Catalogue) -> str | None:
    if first_named(_TILT, names(exercise)) is None:
        return None
    if exercise.role.strengthens:
        return "role"
    said = any(asks_for(_SMALL, text) for _, text in told(exercise))
    return None if said else "cue.text"


RULES = (
    Rule(
        "N1",
        "low-back",
        lambda: tr(
            "The method leaves the lower back alone and does not strengthen it; take the"
            " exercise out."
        ),
        _strengthens(Muscle.LOW_BACK),
    ),
    Rule(
        "N2",
        "abs",
        lambda: tr("The method has no ab program; take the exercise out."),
        _strengthens(Muscle.ABS),
    ),
    Rule(
        "N2",
        "tilt",
        lambda: tr(
            "The pelvic tilt is a sense of position and no ab work; let it strengthen nothing"
            ' and say "2 out of 10" in its cue.'
        ),
        each_exercise(_tilt_is_work),
    ),
    Rule(
        "N5",
        "quads",
        lambda: tr("The method lengthens the quads and does not strengthen them; take it out."),
        _strengthens(Muscle.QUADS),
    ),
    Rule(
        "N6",
        "side-trunk",
        lambda: tr(
            "The method does not load the side of the trunk; take the exercise out, and use"
            " the core move for the side hip."
        ),
        _strengthens(Muscle.SIDE_TRUNK),
    ),
    Rule(
        "D33",
        "muscle",
        lambda: tr(
            "Only hamstrings and side hips are strengthened, with the glutes behind them or in the"
            " role support; take this muscle out."
        ),
        each_exercise(_others),
    ),
    Rule(
        "D33",
        "role",
        lambda: tr(
            "By its name this exercise strengthens; give it the role strengthen or support,"
            " or another name."
        ),
        each_exercise(_works_by_name),
    ),
)
