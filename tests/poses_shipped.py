"""The shipped poses and exercises, and ways to spoil a pose."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from spasmfree.body.pose import Pose
from spasmfree.body.pose_file import parse
from spasmfree.core import content

RESOURCES = Path(__file__).parents[1] / "resources"
TEXT = (RESOURCES / "poses.json").read_text(encoding="utf-8")
DATA: dict[str, Any] = json.loads(TEXT)
POSES: Mapping[str, Pose] = parse(TEXT)
EXERCISES = content.parse((RESOURCES / "exercises.json").read_text(encoding="utf-8")).exercises


def entry(data: dict[str, Any], name: str) -> dict[str, Any]:
    """The pose called `name` in the data of a file."""
    found: dict[str, Any] = next(pose for pose in data["poses"] if pose["id"] == name)
    return found


def spoilt(name: str, **changes: Any) -> Pose:
    """The pose called `name` with other fields.

    "end.working.knee_flexion" is a place in it: frames are named start and end.
    """
    pose = copy.deepcopy(entry(DATA, name))
    for path, value in changes.items():
        *way, last = path.split("__")
        where: Any = pose
        for step in way:
            where = _inside(where, step)
        where[last] = value
    return parse(json.dumps({"schema": DATA["schema"], "poses": [pose]}))[name]


def _inside(where: Any, step: str) -> Any:
    if step in ("start", "end"):
        return where["frames"][0 if step == "start" else -1]
    if isinstance(where, list):
        return where[int(step)]
    return where.setdefault(step, {})
