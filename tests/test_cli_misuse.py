"""The command line in hostile hands: one sentence, exit code 2, and never a traceback."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from spasmfree import cli, doctor
from spasmfree.resources import resource
from spasmfree.storage import database, places

COMMAND = [sys.executable, "-m", "spasmfree"]
PR_CAPBSET_DROP, DAC_OVERRIDE, DAC_READ_SEARCH = 24, 1, 2  # linux/prctl.h, capability.h
LONG = "a" * 300
ROOM = 40_000  # bytes; enough for what SQLite needs to read, too little for a year of sets
EXERCISES = Path(__file__).parents[1] / "resources" / "exercises.json"

needs_posix = pytest.mark.skipif(os.name == "nt", reason="what POSIX systems have")


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """The one sentence that these arguments end with."""
    code = cli.main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    return err


def ended(
    *arguments: str | Path, before: Callable[[], None] | None = None, **environ: str
) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        env=os.environ | environ, capture_output=True, text=True, errors="surrogateescape",
        preexec_fn=before, timeout=60, check=False,
    )  # fmt: skip


def in_a_shell(line: str) -> subprocess.CompletedProcess[str]:
    """The real command, `$S` in a line for the shell."""
    return subprocess.run(
        ["/bin/sh", "-c", line],
        env=os.environ | {"S": " ".join(COMMAND)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A data folder with an empty history."""
    folder = places.prepare(tmp_path / "data")
    database.open_database(folder)
    return folder


def test_a_home_of_nobody_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert "~nobodyhere" in refused(capsys, "--data-dir", "~nobodyhere/x", "export")


@pytest.mark.parametrize("arguments", [["export"], ["demo"]])
def test_a_name_too_long_is_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert os.strerror(errno.ENAMETOOLONG) in refused(capsys, "--data-dir", LONG, *arguments)


def test_the_doctor_bears_a_name_too_long() -> None:
    machine = doctor.this_machine(Path(LONG))
    assert os.strerror(errno.ENAMETOOLONG) in str(doctor._folder(machine))
    assert doctor._database(machine) is doctor._settings(machine) is None


@needs_posix
def test_a_name_that_is_no_text_can_be_told(tmp_path: Path) -> None:
    broken = os.fsdecode(bytes(tmp_path) + b"/\xff.json")
    shutil.copy(EXERCISES, broken)
    for encoding in ("utf-8:strict", "ascii:strict"):
        done = ended("check", broken, PYTHONIOENCODING=encoding)
        assert (done.returncode, done.stderr) == (0, ""), encoding
        assert "is in order" in done.stdout


def test_content_with_the_mark_of_windows_is_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    saved = tmp_path / "notepad.json"
    saved.write_bytes(b"\xef\xbb\xbf" + EXERCISES.read_bytes())
    assert cli.main(["check", str(saved)]) == 0
    saved.write_bytes(b"\xef\xbb\xbf{")
    assert "notepad.json, line 1" in refused_after(capsys, "check", saved)


def refused_after(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    capsys.readouterr()
    return refused(capsys, *arguments)


@needs_posix
def test_content_without_an_end_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert "too large" in refused(capsys, "check", "/dev/zero")


@needs_posix
@pytest.mark.parametrize("command", [f"check {resource('exercises.json')}", "doctor", "export"])
def test_an_output_that_takes_nothing_is_a_sentence(history: Path, command: str) -> None:
    for output in (">/dev/full", ">&-"):
        if output == ">&-" and command != "export":
            assert in_a_shell(f"$S --data-dir {history} {command} {output}").returncode == 0
            continue
        done = in_a_shell(f"$S --data-dir {history} {command} {output}")
        assert done.returncode == 2, (output, done.stderr)
        assert done.stderr.count("\n") == 1, (output, done.stderr)
        assert "standard output" in done.stderr


@needs_posix
def test_a_refusal_nobody_can_hear_stays_out_of_the_data() -> None:
    done = in_a_shell("$S dance 2>&-")
    assert (done.returncode, done.stdout) == (2, "")


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


@needs_posix
@pytest.mark.parametrize("make", [a_folder, a_pipe])
def test_something_else_in_the_database_s_place_is_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, make: Callable[[Path], None]
) -> None:
    folder = places.prepare(tmp_path / "data")
    make(folder / places.DATABASE)
    before = (folder / places.DATABASE).stat()
    sentence = refused(capsys, "--data-dir", folder, "export")
    assert "not a SpasmFree history" in sentence
    done = ended("--data-dir", folder, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr) == (2, sentence)
    assert f"{doctor._database(doctor.this_machine(folder))}\n" == sentence
    after = (folder / places.DATABASE).stat()
    assert (after.st_mode, after.st_ino) == (before.st_mode, before.st_ino)


