"""The dialog of an entry of the diary, by its kind."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spasmfree.core.entries import DiaryEntry, Episode, Note, Pause
from spasmfree.ui.entry_form import EntryForm
from spasmfree.ui.episode_dialog import EpisodeDialog
from spasmfree.ui.note_dialog import NoteDialog
from spasmfree.ui.pause_dialog import PauseDialog
from spasmfree.ui.score_dialog import ScoreDialog


def entry_dialog(over: QWidget, entry: DiaryEntry, today: str, *, new: bool) -> EntryForm:
    """It tells with `saved` and `delete_wanted` what the person wants."""
    if isinstance(entry, Episode):
        return EpisodeDialog(over, entry, today, new=new)
    if isinstance(entry, Pause):
        return PauseDialog(over, entry, today, new=new)
    if isinstance(entry, Note):
        return NoteDialog(over, entry, today, new=new)
    return ScoreDialog(over, entry, today, new=new)
