"""A session is read from three metres: what is painted is large enough, and stands out enough."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace

import pytest
from fakes import MemoryStore
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from ui.geometry import settle
from ui.session_rig import CATALOGUE, Mouth, Rig

from spasmfree.core import commands, layout
from spasmfree.core.settings import PersonSettings
from spasmfree.core.spoken import Script, lines_between
from spasmfree.core.timeline import Pace
from spasmfree.ui import floor, painted, theme, tokens
from spasmfree.ui.notice import NoticeBar
from spasmfree.ui.ring import Ring
from spasmfree.ui.speaker import Speech

Key, CENTRE = Qt.Key, Qt.AlignmentFlag.AlignCenter
TILT, QUAD = "pelvic-tilt-supine", "quad-stretch-side-lying"
SIZES = [(900, 600), (1280, 800), (3840, 2160)]
NUMBER, WORD, REST = 0.14, 0.08, 0.04  # shares of the window's height
CONTRAST = 7.0
GROUNDS = {"on_accent": "accent", "on_soft": "soft"}  # of letters that do not stand on the page


@dataclass(frozen=True)
class Painted:
    """Words as they were painted."""

    words: str
    size: float  # of the font, in pixels
    tone: str


@pytest.fixture
def seen(monkeypatch):
    """Everything that is painted as words, by whichever part."""
    found = []
    real = painted.paint_text

    def note(
        painter, rect, text, size, weight=400, tone="text", align=Qt.AlignmentFlag.AlignCenter
    ):
        if text:
            found.append(Painted(text, painter_size(size), tone))
        real(painter, rect, text, size, weight, tone, align)

    for name, module in list(sys.modules.items()):
        if name.startswith("spasmfree.ui") and getattr(module, "paint_text", None) is real:
            monkeypatch.setattr(module, "paint_text", note)
    return found


def painter_size(size):
    """The size that the font really has; it is rounded to whole pixels."""
    return theme.font(size).pixelSize()


def seen_words(rig, seen):
    """What is on the screen now, with the labels that Qt paints."""
    seen.clear()
    rig.flow.page._turned.paint_anew()
    rig.flow.page.grab()
    labels = [
        Painted(label.text(), label.font().pixelSize(), label.property("tone") or "text")
        for label in rig.flow.page.findChildren(QLabel)
        if label.isVisible() and label.text() and type(label).__name__ == "FloorLabel"
    ]
    turned = rig.flow.page.turned()
    return list(seen) if turned else [*seen, *labels]


def scenes(rig):
    """Each kind of screen of a session, by name."""
    yield "preparing"
    rig.at_work(TILT)
    rig.until(lambda session: session.reps == 2)
    yield "work"
    rig.key(Key.Key_P)
    yield "paused"
    rig.key(Key.Key_E)
    rig.key(Key.Key_Space)
    yield "position"
    rig.at_work(QUAD, "left")
    yield "hold"
    rig.until(lambda session: session.leading and session.planned.side.value == "right")
    yield "change"
    rig.at_work(QUAD, "right")
    rig.key(Key.Key_H)
    yield "hurts"
    rig.press("hurts.skip_side")
    rig.key(Key.Key_F)
    yield "exit"


def main_words(rig):
    """The number, and the words that say what to do and with what."""
    ring = rig.find("session.remaining")
    number = ring.number() if isinstance(ring, Ring) else ""
    return number, {rig.says("session.phase"), rig.says("session.side")} - {None}


def check_sizes(rig, seen, scene, height):
    found = seen_words(rig, seen)
    assert found, scene
    number, words = main_words(rig)
    numbers = [each for each in found if number and each.words == number]
    assert bool(number) == bool(numbers), scene
    caption = rig.flow.page._caption.words()  # may be a number too, in smaller letters
    if numbers:
        assert max(each.size for each in numbers) / height >= NUMBER, (scene, numbers)
    for each in found:
        share = each.size / height
        if each in numbers:
            assert share >= (REST if caption == number else NUMBER), (scene, each, share)
        elif each.words in words:
            assert share >= WORD, (scene, each, share)
        else:
            assert share >= REST, (scene, each, share)
    missing = words - {each.words for each in found}
    assert not missing, (scene, missing)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("turned", ["", "left"], ids=["upright", "turned"])
def test_words_are_large_enough(qtbot, seen, size, turned):
    rig = Rig(qtbot, size=size)
    rig.start()
    rig.flow.page.turn_to(turned)
    for scene in scenes(rig):
        rig.wait(1)
        check_sizes(rig, seen, scene, size[1])


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("turned", ["", "left"], ids=["upright", "turned"])
def test_captions_are_large_enough_and_leave_the_rest_so(qtbot, seen, size, turned):
    rig = Rig(qtbot, size=size, speech=Speech(Mouth(), captions=True))
    rig.start()
    rig.flow.page.turn_to(turned)
    read = []
    for scene in scenes(rig):
        rig.wait(1_100)  # words come after the sounds
        check_sizes(rig, seen, scene, size[1])
        caption = rig.flow.page._caption.words()
        read += [scene for each in seen_words(rig, seen) if each.words == caption]
    assert {"preparing", "work", "hold", "change"} <= set(read)


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
@pytest.mark.parametrize("turned", ["", "left", "right"], ids=["upright", "left", "right"])
def test_captions_and_notices_stand_out_and_the_longest_leaves_room(
    qtbot, look, seen, choice, turned
):
    look(choice)
    rig = Rig(qtbot, size=(900, 600), speech=Speech(Mouth(), captions=True))
    rig.start()
    rig.flow.page.turn_to(turned)
    rig.at_work(QUAD, "left")
    rig.until(lambda session: session.leading)
    page, longest = rig.flow.page, max(
        (line.text for line in lines_of("standard-a")), key=len
    )  # fmt: skip
    page.show_caption(longest)
    page.show_notice("The screen may go dark during the session: the desktop cannot keep it on.")
    rig.wait(1)
    found = seen_words(rig, seen)
    assert longest in {each.words for each in found}
    assert not turned or page._turned.notice in {each.words for each in found}
    for each in found:
        ground = theme.colour(GROUNDS.get(each.tone, "surface")).name()
        assert tokens.contrast(theme.colour(each.tone).name(), ground) >= CONTRAST, each
    assert rig.says("session.phase") in {each.words for each in found}


def lines_of(program):
    timeline = layout.build(CATALOGUE.programs[program].items, CATALOGUE)
    session, _ = commands.start(timeline, 0)
    return lines_between(session, 0, 3_600_000, Script(CATALOGUE))


@pytest.mark.parametrize("turned", ["", "right"], ids=["upright", "turned"])
def test_they_are_by_hand_and_in_a_rest_too(qtbot, seen, turned):
    store = MemoryStore()
    store.save_person(PersonSettings(pace=Pace.REP))
    rig = Rig(qtbot, store=store, size=(900, 600))
    rig.start()
    rig.flow.page.turn_to(turned)
    rig.at_work(TILT)
    check_sizes(rig, seen, "by hand", 600)
    store.save_person(replace(store.person(), one_side_first=True, pace=Pace.PACED))
    other = Rig(qtbot, store=store, size=(900, 600), ids="other")
    other.start()
    other.flow.page.turn_to(turned)
    other.until(lambda s: s.leading and s.planned.set_no == 2 and s.phase.kind.value == "rest")
    check_sizes(other, seen, "rest", 600)


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_words_stand_out(qtbot, look, seen, choice):
    look(choice)
    rig = Rig(qtbot, size=(900, 600))
    rig.start()
    for scene in scenes(rig):
        for turned in ("", "left"):
            rig.flow.page.turn_to(turned)
            rig.wait(1)
            for each in seen_words(rig, seen):
                ground = theme.colour(GROUNDS.get(each.tone, "surface")).name()
                found = tokens.contrast(theme.colour(each.tone).name(), ground)
                assert found >= CONTRAST, (scene, each, found)


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_a_notice_in_floor_mode_is_as_large_and_stands_out(qtbot, look, choice):
    look(choice)
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.set_large(600)
    bar.say("Something to know.")
    (words,) = [each for each in bar.findChildren(QLabel) if each.text()]
    words.ensurePolished()
    assert words.font().pixelSize() >= REST * 600
    ink = words.palette().color(words.foregroundRole()).name()
    assert tokens.contrast(ink, theme.colour("notice_soft").name()) >= CONTRAST
    bar.set_large(0)
    assert words.styleSheet() == ""


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_controls_stand_out_under_the_pointer_too(choice):
    colours = tokens.THEMES[choice]
    for kind, (ground, ink, _) in floor._TONES.items():
        for each in (ground, floor._HOVER[kind], floor._PRESS[kind]):
            assert tokens.contrast(colours[ink], colours[each]) >= CONTRAST, (kind, each)


def test_the_figure_of_the_turned_view_is_in_step(qtbot):
    rig = Rig(qtbot, size=(900, 600))
    rig.start()
    rig.flow.page.turn_to("left")
    rig.at_work(TILT)
    for _ in range(3):
        rig.wait(700, 700)
        rig.flow.page.grab()
        view = rig.flow.page._turned
        assert view._figure._still == rig.flow.page._work.figure()._still
        assert view._figure._still.ms > 0


def test_a_window_that_was_turned_shows_the_question_after_it_upright(qtbot):
    rig = Rig(qtbot, size=(900, 600))
    rig.start()
    rig.flow.page.turn_to("left")
    settle(rig.window, 900, 600)
    rig.wait(500)
    assert rig.flow.page._turned.isVisible()
    rig.key(Key.Key_F)
    rig.key(Key.Key_Space)
    assert not rig.flow.page._turned.isVisible()
