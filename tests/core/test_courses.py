"""What can be chosen as a plan, from the programs that there are."""

from __future__ import annotations

import pytest

from spasmfree.core.courses import course_of, courses, two_days
from spasmfree.core.exercises import Program


def programs(*keys):
    kinds = {"ease": "relief", "desk": "break"}
    return {key: Program(key, f"<{key}>", kinds.get(key, "train"), "", ()) for key in keys}


ALL = programs(
    "starter", "starter-week2", "standard-a", "standard-b", "maintenance", "ease", "desk", "mine"
)


def test_starter_standard_maintenance_and_each_other_program_alone():
    found = courses(ALL)
    assert [(each.name, each.rotation) for each in found] == [
        ("<starter>", ("starter",)),
        ("<starter-week2>", ("starter-week2",)),
        ("Standard, A and B in turn", ("standard-a", "standard-b")),
        ("<maintenance>", ("maintenance",)),
        ("Only <standard-a>", ("standard-a",)),
        ("Only <standard-b>", ("standard-b",)),
        ("Only <mine>", ("mine",)),
    ]
    assert (found[0].weeks, found[0].then) == (1, ("starter-week2",))
    assert {each.weeks for each in found[1:]} == {None}


def test_only_what_this_content_has():
    found = courses(programs("starter", "standard-a"))
    assert [each.rotation for each in found] == [("starter",), ("standard-a",)]
    assert found[0].weeks is None  # nothing could follow


@pytest.mark.parametrize(
    ("rotation", "course"),
    [
        (("standard-a", "standard-b"), "standard"),
        (("standard-a",), "standard-a"),
        (("standard-b", "standard-a"), ""),
        ((), ""),
    ],
)
def test_which_one_is_in_force(rotation, course):
    assert course_of(rotation, courses(ALL)) == course


@pytest.mark.parametrize(
    ("days", "kept"),
    [((0, 2, 4), (0, 4)), ((0, 1, 3, 5), (0, 3)), ((2, 5), (2, 5)), ((6,), (6,)), ((), ())],
)
def test_two_days_lie_far_apart(days, kept):
    assert two_days(days) == kept
