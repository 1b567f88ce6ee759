"""What the voice says in a session, and until when it is still true: for the ear and for captions.

The moments are those of `core.cues`; of several at one instant one line is said, the weightiest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from spasmfree.core import spoken_words as say
from spasmfree.core.changes import Turning
from spasmfree.core.cues import SOUNDS_MS, Cue, CueName, moments_between
from spasmfree.core.exercises import Catalogue
from spasmfree.core.safety_cue import Often
from spasmfree.core.session import Session, State
from spasmfree.core.timeline import Kind

WORDS_FOR = 2  # reps of a set that are led with words; after them numbers are enough


class Talk(StrEnum):
    """How much is said."""

    FULL = "full"  # the word of each phase in each rep, and the number
    NORMAL = "normal"  # words for two reps, then the number
    SPARSE = "sparse"  # where to be, half of it, the end; and the safety cue


class LineName(StrEnum):
    """What a line is for, the weightiest first: it takes the place of one that is lighter."""

    HURTS = "hurts"
    DONE = "done"
    ANNOUNCE = "announce"
    CHANGE = "change"
    WHERE = "where"  # after a pause: what works, which rep
    RISKY = "risky"
    PAUSED = "paused"
    REST = "rest"
    GO = "go"  # reps in one's own time begin
    THREE_MORE = "three_more"
    HALFWAY = "halfway"
    PHASE = "phase"
    REP = "rep"
    TICK = "tick"

    @property
    def weight(self) -> int:
        """The higher, the weightier."""
        return -list(LineName).index(self)


# How late a line may still begin, in ms: until then what it says is true. Our own choice, by what
# comes next: a phase lasts a second or more, an announcement has 10 s.
LATE_MS: Mapping[LineName, int] = {
    LineName.HURTS: 10_000,
    LineName.DONE: 5_000,
    LineName.ANNOUNCE: 4_000,
    LineName.CHANGE: 4_000,
    LineName.WHERE: 1_500,
    LineName.PAUSED: 1_500,
    LineName.REST: 2_000,
    LineName.GO: 2_000,
    LineName.RISKY: 500,
    LineName.THREE_MORE: 600,
    LineName.HALFWAY: 1_000,
    LineName.PHASE: 500,
    LineName.REP: 500,
    LineName.TICK: 500,
}

_SPARSE = frozenset(
    {
        LineName.HURTS,
        LineName.DONE,
        LineName.ANNOUNCE,
        LineName.CHANGE,
        LineName.WHERE,
        LineName.RISKY,
        LineName.PAUSED,
        LineName.REST,
        LineName.THREE_MORE,
        LineName.HALFWAY,
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line for the voice; times on the scale of the session's `now`."""

    at_ms: int  # of the moment that it belongs to
    cue: LineName
    text: str  # whole sentences
    latest_ms: int  # begun later than this it is no longer true
    wait_ms: int = 0  # from its moment until it is said: the sounds come first

    @property
    def said_ms(self) -> int:
        """When it is said."""
        return self.at_ms + self.wait_ms


@dataclass(frozen=True, slots=True)
class Script:
    """What the lines of one session are made from."""

    catalogue: Catalogue
    talk: Talk = Talk.NORMAL
    safety: Mapping[str, Often] = field(default_factory=dict)  # by exercise; else at each rep

    def between(self, session: Session, from_ms: int, to_ms: int) -> Sequence[Line]:
        """As `lines_between`."""
        return lines_between(session, from_ms, to_ms, self)

    def after(self, before: Session, session: Session, now: int) -> Line | None:
        """As `line_after`."""
        return line_after(before, session, now, self)


def lines_between(session: Session, from_ms: int, to_ms: int, script: Script) -> tuple[Line, ...]:
    """The lines of from_ms <= at < to_ms, earliest first, if nothing is pressed meanwhile.

    It is their moments that lie there; some are said a little later. As `cues.cues_between`: the
    session is one ticked to `from_ms` or earlier, and the lines of two spans that meet are those
    of the whole span.
    """
    found: dict[int, Line] = {}
    for cue, then in moments_between(session, from_ms, to_ms):
        line = _line(cue, then, script)
        if line is None or (script.talk is Talk.SPARSE and line.cue not in _SPARSE):
            continue
        there = found.get(line.at_ms)
        if there is None or line.cue.weight > there.cue.weight:
            found[line.at_ms] = line
    return tuple(found.values())


def line_after(before: Session, session: Session, now: int, script: Script) -> Line | None:
    """What a command, or a pause by itself, has to be answered with; None where nothing is said.

    `before` is the session ahead of it. What begins with it anyway, such as an announcement, is
    not said here.
    """
    name = answer(before, session)
    if name is None or lines_between(session, now, now + 1, script):
        return None
    if name is LineName.REP and script.talk is Talk.SPARSE:
        return None
    return made(now, name, ANSWERS[name](session, script.catalogue))


