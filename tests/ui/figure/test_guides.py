"""Guides as pixels: what is forbidden lies beyond the line, a mistake has a cross."""

from __future__ import annotations

import numpy as np
import pytest
from poses_shipped import POSES
from PySide6.QtGui import QImage, QPainter

from spasmfree.body.solver import Solver
from spasmfree.ui.figure.palette import palette
from spasmfree.ui.figure.picture import GUIDES_FROM, Picture, Shown

NOTHING = Shown(surroundings=False, shadow=False, stop=False)
GUIDES = NOTHING._replace(guides=True)
SIZE = (400, 300)


def painted(name, s=1.0, shown=NOTHING, size=SIZE, **how):
    """(height, width, 4): blue, green, red, alpha."""
    picture = Picture(Solver(POSES[name]), palette("light"))
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    picture.paint(painter, picture.camera(*size), s, shown, **how)
    painter.end()
    raw = np.frombuffer(image.constBits(), np.uint8)
    return raw.reshape(size[1], size[0], 4).astype(int)


def changed(one, other):
    return np.abs(one - other).max(2) > 20


def test_what_must_not_be_entered_lies_above_the_level_and_fades_out(qapp):
    name = "side-lying-hip-abduction"
    zone = changed(painted(name), painted(name, shown=NOTHING._replace(stop=True)))
    picture = Picture(Solver(POSES[name]), palette("light"))
    camera = picture.camera(*SIZE)
    level = camera.point(picture.setting.stop.edges)[..., 1]
    rows = np.arange(SIZE[1])[:, None]
    above, below = zone & (rows < level.min()), zone & (rows > level.max() + 2)
    assert above.sum() > 1000
    assert below.sum() < 20
    strength = painted(name, shown=NOTHING._replace(stop=True))[..., 3]
    top = int(camera.point(picture.setting.stop.edges[0, 0] + picture.setting.stop.beyond)[1])
    near, far = int(level.min()) - 4, top + 6
    column = slice(200, 320)
    assert strength[near, column].mean() > 2 * strength[far, column].mean()


@pytest.mark.parametrize(
    "name",
    ["glute-bridge", "wall-press-hip-abduction", "side-lying-hip-abduction-wall", "clamshell"],
)
def test_guides_are_drawn_when_asked_for_and_the_picture_is_not_small(qapp, name):
    assert changed(painted(name), painted(name, shown=GUIDES)).sum() > 60
    size = (int(GUIDES_FROM), int(GUIDES_FROM) - 1)
    small, with_guides = painted(name, size=size), painted(name, shown=GUIDES, size=size)
    assert not changed(small, with_guides).any()


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_mistake_has_a_cross_in_the_upper_left_and_good_form_has_none(qapp, mirrored):
    corner = np.s_[:36, :36]
    wrong = painted("easy-walk-wrong", shown=GUIDES, mirrored=mirrored)[corner]
    red = (wrong[..., 2] - wrong[..., 1] > 80) & (wrong[..., 3] > 200)
    light = (wrong[..., 1] > 220) & (wrong[..., 3] > 200)
    assert red.sum() > 200
    assert light.sum() > 60  # a cross, not only a disc
    middle = np.argwhere(red | light).mean(0)
    assert light[int(middle[0]), int(middle[1])]
    assert not painted("easy-walk", shown=GUIDES, mirrored=mirrored)[corner].any()


def test_what_takes_over_has_a_colour_of_its_own_with_stripes(qapp):
    wrong = painted("pelvic-tilt-supine-wrong")
    own = palette("light")
    lit, striped = (
        (np.abs(wrong[..., :3] - [colour.blue(), colour.green(), colour.red()]).max(2) < 12).sum()
        for colour in (own.wrong, own.wrong_stripe)
    )
    assert lit > 200
    assert striped > 60
    right = painted("quad-stretch-standing")
    colour = [own.wrong.blue(), own.wrong.green(), own.wrong.red()]
    assert not (np.abs(right[..., :3] - colour).max(2) < 12).any()


def test_seen_from_the_end_of_the_leg_the_zone_is_gone_and_from_behind_no_line_is_drawn(qapp):
    name = "side-lying-hip-abduction"
    picture = Picture(Solver(POSES[name]), palette("light"))
    shown = NOTHING._replace(stop=True)

    def zone(azimuth):
        camera = picture.camera(*SIZE, azimuth, 10)
        one, other = (_of(picture, camera, how) for how in (NOTHING, shown))
        return np.abs(one - other).max(2).sum() / 255

    assert zone(90) < 0.4 * zone(0)
    bridge = Picture(Solver(POSES["glute-bridge"]), palette("light"))
    for turn, lines in ((0, True), (180, False)):
        camera = bridge.camera(*SIZE, POSES["glute-bridge"].view.azimuth + turn + 1, 10)
        one, other = (_of(bridge, camera, how) for how in (NOTHING, GUIDES))
        assert changed(one, other).any() == lines


def _of(picture, camera, shown):
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    picture.paint(painter, camera, 1.0, shown)
    painter.end()
    raw = np.frombuffer(image.constBits(), np.uint8)
    return raw.reshape(SIZE[1], SIZE[0], 4).astype(int)
