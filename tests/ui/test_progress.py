"""The page of progress: the numbers drawn, the table, the keys, the export."""

from __future__ import annotations

import pytest
from core.history_builders import session
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView
from ui.geometry import faults, settle
from ui.looks import looks
from ui.progress_rig import SESSIONS, drawn, numbers, open_page, part, plot, said, state

from spasmfree.core.progress import Span
from spasmfree.ui import theme
from spasmfree.ui.chart_loader import ChartLoader
from spasmfree.ui.heartbeat import Heartbeat
from spasmfree.ui.progress_page import ProgressPage

SIZES = ((900, 600), (1280, 800), (1920, 1080))


def read_out(page):
    return said(part(page, "progress.week").text())


@pytest.fixture
def page(qtbot):
    made = open_page(state())
    qtbot.addWidget(made)
    yield made
    made.close()


def drawn_sessions(page):
    found = numbers(page)
    return found["done"], found["plan"]


def test_the_table_has_the_same_numbers(page, qtbot):
    qtbot.mouseClick(part(page, "progress.as_table"), Qt.MouseButton.LeftButton)
    table = part(page, "progress.table")
    assert isinstance(table, QTableView)
    assert table.isVisible()
    assert not plot(page).isVisible()
    model = table.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [
        [model.index(line, column).data() for column in range(3)]
        for line in range(model.rowCount())
    ]
    done, planned = drawn_sessions(page)
    assert [float(cells[1]) for cells in reversed(rows)] == done
    assert [float(cells[2]) for cells in reversed(rows)] == planned
    assert rows[0][0] == "23\u00a0Nov"
    qtbot.mouseClick(part(page, "progress.as_chart"), Qt.MouseButton.LeftButton)
    assert plot(page).isVisible()


def test_another_range_is_drawn_and_half_sessions_too(page):
    short = session("2026-11-23", short=True)
    page.show_state(state(Span.WEEKS_4, (*SESSIONS, short)))
    assert drawn_sessions(page) == ([0, 0, 0, 1.5], [4, 4, 4, 4])
    assert read_out(page) == "This week: 1.5 done, 4 planned"


def test_arrow_keys_read_out_the_weeks(page, qtbot):
    chart = plot(page)
    chart.setFocus()
    assert read_out(page) == "This week: 1 done, 4 planned"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert read_out(page) == "Week of 16 Nov: 0 done, 4 planned"
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert read_out(page) == "Week of 31 Aug: 0 done, 0 planned"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert read_out(page) == "Week of 7 Sep: 2 done, 3 planned"
    assert chart.accessibleDescription().replace("\u00a0", " ") == read_out(page)
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert read_out(page) == "This week: 1 done, 4 planned"


def place_of(page, week):
    """The point of the plot, which is on screen, in the middle of a week."""
    page.content().ensureWidgetVisible(plot(page))
    box = plot(page).box
    return plot(page).mapFromScene(box.mapViewToScene(QPointF(7 * week + 3.5, 0.5)))


def test_the_mouse_reads_out_the_week_below_it(page, qtbot):
    qtbot.mouseMove(plot(page).viewport(), place_of(page, 8))
    qtbot.waitUntil(lambda: read_out(page) == "Week of 26 Oct: 5 done, 4 planned")
    QApplication.sendEvent(plot(page), _leave())
    assert read_out(page) == "This week: 1 done, 4 planned"


def _leave():
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.Leave)