def without_privilege() -> None:
    """Root too is held to permissions from here on, as on a person's own computer."""
    if os.geteuid() == 0:
        for capability in DAC_OVERRIDE, DAC_READ_SEARCH:
            ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="drops capabilities of Linux")


@needs_linux
@pytest.mark.parametrize(
    ("place", "mode"),
    [("data", 0o500), ("closed/data", 0o000), ("closed/new", 0o500)],
)
def test_a_folder_that_may_not_be_used_is_a_sentence(tmp_path: Path, place: str, mode: int) -> None:
    for name in "data", "closed/data":
        database.open_database(places.prepare(tmp_path / name))
    forbidden = tmp_path / Path(place).parts[0]
    forbidden.chmod(mode)
    try:
        for words in (["export"], []) if "new" not in place else (["demo"],):
            done = ended(
                "--data-dir", tmp_path / place, *words,
                before=without_privilege, QT_QPA_PLATFORM="offscreen",
            )  # fmt: skip
            assert (done.returncode, done.stdout) == (2, "")
            assert done.stderr.count("\n") == 1, done.stderr
            assert "may not be written by you" in done.stderr
        done = ended("--data-dir", tmp_path / place, "doctor", before=without_privilege)
        assert (done.returncode, done.stderr) == (0, "")
        (line,) = (line for line in done.stdout.splitlines() if line.startswith("data folder"))
        assert "may not be written by you" in line
    finally:
        forbidden.chmod(0o700)


@pytest.mark.parametrize("name", [*sorted(places.OURS), "window.lock", "spasmfree.sqlite-journal"])
def test_an_export_never_takes_the_place_of_our_own_files(
    capsys: pytest.CaptureFixture[str], history: Path, name: str
) -> None:
    before = sorted(history.iterdir())
    (history / "link").symlink_to(history / name)
    for target in (history / name, history / "link", history / "." / name):
        sentence = refused(capsys, "--data-dir", history, "export", "--out", target)
        assert "belongs to SpasmFree itself" in sentence
    (history / "link").unlink()
    assert sorted(history.iterdir()) == before


@needs_posix
def test_a_full_disk_leaves_the_earlier_export_alone(tmp_path: Path) -> None:
    target = tmp_path / "sets.csv"
    target.write_text("of last week")
    made = tmp_path / "made"
    assert cli.main(["--data-dir", str(made), "demo"]) == 0

    def no_room() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))

    done = ended("--data-dir", made, "export", "--out", target, before=no_room)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "disk is full" in done.stderr
    assert target.read_text() == "of last week"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made", "sets.csv"]


def test_the_doctor_sees_that_a_file_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "place").write_text("")
    machine = doctor.this_machine(tmp_path / "place" / "data")
    assert "move it away" in str(doctor._folder(machine))
    assert doctor._database(machine) is doctor._settings(machine) is None


def heed_interrupts() -> None:
    """What a shell starts in the background ignores them, and so do its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@needs_posix
def test_an_interrupt_is_no_traceback(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [*COMMAND, "check", str(pipe)],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - no thread runs here
    ) as it:
        with pipe.open("w"):  # it has come as far as reading
            it.send_signal(2)
        _, err = it.communicate(timeout=30)
    assert it.returncode == 130
    assert "Traceback" not in err
