"""Sets as a session leaves them, from the program that led it."""

from __future__ import annotations

from spasmfree.core import layout
from spasmfree.core.exercises import Catalogue, Side
from spasmfree.core.record import Outcome, SetRecord


def one_set(session_id: str, place: int, exercise: str, **changes: object) -> SetRecord:
    """A set of ten reps, all of them done; `changes` replace its fields."""
    fields: dict[str, object] = {
        "id": f"{session_id} set {place}",
        "session_id": session_id,
        "place": place,
        "exercise": exercise,
        "variant": "",
        "side": Side.LEFT,
        "set_no": 1,
        "reps_planned": 10,
        "reps_done": 10,
        "hold_ms_planned": 0,
        "hold_ms_done": 0,
        "load_grams": 0,
        "band": "",
        "outcome": Outcome.DONE,
    }
    return SetRecord(**(fields | changes))  # type: ignore[arg-type]


def whole_program(session_id: str, program: str, catalogue: Catalogue) -> list[SetRecord]:
    """All sets of a program, all done."""
    timeline = layout.build(catalogue.programs[program].items, catalogue)
    return [
        one_set(session_id, place, each.exercise, side=each.side, set_no=each.set_no)
        for place, each in enumerate(timeline.sets)
    ]
