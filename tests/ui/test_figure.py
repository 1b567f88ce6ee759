"""The figure on a page: there at once as a small picture, drawn as soon as it can be, turnable."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from poses_shipped import EXERCISES, POSES
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from ui.pictures import colours, differing, pixels, ready, seen

from spasmfree.resources import resource
from spasmfree.ui import theme, tokens
from spasmfree.ui.figure.drawing import FigureDrawing
from spasmfree.ui.figure.small import small_picture
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.figure_view import Still, provide

LIFT = "side-lying-hip-abduction"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def drawing():
    provide(FigureDrawing(POSES))
    yield
    provide(None)


def test_before_it_can_be_drawn_there_is_the_small_picture(stage):
    bare = seen(stage)
    stage.show_figure(Still(LIFT))
    assert differing(bare, seen(stage)) > 0.05


def test_until_it_is_ready_the_small_picture_stays(stage, drawing):
    stage.show_figure(Still(LIFT))
    first = pixels(stage.grab().toImage())
    ready(stage)
    assert differing(first, pixels(stage.grab().toImage())) > 0.02


def test_an_exercise_without_a_pose_has_a_calm_outline(stage, drawing):
    stage.show_figure(Still("one-of-my-own"))
    outline = seen(stage)
    assert differing(outline, np.broadcast_to(outline[5, 240], outline.shape), 10) > 0.05
    stage.show_figure(Still(LIFT))
    assert colours(outline) < colours(seen(stage)) / 4  # two flat ones, and smooth edges


def test_it_is_drawn_as_soon_as_that_is_loaded(stage):
    stage.show_figure(Still(LIFT))
    before = seen(stage)
    provide(FigureDrawing(POSES))
    try:
        assert differing(before, seen(stage)) > 0.02
    finally:
        provide(None)


def test_it_moves_with_the_session_and_stands_while_that_is_paused(stage, drawing):
    pictures = []
    for progress in (0.0, 0.5, 0.5, 1.0):
        stage.show_figure(Still(LIFT, "out", progress))
        pictures.append(seen(stage))
    assert differing(pictures[0], pictures[1]) > 0.003
    assert differing(pictures[1], pictures[2]) == 0
    assert differing(pictures[1], pictures[3]) > 0.003


@pytest.mark.parametrize("exercise", [LIFT, "standing-hip-abduction", "knee-to-chest-single"])
def test_the_other_side_is_its_mirror_image(stage, drawing, exercise):
    ground = theme.colour("stage")
    found = []
    for side in ("left", "right"):
        stage.show_figure(Still(exercise, "hold", side=side))
        picture = seen(stage)[..., 2::-1]
        found.append(np.abs(picture - (ground.red(), ground.green(), ground.blue())).max(2) > 24)
    left, right = found
    assert left.sum() > 3_000
    assert (left ^ right[:, ::-1]).sum() / left.sum() < 0.005


def test_it_turns_under_the_finger_and_back(stage, drawing):
    stage.show_figure(Still(LIFT))
    best = seen(stage)
    QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    QTest.mouseMove(stage, QPoint(320, 130))
    QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=QPoint(320, 130))
    assert differing(best, seen(stage)) > 0.05
    QTest.mouseDClick(stage, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    assert differing(best, seen(stage)) == 0


def test_it_turns_by_keys_and_back(stage, drawing):
    stage.show_figure(Still(LIFT))
    best = seen(stage)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(stage, key, SHIFT)
    assert differing(best, seen(stage)) > 0.05
    QTest.keyClick(stage, Qt.Key.Key_Home)
    assert differing(best, seen(stage)) == 0
    QTest.keyClick(stage, Qt.Key.Key_Left)  # without Shift it is not the figure's
    assert differing(best, seen(stage)) == 0


def test_it_keeps_its_size_and_its_place_while_it_turns(stage, drawing):
    """Seen from the other side it is as long, and as far from the edges, as before."""
    stage.show_figure(Still("standing-hip-abduction"))
    heights = []
    for _ in range(24 // 2 + 1):
        shape = np.abs(seen(stage)[..., :3] - (236, 242, 245)).max(2) > 24
        rows = np.flatnonzero(shape.any(1))
        heights.append((int(rows[0]), int(rows[-1])))
        QTest.keyClick(stage, Qt.Key.Key_Left, SHIFT)
    tops, feet = zip(*heights, strict=True)
    assert max(tops) - min(tops) < 12
    assert max(feet) - min(feet) < 30


def test_it_is_never_seen_from_under_the_floor(stage, drawing):
    stage.show_figure(Still(LIFT))
    for _ in range(12):
        QTest.keyClick(stage, Qt.Key.Key_Down, SHIFT)
    lowest = seen(stage)
    QTest.keyClick(stage, Qt.Key.Key_Down, SHIFT)
    assert differing(lowest, seen(stage)) == 0


def test_another_exercise_is_shown_from_its_own_best_side(stage, drawing):
    stage.show_figure(Still("glute-bridge"))
    best = seen(stage)
    stage.show_figure(Still(LIFT))
    QTest.keyClick(stage, Qt.Key.Key_Left, SHIFT)
    stage.show_figure(Still("glute-bridge"))
    assert differing(best, seen(stage)) == 0


def test_by_itself_it_moves_only_where_it_is_seen(qtbot, stage, drawing):
    stage.show_figure(Still(LIFT, by_itself=True))
    first = seen(stage)
    qtbot.waitUntil(lambda: differing(first, seen(stage)) > 0.003, timeout=3_000)
    stage.hide()
    assert not stage._round.isActive()
    stage.show()
    assert stage._round.isActive()
    stage.show_figure(Still(LIFT))
    assert not stage._round.isActive()


def test_minimised_or_scrolled_away_nothing_is_painted(qtbot, stage, drawing, monkeypatch):
    stage.show_figure(Still(LIFT, by_itself=True))
    seen(stage)
    asked = []
    monkeypatch.setattr(stage, "update", lambda: asked.append(1))
    monkeypatch.setattr(stage, "look", object)  # each moment looks like no other

    def asks():
        asked.clear()
        stage._go_round()
        return bool(asked)

    qtbot.waitUntil(asks, timeout=2_000)
    stage.showMinimized()
    qtbot.waitUntil(lambda: not asks(), timeout=2_000)
    stage.showNormal()
    qtbot.waitUntil(asks, timeout=2_000)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(50, 50)
    stage.setParent(window)
    stage.move(0, 60)  # below what can be seen
    window.show()
    stage.show()
    qtbot.waitUntil(lambda: not asks(), timeout=2_000)
    stage.setParent(None)
    window.close()


@pytest.mark.parametrize("name", tokens.THEMES)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_small_picture_is_that_of_the_pose(qapp, exercise, name):
    """Colours may be a shade off from machine to machine, the outline may not."""
    kept = pixels(QImage(str(resource(f"figures/{name}/{exercise}.png"))))
    made = pixels(small_picture(POSES[exercise], name))
    assert made.shape == kept.shape
    outlines = (made[..., 3] > 128) ^ (kept[..., 3] > 128)
    assert outlines.sum() / (made[..., 3] > 128).sum() < 0.01, "run scripts/thumbnails.py"


def test_any_two_small_pictures_can_be_told_apart(qapp):
    small = {
        name: pixels(
            QImage(str(resource(f"figures/light/{name}.png"))).scaled(
                120,
                90,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        for name in EXERCISES
    }
    alike = [
        (one, other, round(differing(small[one], small[other]), 3))
        for one, other in combinations(small, 2)
        if differing(small[one], small[other]) < 0.04
    ]
    assert alike == []


def test_while_nothing_moves_nothing_is_painted(qtbot, stage, drawing, monkeypatch):
    """A hold of half a minute is one picture."""
    stage.show_figure(Still("quad-stretch-standing", "hold", 0.2, 6_000))
    painted = []
    draw = FigureStage.draw
    seen(stage)
    monkeypatch.setattr(FigureStage, "draw", lambda *args: painted.append(1) or draw(*args))
    qtbot.waitUntil(lambda: bool(painted), timeout=2_000)  # once more when it was ready
    painted.clear()
    for ms in range(6_000, 9_000, 100):
        stage.show_figure(Still("quad-stretch-standing", "hold", ms / 30_000, ms))
        QCoreApplication.processEvents()
    assert painted == []
    stage.show_figure(Still("quad-stretch-standing", "hold", 0.0, 300))
    qtbot.waitUntil(lambda: bool(painted), timeout=2_000)
