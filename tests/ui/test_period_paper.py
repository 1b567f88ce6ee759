"""The page for a physiotherapist as a file: nothing is missing, nothing overflows."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import poppler
import pytest
from core.period_example import LIFT, PERIOD, page
from poses_shipped import POSES
from PySide6.QtGui import QFont
from ui.looks import FONTS

from spasmfree.core.entries import Note
from spasmfree.core.handout import Paper
from spasmfree.core.period_page import PeriodPage
from spasmfree.ui.period_html import as_html
from spasmfree.ui.period_paper import as_pdf

MARGIN = 28  # points that stay white: 10 mm
MOST_BYTES = 500_000
WORDS = " ".join(f"word{number}" for number in range(500))


@pytest.fixture
def printed(qapp, tmp_path):
    """Makes the PDF of a page in a font and reads it."""
    poppler.needed()
    usual = QFont(qapp.font())

    def make(shown: PeriodPage, paper=Paper.A4, font=""):
        if font:
            qapp.setFont(QFont(font))
        made = tmp_path / "page.pdf"
        made.write_bytes(as_pdf(shown, paper, POSES))
        return made

    yield make
    qapp.setFont(usual)


def words_of(shown: PeriodPage) -> list[str]:
    """Every word and number that stands on the page."""
    texts = [shown.title, shown.when, shown.marked, shown.not_reviewed, shown.disclaimer]
    texts += [part for fact in shown.facts for part in fact]
    texts += [text for chart in shown.charts for text in (chart.title, chart.told)]
    for table in shown.tables:
        cells = [cell for row in (table.header, *table.rows) for cell in row]
        texts += [table.title, *(cells if table.rows else [table.nothing])]
    texts += [part for note in shown.notes for part in note]
    return [word for text in [*texts, *shown.definitions] for word in text.split()]


@pytest.mark.parametrize("paper", list(Paper))
def test_every_word_and_number_is_found(printed, paper):
    found = " ".join(poppler.text(printed(page(), paper), "-raw"))
    assert [word for word in words_of(page()) if word not in found] == []


@pytest.mark.parametrize("font", FONTS)
def test_long_names_and_a_long_note_stay_on_the_paper(printed, font):
    shown = page(replace(PERIOD, notes=(Note("n", "2026-01-06", WORDS),)))
    dose = shown.tables[0]
    long = [("A name that goes on " * 4, *row[1:]) for row in dose.rows]
    episodes = next(each for each in shown.tables if each.title == "Episodes")
    noted = replace(episodes, rows=tuple((*row[:-1], WORDS[:900]) for row in episodes.rows))
    tables = [replace(dose, rows=tuple(long)), *shown.tables[1:]]
    tables[tables.index(episodes)] = noted
    made = printed(replace(shown, tables=tuple(tables)), font=font)
    text = " ".join(poppler.text(made, "-raw"))
    assert all(f"word{number}" in text for number in range(500))
    for sheet in poppler.pages(made):
        for word in sheet.words:
            assert MARGIN < word.left < word.right < sheet.width - MARGIN
            assert MARGIN < word.top < word.bottom < sheet.height - MARGIN
        assert not overlapping(sheet.words)


def overlapping(words):
    """Pairs of words that lie on one another."""
    return [
        (one.text, other.text)
        for number, one in enumerate(words)
        for other in words[number + 1 :]
        if min(one.right, other.right) - max(one.left, other.left) > 1
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 4
    ]


def test_a_table_goes_on_under_its_head(printed):
    shown = page()
    dose = shown.tables[0]
    many = replace(dose, rows=dose.rows[:2] * 40, pictures=(LIFT, "") * 40)
    pages = poppler.text(printed(replace(shown, tables=(many, *shown.tables[1:]))))
    assert len(pages) > 2
    assert all("Between sides" in text for text in pages[:2])
    assert all("Not reviewed by a health professional." in text for text in pages)
    assert [f"Page {n} of {len(pages)}" in text for n, text in enumerate(pages, 1)] == (
        [True] * len(pages)
    )


def test_with_every_figure_it_can_be_sent_by_mail(printed):
    shown = page()
    row = shown.tables[0].rows[0]
    of = tuple(pose.id for pose in POSES.values() if pose.of == pose.id)
    every = replace(shown.tables[0], rows=(row,) * len(of), pictures=of)
    assert len(of) >= 24
    assert printed(replace(shown, tables=(every, *shown.tables[1:]))).stat().st_size <= MOST_BYTES


class Read(HTMLParser):
    """The text of a page, and what it wants from elsewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said, self.wanted, self.tags = "", [], []
        self.feed(text)

    def handle_data(self, data: str) -> None:
        self.said += f"{data} "

    def handle_starttag(self, tag: str, attrs) -> None:
        self.tags.append(tag)
        self.wanted += [
            value for name, value in attrs if name in ("src", "href") and value[:5] != "data:"
        ]


def test_the_page_in_a_browser_says_the_same(qapp):
    note = Note("n", "2026-01-06", "<script>alert(1)</script> & more")
    shown = page(replace(PERIOD, notes=(note,)))
    read = Read(as_html(shown, lambda name: b"PNG" if name == LIFT else None).decode())
    assert [word for word in words_of(shown) if word not in read.said] == []
    assert "script" not in read.tags
    assert not [value for value in read.wanted if not value.startswith("#")]
    assert read.tags.count("svg") == 2
    assert read.tags.count("img") == 1


def test_the_bars_have_the_height_of_their_numbers(qapp):
    drawing = as_html(page(), lambda _: None).decode()
    rects = [float(high) for high in re.findall(r'height="([0-9.]+)"', drawing)]
    filled = {round(high / max(rects), 3) for high in rects if high > 100}
    # 2 of 3 done, 0.5 done, planned 3 and 2; pain 3 of 10.
    assert {round(2 / 3, 3), round(0.5 / 3, 3), 1.0, 0.3} <= filled


def test_the_labels_of_charts_are_whole_in_a_browser():
    shown = page()
    drawing = as_html(shown, lambda _: None).decode()
    texts = [text.strip() for text in re.findall(r"<text[^>]*>([^<]*)</text>", drawing)]
    for chart in shown.charts:
        assert {chart.title, chart.told, str(chart.top), chart.starts[0]} <= set(texts)
    assert not {text for text in texts if len(text) == 1 and text.isalpha()}
