"""The window: pages by key and press, covers, notices, toasts, the ring of the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from ui.geometry import settle

from spasmfree.ui.dialog import Dialog, Scrim
from spasmfree.ui.focus_ring import FocusRing
from spasmfree.ui.main_window import MainWindow
from spasmfree.ui.navigation import PAGES
from spasmfree.ui.page import Page
from spasmfree.ui.parts import Button, button, label, row
from spasmfree.ui.toast import LIFETIME_MS

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def built():
    return []


@pytest.fixture
def window(qtbot, built):
    def builder(name):
        def build():
            built.append(name)
            return Page(label(name, "display"), *(button(f"{name} {n}") for n in range(30)))

        return build

    made = MainWindow({name: builder(name) for name in PAGES})
    qtbot.addWidget(made)
    made.restore("", "today")
    settle(made, 900, 600)
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    made.may_close = lambda: True
    made.close()


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.windowHandle(), key, modifier)


def named(window, identifier):
    found = [w for w in window.findChildren(QWidget) if w.accessibleIdentifier() == identifier]
    return found[-1]


def test_a_page_is_built_when_it_is_first_shown(window, built):
    assert built == ["today"]
    press(window, Key.Key_4, Ctrl)
    press(window, Key.Key_1, Ctrl)
    press(window, Key.Key_4, Ctrl)
    assert built == ["today", "diary"]
    assert window.page() == "diary"
    press(window, Key.Key_Comma, Ctrl)
    assert window.page() == "settings"


def test_navigation_names_pages_and_marks_the_one_shown(window, qtbot):
    for page in PAGES:
        entry = named(window, f"nav.{page}")
        assert entry.accessibleName()
        qtbot.mouseClick(entry, LEFT)
        assert window.page() == page
        assert entry.isChecked()


def test_column_becomes_a_rail_and_keeps_its_page(window):
    window.show_page("diary")
    settle(window, 1280, 800)
    assert 232 <= window.navigation().width() < 250  # as wide as its longest words need
    settle(window, 900, 600)
    assert window.navigation().width() == 96
    assert named(window, "nav.diary").isChecked()


def test_a_cover_takes_the_window_and_the_page_keys(window):
    cover = Page(label("First start"))
    window.cover(cover)
    assert not window.navigation().isVisible()
    press(window, Key.Key_4, Ctrl)
    assert window.page() == "today"
    window.uncover()
    assert window.navigation().isVisible()
    press(window, Key.Key_4, Ctrl)
    assert window.page() == "diary"


def test_quit_asks_whoever_must_be_asked(window):
    window.may_close = lambda: False
    press(window, Key.Key_Q, Ctrl)
    assert window.isVisible()
    window.may_close = lambda: True
    press(window, Key.Key_Q, Ctrl)
    assert not window.isVisible()


def test_export_key(window, qtbot):
    with qtbot.waitSignal(window.export_wanted, timeout=1000):
        press(window, Key.Key_E, Ctrl)


def test_help_opens_over_a_scrim_and_closes_with_escape(window):
    press(window, Key.Key_F1)
    (sheet,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]
    assert sheet.isVisible()
    assert sheet.windowModality() == Qt.WindowModality.WindowModal
    assert window.findChild(Scrim).isVisible()
    assert named(sheet, "help.close").hasFocus() or sheet.focusWidget() is not None
    QTest.keyClick(sheet, Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.findChild(Scrim) is None or not window.findChild(Scrim).isVisible()


def test_size_and_page_come_back(window, qtbot):
    settle(window, 760, 640)
    kept = window.geometry_state()
    other = MainWindow(dict.fromkeys(PAGES, QWidget))
    qtbot.addWidget(other)
    other.restore(kept, "progress")
    assert (other.page(), other.width(), other.height()) == ("progress", 760, 640)
    other.restore("not base64 \u00e9", "no such page")
    assert other.page() == "today"


def test_toast_undoes_and_leaves_the_focus_alone(window, qtbot):
    focus = named(window, "nav.today")
    focus.setFocus()
    undone = []
    toast = window.toast("Session deleted", lambda: undone.append(1))
    assert QApplication.focusWidget() is focus
    assert toast.isVisible()
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    qtbot.mouseClick(named(window, "toast.undo"), LEFT)
    assert undone == [1]
    assert not toast.isVisible()


def test_toast_goes_by_itself_after_ten_seconds(window):
    toast = window.toast("Session deleted", lambda: None)
    assert toast.lifetime() == LIFETIME_MS == 10_000
    toast.expire()
    assert not toast.isVisible()
    window.toast("Plain words")
    assert not [w for w in window.findChildren(Button) if w.text() == "Undo" and w.isVisible()]


def test_the_newest_toast_replaces_the_one_before(window):
    first = window.toast("One")
    second = window.toast("Two")
    assert not first.isVisible()
    assert second.isVisible()


def test_a_notice_is_one_quiet_line(window, qtbot):
    focus = QApplication.focusWidget()
    window.notice("Sound does not work here.")
    words = named(window, "notice.words")
    assert words.isVisible()
    assert words.text() == "Sound does not work here."
    assert QApplication.focusWidget() is focus
    qtbot.mouseClick(named(window, "notice.close"), LEFT)
    assert not words.isVisible()


def test_ring_is_around_the_focus_of_the_keyboard_only(window, qtbot):
    ring = window.findChild(FocusRing)
    first = window.findChildren(Button)[0]
    first.setFocus()
    press(window, Key.Key_Tab)
    target = ring.target()
    assert target is QApplication.focusWidget()
    place = target.mapTo(window, QPoint(0, 0))
    assert ring.geometry().contains(place)
    QTest.mouseClick(window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(500, 5))
    assert ring.target() is None
    press(window, Key.Key_Tab)
    assert ring.target() is QApplication.focusWidget()


def test_ring_scrolls_with_its_control_and_not_over_the_edge(window):
    ring = window.findChild(FocusRing)
    page = window.built("today")
    control = page.findChildren(Button)[0]
    control.setFocus(Qt.FocusReason.TabFocusReason)
    before = ring.geometry()
    page.verticalScrollBar().setValue(40)
    assert ring.geometry().top() == before.top() - 40
    page.verticalScrollBar().setValue(400)
    assert ring.target() is None


def test_dialog_stays_inside_of_a_small_window(window, qtbot):
    settle(window, 720, 480)
    many = [label(f"Line {n}", wrap=True) for n in range(60)]
    sheet = Dialog(window, "Many lines", *many, buttons=row("stretch", button("Close")))
    sheet.open()
    assert sheet.width() == 560
    assert sheet.height() <= 480
    sheet.reject()


def test_a_passing_notice_goes_by_itself(window, qtbot, monkeypatch):
    monkeypatch.setattr("spasmfree.ui.notice.PASSING_MS", 1)
    made = MainWindow({})
    qtbot.addWidget(made)
    made.show()
    made.passing_notice("The screen may go dark.")
    qtbot.waitUntil(lambda: not named(made, "notice.words").isVisible(), timeout=2_000)
    made.hide()
