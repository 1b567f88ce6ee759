"""The small pictures of what was done in a session, in a row of the diary."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from spasmfree.core.diary import Done
from spasmfree.ui.figure_view import posture_of
from spasmfree.ui.thumbnail import SIZE, paint_thumbnail

MOST = 6  # of one session: as many as most programs have exercises
_GAP = 6
_AFTER = 16  # what follows stays clear of them
_LEAST = 0.9  # of the room's height: a picture less wide cannot be made out


def paint_row(painter: QPainter, room: QRectF, done: Sequence[Done]) -> float:
    """Paint all at the right end of a room, or none of them where that is too narrow.

    Some of them would look as if the others had been left out. Where they begin; the end of the
    room where there are none.
    """
    shown = done[:MOST]
    if not shown:
        return room.right()
    free = (room.width() - _AFTER) / len(shown) - _GAP
    wide = min(room.height() * SIZE[0] / SIZE[1], free)
    if wide < room.height() * _LEAST:
        return room.right()
    high = wide * SIZE[1] / SIZE[0]
    top = room.center().y() - high / 2
    begin = room.right() - _AFTER - len(shown) * (wide + _GAP)
    for place, one in enumerate(shown):
        area = QRectF(begin + _GAP + place * (wide + _GAP), top, wide, high)
        paint_thumbnail(painter, area, one.exercise, posture_of(one.position))
    return begin
