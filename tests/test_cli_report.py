"""`spasmfree report`: a program as a file to print, from a terminal without a screen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import poppler
import pytest

from spasmfree import cli
from spasmfree.clock import fresh_id
from spasmfree.core.store import PlanRow
from spasmfree.storage import database, places, rows
from spasmfree.system import libraries

ROOM = 10_000  # bytes, less than any handout takes
NO_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>"""

needs_posix = pytest.mark.skipif(os.name == "nt", reason="what POSIX systems have")


def ended(*arguments, before=None, **environ) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "spasmfree", *map(str, arguments)],
        env=os.environ | environ, capture_output=True, text=True, preexec_fn=before, timeout=60,
        check=False,
    )  # fmt: skip


def refused(capsys, *arguments) -> str:
    """The one sentence that these arguments end with."""
    code = cli.main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    assert (code, out, err.count("\n")) == (2, "", 1)
    return err


@pytest.fixture
def nobody(tmp_path) -> tuple[str, Path]:
    """A data folder that is not there."""
    return "--data-dir", tmp_path / "nobody"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--out", "a.pdf"], "a program with --program; there are: starter, starter-week2"),
        (["--program", "dance", "--out", "a.pdf"], "“dance”; there are: starter, starter-week2"),
        (["--program", "", "--out", "a.pdf"], "There is no program “”"),
        (["--program", "starter"], "--out"),
        (["--program", "starter", "--out", "a.html"], "let the name a.html end in .pdf"),
        (["--program", "starter", "--out", "starter"], "let the name starter end in .pdf"),
        (["--program", "starter", "--out", "no/a.pdf"], "There is no folder no"),
        (["--program", "starter", "--out", "FOLDER"], "is a folder; name a file in it"),
        (["--program", "starter", "--out", "FOLDER.pdf"], "is a folder; name a file in it"),
        (["--program", "starter", "--out", "a" * 300 + ".pdf"], "cannot be written"),
        (["--program", "starter", "--out", "a.pdf", "--paper", "a3"], "'letter'"),
        (["--from", "2026-01-01", "--to", "2026-02-01", "--out", "a.pdf"], "There is no history"),
        (["--from", "2026-01-01", "--out", "a.pdf"], "needs --from and --to, and no --program"),
        (["--program", "starter", "--to", "2026-02-01", "--out", "a.pdf"], "needs --from and --to"),
        (["--from", "2026-02-01", "--to", "2026-01-01", "--out", "a.pdf"], "is after the last day"),
        (["--from", "2026-02-31", "--to", "2026-03-01", "--out", "a.pdf"], "2026-02-31"),
        (["--from", "2026-01-01", "--to", "2026-02-01", "--out", "a.doc"], ".pdf or .html"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_one_sentence(
    qapp, capsys, monkeypatch, tmp_path, nobody, arguments, told
):
    monkeypatch.chdir(tmp_path)
    for name in "FOLDER", "FOLDER.pdf":
        Path(name).mkdir()
    assert told in refused(capsys, *nobody, "report", *arguments)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["FOLDER", "FOLDER.pdf"]


def test_it_needs_no_screen_and_says_nothing(tmp_path, nobody):
    target = tmp_path / "starter.pdf"
    screenless = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "xcb"}
    for environ in (screenless, {"QT_QPA_PLATFORM": "nonsense"}, {"LC_ALL": "xx_XX"}):
        done = ended(*nobody, "report", "--program", "starter", "--out", target, **environ)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert target.read_bytes().startswith(b"%PDF-")
        target.unlink()
    assert not nobody[1].exists()


