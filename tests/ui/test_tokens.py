"""Every text and mark can be read in every theme, and the layout follows the text size."""

from __future__ import annotations

import re

import pytest

from spasmfree.ui import stylesheet, tokens


@pytest.mark.parametrize("theme", tokens.THEMES)
@pytest.mark.parametrize(("front", "back", "least"), tokens.PAIRS)
def test_contrast(theme, front, back, least):
    colours = tokens.THEMES[theme]
    # The table of the design rounds to one decimal; text3 on stage stands exactly at 4.5.
    assert round(tokens.contrast(colours[front], colours[back]), 1) >= least


def test_themes_know_the_same_colours():
    assert tokens.LIGHT.keys() == tokens.DARK.keys() == tokens.CONTRAST.keys()


def test_contrast_is_that_of_the_standard():
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("width", "scale", "mode"),
    [
        (719, 1.0, "narrow"),
        (720, 1.0, "compact"),
        (1099, 1.0, "compact"),
        (1100, 1.0, "normal"),
        (1599, 1.0, "normal"),
        (1600, 1.0, "wide"),
        (900, 1.5, "narrow"),
        (1280, 1.5, "compact"),
    ],
)
def test_mode_counts_in_text_widths(width, scale, mode):
    assert tokens.mode(width, scale) == mode


@pytest.mark.parametrize("theme", tokens.THEMES)
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_sheet_uses_only_colours_of_the_theme(theme, scale):
    sheet = stylesheet.sheet(tokens.THEMES[theme], scale)
    used = set(re.findall(r"#[0-9A-Fa-f]{6,8}\b", sheet))
    assert used <= set(tokens.THEMES[theme].values())
    assert "$" not in sheet


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_a_chip_is_round(scale):
    # A radius over half of the height is dropped without a word.
    sheet = stylesheet.sheet(tokens.LIGHT, scale)
    chip = re.search(r'kind="chip"\] \{.*?border-radius:(\d+)px; min-height:(\d+)px', sheet, re.S)
    radius, inner = (int(found) for found in chip.groups())
    assert (inner + 2) / 2 - 1 <= radius <= (inner + 2) / 2
