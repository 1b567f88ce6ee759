"""An episode that is open: what is offered then, and what waits (decisions D30)."""

from __future__ import annotations

from dataclasses import dataclass

from spasmfree.core import days
from spasmfree.core.entries import Episode, Trigger
from spasmfree.core.exercises import Catalogue
from spasmfree.core.record import SessionKind
from spasmfree.core.words import tr

EASE_PROGRAM = "flare-relief"
REST_EXERCISE = "rest-90-90"


@dataclass(frozen=True, slots=True)
class FlareState:
    """What Today says of the episode; sentences are finished."""

    words: str  # such as "Episode, day 2"
    rule: str  # why strengthening waits; "" when the person trains anyway today
    rest_minutes: int  # of the rest alone; 0 where the person cannot take it
    bare: bool  # nothing is told of it yet but that it began


def day_number(episode: Episode, today: str) -> int:
    """1 on the day it began."""
    return max(1, days.between(episode.start_day, today) + 1)


def day_words(episode: Episode, today: str) -> str:
    """Such as "Episode, day 2"."""
    return tr("Episode, day {n}", n=day_number(episode, today))


def flare_rule() -> str:
    """Why nothing that strengthens is offered in an episode; the number is our own choice."""
    return tr(
        "In this method strengthening waits while your back is in spasm, until pain at rest is 3 "
        "or less for a day. That number is our own choice."
    )


def strengthens(kind: SessionKind, program: str, catalogue: Catalogue) -> bool:
    """Whether a session strengthens: of a program by its kind, of practice by its exercise.

    What is not known counts as strengthening.
    """
    if kind is SessionKind.PRACTICE:
        exercise = catalogue.exercises.get(catalogue.aliases.get(program, program))
        return exercise is None or exercise.role.strengthens
    found = catalogue.programs.get(program)
    return found is None or found.kind == "train"


def trigger_names() -> dict[Trigger, str]:
    """What may go before an episode, in words, in the order in which it is offered."""
    return {
        Trigger.BEND: tr("Bending"),
        Trigger.LIFT_LIGHT: tr("Lifting something light"),
        Trigger.LIFT_HEAVY: tr("Lifting something heavy"),
        Trigger.TWIST: tr("Twisting"),
        Trigger.SNEEZE_COUGH: tr("Sneeze or cough"),
        Trigger.SITTING: tr("Sitting"),
        Trigger.SPORT: tr("Sport"),
        Trigger.NONE: tr("Nothing I know of"),
        Trigger.OTHER: tr("Something else"),
    }
