"""Paints the solids of a sketch, the furthest first: halo, outline, fill, then muscles on it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
)

from spasmfree.body.light import STOPS
from spasmfree.body.model import Layer, Model, Solid
from spasmfree.body.patches import Seen
from spasmfree.body.rotation import Array
from spasmfree.body.sketch import Sketch
from spasmfree.ui.figure.head_painter import HeadPainter
from spasmfree.ui.figure.palette import Palette
from spasmfree.ui.figure.paths import path, spans

_Mode = QPainter.CompositionMode

_HALO = 3.2  # widths of a line
_INWARDS = (
    1.2  # pixels: at a seam the line lies this far inside, where no rest of it shines through
)
_HALO_INWARDS = 1.5


class Style(NamedTuple):
    """How much is drawn."""

    line: float  # width of an outline in pixels
    halo: bool  # darken what is behind a part along its edge
    fibres: bool  # lines on a muscle
    face: bool
    flat: bool  # for vectors: nothing that a vector picture can only hold as an image


class _Drawn(NamedTuple):
    """The outlines of one picture: points of fills, of lines and of halos."""

    fill: Array
    line: Array
    halo: Array


class BodyPainter:
    """Paints one model with one palette."""

    def __init__(self, model: Model, shade_numbers: list[int], palette: Palette) -> None:
        self._solids = model.solids
        self._shades = shade_numbers
        self._palette = palette
        self._head = HeadPainter(palette)
        self._first = [0]
        for solid in model.solids:
            self._first.append(self._first[-1] + len(solid.layers))
        self._muscles: dict[str, list[int]] = {}
        for number, patch in enumerate(model.patches):
            for host in patch.hosts:
                self._muscles.setdefault(host, []).append(number)

    def paint(
        self, painter: QPainter, sketch: Sketch, style: Style, only: Collection[str] | None = None
    ) -> None:
        """Paint the sketch; `only` these solids where it is given.

        With a halo the painter must be on a transparent layer with nothing but this figure: the
        halo falls on whatever is there.
        """
        painter.setPen(Qt.PenStyle.NoPen)
        drawn = self._drawn(sketch, style)
        for number in sketch.order:
            solid = self._solids[number]
            if only is None or solid.name in only:
                self._solid(painter, sketch, style, drawn, number)

    def _drawn(self, sketch: Sketch, style: Style) -> _Drawn:
        """All points of all outlines at once."""
        points, normals, _ = sketch.outlines
        line = sketch.weights.line * (style.line + _INWARDS) - _INWARDS
        halo = sketch.weights.halo * (style.line * _HALO + _HALO_INWARDS) - _HALO_INWARDS
        return _Drawn(points, points + normals * line[:, None], points + normals * halo[:, None])

    def _solid(
        self, painter: QPainter, sketch: Sketch, style: Style, drawn: _Drawn, number: int
    ) -> None:
        solid = self._solids[number]
        muscles = [sketch.patches[m] for m in self._muscles.get(solid.name, ())]
        fills = []
        for layer, own in self._layers(solid, number, backwards=sketch.reverse[number]):
            span = sketch.outlines.layers[own]
            if layer.outline:
                self._edge(painter, layer, style, drawn, span)
            fill = spans(drawn.fill, span)
            painter.setBrush(self._brush(layer, sketch, self._shades[own]))
            painter.drawPath(fill)
            if layer.kind == "head":
                self._head.paint(painter, sketch, style.line, face=style.face)
            if layer.kind != "hem":
                fills.append(fill)
        for muscle in muscles:
            if muscle is not None:
                self._muscle(painter, muscle, fills, style)

    def _layers(self, solid: Solid, number: int, *, backwards: bool) -> list[tuple[Layer, int]]:
        """The layers of a solid with their numbers, the furthest first.

        A hem is the inside of a sleeve or a leg: it is seen only from the end.
        """
        first = self._first[number]
        layers = [(layer, first + i) for i, layer in enumerate(solid.layers)]
        if len(layers) == 1:
            return layers
        layers.sort(key=lambda pair: pair[0].place, reverse=backwards)
        return [pair for pair in layers if not backwards or pair[0].kind != "hem"]

    def _edge(
        self, painter: QPainter, layer: Layer, style: Style, drawn: _Drawn, span: tuple[int, ...]
    ) -> None:
        if style.halo and layer.halo:
            painter.setCompositionMode(_Mode.CompositionMode_SourceAtop)
            painter.setBrush(self._palette.halo)
            painter.drawPath(spans(drawn.halo, span))
            painter.setCompositionMode(_Mode.CompositionMode_SourceOver)
        painter.setBrush(self._palette.materials[layer.material].line)
        painter.drawPath(spans(drawn.line, span))

    def _brush(self, layer: Layer, sketch: Sketch, shade: int) -> QBrush:
        material = self._palette.materials[layer.material]
        if shade < 0:
            return QBrush(material.base)
        lit = sketch.lit
        gradient = QLinearGradient(*lit.start[shade].tolist(), *lit.end[shade].tolist())
        for stop, value in zip(STOPS, lit.values[shade].tolist(), strict=True):
            gradient.setColorAt(stop, material.tone(value))
        return QBrush(gradient)

    def _muscle(
        self, painter: QPainter, muscle: Seen, fills: list[QPainterPath], style: Style
    ) -> None:
        host = QPainterPath(fills[0])
        for fill in fills[1:]:
            host.addPath(fill)
        edge = path(muscle.edge)
        painter.save()
        if style.flat:
            edge = edge.intersected(host)
        else:
            painter.setClipPath(host)
        painter.setBrush(self._glow(muscle))
        if style.fibres:
            painter.setPen(QPen(self._palette.muscle_edge, max(0.7, style.line * 0.7)))
        painter.drawPath(edge)
        if style.fibres and not style.flat:
            self._fibres(painter, muscle, style)
        painter.restore()

    def _glow(self, muscle: Seen) -> QBrush:
        middle = muscle.edge.mean(0)
        off = muscle.edge - middle
        radius = max(2.0, float(np.sqrt((off * off).sum(1)).max()))
        gradient = QRadialGradient(float(middle[0]), float(middle[1]), radius)
        gradient.setColorAt(0, self._palette.muscle_middle)
        gradient.setColorAt(0.55, self._palette.muscle)
        gradient.setColorAt(1, self._palette.muscle)
        return QBrush(gradient)

    def _fibres(self, painter: QPainter, muscle: Seen, style: Style) -> None:
        pen = QPen(self._palette.fibre, max(0.6, style.line * 0.6))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for fibre in muscle.fibres:
            line = QPainterPath()
            line.moveTo(*fibre[0].tolist())
            for point in fibre[1:].tolist():
                line.lineTo(*point)
            painter.drawPath(line)
