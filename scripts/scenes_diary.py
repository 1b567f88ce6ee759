"""The scenes of what is noted besides sessions, and of backups, for screenshots.py."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from studio import EVENING, Scene, Studio, pressed

from spasmfree.core import days
from spasmfree.storage import places

_CARDS_MS = 1_500  # the cards of Settings are made one after the other


def morning() -> Iterator[Scene]:
    """The question about yesterday's session."""
    yield "morning", Studio.settle
    yield "morning-score", lambda s: s.press("morning.worse")


def asked(what: str) -> Callable[[Studio], None]:
    """Opens the form of something new in the diary."""
    return pressed("diary", "diary.add_other", f"diary.add.{what}")


def entries() -> Iterator[Scene]:
    """What is noted besides sessions, and "My back just went"."""

    def paused(studio: Studio) -> None:
        asked("pause")(studio)
        studio.press("pause.save")
        studio.page("today")

    yield "diary-what", pressed("diary", "diary.add_other")
    yield "diary-pain", asked("pain")
    yield "diary-note", asked("note")
    yield "diary-episode", asked("episode")
    yield "diary-pause", asked("pause")
    yield "today-paused", paused
    yield "diary-changes", pressed("diary", "diary.changes")
    yield "flare-gate", lambda s: s.press("nav.flare")
    yield "flare-diary", lambda s: s.press("safety.accept")
    yield "flare", lambda s: s.page("today")
    yield "flare-episode", lambda s: s.press("nav.flare")


def copies() -> Iterator[Scene]:
    """Backups, and deleting everything."""

    def restored(studio: Studio) -> None:
        studio.page("settings")
        studio.settle(_CARDS_MS)
        studio.press("settings.backup_now")
        studio.settle(_CARDS_MS)
        studio.press("settings.restore")
        studio.settle(_CARDS_MS)

    def deleted(studio: Studio) -> None:
        studio.page("settings")
        studio.settle(_CARDS_MS)
        studio.press("settings.delete")

    yield "restore", restored
    yield "delete", deleted


def move_newest_to_yesterday(folder: Path) -> None:
    """Let the newest session of a history be yesterday's, of which no morning was told."""
    began = EVENING.utc_ms - days.DAY_MS
    told = (days.day_of(began, EVENING.offset_min, 180), began, began + 30 * days.MINUTE_MS)
    with closing(sqlite3.connect(folder / places.DATABASE, isolation_level=None)) as db:
        db.execute(
            "UPDATE session SET day = ?, started_ms = ?, ended_ms = ?, felt_next_morning = NULL, "
            "pain_next_morning = NULL WHERE started_ms = (SELECT max(started_ms) FROM session)",
            told,
        )
