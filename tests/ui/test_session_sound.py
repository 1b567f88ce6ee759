"""Sounds are planned in real time, ahead, once, and forgotten when a command changes what comes."""

from __future__ import annotations

import pytest
from core.builders import CATALOGUE as SMALL
from core.builders import START, Person, prescribed, timeline
from ui.session_rig import CATALOGUE, Loudspeaker

from spasmfree.core import commands, layout
from spasmfree.core.cues import SOUNDS_MS
from spasmfree.core.layout import Choices
from spasmfree.core.timeline import Pace
from spasmfree.system.earcons import EARCONS
from spasmfree.ui import cue_sounder
from spasmfree.ui.cue_sounder import AFTER_MS, CueSounder, sounds_between


def session_at_work(now=0):
    timeline = layout.build(CATALOGUE.programs["starter"].items, CATALOGUE)
    session, _ = commands.start(timeline, now, stall_ms=10**9)
    return commands.tick(session, now + 21_000)[0]


def heard(session, times, *, speed=1.0):
    """What is planned when it is looked at these times; real time is 500 at the first of them."""
    speaker, first = Loudspeaker(), times[0]
    sounder = CueSounder(speaker, lambda at: 500 + round((at - first) / speed), speed)
    for now in times:
        session, _ = commands.tick(session, now)
        sounder.follow(session, now)
    return speaker


def sounds_of(*items, choices=None, until=3_600_000):
    """What a session of these sounds like: (ms since it began, earcon)."""
    person = Person(timeline(*items, choices=choices))
    found = sounds_between(person.session, START, START + until)
    return [(sound.at_ms - START, sound.name) for sound in found]


def test_a_set_of_each_side_from_the_announcement_to_the_last_sound():
    """The moments of the table in product.md, each with its sound, in their order."""
    ahead = [(17_000, "tick"), (18_000, "tick"), (19_000, "tick")]
    rep = [(20_000, "out"), (23_000, "back")]
    turn = [(25_000, "set_done"), (25_000 + AFTER_MS, "change")]
    again = [(52_000, "tick"), (53_000, "tick"), (54_000, "tick"), (55_000, "out")]
    end = [(58_000, "back"), (60_000, "done")]
    expected = [(AFTER_MS, "announce"), *ahead, *rep, *turn, *again, *end]
    assert sounds_of(prescribed("lift", sets=1, reps=1)) == expected


def test_a_long_hold_begins_with_go_and_has_its_middle():
    found = sounds_of(prescribed("stretch", sets=1))
    assert (20_000, "go") in found
    assert (35_000, "more") in found


def test_a_press_and_its_release_are_heard_in_each_rep():
    found = [sound for sound in sounds_of(prescribed("dig", sets=1, reps=2)) if sound[0] >= 20_000]
    assert found == [(20_000, "out"), (28_000, "ease"), (33_000, "out"), (41_000, "done")]


def test_a_rep_keeps_its_tone_when_it_also_says_three_more():
    found = sounds_of(prescribed("tilt"))
    at = next(at for at, name in found if name == "more")
    assert (at - AFTER_MS, "out") in found


def test_a_rest_on_the_same_side_ends_in_ticks_and_has_no_gong():
    found = sounds_of(
        prescribed("lift", sets=2, reps=1), choices=Choices(one_side_first=True), until=85_000
    )
    names = [name for at, name in found if 25_000 <= at < 85_000]
    assert names == ["set_done", "tick", "tick", "tick"]


def test_by_hand_go_says_that_it_is_the_persons_turn():
    found = sounds_of(prescribed("lift", sets=1, reps=3), choices=Choices(pace=Pace.REP))
    assert found[-1] == (20_000, "go")


def test_a_movement_that_begins_with_the_way_back_begins_with_its_tone():
    assert (20_000, "back") in sounds_of(prescribed("slide"))


def test_every_earcon_has_a_moment_and_every_moment_an_earcon():
    used = {earcon.name for earcon in cue_sounder._EARCONS.values()} | {cue_sounder.HURTS}
    assert used == set(EARCONS)


@pytest.mark.parametrize("moment", SOUNDS_MS)
def test_words_begin_when_the_sounds_before_them_have_ended(moment):
    earcon = cue_sounder._EARCONS[moment]
    lasts = earcon.after_ms + 1000 * max(note.at + note.length for note in EARCONS[earcon.name])
    assert 0 <= SOUNDS_MS[moment] - lasts <= 60


def test_it_hurts_is_answered_at_once_with_its_own_sound_and_nothing_else():
    speaker = Loudspeaker()
    sounder = CueSounder(speaker, lambda at: at - 14_000)
    session, _ = commands.hurts(session_at_work(), 21_000)
    sounder.steer(session, 21_000)
    assert speaker.planned == [("hurts", 7_000)]
    session, _ = commands.leave_side_out(session, 30_000)
    sounder.steer(session, 30_000)
    assert "hurts" not in [name for name, _ in speaker.planned[1:]]


def test_the_first_announcement_waits_for_no_screen():
    session, _ = commands.start(layout.build(SMALL.programs["starter"].items, SMALL), 1_000)
    speaker = Loudspeaker()
    sounder = CueSounder(speaker, lambda at: at + 500)
    sounder.begin(session)
    assert speaker.planned == [("announce", 1_500 + AFTER_MS)]


def test_every_sound_of_a_rep_once_however_often_it_is_looked_at():
    fine = heard(session_at_work(), range(21_000, 33_000, 33))
    coarse = heard(session_at_work(), range(21_000, 33_000, 700))
    names = [name for name, _ in fine.planned]
    assert names == [name for name, _ in coarse.planned]
    assert names == ["back", "out", "back", "out"]


def test_a_sound_comes_at_its_real_time_at_any_speed():
    # The first release is 3 s of session time away: 0.1 s of real time at thirty times the speed.
    speaker = heard(session_at_work(), [21_000], speed=30.0)
    assert speaker.planned[0] == ("back", 600)


def test_sounds_are_planned_for_as_long_as_a_window_may_stand_still_and_no_longer():
    assert heard(session_at_work(), [21_900]).planned == []
    assert heard(session_at_work(), [22_100]).planned == [("back", 500 + 1_900)]


def test_a_command_forgets_what_was_planned():
    speaker = Loudspeaker()
    sounder = CueSounder(speaker, lambda at: at)
    session, _ = commands.tick(session_at_work(), 23_900)
    sounder.follow(session, 23_900)
    assert speaker.planned == [("back", 24_000)]
    session, _ = commands.pause(session, 23_950)
    sounder.steer(session, 23_950)
    assert speaker.cancelled == 1
    assert len(speaker.planned) == 1


def test_a_set_that_begins_with_a_lift_has_no_second_sound_at_that_instant():
    timeline = layout.build(CATALOGUE.programs["starter"].items, CATALOGUE)
    session, _ = commands.start(timeline, 0, stall_ms=10**9)
    speaker = heard(commands.tick(session, 19_500)[0], [19_500])
    assert [name for name, _ in speaker.planned] == ["out"]


def test_a_screen_that_takes_long_to_paint_makes_no_sound_late():
    speaker, clock = Loudspeaker(), 22_100 + 250  # 250 ms after the session was looked at
    sounder = CueSounder(speaker, lambda at: 900_000 + at - clock)
    session, _ = commands.tick(session_at_work(), 22_100)
    sounder.follow(session, 22_100)
    assert speaker.planned == [("back", 900_000 + 24_000 - clock)]
