"""The diary: everything that was done and told in one list, to open, edit, delete and add to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QRectF, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from spasmfree.core import diary, diary_edit, diary_rows
from spasmfree.core.diary import DiaryState, Done, SessionDetail
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.diary_add_dialog import AddDialog
from spasmfree.ui.diary_dialog import SessionDialog
from spasmfree.ui.diary_edit_dialog import EditDialog
from spasmfree.ui.diary_end import ToTheEnd
from spasmfree.ui.diary_list import DiaryModel, Part, diary_view
from spasmfree.ui.diary_paint import content_area
from spasmfree.ui.empty_state import EmptyState
from spasmfree.ui.flow import Flow
from spasmfree.ui.page import Page
from spasmfree.ui.parts import Align, button, column, holder, label, row
from spasmfree.ui.responsive import Responsive
from spasmfree.ui.stylesheet import control_height
from spasmfree.ui.tokens import Mode


class DiaryPage(QWidget):
    """Shows a DiaryState. Its dialogs tell what the person wants; nothing is kept here."""

    open_wanted = Signal(str)  # session id; answer with `open_session`
    delete_wanted = Signal(str)  # session id; offer to undo it
    edited = Signal(object, object)  # SessionRecord, tuple of SetRecord
    added = Signal(object)  # an Elsewhere
    show_chosen = Signal(str)  # a Show: what the timeline is narrowed to
    add_wanted = Signal(object)  # a What: something besides a session
    changes_wanted = Signal()
    earlier_wanted = Signal()  # older records; answer with `show_state`
    today_wanted = Signal()  # from the page with nothing to show

    def __init__(self, done_of: Callable[[str], Sequence[Done]] = lambda _: ()) -> None:
        """`done_of` tells what was done in the session of an id; asked when its row is seen."""
        super().__init__()
        self._state: DiaryState | None = None
        self._model = DiaryModel(done_of)
        self._view, self._delegate = diary_view(self._model)
        self._model.earlier_wanted.connect(self.earlier_wanted)
        self._to_the_end = ToTheEnd(self._view, self._model)
        self._count = label("", "body", "text2", identifier="diary.count")
        self._shows = {
            show: button(words, "chip", checkable=True, identifier=f"diary.show.{show}")
            for show, words in diary_rows.show_names().items()
        }
        for show, chip in self._shows.items():
            chip.clicked.connect(partial(self._choose_show, show))
        self._nothing = label("", "body", "text2", wrap=True, identifier="diary.nothing")
        self._head = holder(self._head_layout())
        empty = _Empty()
        empty.today_wanted.connect(self.today_wanted)
        empty.add_wanted.connect(self._ask_what)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(holder(column(self._head, (self._view, 1))))
        self.setLayout(column(self._stack))
        self._view.row_opened.connect(self._open)
        self._view.resized.connect(self._fit)
        theme.signals.changed.connect(self._fit)

    def show_state(self, state: DiaryState) -> None:
        """Show `state`; the list stays where it was scrolled to."""
        self._state = state
        here = self._view.currentIndex()
        number, session_id = here.row(), str(here.data(Part.ID) or "")
        self._model.show(state)
        if session_id and self.window().focusWidget() is self._view:
            self._choose(session_id, number)
        self._count.setText(diary.count_words(state))
        for show, chip in self._shows.items():
            chip.setChecked(show == state.show)
        none = not self._model.rowCount()
        self._nothing.setText(_nothing_words(state.show) if none else "")
        self._nothing.setVisible(none)
        filled = state.sessions or state.entries or state.changed
        self._stack.setCurrentIndex(1 if filled else 0)

    def _choose_show(self, show: diary_rows.Show) -> None:
        self._shows[show].setChecked(True)
        self.show_chosen.emit(show.value)

    def _ask_what(self) -> None:
        from spasmfree.ui.diary_add_what import AddWhatDialog

        dialog = AddWhatDialog(self)
        dialog.chosen.connect(self.add_wanted)
        dialog.open()

    def _choose(self, session_id: str, number: int) -> None:
        """Let the keyboard stay at a session, or at the place in the list where it was."""
        again = self._model.place_of(session_id)
        last = self._model.rowCount() - 1
        self._view.setCurrentIndex(
            again if again.isValid() else self._model.index(min(number, last))
        )

    def open_session(self, detail: SessionDetail) -> SessionDialog:
        """Show one session in full."""
        dialog = SessionDialog(self, detail)
        dialog.edit_wanted.connect(lambda: self._edit(detail))
        dialog.delete_wanted.connect(lambda: self.delete_wanted.emit(detail.session.id))
        dialog.open()
        return dialog

    def add_session(self) -> None:
        """Ask for a session that was done without the app."""
        self._add()

    def _open(self, index: QModelIndex) -> None:
        self.open_wanted.emit(str(index.data(Part.ID)))

    def _edit(self, detail: SessionDetail) -> None:
        if self._state is None:
            return
        dialog = EditDialog(self, detail, self._state.today)
        dialog.saved.connect(
            lambda edit: self.edited.emit(*diary_edit.edited(detail.session, detail.sets, edit))
        )
        dialog.open()

    def _add(self) -> None:
        if self._state is None:
            return
        state = self._state
        dialog = AddDialog(self, state.programs, state.preset(), state.today)
        dialog.added.connect(self.added)
        dialog.open()

    def _head_layout(self) -> QLayout:
        more = button(tr("Add a session"), "secondary", "plus", identifier="diary.add")
        more.clicked.connect(self._add)
        other = button(tr("Add something else"), "link", identifier="diary.add_other")
        other.clicked.connect(self._ask_what)
        changes = button(tr("What was changed"), "link", identifier="diary.changes")
        changes.clicked.connect(self.changes_wanted)
        return column(
            row((label(tr("Diary"), "display"), 1), 12, (more, 0, Align.AlignTop)),
            8,
            Flow(self._shows.values(), gap=8),
            6,
            Flow((self._count, other, changes), gap=20),
            self._nothing,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the head stand over the cards, whatever the mode and the scroll bar."""
        mode = theme.mode(self.window().width())
        self._count.setFixedHeight(control_height(theme.scale()))  # level with the links
        self._delegate.set_mode(mode)
        viewport = QRectF(self._view.viewport().rect())
        area = content_area(viewport, mode)
        right = self._stack.width() - round(area.right())
        compact = mode in ("narrow", "compact")
        layout = self._head.layout()
        if layout is not None:
            layout.setContentsMargins(
                round(area.left()), 20 if compact else 32, right, 8 if compact else 10
            )
        self._view.scheduleDelayedItemsLayout()


def _nothing_words(show: str) -> str:
    """What stands in the place of a list without rows."""
    return {
        diary_rows.Show.SESSIONS: tr("No session is in the diary."),
        diary_rows.Show.EPISODES: tr("No episode is in the diary."),
        diary_rows.Show.PAIN: tr("No pain score is in the diary besides those of sessions."),
        diary_rows.Show.PAUSES: tr("No pause is in the diary."),
        diary_rows.Show.NOTES: tr("No note is in the diary besides those of sessions."),
    }.get(diary_rows.Show(show), tr("The diary is empty."))


class _Empty(Responsive):
    """The diary before the first session."""

    today_wanted = Signal()
    add_wanted = Signal()

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        compact = mode in ("narrow", "compact")
        card = EmptyState(
            tr("Your diary starts with your first session."),
            tr("Go to Today"),
            identifier="diary.go_to_today",
        )
        card.pressed.connect(self.today_wanted)
        other = button(tr("Add something else"), "link", identifier="diary.add_first")
        other.clicked.connect(self.add_wanted)
        return Page(
            label(tr("Diary"), "display"),
            20,
            card,
            8,
            row(other, "stretch"),
            compact=compact,
            wide=1200 if mode == "wide" else 1020,
        )
