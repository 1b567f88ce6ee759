"""What is on the picture, pixel by pixel."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from figure_rig import MIRROR, mirrored, plain, posed
from poses_shipped import POSES
from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

from spasmfree.body.camera import Camera
from spasmfree.body.rotation import Array
from spasmfree.body.shape import Build
from spasmfree.body.sketch import Sketcher
from spasmfree.body.solver import Solver
from spasmfree.ui.figure.body_painter import BodyPainter
from spasmfree.ui.figure.palette import palette
from spasmfree.ui.figure.picture import Picture, Shown
from spasmfree.ui.figure.style import Style, style_for

NOTHING = Shown(surroundings=False, shadow=False, stop=False)
ALL = Shown(ghost=True, way=True)
WIDTH, HEIGHT = 320, 240


def blank(width: int = WIDTH, height: int = HEIGHT, ratio: float = 1.0) -> QImage:
    """A transparent picture."""
    image = QImage(
        round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    return image


def pixels(image: QImage) -> Array:
    """(height, width, 4): blue, green, red, alpha, as numbers that can be subtracted."""
    raw = np.frombuffer(image.constBits(), np.uint8)
    return raw.reshape(image.height(), image.width(), 4).astype(int)


def painted(picture: Picture, camera: Camera, s: float = 1.0, shown=NOTHING, **how) -> Array:
    """The pixels of a picture."""
    image = blank()
    painter = QPainter(image)
    picture.paint(painter, camera, s, shown, **how)
    painter.end()
    return pixels(image)


def soft(alpha: Array) -> int:
    """How many pixels are neither in nor out: many where an edge is blurred."""
    return int(((alpha > 20) & (alpha < 235)).sum())


def picture_of(name: str, theme: str = "light") -> Picture:
    return Picture(Solver(POSES[name]), palette(theme))


def silhouette(placed, camera: Camera) -> Array:
    """Whether each pixel belongs to the figure."""
    model = plain()
    sketcher = Sketcher(model)
    image = blank()
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    style = Style(1.0, halo=True, fibres=True, face=True, flat=False)
    body = BodyPainter(model, sketcher.lighting.numbers, palette("light"))
    body.paint(painter, sketcher.sketch(placed, camera), style)
    painter.end()
    return pixels(image)[..., 3] > 128


@pytest.mark.parametrize("name", ["glute-bridge", "easy-walk", "clamshell"])
@pytest.mark.parametrize(("azimuth", "elevation"), [(-40, 15), (75, 50), (200, 5)])
def test_a_mirrored_pose_has_a_mirrored_silhouette(qapp, name, azimuth, elevation):
    _, placed = posed(name, 0.6)
    target = placed.at[0]
    scale = 150.0
    camera = Camera(azimuth, elevation, (WIDTH, HEIGHT), scale, target)
    other = Camera(-azimuth, elevation, (WIDTH, HEIGHT), scale, MIRROR @ target)
    one = silhouette(placed, camera)
    two = silhouette(mirrored(placed), other)[:, ::-1]
    assert one.sum() > 2000
    assert (one != two).sum() <= 0.005 * one.sum()


@pytest.mark.parametrize(
    ("name", "build"),
    [(name, Build.SLIM) for name, pose in POSES.items() if pose.id == pose.of]
    + [
        pytest.param(name, build, marks=pytest.mark.soak)
        for build in Build
        for name, pose in POSES.items()
        if pose.id != pose.of or build is Build.BROAD
    ],
)
def test_left_mirrors_right(qapp, name, build):
    """The silhouettes of a form for the left and for the right side are each other's mirror."""
    picture = Picture(Solver(POSES[name], build), palette("light"))
    camera = picture.camera(WIDTH, HEIGHT)
    left, right = (
        painted(picture, camera, 0.8, mirrored=mirrored)[..., 3] > 128 for mirrored in (False, True)
    )
    assert left.sum() > 1500
    assert (left != right[:, ::-1]).sum() <= 0.005 * left.sum()


