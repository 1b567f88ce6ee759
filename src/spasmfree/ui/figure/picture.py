"""A whole picture of an exercise: surroundings, shadow, guides and figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from spasmfree.body.camera import Camera
from spasmfree.body.guide_points import Guides, guides
from spasmfree.body.model import Placed
from spasmfree.body.rotation import Array
from spasmfree.body.setting import Setting, framed, setting
from spasmfree.body.sketch import Sketch, Sketcher
from spasmfree.body.solver import Solver
from spasmfree.body.support import bounds
from spasmfree.ui.figure.body_painter import BodyPainter
from spasmfree.ui.figure.guides import Ghost, paint_glow, paint_stop, paint_way
from spasmfree.ui.figure.inset import Inset, InsetPainter
from spasmfree.ui.figure.marks import paint_cross, paint_guides, paint_touches
from spasmfree.ui.figure.palette import Palette
from spasmfree.ui.figure.style import Style, style_for
from spasmfree.ui.figure.surroundings import ShadowPainter, paint_surroundings

MARGIN = 0.06  # the share of a picture that stays free at each edge

MOMENTS = 120  # from 0 to 1 of a movement; the figure of each is kept
GUIDES_FROM = 160.0  # pixels of height: a smaller picture has no guides
INSET_FROM = 200.0  # and no small view, of which nothing could be made out
_ROOM = 6  # widths of a line: what is painted beyond the points of a figure


class Shown(NamedTuple):
    """What a picture shows besides the figure."""

    surroundings: bool = True  # wall and mat
    shadow: bool = True
    stop: bool = True  # the level to stop at
    ghost: bool = False  # where the limb ends up
    way: bool = False  # the way it goes there
    halo: bool = True  # what is behind a part is darkened along its edge
    guides: bool = False  # lines through joints, touches, effort, the cross of a mistake


class Picture:
    """Paints one exercise again and again. It does not paint the ground: that is the widget's."""

    def __init__(self, solver: Solver, palette: Palette) -> None:
        self._solver, self._palette = solver, palette
        self._sketcher = Sketcher(solver.model)
        self._body = BodyPainter(solver.model, self._sketcher.lighting.numbers, palette)
        self._shadow = ShadowPainter()
        right = solver.pose.right
        self._good = solver if right is None else Solver(right, solver.build)
        self._good_sketcher = self._sketcher if right is None else Sketcher(self._good.model)
        self.setting: Setting = setting(solver, self._good)
        self._guides: dict[int, Guides] = {}  # by moment
        self._placed: dict[int, Placed] = {}  # by moment
        self._layer = QImage()
        view = solver.pose.inset
        self._inset: InsetPainter | None = None
        if view is not None and solver.model.patches:
            self._inset = InsetPainter(view, self._sketcher, self._at(1.0), self._body, palette)
        self._ghost: tuple[tuple[float, ...], QRect, QImage] | None = None

    def camera(
        self,
        width: float,
        height: float,
        azimuth: float | None = None,
        elevation: float | None = None,
    ) -> Camera:
        """A camera that has room for the whole movement; without angles, from its best side."""
        view = self._solver.pose.view
        camera = Camera(
            view.azimuth if azimuth is None else azimuth,
            view.elevation if elevation is None else elevation,
            (width, height),
        )
        return framed(self.setting, camera, MARGIN)

    def paint(
        self,
        painter: QPainter,
        camera: Camera,
        s: float,
        shown: Shown = Shown(),  # noqa: B008 - it cannot change
        *,
        flat: bool = False,
        mirrored: bool = False,
    ) -> None:
        """Paint the movement at `s` (0 to 2) on the upper left part of the painter.

        `flat` is for vectors: nothing in it needs an image. `mirrored` swaps left and right: a
        pose is written for the left side.
        """
        style = style_for(camera, self._palette.line, flat=flat)
        style = style._replace(halo=style.halo and shown.halo)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mirrored:
            painter.translate(camera.size[0], 0)
            painter.scale(-1, 1)
        if shown.surroundings:
            paint_surroundings(painter, camera, self.setting, self._palette)
        sketch = self._sketcher.sketch(self._at(s), camera, style.line * 0.9)
        self._behind(painter, sketch, s, shown, style)
        if flat:
            self._body.paint(painter, sketch, style)
        else:
            area = _area(bounds(sketch.shapes, camera), camera, style)
            self._layer = _layer(self._layer, painter, area)
            _on_layer(self._layer, area, lambda own: self._body.paint(own, sketch, style))
            _show(painter, self._layer, area)
        self._before(painter, sketch, s, shown, style)
        if shown.guides:
            inset = self._inset_in(camera, mirrored=mirrored, flat=flat)
            if self._inset is not None and inset is not None:
                self._inset.paint(painter, inset, flat=flat)
        painter.restore()
        if shown.guides and camera.size[1] >= GUIDES_FROM and self._solver.pose.right:
            paint_cross(painter, camera, self._palette)

    def paint_glow(
        self, painter: QPainter, camera: Camera, strength: float, *, mirrored: bool = False
    ) -> None:
        """Let the level to stop at glow, over what `paint` has painted; nothing without one."""
        level = self.setting.stop
        if level is None or not strength:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mirrored:
            painter.translate(camera.size[0], 0)
            painter.scale(-1, 1)
        line = style_for(camera, self._palette.line).line
        paint_glow(painter, camera, level, self._palette, line, strength)
        painter.restore()

    def muscle_at(
        self, camera: Camera, s: float, x: float, y: float, *, mirrored: bool = False
    ) -> str | None:
        """The muscle that is lit up at a point of the picture, None where there is none."""
        if mirrored:
            x = camera.size[0] - x
        place, moment = QPointF(x, y), s
        inset = self._inset_in(camera, mirrored=mirrored)
        if inset is not None and inset.area.contains(place):
            place -= inset.area.topLeft()
            camera, moment = inset.camera, 1.0
        found = self._body.muscle_at(self._sketcher.sketch(self._at(moment), camera), place)
        return None if found is None else self._solver.model.patches[found].muscle

    def _inset_in(self, camera: Camera, *, mirrored: bool, flat: bool = False) -> Inset | None:
        """The small view: a picture that is not small has one where it looks from the best side."""
        pose = self._solver.pose
        best = (camera.azimuth, camera.elevation) == pose.view
        if self._inset is None or not best or camera.size[1] < INSET_FROM:
            return None
        cross = (int(mirrored), 0) if pose.mistake is not None else None
        return self._inset.find(self.setting, camera, cross, flat=flat)

    def _behind(
        self, painter: QPainter, sketch: Sketch, s: float, shown: Shown, style: Style
    ) -> None:
        camera, around, palette = sketch.camera, self.setting, self._palette
        if shown.shadow:
            shadows = self._sketcher.shadows(sketch, around.ground)
            self._shadow.paint(painter, shadows, camera, palette, flat=style.flat)
        if shown.stop and around.stop is not None:
            paint_stop(painter, camera, around.stop, palette, style.line, behind=True)
        if shown.ghost and self._solver.pose.ghost:
            self._paint_ghost(painter, camera, style)
        if shown.guides and camera.size[1] >= GUIDES_FROM:
            paint_touches(painter, camera, self._guides_at(s), palette, style.line)

    def _before(
        self, painter: QPainter, sketch: Sketch, s: float, shown: Shown, style: Style
    ) -> None:
        camera, around, palette = sketch.camera, self.setting, self._palette
        if shown.stop and around.stop is not None:
            paint_stop(painter, camera, around.stop, palette, style.line, behind=False)
        if shown.way and around.way is not None:
            paint_way(painter, camera, around.way, palette, style.line)
        if shown.guides and camera.size[1] >= GUIDES_FROM:
            best = self._solver.pose.view
            paint_guides(painter, camera, best, self._guides_at(s), palette, style.line)

    def _paint_ghost(self, painter: QPainter, camera: Camera, style: Style) -> None:
        """Where the limb ends up; kept as an image as long as the camera is the same."""
        key = (camera.azimuth, camera.elevation, camera.scale, *camera.size, *camera.origin)
        key += style.line, _ratio(painter)
        kept = self._ghost
        if kept is None or kept[0] != key or style.flat:
            good = self._good
            end = good.placed(good.figure(1.0))
            outlines = self._good_sketcher.outlines(end, camera)
            ghost = Ghost(good.model, outlines, self._solver.pose.ghost)
            if style.flat:
                ghost.paint(painter, self._palette, style)
                return
            area = _area(ghost.corners(), camera, style)
            image = _layer(QImage(), painter, area)
            _on_layer(image, area, lambda own: ghost.paint(own, self._palette, style))
            kept = self._ghost = (key, area, image)
        _show(painter, kept[2], kept[1])

    def _guides_at(self, s: float) -> Guides:
        """The guides at about `s`."""
        moment = round(s * MOMENTS)
        if moment not in self._guides:
            self._guides[moment] = guides(self._solver, moment / MOMENTS)
        return self._guides[moment]

    def _at(self, s: float) -> Placed:
        """The model at about `s`."""
        moment = round(s * MOMENTS)
        found = self._placed.get(moment)
        if found is None:
            found = self._solver.placed(self._solver.figure(moment / MOMENTS))
            self._placed[moment] = found
        return found


