"""Every rule of the words on top, with a history that makes it speak (decisions D9, D28)."""

from __future__ import annotations

import re

import pytest
from core.history_builders import row, session

from spasmfree.core import days
from spasmfree.core.chart_sets import difference, side_sentence
from spasmfree.core.findings import (
    FEW_DAYS,
    FEW_SESSIONS,
    MONTH,
    MOST,
    QUARTER,
    RULES,
    facts_of,
    findings,
    headline,
)
from spasmfree.core.progress import Counted
from spasmfree.core.set_sums import Known, Sets
from spasmfree.core.sitting import SetSum, Sitting
from spasmfree.core.tally import NO_SPANS, Spans

TODAY = "2026-11-29"  # a Sunday
LIFT, NAMES = "side-lying-hip-abduction", {"side-lying-hip-abduction": "Side-lying hip lift"}


def ago(number):
    return days.add(TODAY, -number)


def every(weekdays, length, **changes):
    """A session on each of these weekdays of the last `length` days, today left out."""
    wanted = [d for d in days.span(ago(length), ago(1)) if days.weekday(d) in weekdays]
    return [session(day, **changes) for day in wanted]


PLAN = [row(ago(364))]
HALF_YEAR = every((0, 2, 4), 181)  # Mon Wed Fri, as planned: 26 weeks


def scored(now, before, kind="pain_before"):
    """The half year with one score in the last 28 days and another in those before."""
    return [
        session(one.day, **{kind: now if days.between(one.day, TODAY) < MONTH else before})
        for one in HALF_YEAR
    ]


def reps(left, right, grams=(0, 0)):
    """One day in each of the two last windows of 28 days; the weight is that of each window."""
    made = []
    for place, day in enumerate((ago(5), ago(40))):
        for side, number in (("left", left), ("right", right)):
            made.append(SetSum(days.number(day), LIFT, side, 3, number, 30, 0, 0, grams[place], 0))
    return made


def told(sessions=HALF_YEAR, plan=PLAN, spans=NO_SPANS, sums=(), units="kg"):
    """What every rule says of a history, by rule, without no-break spaces."""
    counted = Counted(plan, [Sitting.of(s) for s in sessions], TODAY, (), spans, units)
    recent = Sets(sums, Known(NAMES), units)
    facts = facts_of(counted.tally, counted.days, counted.scores, recent, units)
    said = {rule.id: rule.say(facts).replace("\u00a0", " ") for rule in RULES}
    return {"headline": headline(facts).replace("\u00a0", " ")} | {
        k: v for k, v in said.items() if v
    }


def flare(first, last):
    """An episode from so many days ago to so many."""
    return (ago(first), ago(last))


GOLDEN = [
    ("headline", {}, "12 of 12 planned sessions in the last 4 weeks."),
    ("headline", {"sessions": HALF_YEAR[:-3]}, "9 of 12 planned sessions in the last 4 weeks."),
    ("headline", {"plan": []}, "No session was planned in the last 4 weeks."),
    (
        "too-little",
        {"sessions": every((0, 2, 4), 10)},
        "Too little to say more yet: 4 sessions in 10 days. "
        "Comparing begins with 6 sessions and 4 weeks.",
    ),
    (
        "too-little",
        {"sessions": every(range(7), 20)},
        "Too little to say more yet: 20 sessions in 21 days. "
        "Comparing begins with 6 sessions and 4 weeks.",
    ),
    (
        "open-episode",
        {"spans": Spans([(ago(3), "")])},
        "An episode is open since 26 Nov; its days are not planned.",
    ),
    (
        "left-out",
        {"spans": Spans([], [(ago(13), ago(7))])},
        "3 planned days in episodes or pauses are left out of that.",
    ),
    (
        "left-out",
        {"spans": Spans([(ago(13), ago(13))])},
        "1 planned day in an episode or a pause is left out of that.",
    ),
    (
        "episodes-first",
        {"sessions": every((0, 2, 4), 60), "spans": Spans([flare(20, 18)])},
        "Episode days: 3 in the last 12 weeks.",
    ),
    (
        "episodes-none",
        {"spans": Spans([flare(200, 190)])},
        "No episode day in the last 12 weeks, and none in the 12 before.",
    ),
    (
        "episodes-fewer",
        {"spans": Spans([flare(50, 48), flare(100, 94)])},
        "Episode days: 3 in the last 12 weeks, 7 in the 12 before; ups and downs are usual.",
    ),
    (
        "episodes-same",
        {"spans": Spans([flare(50, 48), flare(100, 98)])},
        "Episode days: 3 in the last 12 weeks, and as many in the 12 before.",
    ),
    (
        "episodes-other-way",
        {"spans": Spans([flare(50, 44), flare(100, 98)])},
        "Episode days went the other way: 7 in the last 12 weeks, 3 in the 12 before; "
        "ups and downs are usual.",
    ),
    ("sides-differ", {"sums": reps(92, 100)}, "Left: 8 % fewer reps than right."),
    ("sides-differ", {"sums": reps(100, 75)}, "Right: 25 % fewer reps than left."),
    ("sides-level", {"sums": reps(95, 100)}, "Left and right: within 5 % of each other in reps."),
    (
        "pain-lower",
        {"sessions": scored(2, 3)},
        "Pain before sessions: median 2 in the last 4 weeks, 3 in the 4 before.",
    ),
    (
        "pain-same",
        {"sessions": scored(2, 2)},
        "Pain before sessions: median 2 in the last 4 weeks, and in the 4 before.",
    ),
    (
        "pain-other-way",
        {"sessions": scored(4, 3)},
        "Pain before sessions went the other way: median 4 in the last 4 weeks, 3 in the 4 "
        "before; ups and downs are usual.",
    ),
    (
        "mornings",
        {"sessions": scored(1, 2, "pain_next_morning")},
        "Pain the next morning: median 1 in the last 4 weeks, 2 in the 4 before.",
    ),
    (
        "load-up",
        {"sums": reps(100, 100, (1000, 500))},
        "Side-lying hip lift: up to 1 kg in the last 4 weeks, 0.5 kg in the 4 before.",
    ),
    (
        "load-other-way",
        {"sums": reps(100, 100, (0, 454)), "units": "lb"},
        "Side-lying hip lift went the other way: no weight at most in the last 4 weeks, 1 lb in "
        "the 4 before. Less is a fair choice.",
    ),
    (
        "sessions-more",
        {"sessions": [*HALF_YEAR, *every((1,), 28)]},
        "Sessions: 40 in the last 12 weeks, 36 in the 12 before.",
    ),
    (
        "sessions-other-way",
        {"sessions": HALF_YEAR[:-3]},
        "Sessions went the other way: 33 in the last 12 weeks, 36 in the 12 before.",
    ),
]


