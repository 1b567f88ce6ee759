"""What is heard, and when, for someone who does not look."""

from __future__ import annotations

from core.builders import START, Person, prescribed, timeline

from spasmfree.core import commands
from spasmfree.core.cues import Cue, cues_between
from spasmfree.core.layout import Choices
from spasmfree.core.session import Session, State
from spasmfree.core.timeline import Pace

LONG = 3_600_000


def heard(session: Session, since: int, until: int = LONG) -> list[tuple[int, str]]:
    """Cues as (ms after `since`, name)."""
    found = cues_between(session, since, since + until)
    return [(cue.at_ms - since, str(cue.name)) for cue in found]


def test_a_set_is_announced_counted_in_and_led():
    person = Person(timeline(prescribed("lift", sets=1, reps=1)))
    assert heard(person.session, START, 26_000) == [
        (0, "announce"),
        (17_000, "tick"),
        (18_000, "tick"),
        (19_000, "tick"),
        (20_000, "go"),
        (20_000, "out"),
        (21_300, "risky"),
        (22_000, "hold"),
        (23_000, "back"),
        (25_000, "set_done"),
        (25_000, "change"),
    ]


def test_three_more_is_said_as_the_third_last_rep_begins():
    person = Person(timeline(prescribed("tilt"), prescribed("curl", sets=1, reps=5)))
    cues = cues_between(person.session, START, START + LONG)
    more = [(cue.set_index, cue.rep, cue.at_ms - START) for cue in cues if cue.name == "three_more"]
    assert more == [(0, 6, 20_000 + 5 * 6_000)]


def test_holds_have_a_halfway_and_presses_of_8_s_have_none():
    stretch = Person(timeline(prescribed("stretch", sets=1))).session
    assert (35_000, "halfway") in heard(stretch, START)
    assert "halfway" not in [
        name for _, name in heard(Person(timeline(prescribed("dig"))).session, START)
    ]


def test_the_end_of_the_last_set_is_said_once_and_nothing_after():
    person = Person(timeline(prescribed("dig", sets=2, reps=1)))
    names = [name for _, name in heard(person.session, START)]
    assert names.count("set_done") == 1
    assert names[-1] == "done"


def test_a_rest_on_the_same_side_asks_for_no_change():
    one_side = Choices(one_side_first=True)
    person = Person(timeline(prescribed("lift", sets=2, reps=1), choices=one_side))
    changes = [
        cue for cue in cues_between(person.session, START, START + LONG) if cue.name == "change"
    ]
    assert [cue.set_index for cue in changes] == [2]


def test_a_turn_that_only_a_skip_brought_about_is_said_too_and_one_it_spared_is_not():
    one_side = Choices(one_side_first=True)
    person = Person(timeline(prescribed("lift", sets=2), choices=one_side))
    person.waits_until(lambda session: not session.leading)
    for expected in ([], [(0, "change")], [(0, "change")]):
        person.does(commands.skip_set)
        assert heard(person.session, person.now, 1) == expected
    alternating = Person(timeline(prescribed("lift", sets=2)))
    alternating.waits_until(lambda session: not session.leading)
    alternating.does(commands.skip_set)
    alternating.does(commands.skip_set)
    assert heard(alternating.session, alternating.now, 1) == []


def test_after_a_pause_three_ticks_and_go_lead_back_into_the_rep():
    person = Person(timeline(prescribed("lift")))
    person.waits(24_000)
    person.does(commands.pause)
    assert heard(person.session, person.now) == []
    person.waits(5_000)
    person.does(commands.resume)
    assert heard(person.session, person.now, 3_001) == [
        (0, "tick"),
        (1_000, "tick"),
        (2_000, "tick"),
        (3_000, "go"),
        (3_000, "out"),
    ]


def test_going_on_early_does_not_announce_again():
    person = Person(timeline(prescribed("lift")))
    person.waits(2_000)
    person.does(commands.primary)
    assert heard(person.session, person.now, 3_001) == [
        (0, "tick"),
        (1_000, "tick"),
        (2_000, "tick"),
        (3_000, "go"),
        (3_000, "out"),
    ]


def test_by_hand_the_press_that_ends_a_set_is_heard():
    person = Person(timeline(prescribed("lift", sets=1, reps=1), choices=Choices(pace=Pace.REP)))
    for _ in range(2):
        person.waits_until(lambda session: not session.leading)
        person.does(commands.primary)
        if person.session.state is State.RUNNING:
            assert heard(person.session, person.now, 1) == [(0, "set_done"), (0, "change")]
    assert heard(person.session, person.now, 1) == [(0, "done")]


def test_short_spans_hear_what_one_long_span_hears():
    person = Person(timeline(), tick_ms=700)
    whole = cues_between(person.session, START, START + LONG)
    bits: list[Cue] = []
    while person.session.state is not State.EXIT:
        bits += cues_between(person.session, person.now, person.now + 700)
        person.waits(700)
    assert tuple(bits) == whole
    assert len(whole) > 300
