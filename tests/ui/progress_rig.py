"""A golden history for the page of progress, and short ways to look at the page."""

from __future__ import annotations

from dataclasses import replace

from core.history_builders import row, session
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from storage.examples import LEFT
from ui.geometry import settle

from spasmfree.core import days
from spasmfree.core.exercises import Side
from spasmfree.core.progress import CHARTS, Counted, Span, progress_state
from spasmfree.core.record import Felt, Outcome, SessionKind, SessionOutcome
from spasmfree.core.set_sums import Known, Sets
from spasmfree.core.sitting import SetSum, Sitting
from spasmfree.core.tally import NO_SPANS, Spans
from spasmfree.ui.progress_page import ProgressPage

TODAY = "2026-11-24"  # a Tuesday
PLAN = (row("2026-09-07"), row("2026-10-26", weekdays=(0, 1, 3, 5)))

# day, hour, kind, sets done of four.  Half of the sets is enough, one of four is not.
GOLDEN = (
    ("2026-09-07", 18, SessionKind.PROGRAM, 4),
    ("2026-09-09", 18, SessionKind.PROGRAM, 2),
    ("2026-09-11", 18, SessionKind.PROGRAM, 1),
    ("2026-09-14", 7, SessionKind.PROGRAM, 4),
    ("2026-09-14", 19, SessionKind.PROGRAM, 4),
    ("2026-09-16", 18, SessionKind.PRACTICE, 4),
    ("2026-10-05", 18, SessionKind.PROGRAM, 3),
    ("2026-10-26", 18, SessionKind.PROGRAM, 4),
    ("2026-10-27", 18, SessionKind.PROGRAM, 4),
    ("2026-10-28", 18, SessionKind.PROGRAM, 4),
    ("2026-10-29", 18, SessionKind.PROGRAM, 4),
    ("2026-10-31", 18, SessionKind.PROGRAM, 4),
    ("2026-11-24", 18, SessionKind.PROGRAM, 4),
)
# before, after, next morning; None was not asked
PAIN = ((3, 2, 4), (2, 2, None), (5, 3, 3), (4, 4, 2), (None, 1, 1), (2, 1, 0))
FELT = (Felt.WORSE, None, Felt.BETTER, Felt.SAME, None, Felt.BETTER)
SESSIONS = tuple(
    session(
        day,
        hour,
        kind=kind,
        sets_planned=4,
        sets_done=done,
        outcome=SessionOutcome.DONE if done == 4 else SessionOutcome.PARTIAL,
        pain_before=PAIN[place % len(PAIN)][0],
        pain_after=PAIN[place % len(PAIN)][1],
        pain_next_morning=PAIN[place % len(PAIN)][2],
        felt_next_morning=FELT[place % len(FELT)],
    )
    for place, (day, hour, kind, done) in enumerate(GOLDEN)
)
ABDUCTION, BRIDGE, BANDED = "side-lying-hip-abduction", "glute-bridge", "side-step-band"
NAMES = {ABDUCTION: "Side-lying hip lift", BRIDGE: "Glute bridge", BANDED: "Band side-steps"}
KNOWN = Known(NAMES)
EPISODE = ("2026-10-12", "2026-10-15")
PAUSE = ("2026-09-21", "2026-09-27")


def sets_of(each):
    """The four sets of a golden session: two of each side, the later ones skipped."""
    heavier = each.day >= "2026-10-26"
    for place in range(each.sets_planned):
        done = place < each.sets_done
        left = place % 2 == 0
        reps = (10 if left else 9) if done else 0
        yield replace(
            LEFT,
            id=f"{each.id} {place}",
            session_id=each.id,
            place=place,
            exercise=ABDUCTION,
            side=Side.LEFT if left else Side.RIGHT,
            set_no=place // 2 + 1,
            outcome=Outcome.DONE if done and left else Outcome.PARTIAL if done else Outcome.SKIPPED,
            reps_planned=10,
            reps_done=reps,
            hold_ms_planned=20_000,
            hold_ms_done=2_000 * reps,
            load_grams=(1000 if heavier and left else 500),
            rep_times=tuple(range(1000, 1000 * reps + 1, 1000)),
        )


def sums_of(sessions, *, by_week=True):
    """The sums of golden sets, made without SQLite."""
    found = {}
    for each in sessions:
        number = days.number(each.day)
        first = number - (number - 1) % 7 if by_week else number
        for one in sets_of(each):
            key = (first, one.exercise, one.side.value)
            before = found.get(key, SetSum(*key, 0, 0, 0, 0, 0, 0, 0))
            found[key] = SetSum(
                *key,
                before.sets + (one.reps_done > 0),
                before.reps + one.reps_done,
                before.reps_planned + one.reps_planned,
                before.hold_ms + one.hold_ms_done,
                before.hold_ms_planned + one.hold_ms_planned,
                max(before.grams, one.load_grams if one.reps_done else 0),
                0,
            )
    return tuple(found.values())


def counted(sessions=SESSIONS, plan=PLAN, today=TODAY, spans=NO_SPANS, *, sets=True):
    """A history counted, with the sums of its golden sets."""
    made = Counted(plan, [Sitting.of(each) for each in sessions], today, (), spans)
    if sets:
        made.with_sets(
            Sets(sums_of(sessions), KNOWN), Sets(sums_of(sessions, by_week=False), KNOWN)
        )
    return made


def state(span=Span.MONTHS_3, sessions=SESSIONS, plan=PLAN, today=TODAY, **more):
    return progress_state(counted(sessions, plan, today, **more), span)


def with_bands(span=Span.MONTHS_3):
    return state(span, spans=Spans([EPISODE], [PAUSE]))


def part(widget, identifier):
    """The visible or hidden part with this accessible identifier."""
    root = widget.content() if isinstance(widget, ProgressPage) else widget
    found = [w for w in root.findChildren(QWidget) if w.accessibleIdentifier() == identifier]
    assert len(found) == 1, (identifier, found)
    return found[0]


def plot(page, chart="sessions"):
    """What draws a chart, when it is there."""
    card = page.board.cards.get(chart) if page.board else None
    return card.view if card else None


def card(page, chart):
    return page.board.cards[chart]


def drawn(page):
    """Whether all charts are."""
    there = all(plot(page, chart) is not None for chart in CHARTS)
    return page.board is not None and page.board.is_ready() and there


def numbers(page, chart="sessions"):
    """The values of each series of a chart, as the items of its plot have them."""
    found = {}
    for id_, item in plot(page, chart).items_of.items():
        if hasattr(item, "bars"):
            found[id_] = [float(height) for height in item.bars.opts["height"]]
        else:
            found[id_] = [None if v != v else float(v) for v in item.curve.getData()[1]]
    return found


def open_page(shown, size=(1280, 800)):
    """The page on screen with all its charts."""
    made = ProgressPage()
    made.show_state(shown)
    settle(made, *size)
    ends = QDeadlineTimer(20_000)
    while not drawn(made):
        assert not ends.hasExpired()
        QTest.qWait(5)
    settle(made, *size)
    return made


def said(text):
    """Without no-break spaces."""
    return text.replace("\u00a0", " ")