@pytest.mark.parametrize(("rule", "history", "sentence"), GOLDEN)
def test_golden_histories(rule, history, sentence):
    assert told(**history)[rule] == sentence


def test_every_rule_has_a_history_that_makes_it_speak():
    assert {rule for rule, _, _ in GOLDEN} == {"headline", *(rule.id for rule in RULES)}
    assert len(RULES) >= 12


COMPARED = re.compile(r"before|fewer|each other")


@pytest.mark.parametrize("count", [FEW_SESSIONS - 1, FEW_SESSIONS])
def test_under_six_sessions_nothing_is_compared(count):
    spread = [session(ago(5 + 6 * k), pain_before=9 - k) for k in range(count)]
    found = told(sessions=spread, sums=reps(50, 100), spans=Spans([flare(50, 40)]))
    few = count < FEW_SESSIONS
    assert ("too-little" in found) == few
    said = " ".join(text for rule, text in found.items() if rule != "too-little")
    assert bool(COMPARED.search(said)) != few


@pytest.mark.parametrize("length", [FEW_DAYS - 1, FEW_DAYS])
def test_under_four_weeks_nothing_is_compared(length):
    found = told(sessions=every(range(7), length - 1), sums=reps(50, 100))
    assert ("too-little" in found) == (length < FEW_DAYS)
    assert ("sides-differ" in found) == (length >= FEW_DAYS)


@pytest.mark.parametrize("length", [2 * QUARTER - 1, 2 * QUARTER])
def test_windows_of_twelve_weeks_are_compared_when_both_are_whole(length):
    found = told(sessions=every(range(7), length - 1), spans=Spans([flare(10, 9), flare(100, 90)]))
    assert ("episodes-fewer" in found) == (length == 2 * QUARTER)
    assert ("episodes-first" in found) == (length < 2 * QUARTER)


def test_few_scores_and_few_reps_say_nothing():
    some = [session(one.day, pain_before=3) for one in HALF_YEAR[-5:]]
    assert not {"pain-same", "pain-lower"} & set(told(sessions=[*HALF_YEAR[:-5], *some]))
    assert not {"sides-differ", "sides-level"} & set(told(sums=reps(5, 19)))


def test_at_most_three_sentences_and_what_counts_comes_first():
    counted = Counted(PLAN, [Sitting.of(s) for s in scored(4, 3)], TODAY, (),
                      Spans([(ago(3), ""), flare(100, 98)]))  # fmt: skip
    recent = Sets(reps(50, 100), Known(NAMES))
    facts = facts_of(counted.tally, counted.days, counted.scores, recent, "kg")
    found = [finding.rule for finding in findings(facts)]
    assert found == ["open-episode", "episodes-other-way", "sides-differ"]
    assert len(found) == MOST


@pytest.mark.parametrize("text", [sentence for _, _, sentence in GOLDEN])
def test_no_cause_no_praise_no_weaker_side(text):
    words = r"because|thanks to|due to|so that|weak|strong|better|worse|good|bad|great|well done|%s"
    assert not re.search(words % "only|just|missed|failed", text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [(92, 100, 8), (100, 92, 8), (0, 10, 100), (10, 10, 0), (0, 0, None), (199, 200, 0)],
)
def test_the_difference_in_per_cent(left, right, expected):
    assert difference(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "sentence"),
    [
        (92, 100, "Left: 8\u00a0% fewer reps than right."),
        (100, 92, "Right: 8\u00a0% fewer reps than left."),
        (10, 10, "Left and right: the same number of reps."),
        (199, 200, "Left and right: less than 1\u00a0% apart in reps."),
    ],
)
def test_the_difference_in_words(left, right, sentence):
    assert side_sentence(left, right) == sentence
