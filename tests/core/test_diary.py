"""The diary's words, and what happens to a session that a person corrects."""

from __future__ import annotations

import pytest
from core.history_builders import session

from spasmfree.core import content, diary, diary_edit
from spasmfree.core.diary import DiaryState
from spasmfree.core.diary_edit import Edit, Elsewhere, elsewhere_record
from spasmfree.core.done import credit
from spasmfree.core.exercises import Side
from spasmfree.core.loads import BARE, Gear, Load
from spasmfree.core.record import (
    Outcome,
    PainKind,
    PainRecord,
    SessionKind,
    SessionOutcome,
    SetRecord,
)
from spasmfree.resources import resource

CATALOGUE = content.parse(resource("exercises.json").read_text(encoding="utf-8"))
LIFT, STRETCH, TILT = "side-lying-hip-abduction", "quad-stretch-side-lying", "pelvic-tilt-supine"
PROGRAMS = {"starter": "Starter, week 1"}
TODAY = "2026-11-24"


def state(*sessions):
    names = {LIFT: "Side-lying hip lift"}
    preset = Elsewhere(TODAY, "starter", 20)
    return DiaryState(sessions, PROGRAMS, TODAY, lambda: preset, names)


def reps(place, side, set_no, done, planned=10, exercise=LIFT, **changes):
    outcome = Outcome.DONE if done >= planned else Outcome.PARTIAL if done else Outcome.SKIPPED
    fields = {
        "id": f"set-{place}",
        "session_id": "s",
        "place": place,
        "exercise": exercise,
        "variant": "",
        "side": side,
        "set_no": set_no,
        "reps_planned": planned,
        "reps_done": done,
        "hold_ms_planned": 0,
        "hold_ms_done": 0,
        "load_grams": 0,
        "band": "",
        "outcome": outcome,
        "rep_times": tuple(range(done)),
    }
    return SetRecord(**{**fields, **changes})


def hold(place, side, set_no, seconds, planned=30):
    whole = seconds >= planned
    return reps(
        place,
        side,
        set_no,
        int(whole),
        1,
        STRETCH,
        hold_ms_planned=planned * 1000,
        hold_ms_done=seconds * 1000,
        outcome=Outcome.DONE if whole else Outcome.PARTIAL,
    )


def unchanged(whole, sets, **changes):
    edit = {
        "day": whole.day,
        "pain_before": whole.pain_before,
        "pain_worst": whole.pain_worst,
        "pain_after": whole.pain_after,
        "effort": whole.effort,
        "note": whole.note,
        "counts": tuple(diary_edit.count_of(each) for each in sets),
    }
    return Edit(**{**edit, **changes})


