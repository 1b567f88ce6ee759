"""The lessons are checked like the exercises, and say of every idea whose it is and how sure."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from spasmfree.core import lessons
from spasmfree.core.content_lessons import parse
from spasmfree.core.errors import KnownError
from spasmfree.core.json_schema import faults
from spasmfree.core.vocabulary import Grade

RESOURCES = Path(__file__).parents[2] / "resources"
TEXT = (RESOURCES / "lessons.json").read_text(encoding="utf-8")
SCHEMA = json.loads((RESOURCES / "lessons.schema.json").read_text(encoding="utf-8"))
GOOD = json.loads(TEXT)
SHIPPED = parse(TEXT)
Data = dict[str, Any]


def put(value: object, *path: str | int) -> Callable[[Data], None]:
    """A change that writes `value` at `path`."""

    def change(data: Data) -> None:
        place: Any = data
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


def broken(change: Callable[[Data], None]) -> Data:
    data = copy.deepcopy(GOOD)
    change(data)
    return data


def refusal(text: str) -> str:
    with pytest.raises(KnownError) as caught:
        parse(text, "mine.json")
    return str(caught.value)


FIRST = 'mine.json, lessons "spasm"'
TEXT_WANTED = "Expected a text in quotes, not empty, without blanks around it."

SHAPE = {
    "unknown field": (
        put("x", "lessons", 0, "ideas"),
        f"{FIRST}, field ideas: The field is not known; check its spelling.",
    ),
    "unknown field of a finding": (
        put("x", "lessons", 0, "studies", 0, "source"),
        f"{FIRST}, field studies[0].source: The field is not known; check its spelling.",
    ),
    "unknown field at the top": (
        put([], "exercises"),
        "mine.json, exercises: The field is not known; check its spelling.",
    ),
    "empty idea": (put("", "lessons", 0, "idea"), f"{FIRST}, field idea: {TEXT_WANTED}"),
    "number for text": (
        put(8, "lessons", 0, "practice"), f"{FIRST}, field practice: {TEXT_WANTED}",
    ),
    "no findings": (
        put([], "lessons", 0, "studies"),
        f"{FIRST}, field studies: The list is empty; write at least one entry.",
    ),
    "a grade of their own": (
        put("strong", "lessons", 0, "studies", 0, "grade"),
        f"{FIRST}, field studies[0].grade: Expected one of: good, some, weak, against.",
    ),
    "an id with blanks": (
        put("A spasm", "lessons", 0, "id"),
        'mine.json, lessons "A spasm", field id: '
        "Expected an id of small letters, digits and hyphens, such as heel-press.",
    ),
    "two addresses": (
        put("https://a.org ; https://b.org", "sources", 0, "url"),
        'mine.json, sources "nice-ng59", field url: '
        "Expected one address that begins with https://.",
    ),
    "schema of the future": (
        put(2, "schema"),
        "mine.json, schema: The file is made for a newer SpasmFree; install the newest one.",
    ),
    "no lessons": (
        put([], "lessons"), "mine.json, lessons: The list is empty; write at least one entry.",
    ),
}  # fmt: skip

# Rules between entries, which a schema cannot say.
CROSS = {
    "a source that is nowhere": (
        put(["rumour"], "lessons", 0, "studies", 0, "sources"),
        f'{FIRST}, field studies[0].sources[0]: "rumour" is defined nowhere in this file; '
        "define it or correct it.",
    ),
    "an id twice": (
        put("spasm", "lessons", 1, "id"),
        f"{FIRST}, field id: The id is taken by an earlier entry; choose another.",
    ),
}


@pytest.mark.parametrize("name", SHAPE)
def test_a_wrong_shape_is_refused_by_loader_and_schema(name: str) -> None:
    change, sentence = SHAPE[name]
    data = broken(change)
    assert refusal(json.dumps(data)) == sentence
    assert list(faults(data, SCHEMA, SCHEMA))


@pytest.mark.parametrize("name", CROSS)
def test_a_wrong_relation_is_refused(name: str) -> None:
    change, sentence = CROSS[name]
    data = broken(change)
    assert refusal(json.dumps(data)) == sentence
    assert not list(faults(data, SCHEMA, SCHEMA))


@pytest.mark.parametrize("field", ["id", "title", "idea", "studies", "practice"])
def test_a_missing_field_is_named(field: str) -> None:
    data = broken(lambda data: data["lessons"][2].pop(field))
    assert refusal(json.dumps(data)).endswith(f"field {field}: The field is missing; write it.")
    assert list(faults(data, SCHEMA, SCHEMA))


def test_what_is_no_json_is_one_sentence() -> None:
    assert refusal('{"schema": 1,\n "lessons": [}') == (
        "mine.json, line 2: not valid JSON; look for a missing comma, quote or bracket."
    )


class TestWhatIsShipped:
    """The file that comes with the program."""

    def test_it_keeps_to_the_schema(self) -> None:
        assert not list(faults(GOOD, SCHEMA, SCHEMA))

    def test_eight_cards_of_three_layers(self) -> None:
        assert list(SHIPPED.lessons) == [
            "spasm", "pelvis", "quads", "hamstrings", "side-hip", "lower-back", "abs", "whole",
        ]  # fmt: skip
        for lesson in SHIPPED.lessons.values():
            assert 1 <= len(lesson.studies) <= 2, lesson.id

    def test_the_model_is_labelled_wherever_it_is_stated(self) -> None:
        for lesson in SHIPPED.lessons.values():
            assert lesson.idea.startswith("In this method "), lesson.id

    def test_every_grade_is_used_and_explained_in_its_own_words(self) -> None:
        used = {f.grade for lesson in SHIPPED.lessons.values() for f in lesson.studies}
        assert used == set(Grade)
        assert len({lessons.grade_words(grade) for grade in Grade}) == len(Grade)
        assert len({lessons.grade_meaning(grade) for grade in Grade}) == len(Grade)

    def test_what_is_contested_says_so(self) -> None:
        def grades(lesson: str) -> set[Grade]:
            return {finding.grade for finding in SHIPPED.lessons[lesson].studies}

        assert Grade.AGAINST in grades("pelvis")
        assert Grade.AGAINST in grades("lower-back")
        assert Grade.AGAINST in grades("abs")
        assert grades("whole") == {Grade.GOOD, Grade.WEAK}
        assert "has not been tested as a whole" in SHIPPED.lessons["whole"].studies[1].text

    def test_what_a_professional_prescribed_is_kept(self) -> None:
        assert "a health professional gave you such exercises, keep them" in (
            SHIPPED.lessons["lower-back"].practice
        )

    def test_a_claim_has_its_source_unless_nothing_was_found(self) -> None:
        bare = [
            finding.text
            for lesson in SHIPPED.lessons.values()
            for finding in lesson.studies
            if not finding.sources
        ]
        assert bare == ["This mix has not been tested as a whole. We found no trial of it."]

    def test_sources_are_official_and_all_used(self) -> None:
        official = r"https://(doi\.org/10\.|pubmed\.ncbi\.nlm\.nih\.gov/\d+/"
        official += r"|pmc\.ncbi\.nlm\.nih\.gov/articles/PMC\d+|www\.nice\.org\.uk/guidance/)"
        assert [s.url for s in SHIPPED.sources.values() if not re.match(official, s.url)] == []
        used = {
            source.id
            for lesson in SHIPPED.lessons.values()
            for source in lessons.sources(SHIPPED, lesson)
        }
        assert used == SHIPPED.sources.keys()

    def test_a_source_of_exercises_too_is_the_same_in_both_files(self) -> None:
        text = (RESOURCES / "exercises.json").read_text(encoding="utf-8")
        elsewhere = {source["id"]: source for source in json.loads(text)["sources"]}
        both = [source for source in GOOD["sources"] if source["id"] in elsewhere]
        assert len(both) >= 4
        assert [source for source in both if source != elsewhere[source["id"]]] == []


def test_sources_come_once_and_in_their_order() -> None:
    data = broken(put(["fernandez-2022", "nice-ng59"], "lessons", 6, "studies", 0, "sources"))
    changed = parse(json.dumps(data))
    found = [source.id for source in lessons.sources(changed, changed.lessons["abs"])]
    assert found == ["fernandez-2022", "nice-ng59", "owen-2020"]