@pytest.mark.parametrize(
    ("locale", "options", "size"),
    [
        ("en_US.UTF-8", [], (612, 792)),
        ("de_DE.UTF-8", [], (595, 842)),
        ("en_US.UTF-8", ["--paper", "a4"], (595, 842)),
        ("de_DE.UTF-8", ["--paper", "letter"], (612, 792)),
    ],
)
def test_the_paper_is_that_of_the_country_or_the_one_named(tmp_path, nobody, locale, options, size):
    target = tmp_path / "starter.pdf"
    ended(*nobody, "report", "--program", "starter", "--out", target, *options, LC_ALL=locale)
    (box,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", target.read_bytes())
    assert tuple(round(float(each)) for each in box) == size


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings all it needs")
def test_a_missing_library_is_one_sentence(capsys, monkeypatch, tmp_path, nobody):
    monkeypatch.setattr(libraries, "_loads", lambda name: "EGL" not in name)
    sentence = refused(
        capsys, *nobody, "report", "--program", "starter", "--out", tmp_path / "a.pdf"
    )
    assert sentence.endswith("--no-install-recommends libegl1\n")
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="hides fonts as Linux looks for them")
def test_a_computer_without_fonts_is_one_sentence(tmp_path, nobody):
    config = tmp_path / "fonts.conf"
    config.write_text(NO_FONTS.format(folder=tmp_path / "fonts"))
    target = tmp_path / "a.pdf"
    done = ended(
        *nobody, "report", "--program", "starter", "--out", target, FONTCONFIG_FILE=str(config)
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("There is no font on this computer; install one with: ")
    assert done.stderr.count("\n") == 1
    assert not target.exists()


@needs_posix
def test_a_full_disk_leaves_the_earlier_file_alone(tmp_path, nobody):
    target = tmp_path / "starter.pdf"
    target.write_text("of last week")

    def no_room() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))

    done = ended(*nobody, "report", "--program", "starter", "--out", target, before=no_room)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "disk is full" in done.stderr
    assert target.read_text() == "of last week"
    assert list(tmp_path.iterdir()) == [target]


@pytest.fixture
def four_days(tmp_path) -> Path:
    """A data folder with a plan of four days a week."""
    folder = places.prepare(tmp_path / "data")
    path = database.open_database(folder)
    database.name_device(path, fresh_id, 0)
    plan = PlanRow("p", "2026-01-01", (1, 3, 5, 6), ("starter",), None, ())
    db = database.connect(path)
    (device,) = db.execute("SELECT id FROM device").fetchone()
    db.execute(*rows.put_plan(plan, rows.Stamp(1, device)))
    db.close()
    return folder


def test_the_boxes_are_for_the_days_of_the_plan(four_days, tmp_path, nobody):
    poppler.needed()
    target = tmp_path / "starter.pdf"
    ended("--data-dir", four_days, "report", "--program", "starter", "--out", target)
    (text,) = poppler.text(target)
    assert " ".join(["Tue Thu Sat Sun"] * 4) in text
    ended(*nobody, "report", "--program", "starter", "--out", target)
    (text,) = poppler.text(target)
    assert text.count("Week of") == 4
    assert "Mon" not in text


@needs_posix
def test_in_the_data_folder_it_is_private_and_takes_the_place_of_nothing(four_days, tmp_path):
    inside, outside = four_days / "starter.pdf", tmp_path / "starter.pdf"
    for target in inside, outside:
        done = ended(
            "--data-dir", four_days, "report", "--program", "starter", "--out", target,
            before=lambda: os.umask(0o022),
        )  # fmt: skip
        assert done.returncode == 0
    assert [each.stat().st_mode & 0o777 for each in (inside, outside)] == [0o600, 0o644]
    link = tmp_path / "link.pdf"
    link.symlink_to(four_days / places.DATABASE)
    before = (four_days / places.DATABASE).read_bytes()
    done = ended("--data-dir", four_days, "report", "--program", "starter", "--out", link)
    assert done.returncode == 2
    assert "belongs to SpasmFree itself" in done.stderr
    assert (four_days / places.DATABASE).read_bytes() == before


def test_a_history_that_cannot_be_read_is_one_sentence(tmp_path):
    folder = places.prepare(tmp_path / "data")
    (folder / places.DATABASE).write_bytes(b"not a history" * 99)
    target = tmp_path / "starter.pdf"
    done = ended("--data-dir", folder, "report", "--program", "starter", "--out", target)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert not target.exists()


@pytest.mark.parametrize("suffix", ["pdf", "html"])
def test_a_page_of_some_days_needs_no_screen(tmp_path, four_days, suffix):
    target = tmp_path / f"page.{suffix}"
    first, last = "2020-01-01", "2100-01-01"
    ended("--data-dir", four_days, "report", "--from", first, "--to", last, "--out", target)
    start = b"%PDF" if suffix == "pdf" else b"<!doctype html>"
    assert target.read_bytes().startswith(start)
