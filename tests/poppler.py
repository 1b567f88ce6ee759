"""Reads PDF files with Poppler's programs, which are no part of the project.

Where they are missing the tests that need them are left out and say so; with CI=true they fail,
so that nothing is left out unseen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import NamedTuple

import pytest

from spasmfree.system import libraries

PACKAGE = "poppler-utils"
COMMAND = libraries.apt_command([PACKAGE])
MISSING = f"pdftotext is missing; this brings it: {COMMAND}"


def needed() -> None:
    """End the test that asks when Poppler is not here."""
    if shutil.which("pdftotext") is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)


class Word(NamedTuple):
    """A word on a page and where it stands, in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    """A page in points."""

    width: float
    height: float
    words: list[Word]


def text(pdf: Path, order: str = "-layout") -> list[str]:
    """The text of each page, all white space made one space.

    `order` is -layout as it is seen, -raw as it was painted, "" as Poppler thinks best.
    """
    wanted = [order] if order else []
    said = _run("pdftotext", *wanted, str(pdf), "-").decode("utf-8")
    return [" ".join(page.split()) for page in said.split("\f")[:-1]]


def lines(pdf: Path) -> list[str]:
    """The lines of all pages as they are seen, all white space in them made one space."""
    said = _run("pdftotext", "-layout", str(pdf), "-").decode("utf-8")
    return [" ".join(line.split()) for line in said.splitlines()]


def pages(pdf: Path) -> list[Page]:
    """The words of each page with their places."""
    tree = ET.fromstring(_run("pdftotext", "-bbox", str(pdf), "-"))
    name = "{http://www.w3.org/1999/xhtml}"
    return [
        Page(
            float(page.attrib["width"]),
            float(page.attrib["height"]),
            [_word(each) for each in page.iter(f"{name}word")],
        )
        for page in tree.iter(f"{name}page")
    ]


def _word(element: ET.Element) -> Word:
    sides = (float(element.attrib[name]) for name in ("xMin", "yMin", "xMax", "yMax"))
    return Word(element.text or "", *sides)


def fonts(pdf: Path) -> list[list[str]]:
    """For each font: is it embedded, is it a part of one, can its letters be read."""
    lines = _run("pdffonts", str(pdf)).decode("utf-8").splitlines()
    marks = lines[0].index(" emb ")
    return [line[marks:].split()[:3] for line in lines[2:]]


class Picture(NamedTuple):
    """A page as shades, 0 black to 255 white, row by row."""

    width: int
    height: int
    shades: bytes

    def row(self, y: int) -> bytes:
        return self.shades[y * self.width : (y + 1) * self.width]

    def column(self, x: int) -> bytes:
        return self.shades[x :: self.width]


def picture(pdf: Path, dpi: int, *, page: int = 1, smooth: bool = True) -> Picture:
    """A page as it is printed at `dpi`; without smoothing every dot has the colour of its ink."""
    edges = () if smooth else ("-aa", "no", "-aaVector", "no")
    said = _run(
        "pdftoppm", "-gray", "-r", str(dpi), "-f", str(page), "-l", str(page), *edges, str(pdf)
    )
    magic, width, height, most = said.split(maxsplit=4)[:4]
    assert (magic, most) == (b"P5", b"255")
    # Counted from the end, because the first shades may look like white space.
    return Picture(int(width), int(height), said[len(said) - int(width) * int(height) :])


def is_grey(pdf: Path) -> bool:
    """Whether nothing on the first page has a colour."""
    said = _run("pdftoppm", "-r", "60", "-l", "1", str(pdf))
    width, height = map(int, said.split(maxsplit=3)[1:3])
    dots = said[len(said) - 3 * width * height :]
    return dots[0::3] == dots[1::3] == dots[2::3]


def _run(*command: str) -> bytes:
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
