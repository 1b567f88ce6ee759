"""A second start finds the first window, and one that was killed is not in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from spasmfree.core.errors import KnownError
from spasmfree.system.single_instance import SingleInstance

HOLDER = """
import sys, pathlib
from spasmfree.system.single_instance import SingleInstance
one = SingleInstance(pathlib.Path(sys.argv[1]))
print(one.claim(), flush=True)
sys.stdin.read()
"""


def test_the_second_start_calls_the_first(qapp, tmp_path: Path, until: Callable[..., None]) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    calls: list[bool] = []
    first.asked.connect(lambda: calls.append(True))
    assert first.claim()
    first.listen()
    assert not second.claim()
    assert second.call_the_other()
    until(lambda: calls == [True])
    first.release()
    assert second.claim()
    second.release()


def test_other_folders_are_other_windows(qapp, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    instances = [SingleInstance(folder) for folder in folders]
    assert [instance.claim() for instance in instances] == [True, True]
    for instance in instances:
        instance.release()


def test_a_window_that_was_killed_leaves_the_folder_free(qapp, tmp_path: Path) -> None:
    killed = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "True\n"
        after = SingleInstance(tmp_path)
        assert not after.claim()
        assert not after.call_the_other()  # it holds the folder and does not answer
        killed.kill()
    assert after.claim()
    after.listen()
    assert SingleInstance(tmp_path).call_the_other()
    after.release()


def test_the_lock_is_private_whatever_the_umask(qapp, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        instance = SingleInstance(tmp_path)
        assert instance.claim()
    finally:
        os.umask(before)
    assert (tmp_path / "window.lock").stat().st_mode & 0o777 == 0o600
    instance.release()


def test_a_folder_that_refuses_is_a_sentence(qapp, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="gone"):
        SingleInstance(tmp_path / "gone").claim()
