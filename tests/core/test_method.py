"""The method's rules: the shipped content keeps them, and each refuses what it is there for."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from data.make_refused import ALLOWED, FOLDER, REFUSED, text

from spasmfree.core.content import parse
from spasmfree.core.content_check import check
from spasmfree.core.exercises import Catalogue, Step
from spasmfree.core.method import RULES, findings
from spasmfree.core.method_rule import Rule

ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "resources" / "exercises.json").read_text(encoding="utf-8")
SCHEMA = (ROOT / "resources" / "exercises.schema.json").read_text(encoding="utf-8")
TABLE = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
FILES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.json"))}
GOOD = parse(json.dumps(ALLOWED))


@pytest.fixture(scope="module")
def broken() -> dict[str, set[str]]:
    """The rules that each of the files breaks, by its name."""
    catalogues = {name: parse(file) for name, file in FILES.items()}
    return {
        name: {rule.id for rule in RULES if findings(catalogue, [rule])}
        for name, catalogue in catalogues.items()
    }


def test_the_shipped_content_keeps_to_the_method() -> None:
    assert check(SHIPPED, "exercises.json", SCHEMA).sentences == ()


def test_a_file_with_nothing_forbidden_is_allowed() -> None:
    assert check(json.dumps(ALLOWED), "allowed.json", SCHEMA).sentences == ()


def test_the_refused_files_are_those_of_the_list() -> None:
    """Run `python -m data.make_refused` in the folder tests after a change of either."""
    assert {name: text(name) for name in REFUSED} == FILES


@pytest.mark.parametrize("name", REFUSED)
class TestRefused:
    """One file for each thing that the method leaves out."""

    def test_it_is_refused_once_with_rule_entry_field_and_remedy(self, name: str) -> None:
        rule, entry, field, _ = REFUSED[name]
        (sentence,) = check(FILES[name], f"{name}.json", SCHEMA).sentences
        says = next(each.says() for each in RULES if each.id == rule)
        assert sentence == f"{name}.json, {entry}, field {field}, rule {rule}: {says}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestEachRule:
    """What holds for every rule."""

    def test_without_it_exactly_its_files_pass(
        self, rule: Rule, broken: dict[str, set[str]]
    ) -> None:
        passing = {name for name, rules in broken.items() if rules <= {rule.id}}
        assert passing == {name for name, file in REFUSED.items() if file.rule == rule.id}
        assert passing

    def test_it_says_what_to_do_in_one_sentence(self, rule: Rule) -> None:
        assert re.fullmatch(r"[A-Z].*; [^;.]+\.", rule.says())

    def test_it_is_explained(self, rule: Rule) -> None:
        assert f"`{rule.id}`" in TABLE


def test_each_rule_has_its_own_id_and_sentence() -> None:
    assert len({rule.id for rule in RULES}) == len({rule.says() for rule in RULES}) == len(RULES)


def test_the_table_holds_every_claim_and_no_rule_that_is_gone() -> None:
    claims = [f"R{number}" for number in range(1, 18)] + [f"N{number}" for number in range(1, 7)]
    assert re.findall(r"^\| ([RN]\d+) \|", TABLE, re.MULTILINE) == claims
    cited = re.findall(r"`((?:[RND]\d+|2c)-[a-z0-9-]+)`", TABLE)
    assert set(cited) <= {rule.id for rule in RULES}


def drill(position: str, *steps: str, name: str = "Leg drill") -> Catalogue:
    """A catalogue whose heel press has another name, position and steps."""
    press = replace(
        GOOD.exercises["hamstring-heel-dig"],
        name=name,
        position=position,
        start="Take your time.",
        steps=tuple(Step(step, None) for step in steps),
    )
    return replace(GOOD, exercises={**GOOD.exercises, press.id: press})


def rules(catalogue: Catalogue) -> list[str]:
    return [finding.rule for finding in findings(catalogue)]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("Supermans", "N1-superman"),
        ("Super-man", "N1-superman"),
        ("Bird dog", "N1-bird-dog"),
        ("Hyperextension", "N1-back-extension"),
        ("Back raises", "N1-back-extension"),
        ("Roman chair", "N1-back-extension"),
        ("Romanian dead lift", "N1-deadlift"),
        ("Single-leg RDL", "N1-deadlift"),
        ("Good mornings", "N1-good-morning"),
        ("Side bend with a band", "N1-loaded-side-bend"),
        ("Ab curl", "N2-crunch"),
        ("Bicycle crunches", "N2-crunch"),
        ("Sit\u2011up", "N2-sit-up"),
        ("Sit up", "N2-sit-up"),
        ("High plank", "N2-plank"),
        ("Straight-leg raises", "N2-leg-raise"),
        ("Deadbug", "N2-dead-bug"),
        ("Goblet squats", "N5-squat"),
        ("Sit-to-stand", "N5-squat"),
        ("Chair stands", "N5-squat"),
        ("Walking lunges", "N5-lunge"),
        ("Lateral step up", "N5-step-up"),
        ("Wall sits", "N5-wall-sit"),
        ("Knee extension", "N5-leg-extension"),
        ("Hip hitch", "N6-hip-hike"),
        ("Pelvic drops", "N6-hip-hike"),
        ("Side bridge", "N6-side-plank"),
        ("Nordic hamstring lower", "2c-nordic-curl"),
        ("Standing toe touches", "2c-toe-touch"),
    ],
)
def test_a_movement_is_known_by_its_other_names(name: str, rule: str) -> None:
    assert rules(drill("standing", "Do it slowly.", name=name)) == [rule]


@pytest.mark.parametrize(
    ("position", "step", "rule"),
    [
        ("standing", "From here sink into a squat.", "N5-squat"),
        ("standing", "Do not hurry, then squat.", "N5-squat"),
        ("standing", "Let the free hip drop.", "N6-hip-hike"),
        ("standing", "Pull the kettlebell up to your hip.", "N1-deadlift"),
        ("standing", "Take a long step forward and sink.", "N5-lunge"),
        ("sitting", "Kick the foot out.", "N5-leg-extension"),
        ("supine", "Turn face down and raise your arms.", "N1-back-extension"),
        ("prone", "Lift arms and legs off the floor.", "N1-back-extension"),
        ("supine", "Lift the head and shoulders.", "N2-crunch"),
        ("standing", "Bend forward and touch your toes.", "2c-toe-touch"),
    ],
)
def test_a_movement_is_known_by_what_a_step_says(position: str, step: str, rule: str) -> None:
    assert rules(drill(position, step)) == [rule]


@pytest.mark.parametrize(
    ("position", "step"),
    [
        ("sitting", "Sit on a chair, near its edge."),
        ("sitting", "Straighten the leg slowly."),
        ("supine", "Sit up slowly when you are done."),
        ("supine", "Lift one leg after the other onto the seat."),
        ("supine", "Raise both legs up on the sofa."),
        ("supine", "Lift the hips until shoulders, hips and knees are in line."),
        ("supine", "Raise one knee towards your chest."),
        ("supine", "Lower the hips to the floor."),
        ("side-lying", "Lift until the leg is level."),
        ("side-lying", "Do 10 hip lifts, then roll over."),
        ("side-lying", "Slide the heel down the wall."),
        ("prone", "Let the pelvis sink into the pillow."),
        ("prone", "Float the knee off the floor."),
        ("prone", "Lift the thigh a little."),
        ("standing", "Behind the chair, stand tall."),
        ("standing", "Step up to the wall."),
        ("standing", "Keep both hips level, with your weight on one leg."),
        ("standing", "Press the knee into the wall and do not squat."),
        ("standing", "Stop before it becomes a lunge."),
        ("standing", "Bend to the chair without a deadlift."),
    ],
)
def test_harmless_words_raise_no_alarm(position: str, step: str) -> None:
    assert rules(drill(position, step)) == []


@pytest.mark.parametrize("name", ["Side leg raise", "Side-lying leg lift", "Prone leg raise"])
def test_a_leg_raise_to_the_side_or_behind_is_no_ab_work(name: str) -> None:
    assert "N2-leg-raise" not in rules(drill("prone", "Slowly.", name=name))


@pytest.mark.parametrize(
    ("step", "found"),
    [
        ("Lift until level, never above level.", []),
        ("Stop before the foot goes past hip height.", []),
        ("Lift no higher than level.", []),
        ("Lift as high as level.", []),
        ("Bend the lower knee to 90 degrees.", []),
        ("Do not stop at level, go past level.", ["N4-above-level"]),
        ("Lift as high as you can.", ["N4-above-level"]),
        ("Lift as far as it goes.", ["N4-above-level"]),
        ("Lift the leg to 30 degrees.", ["N4-above-level"]),
        ("Point the leg to the ceiling.", ["N4-above-level"]),
    ],
)
def test_every_form_of_the_core_move_ends_at_level(step: str, found: list[str]) -> None:
    move = GOOD.exercises["side-lying-hip-abduction"]
    along_a_wall = replace(move, id=f"{move.id}-wall", steps=(Step(step, None),))
    assert (
        rules(replace(GOOD, exercises={**GOOD.exercises, along_a_wall.id: along_a_wall})) == found
    )


def test_what_speaks_about_an_exercise_may_name_what_is_left_out() -> None:
    """Mistakes, reasons and sources have to be able to say "squat"."""
    press = GOOD.exercises["hamstring-heel-dig"]
    said = replace(press, why="A squat would train the quads.", stop="Stop if you squat.")
    assert rules(replace(GOOD, exercises={**GOOD.exercises, press.id: said})) == []


def test_each_entry_that_breaks_a_rule_is_named() -> None:
    squat = parse(FILES["squat"]).exercises["squat"]
    lunge = parse(FILES["lunge"]).exercises["lunge"]
    more = {"squat": squat, "squat-deep": replace(squat, id="squat-deep"), "lunge": lunge}
    found = findings(replace(GOOD, exercises={**GOOD.exercises, **more}))
    assert [(finding.rule, finding.entry) for finding in found] == [
        ("N5-squat", 'exercises "squat"'),
        ("N5-squat", 'exercises "squat-deep"'),
        ("N5-lunge", 'exercises "lunge"'),
    ]


def test_a_shape_that_only_the_schema_refuses_is_named_too() -> None:
    data = json.loads(SHIPPED)
    data["exercises"][0]["why"] = "One line.\nAnother one."
    assert check(json.dumps(data), "mine.json", SCHEMA).sentences == (
        "mine.json, exercises[0].why: Not as exercises.schema.json describes it; compare the two.",
    )