class TestRows:
    def test_a_row_tells_day_program_facts_and_pain(self):
        told = session("2026-11-23", effort=5, pain_before=2, pain_after=1, sets_done=16)
        found = diary.row(state(told), told)
        assert found.date == "23\u00a0Nov"
        assert found.weekday == "Monday"
        assert found.title == "Starter, week 1"
        assert found.facts == "20\u00a0min · 16 of 17 sets · effort 5"
        assert found.pain == "Pain 2 before, 1 after"
        assert found.spoken.startswith("Monday 23\u00a0Nov. Starter, week 1. 20\u00a0min")

    def test_another_year_is_said(self):
        assert diary.row(state(), session("2025-11-09")).weekday == "Sun 2025"

    @pytest.mark.parametrize(
        ("changes", "title"),
        [
            ({"short": True}, "Starter, week 1, short"),
            ({"kind": SessionKind.PRACTICE, "program": LIFT}, "Practice: Side-lying hip lift"),
            ({"kind": SessionKind.PRACTICE, "program": "gone"}, "Practice"),
            ({"kind": SessionKind.ELSEWHERE}, "Starter, week 1, without the app"),
            ({"kind": SessionKind.ELSEWHERE, "program": ""}, "Without the app"),
            ({"program": "a-later-one"}, "a-later-one"),
        ],
    )
    def test_titles(self, changes, title):
        assert diary.row(state(), session("2026-11-23", **changes)).title == title

    @pytest.mark.parametrize(
        ("scores", "words"),
        [
            ((None, None, None), ""),
            ((0, None, None), "Pain 0 before"),
            ((None, 6, 3), "Pain 3 after"),
            ((None, 6, None), "Pain 6 at worst"),
        ],
    )
    def test_pain_that_was_not_told_is_left_out(self, scores, words):
        before, worst, after = scores
        told = session("2026-11-23", pain_before=before, pain_worst=worst, pain_after=after)
        assert diary.pain_words(told) == words

    def test_elsewhere_has_minutes_and_no_sets(self):
        told = session("2026-11-23", kind=SessionKind.ELSEWHERE)
        assert diary.facts(told) == "20\u00a0min"

    def test_a_stop_because_it_hurt_is_told(self):
        told = session("2026-11-23", outcome=SessionOutcome.STOPPED_PAIN, sets_done=4)
        assert diary.facts(told) == "20\u00a0min · 4 of 17 sets · stopped because it hurt"

    def test_the_count_says_since_when(self):
        two = state(session("2026-11-23"), session("2026-09-03"))
        assert diary.count_words(two) == "2 sessions since 3\u00a0September 2026"
        assert diary.count_words(state()) == "No session yet"


