"""The device's settings as a small JSON file beside the database (decisions D14)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from spasmfree.core.errors import KnownError
from spasmfree.core.settings import DeviceSettings
from spasmfree.core.words import tr
from spasmfree.storage.atomic import replacing

SCHEMA = 1
_SCHEMA_KEY = "schema"
_KNOWN = tuple(field.name for field in fields(DeviceSettings) if field.name != "unknown")


def _is_turns(value: object) -> bool:
    """Two whole degrees by exercise."""
    return isinstance(value, dict) and all(
        isinstance(angles, list)
        and len(angles) == 2
        and all(type(angle) is int and abs(angle) <= 360 for angle in angles)
        for angles in value.values()
    )


_VALID: Mapping[str, Callable[[object], bool]] = {
    "theme": lambda value: value in ("system", "light", "dark", "contrast"),
    "text_scale": lambda value: type(value) in (int, float) and value in (1, 1.25, 1.5),
    "motion": lambda value: value in ("system", "full", "reduced"),
    "figure_tone": lambda value: value in ("light", "medium", "dark"),
    "figure_build": lambda value: value in ("slim", "broad"),
    "sound": lambda value: isinstance(value, bool),
    "volume": lambda value: type(value) is int and 0 <= value <= 100,
    "sound_output": lambda value: isinstance(value, str) and value.isprintable(),
    "sound_output_name": lambda value: isinstance(value, str) and value.isprintable(),
    "voice": lambda value: isinstance(value, bool),
    "talk": lambda value: value in ("full", "normal", "sparse"),
    "voice_name": lambda value: isinstance(value, str) and value.isprintable(),
    "voice_rate": lambda value: type(value) is int and -50 <= value <= 50,
    "voice_volume": lambda value: type(value) is int and 0 <= value <= 100,
    "captions": lambda value: isinstance(value, bool),
    "floor_starts": lambda value: isinstance(value, bool),
    "floor_display": lambda value: value in ("same", "other"),
    "floor_letters": lambda value: isinstance(value, bool),
    "window": lambda value: isinstance(value, str),
    "page": lambda value: isinstance(value, str),
    "turns": _is_turns,
}


class Found(NamedTuple):
    """The settings, and a sentence for each thing in the file that could not be used."""

    settings: DeviceSettings
    notes: tuple[str, ...] = ()


def read(path: Path) -> Found:
    """The settings of the device; what is missing or makes no sense is as at first.

    A file that is no JSON object is moved aside, so that nothing written by hand is lost.
    """
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return Found(DeviceSettings())
    except OSError as error:
        return Found(
            DeviceSettings(),
            (
                tr(
                    "The settings in {file} cannot be read ({reason}), so the usual ones are used.",
                    file=path,
                    reason=error.strerror,
                ),
            ),
        )
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        values = None
    return _checked(path, values) if isinstance(values, dict) else _aside(path)


def write(path: Path, settings: DeviceSettings) -> None:
    """Keep the settings; the file is there whole or as it was. Raises KnownError."""
    known = {name: getattr(settings, name) for name in _KNOWN}
    values = {_SCHEMA_KEY: SCHEMA} | known | dict(settings.unknown)
    with replacing(path, private=True) as stream:
        stream.write(json.dumps(values, indent=2).encode("utf-8") + b"\n")


def _checked(path: Path, values: dict[str, object]) -> Found:
    good = {name: values[name] for name in _KNOWN if name in values and _VALID[name](values[name])}
    notes = tuple(
        tr(
            "The setting {name} in {file} makes no sense, so the usual value is used.",
            name=name,
            file=path,
        )
        for name in _KNOWN
        if name in values and name not in good
    )
    unknown = {
        key: value
        for key, value in values.items()
        if key not in _KNOWN and (key != _SCHEMA_KEY or _is_later(value))
    }
    if "text_scale" in good:
        good["text_scale"] = float(str(good["text_scale"]))
    if "turns" in good:
        good["turns"] = {key: tuple(angles) for key, angles in dict(good["turns"]).items()}  # type: ignore[call-overload]  # checked above
    settings = DeviceSettings(
        **good,  # type: ignore[arg-type]  # checked above
        unknown=MappingProxyType(unknown),
    )
    return Found(settings, notes)


def _is_later(schema: object) -> bool:
    return type(schema) is int and schema > SCHEMA


def _aside(path: Path) -> Found:
    names = (f"{path.stem}.broken{n or ''}{path.suffix}" for n in range(1000))
    target = next(path.with_name(name) for name in names if not path.with_name(name).exists())
    try:
        path.rename(target)
    except OSError as error:
        raise KnownError(
            tr(
                "The settings file {file} is broken and cannot be moved aside ({reason}); "
                "move it away yourself and start again.",
                file=path,
                reason=error.strerror,
            )
        ) from error
    note = tr(
        "The settings file was broken, so the usual settings are used; it is kept as {file}.",
        file=target,
    )
    return Found(DeviceSettings(), (note,))
