"""What the person changes about one exercise, and that it is remembered as it was meant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from core.builders import prescribed
from core.test_tailor import CURLS, GIVEN, PROGRAM

from spasmfree.core.change import as_in_program, change, changed
from spasmfree.core.exercises import Program
from spasmfree.core.settings import OwnDose, PersonSettings
from spasmfree.core.tailor import Tailor

ALIASES = GIVEN.aliases


def shown(person=None, place=2, program=PROGRAM, *, swap=True):
    """The dialog for one place of a program; the third one of PROGRAM is the lift."""
    tailor = Tailor(GIVEN, person or PersonSettings())
    one = tailor.program(program).exercises[place]
    taken = {item.exercise for item in program.items} - {one.asked.exercise}
    return change(tailor, one, taken, swap=swap)


def told(person, at, key=None, **numbers):
    """The settings after the dialog `at` was saved with an exercise and some numbers of it."""
    choice = next(c for c in at.choices if c.exercise == (key or at.choices[at.chosen].exercise))
    own = choice.own
    fields = {
        "sets": own.sets,
        "reps": own.reps if choice.has_reps else None,
        "hold_s": own.hold_s if choice.has_hold else None,
        "rest_s": own.rest_set_s if choice.has_rest else None,
    }
    return changed(person, at, choice, OwnDose(**{**fields, **numbers}), ALIASES)


def lift(person, program=PROGRAM):
    found = Tailor(GIVEN, person).program(program).items
    return next((item.sets, item.reps) for item in found if item.exercise == "lift")


def test_two_by_eight_is_remembered_and_shown_again():
    person = told(PersonSettings(), shown(), sets=2, reps=8)
    assert person.doses == {"lift": OwnDose(sets=2, reps=8)}
    assert lift(person) == (2, 8)
    at = shown(person)
    assert (at.dose, at.choices[0].own.sets, at.choices[0].usual.sets) == (
        "3 \u00d7 10 each side", 2, 3,
    )  # fmt: skip


def test_saving_without_a_change_keeps_nothing():
    assert told(PersonSettings(), shown()) == PersonSettings()


def test_a_number_of_the_program_is_kept_no_more():
    person = told(PersonSettings(), shown(), sets=2, reps=8)
    assert told(person, shown(person), sets=3).doses == {"lift": OwnDose(reps=8)}
    assert told(person, shown(person), sets=3, reps=10).doses == {}


def test_what_a_smaller_program_cannot_show_is_not_lost():
    person = PersonSettings(doses={"lift": OwnDose(sets=2, reps=8)})
    small = Program("small", "Small", "train", "", (prescribed("lift", sets=1),))
    person = told(person, shown(person, 0, small), reps=6)
    assert person.doses == {"lift": OwnDose(sets=2, reps=6)}
    assert lift(person) == (2, 6)


def test_a_hold_has_seconds_and_no_reps():
    at = shown(place=1)
    (choice,) = [each for each in at.choices if each.exercise == "stretch"]
    assert (choice.has_reps, choice.has_hold, choice.has_rest) == (False, True, True)
    assert told(PersonSettings(), at, hold_s=20).doses == {"stretch": OwnDose(hold_s=20)}
    assert not shown(place=0).choices[0].has_rest  # one set


def test_a_longer_rest_is_kept_too():
    person = told(PersonSettings(), shown(), rest_s=90)
    assert person.doses == {"lift": OwnDose(rest_s=90)}


class TestSwap:
    def test_only_what_has_the_same_task_and_is_not_there_already(self):
        assert [choice.exercise for choice in shown().choices] == ["lift", "press"]
        assert [choice.exercise for choice in shown(place=3).choices] == ["dig", "curl", "slide"]

    def test_it_is_remembered_with_its_dose(self):
        person = told(PersonSettings(), shown(), "press", reps=4)
        assert person.swaps == {"lift": "press"}
        assert person.doses == {"press": OwnDose(reps=4)}
        at = shown(person)
        assert at.choices[at.chosen].exercise == "press"
        assert at.title == "Lift"

    def test_back_to_that_of_the_program(self):
        person = PersonSettings(swaps={"lift": "press", "curl": "dig"})
        assert told(person, shown(person), "lift").swaps == {"curl": "dig"}

    def test_changing_only_the_dose_leaves_it(self):
        person = PersonSettings(swaps={"lift": "press"})
        assert told(person, shown(person), sets=1).swaps == {"lift": "press"}

    def test_what_stands_in_is_shown_and_not_taken_for_a_wish(self):
        person = PersonSettings(avoided=("side-lying",))
        at = shown(person)
        assert [choice.exercise for choice in at.choices] == ["press"]
        assert told(person, at, sets=1).swaps == {}

    def test_practice_offers_no_other(self):
        person = PersonSettings(avoided=("side-lying",))
        tailor = Tailor(GIVEN, person)
        (one,) = tailor.alone(GIVEN.exercises["lift"]).exercises
        assert [c.exercise for c in change(tailor, one, (), swap=False).choices] == ["lift"]


@pytest.mark.parametrize("key", ["lift", "leg-raise"])
def test_as_in_the_program_forgets_the_swap_and_the_doses(key):
    person = PersonSettings(
        swaps={key: "press", "curl": "dig"},
        doses={key: OwnDose(sets=1), "press": OwnDose(reps=3), "dig": OwnDose(reps=2)},
    )
    found = as_in_program(person, shown(person), ALIASES)
    assert found.swaps == {"curl": "dig"}
    assert found.doses == {"dig": OwnDose(reps=2)}


def test_an_earlier_id_is_not_kept_beside_the_present_one():
    person = PersonSettings(doses={"leg-raise": OwnDose(sets=2)})
    found = told(person, shown(person), reps=8)
    assert found.doses == {"lift": OwnDose(sets=2, reps=8)}


def test_what_it_needs_is_said():
    assert shown(program=CURLS, place=0).choices[0].needs == "standing. Have ready: chair."
    assert shown(place=3).choices[0].needs == "supine."


def test_a_field_of_a_later_version_stays():
    person = PersonSettings(doses={"lift": replace(OwnDose(), unknown={"band": "light"})})
    found = told(person, shown(person), sets=1)
    assert found.doses["lift"] == OwnDose(sets=1, unknown={"band": "light"})
    assert told(found, shown(found), sets=3).doses["lift"].unknown == {"band": "light"}
