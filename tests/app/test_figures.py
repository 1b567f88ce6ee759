"""The figures arrive by themselves, while the person looks at the first page."""

from __future__ import annotations

import pytest
from app.conftest import BEGIN
from PySide6.QtGui import QImage

from spasmfree.app.figures import Figures
from spasmfree.ui.figure_view import FigureStage, drawings, provide


@pytest.fixture
def drawn(monkeypatch):
    monkeypatch.setattr(Figures, "begin", BEGIN)
    yield
    provide(None)


def test_the_pane_shows_a_small_picture_until_the_figure_is_drawn(drawn, desk):
    desk.press("safety.accept")
    desk.press("start.skip")
    assert drawings.drawing is None
    desk.press("nav.exercises")
    (stage,) = (each for each in desk.app.window.findChildren(FigureStage) if each.height() > 90)
    small = look(stage)
    desk.soon(lambda: drawings.drawing is not None)
    desk.soon(lambda: look(stage) != small)


def look(widget) -> QImage:
    return widget.grab().toImage()
