"""Tells of a spasm episode: its days, the strongest pain, what went before it, days lost."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from spasmfree.core.entries import MOST_DAYS_LOST, Episode, Trigger
from spasmfree.core.flare import trigger_names
from spasmfree.core.words import tr
from spasmfree.ui.chips import Chips
from spasmfree.ui.entry_form import EntryForm
from spasmfree.ui.fields import (
    chosen_day,
    chosen_number,
    day_field,
    labelled,
    leave_wheel_to_page,
    maybe_number_field,
    note_field,
)
from spasmfree.ui.layouts import Item
from spasmfree.ui.parts import column, holder
from spasmfree.ui.score_row import ScoreRow


class EpisodeDialog(EntryForm):
    """Everything but the first day can be left open; nothing is kept before Save."""

    def __init__(self, over: QWidget, episode: Episode, today: str, *, new: bool) -> None:
        """`new` is one that is not in the diary yet."""
        self._episode = episode
        self._start = day_field(
            tr("It began on"), episode.start_day, today, identifier="episode.start"
        )
        self._over = QCheckBox(tr("It is over"))
        self._over.setChecked(not episode.is_open)
        self._over.setAccessibleIdentifier("episode.over")
        self._end = day_field(
            tr("Its last day"), episode.end_day or today, today, identifier="episode.end"
        )
        self._peak = ScoreRow(
            tr("Strongest pain"), tr("none"), tr("worst"), episode.peak, "episode.peak"
        )
        self._trigger = Chips(
            tr("What went before it?"),
            {key.value: words for key, words in trigger_names().items()},
            episode.trigger.value if episode.trigger else "",
            "episode.trigger",
        )
        self._lost = maybe_number_field(
            tr("Training days lost"), episode.days_lost, MOST_DAYS_LOST, identifier="episode.lost"
        )
        self._note = note_field(episode.note, identifier="episode.note")
        super().__init__(
            over,
            "episode",
            tr("Add an episode") if new else tr("Episode"),
            *self._body(),
            new=new,
            detail=tr("All of it can be left out and told later."),
        )
        leave_wheel_to_page(self._over)
        self._over.toggled.connect(self._show_end)
        self._start.dateChanged.connect(self._keep_order)
        self._keep_order(self._start.date())

    def _body(self) -> list[Item]:
        self._ending = holder(column(labelled(tr("Its last day"), self._end), 16))
        self._ending.setVisible(self._over.isChecked())
        return [
            labelled(tr("It began on"), self._start),
            8,
            self._over,
            8,
            self._ending,
            self._peak,
            18,
            self._trigger,
            18,
            labelled(tr("Training days lost"), self._lost),
            16,
            labelled(tr("Note"), self._note),
        ]

    def _show_end(self, over: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._ending.setVisible(over)
        self.fit()

    def _keep_order(self, start: QDate) -> None:
        self._end.setMinimumDate(start)

    def told(self) -> Episode:
        trigger = self._trigger.current()
        return replace(
            self._episode,
            start_day=self._start.date().toString(Qt.DateFormat.ISODate),
            end_day=chosen_day(self._end) if self._over.isChecked() else "",
            peak=self._peak.value(),
            trigger=Trigger(trigger) if trigger else None,
            days_lost=chosen_number(self._lost),
            note=self._note.toPlainText().strip(),
        )
