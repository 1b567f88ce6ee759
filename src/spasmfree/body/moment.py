"""Which moment of its pose a figure shows: a pure function of where the session is."""

from __future__ import annotations

from spasmfree.body.motion import eased
from spasmfree.body.pose import Movement, Pose

CYCLE_MS = 1_300  # two steps of an easy walk; our own choice
ENTER_MS = 1_500  # to go into a hold, and out of it in a gap that is long enough
_LOOP = {  # ms of out, hold, back and gap of a figure that moves by itself; our own choice
    Movement.REPS: (2_000, 1_000, 2_000, 900),
    Movement.BACK_FIRST: (3_500, 0, 3_500, 900),
    Movement.HOLD: (2_200, 3_600, 2_200, 900),
}


def moment(pose: Pose, phase: str, progress: float, ms: int) -> float:
    """The place `s` in the frames of a pose, 0 to 2.

    `phase` is that of the session (out, hold, back, gap; anything else is the start), `progress`
    how much of it has passed, 0 to 1, and `ms` its time so far.
    """
    if pose.movement is Movement.STEPS:
        return 2.0 * (ms % CYCLE_MS) / CYCLE_MS if phase == "hold" else 0.0
    if pose.movement is Movement.HOLD:
        return _of_hold(phase, ms)
    first, second = ("back", "out") if pose.movement is Movement.BACK_FIRST else ("out", "back")
    if phase == first:
        return eased(progress)
    if phase == second:
        return 1.0 + eased(progress)
    return 1.0 if phase == "hold" else 0.0


def _of_hold(phase: str, ms: int) -> float:
    if phase == "hold":
        return eased(ms / ENTER_MS)
    return 1.0 + eased(ms / ENTER_MS) if phase == "gap" else 0.0


def looped(pose: Pose, ms: int) -> float:
    """The place in the frames of a figure that goes round by itself, `ms` after it began."""
    if pose.movement is Movement.STEPS:
        return 2.0 * (ms % CYCLE_MS) / CYCLE_MS
    out, hold, back, gap = _LOOP[pose.movement]
    left = ms % (out + hold + back + gap)
    if left < out:
        return eased(left / out)
    left -= out + hold
    return 1.0 + eased(max(0, left) / back)
