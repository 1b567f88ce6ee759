"""What assistive programs find of a page that scrolls.

Qt's own way to tell them of a scroll area reads beyond the end of a list when it is asked for a
child that is not there any more, and ends the program. A screen reader asks so when a scroll bar
goes while it goes through the children one by one: seen when Start was pressed right after a
session (Qt 6.12; `QAccessibleAbstractScrollArea::child`).
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

_kept: list[PageAccess] = []  # Qt deletes them; until then somebody here has to hold them


class PageAccess(QAccessibleWidget):
    """As any widget: its children are what lies in it, and one that is not there is none."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, QAccessible.Role.Client)


def _made(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if class_name != "Page" or not isinstance(thing, QWidget):
        return None
    _kept[:] = [each for each in _kept if isValid(each)]
    _kept.append(PageAccess(thing))
    return _kept[-1]


@cache
def install() -> None:
    """Tell assistive programs so from now on."""
    QAccessible.installFactory(_made)