def test_a_side_that_is_no_mirror_image_is_found(qapp):
    picture = picture_of("quad-stretch-standing")
    camera = picture.camera(WIDTH, HEIGHT)
    left = painted(picture, camera, 0.8)[..., 3] > 128
    assert (left != left[:, ::-1]).sum() > 0.05 * left.sum()


@pytest.mark.parametrize("name", ["side-lying-hip-abduction", "quad-stretch-standing"])
def test_the_other_side_is_the_mirror_image(qapp, name):
    picture = picture_of(name)
    camera = picture.camera(WIDTH, HEIGHT)
    left = painted(picture, camera, 0.7, ALL)
    right = painted(picture, camera, 0.7, ALL, mirrored=True)[:, ::-1]
    assert (np.abs(left - right).max(2) > 40).mean() < 0.002
    assert (np.abs(left - right[:, ::-1]).max(2) > 40).mean() > 0.05


@pytest.mark.parametrize("name", ["side-lying-hip-abduction", "rest-90-90", "side-step-band"])
def test_the_figure_is_there_from_every_side(qapp, name):
    """Also from straight above and below, and along the limbs."""
    picture = picture_of(name)
    for azimuth, elevation in itertools.product(range(0, 360, 45), (-90, -20, 0, 16, 60, 90)):
        camera = picture.camera(WIDTH, HEIGHT, azimuth, elevation)
        alpha = painted(picture, camera, 0.5, ALL)[..., 3]
        assert 0.02 < (alpha > 128).mean() < 0.95, (azimuth, elevation)


def test_a_camera_along_a_limb_draws_it_round(qapp):
    """Down a straight arm: the hand covers it, and nothing sticks out."""
    picture = picture_of("easy-walk")
    for elevation in np.linspace(-90, 90, 37):
        camera = picture.camera(WIDTH, HEIGHT, 0, float(elevation))
        assert painted(picture, camera, 0.0)[..., 3].any()


def test_surroundings_and_guides_are_only_there_when_asked_for(qapp):
    picture = picture_of("side-lying-hip-abduction")
    camera = picture.camera(WIDTH, HEIGHT)
    bare = painted(picture, camera, 0.0)
    for shown in (
        NOTHING._replace(surroundings=True),
        NOTHING._replace(shadow=True),
        NOTHING._replace(stop=True),
        NOTHING._replace(ghost=True),
        NOTHING._replace(way=True),
    ):
        more = painted(picture, camera, 0.0, shown)
        assert (np.abs(more - bare).max(2) > 20).sum() > 50, shown


def test_the_ghost_lies_where_the_leg_ends_up(qapp):
    picture = picture_of("hamstring-curl-standing")
    camera = picture.camera(WIDTH, HEIGHT)
    ghost = painted(picture, camera, 0.0, NOTHING._replace(ghost=True))[..., 3] > 40
    end = painted(picture, camera, 1.0)[..., 3] > 128
    added = ghost & ~(painted(picture, camera, 0.0)[..., 3] > 20)
    assert added.sum() > 100
    assert (added & end).sum() > 0.85 * added.sum()


def test_the_ghost_follows_the_camera(qapp):
    picture = picture_of("hamstring-curl-standing")
    shown = NOTHING._replace(ghost=True)
    for azimuth in (60, 90, 60):
        camera = picture.camera(WIDTH, HEIGHT, azimuth, 10)
        again = painted(picture_of("hamstring-curl-standing"), camera, 0.0, shown)
        assert np.array_equal(painted(picture, camera, 0.0, shown), again)


