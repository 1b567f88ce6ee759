"""What the person wears is on the figure and said beside it, on the working side."""

from __future__ import annotations

import numpy as np
import pytest
from poses_shipped import EXERCISES, POSES
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from ui.pictures import differing, pixels, seen
from ui.session_rig import Rig

from spasmfree.body.pose import PropKind
from spasmfree.core.exercises import Side
from spasmfree.core.loads import BARE, Load
from spasmfree.core.settings import PersonSettings
from spasmfree.core.vocabulary import Loadable
from spasmfree.ui.figure.drawing import FigureDrawing
from spasmfree.ui.figure.load_painter import carrying
from spasmfree.ui.figure.palette import palette
from spasmfree.ui.figure.raster import MOST, paint_within
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.figure_view import Carried, Still, Turn

CURL = "hamstring-curl-prone"
LIGHT, HEAVY = Carried(Load(grams=500), "0.5 kg"), Carried(Load(grams=5_000), "5 kg")


def shown(stage, carried, side="left", exercise=CURL):
    stage.show_figure(Still(exercise, "hold", side=side, carried=carried))
    return seen(stage)


def cuff(picture):
    """How many pixels have the colour of a cuff, where they are from left to right."""
    colour = palette("light").materials["weight"].base
    wanted = (colour.blue(), colour.green(), colour.red())
    columns = np.nonzero(abs(picture[..., :3] - wanted).max(2) < 8)[1]
    return len(columns), columns.mean() if len(columns) else -1


def test_a_cuff_is_there_only_with_a_weight_and_thicker_with_a_heavier_one(stage, drawing):
    none, light, heavy = (cuff(shown(stage, each))[0] for each in (Carried(), LIGHT, HEAVY))
    assert light > 20
    assert none < light / 4
    assert heavy > light * 1.15


def test_it_is_on_the_working_side_with_its_words(stage, drawing):
    left, right = (shown(stage, LIGHT, side) for side in ("left", "right"))
    assert cuff(left)[1] == pytest.approx(480 - cuff(right)[1], abs=3)
    silent = shown(stage, LIGHT._replace(words=""))
    said = abs(left - silent).max(2) > 40
    rows, columns = np.nonzero(said)
    assert 10 < np.ptp(rows) < 40
    assert 30 < np.ptp(columns) < 90
    assert abs(columns.mean() - cuff(left)[1]) < 80


def test_every_exercise_wears_what_it_can_be_made_heavier_with():
    for key, exercise in EXERCISES.items():
        bare = {prop.kind for prop in carrying(POSES[key], BARE).props}
        assert PropKind.WEIGHT not in bare
        if exercise.loadable is Loadable.ANKLE:
            worn = {prop.kind for prop in carrying(POSES[key], Load(grams=1_000)).props}
            assert worn - bare == {PropKind.WEIGHT}
        elif exercise.loadable is Loadable.BAND:
            worn = {prop.kind for prop in carrying(POSES[key], Load(band="light")).props}
            assert worn & {PropKind.BAND, PropKind.DOOR_BAND}


def test_a_session_shows_what_this_set_is_done_with(qtbot):
    rig = Rig(qtbot)
    rig.store.settings = PersonSettings(weights=(1_000,))
    rig.flow.practise(CURL)
    rig.key(Qt.Key.Key_Space)
    rig.flow._choose_load(CURL, Side.BOTH, Load(grams=1_000))
    rig.key(Qt.Key.Key_Space)
    rig.until(lambda session: not session.leading)
    (figure,) = [w for w in rig.window.findChildren(FigureStage) if w.isVisible()]
    assert figure._still.carried == Carried(Load(grams=1_000), "")
    assert rig.says("session.set") == "Set 1 of 3, 1\u00a0kg"  # to be read from the floor


def test_a_figure_has_no_more_pixels_than_can_be_seen(qapp):
    """On a large fine screen it is scaled up; sharp on all others."""
    for width, height, ratio, wanted in (
        (640, 480, 1.0, (640, 480)),
        (640, 480, 1.5, (960, 720)),
        (640, 480, 2.0, (1280, 960)),
        (1_280, 960, 2.0, MOST),
        (1_920, 600, 1.0, (1600, 500)),
    ):
        screen = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
        screen.setDevicePixelRatio(ratio)
        found = []
        painter = QPainter(screen)

        def paint(own, found=found, width=width, height=height):
            device = own.device()
            found.append((device.width(), device.height()))
            own.fillRect(0, 0, width, height, "#ff0000")

        paint_within(painter, QSizeF(width, height), paint)
        painter.end()
        assert found == [wanted]
        corner = screen.pixelColor(screen.width() - 1, screen.height() - 1)
        assert corner.red() > 200


def test_scaled_up_it_is_the_same_picture(qapp):
    figures, still = FigureDrawing(POSES), Still(CURL, "hold", carried=LIGHT)
    pictures = []
    for ratio in (1.0, 2.0):
        image = QImage(round(1_000 * ratio), round(750 * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill("#ECE7DD")
        painter = QPainter(image)
        figures.paint(painter, QSizeF(1_000, 750), still, Turn())
        painter.end()
        pictures.append(pixels(image.scaled(250, 188)))
    assert differing(*pictures, 90) < 0.02
