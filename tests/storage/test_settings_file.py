"""The device's settings come back, and what cannot be used costs only itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from spasmfree.core.errors import KnownError
from spasmfree.core.settings import DeviceSettings
from spasmfree.storage.settings_file import Found, read, write

CHOSEN = DeviceSettings(
    theme="dark",
    text_scale=1.5,
    motion="reduced",
    figure_tone="dark",
    figure_build="broad",
    sound=False,
    volume=0,
    sound_output="alsa_output.usb-headset",
    sound_output_name="A headset",
    floor_starts=True,
    floor_display="other",
    floor_letters=True,
    window="AdnQywADAAA=",
    page="diary",
    turns={"clamshell": (30, -10)},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_at_first_there_are_the_usual_settings(path: Path) -> None:
    assert read(path) == Found(DeviceSettings())
    assert not path.exists()


def test_what_is_written_comes_back(path: Path) -> None:
    write(path, DeviceSettings())
    write(path, CHOSEN)
    assert read(path) == Found(CHOSEN)
    assert json.loads(path.read_text())["schema"] == 1
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_keys_and_schema_of_a_later_version_are_kept(path: Path) -> None:
    path.write_text('{"schema": 3, "theme": "dark", "spoken": {"rate": 1.1}}')
    found = read(path)
    assert found.notes == ()
    write(path, replace(found.settings, volume=20))
    values = json.loads(path.read_text())
    assert (values["schema"], values["spoken"], values["volume"]) == (3, {"rate": 1.1}, 20)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("text_scale", 7),
        ("text_scale", True),
        ("motion", True),
        ("figure_tone", "green"),
        ("figure_build", 3),
        ("sound", "yes"),
        ("volume", 101),
        ("volume", 50.5),
        ("volume", None),
        ("sound_output", 3),
        ("sound_output", "two\nlines"),
        ("window", 3),
        ("page", {}),
        ("floor_starts", 1),
        ("floor_display", "third"),
        ("floor_letters", "no"),
        ("turns", []),
        ("turns", {"clamshell": [30]}),
        ("turns", {"clamshell": [30, "far"]}),
        ("turns", {"clamshell": [1000, 0]}),
    ],
)
def test_a_value_that_makes_no_sense_costs_only_itself(
    path: Path, name: str, value: object
) -> None:
    write(path, CHOSEN)
    path.write_text(json.dumps(json.loads(path.read_text()) | {name: value}))
    found = read(path)
    usual = getattr(DeviceSettings(), name)
    assert found.settings == replace(CHOSEN, **{name: usual})
    assert [(name in note, str(path) in note) for note in found.notes] == [(True, True)]


@pytest.mark.parametrize("broken", [b"", b"{", b"[1]", b"\xff\xfe{}", b"[" * 100_000])
def test_a_broken_file_is_moved_aside_with_a_sentence(path: Path, broken: bytes) -> None:
    path.write_bytes(broken)
    (path.parent / "settings.broken.json").write_text("an earlier one")
    found = read(path)
    aside = path.parent / "settings.broken1.json"
    assert found.settings == DeviceSettings()
    assert [str(aside) in note for note in found.notes] == [True]
    assert aside.read_bytes() == broken
    assert (path.parent / "settings.broken.json").read_text() == "an earlier one"
    write(path, CHOSEN)
    assert read(path) == Found(CHOSEN)


def test_a_folder_in_its_place_is_told_when_read_and_when_written(path: Path) -> None:
    path.mkdir()
    found = read(path)
    assert found.settings == DeviceSettings()
    assert [str(path) in note for note in found.notes] == [True]
    with pytest.raises(KnownError, match="is a folder"):
        write(path, CHOSEN)
