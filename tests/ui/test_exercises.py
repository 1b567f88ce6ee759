"""The page of exercises: list, search, instruction pane, narrow layout."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPushButton
from ui.geometry import faults, settle
from ui.looks import looks

from spasmfree.core import browse, content
from spasmfree.core.browse import ExercisesState
from spasmfree.core.exercises import Dose, Origin, SideMode
from spasmfree.core.finding import Filters
from spasmfree.resources import resource
from spasmfree.ui.exercise_list import ExerciseModel
from spasmfree.ui.exercises_page import ExercisesPage
from spasmfree.ui.filter_dialog import FilterDialog

CATALOGUE = content.parse(resource("exercises.json").read_text(encoding="utf-8"))
STATE = ExercisesState(CATALOGUE, dict.fromkeys(CATALOGUE.exercises, 8))
LIFT = "side-lying-hip-abduction"
SIZES = ((900, 600), (1280, 800), (1920, 1080))


@pytest.fixture
def page(qtbot):
    made = ExercisesPage()
    qtbot.addWidget(made)
    made.show_state(STATE)
    settle(made, 1280, 800)
    return made


def find(page, kind, identifier):
    found = [w for w in page.findChildren(kind) if w.accessibleIdentifier() == identifier]
    return found[-1]  # of a dialog that is opened again the earlier one may not be deleted yet


def words(page):
    QApplication.processEvents()
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def rows(page):
    model = find(page, QListView, "exercise.list").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def named(page, name):
    QApplication.processEvents()
    return [b for b in page.findChildren(QPushButton) if b.accessibleName() == name]


def press(page, text):
    found = [b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    found[0].click()


def test_the_list_has_every_exercise_under_its_head(page):
    shown = rows(page)
    assert {each.name for each in CATALOGUE.exercises.values()} <= set(shown)
    assert shown[0] == "Strengthen"
    assert "Stretch" in shown


def test_heads_cannot_be_chosen_and_the_arrows_pass_them(page, qtbot):
    view = find(page, QListView, "exercise.list")
    model = view.model()
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    seen = []
    view.setFocus()
    for _ in range(model.rowCount()):
        seen.append(view.currentIndex().data())
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert "Stretch" not in seen
    assert {each.name for each in CATALOGUE.exercises.values()} == set(seen)


def test_choosing_a_row_shows_its_instructions(page, qtbot):
    view = find(page, QListView, "exercise.list")
    model = view.model()
    at = next(n for n in range(model.rowCount()) if model.index(n, 0).data() == "Pelvic tilt")
    centre = view.visualRect(model.index(at, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(centre))
    exercise = CATALOGUE.exercises["pelvic-tilt-supine"]
    shown = words(page)
    assert exercise.summary in shown
    assert exercise.cue.title in shown
    assert {step.text for step in exercise.steps} <= set(shown)
    assert {slip.recruits for slip in exercise.mistakes} <= set(shown)
    assert exercise.stop in shown
    assert {choice.text for choice in exercise.choices} <= set(shown)
    assert "Our own choice" in shown


def test_the_search_keeps_what_matches_every_word(page, qtbot):
    search = find(page, QLineEdit, "exercise.search")
    qtbot.keyClicks(search, "hip LIFT")
    lifts = ["Side-lying hip lift", "Hip lift along a wall", "Standing side lift"]
    assert rows(page) == ["Strengthen", *lifts]
    search.setText("hip lift wall")
    assert rows(page) == ["Strengthen", "Hip lift along a wall"]
    search.setText("chair")
    assert "Standing hamstring curl" in rows(page)


def test_a_search_without_a_match_says_so_and_offers_the_way_back(page, qtbot):
    search = find(page, QLineEdit, "exercise.search")
    qtbot.keyClicks(search, "xyz")
    assert "No exercise matches “xyz”." in words(page)
    assert not find(page, QListView, "exercise.list").isVisible()
    press(page, "Clear the search")
    assert search.text() == ""
    assert len(rows(page)) > len(CATALOGUE.exercises)
    assert search.hasFocus()


def test_the_search_leaves_the_open_exercise_open(page, qtbot):
    page.show_exercise(LIFT)
    qtbot.keyClicks(find(page, QLineEdit, "exercise.search"), "pelvic")
    assert "Side-lying hip lift" in words(page)


def test_down_goes_from_the_search_to_the_list_and_escape_empties_it(page, qtbot):
    search = find(page, QLineEdit, "exercise.search")
    search.setFocus()
    qtbot.keyClicks(search, "pelvic")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    view = find(page, QListView, "exercise.list")
    assert view.hasFocus()
    assert view.currentIndex().data() == "Pelvic tilt"
    search.setFocus()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


@pytest.mark.parametrize("width", [700, 1280])
def test_an_easier_exercise_is_one_press_away(qtbot, width):
    page = ExercisesPage()
    qtbot.addWidget(page)
    page.show_state(STATE)
    page.show_exercise(LIFT)
    settle(page, width, 800)
    wanted = "Show Hip lift along a wall"
    qtbot.waitUntil(lambda: named(page, wanted) != [])
    (show,) = named(page, wanted)
    show.setFocus()
    qtbot.keyClick(show, Qt.Key.Key_Space)
    assert "Hip lift along a wall" in words(page)
    assert "Side-lying hip lift" not in words(page)
    focused = QApplication.focusWidget()
    if width == 700:
        assert focused.accessibleIdentifier() == "exercise.back"
    else:
        assert focused.currentIndex().data() == "Hip lift along a wall"


def test_the_ladder_is_numbered_and_studies_are_graded(page):
    page.show_exercise(LIFT)
    shown = words(page)
    rungs = [rung.text for rung in CATALOGUE.exercises[LIFT].harder]
    assert [shown[shown.index(text) - 1] for text in rungs] == [
        str(n) for n in range(1, len(rungs) + 1)
    ]
    assert "Some studies support this." in shown
    page.show_exercise("easy-walk")
    assert "Studies support this well." in words(page)


@pytest.mark.parametrize("exercise", ["easy-walk", "hamstring-heel-dig"])
def test_why_studies_and_whose_each_thing_is_stand_apart(page, exercise):
    page.show_exercise(exercise)
    shown = words(page)
    why, studies, whose = (shown.index(head) for head in ("Why", "What studies say", "Who says so"))
    found = CATALOGUE.exercises[exercise]
    said = [choice.text for choice in found.choices if choice.origin is Origin.STUDY]
    assert shown[why + 1 : studies] == [found.why]
    assert shown[studies + 1] == browse.grade_words(found.grade)
    texts = [text for text in shown[studies + 2 : whose] if text != "\u2022"]
    assert texts == (said or ["We know of no study of this exercise for the back."])
    ours = shown.index("Our own choice")
    assert ours > whose
    assert {c.text for c in found.choices if c.origin is Origin.OURS} <= set(shown[ours:])


def test_practise_tells_which_exercise(page, qtbot):
    page.show_exercise(LIFT)
    with qtbot.waitSignal(page.practise_wanted) as told:
        find(page, QPushButton, "exercise.practise").click()
    assert told.args == [LIFT]


def test_sources_fold_out_and_say_what_they_open(page):
    page.show_exercise(LIFT)
    source = CATALOGUE.sources[CATALOGUE.exercises[LIFT].sources[0]]
    assert source.title not in words(page)
    press(page, "Sources")
    assert source.title in words(page)
    opens = [b for b in page.findChildren(QPushButton) if source.title in b.accessibleName()]
    assert opens[0].toolTip() == source.url


def test_narrow_shows_the_list_or_the_pane(qtbot):
    page = ExercisesPage()
    qtbot.addWidget(page)
    page.show_state(STATE)
    settle(page, 700, 600)
    view = find(page, QListView, "exercise.list")
    assert view.isVisible()
    assert "How" not in words(page)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert not view.isVisible()
    qtbot.waitUntil(lambda: "How" in words(page))
    press(page, "All exercises")
    assert view.isVisible()
    assert view.hasFocus()


def test_the_choice_outlives_a_new_state(page):
    page.show_exercise("pelvic-tilt-supine")
    page.show_state(ExercisesState(CATALOGUE, dict.fromkeys(CATALOGUE.exercises, 5)))
    assert "Pelvic tilt" in words(page)
    assert any("5\u00a0min" in text for text in words(page))


def chip(page, identifier):
    return find(page, QPushButton, identifier)


def filters(page, *identifiers, leave=True):
    """Press these in the dialog of filters, and Done."""
    chip(page, "exercise.filters").click()
    for identifier in identifiers:
        chip(page, identifier).click()
    if leave:
        chip(page, "filters.done").click()
    QApplication.processEvents()


class TestFilters:
    """What is pressed holds at once, is seen, goes with the search, and one press clears it."""

    def test_each_press_in_the_dialog_holds_at_once(self, page):
        filters(page, "filters.muscle.hip-flexors", leave=False)
        assert rows(page) == ["Stretch", "Kneeling hip stretch", "Bed-edge hip stretch"]
        assert "2 of 24 exercises" in words(page)
        chip(page, "filters.done").click()

    def test_what_is_in_force_is_said(self, page):
        assert not chip(page, "exercise.clear_filters").isVisible()
        filters(page, "filters.role.stretch", "filters.position.side-lying")
        assert chip(page, "exercise.filters").text() == "Filters: 2"
        assert chip(page, "exercise.filters").isChecked()
        assert "Stretch, On your side" in words(page)
        assert "1 of 24 exercises" in words(page)

    def test_they_go_with_the_search(self, page, qtbot):
        filters(page, "filters.thing.chair")
        qtbot.keyClicks(find(page, QLineEdit, "exercise.search"), "curl")
        assert rows(page) == ["Strengthen", "Standing hamstring curl", "Seated hamstring curl"]

    def test_one_press_clears_them(self, page):
        everything = rows(page)
        filters(page, "filters.role.stretch", "filters.thing.bed")
        chip(page, "exercise.favourites").click()
        find(page, QLineEdit, "exercise.search").setText("hip")
        chip(page, "exercise.clear_filters").click()
        assert rows(page) == everything
        assert chip(page, "exercise.filters").text() == "Filters"
        assert not chip(page, "exercise.favourites").isChecked()
        assert find(page, QLineEdit, "exercise.search").text() == ""
        assert page.focusWidget() is find(page, QLineEdit, "exercise.search")

    def test_the_dialog_clears_them_too_and_knows_what_was_chosen(self, page):
        filters(page, "filters.role.stretch")
        filters(page, leave=False)
        assert chip(page, "filters.role.stretch").isChecked()
        chip(page, "filters.clear").click()
        assert len(rows(page)) > len(CATALOGUE.exercises)
        chip(page, "filters.done").click()

    def test_nothing_is_found_in_one_sentence_with_one_button(self, page):
        filters(page, "filters.role.relief", "filters.thing.band")
        assert "No exercise matches these filters." in words(page)
        assert not find(page, QListView, "exercise.list").isVisible()
        assert chip(page, "exercise.clear").text() == "Clear filters"
        chip(page, "exercise.clear").click()
        assert len(rows(page)) > len(CATALOGUE.exercises)

    def test_the_keyboard_chooses(self, page, qtbot):
        qtbot.keyClick(chip(page, "exercise.filters"), Qt.Key.Key_Return)
        (dialog,) = page.findChildren(FilterDialog)
        first = dialog.focusWidget()
        assert first.accessibleIdentifier() == "filters.role.strengthen"
        assert first.accessibleDescription() == "What it is for"
        qtbot.keyClick(first, Qt.Key.Key_Space)
        qtbot.keyClick(first, Qt.Key.Key_Escape)
        assert rows(page)[0] == "Strengthen"
        assert "Stretch" not in rows(page)

    @pytest.mark.parametrize(("size", "scale", "font"), looks([(720, 480), *SIZES[:2]]))
    def test_all_of_it_in_force_is_whole(self, qtbot, look, font, scale, size):
        look("light", scale, font)
        page = ExercisesPage()
        qtbot.addWidget(page)
        page.show_state(STATE)
        settle(page, *size)
        filters(page, "filters.position.supine", "filters.muscle.hamstrings", leave=False)
        (dialog,) = page.findChildren(FilterDialog)
        settle(dialog, dialog.width(), dialog.height())
        found = faults(dialog)
        dialog.accept()
        settle(page, *size)
        assert rows(page)
        assert found + faults(page) == []


class TestFavourites:
    """A star at the name marks one; the list shows it, says it, and can be all of them."""

    MARKED = STATE._replace(favourites=frozenset({LIFT, "easy-walk"}))

    def test_the_star_says_what_was_pressed(self, page, qtbot):
        page.show_exercise("easy-walk")
        star = chip(page, "exercise.favourite")
        assert (star.accessibleName(), star.isChecked()) == ("Favourite", False)
        with qtbot.waitSignal(page.favourite_marked) as told:
            qtbot.keyClick(star, Qt.Key.Key_Space)
        assert told.args == ["easy-walk", True]
        page.show_state(self.MARKED)
        assert chip(page, "exercise.favourite") is star  # nothing on the page has moved
        with qtbot.waitSignal(page.favourite_marked) as told:
            star.click()
        assert told.args == ["easy-walk", False]

    def test_the_list_says_which_are_marked(self, page):
        page.show_state(self.MARKED)
        model = find(page, QListView, "exercise.list").model()
        spoken = [
            model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) or ""
            for row in range(model.rowCount())
        ]
        assert [text for text in spoken if text.endswith(", favourite")] == [
            "Side-lying hip lift, Side hip \u00b7 mat, favourite",
            "Easy walk, Whole body, favourite",
        ]

    def test_a_mark_is_seen_in_the_list(self, page):
        view = find(page, QListView, "exercise.list")
        before = view.grab().toImage()
        page.show_state(self.MARKED)
        assert view.grab().toImage() != before

    def test_the_filter_keeps_only_them(self, page):
        page.show_state(self.MARKED)
        chip(page, "exercise.favourites").click()
        assert rows(page) == ["Strengthen", "Side-lying hip lift", "Move gently", "Easy walk"]
        page.show_state(STATE._replace(favourites=frozenset({LIFT})))
        assert rows(page) == ["Strengthen", "Side-lying hip lift"]

    def test_without_any_the_list_says_how_to_make_one(self, page):
        chip(page, "exercise.favourites").click()
        assert (
            "You have no favourites yet: \u201cFavourite\u201d beside a name makes one."
            in words(page)
        )


def test_the_model_keeps_qts_rules(qapp):
    model = ExerciseModel()
    tester = QAbstractItemModelTester(model)
    none = frozenset()
    model.show(CATALOGUE, Filters(), none)
    model.show(CATALOGUE, Filters(), frozenset({LIFT}))
    model.show(CATALOGUE, Filters("hip"), none)
    model.show(CATALOGUE, Filters("nothing like it"), none)
    assert model.rowCount() == 0
    assert tester.model() is model


@pytest.mark.parametrize(
    ("dose", "mode", "words"),
    [
        (Dose(3, 10, None, (2, 1, 2), 0, 30, 60), SideMode.EACH, "3 \u00d7 10 each side"),
        (Dose(1, 8, None, (2, 2, 2), 0, 0, 30), SideMode.BOTH, "1 \u00d7 8"),
        (Dose(2, 6, None, (2, 2, 2), 0, 0, 30), SideMode.ALTERNATING, "2 \u00d7 6, sides in turn"),
        (Dose(2, 1, 30, None, 0, 10, 10), SideMode.EACH, "2 \u00d7 30\u00a0s each side"),
        (Dose(1, 1, 300, None, 0, 0, 0), SideMode.BOTH, "1 \u00d7 5\u00a0min"),
        (Dose(1, 1, 90, None, 0, 0, 0), SideMode.BOTH, "1 \u00d7 90\u00a0s"),
        (Dose(2, 6, 8, None, 5, 0, 45), SideMode.BOTH, "2 \u00d7 6, held 8\u00a0s"),
    ],
)
def test_the_dose_in_words(dose, mode, words):
    assert browse.dose_words(dose, mode) == words


@pytest.mark.parametrize(("size", "scale", "font"), looks(SIZES))
def test_nothing_is_clipped_or_small(qtbot, look, font, scale, size):
    look("dark" if scale == 1.0 else "light", scale, font)
    page = ExercisesPage()
    qtbot.addWidget(page)
    page.show_state(STATE)
    settle(page, *size)
    found = []
    for exercise in CATALOGUE.exercises:
        page.show_exercise(exercise)
        settle(page, *size)
        found += faults(page)
    assert found == []
