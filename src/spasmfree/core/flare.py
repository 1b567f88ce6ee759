"""An episode that is open: what is offered then, and what waits (decisions D30)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spasmfree.core import days
from spasmfree.core.entries import Episode, Trigger
from spasmfree.core.exercises import Catalogue
from spasmfree.core.record import SessionKind
from spasmfree.core.vocabulary import Role
from spasmfree.core.words import tr

EASE_PROGRAM = "flare-relief"
REST_EXERCISE = "rest-90-90"
EARLY_DAYS = 2


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


def is_early(episode: Episode | None, today: str) -> bool:
    """Whether stretches to their end wait: on the day an episode began and the day after it.

    clinical.md 4e: no stretching to end range on days 0 to 2; on day 2 "within comfort" begins.
    """
    return episode is not None and day_number(episode, today) <= EARLY_DAYS


def stretches(exercises: Iterable[str], catalogue: Catalogue) -> bool:
    """Whether one of these exercises (ids) is a stretch, which goes to the end of a range."""
    return any(catalogue.exercises[each].role is Role.STRETCH for each in exercises)


def early_words() -> str:
    """What is said at the preview of a stretch then. Nothing is forbidden (decisions D30)."""
    return tr(
        "In this method no stretch goes as far as it can on the first two days of an episode. "
        "Stay where it is easy, or take the gentle session."
    )


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
