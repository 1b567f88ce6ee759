"""`spasmfree sheet`: all exercises in one file, from a terminal without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from spasmfree import cli
from spasmfree.app import offscreen
from spasmfree.ui.figure import sheet

SCREENLESS = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "xcb"}


def refused(capsys, *arguments) -> str:
    """The one sentence that these arguments end with."""
    code = cli.main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    assert (code, out, err.count("\n")) == (2, "", 1)
    return err


def test_it_needs_no_screen_and_says_nothing(tmp_path: Path) -> None:
    target = tmp_path / "all.svg"
    data = tmp_path / "nobody"
    done = subprocess.run(
        [sys.executable, "-m", "spasmfree", "--data-dir", data, "sheet", target, "--theme", "dark"],
        env=os.environ | SCREENLESS, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert target.read_text(encoding="utf-8").rstrip().endswith("</svg>")
    assert not data.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "required: OUT"),
        (["all.jpg"], "let the name all.jpg end in .svg, .png or .pdf"),
        (["all"], "let the name all end in .svg"),
        (["no/all.svg"], "There is no folder no"),
        (["FOLDER"], "is a folder; name a file in it"),
        (["all.svg", "--theme", "pink"], "pink"),
    ],
)
def test_what_cannot_be_made_is_one_sentence(
    qapp, capsys, monkeypatch, tmp_path, arguments, told
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sheet, "as_png", lambda *_: b"a picture")
    Path("FOLDER").mkdir()
    assert told in refused(capsys, "--data-dir", tmp_path / "data", "sheet", *arguments)
    assert [each.name for each in tmp_path.iterdir()] == ["FOLDER"]


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "PNG"])
def test_the_name_says_what_it_becomes_and_both_themes_are_drawn(
    qapp, monkeypatch, tmp_path, ending
) -> None:
    made = {}
    for kind in ("svg", "png", "pdf"):
        monkeypatch.setattr(
            sheet, f"as_{kind}", lambda *how, kind=kind: made.setdefault(kind, how) and b"drawn"
        )
    target = tmp_path / f"all.{ending}"
    assert cli.main(["--data-dir", str(tmp_path / "data"), "sheet", str(target)]) == 0
    [(kind, (entries, themes))] = made.items()
    assert kind == ending.lower()
    assert (len(entries), tuple(themes)) == (24, ("light", "dark"))
    assert target.read_bytes() == b"drawn"


@pytest.mark.skipif(os.name == "nt", reason="what POSIX systems have")
def test_a_full_disk_is_one_sentence(qapp, capsys, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(sheet, "as_svg", lambda *_: b"drawn")
    link = tmp_path / "all.svg"
    link.symlink_to("/dev/full")
    assert "The disk is full" in refused(capsys, "--data-dir", tmp_path / "data", "sheet", link)


def test_what_qt_says_meanwhile_is_kept_from_the_terminal(qapp, capfd) -> None:
    from PySide6.QtCore import qWarning

    assert offscreen.painted(lambda: qWarning("of a locale") or b"done") == b"done"
    assert capfd.readouterr().err == ""
