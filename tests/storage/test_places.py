"""The data folder is private, and where it cannot be, one sentence says why."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from storage.examples import HEAD, PLAN, News, store

from spasmfree.core.errors import KnownError
from spasmfree.core.settings import DeviceSettings
from spasmfree.storage import settings_file
from spasmfree.storage.export_csv import Names
from spasmfree.storage.exports import Export, write_file
from spasmfree.storage.places import DATABASE, SETTINGS, data_folder, prepare

POSIX = pytest.mark.skipif(os.name == "nt", reason="permissions of this kind are POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@POSIX
@pytest.mark.usefixtures("no_umask")
def test_everything_made_in_the_folder_is_private_without_a_umask(tmp_path: Path) -> None:
    folder = tmp_path / "some" / "where"
    open_ = store(folder, News())
    open_.begin(HEAD)
    settings_file.write(folder / SETTINGS, DeviceSettings())
    (folder / "exports").mkdir()
    inside, outside = folder / "exports" / "sets.csv", tmp_path / "sets.csv"
    for target in (inside, outside):
        write_file(folder / DATABASE, Export(), target, Names({}, {}))
    made = {path.name: mode(path) for path in folder.rglob("*") if path.is_file()}
    open_.close()
    assert mode(folder) == mode(folder.parent) == 0o700
    assert set(made.values()) == {0o600}, made
    assert {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", SETTINGS, "sets.csv"} <= set(made)
    assert mode(outside) == 0o666


@POSIX
def test_a_folder_and_a_database_that_others_could_read_are_made_private(tmp_path: Path) -> None:
    store(tmp_path, News()).close()
    tmp_path.chmod(0o755)
    (tmp_path / DATABASE).chmod(0o644)
    store(tmp_path, News()).close()
    assert mode(tmp_path) == 0o700
    assert mode(tmp_path / DATABASE) == 0o600


@POSIX
def test_a_folder_with_other_things_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("not ours")
    tmp_path.chmod(0o755)
    prepare(tmp_path)
    assert mode(tmp_path) == 0o755


def test_preparing_twice_changes_nothing(tmp_path: Path) -> None:
    first = store(prepare(tmp_path / "data"), News())
    first.save_plan(PLAN)
    first.close()
    second = store(prepare(tmp_path / "data"), News())
    assert list(second.plan()) == [PLAN]
    second.close()


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path, below: str) -> None:
    file = tmp_path / "data"
    file.write_text("mine")
    with pytest.raises(KnownError, match="because a file is in its place; move that file away"):
        prepare(file / below)
    assert file.read_text() == "mine"


@POSIX
def test_the_folder_of_another_user_is_refused(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can make a folder that belongs to another user")
    os.chown(tmp_path, 65534, 65534)
    with pytest.raises(KnownError, match="belongs to another user"):
        prepare(tmp_path)


@POSIX
def test_a_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(0o500)
    for place in (folder, folder / "new"):
        with as_somebody(tmp_path, folder), pytest.raises(KnownError, match="may not be written"):
            prepare(place)


def as_somebody(*owned: Path) -> _Somebody:
    return _Somebody(owned)


class _Somebody:
    """For a while not root, to whom every file is open; the folders then belong to that user."""

    NOBODY = 65534

    def __init__(self, owned: tuple[Path, ...]) -> None:
        self._owned = owned

    def __enter__(self) -> None:
        self._was = os.geteuid()
        if self._was == 0:
            # pytest's folders above are open to root only, so the work goes on from inside.
            for path in self._owned:
                os.chown(path, self.NOBODY, self.NOBODY)
            for path in self._owned[0].parents:
                if path.stat().st_uid == 0 and not path.stat().st_mode & 0o001:
                    path.chmod(path.stat().st_mode | 0o011)
            os.seteuid(self.NOBODY)

    def __exit__(self, *_: object) -> None:
        os.seteuid(self._was)


def test_the_folder_is_the_one_of_this_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere/data")
    assert data_folder().name == "spasmfree"
    if os.name == "posix" and os.uname().sysname == "Linux":
        assert data_folder() == Path("/somewhere/data/spasmfree")
