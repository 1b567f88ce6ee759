"""What is said of copies of the history."""

from __future__ import annotations

from dataclasses import dataclass

from spasmfree.core import days, formats
from spasmfree.core.words import tr, trn


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy, as the window offers it; sentences are finished."""

    path: str
    when: str
    holds: str
    good: bool  # it can be put back


def when(at_ms: int, offset_min: int) -> str:
    """Such as "22 November 2026, 18:03"."""
    day = formats.long_date(days.day_of(at_ms, offset_min, 0))
    return tr("{day}, {time}", day=day, time=formats.clock(at_ms, offset_min))


def size(bytes_: int) -> str:
    """Such as "1.4 MB"."""
    return tr("{size}\u00a0MB", size=formats.number(max(bytes_ / 1e6, 0.1)))


def holds(sessions: int, episodes: int, last_day: str) -> str:
    """What is in it, such as "121 sessions up to 22 November 2026, 5 episodes"."""
    if not sessions:
        return tr("No session is in it.")
    return tr(
        "{sessions} up to {day}, {episodes}",
        sessions=trn("{n}\u00a0session", "{n}\u00a0sessions", sessions),
        day=formats.long_date(last_day),
        episodes=trn("{n}\u00a0episode", "{n}\u00a0episodes", episodes),
    )


def unreadable() -> str:
    """Of a copy that cannot be put back."""
    return tr("It is damaged or of a newer version and cannot be put back.")


def delete_word() -> str:
    """What is to be typed before everything is deleted."""
    return tr("delete")
