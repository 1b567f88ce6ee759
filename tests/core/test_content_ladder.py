"""Easier and harder forms: they lead somewhere, never in a circle, and loads climb slowly (D8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from spasmfree.core.content import parse
from spasmfree.core.exercises import Exercise

ROOT = Path(__file__).parents[2]
CATALOGUE = parse((ROOT / "resources" / "exercises.json").read_text(encoding="utf-8"))
EXERCISES = CATALOGUE.exercises
HEAVIEST_G, STEP_G = 5_000, 500  # our own choice, and half a kilo is what is sold

EASIER = {
    key: [form.exercise for form in each.easier if form.exercise] for key, each in EXERCISES.items()
}
HARDER = {
    key: [rung.exercise for rung in each.harder if rung.exercise] for key, each in EXERCISES.items()
}


def reached(start: str, ways: Mapping[str, list[str]]) -> Iterator[str]:
    """Every exercise that forms lead to, one after the other, the start itself where they turn."""
    waiting, seen = list(ways[start]), set[str]()
    while waiting:
        found = waiting.pop()
        yield found
        if found not in seen:
            seen.add(found)
            waiting += ways[found]


@pytest.mark.parametrize("key", EXERCISES)
def test_forms_lead_to_exercises_and_not_in_a_circle(key: str) -> None:
    for ways in (EASIER, HARDER):
        found = set(reached(key, ways))
        assert found <= set(EXERCISES)
        assert key not in found


@pytest.mark.parametrize("key", EXERCISES)
def test_what_is_easier_is_not_harder_too(key: str) -> None:
    assert not set(reached(key, EASIER)) & set(reached(key, HARDER))
    for easier in EASIER[key]:
        assert easier not in HARDER[key]
        assert key not in EASIER[easier]


@pytest.mark.parametrize("key", EXERCISES)
def test_an_easier_exercise_works_on_the_same(key: str) -> None:
    for easier in EASIER[key]:
        assert set(EXERCISES[easier].muscles) & set(EXERCISES[key].muscles)


@pytest.mark.parametrize(
    ("key", "easier"),
    [
        ("side-lying-hip-abduction", "side-lying-hip-abduction-wall"),
        ("hamstring-curl-prone", "hamstring-curl-standing"),
        ("hamstring-bridge-long", "glute-bridge"),
        ("hamstring-slide-curl", "hamstring-bridge-long"),
    ],
)
def test_the_easier_exercise_comes_first(key: str, easier: str) -> None:
    assert EXERCISES[key].easier[0].exercise == easier


def test_a_running_session_stays_with_its_exercise() -> None:
    for exercise in EXERCISES.values():
        assert exercise.easier_in_place
        assert all(form.exercise is None for form in exercise.easier_in_place)
    core = EXERCISES["side-lying-hip-abduction"]
    assert [form.id for form in core.easier_in_place] == ["reps-5", "smaller-range"]


LOADED = [each for each in EXERCISES.values() if any(rung.load_g for rung in each.harder)]


@pytest.mark.parametrize("exercise", LOADED, ids=lambda e: e.id)
def test_loads_climb_in_small_steps(exercise: Exercise) -> None:
    loads = [rung.load_g for rung in exercise.harder if rung.load_g]
    assert loads == [STEP_G * (n + 1) for n in range(len(loads))]
    assert loads[-1] <= HEAVIEST_G


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=lambda e: e.id)
def test_every_ankle_weight_comes_with_its_strap(exercise: Exercise) -> None:
    """Decisions D32; and the sentence names the load that the data has."""
    for rung in exercise.harder:
        if re.search(r"kg|weight", rung.text):
            assert rung.text.endswith("Check the strap."), rung.text
        if rung.load_g:
            assert f"{rung.load_g / 1000:g}\u00a0kg at the ankle" in rung.text


def test_knee_curls_get_slower_before_they_get_heavier() -> None:
    """Half a kilo is a large step for the shin alone (clinical notes, 4c)."""
    for key in ("hamstring-curl-standing", "hamstring-curl-prone"):
        first = EXERCISES[key].harder[0]
        assert first.load_g is None
        assert "5\u00a0seconds to straighten" in first.text


def test_what_can_be_loaded_has_a_rung_with_a_load() -> None:
    for exercise in EXERCISES.values():
        kinds = {"ankle": any(r.load_g for r in exercise.harder)}
        kinds["band"] = any(r.band for r in exercise.harder)
        assert {kind for kind, has in kinds.items() if has} == {exercise.loadable} - {"none"}
