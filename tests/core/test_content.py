"""The content file is checked, and every refusal names file, entry, field and what is expected."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from spasmfree.core.content import parse
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Side, SideMode
from spasmfree.core.json_schema import faults
from spasmfree.core.vocabulary import (
    At,
    Band,
    ClaimSide,
    Grade,
    Group,
    Loadable,
    Muscle,
    Part,
    PositionId,
    Role,
    Thing,
    Value,
    WhyNot,
)

RESOURCES = Path(__file__).parents[2] / "resources"
TEXT = (RESOURCES / "exercises.json").read_text(encoding="utf-8")
SCHEMA = json.loads((RESOURCES / "exercises.schema.json").read_text(encoding="utf-8"))
GOOD = json.loads(TEXT)
Data = dict[str, Any]


def index(key: str) -> int:
    """Where an exercise stands in the file."""
    return [each["id"] for each in GOOD["exercises"]].index(key)


TILT, PRESS = index("pelvic-tilt-supine"), index("hamstring-heel-dig")
QUADS, LIFT = index("quad-stretch-side-lying"), index("side-lying-hip-abduction")


def refusal(text: str) -> str:
    with pytest.raises(KnownError) as caught:
        parse(text, "mine.json")
    return str(caught.value)


def broken(change: Callable[[Data], object]) -> Data:
    data = copy.deepcopy(GOOD)
    change(data)
    return data


def put(value: object, *path: str | int) -> Callable[[Data], None]:
    """A change that writes `value` at `path`."""

    def change(data: Data) -> None:
        place: Any = data
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


def both(*changes: Callable[[Data], object]) -> Callable[[Data], None]:
    """A change that makes all of these."""

    def change(data: Data) -> None:
        for each in changes:
            each(data)

    return change


def drop(*path: str | int) -> Callable[[Data], None]:
    """A change that deletes what is at `path`."""

    def change(data: Data) -> None:
        place: Any = data
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return change


PLACES = [each["id"] for each in GOOD["positions"]]
SUPINE, SIDE_LYING, WALKING = map(PLACES.index, ("supine", "side-lying", "walking"))
E = "exercises"
LIFT_NAME = 'mine.json, exercises "side-lying-hip-abduction"'
TEXT_WANTED = "Expected a text in quotes, not empty, without blanks around it."

# One broken file a rule: the change, and the whole sentence. These also break the schema.
SHAPE = {
    "missing field": (
        drop(E, LIFT, "name"),
        f"{LIFT_NAME}, field name: The field is missing; write it.",
    ),
    "unknown field": (
        put("x", E, LIFT, "nmae"),
        f"{LIFT_NAME}, field nmae: The field is not known; check its spelling.",
    ),
    "unknown field inside": (
        put("x", E, LIFT, "cue", "x"),
        f"{LIFT_NAME}, field cue.x: The field is not known; check its spelling.",
    ),
    "unknown field at the top": (
        put([], "exercices"),
        "mine.json, exercices: The field is not known; check its spelling.",
    ),
    "empty text": (put("", E, LIFT, "why"), f"{LIFT_NAME}, field why: {TEXT_WANTED}"),
    "blanks": (put(" Up", E, LIFT, "words", "out"), f"{LIFT_NAME}, field words.out: {TEXT_WANTED}"),
    "number for text": (
        put(7, E, LIFT, "steps", 2, "text"),
        f"{LIFT_NAME}, field steps[2].text: {TEXT_WANTED}",
    ),
    "text for list": (
        put("mat", E, LIFT, "equipment"),
        f"{LIFT_NAME}, field equipment: Expected a list in square brackets.",
    ),
    "list for object": (
        put([], E, LIFT, "dose"),
        f"{LIFT_NAME}, field dose: Expected an object in braces, with named fields.",
    ),
    "entry is no object": (
        put("x", E, LIFT),
        f"mine.json, exercises[{LIFT}]: Expected an object in braces, with named fields.",
    ),
    "no steps": (
        put([], E, LIFT, "steps"),
        f"{LIFT_NAME}, field steps: The list is empty; write at least one entry.",
    ),
    "no items": (
        put([], "programs", 0, "items"),
        'mine.json, programs "starter", field items: The list is empty; write at least one entry.',
    ),
    "no exercises": (
        put([], E),
        "mine.json, exercises: The list is empty; write at least one entry.",
    ),
    "id not kebab": (
        put("Hip_lift", E, LIFT, "id"),
        'mine.json, exercises "Hip_lift", field id: '
        "Expected an id of small letters, digits and hyphens, such as heel-press.",
    ),
    "a name for a muscle that is not in the vocabulary": (
        put("biceps", "muscles", "biceps"),
        "mine.json, muscles.biceps: The field is not known; check its spelling.",
    ),
    "a muscle without its name": (
        drop("muscles", "abs"),
        "mine.json, muscles.abs: The field is missing; write it.",
    ),
    "muscle": (
        put("biceps", E, LIFT, "strengthens", 0),
        f"{LIFT_NAME}, field strengthens[0]: Expected one of: {', '.join(Muscle)}.",
    ),
    "equipment": (
        put("horse", E, LIFT, "equipment", 0),
        f"{LIFT_NAME}, field equipment[0]: Expected one of: {', '.join(Thing)}.",
    ),
    "position that is not in the vocabulary": (
        put("headstand", "positions", 0, "id"),
        f'mine.json, positions "headstand", field id: Expected one of: {", ".join(PositionId)}.',
    ),
    "grade": (
        put("great", E, LIFT, "grade"),
        f"{LIFT_NAME}, field grade: Expected one of: good, some, weak, against.",
    ),
    "loadable": (
        put("dumbbell", E, LIFT, "loadable"),
        f"{LIFT_NAME}, field loadable: Expected one of: none, ankle, band.",
    ),
    "step that is only a sentence": (
        put("Lift.", E, LIFT, "steps", 2),
        f"{LIFT_NAME}, field steps[2]: Expected an object in braces, with named fields.",
    ),
    "step without its claim": (
        drop(E, LIFT, "steps", 2, "claim"),
        f"{LIFT_NAME}, field steps[2].claim: The field is missing; write it.",
    ),
    "claim of a part nobody draws": (
        put("soul", E, LIFT, "steps", 2, "claim", "part"),
        f"{LIFT_NAME}, field steps[2].claim.part: Expected one of: {', '.join(Part)}.",
    ),
    "claim nobody can check": (
        put("nice", E, LIFT, "steps", 2, "claim", "value"),
        f"{LIFT_NAME}, field steps[2].claim.value: Expected one of: {', '.join(Value)}.",
    ),
    "a reason of one's own": (
        put("because", E, LIFT, "steps", 4, "why_not"),
        f"{LIFT_NAME}, field steps[4].why_not: Expected one of: felt, time, setup, order.",
    ),
    "too heavy": (
        put({"text": "Much", "load_g": 50_000}, E, LIFT, "harder", 0),
        f"{LIFT_NAME}, field harder[0].load_g: Expected a whole number from 100 to 10000.",
    ),
    "band of no strength": (
        both(
            put("band", E, LIFT, "loadable"),
            put([{"text": "A band", "band": "pink"}], E, LIFT, "harder"),
        ),
        f"{LIFT_NAME}, field harder[0].band: Expected one of: light, medium, heavy.",
    ),
    "too many sets": (
        put(21, E, LIFT, "dose", "sets"),
        f"{LIFT_NAME}, field dose.sets: Expected a whole number from 1 to 20.",
    ),
    "no reps": (
        put(0, E, LIFT, "dose", "reps"),
        f"{LIFT_NAME}, field dose.reps: Expected a whole number from 1 to 100.",
    ),
    "a half": (
        put(1.5, E, LIFT, "dose", "gap_s"),
        f"{LIFT_NAME}, field dose.gap_s: Expected a whole number from 0 to 1800.",
    ),
    "true is no number": (
        put(True, E, LIFT, "dose", "sets"),
        f"{LIFT_NAME}, field dose.sets: Expected a whole number from 1 to 20.",
    ),
    "hold of nothing": (
        put(0, E, QUADS, "dose", "hold_s"),
        'mine.json, exercises "quad-stretch-side-lying", field dose.hold_s: '
        "Expected a whole number from 1 to 1800.",
    ),
    "tempo of two": (
        put([2, 2], E, LIFT, "dose", "tempo"),
        f"{LIFT_NAME}, field dose.tempo: "
        "Expected three whole numbers of seconds: out, hold, back; not all 0.",
    ),
    "tempo too slow": (
        put([2, 61, 2], E, LIFT, "dose", "tempo"),
        f"{LIFT_NAME}, field dose.tempo[1]: Expected a whole number from 0 to 60.",
    ),
    "role": (
        put("heal", E, LIFT, "role"),
        f"{LIFT_NAME}, field role: Expected one of: strengthen, support, stretch, relief.",
    ),
    "side mode": (
        put("left", E, LIFT, "side_mode"),
        f"{LIFT_NAME}, field side_mode: Expected one of: both, each, alternating.",
    ),
    "first": (
        put("up", E, LIFT, "first"),
        f"{LIFT_NAME}, field first: Expected one of: out, back.",
    ),
    "group": (
        put("flying", "positions", 0, "group"),
        'mine.json, positions "supine", field group: '
        "Expected one of: lying, bed, kneeling, sitting, standing.",
    ),
    "program kind": (
        put("fun", "programs", 0, "kind"),
        'mine.json, programs "starter", field kind: Expected one of: train, relief, break.',
    ),
    "origin": (
        put("hearsay", E, LIFT, "choices", 0, "origin"),
        f"{LIFT_NAME}, field choices[0].origin: Expected one of: method, study, ours.",
    ),
    "easier in two ways": (
        put({"id": "x", "text": "x", "reps": 5, "range": "Half."}, E, LIFT, "easier", 0),
        f"{LIFT_NAME}, field easier[0]: Expected exactly one of: exercise, reps, hold_s, range.",
    ),
    "easier in no way": (
        put({"id": "x", "text": "x"}, E, LIFT, "easier", 0),
        f"{LIFT_NAME}, field easier[0]: Expected exactly one of: exercise, reps, hold_s, range.",
    ),
    "two addresses": (
        put("https://a.org ; https://b.org", "sources", 0, "url"),
        'mine.json, sources "cynn-2006", field url: '
        "Expected one address that begins with https://.",
    ),
    "unknown side": (
        put("x", "positions", 0, "lie", "front"),
        'mine.json, positions "supine", field lie.front: '
        "The field is not known; check its spelling.",
    ),
    "schema of the future": (
        put(3, "schema"),
        "mine.json, schema: The file is made for a newer SpasmFree; install the newest one.",
    ),
    "schema of the past": (
        put(1, "schema"),
        "mine.json, schema: "
        "The file is made for an older SpasmFree; start again from the present file.",
    ),
    "schema missing": (
        drop("schema"),
        "mine.json, schema: The field is missing; write it.",
    ),
    "version is a number": (put(1, "version"), f"mine.json, version: {TEXT_WANTED}"),
    "top is a list": (None, "mine.json: Expected an object in braces, with named fields."),
}  # fmt: skip


def defined(name: str) -> str:
    return f'"{name}" is defined nowhere in this file; define it or correct it.'


# Rules between entries, which a schema cannot say.
CROSS = {
    "id twice": (
        put(GOOD[E][0]["id"], E, PRESS, "id"),
        f'mine.json, exercises "{GOOD[E][0]["id"]}", field id: '
        "The id is taken by an earlier entry; choose another.",
    ),
    "easier id twice": (
        put(GOOD[E][LIFT]["easier"][0]["id"], E, LIFT, "easier", 1, "id"),
        f"{LIFT_NAME}, field easier[1].id: The id is taken by an earlier entry; choose another.",
    ),
    "position": (
        both(drop("positions", WALKING), put("walking", E, LIFT, "position")),
        f"{LIFT_NAME}, field position: {defined('walking')}",
    ),
    "muscle twice": (
        put(["side-hip", "side-hip"], E, LIFT, "strengthens"),
        f"{LIFT_NAME}, field strengthens[1]: It stands in this list already; keep one.",
    ),
    "strengthens nothing": (
        put([], E, LIFT, "strengthens"),
        f'{LIFT_NAME}, field strengthens: The role is "strengthen"; write at least one entry.',
    ),
    "strengthens and stretches": (
        put(["quads"], E, LIFT, "stretches"),
        f'{LIFT_NAME}, field stretches: The role is "strengthen"; leave this list empty.',
    ),
    "a gentle exercise that strengthens": (
        put(["abs"], E, TILT, "strengthens"),
        'mine.json, exercises "pelvic-tilt-supine", field strengthens: '
        'The role is "relief"; leave this list empty.',
    ),
    "strengthens what is no muscle": (
        put(["whole-body"], E, LIFT, "strengthens"),
        f'{LIFT_NAME}, field strengthens: "whole-body" is no muscle; it can only stand in moves.',
    ),
    "a claim and a reason for none": (
        put("felt", E, LIFT, "steps", 2, "why_not"),
        f"{LIFT_NAME}, field steps[2]: Expected either a claim, or null and a field why_not.",
    ),
    "no claim and no reason": (
        put({"text": "Lift.", "claim": None}, E, LIFT, "steps", 2),
        f"{LIFT_NAME}, field steps[2]: Expected either a claim, or null and a field why_not.",
    ),
    "a claim that cannot be meant": (
        put({"part": "hand", "value": "level"}, E, LIFT, "steps", 2, "claim"),
        f'{LIFT_NAME}, field steps[2].claim.value: "level" says nothing about "hand".',
    ),
    "a claim without its side": (
        drop(E, LIFT, "steps", 2, "claim", "side"),
        f"{LIFT_NAME}, field steps[2].claim.side: The field is missing; write it.",
    ),
    "a claim with the side of the middle": (
        put("both", E, LIFT, "steps", 3, "claim", "side"),
        f"{LIFT_NAME}, field steps[3].claim.side: The field is not known; check its spelling.",
    ),
    "a claim without its time": (
        drop(E, LIFT, "steps", 2, "claim", "at"),
        f"{LIFT_NAME}, field steps[2].claim.at: The field is missing; write it.",
    ),
    "a movement at one time": (
        put("end", E, LIFT, "steps", 3, "claim", "at"),
        f"{LIFT_NAME}, field steps[3].claim.at: The field is not known; check its spelling.",
    ),
    "degrees of what cannot be measured": (
        put(5, E, LIFT, "steps", 2, "claim", "degrees"),
        f"{LIFT_NAME}, field steps[2].claim.degrees: The field is not known; check its spelling.",
    ),
    "easier exercise": (
        put({"id": "x", "text": "x", "exercise": "sit-up"}, E, LIFT, "easier", 0),
        f"{LIFT_NAME}, field easier[0].exercise: {defined('sit-up')}",
    ),
    "harder exercise": (
        put({"text": "x", "exercise": "sit-up"}, E, LIFT, "harder", 0),
        f"{LIFT_NAME}, field harder[0].exercise: {defined('sit-up')}",
    ),
    "easier than itself": (
        put({"id": "x", "text": "x", "exercise": GOOD[E][LIFT]["id"]}, E, LIFT, "easier", 0),
        f"{LIFT_NAME}, field easier: An exercise is no easier or harder form of itself.",
    ),
    "rung with two ways": (
        put({"text": "x", "load_g": 500, "band": "light"}, E, LIFT, "harder", 0),
        f"{LIFT_NAME}, field harder[0]: Expected at most one of: exercise, load_g, band.",
    ),
    "ankle weight on what takes none": (
        put({"text": "x", "load_g": 500}, E, PRESS, "harder", 0),
        'mine.json, exercises "hamstring-heel-dig", field harder[0].load_g: '
        'This needs an exercise whose loadable is "ankle".',
    ),
    "band on what takes none": (
        put({"text": "x", "band": "light"}, E, LIFT, "harder", 0),
        f'{LIFT_NAME}, field harder[0].band: This needs an exercise whose loadable is "band".',
    ),
    "source": (
        put("rumour", E, LIFT, "sources", 0),
        f"{LIFT_NAME}, field sources[0]: {defined('rumour')}",
    ),
    "exercise of a program": (
        put("sit-up", "programs", 0, "items", 0, "exercise"),
        f"mine.json, programs \"starter\", field items[0].exercise: {defined('sit-up')}",
    ),
    "easy only for what is not in the program": (
        put(["clamshell"], "programs", 0, "if_easy"),
        f'mine.json, programs "starter", field if_easy[0]: {defined("clamshell")}',
    ),
    "alias to nothing": (
        put({"old-lift": "sit-up"}, "aliases"),
        "mine.json, aliases.old-lift: Expected the id of an exercise in this file.",
    ),
    "alias of a living id": (
        put({"hamstring-heel-dig": "side-lying-hip-abduction"}, "aliases"),
        "mine.json, aliases.hamstring-heel-dig: "
        "This id is still in use; an alias is for an earlier id.",
    ),
    "neither tempo nor hold": (
        put(None, E, LIFT, "dose", "tempo"),
        f"{LIFT_NAME}, field dose: Expected either tempo or hold_s; the other one is null.",
    ),
    "tempo and hold": (
        put(5, E, LIFT, "dose", "hold_s"),
        f"{LIFT_NAME}, field dose: Expected either tempo or hold_s; the other one is null.",
    ),
    "tempo and hold in a program": (
        put(5, "programs", 0, "items", 2, "hold_s"),
        'mine.json, programs "starter", field items[2]: '
        "Expected either tempo or hold_s; the other one is null.",
    ),
    "tempo of nothing": (
        put([0, 0, 0], E, LIFT, "dose", "tempo"),
        f"{LIFT_NAME}, field dose.tempo: "
        "Expected three whole numbers of seconds: out, hold, back; not all 0.",
    ),
    "no word for lowering": (
        drop(E, LIFT, "words", "back"),
        f"{LIFT_NAME}, field words.back: The dose has this phase; write a word for it.",
    ),
    "no word for the pause between presses": (
        drop(E, PRESS, "words", "gap"),
        'mine.json, exercises "hamstring-heel-dig", field words.gap: '
        "The dose has this phase; write a word for it.",
    ),
    "no word for a gap that only a program has": (
        put(3, "programs", 0, "items", 2, "gap_s"),
        'mine.json, programs "starter", field items[2]: '
        'Exercise "side-lying-hip-abduction" has no word for its phase gap.',
    ),
    "easier that is not fewer": (
        put({"id": "x", "text": "x", "reps": 10}, E, LIFT, "easier", 0),
        f"{LIFT_NAME}, field easier[0].reps: Expected a whole number from 1 to 9.",
    ),
    "easier hold where nothing is held": (
        put({"id": "hold-3", "text": "shorter", "hold_s": 3}, E, LIFT, "easier", 0),
        f"{LIFT_NAME}, field easier[0].hold_s: "
        "The usual dose has nothing here to make smaller.",
    ),
    "a side without its sentence": (
        drop("positions", SIDE_LYING, "lie", "left"),
        f"{LIFT_NAME}, field position: "
        'Position "side-lying" needs a text lie.left for this exercise; write it.',
    ),
    "a turn without its sentence": (
        drop("positions", SIDE_LYING, "turn", "right"),
        f"{LIFT_NAME}, field position: "
        'Position "side-lying" needs a text turn.right for this exercise; write it.',
    ),
    "both sides without their sentence": (
        drop("positions", SUPINE, "limb", "both"),
        'mine.json, exercises "hamstring-heel-dig", field position: '
        'Position "supine" needs a text limb.both for this exercise; write it.',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPE)
def test_a_wrong_shape_is_refused_by_loader_and_schema(name: str) -> None:
    change, sentence = SHAPE[name]
    data = broken(change) if change is not None else []
    assert refusal(json.dumps(data)) == sentence
    assert list(faults(data, SCHEMA, SCHEMA))


@pytest.mark.parametrize("name", CROSS)
def test_a_wrong_relation_is_refused(name: str) -> None:
    change, sentence = CROSS[name]
    data = broken(change)
    assert refusal(json.dumps(data)) == sentence
    assert not list(faults(data, SCHEMA, SCHEMA))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '{\n "schema": 1,\n "version" "1"}',
            "mine.json, line 3: not valid JSON; look for a missing comma, quote or bracket.",
        ),
        ("", "mine.json, line 1: not valid JSON; look for a missing comma, quote or bracket."),
        (
            '{"schema": 1, "schema": 2}',
            'mine.json: the field "schema" is written twice in one entry; keep one.',
        ),
        (
            "[" * 100_000,
            "mine.json: a number or a nesting is far too large; shorten it.",
        ),
        (
            '{"schema": ' + "9" * 5000 + "}",
            "mine.json: a number or a nesting is far too large; shorten it.",
        ),
        ('{"schema": NaN}', "mine.json, schema: Expected a whole number from 1 to 1000000."),
    ],
)
def test_what_is_no_json_is_refused(text: str, sentence: str) -> None:
    assert refusal(text) == sentence


def enums(schema: object, way: str = "") -> dict[str, list[str]]:
    """Every list of words in a schema, by the way to it."""
    found: dict[str, list[str]] = {}
    if isinstance(schema, dict):
        for key, inner in schema.items():
            if key == "enum":
                found[way] = inner
            else:
                found |= enums(inner, f"{way}.{key}".replace(".properties", ""))
    return found


@pytest.mark.parametrize(
    ("way", "kind"),
    [
        ("exercise.role", Role), ("exercise.strengthens.items", Muscle),
        ("exercise.stretches.items", Muscle), ("exercise.moves.items", Muscle),
        ("exercise.equipment.items", Thing), ("exercise.loadable", Loadable),
        ("exercise.grade", Grade), ("exercise.position", PositionId), ("position.id", PositionId),
        ("position.group", Group), ("rung.band", Band), ("step.why_not", WhyNot),
        ("claim.part", Part), ("claim.value", Value), ("claim.side", ClaimSide), ("claim.at", At),
    ],
)  # fmt: skip
def test_the_schema_has_the_same_words_as_the_code(way: str, kind: type[StrEnum]) -> None:
    assert enums(SCHEMA["$defs"])[f".{way}"] == [member.value for member in kind]


def test_the_shipped_file_keeps_to_the_schema() -> None:
    assert not list(faults(GOOD, SCHEMA, SCHEMA))


def test_an_item_takes_from_the_usual_dose_what_it_leaves_out() -> None:
    catalogue = parse(TEXT)
    item = next(
        item
        for item in catalogue.programs["starter-week2"].items
        if item.exercise == "hamstring-curl-standing"
    )
    assert (item.sets, item.reps, item.tempo) == (2, 10, (2, 1, 3))
    assert (item.rest_side_s, item.rest_set_s, item.side_mode) == (30, 60, SideMode.EACH)
    slower = parse(json.dumps(broken(put([2, 1, 5], "programs", 1, "items", 3, "tempo"))))
    assert slower.programs["starter-week2"].items[3].tempo == (2, 1, 5)


def test_left_works_while_lying_on_the_right() -> None:
    position = parse(TEXT).positions["side-lying"]
    assert position.lie[Side.LEFT] == "Lie on your right side."
    assert position.limb[Side.LEFT] == "Left leg"
    assert position.turn[Side.LEFT] == "Roll over onto your right side."


def test_an_earlier_id_is_found() -> None:
    data = broken(put({"heel-dig": "hamstring-heel-dig"}, "aliases"))
    assert parse(json.dumps(data)).aliases == {"heel-dig": "hamstring-heel-dig"}
