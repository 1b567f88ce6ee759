"""What a screen reader is told: enough to follow by, and never so much that it falls behind."""

from __future__ import annotations

from itertools import pairwise

import pytest

from spasmfree.core import commands, layout
from spasmfree.core.announced import URGENT, Announced
from spasmfree.core.changes import Turning
from spasmfree.core.content import parse
from spasmfree.core.layout import Choices
from spasmfree.core.spoken import LineName
from spasmfree.core.timeline import Kind, Pace
from spasmfree.resources import resource

CATALOGUE = parse(resource("exercises.json").read_text(encoding="utf-8"))
TOLD = Announced(CATALOGUE)
LONG = 3_600_000
APART_MS = 300
LIFT = "side-lying-hip-abduction"
A = CATALOGUE.programs["standard-a"].items


class Follower:
    """A session that is followed by what is announced."""

    def __init__(self, items, choices=None):
        self.timeline = layout.build(items, CATALOGUE, choices or Choices())
        self.now = 0
        self.session, _ = commands.start(self.timeline, 0, stall_ms=LONG)

    def told(self, ms=LONG):
        return TOLD.between(self.session, self.now, self.now + ms)

    def waits_for_work(self):
        while self.session.leading:
            self.now += 500
            self.session, _ = commands.tick(self.session, self.now)
        return self

    def does(self, command, **named):
        before = self.session
        self.session, _ = command(before, self.now, **named)
        return TOLD.after(before, self.session, self.now)


def item_of(exercise):
    return next(item for item in A if item.exercise == exercise)


def words_of(item):
    """How many announcements the reps of one set of an item have, by its tempo and words."""
    exercise = CATALOGUE.exercises[item.exercise]
    timeline = layout.build([item], CATALOGUE)
    first = timeline.sets[0]
    phases = [
        phase.kind.value
        for phase in timeline.phases
        if phase.set_index == 0 and phase.rep == 1 and phase.kind not in (Kind.EXIT,)
    ]
    if first.is_hold:
        return 1
    words = sum(kind in exercise.words for kind in phases)
    return 2 * words + (first.reps - 2)


def test_a_whole_program_is_told_in_words_for_two_reps_and_then_one_a_rep():
    follower = Follower(A)
    told = follower.told()
    for index, planned in enumerate(follower.timeline.sets):
        ends = next(at for at, set_index in set_ends(follower.timeline) if set_index == index)
        starts = ends - work_ms(follower.timeline, index)
        inside = [line for line in told if starts <= line.at_ms < ends]
        assert len(inside) == words_of(item_of(planned.exercise)), planned
        assert {line.cue for line in inside} <= {LineName.PHASE, LineName.REP}
        result = next(line for line in told if line.at_ms == ends)
        wanted = "Hold done." if planned.is_hold else f"{planned.reps} reps done."
        last = index == len(follower.timeline.sets) - 1
        assert last or result.text.startswith(wanted)
    assert told[-1].text.startswith(f"{len(follower.timeline.sets)} sets of")


def set_ends(timeline):
    """When the work of each set ends, in ms from the start."""
    at = 0
    for here, following in pairwise(timeline.phases):
        at += here.ms or 0
        if here.set_index != following.set_index or following.kind is Kind.EXIT:
            yield at, here.set_index


def work_ms(timeline, index):
    first = timeline.sets[index].first_work
    return sum(phase.ms or 0 for phase in timeline.phases[first:] if phase.set_index == index)


@pytest.mark.parametrize("program", sorted(CATALOGUE.programs))
def test_two_are_never_closer_than_300_ms(program):
    told = Follower(CATALOGUE.programs[program].items).told()
    assert len(told) > 2
    assert all(b.at_ms - a.at_ms >= APART_MS for a, b in pairwise(told))


def test_only_a_change_of_side_and_it_hurts_break_off_what_is_being_read():
    follower = Follower(A)
    urgent = [line for line in follower.told() if line.cue in URGENT]
    sets = follower.timeline.sets
    assert urgent
    assert all("Change sides." in line.text for line in urgent)
    other_side = sum(before.side is not after.side for before, after in pairwise(sets))
    assert len(urgent) <= other_side
    follower.waits_for_work()
    hurt = follower.does(commands.hurts)
    assert hurt.cue in URGENT
    assert "stop here" in hurt.text.casefold()


def test_the_first_exercise_is_no_interruption():
    follower = Follower(A)
    assert follower.session.turning is not Turning.SIDE
    assert follower.told()[0].cue is LineName.ANNOUNCE


def test_at_the_top_it_says_where_to_stop():
    told = [line.text for line in Follower([item_of(LIFT)]).waits_for_work().told(12_000)]
    assert told[:6] == ["Lift.", "Stop at level.", "Lower.", "Lift.", "Stop at level.", "Lower."]


def test_a_pause_and_going_on_are_told_once_each():
    follower = Follower(A).waits_for_work()
    assert follower.does(commands.pause).text == "Paused."
    assert follower.does(commands.primary).cue is LineName.WHERE
    assert follower.does(commands.pause).text == "Paused."


def test_by_hand_each_press_is_a_number():
    follower = Follower([item_of(LIFT)], Choices(pace=Pace.REP)).waits_for_work()
    for number in ("1", "2", "3"):
        follower.now += 2_000
        assert follower.does(commands.primary).text == number


def test_finishing_tells_what_came_of_it_and_how_to_get_up():
    follower = Follower([item_of(LIFT)]).waits_for_work()
    end = follower.does(commands.finish)
    assert end.cue is LineName.DONE
    assert end.text.startswith(f"0 sets of {len(follower.timeline.sets)} done.")
    assert "arms" in end.text
