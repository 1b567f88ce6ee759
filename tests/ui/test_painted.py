"""Painted widgets tell in words what they show in colour."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import pytest
from PySide6.QtGui import QAccessible
from ui.geometry import settle

from spasmfree.core.vocabulary import PositionId
from spasmfree.ui import tokens
from spasmfree.ui.empty_state import EmptyState
from spasmfree.ui.figure_view import posture_of
from spasmfree.ui.ring import Ring
from spasmfree.ui.set_strip import SetState, SetStrip
from spasmfree.ui.side_word import SideWord
from spasmfree.ui.stand_in import bounds, outline
from spasmfree.ui.week import Day, Week


def amount(widget, colour):
    """Pixels of a colour on `widget`."""
    image = widget.grab().toImage()
    return sum(
        image.pixelColor(x, y).name().upper() == colour
        for x in range(image.width())
        for y in range(image.height())
    )


def shown(qtbot, widget, width, height):
    qtbot.addWidget(widget)
    settle(widget, width, height)
    return widget


def test_ring_is_a_progress_bar_with_the_seconds_left(qtbot):
    ring = shown(qtbot, Ring(160, identifier="session.remaining"), 160, 160)
    ring.show_time(29_200, 30_000)
    told = QAccessible.queryAccessibleInterface(ring)
    assert told.role() == QAccessible.Role.ProgressBar
    assert (told.valueInterface().currentValue(), told.valueInterface().maximumValue()) == (30, 30)
    ring.show_time(9_000, 30_000)
    assert ring.value() == 9
    assert ring.accessibleName() == "Seconds left"
    ring.close()


def test_ring_fills_as_time_passes_and_by_reps(qtbot):
    ring = shown(qtbot, Ring(160), 160, 160)
    filled = []
    for left in (30_000, 15_000, 0):
        ring.show_time(left, 30_000)
        filled.append(amount(ring, tokens.LIGHT["accent"]))
    assert filled[0] < filled[1] < filled[2]
    assert filled[1] == pytest.approx(filled[2] / 2, rel=0.1)
    ring.show_reps(6, 10, 0.7)
    assert (ring.accessibleName(), ring.value(), ring.maximum()) == ("Reps done", 6, 10)
    assert 0.5 < amount(ring, tokens.LIGHT["accent"]) / filled[2] < 0.8
    ring.close()


def test_ring_takes_the_tone_of_the_side(qtbot):
    ring = shown(qtbot, Ring(160), 160, 160)
    ring.set_tone("right_mark")
    ring.show_time(5_000, 15_000)
    assert amount(ring, tokens.LIGHT["right_mark"]) > 100
    ring.close()


def test_strip_tells_what_is_done_and_what_is_on_disk(qtbot):
    strip = shown(qtbot, SetStrip((2, 3)), 400, 12)
    strip.set_states(
        [SetState.ON_DISK, SetState.ON_DISK, SetState.DONE, SetState.RUNNING, SetState.TO_COME]
    )
    assert strip.accessibleName() == "3 of 5 sets done, 2 of them on disk"
    before = amount(strip, tokens.LIGHT["accent"])
    strip.set_states([SetState.ON_DISK] * 3 + [SetState.RUNNING, SetState.TO_COME])
    assert amount(strip, tokens.LIGHT["accent"]) > before * 1.2
    strip.close()


def test_side_is_an_arrow_and_a_word(qtbot):
    word = shown(qtbot, SideWord("Left leg", "left", 40, identifier="session.side"), 400, 60)
    image = word.grab().toImage()
    left = [x for x in range(400) for y in range(52) if _is(image, x, y, "left_mark")]
    assert max(left) < 50
    word.set_words("Right leg", "right")
    image = word.grab().toImage()
    right = [x for x in range(400) for y in range(52) if _is(image, x, y, "right_mark")]
    assert min(right) > 120
    assert word.accessibleName() == "Right leg"
    word.set_words("Both legs", "both")
    assert amount(word, tokens.LIGHT["right_mark"]) == 0
    word.close()


def _is(image, x, y, token):
    return image.pixelColor(x, y).name().upper() == tokens.LIGHT[token]


def test_a_long_side_word_shrinks(qtbot):
    word = shown(qtbot, SideWord("Rechtes Bein und linker Arm", "right", 60), 300, 80)
    assert word.shown_size() < 40
    word.close()


def test_week_says_each_day(qtbot):
    week = shown(
        qtbot,
        Week([Day("Mon", done=True), Day("Tue", planned=True, today=True), Day("Wed")]),
        280,
        62,
    )
    assert week.accessibleName() == "Mon: done; Tue, today: planned; Wed: free"
    ring = amount(week, tokens.LIGHT["accent"])
    week.set_days(
        [Day("Mon", done=True), Day("Tue", paused=True, today=True), Day("Wed", paused=True)]
    )
    assert week.accessibleName() == "Mon: done; Tue, today: paused; Wed: paused"
    assert amount(week, tokens.LIGHT["accent"]) < ring, "no ring is left"
    assert amount(week, tokens.LIGHT["text2"]) > 0
    assert amount(week, tokens.LIGHT["danger"]) == 0
    week.close()


@pytest.mark.parametrize(
    ("position", "posture"),
    [
        ("side-lying", "side"),
        ("prone", "front"),
        ("supine", "back"),
        ("legs-up", "legs-up"),
        ("bed-edge", "bed"),
        ("half-kneeling", "kneeling"),
        ("standing", "standing"),
        ("standing-wall", "wall"),
        ("sitting", "sitting"),
        ("walking", "walking"),
    ],
)
def test_stand_in_knows_the_positions(position, posture):
    assert posture_of(position) == posture


def test_a_silhouette_for_each_position_stands_on_its_floor():
    """Where a position has none of its own, a body on its back would show."""
    on_the_back = [p for p in PositionId if posture_of(p) == "back"]
    assert on_the_back == [PositionId.SUPINE]
    for position in PositionId:
        room = bounds(posture_of(position))
        assert -0.01 < room.bottom() < 0.01
        assert room.width() < 1.2
        assert room.height() < 1.01


@pytest.mark.parametrize("posture", ["back", "front", "side", "kneeling", "sitting", "standing"])
def test_the_outline_for_paper_is_that_of_the_stand_in(posture):
    inner, outer = outline(posture).boundingRect(), bounds(posture)
    for one, other in zip(inner.getCoords(), outer.getCoords(), strict=True):
        assert one == pytest.approx(other, abs=0.002)


def test_a_head_on_paper_has_no_corners():
    """Between two points of the outline the circle is missed by less than a printer can show."""
    x, y, radius = 0.0, -0.925, 0.064  # of who stands
    path = outline("standing")
    points = [path.elementAt(n) for n in range(path.elementCount())]
    crown = [point for point in points if point.y < y]
    assert len(crown) > 10
    for one, other in pairwise(crown):
        off = radius - hypot((one.x + other.x) / 2 - x, (one.y + other.y) / 2 - y)
        assert abs(off) < 0.001  # 0.03 mm in a picture of 30 mm


def test_empty_state_leads_on(qtbot):
    state = EmptyState("It comes with the first session.", "Go to Today")
    qtbot.addWidget(state)
    from spasmfree.ui.parts import Button

    with qtbot.waitSignal(state.pressed, timeout=1000):
        state.findChild(Button).click()
