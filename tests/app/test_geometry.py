"""Every page and dialog of the real window keeps its words whole and its controls large.

The tests of the single pages look at more states; here the navigation takes its part of the width.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from ui.geometry import faults
from ui.progress_rig import drawn

from spasmfree.core import content
from spasmfree.core.gate import GATE_VERSION
from spasmfree.resources import resource
from spasmfree.storage import demo
from spasmfree.ui import theme
from spasmfree.ui.help_dialog import HelpDialog
from spasmfree.ui.navigation import PAGES
from spasmfree.ui.quit_dialog import QuitDialog, UnsavedDialog
from spasmfree.ui.report_dialog import ReportDialog

SIZES = ((720, 480), (900, 600), (1100, 700), (1250, 760))
LOOKS = (
    (1.5, "DejaVu Sans", (SIZES[0], SIZES[2])),
    *(
        pytest.param(scale, font, SIZES, marks=pytest.mark.soak)
        for scale in (1.0, 1.5)
        for font in ("DejaVu Sans", "Inter")
    ),
)


def open_newest(desk):
    table = desk.find("diary.table")
    QTest.keyClick(table, Qt.Key.Key_Home)
    QTest.keyClick(table, Qt.Key.Key_Return)


def below_buttons(dialog) -> int:
    """The room under the lowest button, in pixels."""
    buttons = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
    return min(
        dialog.height() - each.mapTo(dialog, QPoint(0, each.height())).y()
        for each in buttons
        if each.parentWidget() is dialog
    )


DIALOGS = {
    "help": lambda desk: HelpDialog(desk.app.window).open(),
    "export": lambda desk: desk.app.window.export_wanted.emit(),
    "add": lambda desk: desk.press("diary.add"),
    "session": open_newest,
    "edit": lambda desk: (open_newest(desk), desk.press("diary.edit")),
    "quit": lambda desk: QuitDialog(desk.app.window).open(),
    "unsaved": lambda desk: UnsavedDialog(desk.app.window, "The disk is full.").open(),
    "report": lambda desk: ReportDialog(desk.app.window, "What went wrong", "a.log").open(),
    "elsewhere": lambda desk: desk.press("today.elsewhere"),
    "handout": lambda desk: desk.press("today.handout"),
    "others": lambda desk: desk.press("today.other"),
    "plan": lambda desk: desk.press("settings.plan_later"),
    "filters": lambda desk: desk.press("exercise.filters"),
    "add_what": lambda desk: desk.press("diary.add_other"),
    "episode": lambda desk: (desk.press("diary.add_other"), desk.press("diary.add.episode")),
    "pause": lambda desk: (desk.press("diary.add_other"), desk.press("diary.add.pause")),
    "score": lambda desk: (desk.press("diary.add_other"), desk.press("diary.add.pain")),
    "note": lambda desk: (desk.press("diary.add_other"), desk.press("diary.add.note")),
    "changes": lambda desk: desk.press("diary.changes"),
}
STANDS_ON = {  # the others stand on the diary
    "elsewhere": "today",
    "handout": "today",
    "others": "today",
    "plan": "settings",
    "filters": "exercises",
}


def dialogs(desk) -> Iterator[QDialog]:
    yield from (each for each in desk.app.window.findChildren(QDialog) if each.isVisible())


def settled():
    for _ in range(8):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def wear(qapp):
    """Sets a font and a text size for one test."""
    usual = QFont(qapp.font())

    def set_look(font, scale):
        qapp.setFont(QFont(font))
        theme.apply(qapp, "light", scale)
        settled()

    yield set_look
    qapp.setFont(usual)
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def lived_in(desk, tmp_path):
    """The program over a made-up year."""
    desk.close()
    catalogue = content.parse(resource("exercises.json").read_text(encoding="utf-8"))
    desk.folder = tmp_path / "year"
    demo.make(desk.folder, demo.Demo(1, 25, catalogue, desk.clock.wall(), GATE_VERSION))
    desk.app = desk._open()
    store = desk.app._parts.store
    weights = (250, 500, 750, 1000, 1250, 1500, 2000, 10_000)
    store.save_person(replace(store.person(), weights=weights, bands=("light",)))
    return desk


@pytest.mark.parametrize(("scale", "font", "sizes"), LOOKS)
class TestGeometry:
    def found(self, desk, what):
        settled()
        return [f"{what}: {fault}" for fault in faults(desk.app.window)]

    def test_pages_and_dialogs(self, lived_in, wear, font, scale, sizes):
        desk, found = lived_in, []
        wear(font, scale)
        for size in sizes:
            desk.app.window.resize(*size)
            for page in PAGES:
                desk.app.window.show_page(page)
                if page == "progress":
                    settled()  # it is laid out anew
                    desk.soon(lambda: drawn(desk.app.window.built("progress")))
                found += self.found(desk, f"{page} {size}")
            desk.app.window.show_page("learn")
            desk.press("learn.signs")
            found += self.found(desk, f"signs {size}")
            desk.press("signs.back")
        for size in sizes[:1]:
            desk.app.window.resize(*size)
            for name, go in DIALOGS.items():
                desk.app.window.show_page(STANDS_ON.get(name, "diary"))
                settled()
                go(desk)
                settled()
                opened = list(dialogs(desk))
                assert opened, name
                for dialog in opened:
                    found += [f"{name} {size}: {fault}" for fault in faults(dialog)]
                    if below_buttons(dialog) < 20:
                        found.append(f"{name} {size}: the buttons stand on the edge")
                    dialog.reject()
                settled()
        assert found == []

    def test_first_start(self, desk, wear, font, scale, sizes):
        found = []
        wear(font, scale)
        for covered, leads_on in (
            ("gate", "safety.something"),
            ("warning", "safety.back"),
            ("gate again", "safety.accept"),
            ("choices", "start.skip"),
            ("check from the mat", "mat.yes"),
        ):
            for size in sizes:
                desk.app.window.resize(*size)
                found += self.found(desk, f"{covered} {size}")
            desk.press(leads_on)
        for size in sizes:
            desk.app.window.resize(*size)
            for page in PAGES:  # all of them empty
                desk.app.window.show_page(page)
                found += self.found(desk, f"{page}, empty {size}")
        assert found == []
