"""The calm stand-in for the figure: a silhouette of the position, which shows no movement."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import acos, atan2, cos, hypot, sin
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTransform

from spasmfree.ui import theme

Posture = Literal[
    "side", "back", "legs-up", "front", "bed", "kneeling", "sitting", "standing", "wall", "walking"
]
Joint = tuple[float, float, float]  # x and height above the floor, and the radius there
Limb = tuple[Joint, ...]

# In body heights, facing or heading left, the floor at 0.
_BODIES: dict[Posture, tuple[Limb, ...]] = {
    "side": (
        ((0.095, 0.125, 0.064), (0.095, 0.125, 0.064)),
        ((0.13, 0.115, 0.03), (0.20, 0.115, 0.034)),
        ((0.215, 0.115, 0.072), (0.36, 0.095, 0.058), (0.50, 0.115, 0.074)),
        ((0.20, 0.055, 0.030), (0.08, 0.030, 0.024), (-0.03, 0.024, 0.018)),
        # The upper leg is level and its toes point to the viewer: a lift goes no further than
        # that, and toes up are one of its slips.
        ((0.51, 0.142, 0.060), (0.745, 0.150, 0.040), (0.965, 0.150, 0.025)),
        ((0.975, 0.150, 0.027), (0.990, 0.150, 0.027)),
        ((0.50, 0.090, 0.058), (0.685, 0.052, 0.040), (0.86, 0.034, 0.026)),
        ((0.870, 0.036, 0.027), (0.885, 0.036, 0.027)),
    ),
    "back": (
        ((0.07, 0.090, 0.064), (0.07, 0.090, 0.064)),
        ((0.11, 0.075, 0.03), (0.18, 0.072, 0.036)),
        ((0.195, 0.074, 0.066), (0.34, 0.068, 0.060), (0.475, 0.072, 0.066)),
        ((0.48, 0.080, 0.060), (0.640, 0.268, 0.042), (0.735, 0.040, 0.026)),
        ((0.735, 0.030, 0.022), (0.815, 0.022, 0.016)),
    ),
    "legs-up": (
        ((0.07, 0.090, 0.064), (0.07, 0.090, 0.064)),
        ((0.11, 0.075, 0.03), (0.18, 0.072, 0.036)),
        ((0.195, 0.074, 0.066), (0.34, 0.068, 0.060), (0.475, 0.072, 0.066)),
        ((0.48, 0.080, 0.060), (0.495, 0.330, 0.043), (0.745, 0.322, 0.027)),
        ((0.755, 0.330, 0.022), (0.775, 0.400, 0.016)),
        ((0.580, 0.272, 0.014), (0.860, 0.272, 0.014)),
        ((0.600, 0.260, 0.012), (0.600, 0.012, 0.012)),
        ((0.840, 0.260, 0.012), (0.840, 0.012, 0.012)),
    ),
    "front": (
        ((0.07, 0.090, 0.064), (0.07, 0.090, 0.064)),
        ((0.11, 0.085, 0.03), (0.18, 0.080, 0.036)),
        ((0.195, 0.080, 0.068), (0.34, 0.070, 0.060), (0.475, 0.078, 0.068)),
        ((0.20, 0.050, 0.030), (0.07, 0.026, 0.022), (-0.02, 0.022, 0.017)),
        ((0.49, 0.070, 0.058), (0.73, 0.052, 0.040), (0.955, 0.046, 0.025)),
        ((0.955, 0.044, 0.022), (1.03, 0.022, 0.016)),
    ),
    "bed": (
        ((0.07, 0.390, 0.064), (0.07, 0.390, 0.064)),
        ((0.11, 0.375, 0.03), (0.18, 0.372, 0.036)),
        ((0.195, 0.374, 0.066), (0.34, 0.368, 0.060), (0.475, 0.372, 0.066)),
        ((0.205, 0.385, 0.034), (0.330, 0.465, 0.025), (0.425, 0.560, 0.020)),
        ((0.48, 0.380, 0.060), (0.385, 0.590, 0.043), (0.610, 0.535, 0.026)),
        ((0.615, 0.540, 0.022), (0.660, 0.590, 0.016)),
        ((0.48, 0.375, 0.058), (0.715, 0.325, 0.042), (0.700, 0.085, 0.026)),
        ((0.700, 0.065, 0.022), (0.770, 0.050, 0.016)),
        ((-0.020, 0.262, 0.040), (0.530, 0.262, 0.040)),
        ((-0.015, 0.225, 0.016), (-0.015, 0.016, 0.016)),
        ((0.525, 0.225, 0.016), (0.525, 0.016, 0.016)),
    ),
    "kneeling": (
        ((0.035, 0.760, 0.064), (0.035, 0.760, 0.064)),
        ((0.022, 0.690, 0.032), (0.012, 0.640, 0.036)),
        ((0.010, 0.590, 0.070), (0.004, 0.450, 0.060), (0.0, 0.320, 0.068)),
        ((0.012, 0.590, 0.034), (0.085, 0.455, 0.025), (0.195, 0.375, 0.020)),
        ((0.0, 0.300, 0.060), (0.235, 0.300, 0.043), (0.238, 0.050, 0.026)),
        ((0.238, 0.028, 0.023), (0.325, 0.020, 0.016)),
        ((0.0, 0.300, 0.060), (-0.030, 0.044, 0.042), (-0.265, 0.034, 0.026)),
        ((-0.265, 0.034, 0.022), (-0.300, 0.018, 0.016)),
    ),
    "sitting": (
        ((0.020, 0.760, 0.064), (0.020, 0.760, 0.064)),
        ((0.010, 0.690, 0.032), (0.004, 0.640, 0.036)),
        ((0.002, 0.590, 0.070), (0.0, 0.450, 0.060), (0.0, 0.320, 0.068)),
        ((0.004, 0.590, 0.034), (0.070, 0.450, 0.025), (0.180, 0.375, 0.020)),
        ((0.0, 0.300, 0.060), (0.240, 0.300, 0.043), (0.243, 0.050, 0.026)),
        ((0.243, 0.028, 0.023), (0.330, 0.020, 0.016)),
        ((-0.100, 0.214, 0.014), (0.130, 0.214, 0.014)),
        ((-0.085, 0.214, 0.012), (-0.085, 0.012, 0.012)),
    ),
    "standing": (
        ((0.0, 0.925, 0.064), (0.0, 0.925, 0.064)),
        ((0.0, 0.860, 0.032), (0.0, 0.820, 0.040)),
        ((-0.075, 0.790, 0.040), (0.075, 0.790, 0.040)),
        ((-0.048, 0.770, 0.064), (-0.036, 0.660, 0.056), (-0.036, 0.540, 0.058)),
        ((0.048, 0.770, 0.064), (0.036, 0.660, 0.056), (0.036, 0.540, 0.058)),
        ((-0.104, 0.790, 0.034), (-0.136, 0.620, 0.026), (-0.148, 0.450, 0.019)),
        ((0.104, 0.790, 0.034), (0.136, 0.620, 0.026), (0.148, 0.450, 0.019)),
        ((-0.046, 0.530, 0.056), (-0.060, 0.285, 0.041), (-0.066, 0.050, 0.026)),
        ((0.046, 0.530, 0.056), (0.060, 0.285, 0.041), (0.066, 0.050, 0.026)),
        ((-0.068, 0.026, 0.024), (-0.090, 0.020, 0.018)),
        ((0.068, 0.026, 0.024), (0.090, 0.020, 0.018)),
    ),
    "wall": (
        ((0.0, 0.925, 0.064), (0.0, 0.925, 0.064)),
        ((0.0, 0.860, 0.032), (0.0, 0.820, 0.040)),
        ((-0.075, 0.790, 0.040), (0.075, 0.790, 0.040)),
        ((-0.048, 0.770, 0.064), (-0.036, 0.660, 0.056), (-0.036, 0.540, 0.058)),
        ((0.048, 0.770, 0.064), (0.036, 0.660, 0.056), (0.036, 0.540, 0.058)),
        ((-0.104, 0.790, 0.034), (-0.150, 0.650, 0.026), (-0.082, 0.545, 0.019)),
        ((0.104, 0.790, 0.034), (0.150, 0.650, 0.026), (0.082, 0.545, 0.019)),
        ((-0.046, 0.530, 0.056), (-0.048, 0.285, 0.041), (-0.048, 0.050, 0.026)),
        ((-0.050, 0.026, 0.024), (-0.074, 0.020, 0.018)),
        ((0.046, 0.530, 0.056), (0.155, 0.430, 0.044), (0.140, 0.215, 0.026)),
        ((0.140, 0.195, 0.024), (0.162, 0.185, 0.018)),
        ((0.225, 0.020, 0.018), (0.225, 0.980, 0.018)),
    ),
    "walking": (
        ((0.020, 0.925, 0.064), (0.020, 0.925, 0.064)),
        ((0.008, 0.860, 0.032), (0.002, 0.820, 0.036)),
        ((0.0, 0.760, 0.070), (-0.006, 0.640, 0.060), (-0.008, 0.530, 0.064)),
        ((0.0, 0.770, 0.034), (0.070, 0.620, 0.025), (0.160, 0.490, 0.020)),
        ((0.0, 0.770, 0.034), (-0.100, 0.630, 0.025), (-0.130, 0.450, 0.020)),
        ((-0.004, 0.520, 0.060), (0.095, 0.295, 0.042), (0.150, 0.062, 0.026)),
        ((0.150, 0.038, 0.023), (0.225, 0.040, 0.016)),
        ((-0.010, 0.520, 0.060), (-0.075, 0.290, 0.042), (-0.205, 0.105, 0.026)),
        ((-0.212, 0.088, 0.022), (-0.165, 0.022, 0.016)),
    ),
}
_TONE = 0.7  # of the ink in what lies behind the figure: calm, and still a shape
_FINE = 300  # units of a body's height, in which the lines of an outline cannot be seen
_FILL_WIDE, _FILL_HIGH = 0.80, 0.72  # of an area, at most


def _bone(start: Joint, end: Joint) -> list[QPainterPath]:
    """A limb from joint to joint: two circles, and the tangents that they share."""
    shapes = []
    for x, y, radius in (start, end):
        circle = QPainterPath()
        circle.addEllipse(QPointF(x, -y), radius, radius)
        shapes.append(circle)
    length = hypot(end[0] - start[0], end[1] - start[1])
    if length > abs(start[2] - end[2]):
        along = atan2(end[1] - start[1], end[0] - start[0])
        lean = acos((start[2] - end[2]) / length)
        corners = ((start, 1), (end, 1), (end, -1), (start, -1))
        sides = QPainterPath()
        sides.addPolygon([_on_circle(joint, along + turn * lean) for joint, turn in corners])
        shapes.append(sides)
    return shapes


def _on_circle(joint: Joint, angle: float) -> QPointF:
    x, y, radius = joint
    return QPointF(x + radius * cos(angle), -y - radius * sin(angle))


@cache
def _shapes(posture: Posture) -> tuple[QPainterPath, ...]:
    """What is painted, in body heights, y downwards, the floor at 0."""
    return tuple(
        shape
        for limb in _BODIES[posture]
        for start, end in pairwise(limb)
        for shape in _bone(start, end)
    )


@cache
def bounds(posture: Posture) -> QRectF:
    """The room that a posture takes, in body heights, y downwards, the floor at 0."""
    box = QRectF()
    for shape in _shapes(posture):
        box = box.united(shape.boundingRect())
    return box


@cache
def outline(posture: Posture) -> QPainterPath:
    """The edge of a posture as one closed shape, for paper; measured as `bounds`."""
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for shape in _shapes(posture):
        whole.addPath(shape)
    # Qt makes short lines of curves, as fine as their size asks for; a head would have corners.
    large = QTransform.fromScale(_FINE, _FINE).map(whole).simplified()
    return QTransform.fromScale(1 / _FINE, 1 / _FINE).map(large)


def body_height(posture: Posture, area: QRectF) -> float:
    """The body height in pixels at which a posture fits into `area`."""
    box = bounds(posture)
    # A body on its back is as large as a stretched one, though its knees are drawn up.
    wide = area.width() * _FILL_WIDE / max(1.0, box.width())
    return min(area.height() * _FILL_HIGH / box.height(), wide)


def paint_posture(
    painter: QPainter, area: QRectF, posture: Posture, *, mirrored: bool = False
) -> None:
    """The silhouette of a posture in the middle of `area`, for rows and delegates too."""
    body = body_height(posture, area)
    box = bounds(posture)
    floor = area.center().y() + body * box.height() / 2
    paint_standing(painter, QPointF(area.center().x(), floor), posture, body, mirrored=mirrored)


def paint_standing(
    painter: QPainter,
    foot: QPointF,
    posture: Posture,
    body: float,
    *,
    mirrored: bool = False,
) -> None:
    """The silhouette on the floor at `foot`, its middle above it; `body` is the body height."""
    box = bounds(posture)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("track" if theme.name() == "contrast" else "line"))
    half, thick = body * (box.width() / 2 + 0.03), max(1.5, body * 0.008)
    painter.drawRoundedRect(
        QRectF(foot.x() - half, foot.y(), 2 * half, thick), thick / 2, thick / 2
    )
    painter.setBrush(_ink())
    place = QTransform.fromTranslate(foot.x(), foot.y())
    place.scale(-body if mirrored else body, body)
    place.translate(-box.center().x(), 0.0)
    for shape in _shapes(posture):
        painter.drawPath(place.map(shape))


def _ink() -> QColor:
    """One quiet tone between the stage and what controls are drawn with."""
    if theme.name() == "contrast":
        return theme.colour("control")
    ground, ink = theme.colour("stage"), theme.colour("control")
    parts = ((ground.red(), ink.red()), (ground.green(), ink.green()), (ground.blue(), ink.blue()))
    return QColor(*(round(back + (front - back) * _TONE) for back, front in parts))
