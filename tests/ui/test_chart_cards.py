"""Every card: keys, mouse, table, copy, picture files, how it is counted; charts linked in time."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from core.history_builders import row
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox
from ui.geometry import settle
from ui.progress_rig import (
    ABDUCTION,
    KNOWN,
    SESSIONS,
    card,
    counted,
    drawn,
    numbers,
    open_page,
    part,
    plot,
    said,
    state,
    sums_of,
    with_bands,
)

from spasmfree.core import days
from spasmfree.core.progress import CHARTS, Span, progress_state
from spasmfree.core.set_sums import Sets
from spasmfree.ui import announce, chart_picture, theme
from spasmfree.ui.chart_board import ALL, YEAR
from spasmfree.ui.chart_card import ChartCard, identifier


@pytest.fixture
def page(qtbot):
    made = open_page(with_bands())
    qtbot.addWidget(made)
    yield made
    made.close()


def read_out(page, chart):
    return said(part(page, identifier(chart, "read_out")).text())


def chosen(page, chart, words):
    """Press this in the menu of a card."""
    (action,) = [a for a in card(page, chart).menu().actions() if a.text() == words]
    action.trigger()


NEWEST = {
    "year": "Tuesday 24 November: a session",
    "sessions": "This week: 1 done, 4 planned",
    "pain": "This week: 3 before, 2 after, 4 next morning",
    "strength": "24 Nov: habit strength 19 of 100",
    "episodes": "4 weeks from 2 Nov: 0 episode days",
    "sides": "This week: left 20 reps in 2 sets, right 18 in 2",
    "loads": "This week: left 1 kg, right 0.5 kg",
    "tension": "This week: 1.3 of 1.3 min",
}
BEFORE = {
    "year": "Tuesday 17 November: nothing done",
    "sessions": "Week of 16 Nov: 0 done, 4 planned",
    "pain": "Week of 16 Nov: no score",
    "strength": "23 Nov: habit strength 19 of 100",
    "episodes": "4 weeks from 5 Oct: 4 episode days",
    "sides": "Week of 16 Nov: left 0 reps in 0 sets, right 0 in 0",
    "loads": "Week of 16 Nov: not done",
    "tension": "Week of 16 Nov: 0 of 0 min",
}


def keys_read_out_each_chart(page, qtbot):
    for chart in ALL:
        view = plot(page, chart)
        assert view.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert read_out(page, chart) == NEWEST[chart]
        qtbot.keyClick(view, Qt.Key.Key_Left)
        assert read_out(page, chart) == BEFORE[chart]
        more = ". Next mornings: not told" if chart == "pain" else ""
        assert said(view.accessibleDescription()) == BEFORE[chart] + more
        qtbot.keyClick(view, Qt.Key.Key_End)
        assert read_out(page, chart) == NEWEST[chart]
        qtbot.keyClick(view, Qt.Key.Key_Home)
        first = read_out(page, chart)
        qtbot.keyClick(view, Qt.Key.Key_Left)
        assert read_out(page, chart) == first != NEWEST[chart]


def the_mouse_reads_out_each_chart(page, qtbot):
    seen = []
    for chart in ALL:
        view = plot(page, chart)
        seen.clear()
        view.hovered.connect(seen.append)
        page.content().ensureWidgetVisible(view)
        target = view if chart == YEAR else view.viewport()
        middle = QPoint(view.width() // 2, view.height() // 2)
        qtbot.mouseMove(target, middle - QPoint(3, 3))
        qtbot.mouseMove(target, middle)
        qtbot.waitUntil(lambda: bool(seen) and seen[-1] >= 0)
        chart_shown = card(page, chart).chart
        assert 0 < seen[-1] < len(chart_shown.slots) - 1
        assert read_out(page, chart) == said(chart_shown.told(seen[-1]))


def each_has_table_copy_and_pictures(page):
    for chart in ALL:
        shown = card(page, chart).chart
        chosen(page, chart, "Copy")
        data = QApplication.clipboard().mimeData()
        lines = data.text().splitlines()
        assert lines[0].split("\t") == list(shown.header)
        assert len(lines) == 1 + len(shown.rows)
        assert data.hasImage()

        picture = card(page, chart).picture()
        png, svg = chart_picture.png(picture), chart_picture.svg(picture)
        image = QImage.fromData(png)
        assert image.size() == picture.size * 2
        colours = {image.pixelColor(x, y).name() for x in range(1, image.width(), 17)
                   for y in range(1, image.height(), 5)}  # fmt: skip
        assert len(colours) > 4
        root = ElementTree.fromstring(svg)
        words = {"".join(each.itertext()) for each in root.iter() if each.tag.endswith("text")}
        assert shown.title in words
        assert len(list(root.iter())) > 20

        part(page, identifier(chart, "as_table")).click()
        table = part(page, identifier(chart, "table"))
        QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
        assert table.isVisible()
        assert not plot(page, chart).isVisible()
        newest = [table.model().index(0, column).data() for column in range(len(shown.header))]
        assert [cell.replace("\u2013", "") for cell in newest] == lines[-1].split("\t")
    # The clipboard of the platform without a screen lives longer than Python, and would end in a
    # crash what was made here.
    QApplication.clipboard().clear()


def each_says_how_it_is_counted(page):
    for chart in ALL:
        chosen(page, chart, "How this is counted")
        assert part(page, identifier(chart, "how")).isVisible()
        assert len(card(page, chart).chart.how) >= 3
        chosen(page, chart, "How this is counted")
        assert not part(page, identifier(chart, "how")).isVisible()


def test_a_picture_is_saved_where_the_person_says(page, qtbot):
    for kind in ("png", "svg"):
        saves(page, qtbot, kind)


def saves(page, qtbot, kind):
    wanted = []
    page.picture_wanted.connect(lambda *wish: wanted.append(wish))
    chosen(page, "pain", f"Save as {kind.upper()}")
    dialog = QApplication.activeModalWidget()
    assert part(dialog, "picture.path").text().endswith(f"spasmfree-pain-2026-11-24.{kind}")
    qtbot.mouseClick(part(dialog, "picture.save"), Qt.MouseButton.LeftButton)
    ((content, path),) = wanted
    assert path.endswith(kind)
    assert bytes(content).startswith(b"\x89PNG" if kind == "png" else b"<?xml")
    page.export_done()
    assert not dialog.isVisible()


def test_all_axes_show_the_same_days_and_bands(page):
    for span in (Span.MONTHS_3, Span.YEAR):
        page.show_state(with_bands(span))
        settle(page, 1280, 800)
        views = [plot(page, chart) for chart in CHARTS]
        assert len({tuple(v.box.viewRange()[0]) for v in views}) == 1
        assert len({(v.bands.episodes, v.bands.pauses) for v in views}) == 1
        assert (len(views[0].bands.episodes), len(views[0].bands.pauses)) == (1, 1)


def what_one_reads_out_is_marked_on_the_others(page, qtbot):
    qtbot.keyClick(plot(page, "sessions"), Qt.Key.Key_Left)
    first = plot(page, "sessions")._mark.rect()
    for other in ("pain", "strength", "tension"):
        mark = plot(page, other)._mark
        assert mark.isVisible()
        assert (mark.rect().left(), mark.rect().width()) == (first.left(), first.width())


def test_another_exercise_is_asked_for(page, qtbot):
    wanted = []
    page.exercise_chosen.connect(lambda *wish: wanted.append(wish))
    box = part(page, "progress.sides.exercise")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert wanted == [("sides", ABDUCTION)]
    page.show_state(with_bands().choose("sides", ABDUCTION))
    assert box.currentData() == ABDUCTION


def test_a_history_without_sets_says_so(qtbot):
    made = open_page(state(sets=False))
    for chart in ("sides", "loads", "tension"):
        assert plot(made, chart) is not None
        assert card(made, chart).chart is None
    made.show_state(state(sessions=(), plan=()))
    made.close()


def test_a_range_whose_sets_are_not_all_read_waits_for_them(page, qtbot):
    late = Sets(sums_of(SESSIONS), KNOWN, since=days.number("2026-11-02"))
    made = counted()
    made.with_sets(late, late)
    page.show_state(progress_state(made, Span.MONTHS_3))
    qtbot.waitUntil(page.board.is_ready)
    for chart in ("sides", "loads", "tension"):
        assert card(page, chart).chart is None
        assert not plot(page, chart).isVisibleTo(page)
        assert read_out(page, chart) == ""
    assert numbers(page, "sessions")["done"]
    page.show_state(progress_state(made, Span.WEEKS_4))
    qtbot.waitUntil(page.board.is_ready)
    assert len(numbers(page, "sides")["left"]) == 4
    assert plot(page, "sides").isVisibleTo(page)


def test_only_what_has_changed_is_drawn_anew(page, qtbot, monkeypatch):
    drawn_anew = []
    show = ChartCard.show_chart
    monkeypatch.setattr(
        ChartCard, "show_chart", lambda c, *a: (drawn_anew.append(c.id), show(c, *a))
    )
    made = counted(sets=False)
    page.show_state(progress_state(made, Span.MONTHS_3))
    qtbot.waitUntil(page.board.is_ready)
    drawn_anew.clear()
    sums = Sets(sums_of(SESSIONS), KNOWN)
    made.with_sets(sums, sums)
    page.show_state(progress_state(made, Span.MONTHS_3))
    qtbot.waitUntil(page.board.is_ready)
    assert sorted(drawn_anew) == ["loads", "sides", "tension"]


def test_what_is_open_stays_open_in_another_layout(page, qtbot):
    part(page, "progress.pain.as_table").click()
    chosen(page, "tension", "How this is counted")
    views = {chart: plot(page, chart) for chart in ALL}
    settle(page, 900, 600)
    qtbot.waitUntil(lambda: drawn(page))
    assert {chart: plot(page, chart) for chart in ALL} == views
    assert part(page, "progress.pain.table").isVisible()
    assert part(page, "progress.tension.how").isVisible()


def test_a_theme_recolours_bands_lines_and_calendar(page, look):
    seen = set()
    for choice in ("light", "dark", "contrast"):
        look(choice)
        curve = plot(page, "sides").items_of["left"].curve
        assert curve.opts["pen"].color() == theme.colour("left_mark")
        seen.add(plot(page, YEAR).grab().toImage().pixelColor(60, 60).name())
    assert len(seen) >= 2


def no_percent_signs_and_no_loud_words(page):
    for chart in ALL:
        words = " ".join([card(page, chart).chart.title, *card(page, chart).chart.how])
        assert not re.search(r"\d ?%|!|weaker|streak|missed|failed", words)


def a_day_of_the_year_is_found(page):
    view = plot(page, YEAR)
    cells = card(page, YEAR).chart.slots
    left, step = view._names(), view._step(view.width())
    assert view._day_at(left + 52.5 * step, 22 + 1.5 * step) == len(cells) - 1
    assert view._day_at(left - 2, 40) == -1
    assert view._day_at(left + 52.5 * step, 22 + 5.5 * step) == -1
    assert QPointF(left, step).x() > 20


def test_earlier_years_by_key_and_by_mouse(page, qtbot):
    earlier, later = (part(page, f"progress.year.{way}") for way in ("earlier", "later"))
    assert not earlier.isVisible()
    long = counted(plan=(row("2024-01-01"),))
    page.show_state(progress_state(long, Span.ALL))
    assert earlier.isVisible()
    assert (earlier.isEnabled(), later.isEnabled()) == (True, False)
    page.exercise_chosen.connect(
        lambda *wish: page.show_state(progress_state(long, Span.ALL, dict([wish])))
    )
    qtbot.keyClick(plot(page, YEAR), Qt.Key.Key_PageUp)
    first = said(card(page, YEAR).chart.subtitle)
    assert first == "25 November 2024 to 30 November 2025"
    assert read_out(page, YEAR) == "Sunday 30 November 2025: nothing done"
    qtbot.mouseClick(earlier, Qt.MouseButton.LeftButton)
    assert (earlier.isEnabled(), later.isEnabled()) == (False, True)
    qtbot.keyClick(plot(page, YEAR), Qt.Key.Key_PageUp)  # there is nothing before it
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    assert said(card(page, YEAR).chart.subtitle) == first
    qtbot.keyClick(plot(page, YEAR), Qt.Key.Key_PageDown)
    assert read_out(page, YEAR) == NEWEST[YEAR]


def test_each_chart_is_read_out(page, qtbot):
    """Opening the page takes seconds, so these look at the same one."""
    keys_read_out_each_chart(page, qtbot)
    the_mouse_reads_out_each_chart(page, qtbot)
    what_one_reads_out_is_marked_on_the_others(page, qtbot)
    a_day_of_the_year_is_found(page)


def test_each_chart_has_words_numbers_and_pictures(page):
    no_percent_signs_and_no_loud_words(page)
    each_says_how_it_is_counted(page)
    each_has_table_copy_and_pictures(page)


def test_a_screen_reader_is_told_where_the_keys_have_come_to_and_never_two_at_once(
    page, qtbot, monkeypatch
):
    told = []
    monkeypatch.setattr(announce, "tell", lambda _, words, *, urgent: told.append(said(words)))
    monkeypatch.setattr(announce.announcements, "_apart", gate := QTimer(singleShot=True))
    gate.setInterval(announce.APART_MS)
    gate.timeout.connect(announce.announcements._next)
    weeks = []
    for _ in range(3):
        qtbot.keyClick(plot(page, "sessions"), Qt.Key.Key_Left)
        weeks.append(read_out(page, "sessions"))
        qtbot.waitUntil(lambda: told == weeks[:1])
    gate.timeout.emit()
    assert told == [weeks[0], weeks[2]]  # what was passed by is true no more