def test_the_chart_cannot_be_moved_and_has_no_menu(page, qtbot):
    chart = plot(page)
    before = chart.box.viewRange()
    view, middle = chart.viewport(), place_of(page, 6)
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        qtbot.mousePress(view, button, pos=middle)
        qtbot.mouseMove(view, middle + QPoint(60, 20))
        qtbot.mouseRelease(view, button, pos=middle + QPoint(60, 20))
        qtbot.mouseClick(view, button, pos=middle)
    wheel = QWheelEvent(
        QPointF(middle),
        QPointF(view.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, wheel)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(chart, QContextMenuEvent(reason, middle, view.mapToGlobal(middle)))
    assert QApplication.activePopupWidget() is None
    assert chart.box.viewRange() == before


def test_a_theme_recolours_what_is_drawn(page, look):
    for choice in ("light", "dark", "contrast"):
        look(choice)
        chart = plot(page)
        bars = chart.items_of["done"].bars.opts
        assert bars["brushes"][0] == theme.colour("bar")
        assert bars["brushes"][-1] != theme.colour("bar")
        assert chart.items_of["plan"].curve.opts["pen"].color() == theme.colour("text")
        assert chart.backgroundBrush().color() == theme.colour("surface")


def test_a_chosen_range_is_told_and_a_shown_one_is_not(page, qtbot):
    chosen = []
    page.span_chosen.connect(chosen.append)
    page.show_state(state(Span.YEAR))
    assert chosen == []
    qtbot.mouseClick(part(page, "progress.range").part(3), Qt.MouseButton.LeftButton)
    assert chosen == [Span.ALL.value]


def test_the_explanation_opens_and_closes(page, qtbot):
    def explained():
        return [w for w in page.findChildren(QLabel) if "our choice" in w.text() and w.isVisible()]

    assert not explained()
    qtbot.mouseClick(part(page, "progress.how"), Qt.MouseButton.LeftButton)
    assert len(explained()) == 3
    page.show_state(state(Span.YEAR))
    assert explained()
    qtbot.mouseClick(part(page, "progress.how"), Qt.MouseButton.LeftButton)
    assert not explained()


def test_a_first_session_kept_while_another_page_is_shown(qtbot):
    """The session and the answers after it are two writes: the page hears of each, hidden."""
    made = ProgressPage()
    qtbot.addWidget(made)
    made.show_state(state(sessions=()))
    settle(made, 1280, 800)
    made.hide()
    for _ in range(2):
        made.show_state(state())
    settle(made, 1280, 800)
    assert part(made, "progress.answer").text() == state().answer
    made.hide()
    for sessions in ((), SESSIONS, SESSIONS):
        made.show_state(state(sessions=sessions))
    settle(made, 1280, 800)
    assert part(made, "progress.answer").text() == state().answer
    made.close()


def test_an_empty_history_leads_to_today(qtbot):
    made = ProgressPage()
    qtbot.addWidget(made)
    made.show_state(state(sessions=()))
    settle(made, 900, 600)
    with qtbot.waitSignal(made.today_wanted):
        qtbot.mouseClick(part(made, "progress.to_today"), Qt.MouseButton.LeftButton)
    made.show_state(state())
    assert part(made, "progress.answer").text().startswith("3 of 16 planned")
    made.close()


def test_the_frame_is_there_before_the_chart(qtbot):
    made = ProgressPage()
    qtbot.addWidget(made)
    made.show_state(state())
    made.resize(1280, 800)
    made.show()
    assert plot(made) is None
    qtbot.waitUntil(part(made, "progress.answer").isVisible)
    qtbot.waitUntil(lambda: drawn(made), timeout=20_000)
    assert read_out(made) == "This week: 1 done, 4 planned"
    assert drawn_sessions(made)[0][-1] == 1
    made.close()


def test_without_the_library_there_is_the_table(qtbot):
    made = ProgressPage(charts="spasmfree.ui.charts_that_are_not_there")
    qtbot.addWidget(made)
    made.show_state(state())
    settle(made, 1280, 800)
    qtbot.waitUntil(part(made, "progress.no_chart").isVisible)
    assert part(made, "progress.table").isVisible()
    settle(made, 1280, 800)
    assert faults(made) == []
    made.close()


SLOW = """
for _ in range(500_000):
    pass
"""


def test_loading_leaves_the_window_alone(qtbot, tmp_path, monkeypatch):
    parts = [f"slow_part_{number}" for number in range(8)]
    for part_name in parts:
        (tmp_path / f"{part_name}.py").write_text(SLOW)
    (tmp_path / "slow_charts.py").write_text("\n".join(f"import {name}" for name in parts))
    monkeypatch.syspath_prepend(tmp_path)
    beats, loader, lived = Heartbeat(), ChartLoader("slow_charts"), []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: lived.append(loader))
    timer.start()
    beats.start()
    with qtbot.waitSignal(loader.loaded, timeout=20_000) as loaded:
        loader.load()
    longest = beats.stop()
    assert loaded.args[0].__name__ == "slow_charts"
    # Loaded in one go there would be one; how long a gap may be is for `make bench`.
    assert len(lived) > 3, f"the window stood still for {longest:.0f} ms"


