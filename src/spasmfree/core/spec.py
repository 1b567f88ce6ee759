"""A running session's prescriptions and timing as text, so that a crash loses no timeline."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from spasmfree.core.exercises import Prescription, Side, SideMode
from spasmfree.core.layout import Choices, Item, lay_out
from spasmfree.core.loads import Load, SideLoads
from spasmfree.core.timeline import Pace, Timeline


def to_json(items: Sequence[Item], choices: Choices) -> str:
    """What `Running.spec` holds. Positions are in it, so newer content changes no old session."""
    spec = {"items": [asdict(item) for item in items], "choices": asdict(choices)}
    return json.dumps(spec, separators=(",", ":"))


def from_json(text: str) -> tuple[tuple[Item, ...], Choices]:
    """The items and choices a session was begun with; other text is a ValueError or KeyError."""
    spec = json.loads(text)
    return tuple(_item(entry) for entry in spec["items"]), _choices(spec["choices"])


def timeline(text: str) -> Timeline:
    """The timeline as it was when the session began."""
    return lay_out(*from_json(text))


def _item(entry: dict[str, Any]) -> Item:
    return Item(**{**entry, "prescription": _prescription(entry["prescription"])})


def _prescription(entry: dict[str, Any]) -> Prescription:
    tempo = entry["tempo"] and tuple(entry["tempo"])
    return Prescription(**{**entry, "tempo": tempo, "side_mode": SideMode(entry["side_mode"])})


def _choices(entry: dict[str, Any]) -> Choices:
    return Choices(
        **{
            **entry,
            "pace": Pace(entry["pace"]),
            "first_side": Side(entry["first_side"]),
            "overrides": tuple(_prescription(override) for override in entry["overrides"]),
            # Sessions begun by a version without loads have none.
            "loads": tuple((name, _loads(worn)) for name, worn in entry.get("loads", ())),
        }
    )


def _loads(entry: dict[str, dict[str, Any]]) -> SideLoads:
    return SideLoads(**{side: Load(**load) for side, load in entry.items()})
