"""A program as one person does it: what is there, what can be taken, swaps and own doses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from core.builders import CATALOGUE, EXERCISES, exercise, prescribed
from hypothesis import given
from hypothesis import strategies as st

from spasmfree.core import content
from spasmfree.core.exercises import Dose, Easier, Program, SideMode
from spasmfree.core.layout import build
from spasmfree.core.settings import OwnDose, PersonSettings
from spasmfree.core.tailor import Reason, Tailor
from spasmfree.core.timeline import minutes
from spasmfree.core.vocabulary import Role
from spasmfree.resources import resource

NEEDS = {"tilt": ("mat",), "stretch": ("mat", "strap"), "curl": ("chair",), "press": ("wall",)}
WORKS = {
    "tilt": "pelvis", "stretch": "quads", "lift": "side-hip", "dig": "hamstrings",
    "curl": "hamstrings", "kneel": "quads", "slide": "hamstrings", "press": "side-hip",
}  # fmt: skip


def works(one, *muscles):
    """The field that says what an exercise of this role works on."""
    field = {Role.STRETCH: "stretches", Role.RELIEF: "moves"}.get(one.role, "strengthens")
    return {field: muscles}


PRESS = exercise("press", "standing", SideMode.EACH, Dose(3, 5, 5, None, 5, 30, 60))
ALL = {
    key: replace(one, equipment=NEEDS.get(key, ()), **works(one, WORKS[key]))
    for key, one in {**EXERCISES, "press": PRESS}.items()
}
PROGRAM = Program(
    "week", "Week", "train", "", tuple(map(prescribed, ("tilt", "stretch", "lift", "dig")))
)
CURLS = Program("curls", "Curls", "train", "", (prescribed("curl", sets=2),))
GIVEN = replace(CATALOGUE, exercises=ALL, aliases={"leg-raise": "lift"})


def tailored(program=PROGRAM, **person):
    return Tailor(GIVEN, PersonSettings(**person)).program(program)


def done(program=PROGRAM, **person):
    return [item.exercise for item in tailored(program, **person).items]


def dose(program=PROGRAM, key="lift", **own):
    found = tailored(program, doses={key: OwnDose(**own)})
    return next(item for item in found.items if item.exercise == key)


def test_without_choices_a_program_is_done_as_it_is():
    found = tailored()
    assert found.items == PROGRAM.items
    assert {each.reason for each in found.exercises} == {Reason.PROGRAM}
    assert found.left_out == ()


def test_two_by_eight_as_the_physiotherapist_said():
    lift = dose(sets=2, reps=8)
    assert (lift.sets, lift.reps) == (2, 8)
    assert (lift.rest_side_s, lift.rest_set_s, lift.tempo) == (30, 60, (2, 1, 2))


@given(st.integers(1, 20), st.integers(1, 100), st.integers(1, 1800), st.sampled_from(sorted(ALL)))
def test_no_dose_is_ever_above_that_of_the_program(sets, reps, hold_s, key):
    usual = prescribed(key) if key != "press" else replace(prescribed("lift"), exercise=key)
    program = Program("one", "One", "train", "", (usual,))
    lowered = dose(program, key, sets=sets, reps=reps, hold_s=hold_s)
    assert 1 <= lowered.sets <= usual.sets
    assert 1 <= lowered.reps <= usual.reps
    assert (lowered.hold_s is None) == (usual.hold_s is None)
    assert (lowered.hold_s or 0) <= (usual.hold_s or 0)


def test_a_rest_is_the_persons_own_and_the_other_side_waits_no_longer_for_it():
    assert (dose(rest_s=20).rest_side_s, dose(rest_s=20).rest_set_s) == (20, 20)
    assert (dose(rest_s=90).rest_side_s, dose(rest_s=90).rest_set_s) == (30, 90)


class TestSwap:
    def test_it_takes_the_place_in_every_program_and_brings_its_own_dose(self):
        (found,) = tailored(CURLS, swaps={"curl": "slide"}).exercises
        assert (found.done.exercise, found.reason) == ("slide", Reason.SWAPPED)
        assert (found.done.sets, found.done.reps, found.done.tempo) == (1, 6, (3, 0, 4))
        assert found.asked.exercise == "curl"

    def test_it_is_no_more_for_everybody_than_what_it_stands_for(self):
        """Decisions D30."""
        easy = replace(PROGRAM, items=tuple(replace(i, if_easy=True) for i in PROGRAM.items))
        assert all(item.if_easy for item in tailored(easy, swaps={"dig": "curl"}).items)
        assert not any(item.if_easy for item in tailored(swaps={"dig": "curl"}).items)

    def test_it_brings_no_more_sets_than_the_program_has(self):
        one_set = Program("one", "One", "train", "", (prescribed("slide"),))
        (found,) = tailored(one_set, swaps={"slide": "curl"}).items
        assert (found.exercise, found.sets, found.reps) == ("curl", 1, 10)

    @pytest.mark.parametrize("other", ["stretch", "lift", "no-such-exercise", "curl"])
    def test_only_for_an_exercise_with_the_same_task(self, other):
        assert done(CURLS, swaps={"curl": other}) == ["curl"]

    def test_not_for_what_the_program_has_already(self):
        both = Program("both", "Both", "train", "", (prescribed("curl"), prescribed("slide")))
        assert done(both, swaps={"curl": "slide"}) == ["curl", "slide"]

    def test_two_for_the_same_one_are_done_once(self):
        both = Program("both", "Both", "train", "", (prescribed("curl"), prescribed("dig")))
        assert done(both, swaps={"curl": "slide", "dig": "slide"}) == ["slide", "dig"]

    def test_not_for_what_cannot_be_done_now(self):
        assert done(CURLS, swaps={"curl": "slide"}, avoided=("supine",)) == ["curl"]

    def test_an_earlier_id_still_counts(self):
        assert "press" in done(swaps={"leg-raise": "press"})
        assert tailored(doses={"leg-raise": OwnDose(sets=1)}).items[2].sets == 1


class TestWhatCannotBeDone:
    def test_another_exercise_with_the_same_task_stands_in(self):
        found = tailored(avoided=("side-lying",)).exercises
        assert [(each.done.exercise, each.reason) for each in found] == [
            ("tilt", Reason.PROGRAM), ("kneel", Reason.FITS), ("press", Reason.FITS),
            ("dig", Reason.PROGRAM),
        ]  # fmt: skip

    def test_what_nothing_stands_in_for_is_left_out_and_told(self):
        found = tailored(missing=("mat",))
        assert [item.exercise for item in found.items] == ["kneel", "lift", "dig"]
        assert found.left_out == ("tilt",)

    def test_who_cannot_lie_on_the_side_cannot_do_so_at_a_wall(self):
        wall = replace(ALL["lift"], position="side-lying-wall")
        assert Tailor(GIVEN, PersonSettings()).can(wall)
        assert not Tailor(GIVEN, PersonSettings(avoided=("side-lying",))).can(wall)
        assert Tailor(GIVEN, PersonSettings(avoided=("side-lying-wall",))).can(ALL["lift"])

    def test_nothing_may_be_left(self):
        everywhere = ("supine", "side-lying", "half-kneeling", "standing")
        found = tailored(avoided=everywhere)
        assert found.items == ()
        assert found.left_out == ("tilt", "stretch", "lift", "dig")

    @given(
        st.sets(st.sampled_from(("supine", "side-lying", "half-kneeling", "standing"))),
        st.sets(st.sampled_from(("mat", "strap", "chair", "wall"))),
        st.dictionaries(st.sampled_from(sorted(ALL)), st.sampled_from(sorted(ALL))),
    )
    def test_it_is_never_proposed(self, avoided, missing, swaps):
        found = tailored(avoided=tuple(avoided), missing=tuple(missing), swaps=swaps)
        keys = [item.exercise for item in found.items]
        assert len(keys) == len(set(keys))
        assert len(keys) + len(found.left_out) == len(PROGRAM.items)
        for each in found.exercises:
            exercise_ = ALL[each.done.exercise]
            assert exercise_.position not in avoided
            assert missing.isdisjoint(exercise_.equipment)
            assert exercise_.role is ALL[each.asked.exercise].role

    def test_what_is_offered_instead_has_the_likest_first(self):
        form = Easier("simpler", "Press", exercise="press")
        curl = replace(ALL["curl"], strengthens=("hamstrings", "side-hip"), easier=(form,))
        both = ("side-hip", "hamstrings")
        others = {key: replace(ALL[key], strengthens=both) for key in ("press", "tilt")}
        others["tilt"] = replace(others["tilt"], role=curl.role, moves=())
        tailor = Tailor(replace(GIVEN, exercises={**ALL, **others, "curl": curl}), PersonSettings())
        found = [each.id for each in tailor.instead_of(curl, ("dig",))]
        # Its easier form, one with the same main muscle, one that works on that too; the lift,
        # which shares only another muscle, is not among them.
        assert found == ["press", "slide", "tilt"]


class TestAnEasierStart:
    def test_half_of_the_sets_rounded_up_and_one_rung_down(self):
        found = Tailor(GIVEN, PersonSettings()).program(PROGRAM, easier=True).items
        # tilt: 1 x 8, stretch: 2 x 30 s, lift: 3 x 10, dig: 2 x 6; see the forms of the builders
        assert [(item.exercise, item.sets, item.reps, item.hold_s) for item in found] == [
            ("tilt", 1, 2, None), ("stretch", 1, 1, 12), ("lift", 2, 2, None), ("dig", 1, 2, 8),
        ]  # fmt: skip

    def eased(self, *forms, **person):
        lift = replace(ALL["lift"], easier=forms)
        given_ = replace(GIVEN, exercises={**ALL, "lift": lift})
        tailor = Tailor(given_, PersonSettings(**person))
        return tailor.program(PROGRAM, easier=True).exercises[2]

    def test_the_rung_may_be_another_exercise(self):
        found = self.eased(Easier("wall", "Against a wall", exercise="press"))
        assert (found.done.exercise, found.reason) == ("press", Reason.EASIER)
        assert (found.done.sets, found.done.reps, found.done.hold_s) == (2, 5, 5)

    def test_one_that_cannot_be_done_is_passed_over(self):
        forms = (Easier("wall", "", exercise="press"), Easier("five", "", reps=5))
        found = self.eased(*forms, missing=("wall",))
        assert (found.done.exercise, found.done.sets, found.done.reps) == ("lift", 2, 5)

    def test_a_smaller_range_cannot_be_planned(self):
        found = self.eased(Easier("half", "", range="Lift half as high."))
        assert (found.done.exercise, found.done.sets, found.done.reps) == ("lift", 2, 10)

    def test_it_asks_for_no_more_than_the_person_does_anyway(self):
        found = self.eased(Easier("five", "", reps=5), doses={"lift": OwnDose(sets=1, reps=3)})
        assert (found.done.sets, found.done.reps) == (1, 3)
        own = {"press": OwnDose(sets=1, reps=4)}
        found = self.eased(Easier("wall", "", exercise="press"), doses=own)
        assert (found.done.sets, found.done.reps) == (1, 4)


def test_a_short_session_has_one_set_of_each():
    found = Tailor(GIVEN, PersonSettings()).program(PROGRAM, short=True)
    assert {item.sets for item in found.items} == {1}


def test_practice_is_what_was_chosen_in_the_persons_own_dose():
    person = PersonSettings(
        avoided=("side-lying",), swaps={"lift": "press"}, doses={"lift": OwnDose(reps=6)}
    )
    (item,) = Tailor(GIVEN, person).alone(ALL["lift"]).items
    assert (item.exercise, item.sets, item.reps) == ("lift", 3, 6)


def test_roles_are_kept_apart():
    relief = replace(ALL["tilt"], id="rest", moves=("hamstrings",))
    tailor = Tailor(replace(GIVEN, exercises={**ALL, "rest": relief}), PersonSettings())
    assert relief not in tailor.instead_of(ALL["curl"])


CONTENT = content.parse(resource("exercises.json").read_text(encoding="utf-8"))
TRAIN = [each for each in CONTENT.programs.values() if each.kind == "train"]


class TestTheRealPrograms:
    @pytest.mark.parametrize("program", TRAIN, ids=lambda program: program.id)
    def test_each_is_done_as_it_is_with_all_things_and_positions(self, program):
        assert Tailor(CONTENT, PersonSettings()).program(program).items == program.items

    @pytest.mark.parametrize("program", TRAIN, ids=lambda program: program.id)
    @pytest.mark.parametrize("place", sorted(CONTENT.positions))
    def test_without_one_position_something_for_the_side_hips_stays(self, program, place):
        tailor = Tailor(CONTENT, PersonSettings(avoided=(place,)))
        found = [CONTENT.exercises[item.exercise] for item in tailor.program(program).items]
        assert all(each.position != place for each in found)
        assert any("side-hip" in each.strengthens for each in found)
        assert any("hamstrings" in each.strengthens for each in found)
        assert any({"quads", "hip-flexors"} & set(each.stretches) for each in found)

    @pytest.mark.parametrize("program", TRAIN, ids=lambda program: program.id)
    def test_an_easier_start_takes_about_half_of_the_time(self, program):
        tailor = Tailor(CONTENT, PersonSettings())
        whole, eased = (
            minutes(build(tailor.program(program, easier=easier).items, CONTENT))
            for easier in (False, True)
        )
        assert whole / 3 < eased < whole * 2 / 3
