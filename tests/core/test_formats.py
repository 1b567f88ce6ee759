"""Numbers, days and loads as a person reads them."""

from __future__ import annotations

import pytest

from spasmfree.core import formats


@pytest.mark.parametrize(
    ("grams", "units", "text"),
    [
        (500, "kg", "0.5\u00a0kg"),
        (1000, "kg", "1\u00a0kg"),
        (1250, "kg", "1.25\u00a0kg"),
        (20000, "kg", "20\u00a0kg"),
        (500, "lb", "1.1\u00a0lb"),
        (2268, "lb", "5\u00a0lb"),
        (0, "kg", "0\u00a0kg"),
    ],
)
def test_loads(grams: int, units: str, text: str) -> None:
    assert formats.load(grams, units) == text


@pytest.mark.parametrize(
    ("value", "text"), [(8.5, "8.5"), (9.0, "9"), (0, "0"), (10, "10"), (100.0, "100")]
)
def test_numbers(value: float, text: str) -> None:
    assert formats.number(value) == text


def test_days_and_dates() -> None:
    assert formats.weekday("2026-11-21") == "Saturday"
    assert formats.full_date("2026-11-21") == "Saturday 21\u00a0November"
    assert formats.full_date("2026-11-21", "2026-12-01") == "Saturday 21\u00a0November"
    assert formats.full_date("2025-11-21", "2026-12-01") == "Friday 21\u00a0November 2025"
    assert formats.long_date("2026-09-03") == "3\u00a0September 2026"
    assert formats.short_date("2026-11-21", "2026-12-01") == "21\u00a0Nov"
    assert formats.short_date("2026-05-02", "2027-01-01") == "2\u00a0May\u00a02026"
    assert formats.weekday_list((0, 2, 4)) == "Mon, Wed, Fri"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-11-21", "today"),
        ("2026-11-22", "tomorrow"),
        ("2026-11-27", "Friday"),
        ("2026-11-28", "Saturday 28\u00a0November"),
        ("2026-11-20", "Friday 20\u00a0November"),
        ("2027-01-02", "Saturday 2\u00a0January 2027"),
    ],
)
def test_days_that_are_near(day: str, text: str) -> None:
    assert formats.near_day(day, "2026-11-21") == text


def test_times() -> None:
    assert formats.minutes(28) == "28\u00a0min"
    assert formats.clock(1_000 * 60 * (17 * 60 + 5), 60) == "18:05"
    assert formats.clock(0, -1) == "23:59"


def test_lists_and_capitals() -> None:
    assert formats.capital(formats.listed(["mat", "chair"])) == "Mat, chair"
    assert formats.capital("") == ""
    assert formats.listed([]) == ""
