"""Plans the sounds of a running session about a second ahead, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from spasmfree.core.cues import Cue, CueName, cues_between
from spasmfree.core.session import Session

AHEAD_MS = 1_000  # of real time
AGAIN_MS = 250  # how much of it may pass before more is planned

# Of several on one instant only the first of these is heard.
_EARCONS: dict[CueName, str] = {
    CueName.DONE: "done",
    CueName.CHANGE: "change",
    CueName.GO: "go",
    CueName.THREE_MORE: "more",
    CueName.HALFWAY: "more",
    CueName.OUT: "out",
    CueName.BACK: "back",
}
_RANK = {name: rank for rank, name in enumerate(_EARCONS)}


class Player(Protocol):
    """What plays sounds at their time."""

    def schedule(self, cues: Iterable[tuple[str, int]]) -> None:
        """Play each earcon at its deadline in real steady ms."""

    def cancel(self) -> None:
        """Forget everything planned."""


class CueSounder:
    """Follows one session. `steady` is real time in ms; the session's is `speed` times as fast."""

    def __init__(self, player: Player, steady: Callable[[], int], speed: float = 1.0) -> None:
        self._player, self._steady, self._speed = player, steady, speed
        self._fed = 0  # ms of the session up to which everything is planned
        self._begun = False

    def follow(self, session: Session, now: int) -> None:
        """Plan what comes until about a second from `now`."""
        if not self._begun:
            self._begun, self._fed = True, now
        until = now + round(AHEAD_MS * self._speed)
        if until - self._fed < AGAIN_MS * self._speed:
            return
        cues = cues_between(session, max(self._fed, now), until)
        self._fed = until
        steady = self._steady()
        earcons = [
            (_EARCONS[cue.name], steady + round((cue.at_ms - now) / self._speed))
            for cue in _heard(cues)
        ]
        if earcons:
            self._player.schedule(earcons)

    def steer(self, session: Session, now: int) -> None:
        """A command was given: what was planned may never come, what comes now is planned anew."""
        self._player.cancel()
        self._begun = False
        self.follow(session, now)


def _heard(cues: Sequence[Cue]) -> Sequence[Cue]:
    """One earcon for an instant, the most telling one."""
    found: dict[int, Cue] = {}
    for cue in cues:
        rank = _RANK.get(cue.name)
        if rank is not None and (cue.at_ms not in found or rank < _RANK[found[cue.at_ms].name]):
            found[cue.at_ms] = cue
    return list(found.values())
