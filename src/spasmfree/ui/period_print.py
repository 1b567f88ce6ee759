"""Asks for a printer and paints the page for a physiotherapist on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from spasmfree.core.period_page import PeriodPage
from spasmfree.core.words import tr
from spasmfree.ui.period_paper import painted

if TYPE_CHECKING:
    from spasmfree.body.pose import Pose


def ask(
    over: QWidget,
    shown: PeriodPage,
    poses: Mapping[str, Pose],
    paint: Callable[[Iterator[None]], None],
) -> QPrintDialog:
    """The desktop's own dialog; once it is accepted, `paint` works off the pieces."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(shown.title)
    printer.setFullPage(True)  # the margins are ours
    dialog = QPrintDialog(printer, over)
    dialog.setWindowTitle(tr("Print"))
    dialog.setAccessibleName(tr("Print"))
    dialog.finished.connect(dialog.deleteLater)
    dialog.accepted.connect(lambda: paint(painted(shown, poses, printer)))
    show(dialog)
    return dialog


def show(dialog: QPrintDialog) -> None:
    """Let the window go on while it is open; its own `open` wants a slot by name."""
    QDialog.open(dialog)
