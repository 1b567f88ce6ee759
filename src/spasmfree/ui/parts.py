"""The small parts that pages are made of: labels, buttons, glyphs, bullets, choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from spasmfree.ui import icons, theme
from spasmfree.ui.layouts import box, card, clear, column, frame, holder, row, rule
from spasmfree.ui.painted import Align, Painted, text_width

__all__ = [
    "Align",
    "Button",
    "Glyph",
    "SegmentedControl",
    "box",
    "bullet",
    "button",
    "card",
    "clear",
    "column",
    "fact",
    "frame",
    "glyph",
    "holder",
    "label",
    "row",
    "rule",
    "segments",
    "set_kind",
    "set_tone",
    "stop_at",
]

_ICON_TONES = {
    "primary": "on_accent",
    "quiet": "accent",
    "link": "accent",
    "stoplink": "danger",
    "danger": "danger",
    "flare": "flare",
    "nav": "text2",
    "undo": "inverse_accent",
}
# Kinds that grow bolder when checked, and the pixels beside their text: the size hint measures
# only the lighter weight.
_BOLDER = {"chip": 32, "segment": 36, "nav": 56, "score": 8, "flare": 26}
_TIGHTER = 14  # pixels that a tight segment is narrower


def label(
    text: str,
    role: str = "body",
    tone: str | None = None,
    *,
    wrap: bool = False,
    align: Qt.AlignmentFlag | None = None,
    identifier: str = "",
) -> QLabel:
    """A text in a type role of the tokens, in the text colour or that of `tone`."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    if align is not None:
        made.setAlignment(align)
    if identifier:
        made.setAccessibleIdentifier(identifier)
    if wrap:
        made.setWordWrap(True)
        made.setMinimumWidth(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def _repolish(widget: QWidget) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()
    widget.update()


def set_tone(widget: QLabel, tone: str | None) -> None:
    """Change the colour of a label that is on screen already."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        _repolish(widget)


def set_kind(widget: QWidget, kind: str) -> None:
    """Change the kind of a button or frame that is on screen already."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        _repolish(widget)


class Glyph(Painted):
    """An icon that stands beside text; `size` pixels, not scaled here."""

    def __init__(self, name: str, tone: str = "text2", size: int = 20) -> None:
        super().__init__(size, size)
        self._name, self._tone, self._size = name, tone, size

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        painter.drawPixmap(0, 0, icons.pixmap(self._name, self._tone, self._size))


def glyph(name: str, tone: str = "text2", size: int = 20) -> Glyph:
    """An icon that stands beside text."""
    return Glyph(name, tone, size)


class Button(QPushButton):
    """A push button of a kind of the style sheet, whose icon follows the theme.

    Return presses it, as Space does everywhere.
    """

    def __init__(self, text: str, kind: str, *, large: bool = False) -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setProperty("large", large)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._icon_name = ""
        theme.signals.changed.connect(self._follow_theme)

    def set_icon(self, name: str) -> None:
        """Show the icon `name` before the text, in the colour of the text."""
        self._icon_name = name
        self._follow_theme()

    def _follow_theme(self) -> None:
        if not self._icon_name:
            return
        kind, large = str(self.property("kind")), bool(self.property("large"))
        size = theme.px(22 if large else 20)
        gap = (10 if kind == "nav" else 6) if self.text() else 0
        checked = "on_soft" if kind in ("nav", "chip") else None
        tone = _ICON_TONES.get(kind, "text")
        self.setIcon(icons.icon(self._icon_name, tone, size, checked, gap))
        self.setIconSize(icons.icon_size(size, gap))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        beside = _BOLDER.get(str(self.property("kind")))
        if beside is None or not self.text():
            return hint
        if self.property("tight"):
            beside -= _TIGHTER
        if not self.icon().isNull():
            beside += self.iconSize().width() + 6  # with what Qt leaves before the text
        return hint.expandedTo(QSize(round(text_width(self.text(), theme.px(15), 600)) + beside, 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str = "",
    kind: str = "secondary",
    icon: str | None = None,
    *,
    large: bool = False,
    checkable: bool = False,
    checked: bool = False,
    name: str | None = None,
    identifier: str = "",
) -> Button:
    """A button: primary, secondary, quiet, link, stoplink, danger, flare, icon, chip, score, nav.

    `name` is the accessible name where the text alone does not say it, and the tool tip of a
    button with no text.
    """
    made = Button(text, kind, large=large)
    if icon:
        made.set_icon(icon)
    made.setCheckable(checkable or checked)
    made.setChecked(checked)
    made.setAccessibleName(name or text)
    if name and not text:
        made.setToolTip(name)
    if identifier:
        made.setAccessibleIdentifier(identifier)
    return made


def stop_at(chosen: QAbstractButton, among: Iterable[QAbstractButton]) -> None:
    """Let Tab stop at the chosen one of several; the arrow keys reach the others."""
    for each in among:
        stop = Qt.FocusPolicy.StrongFocus if each is chosen else Qt.FocusPolicy.ClickFocus
        each.setFocusPolicy(stop)


def fact(icon: str, text: str, tone: str = "text2") -> QHBoxLayout:
    """A small fact with its icon."""
    return row(Glyph(icon, tone, theme.px(18)), (label(text, "body", tone), 1), gap=8)


def bullet(text: str, mark: str = "•", tone: str = "accent", role: str = "body") -> QHBoxLayout:
    """A line of a list; `mark` is a dot or a number."""
    sign = label(mark, "strong", tone)
    sign.setFixedWidth(theme.px(20))
    return row((sign, 0, Align.AlignTop), (label(text, role, wrap=True), 1), gap=4)


NONE_CHOSEN = -1  # of a segmented control


class SegmentedControl(QFrame):
    """Two to four choices side by side, at most one of them chosen; arrow keys move the choice."""

    chosen = Signal(int)  # the index, when the person changes it

    def __init__(
        self,
        names: Sequence[str],
        current: int = 0,
        *,
        stretch: bool = False,
        on_stage: bool = False,
        tight: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        if on_stage:
            self.setProperty("on", "stage")
        self._parts = [button(text, "segment", checkable=True) for text in names]
        for part in self._parts if tight else ():
            part.setProperty("tight", True)
        self._current = NONE_CHOSEN
        group = self._group = QButtonGroup(self)
        for index, part in enumerate(self._parts):
            group.addButton(part, index)
            part.setAutoExclusive(True)  # to screen readers one of several, not a box to tick
        self.choose(current)
        group.idToggled.connect(self._toggled)
        self.setLayout(row(*((part, 1) for part in self._parts)))
        if not stretch:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def current(self) -> int:
        return self._current

    def choose(self, index: int) -> None:
        """Show `index` as chosen, or NONE_CHOSEN, without telling anybody."""
        self._current = index
        self._group.setExclusive(index != NONE_CHOSEN)  # one that is chosen could not be let go
        for place, part in enumerate(self._parts):
            part.setChecked(place == index)
        self._group.setExclusive(True)
        stop_at(self._parts[max(index, 0)], self._parts)

    def part(self, index: int) -> Button:
        return self._parts[index]

    def set_question(self, words: str) -> None:
        """Say what is chosen here, to screen readers; each choice carries it too."""
        self.setAccessibleName(words)
        for part in self._parts:
            part.setAccessibleDescription(words)

    def _toggled(self, index: int, checked: bool) -> None:  # noqa: FBT001 - a Qt slot
        if checked and index != self._current:
            self._current = index
            stop_at(self._parts[index], self._parts)
            self.chosen.emit(index)


def segments(
    names: Sequence[str],
    current: int = 0,
    *,
    stretch: bool = False,
    on_stage: bool = False,
    tight: bool = False,
    name: str = "",
    identifier: str = "",
) -> SegmentedControl:
    """A segmented control; `name` says what is chosen, to screen readers."""
    made = SegmentedControl(names, current, stretch=stretch, on_stage=on_stage, tight=tight)
    made.set_question(name)
    if identifier:
        made.setAccessibleIdentifier(identifier)
    return made
