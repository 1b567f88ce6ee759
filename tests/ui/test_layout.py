"""Pages keep their words whole at every size, text size and font."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from ui.geometry import faults, settle
from ui.looks import FONTS, looks

from spasmfree.core.settings import DeviceSettings, PersonSettings
from spasmfree.ui.help_dialog import HelpDialog
from spasmfree.ui.main_window import MainWindow
from spasmfree.ui.safety_pages import GatePage, SignsPage, WarningPage
from spasmfree.ui.settings_page import Offered, SettingsPage, Shown
from spasmfree.ui.start_pages import ChoicesPage

SHOWN = Shown(
    (0, 2, 4),
    "one",
    (Offered("one", "Starter, week 1", "The first week: three days, with a free day between."),),
    "/home/someone/.local/share/spasmfree",
)
COVERS = (GatePage, SignsPage, WarningPage, ChoicesPage)
SIZES = ((720, 480), (900, 600), (1280, 800))


def window(qtbot, page=None):
    pages = dict.fromkeys(("today", "exercises", "progress", "diary", "learn"), QWidget)
    pages["settings"] = lambda: SettingsPage(PersonSettings(), DeviceSettings(), SHOWN)
    made = MainWindow(pages)
    qtbot.addWidget(made)
    made.show_page("settings")
    if page is not None:
        made.cover(page())
    return made


@pytest.mark.parametrize(("size", "scale", "font"), looks(SIZES))
@pytest.mark.parametrize("page", [None, *COVERS])
def test_nothing_is_clipped(qtbot, look, page, size, scale, font):
    look(scale=scale, font=font)
    made = window(qtbot, page)
    settle(made, *size)
    assert faults(made) == []
    made.close()


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_help_is_whole_in_the_smallest_window(qtbot, look, scale, font):
    look(scale=scale, font=font)
    made = window(qtbot)
    settle(made, 720, 480)
    sheet = HelpDialog(made)
    sheet.open()
    settle(sheet, sheet.width(), sheet.height())
    assert faults(sheet) == []
    assert made.rect().size().expandedTo(sheet.size()) == made.size()
    sheet.reject()
    made.close()


def test_faults_sees_a_clipped_button_and_a_low_one(qtbot):
    from spasmfree.ui.parts import button, column, holder

    made = button("A long text that needs its room")
    page = holder(column(made))
    qtbot.addWidget(page)
    settle(page, 600, 100)
    assert faults(page) == []
    made.setFixedSize(60, 20)
    settle(page, 600, 100)
    assert any("clipped" in fault for fault in faults(page))
    assert any("px high" in fault for fault in faults(page))
    page.close()
