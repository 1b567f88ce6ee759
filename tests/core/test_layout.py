"""A program laid out: the order of sides, what rests last, what a rep is made of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from core.builders import CATALOGUE, STARTER, prescribed, timeline

from spasmfree.core import spec
from spasmfree.core.changes import Changes, count
from spasmfree.core.exercises import Side, SideMode
from spasmfree.core.layout import Choices, lay_out, resolve
from spasmfree.core.timeline import Kind, Pace, Timeline, minutes, total_ms


def leads(plan: Timeline) -> list[list[tuple[str, int | None]]]:
    """For each set the phases that lead to it."""
    return [
        [(str(phase.kind), phase.ms) for phase in plan.phases[one.first_phase : one.first_work]]
        for one in plan.sets
    ]


def work(plan: Timeline, index: int) -> list[tuple[str, int | None, int]]:
    """The working phases of a set as kind, length and rep."""
    return [
        (str(phase.kind), phase.ms, phase.rep)
        for phase in plan.phases[plan.sets[index].first_work :]
        if phase.set_index == index and phase.kind is not Kind.EXIT
    ]


def order(plan: Timeline) -> str:
    """Sides and set numbers, such as L1 R1."""
    return " ".join(f"{one.side[0].upper()}{one.set_no}" for one in plan.sets)


def test_sides_alternate_set_by_set():
    assert order(timeline(prescribed("lift"))) == "L1 R1 L2 R2 L3 R3"


def test_one_side_can_be_finished_first_and_the_right_one_begin():
    choices = Choices(one_side_first=True, first_side=Side.RIGHT)
    assert order(timeline(prescribed("lift"), choices=choices)) == "R1 R2 R3 L1 L2 L3"
    own = replace(prescribed("lift", sets=2), one_side_first=True)
    assert order(timeline(own)) == "L1 L2 R1 R2"


@pytest.mark.parametrize("mode", [SideMode.BOTH, SideMode.ALTERNATING])
def test_what_has_no_side_of_its_own_is_one_row_of_sets(mode):
    plan = timeline(replace(prescribed("dig"), side_mode=mode))
    assert order(plan) == "B1 B2"
    assert [one.sets for one in plan.sets] == [2, 2]


def test_short_is_one_set_of_each_exercise_and_side():
    plan = timeline(choices=Choices(short=True))
    assert order(plan) == "B1 L1 R1 L1 R1 B1 L1 R1"
    assert {one.sets for one in plan.sets} == {1}


def test_the_first_set_is_announced_for_as_long_as_getting_down_takes():
    assert leads(timeline(prescribed("tilt"))) == [[("announce", 10_000), ("prepare", 10_000)]]
    slow = Choices(change_position_ms=45_000)
    first = leads(timeline(prescribed("tilt"), choices=slow))
    assert first == [[("announce", 35_000), ("prepare", 10_000)]]


def test_between_exercises_are_30_s_or_a_longer_change():
    plan = timeline(prescribed("tilt"), prescribed("curl", sets=1))
    assert leads(plan)[1] == [("announce", 20_000), ("prepare", 10_000)]
    slow = Choices(change_position_ms=40_000)
    plan = timeline(prescribed("tilt"), prescribed("curl", sets=1), choices=slow)
    assert leads(plan)[1] == [("announce", 30_000), ("prepare", 10_000)]


def test_a_rest_lasts_the_longer_of_rest_and_change_never_the_sum():
    # lift: 30 s between sides, 60 s when the number rises; stretch: 10 s, rolling over 15 s
    assert leads(timeline(prescribed("lift", sets=2)))[1:] == [
        [("change", 30_000)],
        [("change", 60_000)],
        [("change", 30_000)],
    ]
    assert leads(timeline(prescribed("stretch")))[1:] == [[("change", 15_000)]] * 3
    assert leads(timeline(prescribed("dig")))[1] == [("rest", 45_000)]
    one_side = timeline(prescribed("lift", sets=2), choices=Choices(one_side_first=True))
    assert leads(one_side)[1:] == [[("rest", 60_000)], [("change", 30_000)], [("rest", 60_000)]]


def test_a_rep_is_out_hold_back_and_parts_of_no_length_are_left_out():
    plan = timeline(prescribed("lift", reps=2), prescribed("slide", reps=1))
    assert work(plan, 0) == [
        ("out", 2_000, 1),
        ("hold", 1_000, 1),
        ("back", 2_000, 1),
        ("out", 2_000, 2),
        ("hold", 1_000, 2),
        ("back", 2_000, 2),
    ]
    assert work(plan, 6) == [("back", 4_000, 1), ("out", 3_000, 1)]
    done = [phase.last_of_rep for phase in plan.phases[plan.sets[0].first_work :]][:6]
    assert done == [False, False, True, False, False, True]


def test_presses_are_holds_with_gaps_between_and_none_after_the_last():
    plan = timeline(prescribed("dig", sets=1, reps=3))
    assert work(plan, 0) == [
        ("hold", 8_000, 1),
        ("gap", 5_000, 1),
        ("hold", 8_000, 2),
        ("gap", 5_000, 2),
        ("hold", 8_000, 3),
    ]
    assert plan.sets[0].hold_ms == 8_000
    assert not plan.sets[0].is_hold


def test_by_hand_only_reps_with_a_tempo_wait_for_a_press():
    by_rep = timeline(choices=Choices(pace=Pace.REP))
    by_set = timeline(choices=Choices(pace=Pace.SET))
    assert work(by_rep, 0) == [("by_hand", None, rep) for rep in range(1, 9)]
    assert work(by_set, 0) == [("by_hand", None, 8)]
    for plan in (by_rep, by_set):
        hands = {plan.sets[index].exercise for index in range(17) if plan.by_hand(index)}
        assert hands == {"tilt", "lift"}
        assert total_ms(plan) == total_ms(timeline())


def test_the_starter_takes_20_minutes_and_says_how_often_to_move():
    plan = timeline()
    by_hand = 20 + 48 + 30 + 4 * 30 + 3 * 15 + 30 + 6 * 50 + 3 * 30 + 2 * 60 + 30
    by_hand += 2 * (6 * 8 + 5 * 5) + 45 + 30 + 4 * 30 + 3 * 15
    assert total_ms(plan) == by_hand * 1000
    assert minutes(plan) == 20
    assert count(plan) == Changes(up_or_down=1, roll_over=3 + 1 + 1 + 5 + 1 + 3)


def test_from_both_legs_to_one_in_the_same_position_nothing_turns():
    left = replace(prescribed("dig", sets=1), side_mode=SideMode.EACH)
    assert count(timeline(prescribed("tilt"), left)) == Changes(0, 1, only_legs=True)


def test_minutes_are_never_none():
    assert minutes(timeline(prescribed("slide", reps=1))) == 1


def test_an_override_replaces_the_programs_own_dose():
    fewer = replace(prescribed("lift"), sets=1, reps=4)
    plan = timeline(choices=Choices(overrides=(fewer,)))
    lifts = [one for one in plan.sets if one.exercise == "lift"]
    assert [(one.reps, one.sets) for one in lifts] == [(4, 1), (4, 1)]


def test_what_cannot_be_timed_is_refused():
    with pytest.raises(ValueError, match="tilt"):
        timeline(replace(prescribed("tilt"), tempo=None))
    with pytest.raises(ValueError, match="at least one"):
        lay_out((), Choices())


def test_a_running_session_has_the_same_timeline_after_a_crash_without_the_catalogue():
    choices = Choices(
        pace=Pace.REP, first_side=Side.RIGHT, change_side_ms=7_000, overrides=(prescribed("lift"),)
    )
    items = resolve(STARTER.items, CATALOGUE)
    kept = spec.to_json(items, choices)
    assert spec.from_json(kept) == (items, choices)
    assert spec.timeline(kept) == lay_out(items, choices)
