"""What a step says of the body is there as data that a drawn figure can be held to (D24)."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest

from spasmfree.core.content import parse
from spasmfree.core.exercises import Claim, Step
from spasmfree.core.vocabulary import At, ClaimSide, Part, PositionId, Thing, Value, WhyNot

ROOT = Path(__file__).parents[2]
CATALOGUE = parse((ROOT / "resources" / "exercises.json").read_text(encoding="utf-8"))
STEPS = [(each.id, step) for each in CATALOGUE.exercises.values() for step in each.steps]
CLAIMS = [step.claim for _, step in STEPS if step.claim is not None]

# A word in a step, and what its claim may say. Each is something to be seen.
TELLING = {
    r"degrees?|\u00b0": set(Value),
    r"level": {Value.LEVEL},
    r"straight": {Value.STRAIGHT, Value.IN_LINE, Value.BENT},
    r"line": {Value.IN_LINE},
    r"upright": {Value.UPRIGHT},
    r"half\w*": {Value.BENT, Value.OUT, Value.NEUTRAL},
    r"together": {Value.TOGETHER},
    r"floor": {Value.ON_FLOOR, Value.OFF_FLOOR, Value.LEVEL, Value.DOWN},
}


def telling(text: str) -> list[set[Value]]:
    """What the claim of a step with this text may say, for each telling word in it."""
    return [may for word, may in TELLING.items() if re.search(rf"\b(?:{word})\b", text.lower())]


@pytest.mark.parametrize(("exercise", "step"), STEPS, ids=lambda each: str(each)[:40])
def test_a_telling_word_has_a_claim_that_fits(exercise: str, step: Step) -> None:
    for may in telling(step.text):
        assert step.claim is not None, step.text
        assert step.claim.value in may, step.text


@pytest.mark.parametrize(
    "text",
    [
        "Bend it by 20 degrees.", "Until it is level.", "Keep it straight.", "In one line.",
        "The shin is upright.", "Go half the way.", "Knees together.", "Off the floor.",
        "Settle halfway.",
    ],
)  # fmt: skip
def test_the_rule_bites(text: str) -> None:
    assert telling(text)


@pytest.mark.parametrize("text", ["Straighten the leg.", "Behalf of it.", "Flooring", "Lower it."])
def test_the_rule_lets_go(text: str) -> None:
    assert not telling(text)


def test_most_steps_can_be_checked() -> None:
    assert len(CLAIMS) > 2 * len(STEPS) / 3


@pytest.mark.parametrize(
    ("kind", "used"),
    [
        (Part, {claim.part for claim in CLAIMS}),
        (Value, {claim.value for claim in CLAIMS}),
        (ClaimSide, {claim.side for claim in CLAIMS}),
        (At, {claim.at for claim in CLAIMS}),
        (WhyNot, {step.why_not for _, step in STEPS}),
        (PositionId, {each.position for each in CATALOGUE.exercises.values()}),
        (Thing, {key for each in CATALOGUE.exercises.values() for key in each.equipment}),
    ],
    ids=lambda each: each.__name__ if isinstance(each, type) else "used",
)
def test_no_word_of_the_vocabularies_is_idle(kind: type[StrEnum], used: set[StrEnum]) -> None:
    assert set(kind) <= used


def test_the_top_of_the_core_move_is_level() -> None:
    move = CATALOGUE.exercises["side-lying-hip-abduction"]
    tops = [step.claim for step in move.steps if step.claim and step.claim.at is At.END]
    assert tops == [Claim(Part.LEG, Value.LEVEL, ClaimSide.WORKING, At.END)]


def test_no_claim_takes_back_what_another_says() -> None:
    """One part, one side, one time: it does not touch and leave the floor, nor bend two ways."""
    for exercise in CATALOGUE.exercises.values():
        said: dict[object, Claim] = {}
        for claim in (step.claim for step in exercise.steps if step.claim):
            kinds = {Value.ON_FLOOR: "floor", Value.OFF_FLOOR: "floor"}
            kinds |= {Value.BENT: "angle", Value.STRAIGHT: "angle"}
            kinds |= {Value.TUCKED: "tip", Value.NEUTRAL: "tip"}
            if claim.value not in kinds:
                continue
            for at in At if claim.at is At.ALWAYS else (claim.at,):
                key = (claim.part, claim.side, at, kinds[claim.value])
                before = said.setdefault(key, claim)
                assert (before.value, before.degrees) == (claim.value, claim.degrees), exercise.id
