"""What makes an exercise heavier, on the figure: a cuff as thick as it is heavy, and its words."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from spasmfree.body.camera import Camera
from spasmfree.body.pose import Pose, Prop, PropKind
from spasmfree.body.rotation import Array
from spasmfree.body.skeleton import SHANK, THIGH, Figure
from spasmfree.core.loads import Load
from spasmfree.ui import theme
from spasmfree.ui.figure_view import Carried
from spasmfree.ui.painted import paint_text

_ANKLE, _ABOVE_KNEE = 0.875, 0.80  # shares of shank and thigh: where a cuff and a band lie
_BESIDE = 0.036  # body heights from the bone to the edge of the words
_LETTERS = 0.052  # of the words as a share of the picture's height, but at least and at most:
_LEAST, _MOST = 13.0, 34.0
_INSET = 4.0  # pixels between the words and the edge of the picture
_NATIVE = "left"  # the working side that poses are written for


def carrying(pose: Pose, load: Load) -> Pose:
    """The pose with this load and no other; a band that the exercise needs stays."""
    props = [prop for prop in pose.props if prop.kind is not PropKind.WEIGHT]
    if load.grams:
        heavy = (float(load.grams), 0.0, 0.0)
        props.append(Prop(PropKind.WEIGHT, side=_NATIVE, size=heavy))
    bands = (PropKind.BAND, PropKind.DOOR_BAND)
    if load.band and not any(prop.kind in bands for prop in props):
        props.append(Prop(PropKind.BAND, bone="thigh"))
    return pose._replace(props=tuple(props))


def paint_load(
    painter: QPainter,
    camera: Camera,
    pose: Pose,
    figure: Figure,
    carried: Carried,
    *,
    mirrored: bool,
) -> None:
    """Say what the working leg carries, beside it, on the side that is away from the body."""
    ankle = carried.load.grams or any(prop.kind is PropKind.DOOR_BAND for prop in pose.props)
    bone, long, share = ("shank", SHANK, _ANKLE) if ankle else ("thigh", THIGH, _ABOVE_KNEE)
    ends = [figure.point(f"{bone}_{_NATIVE}", (0.0, 0.0, -way * long)) for way in (0.5, share)]
    middle, at = camera.point(np.array(ends))
    body = camera.point(np.asarray(figure.at)).mean(0)
    letters = min(_MOST, max(_LEAST, camera.size[1] * _LETTERS))
    wide = QFontMetricsF(theme.font(letters, 600)).horizontalAdvance(carried.words) + letters
    room = np.array((wide, letters * 1.5))
    away = _away(at - middle, at - body)
    corner = at + away * (_BESIDE * camera.scale + room / 2) - room / 2
    if mirrored:
        corner[0] = camera.size[0] - corner[0] - wide
    left, top = np.clip(corner, _INSET, np.array(camera.size) - room - _INSET).tolist()
    _paint_words(painter, QRectF(left, top, *room.tolist()), carried.words, letters)


def _paint_words(painter: QPainter, area: QRectF, words: str, size: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("control"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    paint_text(painter, area, words, size, 600)
    painter.restore()


def _away(along: Array, outwards: Array) -> Array:
    """Across the limb, to the side that is further from the body; of length 1."""
    across = np.array((-along[1], along[0]))
    length = float(np.hypot(*across))
    if length < 1e-6:  # the limb points at the camera
        return np.array((0.0, -1.0))
    across /= length
    found: Array = across if float(across @ outwards) >= 0 else -across
    return found
