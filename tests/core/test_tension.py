"""Time under tension as docs/adherence.md works it by hand, and what a range takes of the sums."""

from __future__ import annotations

import pytest

from spasmfree.core import content, days
from spasmfree.core.chart import Window
from spasmfree.core.chart_tension import tension_chart
from spasmfree.core.set_sums import Known, Sets
from spasmfree.core.sitting import SetSum
from spasmfree.core.tally import Stretch
from spasmfree.resources import resource

MONDAY = days.number("2026-11-23")
WINDOW = Window(MONDAY - 21, MONDAY + 6, MONDAY + 2)
WHOLE = Stretch(WINDOW.first, WINDOW.last)
LIFT, DIG = "side-lying-hip-abduction", "hamstring-heel-dig"
STRETCH, TILT = "hip-flexor-half-kneeling", "pelvic-tilt-supine"


@pytest.fixture(scope="module")
def known():
    return Known.of(content.parse(resource("exercises.json").read_text(encoding="utf-8")))


def done(exercise, side, reps, planned, held_s=0, held_planned_s=0, first=MONDAY, grams=0):
    return SetSum(
        first, exercise, side, 1, reps, planned, 1000 * held_s, 1000 * held_planned_s, grams, 0
    )


WEEK = (
    done(LIFT, "left", 30, 30),
    done(LIFT, "right", 28, 30),
    done(DIG, "both", 10, 12, 80, 96),
    done(STRETCH, "left", 2, 2, 60, 60),
    done(STRETCH, "right", 1, 2, 42, 60),
    done(TILT, "both", 8, 8),
)


def test_the_numbers_worked_by_hand(known):
    chart = tension_chart(Sets(WEEK, known), WINDOW)
    real, planned = (series.values for series in chart.series)
    assert real == pytest.approx((0, 0, 0, 472 / 60))
    assert planned == pytest.approx((0, 0, 0, 516 / 60))
    assert chart.told(3) == "This week: 7.9 of 8.6\u00a0min"
    assert chart.cells(3)[1:] == ("7.9", "8.6")


def test_an_earlier_name_and_an_exercise_that_is_gone(known):
    renamed = Known(known.names, {"hip-lift": LIFT}, known.rep_ms, known.eases)
    found = Sets([done("hip-lift", "left", 10, 10), done("gone", "both", 1, 1, 30, 30)], renamed)
    # Of what is gone the tempo is not known any more; what was held was measured.
    assert found.tension([WHOLE])[0].real_ms == 10 * 5_000 + 30_000


def test_a_range_is_a_slice_of_the_sums(known):
    weeks = [done(LIFT, "left", n, 10, first=MONDAY - 7 * n) for n in range(60)]
    found = Sets(reversed(weeks), known)
    assert [s.reps for s in found.of(LIFT, [WHOLE])] == [3, 2, 1, 0]
    assert [s.reps for s in found.of("all", [WHOLE])] == [3, 2, 1, 0]
    assert found.of("unknown", [WHOLE]) == ()


def test_loads_open_with_an_exercise_of_the_last_year_whether_all_is_read_or_not(known):
    late = [done(STRETCH, "left", 1, 1, grams=500)]
    early = [done(LIFT, "left", 1, 1, first=MONDAY - 3000, grams=500)]
    assert Sets(late, known).first_loaded == Sets(late + early, known).first_loaded == STRETCH
    assert Sets(early, known).first_loaded == LIFT
    assert Sets((), known).first_loaded == ""
    assert [key for key, _ in Sets(late + early, known).loaded] == [STRETCH, LIFT]
