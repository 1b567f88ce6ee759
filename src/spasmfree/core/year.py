"""The year as a calendar: 53 weeks of days, each with how much was done on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from spasmfree.core import days, formats
from spasmfree.core.chart import Chart
from spasmfree.core.tally import Stretch, Tally, days_in
from spasmfree.core.words import tr

WEEKS = 53
_APART = 52  # weeks from one year to the next
LEVELS = 5  # 0: nothing


class YearDay(NamedTuple):
    """One day of the calendar."""

    day: int  # ordinal
    level: int  # 0 nothing, 1 something, 2 a short session, 3 a session, 4 more than one
    episode: bool
    pause: bool


@dataclass(frozen=True, slots=True)
class Year:
    """53 weeks; days to come are not in them."""

    cells: tuple[YearDay, ...]  # the first one is a Monday
    today: int
    back: int = 0  # how many years before the last one
    earlier: bool = False  # whether there is something before it

    def told(self, index: int) -> str:
        """The day with this index read out; -1 is the newest."""
        cell = self.cells[index]
        day = formats.full_date(days.of_number(cell.day), days.of_number(self.today))
        if cell.episode:
            return tr("{day}: {done}, in an episode", day=day, done=level_words(cell.level))
        if cell.pause:
            return tr("{day}: {done}, in a pause", day=day, done=level_words(cell.level))
        return tr("{day}: {done}", day=day, done=level_words(cell.level))

    def months(self) -> tuple[tuple[int, str], ...]:
        """The column where each month begins, with its label; January has the year."""
        found = []
        for column in range(0, len(self.cells), 7):
            day = days.of_number(self.cells[column].day)
            if int(day[8:]) <= 7:
                found.append((column // 7, formats.month_short(int(day[5:7]))))
        return tuple(found)

    def cells_of(self, index: int) -> tuple[str, ...]:
        """The day with this index as the table has it."""
        cell = self.cells[index]
        also = tr("Episode") if cell.episode else tr("Pause") if cell.pause else ""
        done = formats.capital(level_words(cell.level))
        return formats.short_date(days.of_number(cell.day), days.of_number(self.today)), done, also

    def subtitle(self) -> str:
        """Which days are shown."""
        if not self.back:
            return tr("One square a day, weeks from Monday")
        first, last = (formats.long_date(days.of_number(self.cells[n].day)) for n in (0, -1))
        return tr("{first} to {last}", first=first, last=last)

    def chart(self) -> Chart:
        """The words around the calendar: what is read out, the table, how this is counted."""
        worth = (n for n, c in enumerate(self.cells) if c.level or c.episode or c.pause)
        return Chart(
            id="year",
            title=tr("Your year"),
            subtitle=self.subtitle(),
            slots=tuple(Stretch(cell.day, cell.day) for cell in self.cells),
            series=(),
            top=1.0,
            ticks=(),
            told=self.told,
            header=(tr("Day"), tr("Done"), tr("Also")),
            cells=self.cells_of,
            how=how_year(),
            worth=tuple(worth),
        )


def level_words(level: int) -> str:
    """What a colour stands for."""
    return (
        tr("nothing done"),
        tr("something done"),
        tr("a short session"),
        tr("a session"),
        tr("more than one session"),
    )[level]


def how_year() -> tuple[str, ...]:
    """What the colours mean, one sentence each."""
    return (
        tr("The darkest green is more than one session, the next one session."),
        tr("Then a short session; the palest is practice, or less than half of the sets."),
        tr("A day begins when your day starts in Settings, so late evenings stay together."),
        tr("A day on which nothing was done is a day like any other."),
    )


def year(tally: Tally, back: int = 0) -> Year:
    """The 53 weeks up to this week, or those that many years of 52 weeks before.

    Two of them have a week in common, as the days of a year are not whole weeks.
    """
    monday = tally.today - (tally.today - 1) % 7 - 7 * _APART * back
    first, end = monday - 7 * (WEEKS - 1), min(monday + 6, tally.today)
    cells = tuple(_cell(tally, day) for day in range(first, end + 1))
    return Year(cells, tally.today, back, tally.first < first)


def _cell(tally: Tally, day: int) -> YearDay:
    place = day - tally.first
    episode = days_in(tally.episodes, day, day) > 0
    pause = not episode and days_in(tally.pauses, day, day) > 0
    if place < 0:
        return YearDay(day, 0, episode, pause)
    earned = tally.earned[place]
    if earned > 1:
        level = 4
    elif earned:
        level = 3 if earned == 1 else 2
    else:
        level = tally.touched[place]
    return YearDay(day, level, episode, pause)
