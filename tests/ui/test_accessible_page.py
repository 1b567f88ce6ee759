"""A page that scrolls answers a screen reader that asks for what has just gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from ui.geometry import settle

from spasmfree.ui import accessible_page
from spasmfree.ui.accessible_page import PageAccess
from spasmfree.ui.page import Page
from spasmfree.ui.parts import label


@pytest.fixture(autouse=True)
def _installed(qapp):
    accessible_page.install()


def test_a_child_that_is_not_there_is_none(qtbot):
    page = Page(label("Words"))
    qtbot.addWidget(page)
    settle(page, 300, 200)
    found = QAccessible.queryAccessibleInterface(page)
    assert isinstance(found, PageAccess)  # asked of Qt's own the next lines would end the program
    count = found.childCount()
    assert count >= 1
    assert found.child(count) is None
    children = [found.child(index).object() for index in range(count)]
    assert page.viewport() in children


def test_it_goes_with_its_page():
    for _ in range(20):
        page = Page(label("Words"))
        QAccessible.queryAccessibleInterface(page)
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(accessible_page._kept) <= 2
