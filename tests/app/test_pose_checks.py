"""A file of poses is held against its schema, the body, the method and the words."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import pytest
from poses_shipped import DATA, RESOURCES, entry

from spasmfree.app.pose_checks import check
from spasmfree.body.muscles import drawn
from spasmfree.body.pose import Base, Ending, Movement, PropKind
from spasmfree.body.pose_file import parse
from spasmfree.body.shape import BODY
from spasmfree.body.skeleton import BONES, RANGES
from spasmfree.core.errors import KnownError
from spasmfree.core.json_schema import faults

SCHEMA = json.loads((RESOURCES / "poses.schema.json").read_text(encoding="utf-8"))


def one(name: str, **changes: Any) -> dict[str, Any]:
    """A file with this one pose, some of its fields written anew."""
    return {"schema": DATA["schema"], "poses": [copy.deepcopy(entry(DATA, name)) | changes]}


def keeps(data: object) -> bool:
    return not list(faults(data, SCHEMA, SCHEMA))


def test_the_shipped_file_keeps_to_the_schema() -> None:
    assert list(faults(DATA, SCHEMA, SCHEMA)) == []


PIN = {"limb": "arm", "side": "other", "at": [0, 0, 0], "pole": [0, 0, 1]}


@pytest.mark.parametrize(
    "changes",
    [
        {"frames": [{"s": 0, "middle": {"elbow": 3}}, {"s": 1}]},
        {"frames": [{"s": 0, "working": {"knee_flexion": 200}}, {"s": 1}]},
        {"frames": [{"s": 0, "working": {"knee_flexion": "90"}}, {"s": 1}]},
        {"frames": [{"s": 0, "root": [0, 0]}, {"s": 1}]},
        {"frames": [{"s": 0}]},
        {"frames": [{"s": 0}, {"s": 2.5}]},
        {"contacts": ["tail"]},
        {"contacts": ["thigh_left"]},
        {"contacts": []},
        {"muscles": [{"muscle": "biceps", "side": "working"}]},
        {"muscles": [{"muscle": "quads"}]},
        {"pins": [PIN | {"at": [0, 0]}]},
        {"pins": [PIN | {"at": [[0, 0, 0]]}]},
        {"pins": [PIN | {"on": "trampoline"}]},
        {"pins": [PIN | {"rests": False}]},
        {"pins": [PIN | {"closes": [0, 1, 1]}]},
        {"props": [{"kind": "trampoline"}]},
        {"props": [{"kind": "mat", "at": [0, 0, 9]}]},
        {"hand_other": "fist"},
        {"head_rests": 0.5},
        {"arc": {"at": [0, 0, 0]}},
        {"stop": {"solid": "toes_working"}},
        {"mistake": True},
        {"start": {"working": {}}},
        {"wings": 2},
        {"id": "Clamshell"},
        {"base": "upside-down"},
        {"azimuth": 181},
    ],
)
def test_reader_and_schema_refuse_the_same(changes: dict[str, Any]) -> None:
    data = one("clamshell", **changes)
    with pytest.raises(KnownError):
        parse(json.dumps(data))
    assert not keeps(data)


@pytest.mark.parametrize("field", ["id", "base", "contacts", "frames", "azimuth", "elevation"])
def test_reader_and_schema_need_the_same(field: str) -> None:
    data = one("clamshell")
    del data["poses"][0][field]
    with pytest.raises(KnownError, match="field is missing"):
        parse(json.dumps(data))
    assert not keeps(data)


def test_a_pose_that_is_like_another_writes_only_what_differs() -> None:
    data = one("clamshell")
    data["poses"].append({"id": "clamshell-low", "of": "clamshell", "end": {"root": [0, 1, 0]}})
    parse(json.dumps(data))
    assert keeps(data)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"pins": [PIN | {"on": "chair"}]},
         "field pins[0].on: There is no such thing among the props"),
        ({"pins": [PIN | {"pole": [[0, 1, 0, 0], [0, 1, 0, 0]]}]},
         "field pins[0].pole[1]: Expected s to rise"),
        ({"props": [{"kind": "strap"}]}, "field props[0].side: The field is missing"),
        ({"props": [{"kind": "band"}]}, "field props[0].bone: The field is missing"),
        ({"props": [{"kind": "pillow"}]}, "field props[0].size: The field is missing"),
    ],
)  # fmt: skip
def test_what_could_not_be_drawn_is_refused(changes: dict[str, Any], expected: str) -> None:
    with pytest.raises(KnownError) as caught:
        parse(json.dumps(one("clamshell", **changes)), "mine.json")
    assert f'mine.json, poses "clamshell", {expected}' in str(caught.value)


def lists(schema: object) -> Iterator[list[str]]:
    """Every list of words in the schema."""
    if isinstance(schema, dict):
        for key, inner in schema.items():
            if key == "enum":
                yield inner
            else:
                yield from lists(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from lists(inner)


def in_file(names: Any) -> set[str]:
    """The names of parts as a file writes them."""
    return {n.replace("_left", "_working").replace("_right", "_other") for n in names}


@pytest.mark.parametrize(
    "words",
    [in_file(BONES), in_file(BODY), set(drawn()), *(set(k) for k in (Base, Ending, Movement))],
)
def test_the_schema_has_the_same_words_as_the_code(words: set[str]) -> None:
    assert words in [set(found) for found in lists(SCHEMA)]


def test_the_schema_has_the_same_things_and_joints_as_the_code() -> None:
    defs = SCHEMA["$defs"]
    kinds: list[StrEnum] = list(PropKind)
    assert defs["prop"]["properties"]["kind"]["enum"] == kinds
    written = {
        f"{joint}{end}": (limits["minimum"], limits["maximum"])
        for which, ends in (("middle", [""]), ("limbs", ["_left", "_right"]))
        for joint, limits in defs[which]["properties"].items()
        for end in ends
    }
    assert written == dict(RANGES)


def told(data: dict[str, Any]) -> list[str]:
    return list(check(json.dumps(data), "mine.json", whole=True).sentences)


def test_a_shipped_pose_is_in_order() -> None:
    assert told(one("glute-bridge")) == []


def test_a_hand_that_cannot_get_there_is_named_with_the_moment() -> None:
    data = one("clamshell")
    data["poses"][0]["pins"][1]["at"] = [0.9, -0.2, 0.01]
    [sentence] = told(data)
    assert sentence.startswith('mine.json, poses "clamshell", s = 0.00: arm_working stays ')


def test_an_angle_that_comes_out_of_it_is_named_with_the_moment() -> None:
    data = one("glute-bridge")
    data["poses"][0]["pins"][0]["at"][1] = 0.02
    assert any(
        line.startswith('mine.json, poses "glute-bridge", s = 0.00: knee_flexion_working is ')
        for line in told(data)
    )


def test_what_the_method_leaves_alone_is_found() -> None:
    data = one("side-lying-hip-abduction")
    data["poses"][0]["frames"][1]["working"]["hip_abduction"] = 25
    assert any("s = 0.47: The thigh rises" in line for line in told(data)), told(data)


def test_a_figure_that_shows_something_else_than_the_text_is_found() -> None:
    data = one("hamstring-curl-standing")
    data["poses"][0]["frames"][-1]["working"]["knee_flexion"] = 40
    assert any("It does not show step 4 of its text, “" in line for line in told(data)), told(data)


def test_a_form_that_the_exercise_has_not_is_found() -> None:
    data = one("clamshell")
    data["poses"].append({"id": "clamshell-x", "of": "clamshell", "easier": "x"})
    data["poses"].append({"id": "clamshell-y", "of": "clamshell", "mistake": 9})
    assert [line.partition(', poses "')[2] for line in told(data)] == [
        'clamshell-x", field easier: The exercise has no easier form of this id.',
        'clamshell-y", field mistake: The exercise has mistakes 0 to 2.',
    ]


def test_a_few_moments_show_what_is_wrong_all_the_way() -> None:
    data = one("clamshell")
    data["poses"][0]["pins"][1]["at"] = [0.9, -0.2, 0.01]
    found = check(json.dumps(data), "poses.json", whole=False).sentences
    assert found[0].startswith('poses.json, poses "clamshell", s = 0.00: arm_working stays ')
