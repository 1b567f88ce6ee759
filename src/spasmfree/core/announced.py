"""What a screen reader is told of a running session, where no voice of ours speaks.

One word for each phase in the first two reps of a set, then one number a rep, the side, and what
came of each set. Of what falls on one instant one announcement is made. What is only there for
the ear of who moves - counting down, halfway, three more - is left out: the value of the ring has
it, for whoever wants to know (docs/decisions/0010).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from spasmfree.core import spoken_words as say
from spasmfree.core.changes import Turning
from spasmfree.core.cues import SOUNDS_MS, Cue, CueName, moments_between
from spasmfree.core.exercises import Catalogue
from spasmfree.core.session import Session
from spasmfree.core.spoken import (
    ANSWERS,
    PHASES,
    WORDS_FOR,
    Line,
    LineName,
    answer,
    made,
)

URGENT = frozenset({LineName.HURTS, LineName.CHANGE})  # what a screen reader breaks off for


@dataclass(frozen=True, slots=True)
class Announced:
    """As `core.spoken.Script`, for the screen reader."""

    catalogue: Catalogue

    def between(self, session: Session, from_ms: int, to_ms: int) -> Sequence[Line]:
        """What is announced at from_ms <= at < to_ms, if nothing is pressed meanwhile."""
        found: dict[int, list[Line]] = {}
        for cue, then in moments_between(session, from_ms, to_ms):
            line = self._line(cue, then)
            if line is not None:
                found.setdefault(line.at_ms, []).append(line)
        return tuple(_joined(lines) for lines in found.values())

    def after(self, before: Session, session: Session, now: int) -> Line | None:
        """What a command, or a pause by itself, is answered with; None where nothing is."""
        name = answer(before, session)
        if name is None or self.between(session, now, now + 1):
            return None
        words = _ends if name is LineName.DONE else ANSWERS[name]
        return made(now, name, words(session, self.catalogue))

    def _line(self, cue: Cue, then: Session) -> Line | None:
        if cue.name in PHASES:
            return self._phase(cue, then)
        if cue.name not in _TELLS:
            return None
        name, words = _TELLS[cue.name]
        if name is LineName.ANNOUNCE and then.turning is Turning.SIDE:
            name = LineName.CHANGE
        return made(cue.at_ms, name, words(then, self.catalogue), SOUNDS_MS.get(cue.name, 0))

    def _phase(self, cue: Cue, then: Session) -> Line | None:
        """The word of a phase, later the number of the rep.

        A short stop at the top has the words of the safety cue, which nobody else says here.
        """
        numbered = then.index == then.timeline.rep_start(then.set_index, then.phase.rep)
        if cue.rep > WORDS_FOR:
            return made(cue.at_ms, LineName.REP, str(cue.rep)) if numbered else None
        word = say.phase(then, cue.name.value, self.catalogue)
        if cue.name is CueName.HOLD and not then.planned.hold_ms:
            exercise = self.catalogue.known(then.planned.exercise)
            word = self.catalogue.exercises[exercise].top or word
        return made(cue.at_ms, LineName.PHASE, word)


def _joined(lines: Sequence[Line]) -> Line:
    """One announcement of what falls on one instant; it is as weighty as the weightiest."""
    weighty = max(lines, key=lambda line: line.cue.weight)
    text = " ".join(line.text for line in lines)
    return replace(weighty, text=text)


def _set_done(session: Session, _: Catalogue) -> str:
    worked = session.ledger.worked
    return "" if worked is None else say.set_done(session, worked)


def _ends(session: Session, catalogue: Catalogue) -> str:
    return f"{say.sets_done(session)} {say.getting_up(session, catalogue)}"


_Words = Callable[[Session, Catalogue], str]
_TELLS: Mapping[CueName, tuple[LineName, _Words]] = {
    CueName.SET_DONE: (LineName.REST, _set_done),
    CueName.DONE: (LineName.DONE, _ends),
    CueName.ANNOUNCE: (LineName.ANNOUNCE, say.announce),
    CueName.CHANGE: (LineName.CHANGE, say.change),
    CueName.GO: (LineName.GO, say.own_time),
}
