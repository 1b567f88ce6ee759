"""Getting up at the end of every program: the right way from the last position, seen and spoken."""

from __future__ import annotations

import pytest
from core.test_announced import CATALOGUE
from PySide6.QtCore import Qt
from ui.pictures import differing, pixels
from ui.session_rig import Mouth, Rig

from spasmfree.core import layout
from spasmfree.core.getting_up import SHOWN
from spasmfree.ui.figure_view import Still, drawings
from spasmfree.ui.session_exit import ExitScreen
from spasmfree.ui.speaker import Speech

Key = Qt.Key
ROLL, HAND_ON_CHAIR, BREATHS = "roll to your side", "hand on the chair", "two breaths"
SIDE, STANDING = "clamshell", "hamstring-curl-standing"
KNEELING, SITTING = "hip-flexor-half-kneeling", "hamstring-curl-seated-band"

# Each program to its end: the group of its last position, what is said, what is shown.
TABLE = [
    ("starter", "kneeling", HAND_ON_CHAIR, (KNEELING, STANDING)),
    ("starter-week2", "kneeling", HAND_ON_CHAIR, (KNEELING, STANDING)),
    ("standard-a", "kneeling", HAND_ON_CHAIR, (KNEELING, STANDING)),
    ("standard-b", "bed", "both knees up", (SIDE, SITTING, STANDING)),
    ("maintenance", "standing", BREATHS, (STANDING,)),
    ("flare-relief", "standing", BREATHS, (STANDING,)),
    ("desk-break", "standing", BREATHS, (STANDING,)),
]


def test_the_table_has_every_program_and_every_group_a_way_up():
    assert {program for program, *_ in TABLE} == set(CATALOGUE.programs)
    assert {position.group for position in CATALOGUE.positions.values()} == set(SHOWN)
    for program, group, *_ in TABLE:
        last = layout.build(CATALOGUE.programs[program].items, CATALOGUE).sets[-1]
        assert last.group == group, program
    for shown in SHOWN.values():
        assert shown[-1] == STANDING  # where everybody ends
        assert set(shown) <= set(CATALOGUE.exercises)


@pytest.mark.parametrize(("program", "group", "words", "shown"), TABLE, ids=[t[0] for t in TABLE])
def test_the_way_up_is_that_of_the_last_position(qtbot, program, group, words, shown):
    rig = Rig(qtbot, speech=Speech(Mouth()))
    rig.start(program, short=True)
    while rig.session.state.value != "exit":
        if rig.session.leading:  # over the waits, through all of the work
            rig.key(Key.Key_Space)
        rig.wait(1_500, 1_500)
        if rig.session.phase.ms is None and rig.session.state.value != "exit":
            rig.key(Key.Key_Space)
    check(rig, words, shown)
    rig.hear_the_chime()
    assert words in rig.speech.voice.texts[-1].casefold()
    assert rig.speech.voice.texts[-1].startswith("Well done.")


@pytest.mark.parametrize(
    ("program", "words", "shown"),
    [
        ("starter", ROLL, (SIDE, STANDING)),  # begins on the back
        ("standard-a", BREATHS, (STANDING,)),  # begins standing
        ("flare-relief", ROLL, (SIDE, STANDING)),
    ],
)
@pytest.mark.parametrize("how", ["early", "hurts"])
def test_whoever_stops_in_the_first_set_gets_up_from_there(qtbot, program, words, shown, how):
    rig = Rig(qtbot, speech=Speech(Mouth()))
    rig.start(program)
    rig.until(lambda session: not session.leading)
    if how == "early":
        rig.key(Key.Key_F)
    else:
        rig.key(Key.Key_H)
        rig.press("hurts.stop")
    check(rig, words, shown)
    rig.hear_the_chime()
    assert words in rig.speech.voice.texts[-1].casefold()


def check(rig, words, shown):
    """What the exit says and shows, and that the turned session shows it too."""
    assert words in rig.says("session.position").casefold()
    (screen,) = [each for each in rig.window.findChildren(ExitScreen) if each.isVisible()]
    figures = [each for each in screen._figures if each.isVisible()]
    assert [each._still for each in figures] == [Still(each, plain=True) for each in shown]
    assert all(each.height() >= 60 and each.width() >= 60 for each in figures)
    view = rig.flow.page._turned
    rig.flow.page.turn_to("left")
    rig.flow.page.grab()
    assert [each._still.exercise for each in view._ways[: len(shown)]] == list(shown)
    rig.flow.page.turn_to("")


def test_a_plain_figure_lights_no_muscle_and_points_nowhere(stage, drawing):
    plain, full = Still("side-lying-hip-abduction", plain=True), Still("side-lying-hip-abduction")
    kept = drawings.drawing
    for still in (plain, full):
        stage.show_figure(still)
        kept.prepare(still)
    stage.show_figure(full)
    lit = pixels(stage.grab().toImage())
    stage.show_figure(plain)
    bare = pixels(stage.grab().toImage())
    assert differing(lit, bare) > 0.01
    assert red(bare) < red(lit) / 20


def red(seen):
    """How many pixels are as red as a muscle that is lit up."""
    return ((seen[..., 2] > 200) & (seen[..., 1] < 110) & (seen[..., 0] < 90)).sum()


def test_turned_it_is_painted_again_when_the_figures_are_ready(qtbot, drawing):
    rig = Rig(qtbot, size=(900, 600))
    rig.start("starter")
    rig.until(lambda session: not session.leading)
    rig.flow.page.turn_to("left")
    rig.key(Key.Key_F)
    first = pixels(rig.flow.page.grab().toImage())
    view = rig.flow.page._turned
    stills = [each._still for each in view._ways[:2]]
    qtbot.waitUntil(lambda: all(drawings.drawing.is_ready(still) for still in stills))
    qtbot.waitUntil(lambda: differing(first, pixels(rig.flow.page.grab().toImage())) > 0.005)
