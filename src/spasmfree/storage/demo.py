"""Fills an empty data folder with a made-up history, so that every page has something to show."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from spasmfree import __version__
from spasmfree.core import days
from spasmfree.core.clocks import Wall
from spasmfree.core.entries import Episode, Pause, neutral_days
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Catalogue, Side
from spasmfree.core.ids import RANDOM_BYTES, new_id
from spasmfree.core.layout import Choices, build
from spasmfree.core.plan import FIRST
from spasmfree.core.planned import Schedule
from spasmfree.core.record import SetRecord
from spasmfree.core.settings import DAY_START_MIN, PersonSettings
from spasmfree.core.tailor import Tailor
from spasmfree.core.timeline import Timeline
from spasmfree.core.vocabulary import Loadable
from spasmfree.core.words import tr
from spasmfree.storage import database, demo_plan, person, places, rows
from spasmfree.storage.demo_entries import make_entries
from spasmfree.storage.demo_session import Evening, Fate, Invented, fate, instant_ms, invent
from spasmfree.storage.entry_rows import TABLES
from spasmfree.storage.rows import Stamp, Statement
from spasmfree.storage.versions import Versions

YEARS = range(1, 51)
_DAYS_OF_A_YEAR = 365
_DONE, _BUSY_DONE = 0.75, 0.92  # of the planned days
_WEIGHTS = ((45, 1000), (18, 500))  # from which week on, grams
_RIGHT_LATER = 3  # weeks
_MADE_UP_LATER = 0.2  # of the days left out

Led = Callable[[str, Fate], Timeline]  # the timeline of a program, by how the session goes


@dataclass(frozen=True, slots=True)
class Demo:
    """What the history is made from. The same values give the same history."""

    years: int
    seed: int
    catalogue: Catalogue
    now: Wall  # it ends the day before
    gate_version: str  # of the safety text that counts as accepted


def make(folder: Path, demo: Demo) -> int:
    """Fill `folder` and answer the first-start questions in it; the number of sessions.

    The folder used without --data-dir, and one that already has a history, are refused.
    Raises KnownError.
    """
    if demo.years not in YEARS:
        raise KnownError(
            tr("A made-up history is 1 to {most}\u00a0years long.", most=YEARS.stop - 1)
        )
    if folder.resolve() == places.data_folder().resolve():
        raise KnownError(
            tr(
                "{folder} is for your own history; name another folder with --data-dir.",
                folder=folder,
            )
        )
    path = database.open_database(places.prepare(folder))
    _check_empty(path)
    return _fill(path, demo)


def _check_empty(path: Path) -> None:
    with database.reading(path) as db:
        found = db.execute(
            "SELECT EXISTS (SELECT 1 FROM session) OR EXISTS (SELECT 1 FROM running) "
            "OR EXISTS (SELECT 1 FROM plan)"
        ).fetchone()[0]
    if found:
        raise KnownError(
            tr(
                "{folder} already has a history; name an empty folder with --data-dir.",
                folder=path.parent,
            )
        )


def _fill(path: Path, demo: Demo) -> int:
    dice = random.Random(demo.seed)
    ids = _Ids(demo.now.utc_ms, dice)
    database.name_device(path, ids, demo.now.utc_ms)
    versions = Versions(lambda: demo.now.utc_ms)
    with database.told(path), closing(database.connect(path)) as db:
        device = str(db.execute("SELECT id FROM device WHERE here = 1").fetchone()[0])
        db.execute("BEGIN IMMEDIATE")
        count = 0
        for statements in _all(demo, dice, ids, versions, device):
            count += 1
            for sql, values in statements:
                db.execute(sql, values)
        db.execute("COMMIT")
    return count - 1  # the first are the answers


class _Ids:
    """Row keys of the demo: of its days, by its dice."""

    def __init__(self, utc_ms: int, dice: random.Random) -> None:
        self.utc_ms = utc_ms
        self._dice = dice

    def __call__(self) -> str:
        return new_id(self.utc_ms, self._dice.randbytes(RANDOM_BYTES))


def _all(
    demo: Demo, dice: random.Random, ids: _Ids, versions: Versions, device: str
) -> Iterator[list[Statement]]:
    """What is to be written: first the answers, then each session."""
    today = days.day_of(demo.now.utc_ms, demo.now.offset_min, DAY_START_MIN)
    first = days.week_start(days.add(today, -_DAYS_OF_A_YEAR * demo.years))
    plan = demo_plan.plan(first, today, demo.catalogue.programs, ids)
    answers = PersonSettings(gate_version=demo.gate_version, gate_day=today)
    stamp = Stamp(versions.next(), device)
    settings = person.to_values(answers)
    yesterday = days.add(today, -1)
    entries = make_entries(first, yesterday, demo.now.offset_min, dice, ids)
    yield [
        *(rows.put_plan(row, Stamp(versions.next(), device)) for row in plan),
        *(rows.put_setting(key, value, stamp) for key, value in settings.items()),
        *(TABLES[type(each)].put(each, stamp, deleted=False) for each in entries),
    ]
    away = neutral_days(
        [each for each in entries if isinstance(each, Episode)],
        [each for each in entries if isinstance(each, Pause)],
        yesterday,
    )
    led = _led(demo.catalogue)
    schedule, program = Schedule(plan), ""
    share = _BUSY_DONE if demo.years >= demo_plan.BUSY_YEARS else _DONE
    for day in _days_done(schedule, first, yesterday, away, share, dice):
        program = _next_of(schedule, day, program)
        invented = _session(demo, program, first, day, dice, ids, led)
        stamp = Stamp(versions.next(), device)
        yield [
            rows.put_session(invented.session, stamp),
            *(rows.put_set(row, stamp) for row in invented.sets),
            *(rows.put_pain(row, stamp) for row in invented.pains),
        ]


def _next_of(schedule: Schedule, day: str, last: str) -> str:
    """The program that follows on the `last` one in what is planned on a day."""
    stage = schedule.stage(day)
    rotation = stage.rotation if stage else (FIRST,)
    place = rotation.index(last) + 1 if last in rotation else 0
    return rotation[place % len(rotation)]


def _days_done(
    schedule: Schedule,
    first: str,
    last: str,
    away: Collection[str],
    share: float,
    dice: random.Random,
) -> Iterator[str]:
    """The days on which something is done: a share of those planned, some made up for a day later.

    In the days of episodes and pauses nothing is done.
    """
    made_up = False
    for day in days.span(first, last):
        holiday = day in away
        planned = schedule.is_planned(day)
        if not holiday and (made_up or (planned and dice.random() < share)):
            yield day
            made_up = False
        else:
            made_up = planned and not holiday and dice.random() < _MADE_UP_LATER


def _session(
    demo: Demo, program: str, first: str, day: str, dice: random.Random, ids: _Ids, led: Led
) -> Invented:
    """One session of a program; `first` is the day on which the history begins."""
    minute = round(dice.gauss(18 * 60 + 30, 50))
    started_ms = instant_ms(day, minute, demo.now.offset_min)
    ids.utc_ms = started_ms
    weeks = days.between(first, day) / 7
    evening = Evening(
        day=day,
        started_ms=started_ms + dice.randrange(days.MINUTE_MS),
        offset_min=demo.now.offset_min,
        zone=demo.now.zone,
        program=program,
        pain=1.2 + 3 * 0.5 ** (weeks / 20),
    )
    goes = fate(dice)
    versions = (demo.catalogue.version, __version__)
    made = invent(led(program, goes), evening, goes, dice, ids, versions)
    return replace(made, sets=_loaded(made.sets, weeks, demo.catalogue))


def _loaded(sets: Sequence[SetRecord], weeks: float, catalogue: Catalogue) -> tuple[SetRecord, ...]:
    """The sets with a weight at the ankle where one can be worn; it grows, left before right."""
    return tuple(
        replace(row, load_grams=_grams(row.side, weeks))
        if catalogue.exercises[row.exercise].loadable is Loadable.ANKLE
        else row
        for row in sets
    )


def _grams(side: Side, weeks: float) -> int:
    since = weeks - (_RIGHT_LATER if side is Side.RIGHT else 0)
    return next((grams for begin, grams in _WEIGHTS if since >= begin), 0)


def _led(catalogue: Catalogue) -> Led:
    """The timelines of all sessions of a kind, laid out once."""

    tailor = Tailor(catalogue, PersonSettings())

    def lay_out(program: str, goes: Fate) -> Timeline:
        short = goes is Fate.SHORT
        tailored = tailor.program(catalogue.programs[program], short=short)
        return build(tailored.items, catalogue, Choices(short=short))

    return cache(lay_out)
