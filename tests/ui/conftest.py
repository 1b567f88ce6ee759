"""Qt without a screen, one theme for all, and no window left behind."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from poses_shipped import POSES
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from spasmfree.ui import theme
from spasmfree.ui.figure.drawing import FigureDrawing
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.figure_view import provide, turns


@pytest.fixture(scope="session")
def usual_font(qapp):
    """The family that this machine has without being asked."""
    return qapp.font().family()


@pytest.fixture(autouse=True)
def _clean_windows(request, qapp, usual_font):
    # Wearing a theme takes long, most of all while there are windows. So a test that chooses one
    # need not wear the usual one first, nor put it on again while its window is there.
    if "look" not in request.fixturenames:
        wear(qapp, "light", 1.0, usual_font)
    yield
    left = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    for window in left:
        window.close()
        window.deleteLater()
    # Without a running event loop nothing that was to be deleted is, and each change of the theme
    # would polish the windows of all earlier tests again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not left, f"left on screen: {left}"


@pytest.fixture
def look(qapp, usual_font):
    """Sets theme, text size and font for one test."""

    def set_look(choice="light", scale=1.0, font=usual_font):
        wear(qapp, choice, scale, font)

    return set_look


def wear(qapp, choice, scale, font):
    """Show a theme with a text size and a font."""
    if qapp.font().family() != font:
        qapp.setFont(QFont(font))
    theme.apply(qapp, choice, scale)


@pytest.fixture
def drawing():
    """Figures can be drawn, and nobody has turned one yet."""
    turns.load({})
    provide(FigureDrawing(POSES))
    yield
    provide(None)
    turns.load({})


@pytest.fixture
def stage(qtbot):
    """A figure of its own window, to be turned."""
    made = FigureStage(lambda _: "side-lying", 480, 270, turns=True)
    qtbot.addWidget(made)
    made.resize(480, 270)
    made.show()
    return made
