"""A day on which strengthening waits, because the person stopped for pain (decisions D29)."""

from __future__ import annotations

from spasmfree.app.parts import Parts
from spasmfree.core.plan import stopped_on


class GentleDay:
    """The rule, and that the person chose to train anyway for the rest of the day."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._anyway_day = ""

    def holds(self) -> bool:
        """Whether nothing that strengthens is to be offered now."""
        today = self._parts.today()
        return self._anyway_day != today and stopped_on(
            self._parts.store.sessions(today, today), today
        )

    def train_anyway(self) -> None:
        """Offer everything again until the day ends."""
        self._anyway_day = self._parts.today()
