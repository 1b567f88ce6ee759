"""The range, the labels and the words of the page of progress, counted by hand."""

from __future__ import annotations

import pytest
from core.history_builders import row, session

from spasmfree.core import days
from spasmfree.core.axis import count_ticks, week_ticks
from spasmfree.core.chart import Places, Window, blocks, whole_ticks
from spasmfree.core.chart_days import how_sessions
from spasmfree.core.progress import (
    Counted,
    Span,
    began,
    chart_days,
    export_days,
    first_span,
    progress_state,
)
from spasmfree.core.sitting import Sitting

TODAY = "2026-11-24"  # a Tuesday


def mondays(first: str, count: int) -> tuple[str, ...]:
    """`count` Mondays from `first` on."""
    return tuple(days.add(first, 7 * n) for n in range(count))


def shown(plan, sessions, span, today, easing=()):
    """The state of the page of a history."""
    counted = Counted(plan, [Sitting.of(each) for each in sessions], today, easing)
    return progress_state(counted, span)


@pytest.mark.parametrize(
    ("span", "first", "count"),
    [
        (Span.WEEKS_4, "2026-11-02", 4),
        (Span.MONTHS_3, "2026-08-31", 13),
        (Span.YEAR, "2025-12-01", 52),
        (Span.ALL, "2024-02-26", 144),
    ],
)
def test_a_range_is_whole_weeks_up_to_this_one(span, first, count):
    found = chart_days(span, TODAY, began_on="2024-02-29")
    assert found == (first, "2026-11-29")
    assert (days.between(*found) + 1) / 7 == count


def test_all_shows_at_least_four_weeks():
    assert chart_days(Span.ALL, TODAY, began_on=TODAY)[0] == "2026-11-02"


def test_history_begins_with_the_first_session_or_plan():
    plan, sessions = [row("2026-10-05")], [session("2026-10-07"), session("2026-10-01")]
    assert began(plan, sessions, TODAY) == "2026-10-01"
    assert began(plan, [], TODAY) == "2026-10-05"
    assert began([], [], TODAY) == TODAY


def test_a_short_history_opens_with_four_weeks():
    assert first_span("2026-10-28", TODAY) is Span.WEEKS_4
    assert first_span("2026-10-27", TODAY) is Span.MONTHS_3


def test_an_export_ends_today_and_all_has_no_ends():
    assert export_days(Span.WEEKS_4, TODAY) == ("2026-11-02", TODAY)
    assert export_days(Span.ALL, TODAY) == ("", "")


class TestState:
    """Plan Mon Wed Fri from 2 November; done 4, 6 and 9 November, the last one short."""

    PLAN = (row("2026-11-02"),)
    SESSIONS = (
        session("2026-11-04"),
        session("2026-11-06"),
        session("2026-11-09", short=True),
    )

    def test_says_and_counts(self):
        state = shown(self.PLAN, self.SESSIONS, Span.WEEKS_4, TODAY)
        done, planned = state.chart("sessions").series
        assert done.values == (2.0, 0.5, 0.0, 0.0)
        assert planned.values == (3.0, 3.0, 3.0, 3.0)
        assert state.answer == "2.5 of 10 planned sessions in the last 4\u00a0weeks."
        assert not state.empty

    def test_reads_out_a_week(self):
        chart = shown(self.PLAN, self.SESSIONS, Span.WEEKS_4, TODAY).chart("sessions")
        assert chart.told(1) == "Week of 9\u00a0Nov: 0.5 done, 3 planned"
        assert chart.told(-1) == chart.told(3) == "This week: 0 done, 3 planned"

    def test_another_year_is_named(self):
        chart = shown(self.PLAN, self.SESSIONS, Span.MONTHS_3, "2027-01-12").chart("sessions")
        assert chart.told(2) == "Week of 2\u00a0Nov\u00a02026: 2 done, 3 planned"

    def test_what_eases_is_not_counted(self):
        gentle = session("2026-11-06", program="gentle")
        state = shown(self.PLAN, [gentle], Span.WEEKS_4, TODAY, easing={"gentle"})
        assert state.chart("sessions").series[0].values[0] == 0
        assert not state.empty

    def test_nothing_kept_is_empty(self):
        state = shown(self.PLAN, [], Span.ALL, TODAY)
        assert state.empty
        assert len(state.chart("sessions").slots) == 4


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (1, (0, 1)),
        (3, (0, 1, 2, 3)),
        (3.5, (0, 1, 2, 3)),
        (4, (0, 2, 4)),
        (7, (0, 2, 4, 6)),
        (9.5, (0, 2, 4, 6, 8)),
        (10, (0, 5, 10)),
        (30, (0, 10, 20, 30)),
    ],
)
def test_counts_have_few_labels(top, expected):
    assert count_ticks(top) == expected


