"""A figure that moves by itself is painted once for each moment and then shown from memory."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from poses_shipped import POSES
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from spasmfree.body.solver import Solver
from spasmfree.ui.figure.drawing import FigureDrawing
from spasmfree.ui.figure.loops import Loops
from spasmfree.ui.figure.palette import palette
from spasmfree.ui.figure.picture import MOMENTS, Picture, Shown
from spasmfree.ui.figure_view import Still, Turn

SIZE = QSizeF(320, 240)
GROUND = QColor("#ECE7DD")


class Drawn:
    """Paints a real figure and counts how often."""

    def __init__(self, name: str = "glute-bridge") -> None:
        self._picture = Picture(Solver(POSES[name]), palette("light"))
        self._camera = self._picture.camera(SIZE.width(), SIZE.height())
        self.times = 0

    def at(self, place: int):
        def draw(painter: QPainter) -> None:
            self.times += 1
            self._picture.paint(painter, self._camera, place / 10, Shown(way=True, guides=True))

        return draw


def seen(loops: Loops | None, drawn: Drawn, place: int, key: str = "", ratio: float = 1.0):
    """The pixels of a picture on the ground of a page."""
    image = QImage((SIZE * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    painter.fillRect(QRectF(0, 0, 320, 240), GROUND)
    if loops is None:
        drawn.at(place)(painter)
    else:
        loops.paint(painter, SIZE, key, place, drawn.at(place))
    painter.end()
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.width(), 4).astype(int)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_what_is_kept_looks_as_what_was_painted(qapp, ratio: float) -> None:
    loops, drawn = Loops(), Drawn()
    for place in (0, 4, 10, 4, 0, 10, 4):
        kept = seen(loops, drawn, place, ratio=ratio)
        fresh = seen(None, drawn, place, ratio=ratio)
        assert np.abs(kept - fresh).max() <= 3  # translucent edges are rounded twice


def test_each_moment_is_painted_once(qapp) -> None:
    loops, drawn = Loops(), Drawn()
    for place in (0, *range(11), *range(11)):
        seen(loops, drawn, place)
    assert drawn.times == 1 + 11  # and the first time, when nobody knows that it will go on


def test_what_is_turned_all_the_time_is_not_kept(qapp) -> None:
    loops, drawn = Loops(), Drawn()
    for turn in range(9):
        seen(loops, drawn, 5, f"turned by {turn}")
    assert (drawn.times, loops.bytes) == (9, 0)


def test_only_what_moves_takes_room(qapp) -> None:
    loops, drawn = Loops(), Drawn("hamstring-curl-prone")
    for place in (0, 0, 10):
        seen(loops, drawn, place)
    whole = 320 * 240 * 4
    assert loops.bytes < 2 * whole


def test_what_slants_takes_no_more_room_than_it_is_wide(qapp) -> None:
    loops, whole = Loops(), 320 * 240 * 4

    def leg(at: int):
        def draw(painter: QPainter) -> None:
            painter.setPen(QPen(Qt.GlobalColor.black, 9))
            painter.drawLine(20 + at, 20, 260 + at, 220)

        return draw

    for place in range(4):
        image = QImage(320, 240, QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(image)
        loops.paint(painter, SIZE, "leg", place, leg(place))
        painter.end()
    assert loops.bytes < 1.5 * whole


def test_no_seam_is_seen_where_the_painter_stands_between_two_pixels(qapp) -> None:
    loops = Loops()

    def body(at: int):
        def draw(painter: QPainter) -> None:
            painter.fillRect(QRectF(10, 10, 300, 220), GROUND)
            painter.fillRect(QRectF(100, 60 + at, 80, 100), Qt.GlobalColor.black)

        return draw

    for place in (0, 0, 7):
        image = QImage(320, 240, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(0.3, 0.6)
        loops.paint(painter, SIZE, "body", place, body(place))
        painter.end()
    flat = np.frombuffer(image.constBits(), np.uint32).reshape(240, 320)
    assert len(np.unique(flat[15:60, 15:300])) == 1  # above what has moved
    assert len(np.unique(flat[15:225, 15:95])) == 1  # beside it


def test_there_is_a_limit_to_what_is_kept_and_beyond_it_all_is_painted(qapp) -> None:
    most = 2 * 320 * 240 * 4
    loops, drawn = Loops(most), Drawn()
    for place in (0, *range(11), *range(11)):
        shown = seen(loops, drawn, place)
        assert loops.bytes <= most
    assert drawn.times > 12
    assert np.abs(shown - seen(None, drawn, 10)).max() <= 3


def test_another_loop_takes_the_room_of_one_not_looked_at(qapp) -> None:
    loops, drawn = Loops(2 * 320 * 240 * 4), Drawn()
    for key in ("one", "two"):
        for place in (0, 0, 10):
            seen(loops, drawn, place, key)
    before = drawn.times
    seen(loops, drawn, 0, "two")
    assert drawn.times == before


def test_the_reps_of_a_set_are_painted_once_and_no_step_of_them_is_seen_to_jump(
    qapp, monkeypatch
) -> None:
    drawing = FigureDrawing(POSES)
    painted = []
    paint = Picture.paint
    monkeypatch.setattr(
        Picture,
        "paint",
        lambda self, *rest, **more: painted.append(1) or paint(self, *rest, **more),
    )

    def rep() -> int:
        """How many pictures a lift of 2 s, 30 a second, had to be painted for."""
        before = len(painted)
        for number in range(60):
            still = Still("side-lying-hip-abduction", "out", number / 60, number * 33)
            image = QImage(320, 240, QImage.Format.Format_ARGB32_Premultiplied)
            painter = QPainter(image)
            drawing.paint(painter, SIZE, still, Turn())
            painter.end()
        return len(painted) - before

    places = [
        drawing.place(Still("side-lying-hip-abduction", "out", number / 60, number * 33))
        for number in range(61)
    ]
    assert max(later - earlier for earlier, later in pairwise(places)) <= MOMENTS / 24
    assert rep() > 30
    assert rep() <= 1  # the first of all is not kept
    assert rep() == 0
