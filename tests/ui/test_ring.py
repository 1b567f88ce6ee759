"""The countdown ring, of which only what has changed is painted thirty times a second."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from spasmfree.ui.ring import Ring


class Watched(Ring):
    """A ring on a screen of its own, which keeps what is not painted again."""

    def __init__(self, qtbot, size=300):
        self.areas = []
        super().__init__(size)
        qtbot.addWidget(self)
        self.show()
        qtbot.waitExposed(self)

    def paintEvent(self, event):
        self.areas.append(event.rect())
        super().paintEvent(event)

    def settle(self):
        QApplication.sendPostedEvents(self, QEvent.Type.UpdateRequest)
        QApplication.processEvents()

    def on_screen(self):
        self.settle()
        return pixels(self.screen().grabWindow(self.winId()).toImage())


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.width(), 4)[..., :3].astype(int)


def reps(ring, step):
    ring.show_reps(step // 30, 8, step % 30 / 30)
    ring.set_number(str(step // 30 + 1), "of 8")


def time_left(ring, step):
    ring.show_time(20_000 - step * 83, 20_000)
    ring.set_number(str((20_000 - step * 83) // 1000 + 1), "seconds")


@pytest.mark.parametrize("show", [reps, time_left])
def test_what_is_painted_little_by_little_looks_as_if_painted_at_once(qtbot, show):
    ring = Watched(qtbot)
    for step in range(240):
        show(ring, step)
        ring.settle()
        if step % 23 == 0:
            apart = np.abs(ring.on_screen() - pixels(ring.grab().toImage())).max(2)
            # The edges of an arc that grows move by up to a quarter of a pixel.
            assert apart.max() <= 80, step
            assert (apart > 0).sum() <= 500, step


def test_a_step_paints_the_end_of_the_arc_and_a_new_number_all_of_it(qtbot):
    ring = Watched(qtbot)
    for step in (1, 2):
        time_left(ring, step)
        ring.settle()
    del ring.areas[:]
    for step in range(3, 12):
        time_left(ring, step)
        ring.settle()
    assert ring.areas
    assert max(area.width() * area.height() for area in ring.areas) < 40 * 40
    del ring.areas[:]
    time_left(ring, 14)
    ring.settle()
    assert ring.areas[-1] == ring.rect()


def test_breath_paints_as_often_as_it_is_seen_to_swell(qtbot):
    ring = Watched(qtbot)
    for step in range(60):
        ring.show_breath(step / 120)
        ring.settle()
    kept = ring.on_screen()
    assert np.array_equal(kept, pixels(ring.grab().toImage()))
    del ring.areas[:]
    for step in range(60, 120):
        ring.show_breath(step / 120)
        ring.settle()
    assert 5 <= len(ring.areas) <= 30
    assert not np.array_equal(kept, ring.on_screen())
