"""Reduced motion, and other bodies."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QApplication
from ui.geometry import settle
from ui.pictures import differing, pixels, ready, seen
from ui.session_rig import Rig
from ui.test_exercises import STATE

from spasmfree.ui import motion, theme
from spasmfree.ui.exercise_figure import ExerciseFigure
from spasmfree.ui.figure.palette import palette
from spasmfree.ui.figure.steps import arranged
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.figure_view import Body, Still, drawings, wear
from spasmfree.ui.ring import Ring

LIFT = "side-lying-hip-abduction"


@pytest.fixture
def reduced():
    motion.apply("reduced")
    yield
    motion.apply("full")


def near(picture, colour, least=1):
    """Whether so many pixels have this colour, as far as smooth edges leave them."""
    wanted = (colour.blue(), colour.green(), colour.red())
    return (abs(picture[..., :3] - wanted).max(2) < 12).sum() >= least


def test_by_itself_it_stands_in_numbered_pictures(stage, drawing, reduced):
    stage.show_figure(Still(LIFT, by_itself=True))
    first = seen(stage)
    assert not stage._round.isActive()
    stage.show_figure(Still(LIFT, by_itself=True, ms=1_500))
    assert differing(first, seen(stage)) == 0
    one = seen_of(stage, Still(LIFT))
    assert differing(first, one) > 0.05  # more than the start alone


def seen_of(stage, still):
    stage.show_figure(still)
    return seen(stage)


def test_the_session_marks_the_picture_it_goes_to_and_paints_no_more_than_that(
    stage, drawing, reduced, monkeypatch
):
    stage.show_figure(Still(LIFT, "out", 0.0))
    going_out = seen(stage)
    stage.show_figure(Still(LIFT, "back", 0.2))
    assert differing(going_out, seen(stage)) > 0.0005
    assert near(going_out, theme.colour("accent"), 60)
    QApplication.processEvents()
    painted = []
    monkeypatch.setattr(FigureStage, "update", lambda self: painted.append(1))
    for progress in (0.3, 0.5, 0.9):
        stage.show_figure(Still(LIFT, "back", progress))
    assert painted == []
    stage.show_figure(Still(LIFT, "out", 0.1))
    assert painted == [1]


def test_a_start_alone_has_no_number(stage, drawing, reduced):
    quiet = seen_of(stage, Still(LIFT))
    motion.apply("full")
    assert differing(quiet, seen_of(stage, Still(LIFT))) == 0


def test_the_wish_is_heeded_at_once_and_leaves_nothing_to_stop(qtbot, drawing):
    made = ExerciseFigure(STATE.catalogue.exercises[LIFT], 230, STATE.catalogue.muscles)
    qtbot.addWidget(made)
    settle(made, 600, 500)
    stage = made.findChild(FigureStage)
    ready(stage)
    assert stage._round.isActive()
    motion.apply("reduced")
    try:
        assert not stage._round.isActive()
        assert not made._pause.isVisible()
    finally:
        motion.apply("full")
    assert stage._round.isActive()
    assert made._pause.isVisible()


def test_the_desktop_is_followed_where_nothing_else_was_chosen():
    motion.apply("system")
    motion.heed(desktop_wants_less=True)
    assert motion.reduced()
    motion.apply("full")
    assert not motion.reduced()
    motion.heed(desktop_wants_less=False)


def test_pictures_are_arranged_as_large_as_they_can_be():
    wide = arranged(2, QSizeF(640, 272), lambda cell: min(cell.width() / 3, cell.height()))
    tall = arranged(4, QSizeF(640, 272), lambda cell: min(cell.width(), cell.height() / 2))
    assert (wide.rows, wide.columns) == (2, 1)
    assert (tall.rows, tall.columns) == (1, 4)


def test_a_ring_goes_on_in_whole_steps(qtbot, reduced):
    ring = Ring(160)
    qtbot.addWidget(ring)
    ring.show()
    pictures = []
    for left in (9_900, 9_100, 8_900):
        ring.show_time(left, 10_000)
        pictures.append(seen_ring(ring))
    assert differing(pictures[0], pictures[1]) == 0
    assert differing(pictures[1], pictures[2]) > 0
    ring.show_reps(2, 10, 0.1)
    before = seen_ring(ring)
    ring.show_reps(2, 10, 0.9)
    assert differing(before, seen_ring(ring)) == 0


def seen_ring(ring):
    return pixels(ring.grab().toImage())


@pytest.mark.parametrize("tone", ["medium", "dark"])
def test_the_skin_is_as_chosen(stage, drawing, tone):
    usual = seen_of(stage, Still(LIFT))
    skin = palette("light", tone).materials["skin"].base
    wear(Body(tone))
    try:
        assert differing(usual, seen(stage), 20) > 0.02
        assert near(seen(stage), skin, 200)
        assert not near(usual, skin, 200)
    finally:
        wear(Body())


def test_a_broad_body_takes_more_room_and_is_there_without_a_blink(stage, drawing):
    slim = seen_of(stage, Still("standing-hip-abduction"))
    wear(Body(build="broad"))
    try:
        assert drawings.drawing.is_ready(Still("standing-hip-abduction"))
        assert differing(slim, seen(stage)) > 0.005
    finally:
        wear(Body())


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("choice", ["full", "reduced"])
def test_the_level_to_stop_at_glows_in_every_look_with_and_without_motion(
    stage, drawing, look, name, choice
):
    look(name)
    motion.apply(choice)
    try:
        top = Still(LIFT, "hold", 0.5, 500)
        plain = seen_of(stage, top)
        glowing = seen_of(stage, top._replace(glow=1.0))
        assert differing(plain, glowing) > 0.002
        # What it covers most is the line itself, which stands out from what is around it.
        assert near(glowing, theme.colour("danger"), 100)
        assert differing(plain, seen_of(stage, top)) == 0, "what is kept has no glow"
    finally:
        motion.apply("full")


def test_the_glow_comes_and_goes_in_the_session(qtbot, drawing):
    rig = Rig(qtbot)
    rig.start()
    rig.at_work(LIFT, "left")
    figure, glows = rig.flow.page._work.figure(), []
    for _ in range(90):
        rig.wait(50, 50)
        glows.append(figure._still.glow)
    assert max(glows) == 1
    assert min(glows) == 0
    assert any(0 < glow < 1 for glow in glows)
    motion.apply("reduced")
    try:
        found = set()
        for _ in range(90):
            rig.wait(50, 50)
            found.add(figure._still.glow)
        assert found == {0.0, 1.0}
    finally:
        motion.apply("full")
