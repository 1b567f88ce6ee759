"""Puts numbers, times, days and loads into words, with a no-break space before each unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spasmfree.core import days
from spasmfree.core.words import tr

_POUND = 45_359_237  # hundredths of a milligram


def weekday(day: str) -> str:
    """Such as "Saturday"."""
    return weekday_name(days.weekday(day))


def weekday_name(number: int) -> str:
    """The name of weekday 0 (Monday) to 6."""
    return (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )[number]


def weekday_short(number: int) -> str:
    """The short name of weekday 0 (Monday) to 6, such as "Mon"."""
    return (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))[number]


def weekday_list(numbers: Iterable[int]) -> str:
    """Such as "Mon, Wed, Fri"."""
    return listed(weekday_short(number) for number in numbers)


def month_name(number: int) -> str:
    """The name of month 1 to 12."""
    return (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )[number - 1]


def month_short(number: int) -> str:
    """The short name of month 1 to 12; "May " is not "May", so that each has its translation."""
    return (
        tr("Jan"),
        tr("Feb"),
        tr("Mar"),
        tr("Apr"),
        tr("May "),
        tr("Jun"),
        tr("Jul"),
        tr("Aug"),
        tr("Sep"),
        tr("Oct"),
        tr("Nov"),
        tr("Dec"),
    )[number - 1].strip()


def full_date(day: str, today: str = "") -> str:
    """Such as "Saturday 21 November"; with the year when it is not that of `today`."""
    return _dated(
        day,
        today,
        tr("{weekday} {day}\u00a0{month}"),
        tr("{weekday} {day}\u00a0{month} {year}"),
        month_name,
    )


def long_date(day: str) -> str:
    """Such as "21 November 2026"."""
    return _filled(day, tr("{day}\u00a0{month} {year}"), month_name)


def short_date(day: str, today: str = "") -> str:
    """Such as "21 Nov"; with the year when it is not that of `today`."""
    return _dated(
        day, today, tr("{day}\u00a0{month}"), tr("{day}\u00a0{month}\u00a0{year}"), month_short
    )


def near_day(day: str, today: str) -> str:
    """ "today", "tomorrow", the weekday for the next six days, else weekday and date."""
    ahead = days.between(today, day)
    if ahead == 0:
        return tr("today")
    if ahead == 1:
        return tr("tomorrow")
    return weekday(day) if 1 < ahead < 7 else full_date(day, today)


def clock(utc_ms: int, offset_min: int) -> str:
    """The local time of an instant, such as "18:40"."""
    hour, minute = divmod(days.minute_of(utc_ms, offset_min), 60)
    return tr("{hour}:{minute}", hour=f"{hour:02}", minute=f"{minute:02}")


def minutes(number: int) -> str:
    """Such as "28 min"."""
    return tr("{n}\u00a0min", n=number)


def load(grams: int, units: str) -> str:
    """A weight in kg or lb to hundredths, such as "0.5 kg": as it was typed in that unit."""
    if units == "lb":
        hundredths = (grams * 10_000_000 + _POUND // 2) // _POUND
        return tr("{n}\u00a0lb", n=number(hundredths / 100, 2))
    return tr("{n}\u00a0kg", n=number((grams + 5) // 10 / 100, 2))


def grams_of_pounds(hundredths: int) -> int:
    """Hundredths of a pound as grams; `load` brings them back."""
    return (hundredths * _POUND + 5_000_000) // 10_000_000


def number(value: float, decimals: int = 1) -> str:
    """A number with at most `decimals` decimals and no zeros at its end."""
    whole, _, part = f"{value:.{decimals}f}".partition(".")
    part = part.rstrip("0")
    return tr("{whole}.{part}", whole=whole, part=part) if part else whole


def listed(items: Iterable[str]) -> str:
    """Things one after the other, such as "mat, chair"."""
    return tr(", ").join(items)


def beginning(text: str, most: int) -> str:
    """The text, or its first `most` characters and an ellipsis."""
    return text if len(text) <= most else tr("{beginning}…", beginning=text[:most].rstrip())


def capital(text: str) -> str:
    """The text with a capital first letter, for the beginning of a line."""
    return text[:1].upper() + text[1:]


def _dated(day: str, today: str, near: str, far: str, month: Callable[[int], str]) -> str:
    return _filled(day, near if day[:4] == (today or day)[:4] else far, month)


def _filled(day: str, template: str, month: Callable[[int], str]) -> str:
    year, number_of_month, number_of_day = (int(part) for part in day.split("-"))
    return template.format(
        weekday=weekday(day), day=number_of_day, month=month(number_of_month), year=year
    )
