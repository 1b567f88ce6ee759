"""The figures arrive by themselves, while the person looks at the first page."""

from __future__ import annotations

import pytest
from app.conftest import BEGIN
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from spasmfree.app.figures import Figures
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.figure_view import Turn, drawings, provide, turns


@pytest.fixture
def drawn(monkeypatch):
    monkeypatch.setattr(Figures, "begin", BEGIN)
    yield
    provide(None)
    turns.load({})


def test_the_pane_shows_a_small_picture_until_the_figure_is_drawn(drawn, desk):
    desk.press("safety.accept")
    desk.press("start.skip")
    desk.press("mat.yes")
    assert drawings.drawing is None
    desk.press("nav.exercises")
    stage = big(desk)
    small = look(stage)
    desk.soon(lambda: drawings.drawing is not None)
    desk.soon(lambda: look(stage) != small)


def test_from_where_a_figure_was_looked_at_is_remembered_across_starts(drawn, desk):
    desk.press("safety.accept")
    desk.press("start.skip")
    desk.press("mat.yes")
    desk.press("nav.exercises")
    stage = big(desk)
    desk.soon(lambda: drawings.drawing is not None)
    QTest.keyClick(stage, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    turned = stage.turn()
    provide(None)
    desk.restart(lambda: turns.load({}))
    desk.press("nav.exercises")
    assert turned != Turn()
    assert big(desk).turn() == turned


def big(desk) -> FigureStage:
    """The figure of the pane."""
    desk.soon(lambda: desk.find("exercise.practise") is not None)
    found = [each for each in desk.app.window.findChildren(FigureStage) if each.height() > 90]
    return found[-1]


def look(widget) -> QImage:
    return widget.grab().toImage()
