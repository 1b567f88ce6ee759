"""What a program says on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from core.history_builders import row

from spasmfree.core import browse, content
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Side
from spasmfree.core.handout import box_days, handout, own, page_words
from spasmfree.core.loads import Load, Worn
from spasmfree.core.practice import prescription
from spasmfree.core.settings import OwnDose, PersonSettings
from spasmfree.core.tailor import Tailor
from spasmfree.resources import resource

CATALOGUE = content.parse(resource("exercises.json").read_text(encoding="utf-8"))
STARTER, SECOND = CATALOGUE.programs["starter"], CATALOGUE.programs["starter-week2"]


@pytest.mark.parametrize("program", CATALOGUE.programs.values(), ids=lambda each: each.id)
def test_every_exercise_is_there_in_order_with_what_to_do(program):
    shown = handout(program, CATALOGUE)
    exercises = [CATALOGUE.exercises[item.exercise] for item in program.items]
    assert (shown.title, shown.why) == (program.name, program.why)
    assert [each.name for each in shown.exercises] == [each.name for each in exercises]
    for said, exercise, item in zip(shown.exercises, exercises, program.items, strict=True):
        assert exercise.start in said.place
        assert said.dose == browse.dose_words(item, item.side_mode)
        assert (said.cue_title, said.cue) == (exercise.cue.title, exercise.cue.text)
        assert said.stop == exercise.stop


def test_the_dose_is_that_of_the_program_and_not_the_usual_one():
    curl = handout(SECOND, CATALOGUE).exercises[3]
    assert curl.name == "Standing hamstring curl"
    assert curl.dose == "2 \u00d7 10 each side"  # its usual dose is 3 sets


def test_a_dose_of_bare_numbers_says_what_is_counted():
    counted = [each.counted for each in handout(STARTER, CATALOGUE).exercises]
    assert counted == ["tilts", "", "", "", ""]


def test_what_is_needed_has_its_plain_name():
    assert [each.equipment for each in handout(STARTER, CATALOGUE).exercises] == [
        "Mat",
        "Mat, strap or towel",
        "Mat",
        "Mat",
        "Cushion, chair",
    ]


def test_who_stands_on_one_leg_holds_on_first():
    """Whatever is prescribed for one leg at a time; side steps need the room to move."""
    every = replace(STARTER, items=tuple(map(prescription, CATALOGUE.exercises.values())))
    held = {
        said.name
        for said in handout(every, CATALOGUE).exercises
        if said.place.startswith("Hold on to something.")
    }
    assert held == {
        each.name
        for each in CATALOGUE.exercises.values()
        if each.steps[0].text.startswith("Hold on to something")
    }


def test_an_ankle_weight_comes_with_its_strap():
    heavy = replace(SECOND, items=(replace(SECOND.items[2], load_grams=500), *SECOND.items[3:]))
    lift, curl, _ = handout(heavy, CATALOGUE).exercises
    assert lift.place.endswith("Ankle weight of 0.5\u00a0kg: check the strap.")
    assert "Ankle weight" not in curl.place
    assert "1.1\u00a0lb" in handout(heavy, CATALOGUE, units="lb").exercises[0].place


def test_the_loads_are_those_that_were_done_last():
    def places(*worn, weights=(500, 1000)):
        person = PersonSettings(weights=weights, bands=("light",))
        shown = own(SECOND, Tailor(CATALOGUE, person), (), "2026-11-24", worn)
        return " ".join(each.place for each in shown.exercises)

    lift = "side-lying-hip-abduction"
    left, right = (Worn(lift, side, Load(1000)) for side in (Side.LEFT, Side.RIGHT))
    assert "1\u00a0kg each ankle: check the strap." in places(left, right)
    assert "Left 1\u00a0kg, right no weight: check the strap." in places(left)
    assert "0.5\u00a0kg each ankle: check the strap." in places(left, right, weights=(500,))
    assert "check the strap" not in places()
    assert "check the strap" not in places(left, right, weights=())


def test_a_band_is_named_on_paper():
    done = replace(STARTER, items=(prescription(CATALOGUE.exercises["clamshell"]),))
    worn = [Worn("clamshell", side, Load(band="light")) for side in (Side.LEFT, Side.RIGHT)]
    tailor = Tailor(CATALOGUE, PersonSettings(bands=("light",)))
    (shown,) = own(done, tailor, (), "2026-11-24", worn).exercises
    assert shown.place.endswith("Light band.")


def test_there_is_a_box_for_each_day_of_the_plan():
    tailor = Tailor(CATALOGUE, PersonSettings())
    shown = own(STARTER, tailor, (row("2026-11-23", (0, 1, 3, 5)),), "2026-11-24")
    assert shown.days == ("Mon", "Tue", "Thu", "Sat")
    assert shown.weeks == 4
    assert own(STARTER, tailor, (), "2026-11-24").days == ("", "", "")


def test_it_says_what_it_is_not_and_when_to_stop():
    shown = handout(STARTER, CATALOGUE)
    assert shown.not_reviewed == "Not reviewed by a health professional."
    assert "does not examine you" in shown.disclaimer
    assert shown.stop_signs.endswith("stop here.")


def test_sides_are_explained_where_there_are_sides():
    assert any("left" in note for note in handout(STARTER, CATALOGUE).notes)
    tilt = replace(STARTER, items=STARTER.items[:1])
    assert not any("left" in note for note in handout(tilt, CATALOGUE).notes)


def test_the_days_are_those_on_which_the_program_is_planned():
    first = row("2026-11-02", (0, 2), weeks=3, then=("starter-week2",))
    plan = (first, row("2026-12-28", (1, 4), ("standard-a", "standard-b")))
    standard = CATALOGUE.programs["standard-b"]
    assert box_days(STARTER, plan, "2026-11-03") == ("Mon", "Wed")
    assert box_days(STARTER, plan, "2026-10-01") == ("Mon", "Wed")  # the plan has not begun
    assert box_days(SECOND, plan, "2026-11-03") == ("Mon", "Wed")  # its turn comes
    assert box_days(standard, plan, "2026-11-03") == ("Tue", "Fri")
    assert box_days(STARTER, plan, "2026-12-01") == ("", "", "")  # its weeks are over
    assert box_days(standard, (), "2026-12-01") == ("", "", "")


def test_what_no_plan_has_gets_as_many_boxes_as_it_usually_has_days():
    assert box_days(CATALOGUE.programs["maintenance"], (), "2026-11-24") == ("", "")
    for each in CATALOGUE.programs.values():
        if each.kind != "train":
            assert box_days(each, (), "2026-11-24")[::6] == ("Mon", "Sun")


def test_it_is_the_program_as_the_person_does_it():
    person = PersonSettings(
        doses={"side-lying-hip-abduction": OwnDose(sets=2, reps=6)},
        swaps={"hamstring-curl-standing": "hamstring-curl-prone"},
    )
    shown = own(SECOND, Tailor(CATALOGUE, person), (), "2026-11-24")
    assert (shown.title, shown.why) == (SECOND.name, SECOND.why)
    assert shown.exercises[2].dose == "2 \u00d7 6 each side"
    assert shown.exercises[3].name == CATALOGUE.exercises["hamstring-curl-prone"].name


def test_who_can_do_nothing_of_it_is_told_so():
    nothing = PersonSettings(avoided=tuple(CATALOGUE.positions))
    with pytest.raises(KnownError, match="Settings"):
        own(STARTER, Tailor(CATALOGUE, nothing), (), "2026-11-24")


def test_pages_are_counted():
    assert page_words(2, 3) == "Page 2 of 3"
