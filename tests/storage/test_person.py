"""A person's settings as JSON values: what makes no sense is left out, what is unknown stays."""

from __future__ import annotations

import pytest

from spasmfree.core.settings import Answer, OwnDose, PersonSettings
from spasmfree.storage import person


def kept(**values):
    return person.from_values(values)


@pytest.mark.parametrize("key", ["missing", "avoided", "favourites", "swaps", "doses", "answers"])
@pytest.mark.parametrize("nonsense", [None, 3, "mat", True])
def test_a_value_of_another_kind_is_as_if_never_set(key, nonsense):
    assert kept(**{key: nonsense}) == PersonSettings()


def test_entries_that_make_no_sense_are_left_out_and_the_others_stay():
    assert kept(missing=["mat", 3, "mat", None]).missing == ("mat",)
    assert kept(favourites=["curl", 3, "gone", "curl"]).favourites == ("curl", "gone")
    assert kept(swaps={"curl": "dig", "lift": 4}).swaps == {"curl": "dig"}
    assert kept(doses={"curl": {"sets": 2}, "lift": 4}).doses == {"curl": OwnDose(sets=2)}


@pytest.mark.parametrize(
    "fields", [{"sets": 0}, {"reps": 101}, {"hold_s": "30"}, {"rest_s": -1}, {"sets": True}]
)
def test_a_number_outside_of_its_range_is_as_if_never_set(fields):
    beside = "sets" if "reps" in fields else "reps"
    found = kept(doses={"lift": fields | {beside: 3}}).doses["lift"]
    assert found == OwnDose(**{beside: 3})


@pytest.mark.parametrize(
    "fields", [{"taken": 1}, {"day": "2026-02-30"}, {"day": None}, {"plan": 3}]
)
def test_an_answer_that_lacks_a_part_is_as_if_never_given(fields):
    whole = {"taken": False, "day": "2026-02-28", "plan": "row"}
    found = kept(answers={"standard": whole, "easier": whole | fields})
    assert found.answers == {"standard": Answer(taken=False, day="2026-02-28", plan="row")}


def test_what_a_later_version_says_of_a_dose_is_kept():
    doses = {"lift": {"sets": 2, "tempo": [3, 1, 3]}}
    assert person.to_values(kept(doses=doses))["doses"] == doses


def test_what_is_written_is_what_was_read():
    values = person.to_values(PersonSettings())
    assert person.to_values(person.from_values(values)) == values
