"""What a pose says about the method (decisions D33): words are not believed alone.

A strengthening exercise leaves the low back alone, so its spine and chest keep their angles; on the
side no thigh passes level.
"""

from __future__ import annotations

from spasmfree.body.measure import slope
from spasmfree.body.motion import angles_at
from spasmfree.body.pose import Base, Pose
from spasmfree.body.pose_check import STEPS, Fault
from spasmfree.body.solver import Solver
from spasmfree.core.words import tr

MOST_BEND = 10.0  # degrees that spine or chest may change in a strengthening exercise (D33)
ABOVE_LEVEL = 1.0  # degrees: what reading a figure adds (D33 allows none)
_FOLDED = 45.0  # degrees
_SPINE = ("spine_flexion", "spine_side", "spine_rotation")
_CHEST = ("thorax_flexion", "thorax_side", "thorax_rotation")


def method_faults(pose: Pose, *, strengthens: bool) -> tuple[Fault, ...]:
    """Where the right form of an exercise moves what the method leaves alone."""
    found = []
    if strengthens:
        found += _bends(pose)
    if strengthens and pose.base is Base.SIDE and not _folded(pose):
        found += _lifts(pose)
    return tuple(found)


def _bends(pose: Pose) -> list[Fault]:
    moments = [angles_at(pose.frames, 2 * step / STEPS) for step in range(STEPS + 1)]
    found = []
    for name in (*_SPINE, *_CHEST):
        angles = [angle.get(name, 0.0) for angle in moments]
        bend = max(angles) - min(angles)
        if bend > MOST_BEND:
            sentence = tr(
                "{joint} changes by {angle}°; an exercise that strengthens moves it by at most "
                "{most}°.",
                joint=name,
                angle=f"{bend:.0f}",
                most=f"{MOST_BEND:.0f}",
            )
            found.append(Fault(pose.id, 1.0, name, sentence))
    return found


def _lifts(pose: Pose) -> list[Fault]:
    solver = Solver(pose)
    found = []
    for step in range(STEPS + 1):
        s = 2 * step / STEPS
        rise = slope(solver.figure(s), "thigh_left", "shank_left")
        if rise > ABOVE_LEVEL:
            sentence = tr("The thigh rises {angle}° above level.", angle=f"{rise:.0f}")
            found.append(Fault(pose.id, s, "thigh_left", sentence))
    return found


def _folded(pose: Pose) -> bool:
    """Whether the knee is bent all the time: the clamshell opens, and lifts no leg."""
    return pose.frames[0].angles.get("knee_flexion_left", 0.0) > _FOLDED
