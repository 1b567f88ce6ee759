"""The weights and bands a person has, as they lie in the database."""

from __future__ import annotations

import json

import pytest

from spasmfree.core.settings import PersonSettings
from spasmfree.storage import person


def test_weights_and_bands_come_back_sorted_and_each_once() -> None:
    found = person.from_values({"weights": [1000, 500, 1000], "bands": ["of later", "heavy"]})
    assert (found.weights, found.bands) == ((500, 1000), ("heavy", "of later"))


@pytest.mark.parametrize(
    "weights", [None, 500, "500", [0], [-500], [10_001], [500.0], [True], ["500"], [500] * 9]
)
def test_weights_that_make_no_sense(weights: object) -> None:
    assert person.from_values({"weights": weights, "units": "lb"}) == PersonSettings(units="lb")


def test_what_is_written_is_what_json_brings_back() -> None:
    values = person.to_values(PersonSettings(weights=(500,), bands=("light",)))
    assert json.loads(json.dumps(values)) == values