def _area(corners: tuple[Array, Array], camera: Camera, style: Style) -> QRect:
    """The part of a picture that something between these corners covers; at least one pixel."""
    (low, high), (width, height) = corners, camera.size
    room = style.line * _ROOM
    left, top = (low - room).tolist()
    right, bottom = (high + room).tolist()
    seen = QRectF(left, top, right - left, bottom - top) & QRectF(0, 0, width, height)
    area = seen.toAlignedRect()
    return area if area.isValid() else QRect(0, 0, 1, 1)


def _ratio(painter: QPainter) -> float:
    """Device pixels a pixel."""
    return float(painter.device().devicePixelRatio())


def _layer(image: QImage, painter: QPainter, area: QRect) -> QImage:
    """A transparent image that has room for an area, the same again where it has."""
    ratio = _ratio(painter)
    size = area.size() * ratio
    if image.width() < size.width() or image.height() < size.height():
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    return image


def _on_layer(image: QImage, area: QRect, paint: Callable[[QPainter], None]) -> None:
    """Clear the layer and paint on it; the upper left of `area` lies at its origin."""
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.fillRect(QRect(0, 0, area.width(), area.height()), Qt.GlobalColor.transparent)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-area.topLeft())
    paint(painter)
    painter.end()


def _show(painter: QPainter, image: QImage, area: QRect) -> None:
    ratio = image.devicePixelRatio()
    painter.drawImage(
        QRectF(area), image, QRectF(0, 0, area.width() * ratio, area.height() * ratio)
    )
