"""All exercises on one sheet: every name, no image among the vectors, and small files."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pytest
from poses_shipped import EXERCISES, POSES
from PySide6.QtGui import QImage

from spasmfree.core.exercises import SideMode
from spasmfree.ui.figure.sheet import Entry, as_pdf, as_png, as_svg
from spasmfree.ui.tokens import THEMES

ENTRIES = [Entry(POSES[e.id], e.name, e.side_mode is SideMode.EACH) for e in EXERCISES.values()]
FIGURE, PAGE = 200_000, 500_000  # bytes


def texts(svg: bytes) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg.decode())


def test_every_exercise_is_there_by_name_and_no_figure_is_large(qapp) -> None:
    for entry in ENTRIES:
        svg = as_svg([entry], ["light"])
        assert b"<image" not in svg
        assert b"nan" not in svg
        assert len(svg) / 2 < FIGURE, entry.name
        sides = ["Left side works", "Right side works"] if entry.sided else []
        assert texts(svg) == [*sides, entry.name]


@pytest.mark.parametrize("first", range(0, len(ENTRIES), 4))
def test_a_page_of_eight_figures_is_small(qapp, first: int) -> None:
    page = as_pdf(ENTRIES[first : first + 4], ["light"])
    assert page.count(b"/Type /Page\n") == 1
    assert b"/Subtype /Image" not in page
    assert len(page) < PAGE


def test_each_theme_begins_a_new_page(qapp) -> None:
    assert as_pdf(ENTRIES[:1], ["light", "dark"]).count(b"/Type /Page\n") == 2


def pictures(entries: Sequence[Entry], themes: Sequence[str]) -> list[np.ndarray]:
    """The pixels of the two pictures of an exercise, for each theme."""
    image = QImage.fromData(as_png(entries, themes)).convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    found = []
    for part in np.split(flat.astype(int), len(themes)):
        found += [part[24:204, 24:264], part[24:204, 268:508]]
    return found


def test_the_right_side_is_the_mirror_image_of_the_left(qapp) -> None:
    left, right = pictures(ENTRIES[:1], ["light"])
    assert (np.abs(left - right).max(2) > 40).mean() > 0.1
    assert (np.abs(left - right[:, ::-1]).max(2) > 40).mean() < 0.01


def test_each_theme_has_its_own_ground(qapp) -> None:
    for number, theme in enumerate(("light", "dark")):
        ground = pictures(ENTRIES[:1], ["light", "dark"])[2 * number][90, 2, :3]
        assert "#{:02X}{:02X}{:02X}".format(*ground[::-1]) == THEMES[theme]["stage"]


def test_what_lies_beyond_a_picture_is_cut_off(qapp) -> None:
    wall = next(entry for entry in ENTRIES if entry.pose.id == "wall-press-hip-abduction")
    image = QImage.fromData(as_png([wall], ["light"]))
    above = {image.pixelColor(x, 12).name() for x in range(24, 500)}
    assert above == {THEMES["light"]["canvas"].lower()}
