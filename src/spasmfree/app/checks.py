"""`spasmfree check`: the built-in content, or a person's file of exercises or poses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from spasmfree.app import own_pictures
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
        poses = _poses(read(resource(POSES)), POSES, POSES, whole=False)
        return Outcome((*first.good, _lessons(), *poses.good), poses.faults)
    text = read(file)
    if _holds_poses(text):
        return _poses(text, file.name, str(file), whole=True)
    return _exercises(text, file.name, str(file), file.parent)


def _holds_poses(text: str) -> bool:
    try:
        top = json.loads(text)
    except (ValueError, RecursionError):  # the reader of exercises says what is wrong with it
        return False
    return isinstance(top, dict) and "poses" in top


def _exercises(text: str, name: str, shown: str = "", beside: Path | None = None) -> Outcome:
    checked = check(text, name, read(resource("exercises.schema.json")))
    faults = checked.sentences
    if beside is not None:
        faults += own_pictures.faults(checked.catalogue, name, beside)
    good = tr(
        "{file} is in order: exercises {exercises}, programs {programs}.",
        file=shown or name,
        exercises=len(checked.catalogue.exercises),
        programs=len(checked.catalogue.programs),
    )
    return Outcome(() if faults else (good,), faults)


def _poses(text: str, name: str, shown: str, *, whole: bool) -> Outcome:
    from spasmfree.app import pose_checks

    checked = pose_checks.check(text, name, whole=whole)
    good = tr(
        "{file} is in order: poses {poses}, exercises {exercises}.",
        file=shown,
        poses=len(checked.poses),
        exercises=len({pose.of for pose in checked.poses.values()}),
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
