"""The sets of a week, towards what they are done, and how many the plan asks for; by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from core.builders import CATALOGUE, EXERCISES, prescribed
from core.history_builders import row, session
from core.set_builders import one_set, whole_program

from spasmfree.core import balance, content, layout
from spasmfree.core.balance import Aim, Bar, aims, bars
from spasmfree.core.exercises import Exercise, Prescription, Program
from spasmfree.core.record import Outcome, SessionKind, SessionOutcome
from spasmfree.core.vocabulary import Muscle, Role
from spasmfree.resources import resource

REAL = content.parse(resource("exercises.json").read_text(encoding="utf-8"))

# 23 November 2026 is a Monday.
MON, TUE, WED, FRI, SUN = (f"2026-11-{day}" for day in (23, 24, 25, 27, 29))
MUSCLES = {
    "stretch": ("quads",),  # 2 sets a side: 4
    "kneel": ("hip-flexors", "quads"),  # 2 sets a side: 4
    "lift": ("side-hip",),  # 3 sets a side: 6
    "dig": ("hamstrings",),  # 2 sets of both legs: 2
    "curl": ("hamstrings",),  # 2 sets a side: 4
    "slide": ("hamstrings", "side-hip"),  # 1 set of both legs
    "tilt": ("hamstrings",),  # moved gently: it strengthens nothing
}


def works_on(key: str, names: tuple[str, ...]) -> Exercise:
    """The exercise with these muscles: a stretch lengthens them, any other strengthens them."""
    one = EXERCISES[key]
    muscles = tuple(map(Muscle, names))
    if one.role is Role.STRETCH:
        return replace(one, stretches=muscles)
    return replace(one, strengthens=muscles)


KNOWN = replace(
    CATALOGUE,
    exercises={key: works_on(key, names) for key, names in MUSCLES.items()},
    programs={
        key: Program(key, key, "train", "", tuple(map(prescribed, exercises)))
        for key, exercises in {
            "a": ("tilt", "stretch", "lift", "dig", "kneel"),  # quads 8, hamstrings 2, side hip 6
            "b": ("stretch", "lift", "curl"),  # quads 4, hamstrings 4, side hip 6
            "c": ("slide",),  # quads 0, hamstrings 1, side hip 1
        }.items()
    },
    aliases={"old-lift": "lift"},
)
PLAN = (row(MON, rotation=("a",)),)  # Monday, Wednesday, Friday


def counts(rows=PLAN, sessions=(), sets=(), today=WED, due=()):
    """(done, planned) of quads, hamstrings and side hip."""
    return [(bar.done, bar.planned) for bar in bars(rows, sessions, sets, KNOWN, today, due)]


def did(day, program="a"):
    """A whole session of a day, and its sets."""
    made = session(day, program=program)
    return made, whole_program(made.id, program, KNOWN)


def test_a_set_is_one_side_and_a_week_is_its_planned_days() -> None:
    assert counts() == [(0, 24), (0, 6), (0, 18)]


def test_what_was_done_is_counted_by_set() -> None:
    one, sets = did(MON)
    assert counts(sessions=[one], sets=sets) == [(8, 24), (2, 6), (6, 18)]


def test_a_full_week_fills_each_bar_exactly() -> None:
    done = [did(day) for day in (MON, WED, FRI)]
    sets = [each for _, own in done for each in own]
    found = bars(PLAN, [one for one, _ in done], sets, KNOWN, SUN)
    assert [(bar.done, bar.planned) for bar in found] == [(24, 24), (6, 6), (18, 18)]
    assert [bar.filled for bar in found] == [1, 1, 1]


@pytest.mark.parametrize("program", [p.id for p in REAL.programs.values() if p.kind == "train"])
def test_a_full_week_of_each_program_fills_each_bar_exactly(program: str) -> None:
    done = [session(day, program=program) for day in (MON, WED, FRI)]
    sets = [each for one in done for each in whole_program(one.id, program, REAL)]
    for bar in bars((row(MON, rotation=(program,)),), done, sets, REAL, SUN):
        assert bar.planned > 0
        assert bar.done == bar.planned


@pytest.mark.parametrize(
    ("changes", "counted"),
    [
        ({}, 1),
        ({"outcome": Outcome.PARTIAL, "reps_done": 1}, 1),
        ({"outcome": Outcome.PARTIAL, "reps_done": 0, "hold_ms_done": 4_000}, 1),
        ({"outcome": Outcome.PARTIAL, "reps_done": 0}, 0),
        ({"outcome": Outcome.SKIPPED, "reps_done": 0}, 0),
        ({"outcome": Outcome.STOPPED_PAIN, "reps_done": 3}, 0),
        ({"exercise": "old-lift"}, 1),
        ({"exercise": "user:1234"}, 0),
    ],
)
def test_a_set_counts_as_it_does_everywhere(changes: dict[str, object], counted: int) -> None:
    sets = [one_set("s", 0, **({"exercise": "lift"} | changes))]
    assert counts(sets=sets)[2] == (counted, 18)


def test_practice_and_a_session_that_does_not_count_fill_the_bars_too() -> None:
    practice = session(TUE, kind=SessionKind.PRACTICE, program="")
    stopped = session(MON, program="a", sets_done=1, outcome=SessionOutcome.STOPPED_PAIN)
    sets = [one_set(practice.id, 0, "curl"), one_set(stopped.id, 0, "lift")]
    assert counts(sessions=[practice, stopped], sets=sets) == [(0, 24), (1, 6), (1, 18)]


def test_a_session_without_the_app_counts_as_its_program() -> None:
    told = session(TUE, program="b", kind=SessionKind.ELSEWHERE)
    assert counts(sessions=[told]) == [(4, 24), (4, 6), (6, 18)]
    before, after = (replace(told, day=day) for day in ("2026-11-22", "2026-11-30"))
    assert counts(sessions=[before, after]) == [(0, 24), (0, 6), (0, 18)]
    for program in ("", "gone"):
        assert counts(sessions=[replace(told, program=program)])[0] == (0, 24)


def test_a_session_without_the_app_that_has_sets_counts_by_them() -> None:
    told = session(TUE, program="b", kind=SessionKind.ELSEWHERE)
    sets = [one_set(told.id, 0, "lift")]
    assert counts(sessions=[told], sets=sets) == [(0, 24), (0, 6), (1, 18)]


def test_a_lower_dose_of_ones_own_fills_the_week_as_well() -> None:
    def asked(program: Program) -> tuple[Prescription, ...]:
        return tuple(replace(item, sets=1) for item in program.items)

    told = session(TUE, program="b", kind=SessionKind.ELSEWHERE)
    found = bars(PLAN, [told], [], KNOWN, WED, (), asked)
    # Of "a" 4, 1 and 2 on three days; of "b" 2, 2 and 2.
    assert [(bar.done, bar.planned) for bar in found] == [(2, 12), (2, 3), (2, 6)]


def test_programs_in_turn_go_on_from_the_week_before_and_stay_for_the_week() -> None:
    rows = (row("2026-11-16", rotation=("a", "b")),)
    last = session("2026-11-20", program="a")
    wanted = [4 + 8 + 4, 4 + 2 + 4, 6 + 6 + 6]  # b, a, b
    assert [planned for _, planned in counts(rows, [last])] == wanted
    monday, _ = did(MON, "b")
    assert [planned for _, planned in counts(rows, [last, monday])] == wanted
    assert [planned for _, planned in counts(rows, [last], today=SUN)] == wanted  # nothing done


def test_a_program_done_too_little_moves_no_turn() -> None:
    rows = (row("2026-11-16", (0,), rotation=("a", "b")),)
    begun = session("2026-11-16", program="a", sets_done=1)
    assert counts(rows, [begun]) == [(0, 8), (0, 2), (0, 6)]


def test_each_day_counts_by_the_plan_in_force_on_it() -> None:
    rows = (row("2026-11-16", (0, 2, 4), ("a",)), row(WED, (2, 4), ("b",)))
    assert counts(rows) == [(0, 8 + 4 + 4), (0, 2 + 4 + 4), (0, 6 + 6 + 6)]


def test_a_plan_that_begins_in_the_week_plans_from_then_on() -> None:
    assert counts((row(WED, rotation=("a",)),)) == [(0, 16), (0, 4), (0, 12)]


def test_the_second_week_may_begin_within_the_week() -> None:
    rows = (row("2026-11-18", rotation=("a",), weeks=1, then=("b",)),)  # b from Wednesday on
    assert counts(rows) == [(0, 8 + 4 + 4), (0, 2 + 4 + 4), (0, 6 + 6 + 6)]


def test_an_exercise_may_be_for_two() -> None:
    assert counts((row(MON, (0,), ("c",)),)) == [(0, 0), (0, 1), (0, 1)]


def test_what_is_for_nothing_here_fills_nothing() -> None:
    assert aims(KNOWN.exercises["tilt"]) == ()
    stretched = replace(EXERCISES["dig"], role=Role.STRETCH, stretches=(Muscle.HAMSTRINGS,))
    assert aims(stretched) == ()
    strengthened = replace(EXERCISES["dig"], strengthens=(Muscle.QUADS,))
    assert aims(strengthened) == ()


def test_the_line_is_where_the_session_of_today_leads() -> None:
    coming = layout.build(KNOWN.programs["a"].items, KNOWN).sets
    one, sets = did(MON)
    quads, hamstrings, hip = bars(PLAN, [one], sets, KNOWN, WED, coming)
    assert (quads.after, hamstrings.after, hip.after) == (16, 4, 12)
    assert quads.filled == pytest.approx(1 / 3)
    assert quads.line == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("bar", "filled", "line"),
    [
        (Bar(Aim.QUADS, 0, 12, 0), 0, None),  # nothing is due
        (Bar(Aim.QUADS, 9, 12, 15), 0.75, 1),
        (Bar(Aim.QUADS, 14, 12, 18), 1, None),  # it is full already
        (Bar(Aim.QUADS, 3, 0, 6), 0, None),  # no measure
    ],
)
def test_no_bar_goes_beyond_its_end(bar: Bar, filled: float, line: float | None) -> None:
    assert (bar.filled, bar.line) == (filled, line)


@pytest.mark.parametrize(
    ("bar", "count", "told"),
    [
        (Bar(Aim.QUADS, 8, 24, 8), "8 of 24 sets", "8 of 24 sets"),
        (Bar(Aim.QUADS, 8, 24, 16), "8 of 24 sets", "8 of 24 sets, 16 with today's session"),
        (Bar(Aim.QUADS, 26, 24, 34), "26 of 24 sets", "26 of 24 sets"),
        (Bar(Aim.QUADS, 0, 1, 0), "0 of 1 set", "0 of 1 set"),
        (Bar(Aim.QUADS, 3, 0, 3), "3 sets", "3 sets"),
        (Bar(Aim.QUADS, 1, 0, 1), "1 set", "1 set"),
    ],
)
def test_counts_in_words(bar: Bar, count: str, told: str) -> None:
    assert balance.count_words(bar) == count
    assert balance.told(bar) == told
