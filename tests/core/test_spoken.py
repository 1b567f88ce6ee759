"""What is said, when, and until when: for someone who does not look."""

from __future__ import annotations

import pytest

from spasmfree.core import commands, layout
from spasmfree.core.content import parse
from spasmfree.core.exercises import Side
from spasmfree.core.layout import Choices
from spasmfree.core.loads import Load
from spasmfree.core.safety_cue import Often
from spasmfree.core.spoken import Script, Talk, line_after, lines_between
from spasmfree.core.timeline import Pace
from spasmfree.resources import resource

CATALOGUE = parse(resource("exercises.json").read_text(encoding="utf-8"))
SCRIPT = Script(CATALOGUE)
LONG = 3_600_000
LIFT = "side-lying-hip-abduction"


class Ear:
    """Someone who follows a program by ear alone; an item of it is (exercise, sets)."""

    def __init__(self, *exercises, script=SCRIPT, choices=None):
        wanted = [
            item
            for item in CATALOGUE.programs["standard-a"].items + CATALOGUE.programs["starter"].items
            if item.exercise in exercises
        ]
        found = {item.exercise: item for item in wanted}
        items = [found[key] for key in exercises]
        timeline = layout.build(items, CATALOGUE, choices or Choices())
        self.script, self.now = script, 0
        self.session, _ = commands.start(timeline, 0, stall_ms=LONG)

    def waits(self, ms):
        self.now += ms
        self.session, _ = commands.tick(self.session, self.now)
        return self

    def waits_for_work(self, set_index=0):
        while self.session.leading or self.session.set_index < set_index:
            self.waits(500)
        return self

    def does(self, command, *args, **named):
        before = self.session
        self.session, _ = command(before, self.now, *args, **named)
        line = line_after(before, self.session, self.now, self.script)
        return line.text if line else None

    def hears(self, ms):
        found = lines_between(self.session, self.now, self.now + ms, self.script)
        return [(line.said_ms - self.now, line.text) for line in found]


def test_an_exercise_is_announced_with_position_and_side():
    assert Ear(LIFT).hears(19_500) == [
        (1_000, "Side-lying hip lift. Lie on your right side. Left leg works."),
        (17_000, "3"),
        (18_000, "2"),
        (19_000, "1"),
    ]


def test_two_reps_have_words_and_the_others_their_number():
    ear = Ear(LIFT, script=Script(CATALOGUE, safety={LIFT: Often.FIRST})).waits_for_work()
    assert [text for _, text in ear.hears(50_500)] == [
        *("Lift.", "Stop at level.", "Lower.", "Lift.", "Lower."),
        *("3", "4", "5", "6", "7", "Three more.", "9", "10"),
        "Change sides. Roll over onto your left side. Right leg works.",
    ]


def test_in_full_each_phase_of_each_rep_has_its_word():
    script = Script(CATALOGUE, Talk.FULL, {LIFT: Often.FIRST})
    ear = Ear(LIFT, script=script).waits_for_work().waits(10_000)
    assert [text for _, text in ear.hears(10_000)] == [
        *("3. Lift.", "Hold.", "Lower.", "4. Lift.", "Hold.", "Lower."),
    ]


def test_sparse_says_only_where_to_be_and_how_far_it_is():
    script = Script(CATALOGUE, Talk.SPARSE, {LIFT: Often.FIRST})
    ear = Ear(LIFT, "hip-flexor-half-kneeling", script=script)
    said = [text for _, text in ear.hears(LONG)]
    assert said[:3] == [
        "Side-lying hip lift. Lie on your right side. Left leg works.",
        "Stop at level.",
        "Three more.",
    ]
    assert not {"Lift.", "Lower.", "Hold.", "3", "2", "1", "9"} & set(said)
    assert "Halfway." in said
    assert said[-1].startswith("Well done.")


def test_a_press_is_let_go_aloud_in_every_rep():
    ear = Ear("hamstring-heel-dig").waits_for_work()
    said = [text for _, text in ear.hears(70_000)]
    assert said.count("Ease off.") == 5
    assert said[:4] == ["Press.", "Ease off.", "Press.", "Ease off."]
    assert said[4] == "3"


def test_a_rest_on_the_same_side_says_rest_and_counts_nothing_aloud():
    ear = Ear("glute-bridge").waits_for_work()
    said = [text for _, text in ear.hears(LONG)]
    assert said.count("Rest.") == 1
    after = said[said.index("Rest.") + 1 :]
    assert after[0] == "Lift."


def test_a_weight_has_its_strap_named_before_each_set():
    choices = Choices(loads=((LIFT, layout.SideLoads(Load(500), Load(500))),))
    said = [text for _, text in Ear(LIFT, choices=choices).hears(LONG)]
    leads = [text for text in said if "works." in text]
    assert len(leads) == 6
    assert all(text.endswith("Check the strap.") for text in leads)


def test_every_standing_exercise_on_one_leg_begins_with_holding_on():
    said = [text for _, text in Ear("hamstring-curl-standing").hears(LONG)]
    leads = [text for text in said if "works." in text]
    assert len(leads) == 6
    assert all("Hold on to something." in text for text in leads)


