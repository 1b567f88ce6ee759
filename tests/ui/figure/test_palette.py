"""The figure can be told from what is behind it, in each theme and tone of skin."""

from __future__ import annotations

import itertools

import pytest

from spasmfree.ui import tokens
from spasmfree.ui.figure.palette import TONES, Colours, Material, mixed, palette
from spasmfree.ui.tokens import contrast

WITHIN = {"shirt_hem", "shorts_hem"}  # the inside of a sleeve: never at the edge of the figure
looks = pytest.mark.parametrize(("theme", "tone"), [*itertools.product(tokens.THEMES, TONES)])


def grounds(theme: str, tone: str) -> list[str]:
    """What can be behind the figure."""
    colours, own = tokens.THEMES[theme], palette(theme, tone)
    return [colours["stage"], colours["surface"], own.mat.colours.base, own.wall.name()]


@looks
def test_every_part_stands_out_by_its_outline_or_its_fill(theme, tone):
    for name, material in palette(theme, tone).materials.items():
        if name in WITHIN | {"mat"}:
            continue
        for ground in grounds(theme, tone):
            line, fill = (
                contrast(colour, ground)
                for colour in (material.colours.line, material.colours.base)
            )
            assert max(line, fill) >= 3, (name, ground, line, fill)


@looks
def test_one_part_of_the_body_can_be_told_from_another(theme, tone):
    for name in ("skin", "shirt", "shorts", "shoe"):
        colours = palette(theme, tone).materials[name].colours
        assert contrast(colours.line, colours.base) >= 2, name


@looks
def test_a_muscle_stands_out_from_skin_and_cloth(theme, tone):
    """By lightness or by its edge: red and brown are alike to some eyes."""
    own = palette(theme, tone)
    for name in ("skin", "shorts"):
        base = own.materials[name].colours.base
        marks = (own.muscle, own.muscle_middle, own.muscle_edge)
        assert max(contrast(mark.name(), base) for mark in marks) >= 2, name


@looks
def test_stop_line_and_arrow_stand_out_from_the_ground(theme, tone):
    own, stage = palette(theme, tone), tokens.THEMES[theme]["stage"]
    for mark in (own.stop, own.arc, own.ghost):
        assert contrast(mark.name(), stage) >= 3


def test_three_tones_of_skin_differ():
    for theme in tokens.THEMES:
        skins = [palette(theme, tone).materials["skin"].colours.base for tone in TONES]
        light = [tokens.luminance(skin) for skin in skins]
        assert light[0] > light[1] * 1.2 > light[2] * 1.44


def test_a_material_goes_from_dark_over_its_base_to_light():
    material = Material(Colours("#808080", "#404040", "#C0C0C0", "#000000"))
    assert [material.tone(value).red() for value in (-1, 0, 1, 2)] == [64, 64, 192, 192]
    assert material.tone(0.5).red() == pytest.approx(128, abs=1)
    assert mixed(material.base, material.line, 0.5).red() == 64
