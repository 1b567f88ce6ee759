"""Whether things on screen may move by themselves, as the person or their computer wants it.

One wish holds in a process, and it is kept in this module, as the theme is.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


class _Signals(QObject):
    changed = Signal()


@dataclass(slots=True)
class _Wish:
    choice: str = "full"  # system | full | reduced
    desktop: bool = False  # wants it reduced
    reduced: bool = False


_wish = _Wish()
signals = _Signals()


def reduced() -> bool:
    """Whether figures stand in numbered pictures and rings go on in steps."""
    return _wish.reduced


def apply(choice: str) -> None:
    """Take a choice: full, reduced, or system for what the desktop wants."""
    _wish.choice = choice
    _follow()


def heed(desktop_wants_less: bool) -> None:  # noqa: FBT001 - an answer, handed on
    """Take the desktop's wish; it holds where the choice is system."""
    _wish.desktop = desktop_wants_less
    _follow()


def _follow() -> None:
    before = _wish.reduced
    _wish.reduced = _wish.desktop if _wish.choice == "system" else _wish.choice == "reduced"
    if _wish.reduced != before:
        signals.changed.emit()
