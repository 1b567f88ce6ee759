"""The handout as a file: what can be read in it, where it stands, and how it is printed."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, pairwise

import poppler
import pytest
from poses_shipped import POSES
from PySide6.QtGui import QFont
from ui.looks import FONTS

from spasmfree.core import content
from spasmfree.core.formats import weekday_short
from spasmfree.core.handout import ANY_DAYS, Paper, handout
from spasmfree.resources import resource
from spasmfree.ui.handout import as_pdf

CATALOGUE = content.parse(resource("exercises.json").read_text(encoding="utf-8"))
PROGRAMS = CATALOGUE.programs
STARTER = PROGRAMS["starter"]
ALL = [*STARTER.items, *PROGRAMS["starter-week2"].items]
EACH_DAY = tuple(range(7))
PAPERS = (Paper.A4, pytest.param(Paper.LETTER, marks=pytest.mark.soak))
POINTS = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}
MARGIN = 28  # points that stay white: 10 mm, more than any printer leaves out


@pytest.fixture(autouse=True)
def _needs_poppler():
    poppler.needed()


_PRINTED = {}  # the same programs are read in several ways


@pytest.fixture
def printed(qapp, tmp_path):
    """Makes the file of a program."""
    usual = QFont(qapp.font())

    def make(program, paper=Paper.A4, days=(0, 2, 4), font=""):
        if font:
            qapp.setFont(QFont(font))
        made = tmp_path / f"{program.id}.pdf"
        key = (program.id, program.name, len(program.items), paper, days, font)
        if key not in _PRINTED:
            shown = handout(program, CATALOGUE, tuple(map(weekday_short, days)) or ANY_DAYS)
            _PRINTED[key] = as_pdf(shown, paper, POSES)
        made.write_bytes(_PRINTED[key])
        return made

    yield make
    qapp.setFont(usual)


def of_items(*items, name="My own"):
    return replace(STARTER, id="own", name=name, items=items)


def said(sentence):
    return " ".join(sentence.split())


def between_names(text, shown):
    """The part of the text that belongs to each exercise."""
    places = [text.index(f"{n} {each.name}") for n, each in enumerate(shown.exercises, 1)]
    assert places == sorted(places)
    ends = [*places[1:], text.index(shown.stop_signs)]
    return [text[start:end] for start, end in zip(places, ends, strict=True)]


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("program", PROGRAMS.values(), ids=lambda each: each.id)
def test_every_name_dose_and_cue_is_found_on_one_page(printed, program, paper, font):
    shown = handout(program, CATALOGUE)
    (text,) = poppler.text(printed(program, paper, font=font))
    for each, part in zip(shown.exercises, between_names(text, shown), strict=True):
        assert said(each.dose) in part
        # What stands at the left comes in between, so sentences are looked for word by word.
        for sentence in (each.place, each.cue_title, each.cue, each.stop, each.equipment):
            for word in sentence.split():
                assert word in part
    for sentence in (
        shown.title, shown.why, shown.stop_signs, shown.not_reviewed, shown.disclaimer,
        *shown.notes,
    ):  # fmt: skip
        assert said(sentence) in text
    assert "Page 1" not in text


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("order", ["", "-raw", "-layout"])
@pytest.mark.parametrize("program", PROGRAMS.values(), ids=lambda each: each.id)
def test_a_search_finds_them_however_the_text_is_read(printed, program, order, font):
    (text,) = poppler.text(printed(program, font=font), order)
    for each in handout(program, CATALOGUE).exercises:
        for words in (each.name, each.dose, each.cue_title):
            assert said(words) in text


@pytest.mark.parametrize("font", FONTS)
def test_a_ligature_hides_no_letters(printed, font):
    program = replace(STARTER, name="First flat affinity: 3 \u00d7 10", items=STARTER.items[:1])
    assert "First flat affinity: 3 \u00d7 10" in poppler.text(printed(program, font=font))[0]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_is_as_asked(printed, paper):
    (page,) = poppler.pages(printed(STARTER, paper))
    assert (round(page.width), round(page.height)) == POINTS[paper]


def test_fonts_are_in_the_file_and_their_letters_can_be_read(printed):
    found = poppler.fonts(printed(STARTER))
    assert found
    assert all(embedded == readable == "yes" for embedded, _, readable in found)


CROWDED = (
    pytest.param(STARTER, (0, 2, 4), id="starter"),
    pytest.param(PROGRAMS["starter-week2"], EACH_DAY, id="each-day"),
    pytest.param(of_items(*ALL, *ALL[:3], name="A very long name " * 6), EACH_DAY, id="thirteen"),
    pytest.param(of_items(ALL[2], name="W" * 80), (), id="one"),
)


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("program", "days"), CROWDED)
class TestNothingIsCut:
    def test_words_stand_inside_the_margins_and_beside_one_another(
        self, printed, program, days, paper, font
    ):
        for page in poppler.pages(printed(program, paper, days, font)):
            for word in page.words:
                assert word.left >= MARGIN, word
                assert word.top >= MARGIN, word
                assert word.right <= page.width - MARGIN, word
                assert word.bottom <= page.height - MARGIN, word
            assert [pair for pair in combinations(page.words, 2) if overlap(*pair)] == []

    def test_the_edge_of_the_page_is_white(self, printed, program, days, paper, font):
        made = printed(program, paper, days, font)
        for number in range(1, len(poppler.pages(made)) + 1):
            seen = poppler.picture(made, 72, page=number)
            edge = [
                each
                for n in range(MARGIN)
                for each in (
                    seen.row(n), seen.row(seen.height - 1 - n),
                    seen.column(n), seen.column(seen.width - 1 - n),
                )
            ]  # fmt: skip
            assert set(b"".join(edge)) == {255}
            assert min(seen.shades) == 0


def overlap(one, other):
    """Whether two words share more than the edges of their letters."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > 1 and high > 0.3 * min(one.bottom - one.top, other.bottom - other.top)


