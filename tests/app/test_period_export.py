"""The page for a physiotherapist, from the window: saved as PDF or HTML, or printed."""

from __future__ import annotations

import poppler
import pytest
from app.acts import open_export
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel

from spasmfree.ui import period_print


@pytest.fixture
def asked(desk):
    """A session was told, and the dialog is open at the page on paper."""
    open_export(desk)
    parts = desk.find("export.format").findChildren(QAbstractButton)
    next(part for part in parts if part.text() == "On paper").click()
    return desk


def save(desk, target):
    desk.find("export.path").setText(str(target))
    desk.press("export.save")


def test_the_page_is_saved_and_said_to_be(asked, tmp_path):
    target = tmp_path / "page.pdf"
    save(asked, target)
    asked.soon(target.is_file)
    asked.soon(lambda: asked.find("export.save") is None)
    said = [each.text() for each in asked.app.window.findChildren(QLabel) if each.isVisible()]
    assert f"Exported to {target}." in said
    poppler.needed()
    text = " ".join(poppler.text(target))
    assert "Training and back diary" in text
    assert "Sittings in all" in text


def test_a_name_that_ends_in_html_makes_a_page_for_a_browser(asked, tmp_path):
    target = tmp_path / "page.html"
    save(asked, target)
    asked.soon(target.is_file)
    assert "Not reviewed by a health professional." in target.read_text("utf-8")


def test_another_name_is_refused_and_asked_again(asked, tmp_path):
    save(asked, tmp_path / "page.doc")
    asked.soon(lambda: ".html" in asked.find("export.said").text())
    assert not list(tmp_path.glob("page*"))


def test_a_printer_gets_the_same_page(asked, tmp_path, monkeypatch):
    poppler.needed()
    target = tmp_path / "printed.pdf"

    def accepted(dialog: QPrintDialog) -> None:
        """As a person who prints into a file."""
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        dialog.done(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(period_print, "show", accepted)
    asked.press("export.print")
    asked.soon(lambda: target.is_file() and target.read_bytes().rstrip().endswith(b"%%EOF"))
    assert "Training and back diary" in " ".join(poppler.text(target))