def test_a_sharp_screen_gets_a_sharp_picture(qapp):
    """Two device pixels a pixel: the same as a picture of twice the size, lines but for."""
    picture = picture_of("clamshell")
    camera = picture.camera(WIDTH, HEIGHT)
    image = blank(ratio=2.0)
    painter = QPainter(image)
    picture.paint(painter, camera, 0.5, NOTHING)
    painter.end()
    alpha = pixels(image)[..., 3]
    fine = alpha > 128
    large = Camera(camera.azimuth, camera.elevation, (WIDTH * 2, HEIGHT * 2), camera.scale * 2)
    shift = 2 * camera.origin - large.origin
    target = -(large.axes[0] * shift[0] - large.axes[1] * shift[1]) / large.scale
    large = Camera(
        camera.azimuth, camera.elevation, (WIDTH * 2, HEIGHT * 2), camera.scale * 2, target
    )
    image = blank(WIDTH * 2, HEIGHT * 2)
    painter = QPainter(image)
    picture.paint(painter, large, 0.5, NOTHING)
    painter.end()
    usual = pixels(image)[..., 3]
    assert (fine != (usual > 128)).sum() < 0.03 * fine.sum()
    assert soft(alpha) < 1.3 * soft(usual)


def test_a_leg_is_painted_from_its_far_end():
    """Shorts after the leg within where they are nearer; else the leg, over the inside of a hem."""
    model = plain()
    body = BodyPainter(model, Sketcher(model).lighting.numbers, palette("light"))
    number = [solid.name for solid in model.solids].index("thigh_left")
    forwards, backwards = (
        [layer.material for layer, _ in body._layers(model.solids[number], number, backwards=way)]
        for way in (False, True)
    )
    assert forwards == ["shorts", "shorts_hem", "skin"]
    assert backwards == ["skin", "shorts"]


def test_a_thumbnail_has_no_face_and_a_large_picture_has_all():
    small = style_for(Camera(0, 0, (120, 90), 80), 1.0)
    assert (small.face, small.halo) == (False, False)
    large = style_for(Camera(0, 0, (1280, 960), 700), 1.0)
    assert (large.face, large.halo, large.fibres) == (True, True, True)
    assert large.line > 2 * small.line


@pytest.mark.parametrize("name", POSES)
def test_a_vector_picture_holds_no_image_and_is_small(qapp, name):
    """And shows the same figure as the one on screen."""
    picture = picture_of(name)
    camera = picture.camera(WIDTH * 2, HEIGHT * 2)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    svg.setSize(QSize(WIDTH * 2, HEIGHT * 2))
    svg.setViewBox(QRect(0, 0, WIDTH * 2, HEIGHT * 2))
    painter = QPainter(svg)
    picture.paint(painter, camera, 0.6, ALL, flat=True)
    painter.end()
    data = bytes(buffer.data().data())
    assert b"<image" not in data
    assert b"nan" not in data
    assert len(data) < 200_000
    image = blank(WIDTH * 2, HEIGHT * 2)
    painter = QPainter(image)
    QSvgRenderer(data).render(painter)
    painter.end()
    screen = blank(WIDTH * 2, HEIGHT * 2)
    painter = QPainter(screen)
    picture.paint(painter, camera, 0.6, ALL)
    painter.end()
    # A ghost can be seen through on screen; on paper it is a pale tone.
    one, other = (pixels(each)[..., 3] > 50 for each in (image, screen))
    assert (one != other).sum() < 0.02 * other.sum()


def test_each_theme_paints_in_its_own_colours(qapp):
    pictures = [picture_of("clamshell", theme) for theme in ("light", "dark", "contrast")]
    seen = [painted(picture, picture.camera(WIDTH, HEIGHT)) for picture in pictures]
    for one, other in itertools.combinations(seen, 2):
        assert (np.abs(one - other).max(2) > 20).sum() > 1000


def test_a_muscle_is_lit_up_on_the_working_side(qapp):
    picture = picture_of("quad-stretch-standing")
    camera = picture.camera(WIDTH, HEIGHT)
    blue, _, red, alpha = np.moveaxis(painted(picture, camera, 0.0), 2, 0)
    lit = (red - blue > 110) & (alpha > 200)
    assert lit.sum() > 60
    hip, knee = (
        camera.point(picture._at(0.0).at[picture._solver.model.frames[name]])
        for name in ("thigh_left", "shank_left")
    )
    rows = np.flatnonzero(lit.any(1))
    assert hip[1] - 12 < rows.min()
    assert rows.max() < knee[1] + 6
