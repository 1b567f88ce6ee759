"""What a person may write into a note comes back as it was: from the disk and from the CSV."""

from __future__ import annotations

import csv

import pytest
from app.acts import accept, on_disk, rows
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from spasmfree.storage.export_csv import unguard

NOTES = {
    "formula": '=HYPERLINK("http://example.org", "x")',
    "apostrophes": "''=1+1",
    "lines": "-first\nsecond\n\n\tfourth, with a tab",
    "quotes": 'he said ""no"", and; left',
    "emoji": "\U0001f9d8\u200d\u2640\ufe0f after",
    "right to left": "\u0643\u062a\u0641 \u05d2\u05d1 back",
    "markup": "<b>not bold</b> &amp; <img src=x>",
    "template": "{n} {0.__class__} %s",
    "long": " ".join(["word"] * 10_000),
}


def written(desk, text):
    """The note as it stands in the field after it was pasted."""
    note = desk.find("edit.note")
    assert isinstance(note, QPlainTextEdit)
    note.selectAll()
    note.insertPlainText(text)
    return note.toPlainText()


def exported(desk, target):
    desk.press("progress.export")
    tables = desk.find("export.table").findChildren(QAbstractButton)
    next(button for button in tables if button.text() == "Sessions").click()
    desk.find("export.path").setText(str(target))
    desk.press("export.save")
    desk.soon(target.is_file)
    desk.soon(lambda: desk.find("export.save") is None)
    with target.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_notes_come_back_as_they_were(desk, tmp_path):
    accept(desk)
    desk.press("today.elsewhere")
    desk.press("add.save")
    on_disk(desk)
    (session,) = rows(desk.folder, "session")
    desk.press("nav.diary")
    for number, (kind, text) in enumerate(NOTES.items()):
        desk.app.diary._open(session["id"])
        desk.press("diary.edit")
        expected = written(desk, text)
        desk.press("edit.save")
        on_disk(desk)
        kept = rows(desk.folder, "session")[0]["note"]
        assert kept == expected, kind
        assert kept == text, kind
        table = desk.find("diary.table")
        tip = table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
        assert "<b>" not in tip
        assert len(tip) < 2_000
        desk.app.window.grab()
        desk.press("nav.progress")
        QCoreApplication.processEvents()
        (row,) = exported(desk, tmp_path / f"{number}.csv")
        assert unguard(row["note"]) == text, kind
        assert not row["note"].startswith(("=", "+", "-", "@", "\t", "\r")), kind
        desk.press("nav.diary")


@pytest.mark.parametrize("junk", ["a\x00b", "half \ud83d a pair", "\u2028 separated \u2029 so"])
def test_what_no_field_can_hold_is_still_kept_somehow(desk, junk):
    accept(desk)
    desk.press("today.elsewhere")
    note = desk.find("add.note")
    note.setPlainText(junk)
    desk.press("add.save")
    on_disk(desk)
    (session,) = rows(desk.folder, "session")
    assert session["note"][-2:] == junk[-2:]
    desk.restart()
    desk.press("nav.diary")
    assert desk.find("diary.table").model().rowCount() == 1
