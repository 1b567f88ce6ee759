"""Every muscle that a picture speaks of can be seen in it, and is named where it is pointed at."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from poses_shipped import POSES
from PySide6.QtGui import QImage, QPainter

from spasmfree.body.muscles import drawn
from spasmfree.body.solver import Solver
from spasmfree.core.vocabulary import Muscle
from spasmfree.ui.figure.palette import palette
from spasmfree.ui.figure.picture import Picture, Shown
from spasmfree.ui.figure.style import style_for

SIZE = (640, 480)
ENOUGH = 400  # pixels
BARE = Shown(surroundings=False, shadow=False, stop=False)
LIT = {pose.id: pose.lit for pose in POSES.values()}
SHOWN = [name for name, muscles in LIT.items() if muscles]


@cache
def shipped(name):
    return Picture(Solver(POSES[name]), palette("light"))


def picture_of(pose):
    """Its picture, made once where it is a shipped pose."""
    own = POSES[pose.id] is pose
    return shipped(pose.id) if own else Picture(Solver(pose), palette("light"))


def shows(picture, sketch, muscle):
    """Whether each pixel shows the muscle: what changes when it is left away."""
    lit = [patch.muscle == muscle for patch in picture._solver.model.patches]
    only = [seen if own else None for seen, own in zip(sketch.patches, lit, strict=True)]
    seen = []
    for patches in (only, [None] * len(only)):
        image = QImage(*map(round, sketch.camera.size), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = style_for(sketch.camera, 1.0, flat=True)
        picture._body.paint(painter, sketch._replace(patches=patches), style)
        painter.end()
        raw = np.frombuffer(image.constBits(), np.uint8)
        seen.append(raw.reshape(image.height(), image.width(), 4).astype(np.int16))
    return np.abs(seen[0] - seen[1]).max(2) > 24


def covered(pose, muscle):
    """Where the picture shows this muscle."""
    picture = picture_of(pose)
    sketch = picture._sketcher.sketch(picture._at(1.0), picture.camera(*SIZE))
    return shows(picture, sketch, muscle)


def beside(pose, muscle):
    """Where the small view shows this muscle; nowhere without one."""
    picture = picture_of(pose)
    found = picture._inset_in(picture.camera(*SIZE), mirrored=False)
    if found is None:
        return np.zeros((1, 1), bool)
    return shows(picture, picture._inset.sketch(found.camera), muscle)


def inset_area(pose):
    picture = picture_of(pose)
    found = picture._inset_in(picture.camera(*SIZE), mirrored=False)
    return None if found is None else found.area


@pytest.mark.parametrize("name", [name for name in SHOWN if not POSES[name].easier])
def test_every_muscle_is_large_enough_to_be_seen_or_shown_beside(qapp, name):
    pose = POSES[name]
    for muscle in sorted({muscle for muscle, _ in LIT[name]}):
        if covered(pose, muscle).sum() >= ENOUGH:
            continue
        assert beside(pose, muscle).sum() >= ENOUGH, muscle


def test_a_muscle_on_the_far_side_is_not_large_enough(qapp):
    pose = POSES["quad-stretch-prone-strap"]._replace(inset=None)
    assert covered(pose, "quads").sum() < ENOUGH
    assert beside(pose, "quads").sum() == 0


def test_there_is_no_small_view_of_what_is_seen_or_from_elsewhere_or_in_a_small_picture(qapp):
    assert inset_area(POSES["clamshell"]) is None
    picture = Picture(Solver(POSES["glute-bridge"]), palette("light"))
    assert picture._inset_in(picture.camera(*SIZE), mirrored=False) is not None
    assert picture._inset_in(picture.camera(*SIZE, 30, 10), mirrored=False) is None
    assert picture._inset_in(picture.camera(150, 110), mirrored=False) is None


@pytest.mark.parametrize("name", [n for n in SHOWN if POSES[n].inset and not POSES[n].easier])
def test_the_small_view_leaves_the_head_and_the_cross_free(qapp, name):
    solver = Solver(POSES[name])
    picture = Picture(solver, palette("light"))
    camera = picture.camera(*SIZE)
    area = picture._inset_in(camera, mirrored=False).area
    for s in (0.0, 0.5, 1.0):
        figure = solver.figure(s)
        for bone in ("head", "pelvis", "foot_left", "foot_right", "shank_left", "thorax"):
            assert not area.contains(*camera.point(figure.point(bone))), bone
    if POSES[name].mistake is not None:
        assert not area.contains(10, 10)
        mirrored = picture._inset_in(camera, mirrored=True).area
        assert not mirrored.contains(SIZE[0] - 10, 10)


@pytest.mark.parametrize(
    ("name", "muscle"),
    [
        ("quad-stretch-standing", "quads"),
        ("clamshell", "side-hip"),
        ("rest-90-90-wrong", "low-back"),
    ],
)
def test_a_muscle_is_named_where_it_is_seen(qapp, name, muscle):
    picture = Picture(Solver(POSES[name]), palette("light"))
    camera = picture.camera(*SIZE)
    seen = covered(POSES[name], muscle)
    places = np.argwhere(seen)[::97]
    assert len(places) > 3
    named = [picture.muscle_at(camera, 1.0, x + 0.5, y + 0.5) for y, x in places]
    assert np.mean([one == muscle for one in named]) > 0.75  # its line lies half beside it
    elsewhere = np.argwhere(~seen)[:: 640 * 480 // 60]
    named = [picture.muscle_at(camera, 1.0, x + 0.5, y + 0.5) for y, x in elsewhere]
    assert np.mean([one is None for one in named]) > 0.95
    y, x = places[len(places) // 2]
    assert picture.muscle_at(camera, 1.0, SIZE[0] - x - 0.5, y + 0.5, mirrored=True) == muscle


def test_a_muscle_is_named_in_the_small_view_too(qapp):
    pose = POSES["hamstring-heel-dig"]
    picture = Picture(Solver(pose), palette("light"))
    camera = picture.camera(*SIZE)
    area = inset_area(pose)
    seen = beside(pose, "hamstrings")
    row, column = np.argwhere(seen)[seen.sum() // 2]
    x, y = area.left(), area.top()
    assert picture.muscle_at(camera, 0.0, x + column + 0.5, y + row + 0.5) == "hamstrings"
    assert picture.muscle_at(camera, 0.0, x + 3, y + 3) is None


def test_the_small_view_is_painted_with_the_guides(qapp):
    picture = Picture(Solver(POSES["hamstring-heel-dig"]), palette("light"))
    camera = picture.camera(*SIZE)
    area = picture._inset_in(camera, mirrored=False).area
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    for shown in (BARE, BARE._replace(guides=True)):
        image.fill(0)
        painter = QPainter(image)
        picture.paint(painter, camera, 1.0, shown)
        painter.end()
        ground = image.pixelColor(round(area.left()) + 8, round(area.center().y()))
        assert (ground == palette("light").inset) == shown.guides


def test_a_muscle_behind_another_part_is_not_named(qapp):
    """From behind the standing leg hides the front of the other thigh."""
    picture = Picture(Solver(POSES["quad-stretch-standing"]), palette("light"))
    for azimuth in (0, 180):
        camera = picture.camera(*SIZE, azimuth, 0)
        figure = Solver(POSES["quad-stretch-standing"]).figure(0.0)
        x, y = camera.point(figure.point("thigh_left", (0.05, 0.0, -0.12)))
        assert (picture.muscle_at(camera, 0.0, x, y) == "quads") == (azimuth == 0)


def test_every_muscle_has_a_name_in_the_words_of_the_exercises():
    assert drawn() <= {muscle.value for muscle in Muscle if muscle.is_muscle}
