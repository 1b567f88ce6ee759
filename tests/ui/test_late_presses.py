"""A press that arrives when its screen has just gone, as those of assistive programs do.

It does what the button said, or nothing: never what another button says by now.
"""

from __future__ import annotations

import pytest
from ui.session_rig import Rig

from spasmfree.core.session import State

HIP, HEEL = "side-lying-hip-abduction", "hamstring-heel-dig"


@pytest.fixture
def rig(qtbot):
    made = Rig(qtbot)
    made.start()
    return made


def in_rest(session):
    return session.leading and session.state is State.RUNNING and session.planned.set_no > 1


def test_a_late_pause_pauses_and_skips_no_rest(rig):
    rig.at_work(HIP, "left", 1)
    pause = rig.find("session.primary")
    rig.until(in_rest)
    set_index = rig.session.set_index
    pause.click()
    assert rig.session.state is State.PAUSED
    assert (rig.session.set_index, rig.session.leading) == (set_index, True)


def test_a_late_pause_does_not_resume_what_is_paused(rig):
    rig.at_work(HIP, "left", 1)
    pause = rig.find("session.primary")
    pause.click()
    pause.click()
    assert rig.session.state is State.PAUSED


def test_a_late_go_on_ends_no_rep(rig):
    rig.until(in_rest)
    go_on = rig.find("session.primary")
    rig.until(lambda session: not session.leading)
    go_on.click()
    assert rig.session.state is State.RUNNING


def test_a_late_skip_skips_nothing(rig):
    rig.at_work(HEEL, "both", 1)
    rig.press("session.primary")
    skip = rig.find("session.skip_set")
    rig.press("session.primary")
    set_index = rig.session.set_index
    skip.click()
    assert rig.session.set_index == set_index
    assert not rig.session.can_undo


def test_it_hurts_is_never_too_late(rig):
    rig.at_work(HIP, "left", 1)
    hurts = rig.find("session.hurts")
    rig.until(in_rest)
    hurts.click()
    assert rig.session.state is State.HURT
