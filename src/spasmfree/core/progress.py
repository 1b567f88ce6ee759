"""What the page of progress shows: the range, the answer in words, the charts and their labels."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from spasmfree.core import chart_days as by_day
from spasmfree.core import chart_sets as by_set
from spasmfree.core import days
from spasmfree.core.chart import Chart, Window
from spasmfree.core.chart_pain import Scores, pain_chart
from spasmfree.core.chart_tension import tension_chart
from spasmfree.core.findings import Finding, facts_of, findings, headline
from spasmfree.core.habit import strength
from spasmfree.core.set_sums import ALL, Sets
from spasmfree.core.sitting import Sitting
from spasmfree.core.store import PlanRow
from spasmfree.core.tally import NO_SPANS, Spans, Stretch, Tally
from spasmfree.core.words import tr
from spasmfree.core.year import Year, year


class Span(StrEnum):
    """How far back the charts and an export look."""

    WEEKS_4 = "4-weeks"
    MONTHS_3 = "3-months"
    YEAR = "1-year"
    ALL = "all"


_WEEKS_OF = {Span.WEEKS_4: 4, Span.MONTHS_3: 13, Span.YEAR: 52}

BY_SETS = ("sides", "loads", "tension")  # these wait for the sums of the sets
CHARTS = ("sessions", "pain", "strength", "episodes", *BY_SETS)  # in the order of the page


class Counted:
    """A history counted once; every range of it is then quickly at hand.

    The sums of the sets may come later (`with_sets`): reading them takes longer.
    """

    def __init__(
        self,
        plan: Sequence[PlanRow],
        sittings: Sequence[Sitting],
        today: str,
        easing: Collection[str] = (),
        spans: Spans = NO_SPANS,
        units: str = "kg",
    ) -> None:
        """`sittings` are all that were kept; the programs in `easing` never count."""
        self.began = began(plan, sittings, today)
        self.empty = not sittings
        self.today, self.units = today, units
        self.tally = Tally(plan, sittings, self.began, today, easing, spans)
        self.strength = strength(self.tally)
        self.scores = Scores(sittings)
        self.days = [days.number(sitting.day) for sitting in sittings]
        self.sets: Sets | None = None
        self.recent: Sets | None = None
        self.tally.by_week(self.tally.first, self.tally.last)
        self._years: dict[int, Year] = {}
        self.year(0)
        self._say()

    def year(self, back: int) -> Year:
        """The calendar of the last year, or of one before; each is made once."""
        if back not in self._years:
            self._years[back] = year(self.tally, back)
        return self._years[back]

    def with_sets(self, sets: Sets, recent: Sets) -> None:
        """Take the sums of the sets by week, and by day of the last 56 days."""
        self.sets, self.recent = sets, recent
        self._say()

    def _say(self) -> None:
        """The sentences, which are the same whatever range is shown."""
        facts = facts_of(self.tally, self.days, self.scores, self.recent, self.units)
        self.answer, self.findings = headline(facts), findings(facts)


@dataclass(frozen=True, slots=True)
class ProgressState:
    """Everything the page of progress shows."""

    counted: Counted
    span: Span
    answer: str  # of the last 28 days, in words
    findings: tuple[Finding, ...]  # more sentences below it
    window: Window
    chosen: Mapping[str, str] = field(
        default_factory=dict
    )  # by chart: the exercise to show, or how many years back

    @property
    def today(self) -> str:
        """The day it is true on, ISO."""
        return self.counted.today

    @property
    def empty(self) -> bool:
        """No session was ever kept."""
        return self.counted.empty

    @property
    def episodes(self) -> tuple[Stretch, ...]:
        """Bands on every axis of time."""
        return self.counted.tally.episodes

    @property
    def pauses(self) -> tuple[Stretch, ...]:
        """The same."""
        return self.counted.tally.pauses

    def key(self, id_: str) -> tuple[object, ...]:
        """What a chart of CHARTS is made of: where it is the same, so is the chart."""
        counted = self.counted
        if id_ in BY_SETS:
            return counted, self.window, counted.sets, self.chosen.get(id_, "")
        return counted, self.window

    @property
    def year(self) -> Year:
        """The calendar: of the last year, or of the one that was chosen."""
        return self.counted.year(int(self.chosen.get("year", "0")))

    def chart(self, id_: str) -> Chart | None:
        """A chart of CHARTS; None while the sums of the sets are on their way."""
        counted, window = self.counted, self.window
        if id_ == "sessions":
            return by_day.sessions_chart(counted.tally, window)
        if id_ == "pain":
            return pain_chart(counted.scores, window)
        if id_ == "strength":
            return by_day.strength_chart(counted.tally, counted.strength, window)
        if id_ == "episodes":
            return by_day.episodes_chart(counted.tally, window)
        if counted.sets is None or window.first < counted.sets.since:
            return None
        if id_ == "sides":
            return by_set.sides_chart(counted.sets, window, self.chosen.get(id_, ALL))
        if id_ == "loads":
            return by_set.loads_chart(counted.sets, window, self.chosen.get(id_, ""))
        return tension_chart(counted.sets, window)

    def choose(self, id_: str, choice: str) -> ProgressState:
        """The same with another exercise in one chart."""
        return replace(self, chosen={**self.chosen, id_: choice})


def progress_state(
    counted: Counted, span: Span, chosen: Mapping[str, str] | None = None
) -> ProgressState:
    """The state of the page; `chosen` are the exercises that are shown, by chart."""
    first, last = chart_days(span, counted.today, counted.began)
    return ProgressState(
        counted=counted,
        span=span,
        answer=counted.answer,
        findings=counted.findings,
        window=Window(days.number(first), days.number(last), counted.tally.today),
        chosen=chosen or {},
    )


def began(plan: Sequence[PlanRow], sessions: Sequence[Sitting], today: str) -> str:
    """The day the history begins: the first session or the first plan, `today` when neither."""
    return min([row.from_day for row in plan] + [each.day for each in sessions] + [today])


def first_span(began_on: str, today: str) -> Span:
    """The range to open with: four weeks while there is no more to see."""
    return Span.WEEKS_4 if days.between(began_on, today) < 28 else Span.MONTHS_3


def chart_days(span: Span, today: str, began_on: str) -> tuple[str, str]:
    """The first and the last day drawn: whole weeks from Monday, the running one included."""
    this_week = days.week_start(today)
    if span is Span.ALL:
        first = min(days.week_start(began_on), days.add(this_week, -7 * 3))
    else:
        first = days.add(this_week, -7 * (_WEEKS_OF[span] - 1))
    return first, days.add(this_week, 6)


def sums_since(today: str) -> str:
    """The Monday from which on sums of sets are enough for every range but all."""
    return chart_days(Span.YEAR, today, today)[0]


def export_days(span: Span, today: str) -> tuple[str, str]:
    """The first and the last day that an export of `span` holds, "" where it has no end."""
    return ("", "") if span is Span.ALL else (chart_days(span, today, today)[0], today)


def span_names() -> tuple[str, ...]:
    """The words for each Span, in order."""
    return tr("4\u00a0weeks"), tr("3\u00a0months"), tr("1\u00a0year"), tr("All")
