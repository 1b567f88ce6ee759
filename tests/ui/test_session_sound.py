"""Sounds are planned in real time, ahead, once, and forgotten when a command changes what comes."""

from __future__ import annotations

from ui.session_rig import CATALOGUE, Loudspeaker

from spasmfree.core import commands, layout
from spasmfree.ui.cue_sounder import CueSounder


def session_at_work(now=0):
    timeline = layout.build(CATALOGUE.programs["starter"].items, CATALOGUE)
    session, _ = commands.start(timeline, now, stall_ms=10**9)
    return commands.tick(session, now + 21_000)[0]


def heard(session, times, *, speed=1.0, steady=lambda: 500):
    speaker = Loudspeaker()
    sounder = CueSounder(speaker, steady, speed)
    for now in times:
        session, _ = commands.tick(session, now)
        sounder.follow(session, now)
    return speaker


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


def test_nothing_is_planned_further_than_a_second_ahead():
    assert heard(session_at_work(), [21_000]).planned == []
    assert heard(session_at_work(), [23_100]).planned == [("back", 500 + 900)]


def test_a_command_forgets_what_was_planned():
    speaker = Loudspeaker()
    sounder = CueSounder(speaker, lambda: 0)
    session, _ = commands.tick(session_at_work(), 23_900)
    sounder.follow(session, 23_900)
    assert speaker.planned == [("back", 100)]
    session, _ = commands.pause(session, 23_950)
    sounder.steer(session, 23_950)
    assert speaker.cancelled == 1
    assert len(speaker.planned) == 1


def test_one_sound_for_one_instant():
    timeline = layout.build(CATALOGUE.programs["starter"].items, CATALOGUE)
    session, _ = commands.start(timeline, 0, stall_ms=10**9)
    speaker = heard(commands.tick(session, 19_500)[0], [19_500])
    assert [name for name, _ in speaker.planned] == ["go"]
