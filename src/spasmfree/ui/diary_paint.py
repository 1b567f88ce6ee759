"""Shapes and lines of the diary's list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath

from spasmfree.ui import theme
from spasmfree.ui.tokens import Mode

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def content_area(row: QRectF, mode: Mode) -> QRectF:
    """The part of a row in which content stands: inside of the margins, clamped and centred."""
    side = 24 if mode in ("narrow", "compact") else 40
    width = min(row.width() - 2 * side, theme.px(1200 if mode == "wide" else 1020))
    left = row.left() + (row.width() - width) / 2
    return QRectF(round(left), row.top(), round(width), row.height())


def card_path(card: QRectF, radius: float, *, top: bool, bottom: bool) -> QPainterPath:
    """The outline of a part of a card: round where the card begins (`top`) or ends (`bottom`)."""
    box = card.adjusted(0.5, 0.5, -0.5, -0.5 if bottom else 0.5)
    above, below = radius if top else 0.0, radius if bottom else 0.0
    path = QPainterPath()
    path.moveTo(box.left(), box.top() + above)
    path.arcTo(box.left(), box.top(), 2 * above, 2 * above, 180, -90)
    path.lineTo(box.right() - above, box.top())
    path.arcTo(box.right() - 2 * above, box.top(), 2 * above, 2 * above, 90, -90)
    path.lineTo(box.right(), box.bottom() - below)
    path.arcTo(box.right() - 2 * below, box.bottom() - 2 * below, 2 * below, 2 * below, 0, -90)
    path.lineTo(box.left() + below, box.bottom())
    path.arcTo(box.left(), box.bottom() - 2 * below, 2 * below, 2 * below, 270, -90)
    path.closeSubpath()
    return path


def paint_line(
    painter: QPainter,
    area: QRectF,
    text: str,
    role: str,
    tone: str,
    align: Qt.AlignmentFlag = _LEFT,
) -> None:
    """One line in a type role, elided at its end."""
    painter.setFont(theme.role_font(role))
    painter.setPen(theme.colour(tone))
    one_line = " ".join(text.split("\n"))
    shown = painter.fontMetrics().elidedText(
        one_line, Qt.TextElideMode.ElideRight, int(area.width())
    )
    painter.drawText(area, align, shown)


def painter_width(text: str, role: str) -> int:
    """Width of a line of text in a type role, in pixels."""
    return QFontMetrics(theme.role_font(role)).horizontalAdvance(text) + 2
