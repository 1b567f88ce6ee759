"""Counts in local days, written YYYY-MM-DD; no clock is read here (decisions D15)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from spasmfree.core.errors import KnownError
from spasmfree.core.words import tr

MINUTE_MS = 60_000
DAY_MS = 86_400_000
_EPOCH = date(1970, 1, 1).toordinal()
_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(utc_ms: int, offset_min: int, day_start_min: int) -> str:
    """The local day of an instant, where a day begins `day_start_min` after midnight.

    A session at 00:30 belongs to the evening before when days begin at 03:00.
    """
    local = utc_ms + (offset_min - day_start_min) * MINUTE_MS
    return date.fromordinal(_EPOCH + local // DAY_MS).isoformat()


def minute_of(utc_ms: int, offset_min: int) -> int:
    """The local time of an instant in minutes after midnight, 0 to 1439."""
    return (utc_ms // MINUTE_MS + offset_min) % (24 * 60)


def parse(text: str) -> str:
    """`text` itself when it is a day that exists.

    Raises:
        KnownError: It is not, such as 2026-02-30.
    """
    try:
        if not _WRITTEN.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise KnownError(
            tr("{day} is not a day; write it as YYYY-MM-DD, such as 2026-11-21.", day=text)
        ) from error


def add(day: str, number: int) -> str:
    """The day `number` days later; earlier for a negative number."""
    return date.fromordinal(date.fromisoformat(day).toordinal() + number).isoformat()


def between(first: str, last: str) -> int:
    """How many days `last` is after `first`; negative when it is before."""
    return date.fromisoformat(last).toordinal() - date.fromisoformat(first).toordinal()


def number(day: str) -> int:
    """The day as an ordinal, 1 for 0001-01-01, to count with; a Monday leaves 1 modulo 7."""
    return date.fromisoformat(day).toordinal()


def of_number(ordinal: int) -> str:
    """The day of an ordinal, ISO."""
    return date.fromordinal(ordinal).isoformat()


def weekday(day: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return date.fromisoformat(day).weekday()


def week_start(day: str) -> str:
    """The Monday of the day's week."""
    return add(day, -weekday(day))


def span(first: str, last: str) -> Iterator[str]:
    """Every day from `first` to `last`, both included; none when `last` is earlier."""
    begin = date.fromisoformat(first).toordinal()
    for number in range(begin, date.fromisoformat(last).toordinal() + 1):
        yield date.fromordinal(number).isoformat()
