"""Parts of the running session: sizes are shares of the window, to be read from the floor."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from spasmfree.ui import icons, theme
from spasmfree.ui.painted import Align, fitting, paint_text, text_width
from spasmfree.ui.parts import Button

FloorKind = Literal["plain", "primary", "danger", "link", "chosen"]
_TONES: dict[FloorKind, tuple[str, str, str]] = {  # ground, ink, edge
    "plain": ("surface", "text", "control"),
    "primary": ("accent", "on_accent", "accent"),
    "danger": ("surface", "danger", "danger"),
    "link": ("surface", "accent", "surface"),
    "chosen": ("soft", "on_soft", "accent"),  # of several, the one that holds
}
_HOVER: dict[FloorKind, str] = {
    "primary": "accent_hover",
    "plain": "hover",
    "danger": "surface",  # on danger_soft its words would have 6 to 1; its edge is thicker instead
    "link": "surface",
    "chosen": "soft",
}
_PRESS: dict[FloorKind, str] = _HOVER | {"primary": "accent_press", "plain": "press"}


def unit(width: int, height: int) -> float:
    """What the shares of floor mode are shares of, in pixels; text size does not count."""
    return min(height, width * 0.667)


class FloorButton(Button):
    """A button of floor mode: height 0.105, letters 0.041 of the unit; the words never clip."""

    def __init__(
        self,
        text: str,
        kind: FloorKind = "plain",
        icon: str | None = None,
        *,
        grow: bool = False,
        identifier: str = "",
        name: str = "",
    ) -> None:
        """`grow` fills the width of its column, with the words at the left."""
        super().__init__(text, "floor")
        self.setProperty("large", None)  # the sheet's heights would overrule these
        self._kind, self._glyph, self._grow, self._unit = kind, icon, grow, 600.0
        self.setAccessibleName(name or text)
        if identifier:
            self.setAccessibleIdentifier(identifier)
        across = QSizePolicy.Policy.Expanding if grow else QSizePolicy.Policy.Maximum
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.set_unit(self._unit)

    def set_unit(self, unit: float) -> None:
        """Set the size from the unit of the window."""
        self._unit = unit
        height = max(44, round(unit * 0.105))
        self.setMinimumHeight(height)
        self.setMaximumHeight(height)
        self.setProperty("ring", round(height * 0.28) + 5)
        self.updateGeometry()
        self.update()

    def set_look(self, text: str, kind: FloorKind, icon: str | None, name: str = "") -> None:
        """Change what the button says; its accessible name is `name` or the text."""
        self._kind, self._glyph = kind, icon
        self.setText(text)
        self.setAccessibleName(name or text)
        self.updateGeometry()
        self.update()

    def _sizes(self) -> tuple[float, float, float]:
        """Letters, padding, icon with its gap."""
        letters = max(15.0, self._unit * 0.041)
        pad = 0.0 if self._kind == "link" else self._unit * 0.035
        if not self._glyph:
            return letters, pad, 0.0
        return letters, pad, letters * (1.4 if self.text() else 1.0)

    def sizeHint(self) -> QSize:
        letters, pad, glyph = self._sizes()
        wide = text_width(self.text(), letters, 600) + glyph + 2 * pad + 4
        return QSize(round(wide), max(44, round(self._unit * 0.105)))

    def minimumSizeHint(self) -> QSize:
        return QSize(44, max(44, round(self._unit * 0.105)))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def _ground(self) -> str:
        if self.isDown():
            return _PRESS[self._kind]
        return _HOVER[self._kind] if self.underMouse() else _TONES[self._kind][0]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _, ink, edge = _TONES[self._kind]
        if self._kind == "link" and self.underMouse():
            ink = "accent_hover"
        radius = round(self.height() * 0.28)
        thick = 4 if self._kind == "danger" and (self.isDown() or self.underMouse()) else 2
        painter.setPen(QPen(theme.colour(edge), thick))
        painter.setBrush(theme.colour(self._ground()))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        self._paint_words(painter, ink if self.isEnabled() else "text3")
        painter.end()

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        letters, pad, glyph = self._sizes()
        room = self.width() - 2 * min(pad, self.width() * 0.08) - glyph
        letters = fitting(self.text(), letters, 600, room)
        words = text_width(self.text(), letters, 600)
        left = pad if self._grow else (self.width() - words - glyph) / 2
        if self._glyph:
            size = round(self._sizes()[0])
            middle = (self.height() - size) // 2
            painter.drawPixmap(round(left), middle, icons.pixmap(self._glyph, ink, size))
        rect = QRectF(left + glyph, 0, words + 2, self.height())
        paint_text(
            painter, rect, self.text(), letters, 600, ink, Align.AlignLeft | Align.AlignVCenter
        )


def floor(widget: QWidget) -> QWidget:
    """Give `widget` the plain ground of floor mode."""
    widget.setProperty("kind", "floor")
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget
