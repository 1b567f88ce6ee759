"""The diary: one row a session, and the dialogs that open, edit, delete and add."""

from __future__ import annotations

from dataclasses import replace

import pytest
from core.history_builders import session
from core.test_diary import CATALOGUE, LIFT, PROGRAMS, TODAY, hold, reps
from PySide6.QtCore import QDate, QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from ui.geometry import faults, settle
from ui.looks import looks

from spasmfree.core import days, diary
from spasmfree.core.diary import DiaryState, Earlier
from spasmfree.core.diary_edit import Elsewhere
from spasmfree.core.entries import Episode
from spasmfree.core.exercises import Side
from spasmfree.core.loads import BARE, Gear, Load
from spasmfree.core.record import Outcome, SessionKind, SessionOutcome
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.diary_add_dialog import AddDialog
from spasmfree.ui.diary_list import DiaryModel
from spasmfree.ui.diary_page import DiaryPage
from spasmfree.ui.heartbeat import Heartbeat
from spasmfree.ui.score_row import ScoreRow

SIZES = ((900, 600), (1280, 800), (1920, 1080))
SESSIONS = (
    session("2026-11-23", pain_before=2, pain_after=1, effort=5),
    session("2026-11-21", 20, note="A folded towel under the waist felt better.", pain_worst=4),
    session("2026-11-21", 9, kind=SessionKind.PRACTICE, program=LIFT, sets_planned=6, sets_done=6),
    session("2026-11-19", short=True, outcome=SessionOutcome.PARTIAL, sets_done=8),
    session("2025-11-10", kind=SessionKind.ELSEWHERE),
)
SETS = (
    reps(0, Side.LEFT, 1, 10),
    reps(1, Side.RIGHT, 1, 8),
    reps(2, Side.BOTH, 1, 8, 8, "pelvic-tilt-supine"),
    hold(3, Side.LEFT, 1, 30),
)
DETAIL = diary.detail(SESSIONS[1], SETS, (), CATALOGUE)
LOADED = diary.detail(
    SESSIONS[1],
    (SETS[0], replace(SETS[1], load_grams=9_750), *SETS[2:]),
    (),
    CATALOGUE,
    Gear((500,)),
)


def state(*sessions):
    names = {LIFT: "Side-lying hip lift"}
    preset = Elsewhere(TODAY, "starter", 20)
    return DiaryState(sessions, PROGRAMS, TODAY, lambda: preset, names)


@pytest.fixture
def page(qtbot):
    made = DiaryPage()
    qtbot.addWidget(made)
    made.show_state(state(*SESSIONS))
    settle(made, 1280, 800)
    yield made
    for window in QApplication.topLevelWidgets():
        if isinstance(window, Dialog):
            window.close()


def find(within, kind, identifier):
    return next(w for w in within.findChildren(kind) if w.accessibleIdentifier() == identifier)


def table(page):
    return find(page, QListView, "diary.table")


def words(page):
    QApplication.processEvents()
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def press(within, identifier):
    find(within, QPushButton, identifier).click()


def dialog(page):
    QApplication.processEvents()
    return next(each for each in page.window().findChildren(Dialog) if each.isVisible())


