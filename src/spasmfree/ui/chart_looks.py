"""How each series of a chart looks: colour, dash and marker, never colour alone.

tests/ui/test_chart_looks.py measures that any two series of one chart can be told apart, also
without colour and by people who do not see all colours.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from spasmfree.ui import theme


class Look(NamedTuple):
    """The look of one series."""

    tone: str  # token of its colour
    dash: tuple[float, ...] = ()  # in widths of the line; () is a solid line
    marker: str = ""  # o disc, s open square, t triangle; "" none
    width: float = 2.0  # of its line in pixels


LOOKS: Mapping[str, Look] = {
    "done": Look("bar"),
    "plan": Look("text", (4.0, 2.5)),
    "strength": Look("bar"),
    "before": Look("text2", (4.0, 2.0), "s"),
    "after": Look("quads", (1.0, 1.5), "t"),
    "morning": Look("hip", (), "o"),
    "episode": Look("flare"),
    "left": Look("left_mark", (), "o"),
    "right": Look("right_mark", (3.0, 1.5), "s"),
    "real": Look("bar"),
    "planned": Look("text", (4.0, 2.5)),
}
MARKER = 7.0  # pixels across
SIGNS = ("better", "same", "worse")  # of a row below a plot, told apart by their shape


def pen(look: Look) -> QPen:
    """The pen of a line; it stays as wide whatever the scale of the axis."""
    made = QPen(theme.colour(look.tone), look.width)
    made.setCosmetic(True)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if look.dash:
        made.setDashPattern(list(look.dash))
    return made


def filling(look: Look) -> QBrush:
    """What a marker is filled with: a square is open."""
    return QBrush(theme.colour("surface" if look.marker == "s" else look.tone))


def edge(look: Look) -> QPen:
    """The edge of a marker."""
    made = QPen(theme.colour(look.tone), 1.6)
    made.setCosmetic(True)  # pyqtgraph draws markers of the size 1 and scales them up
    return made


def mixed(front: str, ground: str, share: float) -> QColor:
    """The colour of a token laid over another; opaque, so that nothing shines through."""
    over, under = theme.colour(front), theme.colour(ground)
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    )


def draw_line_sample(painter: QPainter, look: Look, where: QRectF) -> None:
    """A line with its marker, for the legend."""
    middle = where.center().y()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(look))
    painter.drawLine(QLineF(where.left(), middle, where.right(), middle))
    if look.marker:
        draw_marker(painter, look, where.center())


def draw_marker(painter: QPainter, look: Look, at: QPointF) -> None:
    """One marker around a point."""
    painter.setPen(edge(look))
    painter.setBrush(filling(look))
    half = MARKER / 2
    box = QRectF(at.x() - half, at.y() - half, MARKER, MARKER)
    if look.marker == "s":
        painter.drawRect(box)
    elif look.marker == "t":
        tip = QPointF(at.x(), box.bottom())
        painter.drawPolygon(QPolygonF([box.topLeft(), box.topRight(), tip]))
    else:
        painter.drawEllipse(box)


def draw_sign(painter: QPainter, sign: str, at: QPointF, size: float) -> None:
    """A sign of a row around a point: a plus for better, two lines for the same, a minus."""
    line = QPen(theme.colour("text2"), max(1.8, size / 5))
    line.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(line)
    half, apart = size / 2, size / 4
    for rise in (-apart, apart) if sign == "same" else (0.0,):
        painter.drawLine(QLineF(at.x() - half, at.y() + rise, at.x() + half, at.y() + rise))
    if sign == "better":
        painter.drawLine(QLineF(at.x(), at.y() - half, at.x(), at.y() + half))


def draw_episode(painter: QPainter, where: QRectF, *, edges: str = "sides") -> None:
    """An episode: hatched, with a line at its beginning and its end, or all around."""
    painter.fillRect(where, theme.colour("flare_soft"))
    painter.fillRect(where, QBrush(theme.colour("flare", 110), Qt.BrushStyle.BDiagPattern))
    _draw_edges(painter, where, QPen(theme.colour("flare"), 1.2), edges)


def draw_pause(painter: QPainter, where: QRectF, *, edges: str = "sides") -> None:
    """A pause: dotted lightly, with a thin dashed line at its beginning and its end."""
    painter.fillRect(where, QBrush(theme.colour("control", 90), Qt.BrushStyle.Dense7Pattern))
    line = QPen(theme.colour("control"), 1.0, Qt.PenStyle.DotLine)
    _draw_edges(painter, where, line, edges)


def _draw_edges(painter: QPainter, where: QRectF, line: QPen, edges: str) -> None:
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if edges == "all":
        painter.drawRect(where)
    else:
        painter.drawLine(QLineF(where.topLeft(), where.bottomLeft()))
        painter.drawLine(QLineF(where.topRight(), where.bottomRight()))
