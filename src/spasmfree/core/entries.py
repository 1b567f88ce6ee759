"""What a person notes in the diary besides sessions: episodes, pauses, notes, pain scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spasmfree.core import days
from spasmfree.core.record import PainRecord

MOST_DAYS_LOST = 365


class Trigger(StrEnum):
    """What went before an episode. The list is fixed, so that episodes can be counted by it."""

    BEND = "bend"
    LIFT_LIGHT = "lift_light"
    LIFT_HEAVY = "lift_heavy"
    TWIST = "twist"
    SNEEZE_COUGH = "sneeze_cough"
    SITTING = "sitting"
    SPORT = "sport"
    NONE = "none"  # nothing that the person knows of
    OTHER = "other"


class PauseKind(StrEnum):
    """Why nothing was planned for some days."""

    HOLIDAY = "holiday"
    ILLNESS = "illness"


@dataclass(frozen=True, slots=True)
class Episode:
    """A spasm episode. Days are the person's local days, ISO; while it is open it is a flare."""

    id: str
    start_day: str
    end_day: str = ""  # its last day; "": it is open
    peak: int | None = None  # 0-10, None while it was not told
    trigger: Trigger | None = None  # None while it was not told
    days_lost: int | None = None  # planned training days, as the person tells them
    note: str = ""
    at_ms: int = 0  # when it was noted, UTC
    offset_min: int = 0  # of local time from UTC then

    @property
    def is_open(self) -> bool:
        """Whether it is not told as over."""
        return not self.end_day


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which nothing was planned, from `first_day` to `last_day`, both included, ISO."""

    id: str
    kind: PauseKind
    first_day: str
    last_day: str = ""  # "": it goes on
    note: str = ""
    at_ms: int = 0  # when it was noted, UTC
    offset_min: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """Words about a day, ISO."""

    id: str
    day: str
    text: str
    at_ms: int = 0  # when it was noted, UTC
    offset_min: int = 0


DiaryEntry = Episode | Pause | Note | PainRecord  # a PainRecord here belongs to no session


def first_day(entry: DiaryEntry) -> str:
    """The day under which an entry stands in the diary, ISO."""
    if isinstance(entry, Episode):
        return entry.start_day
    return entry.first_day if isinstance(entry, Pause) else entry.day


def open_episode(episodes: Iterable[Episode], today: str) -> Episode | None:
    """The episode that is not over on `today`, the latest of several; None when there is none."""
    found = [each for each in episodes if each.is_open and each.start_day <= today]
    return max(found, key=lambda each: (each.start_day, each.at_ms, each.id), default=None)


def episode_days(episodes: Iterable[Episode], today: str, since: str = "") -> frozenset[str]:
    """Every day of every episode from `since` on, each once; an open one lasts until `today`."""
    return _days(((each.start_day, each.end_day) for each in episodes), today, since)


def pause_days(pauses: Iterable[Pause], today: str, since: str = "") -> frozenset[str]:
    """Every day of every pause from `since` on, each once; one that goes on lasts until `today`."""
    return _days(((each.first_day, each.last_day) for each in pauses), today, since)


def neutral_days(
    episodes: Sequence[Episode], pauses: Sequence[Pause], today: str
) -> frozenset[str]:
    """Days that count neither for nor against the plan: flare and pause days (decisions D9)."""
    return episode_days(episodes, today) | pause_days(pauses, today)


def _days(spans: Iterable[tuple[str, str]], today: str, since: str) -> frozenset[str]:
    lasting = ((first, last or today) for first, last in spans)
    return frozenset(
        day
        for first, last in lasting
        if last >= since
        for day in days.span(max(first, since), last)
    )
