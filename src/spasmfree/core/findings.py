"""The history in words: a table of rules, each of which says one sentence or nothing.

Windows that are compared are equal and follow each other (decisions D9). No sentence names a cause,
a promise or a weaker side (D28). What is too little for a sentence is our own choice: fewer than 6
sessions, less than 4 weeks, fewer than 6 scores or 20 reps in a window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from spasmfree.core import days, formats
from spasmfree.core.adherence import Adherence, last_weeks, last_weeks_text
from spasmfree.core.chart_pain import Scores
from spasmfree.core.chart_sets import difference, side_sentence
from spasmfree.core.exercises import Side
from spasmfree.core.set_sums import Sets
from spasmfree.core.tally import Tally, days_in
from spasmfree.core.words import tr, trn

FEW_SESSIONS, FEW_DAYS = 6, 28
FEW_SCORES, FEW_REPS = 6, 20
LEVEL = 5  # per cent: up to here the sides are told as level
MONTH, QUARTER = 28, 84  # days of a window
MOST = 3  # sentences below the first one


class Then(NamedTuple):
    """A number of two equal windows: the last one, and the one right before it."""

    now: float
    before: float


class LoadStep(NamedTuple):
    """The heaviest load of an exercise in two windows of 28 days, in grams."""

    name: str
    now: int
    before: int


@dataclass(frozen=True, slots=True)
class Facts:
    """The numbers that the rules read."""

    sessions: int  # kept in all
    length: int  # days from the first session to today, both included
    kept: Adherence  # of the last 28 days
    left_out: int  # planned days of them in episodes and pauses
    open_since: str  # words for the day an episode began that is open; "" for none
    episodes: Then | None  # days of 84; None: too short a history for two windows
    episodes_now: int  # days of the last 84
    counted: Then | None  # sessions of 84 days
    before: Then | None  # median of pain before sessions, 28 days; None: too few scores
    morning: Then | None  # the same of the next morning
    left: int = 0  # reps of 28 days
    right: int = 0
    load: LoadStep | None = None  # the first that changed
    units: str = "kg"

    @property
    def little(self) -> bool:
        """Whether there is too little to compare anything."""
        return self.sessions < FEW_SESSIONS or self.length < FEW_DAYS


class Rule(NamedTuple):
    """One sentence and when it is said."""

    id: str
    say: Callable[[Facts], str]  # "" when there is nothing to say


class Finding(NamedTuple):
    """A sentence, and the rule it comes from."""

    rule: str
    text: str


def findings(facts: Facts) -> tuple[Finding, ...]:
    """What is said under the first sentence, the most telling first; at most MOST sentences."""
    found = (Finding(rule.id, rule.say(facts)) for rule in RULES)
    return tuple(each for each in found if each.text)[:MOST]


def headline(facts: Facts) -> str:
    """The first sentence: planned sessions that were done."""
    return last_weeks_text(facts.kept)


def _too_little(facts: Facts) -> str:
    if not facts.little:
        return ""
    return trn(
        "Too little to say more yet: {n} session in {days}\u00a0days. "
        "Comparing begins with 6 sessions and 4\u00a0weeks.",
        "Too little to say more yet: {n} sessions in {days}\u00a0days. "
        "Comparing begins with 6 sessions and 4\u00a0weeks.",
        facts.sessions,
        days=facts.length,
    )


def _open_episode(facts: Facts) -> str:
    if not facts.open_since:
        return ""
    return tr("An episode is open since {day}; its days are not planned.", day=facts.open_since)


def _left_out(facts: Facts) -> str:
    if not facts.left_out or facts.open_since:
        return ""
    return trn(
        "{n} planned day in an episode or a pause is left out of that.",
        "{n} planned days in episodes or pauses are left out of that.",
        facts.left_out,
    )


def _episodes_first(facts: Facts) -> str:
    """A history too short for two windows."""
    if facts.little or facts.episodes is not None or not facts.episodes_now:
        return ""
    return tr("Episode days: {n} in the last 12\u00a0weeks.", n=facts.episodes_now)


def _episodes_none(facts: Facts) -> str:
    if facts.episodes != Then(0, 0):
        return ""
    return tr("No episode day in the last 12\u00a0weeks, and none in the 12 before.")


def _episodes_fewer(facts: Facts) -> str:
    then = facts.episodes
    if then is None or then.now >= then.before:
        return ""
    return tr(
        "Episode days: {now} in the last 12\u00a0weeks, {before} in the 12 before; "
        "ups and downs are usual.",
        now=formats.number(then.now),
        before=formats.number(then.before),
    )


def _episodes_same(facts: Facts) -> str:
    then = facts.episodes
    if then is None or not then.now or then.now != then.before:
        return ""
    return tr(
        "Episode days: {n} in the last 12\u00a0weeks, and as many in the 12 before.",
        n=formats.number(then.now),
    )


def _episodes_other_way(facts: Facts) -> str:
    then = facts.episodes
    if then is None or then.now <= then.before:
        return ""
    return tr(
        "Episode days went the other way: {now} in the last 12\u00a0weeks, {before} in the 12 "
        "before; ups and downs are usual.",
        now=formats.number(then.now),
        before=formats.number(then.before),
    )


def _sides_differ(facts: Facts) -> str:
    found = _side_difference(facts)
    return side_sentence(facts.left, facts.right) if found is not None and found > LEVEL else ""


def _sides_level(facts: Facts) -> str:
    found = _side_difference(facts)
    if found is None or found > LEVEL:
        return ""
    return tr("Left and right: within {n}\u00a0% of each other in reps.", n=LEVEL)


def _side_difference(facts: Facts) -> int | None:
    if facts.little or max(facts.left, facts.right) < FEW_REPS:
        return None
    return difference(facts.left, facts.right)


def _pain_lower(facts: Facts) -> str:
    then = facts.before
    if facts.little or then is None or then.now >= then.before:
        return ""
    return tr(
        "Pain before sessions: median {now} in the last 4\u00a0weeks, {before} in the 4 before.",
        now=formats.number(then.now),
        before=formats.number(then.before),
    )


def _pain_same(facts: Facts) -> str:
    then = facts.before
    if facts.little or then is None or then.now != then.before:
        return ""
    return tr(
        "Pain before sessions: median {n} in the last 4\u00a0weeks, and in the 4 before.",
        n=formats.number(then.now),
    )


def _pain_other_way(facts: Facts) -> str:
    then = facts.before
    if facts.little or then is None or then.now <= then.before:
        return ""
    return tr(
        "Pain before sessions went the other way: median {now} in the last 4\u00a0weeks, "
        "{before} in the 4 before; ups and downs are usual.",
        now=formats.number(then.now),
        before=formats.number(then.before),
    )


def _mornings(facts: Facts) -> str:
    then = facts.morning
    if facts.little or then is None:
        return ""
    return tr(
        "Pain the next morning: median {now} in the last 4\u00a0weeks, {before} in the 4 before.",
        now=formats.number(then.now),
        before=formats.number(then.before),
    )


def _load_up(facts: Facts) -> str:
    step = facts.load
    if facts.little or step is None or step.now <= step.before:
        return ""
    return tr(
        "{exercise}: up to {now} in the last 4\u00a0weeks, {before} in the 4 before.",
        exercise=step.name,
        now=formats.load(step.now, facts.units),
        before=_load(step.before, facts.units),
    )


def _load_other_way(facts: Facts) -> str:
    step = facts.load
    if facts.little or step is None or step.now >= step.before:
        return ""
    return tr(
        "{exercise} went the other way: {now} at most in the last 4\u00a0weeks, {before} in the "
        "4 before. Less is a fair choice.",
        exercise=step.name,
        now=_load(step.now, facts.units),
        before=formats.load(step.before, facts.units),
    )


def _load(grams: int, units: str) -> str:
    return formats.load(grams, units) if grams else tr("no weight")


def _sessions_more(facts: Facts) -> str:
    then = facts.counted
    if then is None or then.now < then.before or not then.now:
        return ""
    return tr(
        "Sessions: {now} in the last 12\u00a0weeks, {before} in the 12 before.",
        now=formats.number(then.now),
        before=formats.number(then.before),
    )


def _sessions_other_way(facts: Facts) -> str:
    then = facts.counted
    if then is None or then.now >= then.before:
        return ""
    return tr(
        "Sessions went the other way: {now} in the last 12\u00a0weeks, {before} in the 12 before.",
        now=formats.number(then.now),
        before=formats.number(then.before),
    )


RULES: tuple[Rule, ...] = (
    Rule("too-little", _too_little),
    Rule("open-episode", _open_episode),
    Rule("left-out", _left_out),
    Rule("episodes-first", _episodes_first),
    Rule("episodes-none", _episodes_none),
    Rule("episodes-fewer", _episodes_fewer),
    Rule("episodes-same", _episodes_same),
    Rule("episodes-other-way", _episodes_other_way),
    Rule("sides-differ", _sides_differ),
    Rule("sides-level", _sides_level),
    Rule("pain-lower", _pain_lower),
    Rule("pain-same", _pain_same),
    Rule("pain-other-way", _pain_other_way),
    Rule("load-up", _load_up),
    Rule("load-other-way", _load_other_way),
    Rule("mornings", _mornings),
    Rule("sessions-more", _sessions_more),
    Rule("sessions-other-way", _sessions_other_way),
)


def facts_of(
    tally: Tally, days_of_sessions: Sequence[int], scores: Scores, recent: Sets | None, units: str
) -> Facts:
    """The numbers; `days_of_sessions` are ordinals, `recent` the sums of each of the last 56 days.

    Without `recent`, which comes a little later, nothing is said of sides and loads.
    """
    today, last = tally.today, tally.today
    begun = min(days_of_sessions, default=today)
    length = today - begun + 1
    quarters = length >= 2 * QUARTER
    left, right = _reps(recent, today) if recent is not None else (0, 0)
    open_since = ""
    if tally.ongoing:
        open_since = formats.short_date(days.of_number(tally.ongoing), days.of_number(today))
    return Facts(
        sessions=len(days_of_sessions),
        length=length,
        kept=last_weeks(tally),
        left_out=tally.left_out_in(today - MONTH + 1, last),
        open_since=open_since,
        episodes=_two(lambda a, b: days_in(tally.episodes, a, b), today) if quarters else None,
        episodes_now=days_in(tally.episodes, today - QUARTER + 1, today),
        counted=_two(_sessions(tally), today) if quarters else None,
        before=_medians(scores, "before", today),
        morning=_medians(scores, "morning", today),
        left=left,
        right=right,
        load=_load_step(recent, today) if recent is not None else None,
        units=units,
    )


def _sessions(tally: Tally) -> Callable[[int, int], float]:
    def between(first: int, last: int) -> float:
        places = range(max(0, first - tally.first), last - tally.first + 1)
        return sum(tally.earned[place] > 0 for place in places)

    return between


def _two(between: Callable[[int, int], float], today: int, length: int = QUARTER) -> Then:
    first = today - length + 1
    return Then(between(first, today), between(first - length, first - 1))


def _medians(scores: Scores, kind: str, today: int) -> Then | None:
    first = today - MONTH + 1
    now = scores.between(kind, first, today)
    before = scores.between(kind, first - MONTH, first - 1)
    if min(len(now), len(before)) < FEW_SCORES:
        return None
    return Then(float(median(now)), float(median(before)))


def _reps(recent: Sets, today: int) -> tuple[int, int]:
    found = {Side.LEFT.value: 0, Side.RIGHT.value: 0, Side.BOTH.value: 0}
    for each in recent.sums:
        if today - MONTH < each.first <= today:
            found[each.side] += each.reps
    return found[Side.LEFT], found[Side.RIGHT]


def _load_step(recent: Sets, today: int) -> LoadStep | None:
    """The exercise with the greatest change of load, by name where several have the same."""
    steps = []
    for exercise, name in recent.loaded:
        mine = [s for s in recent.all_of(exercise) if s.sets]
        now = [s.grams for s in mine if today - MONTH < s.first <= today]
        before = [s.grams for s in mine if today - 2 * MONTH < s.first <= today - MONTH]
        if now and before and max(now) != max(before):
            steps.append(LoadStep(name, max(now), max(before)))
    return _greatest(steps)


def _greatest(steps: Iterable[LoadStep]) -> LoadStep | None:
    return max(steps, key=lambda step: abs(step.now - step.before), default=None)
