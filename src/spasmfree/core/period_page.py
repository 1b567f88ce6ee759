"""The page for a physiotherapist: every word and number of it, for paper and for a browser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spasmfree.core import days, fixed_words, formats, load_words
from spasmfree.core.adherence import Week
from spasmfree.core.chart_sets import difference
from spasmfree.core.diary_rows import pause_title
from spasmfree.core.entries import Episode, Pause
from spasmfree.core.exercises import Catalogue, Side
from spasmfree.core.flare import trigger_names
from spasmfree.core.loads import BARE, Load
from spasmfree.core.period import Dose, Period, Scores, doses, scores, weekly_pain
from spasmfree.core.record import PainKind, PainRecord, SessionRecord, SetRecord
from spasmfree.core.words import tr

_NOTHING = "\u2013"  # in a cell without a value


@dataclass(frozen=True, slots=True)
class Table:
    """A table; cells are finished words."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    nothing: str  # said instead of a table without rows
    pictures: tuple[str, ...] = ()  # id of the exercise whose figure stands before each row, or ""


@dataclass(frozen=True, slots=True)
class PaperChart:
    """One value for each week, drawn in black and white; None where there is none."""

    title: str
    told: str  # what is drawn, one sentence
    starts: tuple[str, ...]  # words for each week, to stand under some of them
    values: tuple[float | None, ...]
    outlines: tuple[float, ...]  # what was planned, drawn as a frame; empty for nothing
    marked: tuple[bool, ...]  # weeks with a day of an episode
    top: int  # the highest value that has room


@dataclass(frozen=True, slots=True)
class PeriodPage:
    """Everything that stands on it."""

    title: str
    when: str
    facts: tuple[tuple[str, str], ...]  # what, how much
    charts: tuple[PaperChart, ...]
    marked: str  # what a mark under a week means, "" where there is none
    tables: tuple[Table, ...]
    notes_title: str
    notes: tuple[tuple[str, str], ...]  # day, words
    no_notes: str
    definitions_title: str
    definitions: tuple[str, ...]
    not_reviewed: str
    disclaimer: str


def period_page(
    period: Period, weeks: Sequence[Week], catalogue: Catalogue, units: str = "kg"
) -> PeriodPage:
    """The page of a period; `weeks` are its weeks from Monday, with what was planned and done."""
    dates = _Dates(period.last)
    charts = (_weeks_chart(period, weeks, dates), _pain_chart(period, weeks, dates))
    return PeriodPage(
        title=tr("Training and back diary"),
        when=tr(
            "{first} to {last}",
            first=formats.long_date(period.first),
            last=formats.long_date(period.last),
        ),
        facts=_facts(period, weeks),
        charts=charts,
        marked=tr("A bar under a week: an episode in it.") if any(charts[0].marked) else "",
        tables=(
            _dose_table(period, catalogue, units),
            _pain_table(period),
            _hurts_table(period, catalogue, dates),
            _episode_table(period, dates),
            _pause_table(period, dates),
        ),
        notes_title=tr("Notes"),
        notes=_notes(period, dates),
        no_notes=tr("No notes in these days."),
        definitions_title=tr("How this is counted"),
        definitions=_definitions(),
        not_reviewed=fixed_words.not_reviewed(),
        disclaimer=fixed_words.disclaimer(),
    )


class _Dates:
    """Days in words, with the year where it is not that of the period's end."""

    def __init__(self, last: str) -> None:
        self._last = last

    def __call__(self, day: str) -> str:
        return formats.short_date(day, self._last)

    def stretch(self, first: str, last: str) -> str:
        """From one day to another; without a last one it goes on."""
        if not last:
            return tr("{first}, still open", first=self(first))
        if first == last:
            return self(first)
        return tr("{first} to {last}", first=self(first), last=self(last))


def _facts(period: Period, weeks: Sequence[Week]) -> tuple[tuple[str, str], ...]:
    done, planned = sum(week.filled for week in weeks), sum(week.planned for week in weeks)
    minutes = round(sum(session.active_ms for session in period.sessions) / 60_000)
    hurts = [pain for pain in period.pains if pain.kind is PainKind.HURTS]
    stretches = [(each.start_day, each.end_day or period.last) for each in period.episodes]
    ill = {
        day
        for first, last in stretches
        for day in days.span(max(first, period.first), min(last, period.last))
    }
    return (
        (
            tr("Planned sessions done"),
            tr("{done} of {n}", done=formats.number(done), n=planned) if planned else _NOTHING,
        ),
        (tr("Sittings in all"), str(len(period.sessions))),
        (tr("Time at work"), formats.minutes(minutes)),
        (tr("Stopped because it hurt"), str(len(hurts))),
        (tr("Episodes"), str(len(period.episodes))),
        (tr("Days in episodes"), str(len(ill))),
    )


