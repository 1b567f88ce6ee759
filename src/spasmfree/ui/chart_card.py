"""The card of a chart: title, menu, legend, what is read out, chart or table, how it is counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QMimeData, QPoint, QRectF, Signal, SignalInstance
from PySide6.QtGui import (
    QGuiApplication,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QComboBox, QFrame, QMenu, QSizePolicy, QVBoxLayout, QWidget

from spasmfree.core.chart import Chart, text_of
from spasmfree.core.words import tr
from spasmfree.ui import parts, theme, tokens
from spasmfree.ui.announce import announcements
from spasmfree.ui.chart_legend import Entry, Legend
from spasmfree.ui.chart_picture import Paint, Picture, image
from spasmfree.ui.chart_table import ChartTable
from spasmfree.ui.fields import leave_wheel_to_page
from spasmfree.ui.painted import Align, Fit
from spasmfree.ui.tokens import Mode

HEIGHT: dict[Mode, int] = {"narrow": 220, "compact": 220, "normal": 220, "wide": 280}
_BESIDE = 20  # px between two links of the head
_READ_OUT = 20  # px at 100 % text: a line of small words in any font
# The first card was there before the others, and its identifiers stay as they were.
_FIRST = {
    "as_table": "progress.as_table",
    "as_chart": "progress.as_chart",
    "read_out": "progress.week",
    "table": "progress.table",
}


class View(Protocol):
    """What draws a chart."""

    hovered: SignalInstance
    stepped: SignalInstance

    def mark(self, index: int) -> None: ...
    def paint_on(self, painter: QPainter, where: QRectF) -> None: ...


def identifier(chart: str, part: str) -> str:
    """The accessible identifier of a part of a card."""
    return _FIRST[part] if chart == "sessions" and part in _FIRST else f"progress.{chart}.{part}"


class _ReadOut(Fit):
    """A line whose words change with the mouse: no layout is to be made anew for them."""

    def updateGeometry(self) -> None:
        """Nothing: it is as wide as it is given."""


class _Stage(QWidget):
    """Holds what draws, as large as it is itself, without a layout: putting a chart in would make
    the whole page lay itself out anew."""

    def hold(self, widget: QWidget) -> None:
        """Take a part in."""
        widget.setParent(self)
        widget.setGeometry(self.rect())
        widget.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for child in self.children():
            if isinstance(child, QWidget):
                child.setGeometry(self.rect())


class ChartCard(QFrame):
    """Shows a Chart; what draws it is put in when it is there."""

    table_shown = Signal(bool)  # the person has chosen the table (True) or the chart
    chosen = Signal(str)  # another exercise
    save_wanted = Signal(str)  # png | svg
    copied = Signal()
    read = Signal(int)  # the index of the slot that is read out; -1: the newest, by itself
    how_shown = Signal(bool)

    def __init__(self, chart: str, height: int | None) -> None:
        """`chart` is its id; `height` in pixels, None when the view knows its own."""
        super().__init__()
        self.setProperty("kind", "card")
        self.id = chart
        self._chart: Chart | None = None
        self._view: QWidget | None = None
        self._mark: Callable[[int], None] = lambda _: None
        self._table: ChartTable | None = None  # made when it is wanted
        self._how: QWidget | None = None  # the same
        self._choices: QComboBox | None = None
        self._as_table = self._lacking = False
        self._title = parts.label("", "heading")
        self._subtitle = parts.label("", "small", "text2", wrap=True)
        self._read_out = _ReadOut("", theme.px(13), "text2", 400, identifier=self._name("read_out"))
        self._read_out.setFixedHeight(theme.px(_READ_OUT))
        # What a row of signs says of the same days.
        self._row_out = _ReadOut("", theme.px(13), "text2", 400, identifier=self._name("row_out"))
        self._row_out.setFixedHeight(theme.px(_READ_OUT))
        self._legend = Legend()
        self._waiting = parts.label(
            tr("The chart is on its way."), "small", "text3", wrap=True, align=Align.AlignCenter
        )
        self._place: QWidget
        if height is None:
            self._place = parts.holder(parts.column(self._waiting))  # as high as its view
        else:
            stage = self._place = _Stage()
            stage.hold(self._waiting)
            self._place.setMinimumHeight(height)
            # Grows to the height of the card beside it, whatever the view would like.
            self._place.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._make_buttons()
        self.setLayout(self._column())
        self.show_table(shown=False)

    def _name(self, part: str) -> str:
        return identifier(self.id, part)

    def _make_buttons(self) -> None:
        # Each button says what a press on it will show.
        self._to_table = parts.button(
            tr("Table"), "link", "table", identifier=self._name("as_table")
        )
        self._to_chart = parts.button(
            tr("Chart"), "link", "progress", identifier=self._name("as_chart")
        )
        self._more = parts.button(
            "", "icon", "more", name=tr("More for this chart"), identifier=self._name("more")
        )
        self._to_table.clicked.connect(self._choose_table)
        self._to_chart.clicked.connect(self._choose_chart)
        self._more.clicked.connect(self._open_menu)

    def _column(self) -> QVBoxLayout:
        titles = parts.column(self._title, 2, self._subtitle)
        top = Align.AlignTop
        self._head = head = parts.row(
            (titles, 1), (self._to_table, 0, top), (self._to_chart, 0, top), (self._more, 0, top)
        )
        self._body = parts.column(
            self._legend, 4, self._read_out, self._row_out, 6, (self._place, 1)
        )
        made = parts.column(head, 8, (self._body, 1), margins=(24, 18, 20, 20))
        made.addStretch(0)  # takes what is over while there is a table
        return made

    @property
    def chart(self) -> Chart | None:
        """What is shown."""
        return self._chart

    @property
    def view(self) -> QWidget | None:
        """What draws it, when it is there."""
        return self._view

    def show_chart(self, chart: Chart, legend: Sequence[Entry]) -> None:
        """Show the words and numbers of `chart`; its view is filled by who owns it."""
        self._chart = chart
        self._title.setText(chart.title)
        self._subtitle.setText(chart.subtitle)
        self._legend.show_entries(legend)
        self._show_choices(chart)
        self._fill_table()
        self._waiting.setText(chart.nothing or tr("The chart is on its way."))
        self._show_parts()
        self.read_out(-1)

    def add_to_head(self, made: QWidget) -> None:
        """Put a part beside the titles."""
        self._head.insertWidget(1, made, 0, Align.AlignTop)
        self._head.insertSpacing(2, _BESIDE)

    def say_days(self) -> None:
        """Tell a screen reader which days are shown now."""
        if self._chart is not None:
            announcements.forget(self)
            announcements.say(self, self._chart.subtitle)

    def wait(self) -> None:
        """Show that the numbers are on their way; those shown before are of another range."""
        self._chart = None
        self._waiting.setText(tr("The chart is on its way."))
        self._show_parts()
        self.read_out(-1)

    def put(self, view: QWidget) -> None:
        """Show `view`, which is a View, in the place that was kept for it."""
        self._view = view
        layout = self._place.layout()
        if layout is not None:
            layout.addWidget(view)
        elif isinstance(self._place, _Stage):
            self._place.hold(view)
        view.setProperty("ring", tokens.RADIUS["control"])
        view.setAccessibleIdentifier(self._name("chart"))
        view.hovered.connect(self.read_out)  # type: ignore[attr-defined]  # as a View has it
        view.stepped.connect(self._step_to)  # type: ignore[attr-defined]
        self._mark = view.mark  # type: ignore[attr-defined]
        self._show_parts()
        self.read_out(-1)

    def let_go(self) -> None:
        """Take the view out, because another card will show it."""
        if self._view is not None:
            self._view.hovered.disconnect(self.read_out)  # type: ignore[attr-defined]
            self._view.stepped.disconnect(self._step_to)  # type: ignore[attr-defined]
            self._view.hide()
            self._view.setParent(None)
            self._view, self._mark = None, lambda _: None

    def give_up(self) -> None:
        """There will be no chart: show the table."""
        self._lacking = True
        self.show_table(shown=True)

    def show_table(self, *, shown: bool) -> None:
        """Show the numbers as a table, or the chart."""
        self._as_table = shown
        if shown and self._table is None:
            self._table = ChartTable("", self._name("table"))
            self._body.addWidget(self._table)
            self._fill_table()
        self._show_parts()

    def _fill_table(self) -> None:
        if self._table is not None and self._chart is not None:
            self._table.setAccessibleName(self._chart.title)
            self._table.show_rows(self._chart.header, self._chart.rows, self._chart.cells)

    def _show_parts(self) -> None:
        nothing = self._chart is not None and bool(self._chart.nothing)
        waits = self._chart is None
        as_table = self._as_table and not nothing and not waits
        drawn = not as_table and not nothing
        if self._table is not None:
            self._table.setVisible(as_table)
        self._to_chart.setVisible(as_table and not self._lacking)
        self._to_table.setVisible(drawn)
        self._place.setVisible(not as_table)
        self._read_out.setVisible(drawn)
        self._row_out.setVisible(drawn and self._chart is not None and self._chart.row is not None)
        self._legend.setVisible(
            not as_table and not nothing and bool(self._legend.accessibleName())
        )
        self._waiting.setVisible(nothing or waits or self._view is None)
        if self._view is not None:
            self._view.setVisible(not nothing and not waits)

    def _show_choices(self, chart: Chart) -> None:
        if not chart.choices:
            if self._choices is not None:
                self._choices.hide()
            return
        if self._choices is None:
            self._choices = QComboBox()
            self._choices.setAccessibleName(tr("Exercise"))
            self._choices.setAccessibleIdentifier(self._name("exercise"))
            fit = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            self._choices.setSizeAdjustPolicy(fit)
            leave_wheel_to_page(self._choices)
            self._choices.activated.connect(self._choose)
            self._body.insertWidget(0, self._choices)
            self._body.insertSpacing(1, 6)
        known = [self._choices.itemData(n) for n in range(self._choices.count())]
        if known != [key for key, _ in chart.choices]:
            self._choices.clear()
            for key, words in chart.choices:
                self._choices.addItem(words, key)
        self._choices.setCurrentIndex(self._choices.findData(chart.chosen))
        self._choices.show()

    def _choose(self, index: int) -> None:
        if self._choices is not None:
            self.chosen.emit(self._choices.itemData(index))

    def _choose_table(self) -> None:
        self.show_table(shown=True)
        self._to_chart.setFocus()
        self.table_shown.emit(True)

    def _choose_chart(self) -> None:
        self.show_table(shown=False)
        self._to_table.setFocus()
        self.table_shown.emit(False)

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def menu(self) -> QMenu:
        """What can be done with this chart."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("Copy")).triggered.connect(self.copy)
        if self._view is not None and self._chart is not None and not self._chart.nothing:
            menu.addAction(tr("Save as PNG")).triggered.connect(self._save_png)
            menu.addAction(tr("Save as SVG")).triggered.connect(self._save_svg)
        menu.addSeparator()
        how = menu.addAction(tr("How this is counted"))
        how.setCheckable(True)
        how.setChecked(self._how is not None and self._how.isVisibleTo(self))
        how.triggered.connect(self._explain)
        return menu

    def _save_png(self) -> None:
        self.save_wanted.emit("png")

    def _save_svg(self) -> None:
        self.save_wanted.emit("svg")

    def _explain(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.explain(shown=shown)
        self.how_shown.emit(shown)

    def explain(self, *, shown: bool) -> None:
        """Show how this is counted, below everything else."""
        if self._how is None and shown and self._chart is not None:
            sentences = (parts.bullet(each) for each in self._chart.how)
            self._how = parts.holder(parts.column(*sentences, margins=(0, 12, 0, 0), gap=6))
            self._how.setAccessibleIdentifier(self._name("how"))
            self._body.addWidget(self._how)
        if self._how is not None:
            self._how.setVisible(shown)

    def copy(self) -> None:
        """Put the numbers and the picture on the clipboard; who pastes takes what it can."""
        if self._chart is None:
            return
        data = QMimeData()
        data.setText(text_of(self._chart))
        picture = self.picture()
        if picture is not None:
            data.setImageData(image(picture))
        QGuiApplication.clipboard().setMimeData(data)
        self.copied.emit()

    def picture(self) -> Picture | None:
        """The chart as a picture of its own; None while there is nothing drawn."""
        if self._view is None or self._chart is None or self._chart.nothing:
            return None
        legend = self._legend.height() if self._legend.accessibleName() else 0
        width = max(self._view.width(), theme.px(320))
        return Picture(
            title=self._chart.title,
            subtitle=self._chart.subtitle,
            legend=Paint(self._legend.paint_on, legend),
            drawing=Paint(self._view.paint_on, self._view.height()),  # type: ignore[attr-defined]
            width=width,
        )

    def _step_to(self, index: int) -> None:
        """Read out the slot at `index`, to a screen reader too."""
        self.read_out(index)
        announcements.forget(self)  # the slots that were passed by
        announcements.say(self, self._told())

    def read_out(self, index: int) -> None:
        """Write out the slot at `index` and mark it; -1: the newest slot, without a mark."""
        if self._chart is None or not self._chart.slots:
            self._read_out.set_text("")
            self._row_out.set_text("")
            return
        self._read_out.set_text(self._chart.told(index))
        self._row_out.set_text(self._chart.row.told(index) if self._chart.row else "")
        self._mark(index)
        if self._view is not None:
            self._view.setAccessibleName(self._chart.title)
            self._view.setAccessibleDescription(self._told())
        self.read.emit(index)

    def _told(self) -> str:
        """What is read out, in one."""
        first, second = self._read_out.text(), self._row_out.text()
        return tr("{first}. {second}", first=first, second=second) if second else first
