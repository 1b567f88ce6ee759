"""The command line: data on standard output, one sentence on standard error, 0 or 2."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from spasmfree import __version__, cli
from spasmfree.resources import resource
from spasmfree.storage import database, export_csv, places


class Said:
    """How the command ended, in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        try:
            self.code = cli.main(arguments)
        except SystemExit as end:  # argparse's way to end --help and --version
            self.code = end.code
        self.out, self.err = capsys.readouterr()

    def sentence(self) -> str:
        """The one sentence of a refusal."""
        assert self.code == 2
        assert self.out == ""
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A data folder with an empty history."""
    folder = places.prepare(tmp_path / "data")
    database.open_database(folder)
    return folder


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "--version")
    assert (said.code, said.out, said.err) == (0, f"SpasmFree {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--speed", "0"], "from 1 to 100"),
        (["--speed", "101", "--data-dir", "x"], "from 1 to 100"),
        (["--speed", "1.5", "--data-dir", "x"], "from 1 to 100"),
        (["--speed", "9"], "--data-dir"),
        (["--data-dir", ""], "empty name"),
        (["--bogus"], "--bogus"),
        (["dance"], "dance"),
        (["export", "--table", "moods"], "moods"),
        (["export", "--format", "xls"], "xls"),
        (["export", "--out", "a.csv", "--out-dir", "b"], "not allowed"),
        (["check", "/nonexistent/file.json"], "/nonexistent/file.json"),
        (["check", os.sep], "cannot be read"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], part: str
) -> None:
    assert part in Said(capsys, *arguments).sentence()


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--from", "yesterday"], "yesterday"),
        (["--to", "2026-02-30"], "2026-02-30"),
        (["--from", "2026-03-01", "--to", "2026-02-01"], "2026-03-01"),
        (["--out", os.sep], "folder"),
        (["--out", "/nonexistent/sets.csv"], "/nonexistent"),
    ],
)
def test_an_impossible_export_is_one_sentence(
    capsys: pytest.CaptureFixture[str], history: Path, arguments: list[str], part: str
) -> None:
    assert part in Said(capsys, "--data-dir", str(history), "export", *arguments).sentence()


def test_an_export_of_nothing_makes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said = Said(capsys, "export", "--data-dir", str(tmp_path / "none"))
    assert "no history" in said.sentence()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("table", list(export_csv.Table))
def test_an_export_goes_to_standard_output_or_to_a_file(
    history: Path, tmp_path: Path, table: export_csv.Table
) -> None:
    header = list(export_csv.HEADERS[table])
    target = tmp_path / "out.csv"
    told = run("--data-dir", str(history), "export", "--table", table)
    assert list(csv.reader(io.StringIO(told.stdout))) == [header]
    written = run("--data-dir", str(history), "export", "--table", table, "--out", str(target))
    assert written.stdout == ""
    assert target.read_text(encoding="utf-8-sig").splitlines() == [",".join(header)]
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_full_standard_output_is_one_sentence(history: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    command = [sys.executable, "-m", "spasmfree", "--data-dir", str(history), "export"]
    with full.open("wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "standard output" in done.stderr


def test_a_reader_that_has_seen_enough_is_no_fault(history: Path) -> None:
    command = [sys.executable, "-m", "spasmfree", "--data-dir", str(history), "export"]
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_content_is_checked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    checked = Said(capsys, "check")
    assert checked.code == 0
    assert [line.partition(" is in order")[0] for line in checked.out.splitlines()] == [
        "exercises.json",
        "lessons.json",
        "poses.json",
    ]
    broken = tmp_path / "mine.json"
    broken.write_text('{"schema": 1,\n "exercises": [}')
    assert "mine.json, line 2" in Said(capsys, "check", str(broken)).sentence()
    broken.write_bytes(b"\xff\xfe{}")
    assert "UTF-8" in Said(capsys, "check", str(broken)).sentence()


def test_a_picture_of_ones_own_is_looked_at(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    content = json.loads(resource("exercises.json").read_text(encoding="utf-8"))
    exercise = content["exercises"][0]
    mine = tmp_path / "mine.json"

    def said(picture: str) -> str:
        exercise["picture"] = picture
        mine.write_text(json.dumps(content), encoding="utf-8")
        return Said(capsys, "check", str(mine)).sentence()

    place = f'mine.json, exercises "{exercise["id"]}", field picture: '
    assert said("../lift.png").startswith(place + "Expected the name of a PNG")
    assert said("lift.svg") == (
        place + "There is no such picture beside the file; put it there or correct the name.\n"
    )
    (tmp_path / "lift.svg").write_text("<svg><script/></svg>")
    assert said("lift.svg") == (
        place + "The drawing has a script or moves; save it as a plain SVG, or as PNG.\n"
    )
    (tmp_path / "lift.svg").write_text("<svg/>")
    assert Said(capsys, "check", str(mine)).code == 0


def test_what_the_method_leaves_out_is_one_sentence_each(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    refused = Path(__file__).parent / "data" / "refused"
    assert Said(capsys, "check", str(refused / "squat.json")).sentence() == (
        'squat.json, exercises "squat", field id, rule N5-squat: '
        "A squat strengthens the quads, which the method lengthens instead; take it out.\n"
    )
    both = tmp_path / "both.json"
    squat = json.loads((refused / "squat.json").read_text(encoding="utf-8"))
    lunge = json.loads((refused / "lunge.json").read_text(encoding="utf-8"))
    squat["exercises"].append(lunge["exercises"][-1])
    both.write_text(json.dumps(squat), encoding="utf-8")
    said = Said(capsys, "check", str(both))
    assert (said.code, said.out) == (2, "")
    assert [line.partition(":")[0] for line in said.err.splitlines()] == [
        'both.json, exercises "squat", field id, rule N5-squat',
        'both.json, exercises "lunge", field id, rule N5-lunge',
    ]


def test_a_made_up_history_can_be_exported(tmp_path: Path) -> None:
    folders = [str(tmp_path / name) for name in ("one", "two", "three")]
    tables = []
    for folder, seed in zip(folders, ("7", "7", "8"), strict=True):
        done = run("--data-dir", folder, "demo", "--years", "1", "--seed", seed)
        assert folder in done.stdout
        told = run("--data-dir", folder, "export", "--table", "sets", "--to", "2999-12-31")
        tables.append([row[2:] for row in csv.reader(io.StringIO(told.stdout))])
    assert len(tables[0]) > 1_000
    assert tables[0] == tables[1]
    assert tables[0] != tables[2]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["demo"], "--data-dir"),
        (["--data-dir", "NEW", "demo", "--years", "0"], "years"),
        (["--data-dir", "NEW", "demo", "--years", "-1"], "whole number"),
        (["--data-dir", "NEW", "demo", "--years", "999"], "years"),
        (["--data-dir", "NEW", "demo", "--seed", "x"], "whole number"),
        (["--data-dir", "OWN", "demo"], "your own history"),
        (["--data-dir", "FILE", "demo"], "a file is in its place"),
    ],
)
def test_a_demo_that_would_do_harm_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    arguments: list[str], part: str,
) -> None:  # fmt: skip
    own = tmp_path / "own"
    monkeypatch.setattr(places, "data_folder", lambda: own)
    (tmp_path / "file").write_text("")
    named = {"NEW": str(tmp_path / "new"), "OWN": str(own), "FILE": str(tmp_path / "file")}
    assert part in Said(capsys, *(named.get(word, word) for word in arguments)).sentence()
    assert not own.exists()


def test_a_window_without_a_screen_is_one_sentence(tmp_path: Path) -> None:
    for name, told in {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}.items():
        environ = {**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": "", name: told}
        environ.pop("QT_QPA_PLATFORM", None)
        done = subprocess.run(
            [sys.executable, "-m", "spasmfree", "--data-dir", str(tmp_path / "data")],
            env=environ, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == 2
        assert "screen" in done.stderr
        assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("command", ["--version", "check", "export", "--help"])
def test_what_needs_no_window_loads_no_qt(history: Path, command: str) -> None:
    code = (
        "import sys\n"
        "from spasmfree import cli\n"
        "try:\n    cli.main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.startswith('PySide6')], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--data-dir", str(history), command],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == "[]\n"


def test_the_doctor_always_ends_well(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    data_dir.write_text("a file")
    done = run("--data-dir", str(data_dir), "doctor")
    assert len(done.stdout.splitlines()) == 12
    assert "move it away" in done.stdout


def test_the_menu_entry_starts_this_program(tmp_path: Path) -> None:
    done = run("doctor", "--install-menu-entry", XDG_DATA_HOME=str(tmp_path))
    entry = tmp_path / "applications" / "spasmfree.desktop"
    assert str(entry) in done.stdout
    assert f"TryExec={Path(sys.executable).parent / 'spasmfree'}" in entry.read_text()
    assert (tmp_path / "icons/hicolor/scalable/apps/spasmfree.svg").is_file()


def run(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """The real command, which must end well."""
    return subprocess.run(
        [sys.executable, "-m", "spasmfree", *arguments], env={**os.environ, **environ},
        capture_output=True, text=True, check=True, timeout=60, encoding="utf-8",
    )  # fmt: skip


def test_poses_are_checked_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    poses = json.loads(resource("poses.json").read_text(encoding="utf-8"))
    bridge = next(pose for pose in poses["poses"] if pose["id"] == "glute-bridge")
    mine = tmp_path / "mine.json"

    mine.write_text(json.dumps(poses | {"poses": [bridge]}), encoding="utf-8")
    assert cli.main(["check", str(mine)]) == 0
    assert "is in order: poses 1, exercises 1." in capsys.readouterr().out

    bridge["pins"][0]["at"][1] = 0.02
    mine.write_text(json.dumps(poses | {"poses": [bridge]}), encoding="utf-8")
    assert cli.main(["check", str(mine)]) == 2
    assert (
        'mine.json, poses "glute-bridge", s = 0.00: knee_flexion_working is'
        in capsys.readouterr().err
    )

    bridge["frames"][0]["working"] = {"knee": 30}
    mine.write_text(json.dumps(poses | {"poses": [bridge]}), encoding="utf-8")
    assert cli.main(["check", str(mine)]) == 2
    assert (
        'poses "glute-bridge", field frames[0].working.knee: This joint' in capsys.readouterr().err
    )
