"""While a figure plays, what is in front does not flip: a change of order hardly shows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from poses_shipped import POSES
from PySide6.QtGui import QImage, QPainter

from spasmfree.body.shape import Build
from spasmfree.body.solver import Solver
from spasmfree.ui.figure.palette import palette
from spasmfree.ui.figure.picture import Picture
from spasmfree.ui.figure.style import style_for

SIZE = (320, 240)
SOME, FRAMES = 8, 31
MOST = 150  # pixels of 76,800 that a change of order may change by more than 40 levels
RIGHT = [name for name, pose in POSES.items() if not pose.easier and pose.mistake is None]
ALL = [(name, Build.SLIM, SOME) for name in RIGHT]
ALL += [
    pytest.param(name, build, FRAMES, marks=pytest.mark.soak) for build in Build for name in POSES
]


def painted(picture, sketch):
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    picture._body.paint(painter, sketch, style_for(sketch.camera, 1.0, flat=False))
    painter.end()
    raw = np.frombuffer(image.constBits(), np.uint8)
    return raw.reshape(SIZE[1], SIZE[0], 4).astype(int)


def flip(picture, sketch, order):
    """How many pixels look different when the same figure is painted in another order."""
    other = sketch._replace(order=order)
    return int((np.abs(painted(picture, sketch) - painted(picture, other)).max(2) > 40).sum())


def sketches(picture, last, count):
    camera = picture.camera(*SIZE)
    solver = picture._solver
    for s in np.linspace(0, last, (count - 1) * last + 1):
        yield picture._sketcher.sketch(solver.placed(solver.figure(float(s))), camera)


@pytest.mark.parametrize(("name", "build", "count"), ALL)
def test_no_part_jumps_in_front_of_another_while_it_plays(qapp, name, build, count):
    pose = POSES[name]
    picture = Picture(Solver(pose, build), palette("light"))
    frames = pairwise(sketches(picture, 1 if pose.returns else 2, count))
    flips = [
        flip(picture, now, before.order) for before, now in frames if now.order != before.order
    ]
    assert max(flips, default=0) <= MOST


def test_a_part_that_jumps_is_found(qapp):
    picture = Picture(Solver(POSES["quad-stretch-standing"]), palette("light"))
    sketch = next(sketches(picture, 1, SOME))
    assert flip(picture, sketch, sketch.order[::-1]) > 3 * MOST