def test_all_words_are_black_and_nothing_has_a_colour(printed):
    made = printed(STARTER)
    assert poppler.is_grey(made)
    seen = poppler.picture(made, 150, smooth=False)
    (page,) = poppler.pages(made)
    for word in page.words:
        box = [round(edge / 72 * 150) for edge in word[1:]]
        dots = b"".join(seen.row(y)[box[0] : box[2]] for y in range(box[1], box[3]))
        assert set(dots) <= {0, 255}, word


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=lambda each: each.id)
def test_each_exercise_has_its_figure_beside_its_words(printed, program):
    """Skin without ink, clothes in grey, hair and muscle nearly black."""
    made = printed(program)
    seen = poppler.picture(made, 100)
    (page,) = poppler.pages(made)
    shown = handout(program, CATALOGUE).exercises
    tops = [
        next(w.top for w in page.words if w.text == str(n) and 130 < w.left < 200)
        for n in range(1, len(shown) + 1)
    ]
    for top, bottom in pairwise([*tops, tops[-1] + 90]):
        rows = range(round(top / 72 * 100), round(bottom / 72 * 100))
        shades = b"".join(seen.row(y)[50:200] for y in rows)
        assert sum(150 < shade < 235 for shade in shades) > 300
        assert sum(shade < 90 for shade in shades) > 60


def test_a_handout_is_a_small_file_without_an_image(printed):
    for program in PROGRAMS.values():
        data = printed(program).read_bytes()
        assert len(data) < 500_000
        assert b"/Subtype /Image" not in data


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("days", [(0, 2, 4), EACH_DAY])
def test_the_boxes_are_large_enough_for_a_thick_pen(printed, paper, days):
    """Looked for as lines of white between two edges of a box, at ten dots a millimetre."""
    made = printed(STARTER, paper, days)
    (page,) = poppler.pages(made)
    label = next(word for word in page.words if word.text == "Mon")
    seen = poppler.picture(made, 254)
    middle = seen.column(round((label.left + label.right) / 2 / 72 * 254))
    above = round(label.top / 72 * 254)
    frames = [y for y in range(above) if middle[y] < 128]
    bottom = frames[-1]
    while middle[bottom] < 128:
        bottom -= 1
    inside = next(n for n in range(1, bottom) if middle[bottom - n] < 128)
    assert inside >= 80  # 8 mm


@pytest.mark.parametrize("paper", PAPERS)
def test_what_needs_more_pages_breaks_between_exercises(printed, paper):
    program = of_items(*ALL, *ALL[:3], name="Thirteen of them")
    shown = handout(program, CATALOGUE)
    pages = poppler.text(printed(program, paper))
    assert len(pages) > 1
    numbers = []
    for number, text in enumerate(pages, 1):
        assert text.startswith("Thirteen of them")
        assert f"Page {number} of {len(pages)}" in text
        assert said(shown.disclaimer) in text
        assert (shown.boxes in text) == (shown.stop_signs in text) == (number == len(pages))
        found = [n for n, e in enumerate(shown.exercises, 1) if f" {n} {e.name}" in text]
        for n in found:
            assert all(word in text for word in shown.exercises[n - 1].stop.split())
        numbers.append(found)
    assert [n for found in numbers for n in found] == list(range(1, len(program.items) + 1))
    lengths = [len(found) for found in numbers[:-1]]
    assert max(lengths) - min(lengths) <= 1


def test_a_short_program_is_larger(printed):
    def height(program):
        (page,) = poppler.pages(printed(program))
        return max(word.bottom - word.top for word in page.words)

    assert height(of_items(ALL[2])) > height(STARTER)


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("program", PROGRAMS.values(), ids=lambda each: each.id)
def test_each_dose_stands_on_the_line_of_its_name(printed, program, paper, font):
    lines = poppler.lines(printed(program, paper, EACH_DAY, font))
    for number, each in enumerate(handout(program, CATALOGUE).exercises, 1):
        assert [line for line in lines if f"{number} {each.name} {said(each.dose)}" in line]


def test_it_carries_its_name(printed):
    made = printed(STARTER)
    assert re.search(rb"/Title \(\xfe\xff(\0[ -~])+\)", made.read_bytes())
