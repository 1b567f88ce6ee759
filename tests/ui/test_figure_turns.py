"""From where the figure is seen: presets, what is remembered, and which way it turns."""

from __future__ import annotations

import pytest
from poses_shipped import EXERCISES
from PySide6.QtCore import QPoint, QSizeF, Qt
from PySide6.QtTest import QTest
from ui.pictures import differing, seen

from spasmfree.body.support import bounds
from spasmfree.ui import figure_stage
from spasmfree.ui.figure_view import PRESETS, Still, Turn, drawings, turns

LIFT = "side-lying-hip-abduction"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_where_it_was_looked_at_from_is_remembered_for_each_exercise(stage, drawing):
    stage.show_figure(Still(LIFT))
    QTest.keyClick(stage, Qt.Key.Key_Left, SHIFT)
    turned = seen(stage)
    stage.show_figure(Still("glute-bridge"))
    assert stage.turn() == Turn()
    stage.show_figure(Still(LIFT))
    assert differing(turned, seen(stage)) == 0
    kept = turns.degrees()
    turns.load({})
    turns.load(kept)
    stage.show_figure(Still("glute-bridge"))
    stage.show_figure(Still(LIFT))
    assert differing(turned, seen(stage)) == 0
    QTest.keyClick(stage, Qt.Key.Key_Home)
    assert turns.degrees() == {}


@pytest.mark.parametrize("exercise", EXERCISES)
def test_it_can_be_looked_at_from_four_places_and_is_whole_from_each(stage, drawing, exercise):
    """None shows what another does; close to the feet of who stands, the rest is left out."""
    stage.show_figure(Still(exercise))
    found = []
    for preset in PRESETS:
        stage.show_from(preset)
        camera = drawings.drawing._camera(
            drawings.drawing._picture(Still(exercise)), QSizeF(480, 270), stage.turn()
        )
        found.append((round(camera.azimuth) % 360, round(camera.elevation)))
        if not stage.turn().close:
            around = drawings.drawing._picture(Still(exercise)).picture.setting
            low, high = bounds(around.whole, camera)
            assert (low > 0).all()
            assert (high < (480, 270)).all()
    assert len(set(found)) == 4


def test_the_right_side_turns_the_way_the_finger_goes_too(stage, drawing):
    """As the mirror image of the left side, turned the other way."""
    pictures = []
    for side, key in (("left", Qt.Key.Key_Left), ("right", Qt.Key.Key_Right)):
        turns.load({})
        stage.show_figure(Still("glute-bridge", side=side))
        stage.show_figure(Still(LIFT, side=side))
        QTest.keyClick(stage, key, SHIFT)
        pictures.append(seen(stage))
    left, right = pictures
    assert differing(left[:, ::-1], right) < 0.01


def test_while_the_finger_is_down_pictures_that_come_late_become_simpler(
    stage, drawing, monkeypatch
):
    stage.show_figure(Still(LIFT))
    full = seen(stage)
    asked = []
    paint = drawings.drawing.paint
    monkeypatch.setattr(
        drawings.drawing,
        "paint",
        lambda *args, quick: asked.append(quick) or paint(*args, quick=quick),
    )

    def turn(late_ms):
        monkeypatch.setattr(figure_stage, "LATE_MS", late_ms)
        asked.clear()
        QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
        for x in (210, 220, 200):
            QTest.mouseMove(stage, QPoint(x, 100))
            stage.grab()
        QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
        stage.grab()
        return list(dict.fromkeys(asked)), asked[-1]

    assert turn(late_ms=60_000) == ([False], False)
    assert turn(late_ms=-1) == ([False, True], False)
    assert differing(full, seen(stage)) == 0  # let go, it is whole again