class TestDetail:
    def test_sides_stand_apart_set_by_set_and_holds_are_seconds(self):
        sets = (
            reps(0, Side.BOTH, 1, 8, 8, TILT),
            hold(1, Side.LEFT, 1, 30),
            hold(2, Side.RIGHT, 1, 20),
            reps(3, Side.LEFT, 1, 10),
            reps(4, Side.RIGHT, 1, 10),
            reps(5, Side.LEFT, 2, 9),
            reps(6, Side.RIGHT, 2, 0),
        )
        tilt, stretch, lift = diary.detail(session("2026-11-21"), sets, (), CATALOGUE).lines
        assert (tilt.name, tilt.both, tilt.left) == ("Pelvic tilt", "8", "")
        assert (stretch.left, stretch.right) == ("30\u00a0s", "20\u00a0s")
        assert (lift.left, lift.right) == ("10 9", "10")

    def test_a_side_with_nothing_done_has_a_dash(self):
        sets = (reps(0, Side.LEFT, 1, 10), reps(1, Side.RIGHT, 1, 0))
        assert diary.detail(session("2026-11-21"), sets, (), CATALOGUE).lines[0].right == "\u2013"

    def test_where_it_hurt_and_which_form_was_used_is_told(self):
        sets = (reps(0, Side.LEFT, 1, 5, variant="reps-5", outcome=Outcome.DONE),)
        hurt = PainRecord("p", 0, 0, TODAY, PainKind.HURTS, None, "", "s", "set-0", 3)
        meta = diary.detail(session("2026-11-21"), sets, (hurt,), CATALOGUE).lines[0].meta
        assert meta == "easier: 5 lifts a set · it hurt here"

    def test_a_load_is_shown_in_the_persons_unit(self):
        sets = (reps(0, Side.LEFT, 1, 10, load_grams=1000),)
        for units, words in (("kg", "1\u00a0kg"), ("lb", "2.2\u00a0lb")):
            found = diary.detail(session("2026-11-21"), sets, (), CATALOGUE, Gear(units=units))
            assert found.lines[0].meta == words

    def test_different_loads_stand_with_their_sets(self):
        sets = (
            reps(0, Side.LEFT, 1, 10),
            reps(1, Side.RIGHT, 1, 10, load_grams=500),
            reps(2, Side.LEFT, 2, 9, load_grams=500),
            reps(3, Side.RIGHT, 2, 8, load_grams=500),
            reps(4, Side.LEFT, 3, 0, load_grams=1000),
        )
        (line,) = diary.detail(session("2026-11-21"), sets, (), CATALOGUE).lines
        assert line.left == "10 with no weight\n9 with 0.5\u00a0kg"
        assert line.right == "10 8 with 0.5\u00a0kg"
        assert line.meta == ""

    def test_a_load_of_sets_that_were_not_done_is_not_told(self):
        sets = (
            reps(0, Side.LEFT, 1, 10, load_grams=500),
            reps(1, Side.RIGHT, 1, 0, load_grams=1000),
        )
        (line,) = diary.detail(session("2026-11-21"), sets, (), CATALOGUE).lines
        assert (line.meta, line.left, line.right) == ("0.5\u00a0kg", "10", "\u2013")

    def test_a_band_is_named(self):
        sets = (
            reps(0, Side.LEFT, 1, 10, exercise="clamshell", band="light"),
            reps(1, Side.RIGHT, 1, 10, exercise="clamshell"),
        )
        (line,) = diary.detail(session("2026-11-21"), sets, (), CATALOGUE).lines
        assert (line.left, line.right) == ("10 with light band", "10 with no band")
        (line,) = diary.detail(session("2026-11-21"), sets[:1], (), CATALOGUE).lines
        assert line.meta == "Light band"

    def test_without_sides_different_loads_stand_in_one_sentence(self):
        sets = (
            reps(0, Side.BOTH, 1, 10, exercise="glute-bridge", band="light"),
            reps(1, Side.BOTH, 2, 8, exercise="glute-bridge"),
        )
        (line,) = diary.detail(session("2026-11-21"), sets, (), CATALOGUE).lines
        assert line.both == "10 with light band, 8 with no band"

    def test_a_load_can_be_corrected_to_what_there_is_and_what_was_worn(self):
        sets = (
            reps(0, Side.LEFT, 1, 10, load_grams=2000),
            reps(1, Side.RIGHT, 1, 10),
            reps(2, Side.BOTH, 1, 8, 8, TILT),
        )
        found = diary.detail(session("2026-11-21"), sets, (), CATALOGUE, Gear((500,), ("light",)))
        lift = ((BARE, "None"), (Load(500), "0.5\u00a0kg"), (Load(2000), "2\u00a0kg"))
        assert found.set_loads == (lift, lift, ())

    def test_who_has_and_wore_nothing_has_no_load_to_correct(self):
        sets = (reps(0, Side.LEFT, 1, 10),)
        assert diary.detail(session("2026-11-21"), sets, (), CATALOGUE).set_loads == ((),)

    def test_facts_and_times(self):
        told = session("2026-11-21", offset_min=60, pain_before=2, pain_after=3, pain_worst=4)
        found = diary.detail(told, (), (), CATALOGUE)
        assert found.when == "Saturday 21\u00a0November, 18:00 to 18:20"
        assert [(fact.value, fact.word) for fact in found.facts] == [
            ("17 of 17", "sets"),
            ("2\u00a0\u2192\u00a03", "pain before, after"),
            ("4", "pain at worst"),
        ]

    def test_an_exercise_that_is_gone_keeps_its_id(self):
        sets = (reps(0, Side.LEFT, 1, 10, exercise="user:1"),)
        assert diary.detail(session("2026-11-21"), sets, (), CATALOGUE).lines[0].name == "user:1"


