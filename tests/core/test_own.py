"""The things and positions that Settings asks for."""

from __future__ import annotations

from dataclasses import replace

from core.builders import CATALOGUE, EXERCISES, position

from spasmfree.core.own import Tick, positions, things, without

WALL = replace(EXERCISES["lift"], id="at-wall", position="side-lying-wall", equipment=("wall",))
GIVEN = replace(
    CATALOGUE,
    exercises={**EXERCISES, "at-wall": WALL},
    positions={
        **CATALOGUE.positions,
        "side-lying-wall": position("side-lying-wall", "lying"),
        "sitting": position("sitting", "sitting"),
    },
    equipment={"mat": "mat", "wall": "wall"},
)


def test_only_what_an_exercise_needs_is_asked_for():
    assert things(GIVEN) == (Tick("wall", "Wall"),)
    assert "sitting" not in [tick.id for tick in positions(GIVEN)]


def test_a_position_stands_after_the_one_it_is_part_of():
    found = [(tick.id, tick.part_of) for tick in positions(GIVEN)]
    at = found.index(("side-lying-wall", "side-lying"))
    assert found[at - 1] == ("side-lying", "")


def test_ticking_keeps_what_this_version_does_not_know():
    assert without(("rope", "mat"), "wall", has=False) == ("rope", "mat", "wall")
    assert without(("rope", "mat"), "mat", has=True) == ("rope",)
    assert without(("mat",), "mat", has=False) == ("mat",)
