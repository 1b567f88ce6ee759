"""Everything that can be said against a file of poses (decisions D24, D33).

It is held against its schema, the body and the floor, the method, and the words of the exercises.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from spasmfree.body.claims import Shown
from spasmfree.body.pose import Pose
from spasmfree.body.pose_check import Fault, faults
from spasmfree.body.pose_file import parse
from spasmfree.body.pose_method import method_faults
from spasmfree.core import content, json_schema
from spasmfree.core.exercises import Exercise
from spasmfree.core.words import tr
from spasmfree.resources import read, resource

SCHEMA = "poses.schema.json"
_SOME = 10  # moments apart, of those that a whole check looks at


class Checked(NamedTuple):
    """A file of poses that could be read, and what is wrong with it."""

    poses: Mapping[str, Pose]
    sentences: tuple[str, ...]  # each with file, pose, and moment and joint where it is about them


def check(text: str, name: str, *, whole: bool) -> Checked:
    """Hold the file `name` with this text to all there is.

    `whole` looks at every moment of every pose, which takes seconds; else at a few of them, which
    does for the poses that come with the program: its tests look at every moment.

    Raises:
        KnownError: The loader's sentence; what it cannot read has no further faults to show.
    """
    poses = parse(text, name)
    exercises = content.parse(read(resource("exercises.json"))).exercises
    found = [*_shape(text, name)]
    for pose in poses.values():
        exercise = exercises.get(pose.of)
        found += _told(_seen(pose, exercise, 1 if whole else _SOME), name)
        if exercise is not None:
            found += _against(pose, exercise, name)
    return Checked(poses, tuple(found))


def _shape(text: str, name: str) -> Iterator[str]:
    schema, data = json.loads(read(resource(SCHEMA))), json.loads(text)
    for place in json_schema.faults(data, schema, schema):
        yield tr(
            "{file}, {place}: Not as {schema} describes it; compare the two.",
            file=name,
            place=place.removeprefix("$."),
            schema=SCHEMA,
        )


def _seen(pose: Pose, exercise: Exercise | None, every: int) -> Iterator[Fault]:
    yield from faults(pose, every)
    if exercise is not None and pose.mistake is None:
        yield from method_faults(pose, strengthens=bool(exercise.strengthens))


def _told(found: Iterable[Fault], name: str) -> Iterator[str]:
    """One sentence for each part of a pose: the first moment is enough."""
    first: dict[str, Fault] = {}
    for fault in found:
        first.setdefault(fault.what, fault)
    for fault in first.values():
        yield tr(
            '{file}, poses "{pose}", s = {s}: {sentence}',
            file=name,
            pose=fault.pose,
            s=f"{fault.s:.2f}",
            sentence=fault.sentence,
        )


def _against(pose: Pose, exercise: Exercise, name: str) -> Iterator[str]:
    """What the pose says of its exercise that is not so."""
    if pose.easier and pose.easier not in [form.id for form in exercise.easier]:
        yield tr(
            '{file}, poses "{pose}", field easier: The exercise has no easier form of this id.',
            file=name,
            pose=pose.id,
        )
    if pose.mistake is not None and pose.mistake >= len(exercise.mistakes):
        yield tr(
            '{file}, poses "{pose}", field mistake: The exercise has mistakes 0 to {last}.',
            file=name,
            pose=pose.id,
            last=len(exercise.mistakes) - 1,
        )
    if pose.id != exercise.id:
        return
    shown = Shown(pose)
    for number, step in enumerate(exercise.steps, start=1):
        if step.claim is not None and not shown.holds(step.claim):
            yield tr(
                '{file}, poses "{pose}", {part}: It does not show step {number} of its text, '
                "“{words}”",
                file=name,
                pose=pose.id,
                part=step.claim.part.value,
                number=number,
                words=step.text,
            )
