"""The turned session, into whose kept picture only what has changed is painted."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from ui.pictures import pixels
from ui.session_rig import Rig

TILT, QUAD = "pelvic-tilt-supine", "quad-stretch-side-lying"


@pytest.fixture(params=["left", "right"])
def rig(request, qtbot, drawing):
    made = Rig(qtbot, size=(900, 600))
    made.start()
    made.flow.page.turn_to(request.param)
    return made


def seen(rig):
    return pixels(rig.flow.page._turned.grab().toImage()).astype(int)


def both(rig):
    """As it has come about step by step, and painted anew."""
    kept = seen(rig)
    rig.flow.page._turned.paint_anew()
    return kept, seen(rig)


def test_what_is_painted_step_by_step_looks_as_if_painted_anew(rig, monkeypatch):
    view, anew = rig.flow.page._turned, []
    rig.at_work(TILT)
    seen(rig)
    real = view.paint_anew
    monkeypatch.setattr(view, "paint_anew", lambda: anew.append(1) or real())
    for _ in range(6):
        rig.wait(330, 33)
        before = len(anew)
        kept, fresh = both(rig)
        apart = np.abs(kept - fresh).max(2)
        # The edges of an arc that grows move by up to a quarter of a pixel.
        assert apart.max() <= 90
        assert (apart > 8).sum() <= 500
        assert len(anew) == before + 1
        del anew[:]


def test_words_that_change_are_there_at_once(rig):
    rig.at_work(TILT)
    first = seen(rig)
    rig.wait(2_200, 100)  # from "Tilt" to "Hold"
    kept, fresh = both(rig)
    assert np.array_equal(kept, fresh)
    assert not np.array_equal(first, kept)


def test_a_choice_that_is_gone_to_is_marked_at_once(rig):
    rig.at_work(QUAD, "left")
    rig.key(Qt.Key.Key_H)
    first = seen(rig)
    rig.key(Qt.Key.Key_Space)
    assert not np.array_equal(first, seen(rig))
