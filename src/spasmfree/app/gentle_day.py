"""A day on which strengthening waits: after a stop for pain (D29), or in an episode (D30)."""

from __future__ import annotations

from spasmfree.app.parts import Parts
from spasmfree.core.entries import Episode, open_episode
from spasmfree.core.flare import day_words, flare_rule, is_early, strengthens
from spasmfree.core.plan import stopped_on
from spasmfree.core.record import SessionKind
from spasmfree.core.today import stop_rule


class GentleDay:
    """The rule, and that the person chose to train anyway for the rest of the day.

    That choice ends with the day, and with each episode that begins.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._anyway = ("", "")  # the day, and the episode it was in

    def episode(self) -> Episode | None:
        """The episode that is open now."""
        return open_episode(self._parts.store.episodes(), self._parts.today())

    def episode_words(self) -> str:
        """Such as "Episode, day 2"; "" when none is open."""
        episode = self.episode()
        return day_words(episode, self._parts.today()) if episode else ""

    def is_early(self) -> bool:
        """Whether stretches to their end wait, in the method."""
        return is_early(self.episode(), self._parts.today())

    def holds(self) -> bool:
        """Whether nothing that strengthens is to be offered now."""
        return bool(self.rule())

    def rule(self) -> str:
        """Why nothing that strengthens is offered now; "" when it is."""
        episode, today = self.episode(), self._parts.today()
        if self._anyway == (today, episode.id if episode else ""):
            return ""
        if episode is not None:
            return flare_rule()
        stopped = stopped_on(self._parts.store.sessions(today, today), today)
        return stop_rule() if stopped else ""

    def lets(self, kind: SessionKind, program: str) -> bool:
        """Whether a session may begin now; `program` is an exercise id for practice."""
        return not (self.holds() and strengthens(kind, program, self._parts.catalogue))

    def train_anyway(self) -> None:
        """Offer everything again until the day ends."""
        episode = self.episode()
        self._anyway = (self._parts.today(), episode.id if episode else "")
