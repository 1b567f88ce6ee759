"""The page of exercises: the list beside the instruction pane, or one of them when narrow."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from spasmfree.core.browse import ExercisesState
from spasmfree.ui import theme
from spasmfree.ui.exercise_list import ExerciseList
from spasmfree.ui.exercise_pane import ExercisePane
from spasmfree.ui.parts import column, frame, row


class ExercisesPage(QWidget):
    """Shows an ExercisesState; remembers search and choice while the program runs."""

    practise_wanted = Signal(str)  # exercise id
    train_anyway_wanted = Signal()
    favourite_marked = Signal(str, bool)  # exercise id, and whether it is one now

    def __init__(self) -> None:
        super().__init__()
        self._state: ExercisesState | None = None
        self._exercise = ""
        self._narrow = False
        self._reading = False  # in the narrow layout: the pane and not the list
        self._listed = False  # the list is on screen: the pane is built in a turn after it (D19)
        self._list = ExerciseList()
        self._pane = ExercisePane()
        self._frame: QFrame = frame("pane", column(self._list))
        self.setLayout(row(self._frame, (self._pane, 1)))
        self._list.chosen.connect(self._choose)
        self._list.opened.connect(self._open)
        self._pane.exercise_wanted.connect(self._follow)
        self._pane.list_wanted.connect(self._back)
        self._pane.practise_wanted.connect(self.practise_wanted)
        self._pane.train_anyway_wanted.connect(self.train_anyway_wanted)
        self._pane.favourite_marked.connect(self.favourite_marked)
        theme.signals.changed.connect(self._fit)

    def show_state(self, state: ExercisesState) -> None:
        """Show the exercises of `state`, with the same one open where it is still there."""
        self._state = state
        self._list.show_catalogue(state.catalogue, state.favourites)
        if self._exercise not in state.catalogue.exercises:
            self._exercise = self._list.first()
        self._list.choose(self._exercise)
        self._pane.show_exercise(state, self._exercise)

    def show_exercise(self, exercise: str) -> None:
        """Open the exercise with this id."""
        self._open(exercise)
        self._list.choose(exercise)

    def _choose(self, exercise: str) -> None:
        self._exercise = exercise
        if self._state is not None:
            self._pane.show_exercise(self._state, exercise)

    def _open(self, exercise: str) -> None:
        self._choose(exercise)
        self._reading = True
        self._arrange()

    def _follow(self, exercise: str) -> None:
        self.show_exercise(exercise)
        if not self._narrow:  # the way that was pressed is gone, and the keyboard needs a place
            self._list.focus_list()

    def _back(self) -> None:
        self._reading = False
        self._arrange()
        self._list.focus_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        if not self._listed:
            QTimer.singleShot(0, self, self._show_pane)

    def _show_pane(self) -> None:
        self._listed = True
        self._arrange()

    def _fit(self) -> None:
        mode = theme.mode(self.window().width())
        self._narrow = mode == "narrow"
        if self._narrow:
            self._frame.setMinimumWidth(0)
            self._frame.setMaximumWidth(16777215)
        else:
            width = 324 if mode == "compact" and theme.scale() < 1.2 else theme.px(330)
            self._frame.setFixedWidth(width)
        self._arrange()

    def _arrange(self) -> None:
        self._frame.setVisible(not (self._narrow and self._reading))
        self._pane.setVisible(self._listed and (not self._narrow or self._reading))
