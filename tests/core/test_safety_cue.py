"""The safety cue fades with practice, and is back in full after pain or time away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from core.builders import CATALOGUE
from core.set_builders import one_set
from fakes import MemoryStore
from storage.examples import SESSION

from spasmfree.core.record import Outcome, PainKind, PainRecord
from spasmfree.core.safety_cue import Did, Often, by_exercise, often

TODAY = "2026-03-20"


def every_other_day(count, *, last=19, hurt=()):
    """So many sessions, the last on that day of March."""
    found = [f"2026-03-{last - 2 * back:02}" for back in range(count)][::-1]
    return [Did(day, at in hurt) for at, day in enumerate(found)]


@pytest.mark.parametrize(
    ("before", "expected"),
    [(0, "each"), (1, "each"), (2, "ends"), (5, "ends"), (6, "first"), (9, "first")],
)
def test_it_fades_from_each_rep_to_the_ends_of_a_set_to_its_first(before, expected):
    assert often(every_other_day(before), TODAY) == expected


def test_after_pain_it_is_said_at_each_rep_again_and_fades_anew():
    assert often(every_other_day(9, hurt=[8]), TODAY) == "each"
    assert often(every_other_day(9, hurt=[7]), TODAY) == "each"
    assert often(every_other_day(9, hurt=[6]), TODAY) == "ends"


def test_fourteen_days_away_make_it_new_and_thirteen_do_not():
    assert often(every_other_day(3, last=6), TODAY) == "each"
    assert often(every_other_day(3, last=7), TODAY) == "ends"


def test_a_break_long_ago_counts_like_one_before_today():
    early = [Did(f"2026-01-{day:02}") for day in range(1, 20, 2)]
    assert often([*early, Did("2026-03-18")], TODAY) == "each"


@pytest.mark.parametrize(
    ("how", "reps"), [(Often.EACH, [1, 2, 3, 4, 5]), (Often.ENDS, [1, 5]), (Often.FIRST, [1])]
)
def test_the_reps_of_a_set_at_which_it_is_said(how, reps):
    assert [rep for rep in range(1, 6) if how.says(rep, 5)] == reps


def history(*days, hurt=(), stopped=()):
    """A session of "lift" on each of these days, and one of "curl" on the first."""
    store = MemoryStore()
    for day in days:
        outcome = Outcome.STOPPED_PAIN if day in stopped else Outcome.DONE
        sets = [one_set(day, 0, "lift", outcome=outcome)]
        sets += [one_set(day, 1, "curl")] if day == days[0] else []
        pains = [PainRecord("p" + day, 5, 0, day, PainKind.HURTS, None, "", day, f"{day} set 0", 3)]
        session = replace(SESSION, id=day, day=day)
        store.save_session(session, sets, pains if day in hurt else ())
    return store


def asked(store):
    return by_exercise(store, {"lift", "curl", "dig"}, CATALOGUE, TODAY)


MARCH = tuple(f"2026-03-{day:02}" for day in (7, 9, 11, 13, 15, 17, 19))


def test_each_exercise_has_its_own_history():
    assert asked(history(*MARCH)) == {"lift": "first", "curl": "each", "dig": "each"}


@pytest.mark.parametrize("how", ["hurt", "stopped"])
def test_a_press_of_it_hurts_and_a_set_stopped_by_pain_both_count(how):
    assert asked(history(*MARCH, **{how: {"2026-03-17"}}))["lift"] == "each"
    assert asked(history(*MARCH, **{how: {"2026-03-13"}}))["lift"] == "ends"


def test_a_set_of_which_nothing_was_done_is_no_practice():
    store = MemoryStore()
    for day in MARCH:
        skipped = one_set(day, 0, "lift", reps_done=0, outcome=Outcome.SKIPPED)
        store.save_session(replace(SESSION, id=day, day=day), [skipped])
    assert asked(store)["lift"] == "each"
