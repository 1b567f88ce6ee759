"""A program on paper, from the window: asked for, written once, and nothing of it remembered."""

from __future__ import annotations

import os
import re
import threading

import poppler
import pytest
from app.acts import accept, on_disk, rows
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QLabel

from spasmfree.app import handouts
from spasmfree.storage import atomic, places


@pytest.fixture
def asked(desk):
    """The dialog is open."""
    accept(desk)
    on_disk(desk)
    desk.press("today.handout")
    return desk


def choose(desk, paper):
    parts = desk.find("handout.paper").findChildren(QAbstractButton)
    next(part for part in parts if part.text() == paper).click()


def chosen(desk):
    (part,) = (
        part
        for part in desk.find("handout.paper").findChildren(QAbstractButton)
        if part.isChecked()
    )
    return part.text()


def save(desk, target):
    desk.find("handout.path").setText(str(target))
    desk.press("handout.save")


def gone(desk):
    desk.soon(lambda: desk.find("handout.save") is None)


def size(pdf):
    (box,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf.read_bytes())
    return tuple(round(float(each)) for each in box)


def told(desk):
    return [each.text() for each in desk.app.window.findChildren(QLabel) if each.isVisible()]


@pytest.mark.parametrize(("paper", "points"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_program_on_screen_is_saved_and_said_to_be(asked, tmp_path, paper, points):
    target = tmp_path / "mine.pdf"
    choose(asked, paper)
    save(asked, target)
    gone(asked)
    assert size(target) == points
    assert f"Saved to {target}." in told(asked)


def test_the_days_are_those_of_the_plan(asked, tmp_path):
    poppler.needed()
    target = tmp_path / "mine.pdf"
    save(asked, target)
    gone(asked)
    (text,) = poppler.text(target)
    assert text.startswith("Starter, week 1")
    assert " ".join(["Mon Wed Fri"] * 4) in text


def test_nothing_is_remembered(asked, tmp_path):
    usual, before = chosen(asked), asked.find("handout.path").text()
    other = "A4" if usual == "Letter" else "Letter"
    everything = [rows(asked.folder, table) for table in ("plan", "setting", "session")]
    choose(asked, other)
    save(asked, tmp_path / "mine.pdf")
    gone(asked)
    asked.press("today.handout")
    assert (chosen(asked), asked.find("handout.path").text()) == (usual, before)
    assert [rows(asked.folder, t) for t in ("plan", "setting", "session")] == everything
    asked.press("handout.cancel")


@pytest.mark.parametrize(
    ("place", "paper"), [(QLocale.Country.UnitedStates, "Letter"), (QLocale.Country.Germany, "A4")]
)
def test_the_usual_paper_is_preset(desk, monkeypatch, place, paper):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(QLocale.Language.English, place))
    accept(desk)
    desk.press("today.handout")
    assert chosen(desk) == paper
    desk.press("handout.cancel")


@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX systems")
def test_a_file_to_nowhere_says_so_and_asks_again(asked, tmp_path):
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "link.pdf").symlink_to(asked.folder / places.DATABASE)
    for where, sentence in (
        (tmp_path / "folder.pdf", "is a folder"),
        (tmp_path / "none" / "a.pdf", "There is no folder"),
        (tmp_path / "a.txt", "end in .pdf"),
        (tmp_path / "link.pdf", "belongs to SpasmFree itself"),
        (tmp_path / ("a" * 300 + ".pdf"), "cannot be written"),
        ("~nobodyhere/a.pdf", "no name for a file"),
    ):
        save(asked, where)
        asked.soon(lambda: asked.find("handout.said").text() not in ("", "Writing the file."))
        assert sentence in asked.find("handout.said").text()
    save(asked, tmp_path / "a.pdf")
    gone(asked)
    assert (tmp_path / "a.pdf").is_file()


def test_save_pressed_five_times_writes_once(asked, tmp_path, monkeypatch):
    painted, paint = [], handouts.in_pieces

    def counted(*wanted):
        painted.append(wanted)
        return paint(*wanted)

    monkeypatch.setattr(handouts, "in_pieces", counted)
    asked.find("handout.path").setText(str(tmp_path / "a.pdf"))
    pressed = asked.find("handout.save")
    for _ in range(5):
        pressed.click()
    gone(asked)
    assert len(painted) == 1


@pytest.fixture
def slow_disk(monkeypatch):
    """A disk that waits until it is set free."""
    free, write = threading.Event(), atomic.write

    def slowly(*wanted):
        free.wait()
        write(*wanted)

    monkeypatch.setattr(atomic, "write", slowly)
    yield free
    free.set()


def writers():
    return [each for each in threading.enumerate() if each.name == "spasmfree-paper"]


def test_a_file_is_told_of_although_the_dialog_is_gone(asked, tmp_path, slow_disk):
    save(asked, tmp_path / "none" / "a.pdf")
    asked.soon(lambda: bool(writers()))
    asked.press("handout.cancel")
    slow_disk.set()
    asked.soon(lambda: any("There is no folder" in each for each in told(asked)))


def test_a_file_that_is_under_way_is_finished(asked, tmp_path, slow_disk):
    target = tmp_path / "a.pdf"
    save(asked, target)
    asked.soon(lambda: bool(writers()))
    (thread,) = writers()
    asked.restart()
    slow_disk.set()
    thread.join()
    assert target.is_file()