class TestWeekLabels:
    """Dates, months or years, as many as there is room for."""

    def test_dates_name_the_month_once(self):
        labels = week_ticks(mondays("2026-09-07", 6), room=20)
        assert labels == (
            (0, "7\u00a0Sep"),
            (1, "14"),
            (2, "21"),
            (3, "28"),
            (4, "5\u00a0Oct"),
            (5, "12"),
        )

    def test_dates_are_thinned_out(self):
        labels = week_ticks(mondays("2026-08-31", 13), room=5)
        assert [index for index, _ in labels] == [0, 3, 6, 9, 12]
        assert labels[1] == (3, "21\u00a0Sep")

    def test_a_year_has_months_and_names_the_new_one(self):
        labels = week_ticks(mondays("2025-12-01", 52), room=12)
        assert labels[:2] == ((0, "Dec"), (5, "Jan 2026"))
        assert [text for _, text in labels[2:]] == [
            "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
        ]  # fmt: skip

    def test_months_are_thinned_out_in_step_with_the_year(self):
        labels = week_ticks(mondays("2025-12-01", 52), room=4)
        assert [text for _, text in labels] == ["Jan 2026", "Apr", "Jul", "Oct"]

    def test_ten_years_have_years(self):
        labels = week_ticks(mondays("2016-05-02", 552), room=6)
        assert [text for _, text in labels] == ["2018", "2020", "2022", "2024", "2026"]

    def test_every_room_is_kept_to(self):
        for count in (1, 4, 13, 16, 17, 52, 120, 121, 600, 3000):
            for room in (1, 2, 5, 11):
                labels = week_ticks(mondays("2016-05-02", count), room)
                months = 17 <= count <= 120  # at least each January stays
                assert len(labels) <= max(room, 3 if months else 1), (count, room)


def test_our_own_choices_say_so():
    said = [sentence for sentence in how_sessions() if "our choice" in sentence]
    assert len(said) == 2


class TestSlots:
    """A week, 4 weeks or 52 each, as many as can be seen."""

    @pytest.mark.parametrize(
        ("years", "weeks", "name"),
        [
            (2, 1, "This week"),
            (8, 4, "4\u00a0weeks from 2\u00a0Nov"),
            (30, 52, "52\u00a0weeks from 1\u00a0Dec\u00a02025"),
        ],
    )
    def test_the_longer_the_range_the_longer_a_slot(self, years, weeks, name):
        begun = session(days.add(TODAY, -365 * years))
        plan = (row(begun.day),)
        state = shown(plan, [begun, session("2026-11-23")], Span.ALL, TODAY)
        charts = [state.chart(each) for each in ("sessions", "pain")]
        for chart in charts:
            lengths = [slot.last - slot.first + 1 for slot in chart.slots]
            assert set(lengths[1:]) == {7 * weeks}
            assert 0.5 <= lengths[0] / (7 * weeks) <= 1.5
            assert chart.slots[0].first == days.number(days.week_start(begun.day))
            assert chart.slots[-1].last == days.number("2026-11-29")
            assert chart.told(-1).startswith(name)
        assert len(charts[0].slots) <= 130

    def test_long_slots_have_averages_of_a_week(self):
        thrice = [
            session(day)
            for day in days.span("2016-01-04", "2026-11-22")
            if days.weekday(day) in (0, 2, 4)
        ]
        state = shown((row("2016-01-04", weekdays=(0, 1, 2, 3)),), thrice, Span.ALL, TODAY)
        done, planned = state.chart("sessions").series
        assert len(done.values) == 11  # the first one has 49 weeks
        assert state.chart("sessions").slots[0].last == days.number("2016-12-11")
        assert done.values[:-1] == (3.0,) * 10
        assert done.values[-1] == round(51 * 3 / 52, 2)
        assert planned.values == (4.0,) * 11
        assert state.chart("sessions").told(0).endswith("3 done a week, 4 planned")


@pytest.mark.parametrize(
    ("weeks", "lengths"),
    [(13, [5, 4, 4]), (14, [2, 4, 4, 4]), (15, [3, 4, 4, 4]), (16, [4] * 4), (1, [1]), (5, [5])],
)
def test_what_is_over_of_blocks_goes_to_the_first(weeks, lengths):
    window = Window(736330, 736330 + 7 * weeks - 1, 0)
    slots = blocks(window, 4)
    assert [(slot.last - slot.first + 1) // 7 for slot in slots] == lengths
    place = Places(slots)
    for index, slot in enumerate(slots):
        assert {place.of(day) for day in range(slot.first, slot.last + 1)} == {index}


class TestYear:
    """53 weeks up to this one, and those before for as long as there is a history."""

    def years(self, begun):
        found = [shown((row(begun),), [session(begun)], Span.ALL, TODAY)]
        while found[-1].year.earlier:
            found.append(found[0].choose("year", str(len(found))))
        return [state.year for state in found]

    def test_each_day_of_the_history_is_in_one_of_them(self):
        years = self.years("2019-06-05")
        seen = {cell.day for year in years for cell in year.cells}
        assert seen >= set(range(days.number("2019-06-05"), days.number(TODAY) + 1))
        assert [year.back for year in years] == list(range(8))
        first = years[-1]
        assert [days.of_number(c.day) for c in first.cells if c.level] == ["2019-06-05"]

    def test_they_are_whole_weeks_that_meet(self):
        later, earlier = self.years("2025-01-01")
        assert (len(later.cells), len(earlier.cells)) == (52 * 7 + 2, 53 * 7)
        assert earlier.cells[-7:] == later.cells[:7]
        assert later.subtitle() == "One square a day, weeks from Monday"
        said = earlier.subtitle().replace("\u00a0", " ")
        assert said == "25 November 2024 to 30 November 2025"

    def test_a_history_of_a_year_has_one(self):
        assert len(self.years("2025-11-24")) == 1
        assert len(self.years("2025-11-23")) == 2


def test_great_counts_are_labelled_in_thousands():
    steps = (1, 10, 500, 2000, 5000)
    assert whole_ticks(17_000, steps) == (
        (0.0, "0"), (5000.0, "5k"), (10_000.0, "10k"), (15_000.0, "15k"),
    )  # fmt: skip
    assert whole_ticks(1200, steps)[-1] == (1000.0, "1000")