class TestList:
    def test_one_row_a_session_that_says_all_of_it(self, page):
        model = table(page).model()
        assert model.rowCount() == len(SESSIONS)
        told = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert told == (
            "Saturday 21\u00a0Nov. Starter, week 1. 20\u00a0min · 17 of 17 sets. "
            "Pain 4 at worst. A folded towel under the waist felt better."
        )
        assert "5 sessions since 10\u00a0November 2025" in words(page)

    def test_a_click_asks_to_open_that_session(self, page, qtbot):
        view = table(page)
        centre = view.visualRect(view.model().index(3, 0)).center()
        with qtbot.waitSignal(page.open_wanted) as told:
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(centre))
        assert told.args == [SESSIONS[3].id]

    def test_arrows_and_return_open_too(self, page, qtbot):
        view = table(page)
        view.setFocus()
        qtbot.keyClick(view, Qt.Key.Key_Home)
        qtbot.keyClick(view, Qt.Key.Key_Down)
        with qtbot.waitSignal(page.open_wanted) as told:
            qtbot.keyClick(view, Qt.Key.Key_Return)
        assert told.args == [SESSIONS[1].id]

    def test_sessions_of_one_day_share_a_card(self, page):
        view = table(page)
        tops = [view.visualRect(view.model().index(n, 0)) for n in range(len(SESSIONS))]
        assert tops[1].bottom() + 1 == tops[2].top()
        assert tops[1].height() > tops[2].height() - 14  # the note has its own line
        shapes = [view.model().shape(n) for n in range(len(SESSIONS))]
        assert [(shape.first, shape.last) for shape in shapes[:3]] == [
            (True, True),
            (True, False),
            (False, True),
        ]

    def test_a_deleted_session_leaves_the_list_where_it_was(self, page):
        many = [session(days.add(TODAY, -n)) for n in range(60)]
        page.show_state(state(*many))
        QApplication.processEvents()
        bar = table(page).verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        before = bar.value()
        page.show_state(state(*many[:5], *many[6:]))
        QApplication.processEvents()
        assert table(page).model().rowCount() == 59
        assert bar.value() == before

    def test_thirty_years_open_and_change_without_a_long_gap(self, page):
        many = [session(days.add(TODAY, -2 * n), note="x" * (n % 3)) for n in range(5000)]
        heart = Heartbeat()
        heart.start()
        page.show_state(state(*many))
        for _ in range(60):
            QApplication.processEvents()
        page.show_state(state(*many[:9], *many[10:]))
        for _ in range(60):
            QApplication.processEvents()
        assert heart.stop() < 100

    @pytest.fixture
    def many(self, page):
        """Nine hundred sessions, read by three hundred; those of the last page that was read."""
        held = [session(days.add(TODAY, -n)) for n in range(900)]
        pages = [held[:300], held[:600], held]

        def show():
            read = pages.pop(0)
            earlier = Earlier(read[-1].day, 900 - len(read), held[-1].day)
            page.show_state(replace(state(*read), earlier=earlier if pages else None))

        page.earlier_wanted.connect(show)
        show()
        self.settled()
        return pages

    @staticmethod
    def settled():
        for _ in range(20):
            QApplication.processEvents()

    def test_older_records_are_read_when_the_end_is_reached(self, page, many):
        bar = table(page).verticalScrollBar()
        for rows in (300, 600, 900):
            assert table(page).model().rowCount() == rows
            assert find(page, QLabel, "diary.count").text().startswith("900 sessions since")
            end = bar.maximum()
            bar.setValue(end)
            self.settled()
            assert bar.value() == end, "what was looked at stays where it is"

    def test_the_end_key_goes_to_the_oldest_of_all(self, page, many, qtbot):
        table(page).setFocus()
        qtbot.keyClick(table(page), Qt.Key.Key_End)
        assert table(page).currentIndex().row() == 299
        self.settled()
        assert (table(page).model().rowCount(), table(page).currentIndex().row()) == (900, 899)
        bar = table(page).verticalScrollBar()
        assert bar.value() == bar.maximum()

    def test_who_goes_elsewhere_meanwhile_stays_there(self, page, many, qtbot):
        table(page).setFocus()
        qtbot.keyClick(table(page), Qt.Key.Key_End)
        qtbot.keyClick(table(page), Qt.Key.Key_Home)
        self.settled()
        assert table(page).currentIndex().row() == 0
        assert len(many) == 1, "one page, because the end of what there was came into sight"

    def test_with_episodes_only_nothing_is_left_to_be_read(self, page):
        episodes = (Episode("e", "2020-01-01", "2020-01-02"),)
        held = replace(
            state(*SESSIONS), entries=episodes, earlier=Earlier("2025-11-01", 7, "2019-01-01")
        )
        page.show_state(held)
        model = table(page).model()
        assert model.rowCount() == len(SESSIONS), "no episode stands before sessions not read yet"
        assert model.canFetchMore(QModelIndex())
        page.show_state(replace(held, show="episodes"))
        assert model.rowCount() == 1
        assert not model.canFetchMore(QModelIndex())

    def test_the_model_keeps_qts_rules(self, qapp):
        model = DiaryModel()
        held = replace(state(*SESSIONS[:2]), earlier=Earlier("2026-11-21", 3, "2025-11-10"))
        model.earlier_wanted.connect(lambda: model.show(state(*SESSIONS)))
        tester = QAbstractItemModelTester(model)
        model.show(held)
        model.fetchMore(QModelIndex())
        assert model.rowCount() == len(SESSIONS)
        model.show(held)
        model.show(state(*SESSIONS))
        model.show(state(*SESSIONS[1:]))
        model.show(state(SESSIONS[0], *SESSIONS[2:]))
        model.show(state(SESSIONS[0], replace(SESSIONS[2], note="new"), SESSIONS[4]))
        model.show(state())
        assert tester.model() is model
        assert model.rowCount() == 0


