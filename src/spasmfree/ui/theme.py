"""The active theme: colours, fonts and text size, and the style sheet made from them.

One theme is active in a process, and it is kept in this module: an application has one style
sheet and one palette, so a theme passed from widget to widget could only ever differ from what
the sheet already shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from spasmfree.ui import stylesheet, tokens

Choice = Literal["system", "light", "dark", "contrast"]


class _Signals(QObject):
    changed = Signal()  # after the style sheet and the palette were set


@dataclass(slots=True)
class _Active:
    choice: Choice = "light"
    name: str = "light"
    scale: float = 1.0
    following: bool = False
    shown: tuple[str, float, str] | None = None  # theme, text size and font family on screen


_active = _Active()
signals = _Signals()


def name() -> str:
    """The theme on screen: light, dark or contrast."""
    return _active.name


def choice() -> Choice:
    """What the person chose; `system` follows the desktop."""
    return _active.choice


def scale() -> float:
    """The text size, 1.0 for 100 %."""
    return _active.scale


def px(size: float) -> int:
    """`size` pixels at 100 % text, in pixels of the chosen text size."""
    return round(size * _active.scale)


def mode(width: float) -> tokens.Mode:
    """The layout for a window of `width` logical pixels at the chosen text size."""
    return tokens.mode(width, _active.scale)


def colour(token: str, alpha: int | None = None) -> QColor:
    """The colour of a token in the active theme; `alpha` 0 to 255."""
    found = QColor(tokens.THEMES[_active.name][token])
    if alpha is not None:
        found.setAlpha(alpha)
    return found


def font(size: float, weight: int = 400, *, tabular: bool = True) -> QFont:
    """The application's font at `size` pixels, which are not scaled here.

    Digits are tabular below 40 px; big tabular numbers fall apart.
    """
    family = QApplication.font().family()
    # A copy, because who asked may change it; to make one anew takes five times as long.
    return QFont(_font(family, max(1, round(size)), weight, tabular=tabular and size < 40))


@lru_cache(maxsize=64)
def _font(family: str, size: int, weight: int, *, tabular: bool) -> QFont:
    made = QFont(family)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    if tabular:
        made.setFeature(QFont.Tag.fromString("tnum"), 1)
    return made


def role_font(role: str) -> QFont:
    """The font of a type role such as "heading", at the chosen text size."""
    size, weight = tokens.TYPE[role]
    return font(px(size), weight)


def apply(app: QApplication, choice: Choice, scale: float) -> None:
    """Show the theme `choice` with `scale` times the text size, now and as the desktop changes."""
    _active.choice, _active.scale = choice, scale
    if not _active.following:
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(_follow)
        _active.following = True
    _show(app)


def _follow(_scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and _active.choice == "system":
        _show(app)


def _show(app: QApplication) -> None:
    _active.name = _system(app) if _active.choice == "system" else _active.choice
    base = QFont(app.font())
    shown = (_active.name, _active.scale, base.family())
    if shown == _active.shown:  # wearing it again takes as long as wearing another
        return
    _active.shown = shown
    base.setPixelSize(px(tokens.TEXT))
    app.setFont(base)
    app.setPalette(_palette())
    app.setStyleSheet(stylesheet.sheet(tokens.THEMES[_active.name], _active.scale))
    signals.changed.emit()


def _system(app: QApplication) -> str:
    return "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "canvas",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "inverse",
    QPalette.ColorRole.ToolTipText: "on_inverse",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "control",
    QPalette.ColorRole.Accent: "accent",
}


def _palette() -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, colour(token))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("text3"))
    return palette
