"""The figure of the instruction pane: its forms, from where it is seen, and that it can stop."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from poses_shipped import EXERCISES, POSES
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolTip, QWidget
from ui.geometry import faults, settle
from ui.pictures import differing, ready, seen
from ui.test_exercises import STATE

from spasmfree.core.load_choice import LoadChoice
from spasmfree.core.loads import BARE, Load, SideLoads
from spasmfree.ui.exercise_figure import ExerciseFigure
from spasmfree.ui.exercises_page import ExercisesPage
from spasmfree.ui.figure.palette import palette
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.figure_view import Carried, Turn, provide

LIFT = "side-lying-hip-abduction"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot, drawing):
    made = ExercisesPage()
    qtbot.addWidget(made)
    made.show_state(STATE)
    made.show_exercise(LIFT)
    settle(made, 1280, 800)
    return made


def find_any(page, identifier):
    found = [w for w in page.findChildren(QWidget) if w.accessibleIdentifier() == identifier]
    return found[-1] if found else None


def find(page, identifier):
    found = find_any(page, identifier)
    return found if found is not None and found.isVisible() else None


def stage(page):
    return next(s for s in page.findChildren(FigureStage) if s.isVisible() and s.height() > 90)


def words(page):
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def picture(page):
    """What the figure looks like, stopped."""
    if not find(page, "exercise.pause").isChecked():
        find(page, "exercise.pause").click()
    return seen(stage(page))


def test_the_slip_is_shown_and_said_and_the_right_way_again(page):
    right = picture(page)
    slip = EXERCISES[LIFT].mistakes[0]
    before = words(page)
    find(page, "exercise.form").part(2).click()
    after = [text for text in words(page) if text not in before]
    assert differing(right, picture(page)) > 0.01
    assert words(page).count(slip.text) == before.count(slip.text) + 1
    assert words(page).count(slip.recruits) == before.count(slip.recruits) + 1
    assert EXERCISES[LIFT].cue.title not in words(page)
    assert after == []  # nothing that the list of slips does not say
    find(page, "exercise.form").part(0).click()
    assert EXERCISES[LIFT].cue.title in words(page)


def test_the_easier_form_is_shown_and_said(page):
    right = picture(page)
    find(page, "exercise.form").part(1).click()
    assert words(page).count("Lift only half as high.") == 2  # in its list too
    assert differing(right, picture(page)) > 0.005


def test_a_form_is_chosen_by_keys_and_read_out(page):
    choice = find(page, "exercise.form")
    names = [choice.part(n).accessibleName() for n in range(3)]
    assert names == ["Right", "Easier", "Wrong"]
    assert {choice.part(n).accessibleDescription() for n in range(3)} == {"What the figure shows"}
    choice.part(0).setFocus()
    QTest.keyClick(choice.part(0), Qt.Key.Key_Right)
    QTest.keyClick(choice.part(1), Qt.Key.Key_Right)
    assert EXERCISES[LIFT].mistakes[0].recruits in words(page)
    assert choice.current() == 2


def test_the_form_stays_while_the_page_is_laid_out_anew_but_not_for_another(page):
    find(page, "exercise.form").part(2).click()
    settle(page, 900, 800)
    assert find(page, "exercise.form").current() == 2
    page.show_exercise("glute-bridge")
    settle(page, 900, 800)
    assert find(page, "exercise.form").current() == 0


def test_every_exercise_has_a_slip_to_look_at_and_at_most_one_easier_form(qtbot, drawing):
    wrong = {pose.of: pose.mistake for pose in POSES.values() if pose.mistake is not None}
    for key, exercise in EXERCISES.items():
        made = ExerciseFigure(exercise, 230, STATE.catalogue.muscles)
        qtbot.addWidget(made)
        choice = find_any(made, "exercise.form")
        names = [part.text() for part in choice.findChildren(QAbstractButton)]
        assert names in (["Right", "Wrong"], ["Right", "Easier", "Wrong"])
        choice.part(len(names) - 1).click()
        slip = exercise.mistakes[wrong[key]]
        said = [each.text() for each in made.findChildren(QLabel) if not each.isHidden()]
        assert {slip.text, slip.recruits} <= set(said)


def test_it_is_looked_at_from_four_places_and_goes_back(page):
    best = picture(page)
    pictures = [best]
    views = find(page, "exercise.view")
    assert find(page, "exercise.view.best") is None
    for place in range(4):
        views.part(place).click()
        assert views.current() == place
        pictures.append(picture(page))
    assert all(differing(*pair) > 0.02 for pair in pairwise(pictures))
    find(page, "exercise.view.best").click()
    assert views.current() == -1
    assert stage(page).turn() == Turn()
    assert differing(best, picture(page)) == 0


def test_turned_by_hand_it_is_seen_from_none_of_the_places(page):
    views = find(page, "exercise.view")
    views.part(2).click()
    QTest.keyClick(stage(page), Qt.Key.Key_Left, SHIFT)
    assert views.current() == -1
    QTest.keyClick(stage(page), Qt.Key.Key_Right, SHIFT)
    assert views.current() == 2
    QTest.keyClick(stage(page), Qt.Key.Key_Home)
    assert views.current() == -1


def test_it_stops_and_goes_on_from_there(page, qtbot):
    pause = find(page, "exercise.pause")
    ready(stage(page))
    assert pause.accessibleName() == "Stop the figure"
    qtbot.waitUntil(lambda: stage(page)._still.ms > 200, timeout=3_000)
    pause.click()
    stopped = seen(stage(page))
    assert not stage(page)._round.isActive()
    assert differing(stopped, seen(stage(page))) == 0
    at = stage(page)._still.ms
    pause.click()
    qtbot.waitUntil(lambda: stage(page)._still.ms > at, timeout=3_000)
    assert stage(page)._still.ms < at + 2_000


def test_before_figures_can_be_drawn_nothing_is_offered_that_would_not_work(qtbot):
    provide(None)
    page = ExercisesPage()
    qtbot.addWidget(page)
    page.show_state(STATE)
    settle(page, 1280, 800)
    assert find(page, "exercise.form") is None
    assert find(page, "exercise.pause") is None


@pytest.mark.parametrize(("width", "scale"), [(900, 1.0), (1280, 1.5)])
def test_nothing_is_cut_off(page, look, width, scale):
    look("light", scale, "DejaVu Sans")
    size = (width, 800)
    settle(page, *size)
    find(page, "exercise.form").part(2).click()
    find(page, "exercise.view").part(2).click()
    settle(page, *size)
    assert faults(page) == []


def test_a_lit_muscle_says_its_name_under_the_pointer_and_to_screen_readers(page, qtbot):
    picture(page)
    figure = stage(page)
    muscle = palette("light").muscle
    found = (
        abs(seen(figure)[..., 2::-1] - (muscle.red(), muscle.green(), muscle.blue())).max(2) < 30
    )
    rows, columns = np.nonzero(found)
    middle = np.argsort(columns)[len(columns) // 2]
    lit = QPoint(int(columns[middle]), int(rows[middle]))
    assert hover(figure, lit) == "Side hip"
    assert hover(figure, QPoint(5, figure.height() - 5)) == figure.toolTip()
    assert "Lit up: side hip." in figure.accessibleDescription()


def hover(figure, place):
    """What is said when the pointer rests there."""
    QToolTip.hideText()
    where = figure.mapToGlobal(place)
    QApplication.sendEvent(figure, QHelpEvent(QEvent.Type.ToolTip, place, where))
    said = QToolTip.text()
    QToolTip.hideText()
    return said


def test_it_carries_what_the_exercise_was_last_done_with(page):
    exercise, half, one = EXERCISES[LIFT], Load(grams=500), Load(grams=1_000)
    choice = LoadChoice(exercise, (BARE, half, one), SideLoads(half, one), "kg")
    bare = picture(page)
    page.show_state(STATE._replace(loads={LIFT: choice}))
    settle(page, 1280, 800)
    assert stage(page)._still.carried == Carried(half, "0.5\u00a0kg")  # the left side is shown
    assert differing(bare, picture(page)) > 0.002
