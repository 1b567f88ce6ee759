"""How often the safety cue is said at the far end of a strengthening rep, such as "Stop at level".

It fades as the exercise becomes familiar and is back in full after pain or time away:
docs/safety-cue.md. Pure: the sessions that count and the day are passed in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple, Protocol

from spasmfree.core import days
from spasmfree.core.exercises import Catalogue
from spasmfree.core.record import Outcome, PainKind, PainRecord, SessionRecord, SetRecord

NEW_SESSIONS = 2  # of an exercise, with the cue at each rep
ENDS_SESSIONS = 4  # after those, with the cue at the first and the last rep; our own choice
AWAY_DAYS = 14  # after so many without the exercise it is as new
LOOKED_BACK_DAYS = 42  # how far back sessions are looked for; our own choice


class Often(StrEnum):
    """At which reps of a set the cue is said."""

    EACH = "each"
    ENDS = "ends"  # the first and the last
    FIRST = "first"

    def says(self, rep: int, target: int) -> bool:
        """Whether the cue is said at rep `rep`, 1-based, of a set of `target`."""
        if self is Often.EACH:
            return True
        return rep == 1 or (self is Often.ENDS and rep == target)


class Did(NamedTuple):
    """One earlier session in which an exercise was done."""

    day: str  # ISO
    hurt: bool = False  # "it hurts" was pressed at it


def often(earlier: Sequence[Did], today: str) -> Often:
    """How often in a session of the day `today`, after the earlier ones, oldest first.

    Only the sessions since pain or since a break of 14 days or more count.
    """
    last = [*earlier, Did(today)]
    practised = 0
    for did, following in pairwise(last):
        away = days.between(did.day, following.day) >= AWAY_DAYS
        practised = 0 if did.hurt or away else practised + 1
    if practised < NEW_SESSIONS:
        return Often.EACH
    return Often.ENDS if practised < NEW_SESSIONS + ENDS_SESSIONS else Often.FIRST


class History(Protocol):
    """What is read of the history."""

    def sessions(self, first: str = "", last: str = "9999") -> Sequence[SessionRecord]:
        """Sessions of these days, newest first."""

    def sets_of_days(self, first: str, last: str) -> Sequence[SetRecord]:
        """All sets of the sessions of these days."""

    def pains(self, session_id: str) -> Sequence[PainRecord]:
        """Pain scores and "it hurts" of a session."""


def by_exercise(
    history: History, exercises: Collection[str], catalogue: Catalogue, today: str
) -> dict[str, Often]:
    """How often for each of these exercises (ids of the catalogue) in a session today."""
    first = days.add(today, -LOOKED_BACK_DAYS)
    by_session: dict[str, list[SetRecord]] = {}
    for each in history.sets_of_days(first, today):
        if each.done and catalogue.known(each.exercise) in exercises:
            by_session.setdefault(each.session_id, []).append(each)
    did: dict[str, list[Did]] = {key: [] for key in exercises}
    for session in reversed(history.sessions(first, today)):
        sets = by_session.get(session.id, [])
        if not sets:
            continue
        hurt = {row.set_id for row in history.pains(session.id) if row.kind is PainKind.HURTS}
        for key in {catalogue.known(each.exercise) for each in sets}:
            own = (each for each in sets if catalogue.known(each.exercise) == key)
            did[key].append(Did(session.day, _any_hurt(own, hurt)))
    return {key: often(earlier, today) for key, earlier in did.items()}


def _any_hurt(sets: Iterable[SetRecord], hurt: Collection[str]) -> bool:
    return any(each.id in hurt or each.outcome is Outcome.STOPPED_PAIN for each in sets)
