"""The page of lessons: three layers a card, grades in words, sources, warning signs, About."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from ui.geometry import faults, settle
from ui.looks import looks

from spasmfree.core import content_lessons
from spasmfree.core.lessons import NONE, grade_meaning, grade_words
from spasmfree.core.vocabulary import Grade
from spasmfree.resources import resource
from spasmfree.ui.grade_mark import GradeDot
from spasmfree.ui.learn_page import LearnPage
from spasmfree.ui.safety_pages import GatePage, SignsPage

LESSONS = content_lessons.parse(resource("lessons.json").read_text(encoding="utf-8"))
LEFT = Qt.MouseButton.LeftButton
SIZES = ((720, 480), (900, 600), (1280, 800), (1920, 1080))


def filled(made, *size):
    """Show the page and let it fill downwards."""
    settle(made, *size)
    for _ in range(20):
        QApplication.processEvents()
    return made


@pytest.fixture
def page(qtbot):
    made = LearnPage(LESSONS, "1.2.3")
    qtbot.addWidget(made)
    yield filled(made, 1280, 800)
    made.close()


def words(page):
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible() and each.text()]


def named(page, identifier):
    found = [
        w
        for w in page.findChildren(QWidget)
        if w.accessibleIdentifier() == identifier and w.isVisible()
    ]
    assert len(found) == 1
    return found[0]


def card_of(page, lesson):
    """The texts of the card with this lesson, from its top."""
    title = next(w for w in page.findChildren(QLabel) if w.text() == lesson.title)
    return words(title.parentWidget())


def test_each_card_has_the_idea_the_studies_and_what_we_do(page):
    filled(page, 900, 600)
    for lesson in LESSONS.lessons.values():
        said = card_of(page, lesson)
        graded = [
            text
            for finding in lesson.studies
            for text in (grade_words(finding.grade), finding.text)
        ]
        assert set(said) == {
            lesson.title, "The idea", lesson.idea, "What studies say", *graded, "What we do",
            lesson.practice,
        }  # fmt: skip
        order = [said.index(text) for text in (lesson.title, lesson.idea, lesson.practice)]
        assert order == sorted(order)


def test_two_columns_where_there_is_room_and_one_where_there_is_not(page):
    def beside():
        first, second = list(LESSONS.lessons.values())[:2]
        tops = [
            w.mapTo(page, w.rect().topLeft()).y()
            for w in page.findChildren(QLabel)
            if w.text() in (first.title, second.title) and w.isVisible()
        ]
        return tops[0] == tops[1]

    assert beside()
    filled(page, 900, 600)
    assert not beside()
    filled(page, 1920, 1080)
    assert beside()


def test_every_grade_is_explained_and_called_our_choice(page):
    said = words(page)
    for grade in Grade:
        assert grade_meaning(grade) in said
    assert any("The grading is our own choice" in text for text in said)


def test_the_dots_of_the_grades_differ_without_colour(page):
    seen = {}
    for dot in page.findChildren(GradeDot):
        grey = dot.grab().toImage().convertToFormat(dot.grab().toImage().Format.Format_Grayscale8)
        middle = tuple(
            grey.pixelColor(x, grey.height() // 2).lightness() // 64 for x in range(grey.width())
        )
        seen.setdefault(dot._grade, middle)
    assert set(seen) == set(Grade)
    assert len(set(seen.values())) == len(Grade)


def test_sources_of_each_card_fold_out_by_themselves(page, qtbot):
    fold = named(page, "learn.sources.pelvis")
    assert fold.accessibleName() == "Sources of “The tilt of the pelvis”"
    title = LESSONS.sources["laird-2014"].title
    assert title not in words(page)
    qtbot.mouseClick(fold, LEFT)
    filled(page, 1280, 800)
    assert title in words(page)
    assert LESSONS.sources["nice-ng59"].title not in words(page)
    assert faults(page) == []


def test_about_says_where_the_method_is_from_and_who_has_not_looked(page):
    text = " ".join(words(page))
    assert "Mitchell T. Yass, PT, who is not involved in this app" in text
    assert "Not reviewed by a health professional" in text
    assert "cannot tell what causes your pain" in text
    assert "SpasmFree 1.2.3 is free software: code and content are under the MIT licence" in text
    assert "Nothing leaves your computer" in text


def test_warning_signs_stay_in_sight_however_far_one_reads(page, qtbot):
    signs = named(page, "learn.signs")
    area = page.content().findChildren(QWidget)
    bars = [w.verticalScrollBar() for w in area if hasattr(w, "verticalScrollBar")]
    bars[0].setValue(bars[0].maximum())
    assert bars[0].value() > 0
    assert page.rect().contains(signs.mapTo(page, signs.rect().bottomRight()))
    with qtbot.waitSignal(page.signs_wanted, timeout=1000):
        qtbot.mouseClick(signs, LEFT)


def test_without_lessons_warning_signs_and_about_are_there(qtbot):
    page = LearnPage(NONE, "1.2.3")
    qtbot.addWidget(page)
    filled(page, 900, 600)
    assert named(page, "learn.signs").isEnabled()
    assert "About" in words(page)
    assert faults(page) == []
    page.close()


def test_the_page_fills_downwards_when_it_opens_first(qtbot):
    page = LearnPage(LESSONS, "1.2.3")
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    assert "Learn" in words(page)
    assert "About" not in words(page)
    filled(page, 1280, 800)
    assert "About" in words(page)
    page.close()


def test_the_signs_to_look_up_are_those_of_the_gate(qtbot):
    pages = [GatePage(), SignsPage()]
    lists = []
    for page in pages:
        qtbot.addWidget(page)
        settle(page, 900, 600)
        lists.append([text for text in words(page) if len(text) > 40 or "if any" in text])
        page.close()
    gate, signs = lists
    assert len(set(gate) & set(signs)) >= 12
    only_gate = [text for text in gate if text not in signs]
    assert all("stored" in text or "exercise guide" in text for text in only_gate)


def test_the_signs_lead_back_and_on(qtbot):
    page = SignsPage()
    qtbot.addWidget(page)
    settle(page, 900, 600)
    page.activateWindow()
    qtbot.waitActive(page)
    assert QApplication.focusWidget() is named(page, "signs.back")
    with qtbot.waitSignal(page.back, timeout=1000):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    with qtbot.waitSignal(page.back, timeout=1000):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.something, timeout=1000):
        qtbot.mouseClick(named(page, "signs.something"), LEFT)
    page.close()


@pytest.mark.parametrize(("size", "scale", "font"), looks(SIZES))
def test_nothing_is_clipped_with_all_sources_open(qtbot, look, size, scale, font):
    look(scale=scale, font=font)
    page = LearnPage(LESSONS, "1.2.3")
    qtbot.addWidget(page)
    filled(page, *size)
    for fold in page.findChildren(QPushButton):
        if fold.accessibleIdentifier().startswith("learn.sources"):
            fold.click()
    filled(page, *size)
    assert faults(page) == []
    page.close()
