"""Paints the solids of a sketch, the furthest first: halo, outline, fill, then muscles on it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter

from spasmfree.body.light import STOPS
from spasmfree.body.model import Layer, Model, Solid
from spasmfree.body.rotation import Array
from spasmfree.body.sketch import Sketch
from spasmfree.ui.figure.head_painter import HeadPainter
from spasmfree.ui.figure.muscle_painter import MusclePainter
from spasmfree.ui.figure.palette import Palette
from spasmfree.ui.figure.paths import PathMaker, path
from spasmfree.ui.figure.style import Style

_Mode = QPainter.CompositionMode

_HALO = 3.2  # widths of a line
_INWARDS = (
    1.2  # pixels: at a seam the line lies this far inside, where no rest of it shines through
)
_HALO_INWARDS = 1.5


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
        self._paths = PathMaker()
        self._head = HeadPainter(palette)
        self._muscle_painter = MusclePainter(palette)
        self._first = [0]
        for solid in model.solids:
            self._first.append(self._first[-1] + len(solid.layers))
        self._wrong = [patch.wrong for patch in model.patches]
        self._muscles: dict[str, list[int]] = {}
        for number, patch in enumerate(model.patches):
            for host in patch.hosts:
                self._muscles.setdefault(host, []).append(number)

    def paint(self, painter: QPainter, sketch: Sketch, style: Style) -> None:
        """Paint the sketch.

        With a halo the painter must be on a transparent layer with nothing but this figure: the
        halo falls on whatever is there.
        """
        painter.setPen(Qt.PenStyle.NoPen)
        drawn = self._drawn(sketch, style)
        for number in sketch.order:
            self._solid(painter, sketch, style, drawn, number)

    def muscle_at(self, sketch: Sketch, place: QPointF) -> int | None:
        """The number of the muscle that is seen at this point, None for none."""
        for number in reversed(sketch.order):
            solid = self._solids[number]
            own = range(self._first[number], self._first[number + 1])
            spans = [sketch.outlines.layers[layer] for layer in own]
            if self._paths.together(sketch.outlines.points, spans).contains(place):
                for muscle in reversed(self._muscles.get(solid.name, ())):
                    seen = sketch.patches[muscle]
                    if seen is not None and path(seen.edge).contains(place):
                        return muscle
                return None
        return None

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
        fills = []
        for layer, own in self._layers(solid, number, backwards=sketch.reverse[number]):
            span = sketch.outlines.layers[own]
            if layer.outline:
                self._edge(painter, layer, style, drawn, span)
            fill = self._paths.spans(drawn.fill, span, sparing=style.flat)
            painter.setBrush(self._brush(layer, sketch, self._shades[own]))
            painter.drawPath(fill)
            if layer.kind == "head":
                self._head.paint(painter, sketch, style.line, face=style.face)
            if layer.kind != "hem":
                fills.append(fill)
        for muscle in self._muscles.get(solid.name, ()):
            seen = sketch.patches[muscle]
            if seen is not None:
                self._muscle_painter.paint(painter, seen, fills, style, wrong=self._wrong[muscle])

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
            painter.drawPath(self._paths.spans(drawn.halo, span))
            painter.setCompositionMode(_Mode.CompositionMode_SourceOver)
        painter.setBrush(self._palette.materials[layer.material].line)
        painter.drawPath(self._paths.spans(drawn.line, span, sparing=style.flat))

    def _brush(self, layer: Layer, sketch: Sketch, shade: int) -> QBrush:
        material = self._palette.materials[layer.material]
        if shade < 0 or material.is_plain:
            return QBrush(material.base)
        lit = sketch.lit
        gradient = QLinearGradient(*lit.start[shade].tolist(), *lit.end[shade].tolist())
        for stop, value in zip(STOPS, lit.values[shade].tolist(), strict=True):
            gradient.setColorAt(stop, material.tone(value))
        return QBrush(gradient)
