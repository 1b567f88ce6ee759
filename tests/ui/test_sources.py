"""Sources are folded away, and come where the keyboard expects them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from ui.geometry import faults, settle

from spasmfree.core.exercises import Source
from spasmfree.ui.parts import button, column, holder
from spasmfree.ui.sources import Sources

FOUND = [
    Source("a", "A study of rowers", "https://doi.org/10.1000/a"),
    Source("b", "A review of many trials", "https://doi.org/10.1000/b"),
]


@pytest.fixture
def page(qtbot):
    made = holder(column(Sources(FOUND, "a.sources", "Sources of a thing"), button("Next")))
    qtbot.addWidget(made)
    settle(made, 500, 400)
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    made.close()


def fold(page):
    return next(b for b in page.findChildren(QPushButton) if b.text() == "Sources")


def titles(page):
    QApplication.processEvents()
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def test_they_fold_out_and_back(page, qtbot):
    assert titles(page) == []
    assert fold(page).accessibleName() == "Sources of a thing"
    assert fold(page).accessibleDescription() == "Hidden"
    qtbot.mouseClick(fold(page), Qt.MouseButton.LeftButton)
    assert titles(page) == [each.title for each in FOUND]
    assert fold(page).accessibleDescription() == "Shown"
    assert faults(page) == []
    qtbot.mouseClick(fold(page), Qt.MouseButton.LeftButton)
    assert titles(page) == []


def test_tab_goes_through_them_before_what_follows(page, qtbot):
    fold(page).setFocus()
    qtbot.keyClick(fold(page), Qt.Key.Key_Space)
    met = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget().accessibleName())
    assert met == [
        "Open A study of rowers in the browser",
        "Open A review of many trials in the browser",
        "Next",
    ]


def test_open_leads_to_the_address(page, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    qtbot.mouseClick(fold(page), Qt.MouseButton.LeftButton)
    press = next(b for b in page.findChildren(QPushButton) if "rowers" in b.accessibleName())
    assert press.toolTip() == FOUND[0].url
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert opened == [FOUND[0].url]