def _weeks_chart(period: Period, weeks: Sequence[Week], dates: _Dates) -> PaperChart:
    planned = tuple(float(week.planned) for week in weeks)
    done = tuple(week.done for week in weeks)
    return PaperChart(
        tr("Sessions a week"),
        tr("Filled: done. Frame: planned."),
        tuple(dates(week.start) for week in weeks),
        done,
        planned,
        _marked(period, weeks),
        max(1, *map(round, (*planned, *done))) if weeks else 1,
    )


def _pain_chart(period: Period, weeks: Sequence[Week], dates: _Dates) -> PaperChart:
    return PaperChart(
        tr("Pain before sessions, 0 to 10"),
        tr("The median of each week."),
        tuple(dates(week.start) for week in weeks),
        tuple(weekly_pain(period.sessions, period.first, period.last)),
        (),
        _marked(period, weeks),
        10,
    )


def _marked(period: Period, weeks: Sequence[Week]) -> tuple[bool, ...]:
    return tuple(
        any(
            each.start_day <= days.add(week.start, 6)
            and (each.end_day or period.last) >= week.start
            for each in period.episodes
        )
        for week in weeks
    )


def _dose_table(period: Period, catalogue: Catalogue, units: str) -> Table:
    found = doses(period.sets, catalogue.aliases)
    rows = []
    for number, dose in enumerate(found):
        first = not number or found[number - 1].exercise != dose.exercise
        rows.append(_dose_row(dose, found, catalogue, units, named=first))
    return Table(
        tr("Dose, planned and done"),
        (
            tr("Exercise"),
            tr("Side"),
            tr("Sets"),
            tr("Reps or time"),
            tr("Load"),
            tr("Between sides"),
        ),
        tuple(rows),
        tr("No sets in these days."),
        tuple(
            dose.exercise if not n or found[n - 1].exercise != dose.exercise else ""
            for n, dose in enumerate(found)
        ),
    )


def _dose_row(
    dose: Dose, found: Iterable[Dose], catalogue: Catalogue, units: str, *, named: bool
) -> tuple[str, ...]:
    exercise = catalogue.exercises.get(dose.exercise)
    name = exercise.name if exercise is not None else dose.exercise
    if dose.is_hold:
        amount = tr(
            "{done} of {planned}",
            done=_seconds(dose.hold_ms_done),
            planned=_seconds(dose.hold_ms_planned),
        )
    else:
        amount = tr("{done} of {n}", done=dose.reps_done, n=dose.reps_planned)
    return (
        name if named else "",
        _sides()[dose.side],
        tr("{done} of {n}", done=dose.sets_done, n=dose.sets_planned),
        amount,
        _loads(dose, units),
        _between(dose, found) if named else "",
    )


def _seconds(ms: int) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    return tr("{minutes}:{seconds}\u00a0min", minutes=minutes, seconds=f"{seconds:02}")


def _loads(dose: Dose, units: str) -> str:
    if dose.first_load == dose.last_load:
        return _load(dose.last_load, units)
    first, last = (
        tr("none") if each == BARE else _load(each, units)
        for each in (dose.first_load, dose.last_load)
    )
    return tr("{first}, then {last}", first=first, last=last)


def _load(load: Load, units: str) -> str:
    return _NOTHING if load == BARE else load_words.short(load, units)


def _between(dose: Dose, found: Iterable[Dose]) -> str:
    """Which side has less, and nothing of why (decisions D28)."""
    by_side = {
        each.side: each.hold_ms_done if dose.is_hold else each.reps_done
        for each in found
        if each.exercise == dose.exercise
    }
    if Side.LEFT not in by_side or Side.RIGHT not in by_side:
        return _NOTHING
    left, right = by_side[Side.LEFT], by_side[Side.RIGHT]
    if left == right:
        return tr("the same")
    share = difference(left, right)
    if not share:
        return tr("less than 1\u00a0% apart")
    if dose.is_hold:
        less = tr("left {n}\u00a0% less", n=share), tr("right {n}\u00a0% less", n=share)
    else:
        less = tr("left {n}\u00a0% fewer", n=share), tr("right {n}\u00a0% fewer", n=share)
    return less[0] if left < right else less[1]


def _sides() -> dict[Side, str]:
    return {Side.LEFT: tr("Left"), Side.RIGHT: tr("Right"), Side.BOTH: tr("Both")}


