"""The turning points of a movement: the pictures that tell it where nothing may move."""

from __future__ import annotations

import numpy as np

from spasmfree.body.pose import Movement, Pose
from spasmfree.body.rotation import Array
from spasmfree.body.solver import Solver

# Body heights that a joint has to go to turn back, and to be elsewhere at all; our own choice.
_BACK, _ELSEWHERE = 0.02, 0.002


def turning_points(solver: Solver) -> tuple[float, ...]:
    """Where in the movement (`s`, 0 to 2) it begins, ends or turns back; rising, the first is 0.

    The start, the far end, every key-frame at which a joint goes back where it came from, and the
    end of a way that does not lead back to the start. A hold without a movement has the start only.
    """
    keys = sorted({frame.s for frame in solver.pose.frames} | {0.0, 1.0})
    joints = [np.asarray(solver.figure(s).at) for s in keys]
    found = [0.0]
    for place in range(1, len(keys)):
        came = joints[place] - joints[place - 1]
        if keys[place] == 1.0:
            turns = _far(joints[place] - joints[0]).max() > _ELSEWHERE
        elif place == len(keys) - 1:
            turns = _far(joints[place] - joints[0]).max() > _BACK
        else:
            turns = _goes_back(came, joints[place + 1] - joints[place])
        if turns:
            found.append(keys[place])
    return tuple(found)


def _goes_back(came: Array, goes: Array) -> bool:
    back = (came * goes).sum(1) < 0
    seen = (_far(came) > _BACK) & (_far(goes) > _BACK)
    return bool((back & seen).any())


def _far(way: Array) -> Array:
    found: Array = np.sqrt((way * way).sum(1))
    return found


def heading_for(pose: Pose, points: tuple[float, ...], phase: str, s: float) -> int:
    """Which of the turning points is being gone to or held in a phase of a session, at `s`.

    -1 where that changes too fast to be followed: while walking.
    """
    if pose.movement is Movement.STEPS:
        return -1
    if phase == "hold":
        return points.index(1.0) if 1.0 in points else 0
    if phase not in ("out", "back") or pose.movement is Movement.HOLD:
        return 0
    first = "back" if pose.movement is Movement.BACK_FIRST else "out"
    at = min(s, 1.0 - _ELSEWHERE) if phase == first else max(s, 1.0)
    return next((place for place, point in enumerate(points) if point > at), 0)
