"""`spasmfree check`: the built-in content, or a person's file of exercises or poses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from spasmfree.core.content_check import check
from spasmfree.core.words import tr
from spasmfree.resources import read, resource

EXERCISES, LESSONS, POSES = "exercises.json", "lessons.json", "poses.json"


class Outcome(NamedTuple):
    """What is in order, and what is not; each a sentence."""

    good: tuple[str, ...]
    faults: tuple[str, ...]


def outcome(file: Path | None) -> Outcome:
    """Check this file, or with None all content that comes with the program. Raises KnownError."""
    if file is None:
        first = _exercises(read(resource(EXERCISES)), EXERCISES)
        if first.faults:
            return first
        return Outcome((*first.good, _lessons(), _poses(read(resource(POSES)), POSES)), ())
    text = read(file)
    if _holds_poses(text):
        return _checked_poses(text, file.name, str(file))
    return _exercises(text, file.name, str(file))


def _holds_poses(text: str) -> bool:
    try:
        top = json.loads(text)
    except (ValueError, RecursionError):  # the reader of exercises says what is wrong with it
        return False
    return isinstance(top, dict) and "poses" in top


def _exercises(text: str, name: str, shown: str = "") -> Outcome:
    checked = check(text, name, read(resource("exercises.schema.json")))
    good = tr(
        "{file} is in order: exercises {exercises}, programs {programs}.",
        file=shown or name,
        exercises=len(checked.catalogue.exercises),
        programs=len(checked.catalogue.programs),
    )
    return Outcome(() if checked.sentences else (good,), checked.sentences)


def _lessons() -> str:
    from spasmfree.core import content_lessons

    found = content_lessons.parse(read(resource(LESSONS)))
    return tr(
        "{file} is in order: lessons {lessons}, sources {sources}.",
        file=LESSONS,
        lessons=len(found.lessons),
        sources=len(found.sources),
    )


def _poses(text: str, shown: str) -> str:
    from spasmfree.body.pose_file import parse

    found = parse(text, shown)
    return tr(
        "{file} is in order: poses {poses}, exercises {exercises}.",
        file=shown,
        poses=len(found),
        exercises=len({pose.of for pose in found.values()}),
    )


def _checked_poses(text: str, name: str, shown: str) -> Outcome:
    """Also solves every pose at every moment, which takes a few seconds."""
    from spasmfree.body.pose_check import faults
    from spasmfree.body.pose_file import parse

    found: dict[tuple[str, str], str] = {}
    for pose in parse(text, name).values():
        for fault in faults(pose):
            sentence = tr(
                '{file}, poses "{pose}", s = {s}: {sentence}',
                file=name,
                pose=fault.pose,
                s=f"{fault.s:.2f}",
                sentence=fault.sentence,
            )
            found.setdefault((fault.pose, fault.what), sentence)  # the first moment is enough
    if found:
        return Outcome((), tuple(found.values()))
    return Outcome((_poses(text, shown),), ())