class TestDetail:
    def test_it_says_what_was_done_and_close_has_the_focus(self, page):
        shown = page.open_session(DETAIL)
        QApplication.processEvents()
        found = words(shown)
        assert "Starter, week 1" in found
        assert "10" in found
        assert "8, both sides" in found
        assert "30\u00a0s" in found
        assert SESSIONS[1].note in found
        assert QApplication.focusWidget().accessibleIdentifier() == "diary.close"

    def test_delete_needs_no_question(self, page, qtbot):
        shown = page.open_session(DETAIL)
        with qtbot.waitSignal(page.delete_wanted) as told:
            press(shown, "diary.delete")
        assert told.args == [SESSIONS[1].id]
        assert not shown.isVisible()

    def test_close_and_escape_change_nothing(self, page, qtbot):
        for close in (
            lambda d: press(d, "diary.close"),
            lambda d: qtbot.keyClick(d, Qt.Key.Key_Escape),
        ):
            shown = page.open_session(DETAIL)
            with qtbot.assertNotEmitted(page.delete_wanted), qtbot.assertNotEmitted(page.edited):
                close(shown)
            assert not shown.isVisible()


class TestEdit:
    @pytest.fixture
    def editor(self, page):
        press(page.open_session(DETAIL), "diary.edit")
        return dialog(page)

    def test_counts_scores_day_and_note_are_kept(self, page, editor, qtbot):
        find(editor, QSpinBox, "edit.set.1").setValue(10)
        find(editor, QSpinBox, "edit.set.3").setValue(20)
        find(editor, QDateEdit, "edit.day").setDate(QDate(2026, 11, 20))
        find(editor, QPlainTextEdit, "edit.note").setPlainText(" towel \n")
        find(editor, ScoreRow, "edit.effort").tap(6).click()
        with qtbot.waitSignal(page.edited) as told:
            press(editor, "edit.save")
        kept, sets = told.args
        assert (kept.id, kept.day, kept.effort, kept.note) == (
            SESSIONS[1].id,
            "2026-11-20",
            6,
            "towel",
        )
        assert [each.reps_done for each in sets[:3]] == [10, 10, 8]
        assert sets[1].outcome is Outcome.DONE
        assert sets[3].hold_ms_done == 20_000
        assert [each.corrected for each in sets] == [False, True, False, True]

    def test_each_field_says_which_set_it_is(self, editor):
        names = [find(editor, QSpinBox, f"edit.set.{n}").accessibleName() for n in range(4)]
        assert names == [
            "Side-lying hip lift, left, set 1",
            "Side-lying hip lift, right, set 1",
            "Pelvic tilt, set 1",
            "Side-lying quad stretch, left, set 1",
        ]

    def test_who_has_no_weights_sees_no_loads(self, editor):
        assert not editor.findChildren(QComboBox)

    def test_the_load_of_a_set_is_corrected_and_what_was_left_stays(self, page, qtbot):
        press(page.open_session(LOADED), "diary.edit")
        editor = dialog(page)
        assert [w.accessibleIdentifier() for w in editor.findChildren(QComboBox)] == [
            "edit.load.0",
            "edit.load.1",
        ]
        field = find(editor, QComboBox, "edit.load.0")
        assert field.accessibleName() == "Side-lying hip lift, left, set 1, load"
        assert [field.itemText(n) for n in range(field.count())] == [
            "None",
            "0.5\u00a0kg",
            "9.75\u00a0kg",
        ]
        assert field.currentText() == "None"
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Down)
        with qtbot.waitSignal(page.edited) as told:
            press(editor, "edit.save")
        _, sets = told.args
        assert [each.load for each in sets] == [Load(500), Load(9_750), BARE, BARE]
        assert [each.corrected for each in sets] == [True, False, False, False]

    def test_cancel_keeps_nothing(self, page, editor, qtbot):
        find(editor, QSpinBox, "edit.set.1").setValue(3)
        with qtbot.assertNotEmitted(page.edited):
            press(editor, "edit.cancel")
        assert not editor.isVisible()

    def test_a_day_to_come_is_refused(self, editor):
        day = find(editor, QDateEdit, "edit.day")
        day.setDate(QDate(2030, 1, 1))
        assert day.date() == QDate(2026, 11, 24)

    def test_every_field_is_reached_with_tab(self, editor, qtbot):
        seen = []
        for _ in range(60):
            widget = QApplication.focusWidget()
            seen.append(widget.accessibleIdentifier() or widget.accessibleName())
            qtbot.keyClick(widget, Qt.Key.Key_Tab)
        assert seen[0] == "edit.day"
        assert {"edit.set.0", "edit.set.3", "edit.note", "edit.save", "edit.cancel"} <= set(seen)
        assert seen.index("edit.set.0") < seen.index("edit.note") < seen.index("edit.save")

    def test_minutes_of_a_session_done_elsewhere_can_be_corrected(self, page, qtbot):
        press(page.open_session(diary.detail(SESSIONS[4], (), (), CATALOGUE)), "diary.edit")
        editor = dialog(page)
        find(editor, QSpinBox, "edit.minutes").setValue(35)
        with qtbot.waitSignal(page.edited) as told:
            press(editor, "edit.save")
        assert diary.minutes(told.args[0]) == 35


