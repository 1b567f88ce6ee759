"""A small history with every kind of value in it, and a way to wait for the writer."""

from __future__ import annotations

import queue
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from fakes import WEDNESDAY_EVENING, CountedIds

from spasmfree.core.entries import Episode, Note, Pause, PauseKind, Trigger
from spasmfree.core.exercises import Side
from spasmfree.core.record import (
    Outcome,
    PainKind,
    PainRecord,
    SessionKind,
    SessionOutcome,
    SessionRecord,
    SetRecord,
)
from spasmfree.core.revisions import Act, Revision, What, to_json
from spasmfree.core.store import Entry, PlanRow, Refused, Running, Saved
from spasmfree.storage.database import name_device, open_database
from spasmfree.storage.history import MakeWriter, SqliteStore
from spasmfree.storage.places import prepare
from spasmfree.storage.writer import Writer

SESSION = SessionRecord(
    id="s1",
    day="2026-01-14",
    started_ms=WEDNESDAY_EVENING,
    ended_ms=WEDNESDAY_EVENING + 1_200_500,
    offset_min=60,
    zone="Europe/Berlin",
    kind=SessionKind.PROGRAM,
    program="starter",
    outcome=SessionOutcome.PARTIAL,
    short=False,
    active_ms=600_000,
    sets_planned=3,
    sets_done=2,
    pain_before=3,
    pain_worst=4,
    effort=5,
    note="Slept badly, \u2018still\u2019 went well",
    content_version="1",
    app_version="0.1",
)
LEFT = SetRecord(
    id="set1",
    session_id="s1",
    place=0,
    exercise="side-lying-hip-abduction",
    variant="",
    side=Side.LEFT,
    set_no=1,
    reps_planned=10,
    reps_done=10,
    hold_ms_planned=20_000,
    hold_ms_done=20_000,
    load_grams=0,
    band="",
    outcome=Outcome.DONE,
    rep_times=(5_000, 11_000, 17_500),
    active_ms=60_000,
)
RIGHT = replace(
    LEFT,
    id="set2",
    place=1,
    side=Side.RIGHT,
    variant="fewer",
    reps_done=4,
    hold_ms_done=8_250,
    load_grams=1_250,
    band="red",
    outcome=Outcome.STOPPED_PAIN,
    corrected=True,
    pain=6,
    form_clean=False,
    note="=odd",
    rep_times=(90_000, 89_000),
)
STRETCH = replace(
    LEFT,
    id="set3",
    place=2,
    exercise="quad-stretch-side-lying",
    side=Side.BOTH,
    reps_planned=1,
    reps_done=0,
    hold_ms_done=0,
    outcome=Outcome.SKIPPED,
    form_clean=True,
    rep_times=(),
)
SETS = (LEFT, RIGHT, STRETCH)
HURT = PainRecord(
    id="p1",
    at_ms=WEDNESDAY_EVENING + 95_000,
    offset_min=60,
    day="2026-01-14",
    kind=PainKind.HURTS,
    score=None,
    site="",
    session_id="s1",
    set_id="set2",
    rep=5,
)
PLAN = PlanRow("plan1", "2026-01-12", (0, 2, 4), ("starter",), 1, ("week-2",))
EPISODE = Episode(
    id="e1",
    start_day="2026-01-15",
    end_day="2026-01-18",
    peak=7,
    trigger=Trigger.LIFT_LIGHT,
    days_lost=2,
    note="Picked up a \u2018sock\u2019",
    at_ms=WEDNESDAY_EVENING + 60_000_000,
    offset_min=60,
)
PAUSE = Pause(
    id="b1",
    kind=PauseKind.HOLIDAY,
    first_day="2026-02-02",
    last_day="2026-02-08",
    note="Skiing, =carefully",
    at_ms=WEDNESDAY_EVENING,
    offset_min=60,
)
NOTE = Note("n1", "2026-01-13", "New mattress", WEDNESDAY_EVENING - 86_400_000, 60)
SCORE = PainRecord(
    id="p2",
    at_ms=WEDNESDAY_EVENING + 30_000_000,
    offset_min=60,
    day="2026-01-15",
    kind=PainKind.NOW,
    score=6,
    site="low back",
    session_id="",
    note="on the stairs",
)
ENTRIES = (EPISODE, PAUSE, NOTE, SCORE)
REVISION = Revision(
    id="r1",
    at_ms=WEDNESDAY_EVENING + 70_000_000,
    offset_min=60,
    what=What.EPISODE,
    record_id="e1",
    act=Act.EDITED,
    before=to_json(replace(EPISODE, end_day="", days_lost=None)),
    after=to_json(EPISODE),
)
HEAD = Running(
    id="s1",
    day="2026-01-14",
    started_ms=WEDNESDAY_EVENING,
    offset_min=60,
    zone="Europe/Berlin",
    kind=SessionKind.PROGRAM,
    program="starter",
    short=False,
    pain_before=3,
    content_version="1",
    app_version="0.1",
    spec='{"items": []}',
)


def entry(seq: int) -> Entry:
    """Something that happened."""
    return Entry(seq, seq * 1_000, f'{{"event": "rep_done", "rep": {seq}}}')


class News:
    """What a store told, in order, brought from the writer's thread to this one."""

    def __init__(self) -> None:
        self._calls: queue.Queue[Callable[[], None]] = queue.Queue()
        self.told: list[Saved | Refused] = []

    def dispatch(self, call: Callable[[], None]) -> None:
        self._calls.put(call)

    def wait(self, count: int = 1) -> list[Saved | Refused]:
        """Handle so many calls, waiting for each; all that was told until then."""
        for _ in range(count):
            self._calls.get(timeout=20)()
        return self.told

    @property
    def silent(self) -> bool:
        return self._calls.empty()


def store(folder: Path, news: News, make_writer: MakeWriter = Writer) -> SqliteStore:
    """An open store in `folder` whose news are collected."""
    path = open_database(prepare(folder))
    name_device(path, CountedIds("device"), WEDNESDAY_EVENING)
    ids = CountedIds(f"new-{secrets.token_hex(4)}")
    made = SqliteStore(path, news.dispatch, ids, lambda: WEDNESDAY_EVENING, make_writer)
    made.listen(news.told.append)
    return made