class TestEdit:
    SETS = (
        reps(0, Side.LEFT, 1, 10),
        reps(1, Side.RIGHT, 1, 8),
        hold(2, Side.LEFT, 1, 20),
    )
    WHOLE = session("2026-11-21", outcome=SessionOutcome.PARTIAL, sets_planned=3, sets_done=3)

    def edit(self, **changes):
        edit = unchanged(self.WHOLE, self.SETS, **changes)
        return diary_edit.edited(self.WHOLE, self.SETS, edit)

    def test_saving_without_a_change_changes_nothing(self):
        assert self.edit() == (self.WHOLE, self.SETS)

    def test_a_corrected_count_marks_its_set_and_only_that(self):
        told, (first, second, third) = self.edit(counts=(10, 10, 20))
        assert (first, third) == (self.SETS[0], self.SETS[2])
        assert (second.reps_done, second.outcome, second.corrected) == (10, Outcome.DONE, True)
        assert told.outcome is SessionOutcome.PARTIAL

    def test_when_every_set_is_whole_the_session_is(self):
        told, sets = self.edit(counts=(10, 10, 30))
        assert told.outcome is SessionOutcome.DONE
        assert (sets[2].hold_ms_done, sets[2].reps_done) == (30_000, 1)

    def test_a_set_corrected_to_nothing_no_longer_counts(self):
        told, sets = self.edit(counts=(0, 8, 20))
        assert told.sets_done == 2
        assert sets[0].outcome is Outcome.SKIPPED
        assert sets[0].rep_times == ()

    def test_a_session_stopped_because_it_hurt_stays_so(self):
        sets = (reps(0, Side.LEFT, 1, 4, outcome=Outcome.STOPPED_PAIN),)
        whole = session("2026-11-21", outcome=SessionOutcome.STOPPED_PAIN)
        told, (first,) = diary_edit.edited(whole, sets, unchanged(whole, sets, counts=(10,)))
        assert told.outcome is SessionOutcome.STOPPED_PAIN
        assert (first.outcome, first.reps_done) == (Outcome.STOPPED_PAIN, 10)

    def test_an_easier_form_that_was_done_stays_done_when_one_rep_is_added(self):
        sets = (reps(0, Side.LEFT, 1, 5, variant="reps-5", outcome=Outcome.DONE),)
        whole = session("2026-11-21", sets_planned=1, sets_done=1)
        told, (first,) = diary_edit.edited(whole, sets, unchanged(whole, sets, counts=(6,)))
        assert first.outcome is Outcome.DONE
        assert told.outcome is SessionOutcome.DONE

    def test_a_done_set_corrected_below_what_it_asked_for_is_partial(self):
        _, sets = self.edit(counts=(9, 8, 20))
        assert sets[0].outcome is Outcome.PARTIAL

    def test_a_corrected_load_marks_its_set_and_changes_no_count(self):
        loads = (BARE, Load(500), Load(band="light"))
        told, sets = self.edit(loads=loads)
        assert told == self.WHOLE
        assert tuple(each.load for each in sets) == loads
        assert [each.corrected for each in sets] == [False, True, True]
        assert [each.reps_done for each in sets] == [each.reps_done for each in self.SETS]

    def test_another_day_moves_the_instants_with_it(self):
        told, _ = self.edit(day="2026-11-19")
        assert told.day == "2026-11-19"
        assert self.WHOLE.started_ms - told.started_ms == 2 * 86_400_000
        assert told.ended_ms - told.started_ms == self.WHOLE.ended_ms - self.WHOLE.started_ms

    def test_scores_can_be_taken_back(self):
        whole = session("2026-11-21", pain_before=3, effort=6)
        edit = unchanged(whole, (), pain_before=None, effort=None, note="towel")
        told, _ = diary_edit.edited(whole, (), edit)
        assert (told.pain_before, told.effort, told.note) == (None, None, "towel")


class TestElsewhere:
    def test_it_counts_like_a_session_of_its_program(self):
        told = Elsewhere("2026-11-23", "starter", 25, "at the gym")
        made = elsewhere_record(told, "id", 1_000_000, 60, "Europe/Berlin", 17)
        assert credit(made) == 1
        assert diary.minutes(made) == 25
        assert made.note == "at the gym"

    def test_its_minutes_can_be_corrected(self):
        made = elsewhere_record(Elsewhere("2026-11-23", "", 25), "id", 0, 0, "", 0)
        told, _ = diary_edit.edited(made, (), unchanged(made, (), minutes=40))
        assert diary.minutes(told) == 40
        assert told.active_ms == 40 * 60_000