def test_a_heartbeat_sees_a_window_that_stands_still(qtbot):
    beats = Heartbeat()
    beats.start()
    qtbot.waitUntil(lambda: beats.longest_ms() > 0)
    for _ in range(2_000_000):
        pass
    open_gap = beats.stop()
    assert open_gap >= beats.longest_ms() > 10
    beats.start()
    assert beats.stop() < open_gap


class TestExport:
    """The dialog tells what is wanted and stays until the file is written."""

    @pytest.fixture
    def dialog(self, page, qtbot):
        qtbot.mouseClick(part(page, "progress.export"), Qt.MouseButton.LeftButton)
        return QApplication.activeModalWidget()

    def test_one_press_takes_what_is_preset(self, page, dialog, qtbot):
        wanted = []
        page.export_wanted.connect(lambda *wish: wanted.append(wish))
        qtbot.mouseClick(part(dialog, "export.table").part(1), Qt.MouseButton.LeftButton)
        qtbot.mouseClick(part(dialog, "export.range").part(2), Qt.MouseButton.LeftButton)
        qtbot.mouseClick(part(dialog, "export.save"), Qt.MouseButton.LeftButton)
        ((form, table, span, path),) = wanted
        assert (form, table, Span(span)) == ("csv", "sessions", Span.YEAR)
        assert path.endswith("spasmfree-sessions-2026-11-24.csv")
        page.export_failed("The disk is full; nothing was written.")
        assert dialog.isVisible()
        assert part(dialog, "export.said").text() == "The disk is full; nothing was written."
        page.export_done()
        assert not dialog.isVisible()

    def test_other_forms_ask_only_what_matters_to_them(self, page, dialog, qtbot):
        wanted = []
        page.export_wanted.connect(lambda *wish: wanted.append(wish))
        table, span = part(dialog, "export.table"), part(dialog, "export.range")
        assert table.isVisible()
        qtbot.mouseClick(part(dialog, "export.format").part(1), Qt.MouseButton.LeftButton)
        assert (table.isVisible(), span.isVisible()) == (False, True)
        assert part(dialog, "export.path").text().endswith("spasmfree-strong-2026-11-24.csv")
        qtbot.mouseClick(part(dialog, "export.format").part(2), Qt.MouseButton.LeftButton)
        assert (table.isVisible(), span.isVisible()) == (False, False)
        qtbot.mouseClick(part(dialog, "export.save"), Qt.MouseButton.LeftButton)
        ((form, _, _, path),) = wanted
        assert form == "json"
        assert path.endswith("spasmfree-2026-11-24.json")
        page.export_done()

    def test_a_name_of_ones_own_stays(self, page, dialog, qtbot, tmp_path):
        field = part(dialog, "export.path")
        assert isinstance(field, QLineEdit)
        (tmp_path / "mine.csv").write_text("old")
        field.clear()
        assert not part(dialog, "export.save").isEnabled()
        qtbot.keyClicks(field, str(tmp_path / "mine.csv"))
        assert "replaces" in part(dialog, "export.said").text()
        qtbot.mouseClick(part(dialog, "export.table").part(2), Qt.MouseButton.LeftButton)
        assert field.text() == str(tmp_path / "mine.csv")
        dialog.reject()

    def test_it_can_be_opened_again(self, page, dialog, qtbot):
        dialog.reject()
        page.open_export()
        again = QApplication.activeModalWidget()
        assert again.isVisible()
        again.reject()


@pytest.mark.parametrize(("size", "scale", "font"), looks(SIZES))
def test_nothing_is_clipped(qtbot, look, page, size, scale, font):
    look(scale=scale, font=font)
    made = ProgressPage()
    qtbot.addWidget(made)
    made.show_state(state(sessions=()))
    settle(made, *size)
    assert faults(made) == [], "empty"
    made.close()
    settle(page, *size)
    qtbot.waitUntil(lambda: drawn(page))
    settle(page, *size)
    assert faults(page) == [], "chart"
    part(page, "progress.how").click()
    part(page, "progress.as_table").click()
    settle(page, *size)
    assert faults(page) == [], "table and explanation"
    page.open_export()
    dialog = QApplication.activeModalWidget()
    settle(dialog, dialog.width(), dialog.height())
    assert faults(dialog) == [], "export"
    dialog.reject()
