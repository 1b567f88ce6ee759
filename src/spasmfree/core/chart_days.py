"""The charts that are made of days: sessions a week, habit strength, episode days."""

from __future__ import annotations

from collections.abc import Sequence

from spasmfree.core.axis import count_ticks
from spasmfree.core.chart import (
    FOUR,
    LONG,
    LONGEST,
    YEAR,
    Chart,
    Form,
    Series,
    Values,
    Window,
    amount,
    blocks,
    even,
    longer,
    running,
    slot_head,
    slot_name,
    slot_words,
    weekly,
    weeks_in,
    whole_ticks,
)
from spasmfree.core.tally import Stretch, Tally, days_in
from spasmfree.core.words import tr, trn


def sessions_chart(tally: Tally, window: Window) -> Chart:
    """Sessions a week, done against the plan."""
    slots = even(window)
    length = weeks_in(slots)
    done, planned = (_averages(each, slots) for each in tally.by_week(window.first, window.last))
    top = max([*done, *planned, 1.0])

    def told(index: int) -> str:
        values = {"done": amount(done[index]), "planned": amount(planned[index])}
        if length > 1:
            place = slot_words(slots[index], window.today)
            return tr("{place}: {done} done a week, {planned} planned", place=place, **values)
        if slots[index].last >= window.today:
            return tr("This week: {done} done, {planned} planned", **values)
        day = slot_name(slots[index], window.today)
        return tr("Week of {day}: {done} done, {planned} planned", day=day, **values)

    return Chart(
        id="sessions",
        title=tr("Sessions a week"),
        subtitle=tr("Done against your plan"),
        slots=slots,
        series=(
            Series("done", tr("Done"), Form.BAR, tuple(done)),
            Series("plan", tr("Plan"), Form.STEP, tuple(planned)),
        ),
        top=top,
        ticks=tuple((float(value), str(value)) for value in count_ticks(top)),
        told=told,
        header=(slot_head(slots), tr("Done"), tr("Planned")),
        cells=lambda index: (
            slot_name(slots[index], window.today),
            amount(done[index]),
            amount(planned[index]),
        ),
        how=how_sessions(),
        running=running(slots, window.today) if length == 1 else -1,
    )


def _averages(weeks: list[float], slots: Sequence[Stretch]) -> list[float]:
    """What a week of each slot has, to hundredths; `weeks` are those that the slots have."""
    found = []
    for slot in slots:
        begin, end = ((day - slots[0].first) // 7 for day in (slot.first, slot.last + 1))
        found.append(round(sum(weeks[begin:end]) / (end - begin), 2))
    return found


def how_sessions() -> tuple[str, ...]:
    """How sessions are counted; our own choices say so (decisions D9)."""
    return (
        tr("A session counts when at least half of its sets were done. That half is our choice."),
        tr("A short session counts as half a session. That number is our choice."),
        tr("An extra session fills another planned day of the same week, and no other week."),
        tr("Practising one exercise is kept in the diary and does not count here."),
        tr("Days in an episode or a pause are not planned, whatever your plan says of them."),
        tr("A new plan counts from its first day; what was planned before stays as it was."),
        tr("The last 4\u00a0weeks are 28\u00a0days; today joins them when its session is done."),
        tr("The chart has whole weeks from Monday, and the week that is not over is pale."),
        tr("Beyond 120\u00a0weeks it has averages of 4\u00a0weeks, beyond 10\u00a0years of 52."),
    )


def strength_chart(tally: Tally, strength: Sequence[float | None], window: Window) -> Chart:
    """Habit strength, day by day; at the end of each week where days would be too many."""
    if window.weeks > LONG:
        slots = weekly(window) if window.weeks <= LONGEST else blocks(window, FOUR)
    else:
        last = min(window.last, window.today)
        slots = tuple(Stretch(day, day) for day in range(window.first, last + 1))

    def at(slot: Stretch) -> float | None:
        place = min(slot.last, tally.today) - tally.first
        value = strength[place] if place >= 0 and slot.first <= tally.today else None
        return None if value is None else 100 * value

    values: Values = tuple(at(slot) for slot in slots)

    def told(index: int) -> str:
        value = values[index]
        place = slot_words(slots[index], window.today)
        if value is None:
            return tr("{place}: no habit strength", place=place)
        return tr("{place}: habit strength {n} of 100", place=place, n=round(value))

    return Chart(
        id="strength",
        title=tr("Habit strength"),
        subtitle=tr("From 0 to 100, slowly up and slowly down"),
        slots=slots,
        series=(Series("strength", tr("Habit strength"), Form.LINE, values),),
        top=100.0,
        ticks=((0.0, "0"), (50.0, "50"), (100.0, "100")),
        told=told,
        header=(slot_head(slots), tr("Habit strength")),
        cells=lambda index: (
            slot_name(slots[index], window.today),
            _rounded(values[index]),
        ),
        how=(
            tr(
                "Each day it moves a little towards how much of your plan the last 7\u00a0days saw."
            ),
            tr("One session left out hardly shows, and nothing is ever lost at once."),
            tr("At three planned days a week it falls to half in 20\u00a0days without a session."),
            tr("Days in an episode or a pause leave it as it is."),
            tr("It begins at 0 with your first planned day. The pace is our choice."),
        ),
        nothing="" if any(v is not None for v in values) else tr("No day was planned here."),
    )


def _rounded(value: float | None) -> str:
    return amount(None if value is None else float(round(value)))


def filled(values: Values) -> list[float]:
    """The values that are there."""
    return [value for value in values if value is not None]


def episodes_chart(tally: Tally, window: Window) -> Chart:
    """Days in an episode, for every four weeks."""
    slots = longer(window)
    weeks = FOUR if window.weeks <= LONGEST else YEAR
    values: Values = tuple(float(days_in(tally.episodes, *slot)) for slot in slots)
    total = round(sum(value or 0 for value in values))
    top = next(t for t in (14.0, 28.0, 91.0, 364.0) if max([0.0, *filled(values)]) <= t)

    def told(index: int) -> str:
        return trn(
            "{place}: {n} episode day",
            "{place}: {n} episode days",
            round(values[index] or 0),
            place=slot_words(slots[index], window.today),
        )

    return Chart(
        id="episodes",
        title=tr("Episode days"),
        subtitle=tr("In every {n}\u00a0weeks", n=weeks),
        slots=slots,
        series=(Series("episode", tr("Episode days"), Form.BAR, values),),
        top=top,
        ticks=whole_ticks(top, (7, 14, 28, 91)),
        told=told,
        header=(slot_head(slots), tr("Episode days")),
        cells=lambda index: (slot_name(slots[index], window.today), amount(values[index])),
        how=(
            tr("Each day from the first to the last day of an episode counts once."),
            tr("An episode that is open lasts until today."),
            tr(
                "Blocks have 4\u00a0weeks, over 10\u00a0years 52; the last ends with this week, "
                "the first has what is over."
            ),
            tr("Ups and downs are usual, and this chart does not say where they come from."),
        ),
        running=running(slots, window.today),
        nothing="" if total else tr("No episode day here."),
    )
