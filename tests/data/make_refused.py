"""Writes one content file for each thing that the method leaves out.

Each is allowed.json with that one thing in it. Usage: python -m data.make_refused, from the folder
tests, after a change of allowed.json or of the list below.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

Data = dict[str, Any]
Change = Callable[[Data], None]

FOLDER = Path(__file__).with_name("refused")
ALLOWED: Data = json.loads(Path(__file__).with_name("allowed.json").read_text(encoding="utf-8"))

CORE_MOVE = "side-lying-hip-abduction"
IN_CORE_MOVE = f'exercises "{CORE_MOVE}"'
STRETCH, LIFT, PRESS = range(3)  # places in the program "train"


class Refused(NamedTuple):
    """A file: which rule refuses it, and where."""

    rule: str
    entry: str
    field: str
    change: Change


def entry(data: Data, id_: str, kind: str = "exercises") -> Data:
    """The entry with this id."""
    found: Data = next(one for one in data[kind] if one["id"] == id_)
    return found


def strengthener(id_: str, name: str, position: str, step: str, **others: object) -> Change:
    """One more exercise, which says of itself that it strengthens the hamstrings."""

    def change(data: Data) -> None:
        made = copy.deepcopy(entry(data, "hamstring-heel-dig"))
        made |= {"id": id_, "name": name, "position": position, "start": "Take your time."}
        made |= {"summary": "For the back of the thigh.", **others}
        made["cue"] = {"title": "Slowly", "text": "Breathe."}
        made["steps"] = [{"text": step, "claim": None, "why_not": "felt"}]
        data["exercises"].append(made)

    return change


def named(rule: str, id_: str, name: str, position: str, step: str, **others: object) -> Refused:
    """A movement that its id names."""
    change = strengthener(id_, name, position, step, **others)
    return Refused(rule, f'exercises "{id_}"', "id", change)


def told(rule: str, position: str, step: str) -> Refused:
    """A movement that a step names or describes, under another name."""
    change = strengthener("leg-drill", "Leg drill", position, step)
    return Refused(rule, 'exercises "leg-drill"', "steps[0].text", change)


def works(rule: str, *muscles: str) -> Refused:
    """An exercise that says which muscles it strengthens."""
    change = strengthener("leg-drill", "Leg drill", "sitting", "Press.", strengthens=list(muscles))
    return Refused(rule, 'exercises "leg-drill"', f"strengthens[{len(muscles) - 1}]", change)


def core_move(rule: str, field: str, **fields: object) -> Refused:
    """The core move with other fields."""
    return Refused(rule, IN_CORE_MOVE, field, lambda data: entry(data, CORE_MOVE).update(fields))


def core_step(rule: str, field: str, number: int, text: str) -> Refused:
    """The core move with another sentence in a step."""

    def change(data: Data) -> None:
        entry(data, CORE_MOVE)["steps"][number]["text"] = text

    return Refused(rule, IN_CORE_MOVE, field, change)


def dose(rule: str, name: str, value: int) -> Refused:
    """The core move with another usual dose."""

    def change(data: Data) -> None:
        entry(data, CORE_MOVE)["dose"][name] = value

    return Refused(rule, IN_CORE_MOVE, f"dose.{name}", change)


def item(rule: str, field: str, number: int, **fields: object) -> Refused:
    """The training program with another prescription."""

    def change(data: Data) -> None:
        entry(data, "train", "programs")["items"][number].update(fields)

    return Refused(rule, 'programs "train"', field, change)


def without(rule: str, number: int) -> Refused:
    """The training program without one of its three parts."""

    def change(data: Data) -> None:
        del entry(data, "train", "programs")["items"][number]

    return Refused(rule, 'programs "train"', "items", change)


def with_press(program: str) -> Refused:
    """A program for rest with something that strengthens."""

    def change(data: Data) -> None:
        press = {"exercise": "hamstring-heel-dig", "sets": 1, "reps": 6, "hold_s": 8}
        entry(data, program, "programs")["items"].append(press)

    return Refused("D33-rest", f'programs "{program}"', "items[1].exercise", change)


def tilt(field: str, **fields: object) -> Refused:
    """The pelvic tilt as work."""
    return Refused(
        "N2-tilt",
        'exercises "pelvic-tilt-supine"',
        field,
        lambda data: entry(data, "pelvic-tilt-supine").update(fields),
    )


def tilt_as_work(data: Data) -> None:
    """The pelvic tilt in the role of an exercise that strengthens, outside the gentle programs."""
    entry(data, "pelvic-tilt-supine").update(
        role="strengthen", strengthens=["hamstrings"], moves=[]
    )
    data["programs"] = [entry(data, "train", "programs")]


def bridge_as_ease(data: Data) -> None:
    """A bridge that calls itself gentle."""
    strengthener(
        "hamstring-bridge", "Bridge", "supine", "Lift the hips.",
        role="relief", strengthens=[], moves=["pelvis"],
    )(data)  # fmt: skip


def side_bend_in_a_spasm(data: Data) -> None:
    """A gentle side bend on a bad day."""
    strengthener(
        "side-bend", "Side bend", "sitting", "Lean over.",
        role="relief", strengthens=[], moves=["side-trunk"],
    )(data)  # fmt: skip
    bend = {"exercise": "side-bend", "sets": 1, "reps": 3, "hold_s": 8}
    entry(data, "ease", "programs")["items"].append(bend)


REFUSED: dict[str, Refused] = {
    # N1: the lower back
    "superman": named("N1-superman", "superman", "Superman", "prone", "Hold."),
    "bird-dog": named("N1-bird-dog", "bird-dog", "Bird-dog", "prone", "Hold."),
    "bird-dog-told": told(
        "N1-bird-dog", "prone", "Go on all fours and stretch one arm and the other leg."
    ),
    "back-extension": named(
        "N1-back-extension", "back-extension", "Back extension", "prone", "Come up and hold."
    ),
    "back-extension-told": told("N1-back-extension", "prone", "Lift your chest off the floor."),
    "reverse-hyper": named(
        "N1-back-extension", "reverse-hyper", "Reverse hyper", "prone", "Swing up and hold."
    ),
    "deadlift": named("N1-deadlift", "deadlift", "Deadlift", "standing", "Come up slowly."),
    "deadlift-told": told("N1-deadlift", "standing", "Pick up the bar and stand tall."),
    "good-morning": named(
        "N1-good-morning", "good-morning", "Good-morning", "standing", "Bow and come up."
    ),
    "loaded-side-bend": named(
        "N1-loaded-side-bend", "side-bend", "Side bend", "standing", "Lean over with the weight."
    ),
    "strengthens-low-back": works("N1-low-back", "low-back"),
    # N2: abs
    "crunch": named("N2-crunch", "crunch", "Crunch", "supine", "Come up a little."),
    "crunch-told": told("N2-crunch", "supine", "Curl your shoulders off the floor."),
    "sit-up": named("N2-sit-up", "sit-up", "Sit-up", "supine", "Come up all the way."),
    "plank": named("N2-plank", "plank", "Plank", "prone", "Hold."),
    "plank-told": told("N2-plank", "prone", "Come up on your forearms and toes."),
    "leg-raise": named("N2-leg-raise", "leg-raise", "Leg raise", "supine", "Up and down."),
    "leg-raise-told": told("N2-leg-raise", "supine", "Raise both legs to the ceiling."),
    "dead-bug": named("N2-dead-bug", "dead-bug", "Dead bug", "supine", "Move arms and legs."),
    "strengthens-abs": works("N2-abs", "hamstrings", "abs"),
    "tilt-with-effort": tilt("cue.text", cue={"title": "Hard", "text": "Use all your effort."}),
    "tilt-as-work": Refused(
        "N2-tilt", 'exercises "pelvic-tilt-supine"', "role", tilt_as_work
    ),
    # N4 and R11 to R15: the core move
    "core-move-above-level": core_step(
        "N4-above-level", "steps[1].text", 1, "Lift until the leg is well above level."
    ),
    "core-move-higher-form": core_move(
        "N4-above-level", "harder[0].text", harder=[{"text": "Lift the leg a little higher."}]
    ),
    "core-move-standing": core_move("R11-on-the-side", "position", position="standing"),
    "core-move-standing-told": core_step(
        "R11-on-the-side", "steps[0].text", 0,
        "Stand beside a wall, the thigh in line with your trunk.",
    ),
    "core-move-knees-straight": core_move(
        "R11-knees", "steps", start="On your side, both legs straight."
    ),
    "core-move-without-level": core_move(
        "R12-level", "cue", cue={"title": "Slowly", "text": "Stop when you like."}
    ),
    "core-move-without-mistake": core_move("R13-first-mistake", "mistakes", mistakes=[]),
    "core-move-out-of-line": core_step(
        "R14-in-line", "steps", 0, "Bring the thigh a little to the front."
    ),
    "core-move-11-reps": dose("R15-reps", "reps", 11),
    "core-move-11-reps-in-a-program": item("R15-reps", "items[1].reps", LIFT, reps=11),
    "core-move-4-sets": dose("R15-sets", "sets", 4),
    "core-move-4-sets-in-a-program": item("R15-sets", "items[1].sets", LIFT, sets=4),
    "core-move-one-side": core_move("R15-each-side", "side_mode", side_mode="both"),
    # N5: quads
    "squat": named("N5-squat", "squat", "Squat", "standing", "Down and up."),
    "squat-told": told("N5-squat", "standing", "Lower your hips as if to sit."),
    "lunge": named("N5-lunge", "lunge", "Lunge", "standing", "Down and up."),
    "step-up": named("N5-step-up", "step-up", "Step-up", "standing", "Up and down."),
    "step-up-told": told("N5-step-up", "standing", "Step up onto a box."),
    "wall-sit": named("N5-wall-sit", "wall-sit", "Wall-sit", "standing", "Hold."),
    "wall-sit-told": told("N5-wall-sit", "standing", "Slide your back down the wall and hold."),
    "leg-extension": named(
        "N5-leg-extension", "leg-extension", "Leg extension", "sitting", "Out and back."
    ),
    "strengthens-quads": works("N5-quads", "hamstrings", "quads"),
    # N6: the side of the trunk
    "hip-hike": named("N6-hip-hike", "hip-hike", "Hip hike", "standing", "Up and down."),
    "pelvic-drop": named("N6-hip-hike", "pelvic-drop", "Pelvic drop", "standing", "Down and up."),
    "side-plank": named("N6-side-plank", "side-plank", "Side plank", "side-lying", "Hold."),
    "side-plank-told": told("N6-side-plank", "side-lying", "Lift your hips off the floor."),
    "strengthens-side-trunk": works("N6-side-trunk", "side-trunk"),
    "side-bend-in-a-spasm": Refused(
        "N6-side-bend", 'programs "ease"', "items[1].exercise", side_bend_in_a_spasm
    ),
    # left out on purpose
    "nordic-curl": named("2c-nordic-curl", "nordic-curl", "Nordic curl", "prone", "Sink slowly."),
    "toe-touch": named("2c-toe-touch", "toe-touch", "Toe touch", "standing", "Down and up."),
    # D33
    "strengthens-hip-flexors": works("D33-muscle", "hamstrings", "hip-flexors"),
    "strengthens-glutes-alone": works("D33-muscle", "glutes"),
    "bridge-as-ease": Refused("D33-role", 'exercises "hamstring-bridge"', "id", bridge_as_ease),
    "ease-that-strengthens": with_press("ease"),
    "break-that-strengthens": with_press("pause"),
    # R7, R8, R10: what training holds
    "training-without-stretch": without("R7-stretch", STRETCH),
    "training-with-a-short-stretch": item("R7-stretch", "items", STRETCH, hold_s=15),
    "training-with-one-stretch": item("R7-stretch", "items", STRETCH, sets=1),
    "training-without-hamstrings": without("R8-hamstrings", PRESS),
    "training-without-core-move": without("R10-core-move", LIFT),
    "training-with-2-sets": item("R10-core-move", "items", LIFT, sets=2),
    "training-with-8-reps": item("R10-core-move", "items", LIFT, reps=8),
}  # fmt: skip


def text(name: str) -> str:
    """The whole file, one entry a line."""
    data = copy.deepcopy(ALLOWED)
    REFUSED[name].change(data)
    return "{\n" + ",\n".join(_lines(data)) + "\n}\n"


def _lines(data: Data) -> list[str]:
    lines = []
    for key, value in data.items():
        inside = json.dumps(value)
        if isinstance(value, list):
            inside = "[\n    " + ",\n    ".join(json.dumps(one) for one in value) + "\n  ]"
        lines.append(f"  {json.dumps(key)}: {inside}")
    return lines


def main() -> None:
    """Write each file anew and take away those that are no longer listed."""
    for path in FOLDER.glob("*.json"):
        path.unlink()
    for name in REFUSED:
        (FOLDER / f"{name}.json").write_text(text(name), encoding="utf-8")


if __name__ == "__main__":
    main()