def _pain_table(period: Period) -> Table:
    told = period.sessions
    outside = [pain.score for pain in period.pains if pain.kind is PainKind.NOW]
    kinds = (
        (tr("Before a session"), scores(s.pain_before for s in told)),
        (tr("Worst during one"), scores(s.pain_worst for s in told)),
        (tr("After it"), scores(s.pain_after for s in told)),
        (tr("The next morning"), scores(s.pain_next_morning for s in told)),
        (tr("At other times"), scores(outside)),
    )
    return Table(
        tr("Pain, 0 to 10"),
        (tr("When"), tr("Scores"), tr("Lowest"), tr("Median"), tr("Highest")),
        tuple(_pain_row(name, found) for name, found in kinds if found is not None),
        tr("No pain scores in these days."),
    )


def _pain_row(name: str, found: Scores) -> tuple[str, ...]:
    given, lowest, middle, highest = found
    return name, str(given), str(lowest), formats.number(middle), str(highest)


def _hurts_table(period: Period, catalogue: Catalogue, dates: _Dates) -> Table:
    sets = {each.id: each for each in period.sets}
    pressed = [pain for pain in period.pains if pain.kind is PainKind.HURTS]
    return Table(
        tr("Stopped because it hurt"),
        (tr("Day"), tr("Exercise"), tr("Side"), tr("Set"), tr("Rep"), tr("Pain")),
        tuple(_hurts_row(pain, sets.get(pain.set_id), catalogue, dates) for pain in pressed),
        tr("Nothing was stopped because it hurt."),
    )


def _hurts_row(
    pain: PainRecord, each: SetRecord | None, catalogue: Catalogue, dates: _Dates
) -> tuple[str, ...]:
    score = _NOTHING if pain.score is None else str(pain.score)
    if each is None:
        return dates(pain.day), _NOTHING, _NOTHING, _NOTHING, _NOTHING, score
    exercise = catalogue.exercises.get(catalogue.known(each.exercise))
    name = exercise.name if exercise is not None else each.exercise
    rep = str(pain.rep) if pain.rep else _NOTHING
    return dates(pain.day), name, _sides()[each.side], str(each.set_no), rep, score


def _episode_table(period: Period, dates: _Dates) -> Table:
    return Table(
        tr("Episodes"),
        (
            tr("Days"),
            tr("Highest pain"),
            tr("What went before"),
            tr("Training days lost"),
            tr("Note"),
        ),
        tuple(_episode_row(each, dates) for each in period.episodes),
        tr("No episodes in these days."),
    )


def _episode_row(each: Episode, dates: _Dates) -> tuple[str, ...]:
    return (
        dates.stretch(each.start_day, each.end_day),
        _NOTHING if each.peak is None else str(each.peak),
        _NOTHING if each.trigger is None else trigger_names()[each.trigger],
        _NOTHING if each.days_lost is None else str(each.days_lost),
        each.note or _NOTHING,
    )


def _pause_table(period: Period, dates: _Dates) -> Table:
    def row(each: Pause) -> tuple[str, ...]:
        days_ = dates.stretch(each.first_day, each.last_day)
        return days_, pause_title(each), each.note or _NOTHING

    return Table(
        tr("Pauses"),
        (tr("Days"), tr("Why"), tr("Note")),
        tuple(map(row, period.pauses)),
        tr("No pauses in these days."),
    )


def _notes(period: Period, dates: _Dates) -> tuple[tuple[str, str], ...]:
    """What was written of a session or a day, the oldest first."""
    found = [(_place(session), session.day, session.note) for session in period.sessions]
    found += [((note.day, note.at_ms), note.day, note.text) for note in period.notes]
    found += [
        ((pain.day, pain.at_ms), pain.day, pain.note)
        for pain in period.pains
        if pain.kind is PainKind.NOW
    ]
    found.sort()
    return tuple((dates(day), text) for _, day, text in found if text.strip())


def _place(session: SessionRecord) -> tuple[str, int]:
    return session.day, session.started_ms


def _definitions() -> tuple[str, ...]:
    return (
        tr("A session counts when at least half of its sets were done. That half is our choice."),
        tr("A short session counts as half a session. That number is our choice."),
        tr(
            "Days in episodes and pauses are not planned; an extra session fills its own week only."
        ),
        tr("A set is one exercise on one side. Planned is what the program asked for on the day."),
        tr("Between sides: reps or seconds of the side with less against the other side."),
        tr("The median is the middle score: as many lie above it as below."),
        tr("All of it was told by the person or counted by the program; nothing was measured."),
    )
