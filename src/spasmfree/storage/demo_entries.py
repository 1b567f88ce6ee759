"""Makes up what stands in a diary besides sessions; nothing here comes from a person."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from spasmfree.core import days
from spasmfree.core.entries import DiaryEntry, Episode, Note, Pause, PauseKind, Trigger
from spasmfree.core.record import PainKind, PainRecord
from spasmfree.core.words import tr
from spasmfree.storage.demo_session import instant_ms

_APART = (25, 120)  # days between two episodes in the first years, shortest and longest
_LONG = (2, 6)  # days
_PAUSE_DAYS = 7
_PAUSES_APART = (150, 240)
_NOTES_APART = (10, 60)
_EVENING_MIN = 20 * 60


def make_entries(
    first: str, last: str, offset_min: int, dice: random.Random, new_id: Callable[[], str]
) -> Sequence[DiaryEntry]:
    """Entries of the days `first` to `last`, each kind oldest first; none of them is open."""
    made: list[DiaryEntry] = []
    made += [_episode(day, offset_min, dice, new_id()) for day in _every(first, last, _APART, dice)]
    made += [
        _pause(day, offset_min, dice, new_id()) for day in _every(first, last, _PAUSES_APART, dice)
    ]
    for day in _every(first, last, _NOTES_APART, dice):
        at_ms = instant_ms(day, _EVENING_MIN, offset_min)
        if dice.random() < 0.5:
            made.append(Note(new_id(), day, _notes(dice), at_ms, offset_min))
        else:
            score, kind = dice.randint(0, 6), PainKind.NOW
            made.append(PainRecord(new_id(), at_ms, offset_min, day, kind, score, "", ""))
    return made


def _every(first: str, last: str, apart: tuple[int, int], dice: random.Random) -> list[str]:
    """Days some time apart, far enough before `last` that what begins on them is over."""
    found, day = [], days.add(first, dice.randint(*apart))
    while days.add(day, 2 * _PAUSE_DAYS) <= last:
        found.append(day)
        day = days.add(day, dice.randint(*apart))
    return found


def _episode(day: str, offset_min: int, dice: random.Random, entry_id: str) -> Episode:
    long = dice.randint(*_LONG)
    return Episode(
        entry_id,
        day,
        days.add(day, long - 1),
        dice.randint(4, 9),
        dice.choice(tuple(Trigger)),
        long // 2,
        "",
        instant_ms(day, dice.randint(7 * 60, 21 * 60), offset_min),
        offset_min,
    )


def _pause(day: str, offset_min: int, dice: random.Random, entry_id: str) -> Pause:
    monday = days.week_start(day)
    kind = dice.choice(tuple(PauseKind))
    at_ms = instant_ms(monday, _EVENING_MIN, offset_min)
    last = days.add(monday, _PAUSE_DAYS - 1)
    return Pause(entry_id, kind, monday, last, "", at_ms, offset_min)


def _notes(dice: random.Random) -> str:
    return dice.choice(
        (
            tr("Long drive, stiff in the evening."),
            tr("A folded towel under the waist made the left side easier."),
            tr("Walked to work and back."),
        )
    )