def test_after_a_pause_it_is_said_where_we_are():
    ear = Ear(LIFT).waits_for_work().waits(17_000)
    assert ear.does(commands.pause) == "Paused."
    ear.now += 60_000
    assert ear.does(commands.resume) == "Left leg works. Rep 4 of 10."
    assert ear.hears(3_500) == [(3_000, "4")]


def test_after_a_pause_in_a_hold_the_seconds_left_are_said():
    ear = Ear("hip-flexor-half-kneeling").waits_for_work()
    ear.now = ear.session.since + 12_000
    ear.does(commands.pause)
    assert ear.does(commands.resume) == "The left hip is stretched. 18\u00a0seconds left."


def test_after_a_pause_on_the_way_to_a_set_the_way_is_said_again():
    ear = Ear(LIFT).waits(9_000)
    ear.does(commands.pause)
    assert ear.does(commands.resume) == "Lie on your right side. Left leg works."


def test_it_hurts_is_answered_with_the_fixed_line_and_the_choices():
    ear = Ear(LIFT).waits_for_work().waits(7_000)
    assert ear.does(commands.hurts) == (
        "A grab, pain above 5, tingling, numbness, weakness, or pain down the leg: stop here. "
        "Stop here. It was mild: easier, 5 lifts a set. "
        "It was mild: leave the left side out."
    )


def test_stopping_because_it_hurts_leads_up_without_praise():
    ear = Ear(LIFT).waits_for_work().waits(7_000)
    ear.does(commands.hurts)
    assert ear.does(commands.stop_here) == (
        "Roll to your side, then push up with your arms. Stand for two breaths."
    )


def test_after_pain_the_safety_cue_is_at_each_rep_of_that_exercise():
    script = Script(CATALOGUE, safety={LIFT: Often.FIRST})
    ear = Ear(LIFT, script=script).waits_for_work().waits(7_000)
    ear.does(commands.hurts)
    ear.does(commands.take_easier, CATALOGUE.exercises[LIFT].easier_in_place[0])
    said = [text for _, text in ear.hears(40_000)]
    assert said.count("Stop at level.") == 0, "nothing while it stands still"
    ear.does(commands.resume)
    assert [text for _, text in ear.hears(40_000)].count("Stop at level.") == 4


def test_reps_by_hand_are_counted_when_they_are_done():
    ear = Ear(LIFT, choices=Choices(pace=Pace.REP)).waits_for_work()
    assert ear.hears(1) == [(0, "10 reps in your own time.")]
    ear.now += 4_000
    assert ear.does(commands.rep_done) == "1"
    ear.now += 4_000
    assert ear.does(commands.rep_done) == "2"


def test_finishing_early_says_how_to_get_up():
    ear = Ear(LIFT).waits_for_work()
    assert ear.does(commands.finish).startswith("Well done. Roll to your side")


def test_a_skip_says_where_we_are_now():
    ear = Ear("glute-bridge").waits_for_work()
    assert ear.does(commands.skip_set) == "Bridge. Set 2 of 2."
    assert ear.does(commands.undo) == "Bridge. Rep 1 of 10."


def test_a_longer_rest_and_a_corrected_count_say_nothing():
    ear = Ear("glute-bridge").waits_for_work(0).waits(61_000)
    assert ear.session.leading
    assert ear.does(commands.rest, delta_ms=10_000) is None
    assert ear.does(commands.correct, set_index=0, reps=9) is None


@pytest.mark.parametrize("talk", list(Talk))
def test_the_lines_of_two_spans_are_those_of_the_whole(talk):
    ear = Ear(LIFT, "glute-bridge", script=Script(CATALOGUE, talk))
    whole = lines_between(ear.session, 0, LONG, ear.script)
    parts = []
    for now in range(0, 700_000, 350):
        ear.session, _ = commands.tick(ear.session, now)
        parts += lines_between(ear.session, now, now + 350, ear.script)
    assert parts == [line for line in whole if line.at_ms < 700_000]


def test_two_lines_never_begin_at_one_instant_and_each_may_be_a_little_late():
    for program in CATALOGUE.programs.values():
        timeline = layout.build(program.items, CATALOGUE)
        session, _ = commands.start(timeline, 0, stall_ms=LONG)
        lines = lines_between(session, 0, 10 * LONG, SCRIPT)
        instants = [line.at_ms for line in lines]
        assert len(set(instants)) == len(instants)
        assert all(300 <= line.latest_ms - line.at_ms <= 10_000 for line in lines)


def test_every_exercise_that_strengthens_and_stops_at_a_top_has_words_for_it():
    for exercise in CATALOGUE.exercises.values():
        tempo = exercise.dose.tempo
        stops = exercise.role.strengthens and tempo is not None and tempo[1] > 0
        assert bool(exercise.top) is stops, exercise.id
        assert len(exercise.top.split()) <= 3, "it has to fit into one second"


def test_every_side_that_is_worked_alone_is_named():
    for exercise in CATALOGUE.exercises.values():
        position = CATALOGUE.positions[exercise.position]
        for side in (Side.LEFT, Side.RIGHT) if exercise.side_mode == "each" else ():
            assert side.value in position.works[side].casefold()
            assert side.value in position.change[side].casefold()
            assert position.change[side].startswith("Change sides.")
