"""Which local day an instant belongs to, and sums over days."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spasmfree.core import days
from spasmfree.core.errors import KnownError


def ms(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("utc", "offset", "start", "day"),
    [
        ("2026-11-20T23:30:00", 60, 180, "2026-11-20"),  # 00:30 in Berlin: the evening before
        ("2026-11-21T01:59:59.999", 60, 180, "2026-11-20"),  # 02:59:59.999
        ("2026-11-21T02:00:00", 60, 180, "2026-11-21"),  # 03:00: the new day
        ("2026-11-20T23:30:00", 60, 0, "2026-11-21"),
        ("2026-11-21T01:00:00", -660, 180, "2026-11-20"),
        ("2026-11-20T13:00:00", 840, 180, "2026-11-21"),
        ("1969-12-31T12:00:00", 0, 180, "1969-12-31"),
    ],
)
def test_the_day_of_an_instant(utc: str, offset: int, start: int, day: str) -> None:
    assert days.day_of(ms(utc), offset, start) == day


def test_the_time_of_an_instant() -> None:
    assert days.minute_of(ms("2026-11-21T17:40:59"), 60) == 18 * 60 + 40
    assert days.minute_of(ms("2026-11-21T23:40:00"), 60) == 40
    assert days.minute_of(ms("1969-12-31T23:00:00"), -120) == 21 * 60


def test_weeks_begin_on_monday() -> None:
    assert days.weekday("2026-11-23") == 0
    assert days.week_start("2026-11-23") == "2026-11-23"
    assert days.week_start("2026-11-29") == "2026-11-23"
    assert days.week_start("2027-01-01") == "2026-12-28"


def test_sums() -> None:
    assert days.add("2028-02-28", 1) == "2028-02-29"
    assert days.add("2026-01-01", -1) == "2025-12-31"
    assert days.between("2026-02-28", "2026-03-01") == 1
    assert list(days.span("2026-12-31", "2027-01-01")) == ["2026-12-31", "2027-01-01"]
    assert list(days.span("2027-01-01", "2026-12-31")) == []


@given(st.dates().filter(lambda d: 2 <= d.year <= 9998), st.integers(-300, 300))
def test_adding_is_the_inverse_of_between(first: object, number: int) -> None:
    day = str(first)
    assert days.between(day, days.add(day, number)) == number


@pytest.mark.parametrize(
    "text", ["2026-02-30", "20260228", "2026-W09-1", "28.02.2026", "", "2026-2-3", "٢٠٢٦-01-01"]
)
def test_what_is_no_day_is_refused_with_the_way_to_write_it(text: str) -> None:
    with pytest.raises(KnownError) as caught:
        days.parse(text)
    assert str(caught.value).startswith(f"{text} is not a day; write it as YYYY-MM-DD")


def test_a_day_is_itself() -> None:
    assert days.parse("2028-02-29") == "2028-02-29"
