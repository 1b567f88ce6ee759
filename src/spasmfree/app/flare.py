""" "My back just went": the episode is kept at once, then the warning signs, then details (D30)."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.gentle_day import GentleDay
from spasmfree.app.parts import Parts
from spasmfree.core.entries import Episode
from spasmfree.core.gate import GATE_VERSION
from spasmfree.core.record import PainKind, PainRecord
from spasmfree.core.words import tr

if TYPE_CHECKING:
    from spasmfree.app.book import Book
    from spasmfree.app.today import Today
    from spasmfree.core.revisions import Revision
    from spasmfree.ui.main_window import MainWindow


class Flare(QObject):
    """What a person does about an episode, from wherever they are."""

    cover_wanted = Signal(QWidget)
    finished = Signal()  # the warning signs are answered
    quit_wanted = Signal()
    changed = Signal()
    told = Signal(str, object)  # what to say, and the callable that takes it back

    def __init__(self, parts: Parts, gentle: GentleDay, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._gentle = parts, gentle
        self._begun: Revision | None = None  # not told yet: nothing may cover the warning signs

    @cached_property
    def _book(self) -> Book:
        from spasmfree.app.book import Book

        return Book(self._parts)

    def hear(self, window: MainWindow, today: Today) -> None:
        """Do what is asked for in the window and on Today."""
        window.navigation().flare_pressed.connect(lambda: self.press(window))
        today.over_wanted.connect(self.end)
        today.details_wanted.connect(lambda: self.open_details(window))
        today.score_wanted.connect(lambda: self.ask_score(window))
        today.anyway_wanted.connect(lambda: self.ask_anyway(window))

    def press(self, over: QWidget) -> None:
        """Keep a new episode, or show the one that is open."""
        if self._gentle.episode() is None:
            self.begin()
            self.ask_gate()
        else:
            self.open_details(over)

    def begin(self) -> None:
        """Keep an episode that began now; nothing happens while one is open."""
        if self._gentle.episode() is not None:
            return
        parts, wall = self._parts, self._parts.wall()
        episode = Episode(
            parts.new_id(), parts.today(), at_ms=wall.utc_ms, offset_min=wall.offset_min
        )
        self._begun = self._book.add(episode)
        self.changed.emit()

    def waits_for_gate(self) -> bool:
        """Whether the warning signs are to be shown: once in each episode (decisions D26)."""
        episode = self._gentle.episode()
        return episode is not None and self._parts.store.person().gate_episode != episode.id

    def ask_gate(self) -> None:
        """Show the warning signs, where they were not answered in this episode."""
        if not self.waits_for_gate():
            return
        from spasmfree.ui.safety_pages import GatePage

        page = GatePage(flare=True)
        page.accepted.connect(self._pass_gate)
        page.something.connect(self._warn)
        self.cover_wanted.emit(page)

    def _warn(self) -> None:
        from spasmfree.ui.safety_pages import WarningPage

        page = WarningPage()
        page.back.connect(self.ask_gate)
        page.quit_wanted.connect(self.quit_wanted)
        self.cover_wanted.emit(page)

    def _pass_gate(self) -> None:
        """Keep that the text was shown in this episode, and nothing of what was answered."""
        store, episode = self._parts.store, self._gentle.episode()
        if episode is not None:
            shown = replace(
                store.person(),
                gate_version=GATE_VERSION,
                gate_day=self._parts.today(),
                gate_episode=episode.id,
            )
            store.save_person(shown)
        self.finished.emit()
        begun, self._begun = self._begun, None
        if begun is not None:
            self._say(tr("Kept in the diary. Details can wait."), begun)

    def end(self) -> None:
        """The episode is over, today was its last day."""
        episode = self._gentle.episode()
        if episode is not None:
            over = replace(episode, end_day=self._parts.today())
            self._say(tr("The episode is over"), self._book.edit(episode, over))

    def open_details(self, over: QWidget) -> None:
        """Ask for the details of the episode that is open."""
        from spasmfree.ui.episode_dialog import EpisodeDialog

        episode = self._gentle.episode()
        if episode is None:
            return
        dialog = EpisodeDialog(over, episode, self._parts.today(), new=False)
        dialog.saved.connect(lambda told: self._change(episode, told))
        dialog.delete_wanted.connect(
            lambda: self._say(tr("Episode deleted"), self._book.delete(episode))
        )
        dialog.open()

    def ask_score(self, over: QWidget) -> None:
        """Ask how the back is now, outside of any session."""
        from spasmfree.ui.score_dialog import ScoreDialog

        parts, wall = self._parts, self._parts.wall()
        blank = PainRecord(
            parts.new_id(), wall.utc_ms, wall.offset_min, parts.today(), PainKind.NOW, None, "", ""
        )
        dialog = ScoreDialog(over, blank, parts.today(), new=True)
        dialog.saved.connect(lambda told: self._say(tr("Kept in the diary"), self._book.add(told)))
        dialog.open()

    def ask_anyway(self, over: QWidget) -> None:
        """The person wants to train although strengthening waits: the rule first, in an episode."""
        if self._gentle.episode() is None:
            self._train_anyway()
            return
        from spasmfree.ui.anyway_dialog import AnywayDialog

        dialog = AnywayDialog(over, self._gentle.rule())
        dialog.accepted.connect(self._train_anyway)
        dialog.open()

    def _train_anyway(self) -> None:
        self._gentle.train_anyway()
        self.changed.emit()

    def _change(self, before: Episode, after: Episode) -> None:
        if before != after:
            self._say(tr("Changed"), self._book.edit(before, after))

    def _say(self, words: str, revision: Revision) -> None:
        self.changed.emit()
        self.told.emit(words, partial(self._take_back, revision))

    def _take_back(self, revision: Revision) -> None:
        self._book.take_back(revision)
        self.changed.emit()
