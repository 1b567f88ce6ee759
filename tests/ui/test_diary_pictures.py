"""The small pictures of what was done in a session, in its row of the diary."""

from __future__ import annotations

import numpy as np
import pytest
from core.history_builders import session
from core.test_diary import CATALOGUE, reps
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListView
from ui.geometry import settle
from ui.test_diary import find, state

from spasmfree.core import diary
from spasmfree.core.exercises import Side
from spasmfree.core.record import Outcome
from spasmfree.ui.diary_page import DiaryPage

FIVE = tuple(CATALOGUE.exercises)[:5]
HELD = session("2026-11-23", pain_before=2, pain_after=1, effort=5)
NOTHING = session("2026-11-21")


@pytest.fixture
def asked():
    """The sessions that were asked for."""
    return []


@pytest.fixture
def page(qtbot, asked):
    sets = [reps(n, Side.LEFT, 1, 10, exercise=name) for n, name in enumerate(FIVE)]

    def done_of(session_id):
        asked.append(session_id)
        return diary.done(sets if session_id == HELD.id else (), CATALOGUE)

    made = DiaryPage(done_of)
    qtbot.addWidget(made)
    made.show_state(state(HELD, NOTHING))
    return made


def ink(page, number):
    """In how many columns of a row, between its words and its pain, something is painted."""
    view = find(page, QListView, "diary.table")
    view.viewport().grab()
    deadline = QDeadlineTimer(5_000)
    while view.model()._wanted and not deadline.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    area = view.visualRect(view.model().index(number, 0))
    image = view.viewport().grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    row = flat[20:50, image.width() // 2 : image.width() - 220, :3].astype(int)
    return int((np.abs(row - row[0, 0]).max(2) > 30).any(0).sum())


def test_what_was_done_is_shown_where_there_is_room(page) -> None:
    settle(page, 1280, 800)
    assert ink(page, 0) > 5 * 30
    assert ink(page, 1) == 0


def test_in_a_small_window_there_is_room_for_words_only(page) -> None:
    settle(page, 900, 600)
    assert ink(page, 0) == 0


def test_a_session_is_asked_for_once_and_anew_when_it_was_changed(page, asked) -> None:
    settle(page, 1280, 800)
    for _ in range(3):
        ink(page, 0)
    assert asked.count(HELD.id) == 1
    page.show_state(state(HELD, session("2026-11-20")))
    ink(page, 0)
    assert asked.count(HELD.id) == 2


def test_what_was_left_out_has_no_picture() -> None:
    sets = (
        reps(0, Side.LEFT, 1, 10, exercise=FIVE[2]),
        reps(1, Side.LEFT, 1, 0, exercise=FIVE[1], outcome=Outcome.SKIPPED),
        reps(2, Side.RIGHT, 1, 4, exercise=FIVE[0], outcome=Outcome.PARTIAL),
        reps(3, Side.RIGHT, 1, 9, exercise=FIVE[2]),
        reps(4, Side.LEFT, 1, 9, exercise="of-an-older-program"),
    )
    assert [each.exercise for each in diary.done(sets, CATALOGUE)] == [FIVE[2], FIVE[0]]
