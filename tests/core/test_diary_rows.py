"""The timeline of the diary: what it shows, in which order, and each record in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from core.history_builders import session
from fakes import WEDNESDAY_EVENING

from spasmfree.core.diary import DiaryState
from spasmfree.core.diary_edit import Elsewhere
from spasmfree.core.diary_rows import Show, row, show_names, timeline
from spasmfree.core.entries import Episode, Note, Pause, PauseKind, Trigger
from spasmfree.core.flare import trigger_names
from spasmfree.core.record import Felt, PainKind, PainRecord
from spasmfree.core.revision_words import told
from spasmfree.core.revisions import Act, Revision, What, WholeSession, slim, to_json, undone

TODAY = "2026-11-24"
EPISODE = Episode("e", "2026-11-10", "2026-11-12", 6, Trigger.LIFT_HEAVY, 1, "Box", 5, 60)
PAUSE = Pause("p", PauseKind.ILLNESS, "2026-11-14", "2026-11-15", "Flu", 5, 60)
NOTE = Note("n", "2026-11-21", "New\nmattress", 5, 60)
SCORE = PainRecord(
    "c", WEDNESDAY_EVENING, 60, "2026-11-22", PainKind.NOW, 4, "low back", "", note="Stairs"
)
ENTRIES = (EPISODE, PAUSE, NOTE, SCORE)
SESSIONS = (session("2026-11-23"), session("2026-11-21"), session("2026-11-11"))


def state(show=Show.ALL, entries=ENTRIES, sessions=SESSIONS):
    programs = {"starter": "Starter, week 1"}
    preset = Elsewhere(TODAY, "starter", 20)
    return DiaryState(sessions, programs, TODAY, lambda: preset, entries=entries, show=show)


def test_everything_stands_on_one_timeline_newest_first():
    found = [each.id for each in timeline(state())]
    by_day = [SESSIONS[0].id, "c", SESSIONS[1].id, "n", "p", SESSIONS[2].id, "e"]
    assert found == by_day
    assert timeline(state(entries=())) == SESSIONS


def test_each_choice_shows_its_kind_only():
    found = {show: [each.id for each in timeline(state(show))] for show in Show}
    assert found[Show.EPISODES] == ["e"]
    assert found[Show.PAUSES] == ["p"]
    assert found[Show.NOTES] == ["n"]
    assert found[Show.PAIN] == ["c"]
    assert found[Show.SESSIONS] == [each.id for each in SESSIONS]
    assert timeline(state(Show.NOTES, entries=())) == ()
    assert list(show_names()) == list(Show)


def said(entry):
    found = row(state(), entry)
    return [each.replace("\u00a0", " ") for each in (found.title, found.facts, found.pain)]


def test_episodes_and_pauses_say_how_long_and_what_was_told():
    told = "Lifting something heavy · peak 6 · 1 training day lost"
    assert said(EPISODE) == ["Episode, 3 days", told, "10 Nov to 12 Nov"]
    opened = Episode("e2", "2026-11-23")
    assert said(opened) == ["Episode, day 2", "No details yet", "since 23 Nov"]
    one_day = replace(EPISODE, end_day="2026-11-10", trigger=None, peak=None, days_lost=0)
    assert said(one_day) == ["Episode, 1 day", "0 training days lost", "10 Nov"]
    assert said(PAUSE) == ["Illness", "2 days", "14 Nov to 15 Nov"]
    assert said(replace(PAUSE, last_day=""))[1:] == ["It goes on", "since 14 Nov"]


def test_notes_and_scores():
    assert said(NOTE) == ["Note", "New mattress", ""]
    assert said(SCORE)[:2] == ["Pain 4", "18:00, low back"]
    assert row(state(), SCORE).spoken.endswith("Stairs")


def revision(before, after, act=Act.EDITED, what=What.EPISODE, **changes):
    before, after = slim(before, after)
    texts = ["" if each is None else to_json(each) for each in (before, after)]
    made = Revision("r", WEDNESDAY_EVENING, 60, what, "e", act, *texts)
    return replace(made, **changes)


def did(*revisions):
    found = told(revisions, {"starter": "Starter, week 1"}, {}, TODAY)
    return [(each.what.replace("\u00a0", " "), each.did, each.can_undo) for each in found]


def test_a_change_says_what_when_and_from_what_to_what():
    name = "Episode, 3 days, 10 Nov"
    changed = revision(EPISODE, replace(EPISODE, peak=7, note=""))
    assert did(changed) == [(name, "Strongest pain: 6 to 7; note: Box to nothing", True)]
    assert did(revision(None, EPISODE, Act.ADDED)) == [(name, "Added", True)]
    assert did(revision(EPISODE, None, Act.DELETED, undone_ms=3)) == [(name, "Taken back", False)]
    (shown,) = told([changed], {}, {}, TODAY)
    assert shown.when.replace("\u00a0", " ") == "14 Jan, 18:00"
    broken = replace(changed, after='{"id": 3')
    assert did(broken, changed) == did(changed)  # of another version


@pytest.mark.parametrize(
    ("before", "changes", "words"),
    [
        (EPISODE, {"end_day": "2026-11-14"}, "Last day: 12 Nov to 14 Nov"),
        (EPISODE, {"end_day": ""}, "Last day: 12 Nov to open"),
        (EPISODE, {"start_day": "2025-12-30"}, "Began: 10 Nov to 30 Dec 2025"),
        (EPISODE, {"trigger": Trigger.SNEEZE_COUGH}, "What went before it: {0} to {1}"),
        (EPISODE, {"trigger": None}, "What went before it: {0} to nothing"),
        (PAUSE, {"kind": PauseKind.HOLIDAY}, "Kind: Illness to Holiday"),
        (PAUSE, {"last_day": ""}, "To: 15 Nov to open"),
        (SESSIONS[0], {"felt_next_morning": Felt.BETTER}, "Next morning: nothing to Better"),
        (SESSIONS[0], {"ended_ms": SESSIONS[0].started_ms + 1_800_000}, "Minutes: 20 to 30"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_the_words_and_dates_of_the_diary(before, changes, words):
    after = replace(before, **changes)
    names = trigger_names()
    words = words.format(names[Trigger.LIFT_HEAVY], names[Trigger.SNEEZE_COUGH])
    what = {Episode: What.EPISODE, Pause: What.PAUSE}.get(type(before), What.SESSION)
    if what is What.SESSION:
        before, after = WholeSession(before, ()), WholeSession(after, ())
    ((_, said, _),) = did(revision(before, after, what=what))
    assert said.replace("\u00a0", " ") == words


def test_a_session_is_not_kept_twice_for_a_new_note_and_undo_leaves_the_rest():
    whole = WholeSession(SESSIONS[0], ())
    noted = WholeSession(replace(SESSIONS[0], note="Cold"), ())
    before, after = slim(whole, noted)
    assert (before.sets, after.sets) == (None, None)
    later = WholeSession(replace(noted.session, pain_next_morning=2), ())
    back = undone(later, before, after)
    assert (back.session.note, back.session.pain_next_morning) == ("", 2)
    change = revision(whole, noted, what=What.SESSION)
    assert did(change)[0][1] == "Note: nothing to Cold"
