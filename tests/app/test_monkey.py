"""Every key and button in every state, in an order no person would choose.

No exception, no state without a way out, and what is on disk adds up. MONKEY_SEED and
MONKEY_STEPS make it another or a longer walk.
"""

from __future__ import annotations

import os
import random
import sys
from dataclasses import replace

import pytest
from app.acts import accept, on_disk, rows
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from spasmfree.ui import theme

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
STEPS = int(os.environ.get("MONKEY_STEPS", "120"))
HOUR_MS = 3_600_000

OFTEN = (Key.Key_Space, Key.Key_Return, Key.Key_Left, Key.Key_Right)
KEYS = OFTEN * 3 + (
    Key.Key_P, Key.Key_Escape, Key.Key_D, Key.Key_E, Key.Key_H, Key.Key_F, Key.Key_C, Key.Key_Plus,
    Key.Key_Minus, Key.Key_Tab, Key.Key_Backtab, Key.Key_Up, Key.Key_Down, Key.Key_Home,
    Key.Key_End, Key.Key_PageDown, Key.Key_Menu, Key.Key_Delete, Key.Key_Backspace, Key.Key_F1,
    Key.Key_0, Key.Key_5, Key.Key_9, Key.Key_A, Key.Key_R, Key.Key_L,
)  # fmt: skip
WITH_CTRL = (
    Key.Key_Z, Key.Key_Z, Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_E,
    Key.Key_Comma, Key.Key_Q,
)  # fmt: skip
# What leaves the program: a file manager, a file dialog, a file at wherever was typed.
OUTSIDE = {
    "settings.open_folder", "export.choose", "export.save", "handout.choose", "handout.save",
}  # fmt: skip
PATHS = {"export.path", "handout.path"}
WAYS_OUT = (
    "safety.accept", "start.skip", "mat.yes", "recover.keep", "summary.done", "hurts.stop",
    "correct.cancel", "load.cancel", "safety.back", "signs.back", "session.primary",
)  # fmt: skip


class Monkey:
    """At the desk. `did` is what it did, newest last."""

    def __init__(self, desk, qapp, dice):
        self.desk, self.qapp, self.dice = desk, qapp, dice
        self.did = []
        self.does = {
            self.key: 55, self.control: 6, self.click: 12, self.wait: 20, self.sleep: 1,
            self.set_clock: 1, self.change_looks: 1, self.change_size: 1, self.restart: 2,
        }  # fmt: skip

    def step(self):
        if not self.desk.app.window.isVisible():
            self.restart()
        (act,) = self.dice.choices(list(self.does), self.does.values())
        act()
        QCoreApplication.processEvents()

    def note(self, *words):
        self.did.append(" ".join(map(str, words)))

    def key(self):
        self.type(self.dice.choice(KEYS), Qt.KeyboardModifier.NoModifier)

    def control(self):
        self.type(self.dice.choice(WITH_CTRL), CTRL)

    def type(self, key, modifier):
        at = QApplication.focusWidget() or self.front()
        if at.accessibleIdentifier() in OUTSIDE | PATHS:
            return
        self.note(modifier.name, key.name)
        self.desk.clock.advance(self.dice.choice((50, 300, 300)))
        QTest.keyClick(at, key, modifier)

    def click(self):
        buttons = [
            button
            for button in self.front().findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled()
            and button.accessibleIdentifier() not in OUTSIDE
        ]  # fmt: skip
        if buttons:
            button = self.dice.choice(buttons)
            self.note("click", button.accessibleIdentifier() or button.text())
            self.desk.clock.advance(300)
            button.click()

    def wait(self):
        ms = self.dice.choice((100, 500, 3_000, 10_000, 30_000))
        self.note("wait", ms)
        self.desk.let_pass(ms)

    def sleep(self):
        self.note("sleep")
        self.desk.clock.advance(self.dice.choice((5_000, HOUR_MS)))
        self.desk.let_pass(100)

    def set_clock(self):
        self.desk.clock.utc_ms += self.dice.choice((-1, 1, -24, 24, 24 * 365)) * HOUR_MS
        self.desk.clock.offset_min = self.dice.choice((-720, 0, 60, 345, 840))
        self.note("clock", self.desk.clock.utc_ms, self.desk.clock.offset_min)
        self.desk.app._look_at_day()

    def change_looks(self):
        look, scale = self.dice.choice(("light", "dark")), self.dice.choice((1.0, 1.25, 1.5))
        self.note(look, scale)
        theme.apply(self.qapp, look, scale)

    def change_size(self):
        size = self.dice.choice(((720, 480), (1280, 800), (900, 600)))
        self.note(size)
        self.desk.app.window.resize(*size)

    def restart(self):
        self.note("restart")
        self.desk.restart()
        adds_up(self.desk.folder)

    def front(self):
        """The dialog that is open, else the window."""
        return QApplication.activeModalWidget() or self.desk.app.window

    def go_home(self):
        """Out of whatever this is, as a patient person would."""
        for _ in range(400):
            QCoreApplication.processEvents()
            dialog = QApplication.activeModalWidget()
            if dialog is not None:
                dialog.reject()
            elif not self.desk.app.window.isVisible():
                self.restart()
            elif self.desk.app.window.covered() is None:
                return
            else:
                way = next((name for name in WAYS_OUT if self.desk.find(name)), None)
                assert way is not None, "no way out"
                self.desk.press(way)
                self.desk.let_pass(20_000)
        pytest.fail("stuck")


def adds_up(folder):
    """Every session on disk has all its planned sets, and their times are its time."""
    sets = rows(folder, "set_row", "deleted = 0")
    for session in rows(folder, "session", "kind <> 'elsewhere'"):
        mine = [row for row in sets if row["session_id"] == session["id"]]
        assert len(mine) == session["sets_planned"]
        assert sum(row["active_ms"] for row in mine) == session["active_ms"]
        assert sum(row["outcome"] == "done" for row in mine) <= session["sets_done"]
        assert session["sets_done"] <= len(mine)
    assert len(rows(folder, "running")) <= 1


@pytest.mark.soak
@pytest.mark.parametrize("number", range(4))
def test_a_monkey_at_the_desk(desk, qtbot, qapp, number, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)  # a source, in a browser
    seed = os.environ.get("MONKEY_SEED") or f"{number}"
    monkey = Monkey(desk, qapp, random.Random(seed))
    accept(desk)
    store = desk.app._parts.store
    store.save_person(replace(store.person(), weights=(500, 1000), bands=("light",)))
    try:
        with qtbot.captureExceptions() as wrong:
            for _ in range(STEPS):
                monkey.step()
                assert not wrong, wrong[0][1]
            monkey.go_home()
            assert not wrong, wrong[0][1]
        on_disk(desk)
        adds_up(desk.folder)
    except BaseException:
        sys.stderr.write(f"MONKEY_SEED={seed}, and at last: {monkey.did[-12:]}\n")
        raise
    finally:
        theme.apply(qapp, "light", 1.0)
