"""Plans the sounds of a running session two seconds ahead, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, Protocol

from spasmfree.core.cues import Cue, CueName, moments_between
from spasmfree.core.session import Session, State

AHEAD_MS = 2_000  # of real time: as long as a window may stand still before it pauses (D6)
AGAIN_MS = 250  # how much of it may pass before more is planned
# What follows on another sound of the same instant comes so much later, so that both are heard;
# a set's end comes before what is next, and a rep's tone before how many are left.
AFTER_MS = 400


class _Earcon(NamedTuple):
    name: str
    after_ms: int = 0


_EARCONS: Mapping[CueName, _Earcon] = {
    CueName.SET_DONE: _Earcon("set_done"),
    CueName.DONE: _Earcon("done"),
    CueName.ANNOUNCE: _Earcon("announce", AFTER_MS),
    CueName.CHANGE: _Earcon("change", AFTER_MS),
    CueName.TICK: _Earcon("tick"),
    CueName.GO: _Earcon("go"),
    CueName.OUT: _Earcon("out"),
    CueName.BACK: _Earcon("back"),
    CueName.EASE: _Earcon("ease"),
    CueName.THREE_MORE: _Earcon("more", AFTER_MS),
    CueName.HALFWAY: _Earcon("more"),
}
HURTS = "hurts"  # the answer to a command, so nothing that can be foreseen


class Player(Protocol):
    """What plays sounds at their time."""

    def schedule(self, cues: Iterable[tuple[str, int]]) -> None:
        """Play each earcon at its deadline in real steady ms."""

    def cancel(self) -> None:
        """Forget everything planned."""


class CueSounder:
    """Follows one session, which is `speed` times as fast as real time."""

    def __init__(self, player: Player, real: Callable[[int], int], speed: float = 1.0) -> None:
        """`real` gives the steady ms at which the session's clock shows what it is given.

        The time a session is followed with is no measure for that: it was read before the
        screen was painted.
        """
        self._player, self._real, self._speed = player, real, speed
        self._fed: int | None = None  # ms of the session up to which everything is planned

    def begin(self, session: Session) -> None:
        """The session has just begun: plan its first sounds before a screen is painted."""
        self._fed = session.since
        self.follow(session, session.since)

    def follow(self, session: Session, now: int) -> None:
        """Plan what comes until two seconds from `now`."""
        since, until = now if self._fed is None else self._fed, now + round(AHEAD_MS * self._speed)
        if until - since < AGAIN_MS * self._speed:
            return
        self._fed = until
        cues = [
            (sound.name, self._real(sound.at_ms)) for sound in sounds_between(session, since, until)
        ]
        if cues:
            self._player.schedule(cues)

    def steer(self, session: Session, now: int) -> None:
        """A command was given: what was planned may never come, what comes now is planned anew."""
        self._player.cancel()
        self._fed = None
        if session.state is State.HURT:
            if session.since == now:
                self._player.schedule([(HURTS, self._real(now))])
        else:
            self.follow(session, now)


class EarconAt(NamedTuple):
    """An earcon and when it sounds, on the scale of the session's `now`."""

    name: str
    at_ms: int


def sounds_between(session: Session, from_ms: int, to_ms: int) -> list[EarconAt]:
    """What is heard of the cues of this span (`core.cues.moments_between`)."""
    moments = moments_between(session, from_ms, to_ms)
    shown = [(cue, earcon) for cue, then in moments if (earcon := _earcon(cue, then))]
    moving = {cue.at_ms for cue, earcon in shown if earcon.name in ("out", "back")}
    return [
        EarconAt(earcon.name, cue.at_ms + earcon.after_ms)
        for cue, earcon in shown
        # Work that begins with a movement begins with its tone.
        if cue.name is not CueName.GO or cue.at_ms not in moving
    ]


def _earcon(cue: Cue, then: Session) -> _Earcon | None:
    if cue.name is CueName.HOLD and _is_press(then):
        return _EARCONS[CueName.OUT]
    return _EARCONS.get(cue.name)


def _is_press(session: Session) -> bool:
    """Whether the hold is a rep of its own, as a press or a hug is, between two times of ease."""
    begins = session.timeline.rep_start(session.set_index, session.phase.rep)
    return not session.planned.is_hold and session.index == begins
