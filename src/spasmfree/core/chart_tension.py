"""The chart of time under tension, done against planned."""

from __future__ import annotations

from spasmfree.core.chart import (
    ONE_TWO_FIVE,
    Chart,
    Form,
    Places,
    Series,
    Values,
    Window,
    amount,
    even,
    running,
    slot_head,
    slot_name,
    slot_words,
    whole_ticks,
)
from spasmfree.core.set_sums import Sets
from spasmfree.core.words import tr

_MINUTE_MS = 60_000


def tension_chart(found: Sets, window: Window) -> Chart:
    """Minutes of work: holds as long as they were held, reps as long as their tempo."""
    slots = even(window)
    done, asked = _minutes(found, window)
    top = max([*(v or 0.0 for v in (*done, *asked)), 1.0])

    def told(index: int) -> str:
        return tr(
            "{place}: {done} of {planned}\u00a0min",
            place=slot_words(slots[index], window.today),
            done=amount(done[index]),
            planned=amount(asked[index] or 0.0),
        )

    return Chart(
        id="tension",
        title=tr("Time under tension"),
        subtitle=tr("Minutes of lifting, holding and lowering, done against planned"),
        slots=slots,
        series=(
            Series("real", tr("Done"), Form.BAR, done),
            Series("planned", tr("Planned"), Form.STEP, asked),
        ),
        top=top,
        ticks=whole_ticks(top, ONE_TWO_FIVE),
        told=told,
        header=(slot_head(slots), tr("Done, min"), tr("Planned, min")),
        cells=lambda index: (
            slot_name(slots[index], window.today),
            amount(done[index]),
            amount(asked[index]),
        ),
        how=_how_tension(),
        running=running(slots, window.today),
        nothing="" if any(done) or any(asked) else tr("Nothing of it here."),
    )


def _minutes(found: Sets, window: Window) -> tuple[Values, Values]:
    """Done and planned in each slot; nothing is planned yet where no session was begun."""
    slots = even(window)
    place, now = Places(slots), running(slots, window.today)
    real, planned = [0] * len(slots), [0] * len(slots)
    for each in found.tension(slots):
        index = place.of(each.first)
        real[index] += each.real_ms
        planned[index] += each.planned_ms
    return (
        tuple(ms / _MINUTE_MS for ms in real),
        tuple(None if n == now and not ms else ms / _MINUTE_MS for n, ms in enumerate(planned)),
    )


def _how_tension() -> tuple[str, ...]:
    return (
        tr("A stretch or a press counts as long as it was held."),
        tr("A rep counts as long as its tempo: out, hold and back, 5\u00a0seconds at 2-1-2."),
        tr("A rep at your own pace counts the same, and what was begun of a rep does not count."),
        tr("Rests are not in it, nor are the gentle moves and positions that ease, nor the walk."),
        tr("Planned is what the sessions you began had in them, not what your plan had."),
    )