def answer(before: Session, session: Session) -> LineName | None:
    """What kind of line a command, or a pause by itself, has to be answered with."""
    state, was = session.state, before.state
    if state is not was and state in _STOPS:
        return _STOPS[state]
    if state is State.EXIT or state in _STOPS:
        return LineName.DONE if state is State.EXIT and was is not state else None
    if state is State.OVER:
        return None
    resumed = state is State.COUNTDOWN or was in (State.PAUSED, State.HURT, State.EXIT)
    if resumed and state is not was:
        return LineName.WHERE
    if session.set_index != before.set_index or session.index < before.index:
        return LineName.WHERE
    by_hand = session.phase.kind is Kind.BY_HAND and session.reps > before.reps
    return LineName.REP if by_hand else None


_STOPS = {State.HURT: LineName.HURTS, State.PAUSED: LineName.PAUSED}


def made(at: int, name: LineName, text: str, wait_ms: int = 0) -> Line | None:
    """A line, where there is something to say."""
    return Line(at, name, text, at + wait_ms + LATE_MS[name], wait_ms) if text else None


def _line(cue: Cue, then: Session, script: Script) -> Line | None:
    if cue.name in PHASES:
        return _phase(cue, then, script)
    if cue.name is CueName.TICK:
        return made(cue.at_ms, LineName.TICK, _tick(cue, then))
    if cue.name is CueName.RISKY:
        return made(cue.at_ms, LineName.RISKY, _risky(cue, then, script))
    name, words = _SAYS[cue.name]
    return made(cue.at_ms, name, words(then, script.catalogue), SOUNDS_MS.get(cue.name, 0))


def _phase(cue: Cue, then: Session, script: Script) -> Line | None:
    """The word of a phase, or the number of its rep."""
    word = say.phase(then, cue.name.value, script.catalogue)
    if cue.name is CueName.HOLD and _short_stop(cue, then, script):
        return None
    begins = then.index == then.timeline.rep_start(then.set_index, then.phase.rep)
    numbered = begins and not then.planned.is_hold
    early = cue.rep <= WORDS_FOR
    if script.talk is Talk.FULL:
        text = say.counted(cue.rep, word) if numbered else word
        return made(cue.at_ms, LineName.PHASE, text)
    if numbered and not early:
        return made(cue.at_ms, LineName.REP, str(cue.rep))
    # Nothing moves in a press, so that letting go of it is said in every rep.
    if early or cue.name is CueName.EASE:
        return made(cue.at_ms, LineName.PHASE, word)
    return None


def _short_stop(cue: Cue, then: Session, script: Script) -> bool:
    """Whether it is a stop of a second or two; it belongs to the safety cue where that is said."""
    if then.planned.hold_ms:
        return False
    return script.talk is not Talk.FULL or bool(_risky(cue, then, script))


def _tick(cue: Cue, then: Session) -> str:
    """Counted aloud before work that one gets into place for; a rest has its sounds."""
    counted = then.phase.kind is Kind.PREPARE or then.turning is not Turning.NONE
    ends = then.ends()
    if then.state is not State.RUNNING or not counted or ends is None:
        return ""
    return str(round((ends - cue.at_ms) / 1000))


def _risky(cue: Cue, then: Session, script: Script) -> str:
    exercise = script.catalogue.exercises[script.catalogue.known(then.planned.exercise)]
    hurt = any(
        then.timeline.sets[each.set_index].item == then.planned.item for each in then.ledger.hurts
    )
    often = Often.EACH if hurt else script.safety.get(exercise.id, Often.EACH)
    return exercise.top if often.says(cue.rep, then.target_reps) else ""


PHASES = (CueName.OUT, CueName.HOLD, CueName.BACK, CueName.EASE)
_Words = Callable[[Session, Catalogue], str]
_SAYS: Mapping[CueName, tuple[LineName, _Words]] = {
    CueName.SET_DONE: (LineName.REST, say.rest),
    CueName.DONE: (LineName.DONE, say.getting_up),
    CueName.ANNOUNCE: (LineName.ANNOUNCE, say.announce),
    CueName.CHANGE: (LineName.CHANGE, say.change),
    CueName.GO: (LineName.GO, say.own_time),
    CueName.THREE_MORE: (LineName.THREE_MORE, lambda *_: say.three_more()),
    CueName.HALFWAY: (LineName.HALFWAY, lambda *_: say.halfway()),
}
ANSWERS: Mapping[LineName, _Words] = {
    LineName.HURTS: say.hurts,
    LineName.PAUSED: lambda *_: say.paused(),
    LineName.DONE: say.getting_up,
    LineName.WHERE: say.where,
    LineName.REP: lambda session, _: str(session.reps),
}