class TestAdd:
    def test_one_press_adds_what_is_due_today(self, page, qtbot):
        press(page, "diary.add")
        with qtbot.waitSignal(page.added) as told:
            press(dialog(page), "add.save")
        assert told.args == [Elsewhere(TODAY, "starter", 20, "")]

    def test_day_program_minutes_and_note_can_be_chosen(self, page, qtbot):
        press(page, "diary.add")
        adding = dialog(page)
        find(adding, QDateEdit, "add.day").setDate(QDate(2026, 11, 20))
        program = find(adding, QComboBox, "add.program")
        program.setCurrentText("Something else")
        find(adding, QSpinBox, "add.minutes").setValue(45)
        find(adding, QPlainTextEdit, "add.note").setPlainText("swimming")
        with qtbot.waitSignal(page.added) as told:
            press(adding, "add.save")
        assert told.args == [Elsewhere("2026-11-20", "", 45, "swimming")]

    def test_the_same_dialog_opens_over_another_page(self, qtbot):
        over = QWidget()
        qtbot.addWidget(over)
        settle(over, 900, 600)
        adding = AddDialog(over, PROGRAMS, Elsewhere(TODAY, "starter", 20), TODAY)
        adding.open()
        with qtbot.waitSignal(adding.added):
            press(adding, "add.save")


class TestEmpty:
    def test_one_sentence_and_the_way_to_today(self, qtbot):
        page = DiaryPage()
        qtbot.addWidget(page)
        page.show_state(state())
        settle(page, 1280, 800)
        assert "Your diary starts with your first session." in words(page)
        assert not table(page).isVisible()
        with qtbot.waitSignal(page.today_wanted):
            press(page, "diary.go_to_today")

    def test_the_first_session_brings_the_list(self, qtbot):
        page = DiaryPage()
        qtbot.addWidget(page)
        page.show_state(state())
        settle(page, 1280, 800)
        page.show_state(state(SESSIONS[0]))
        QApplication.processEvents()
        assert table(page).isVisible()


@pytest.mark.parametrize(("size", "scale", "font"), looks(SIZES))
class TestGeometry:
    def test_the_page(self, qtbot, look, font, scale, size):
        look("dark" if scale == 1.0 else "light", scale, font)
        for what in (state(*SESSIONS), state()):
            page = DiaryPage()
            qtbot.addWidget(page)
            page.show_state(what)
            settle(page, *size)
            assert faults(page) == []

    def test_the_head_stands_over_the_cards(self, qtbot, look, font, scale, size):
        look("light", scale, font)
        page = DiaryPage()
        qtbot.addWidget(page)
        page.show_state(state(*SESSIONS * 9))
        settle(page, *size)
        add = find(page, QPushButton, "diary.add")
        right = add.mapTo(page, QPoint(add.width(), 0)).x()
        viewport = table(page).viewport()
        side = 24 if size[0] / scale < 1100 else 40
        assert right <= viewport.width() - side + 1

    def test_the_dialogs(self, qtbot, look, font, scale, size):
        look("light" if scale == 1.0 else "dark", scale, font)
        page = DiaryPage()
        qtbot.addWidget(page)
        page.show_state(state(*SESSIONS))
        settle(page, *size)
        found = []
        for detail in (DETAIL, LOADED):
            shown = page.open_session(detail)
            QApplication.processEvents()
            found += faults(shown)
            press(shown, "diary.edit")
            editor = dialog(page)
            found += faults(editor)
            editor.reject()
            QApplication.processEvents()
        press(page, "diary.add")
        adding = dialog(page)
        found += faults(adding)
        adding.reject()
        assert found == []
