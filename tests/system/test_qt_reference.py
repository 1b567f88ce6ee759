"""The installed Qt keeps its hands off None.

PySide6 6.12.0 on Python 3.11 loses one reference to None at each call that returns nothing, and
aborts the program after a while.
"""

from __future__ import annotations

import sys

from PySide6.QtGui import QPainterPath

CALLS = 500


def test_calls_that_return_nothing_leave_none_alone() -> None:
    path = QPainterPath()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        path.closeSubpath()
    lost = before - sys.getrefcount(None)
    assert lost < CALLS // 10
