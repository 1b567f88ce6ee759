"""Reads how much of an exercise is asked for: sets, reps, holds, tempo and rests."""

from __future__ import annotations

from spasmfree.core.content_fields import Fields, Place, numbers
from spasmfree.core.exercises import Dose
from spasmfree.core.words import tr

SETS = (1, 20)
REPS = (1, 100)
SECONDS = (0, 1800)


def usual(fields: Fields) -> Dose:
    """The usual dose of an exercise, complete."""
    dose = Dose(
        sets=fields.number("sets", *SETS),
        reps=fields.number("reps", *REPS),
        hold_s=fields.number_or_null("hold_s", 1, SECONDS[1]),
        tempo=tempo_of(fields),
        gap_s=fields.number("gap_s", *SECONDS),
        rest_side_s=fields.number("rest_side_s", *SECONDS),
        rest_set_s=fields.number("rest_set_s", *SECONDS),
    )
    fields.close()
    check_timing(fields.place, dose.tempo, dose.hold_s)
    return dose


def tempo_of(fields: Fields) -> tuple[int, int, int] | None:
    """Seconds of out, hold and back; None where reps are pressed or it is a hold."""
    if fields.raw("tempo") is None:
        return None
    seconds = numbers(fields.list("tempo"), 0, 60)
    if len(seconds) != 3 or not any(seconds):
        fields.place.at("tempo").refuse(
            tr("Expected three whole numbers of seconds: out, hold, back; not all 0.")
        )
    return (seconds[0], seconds[1], seconds[2])


def check_timing(place: Place, tempo: tuple[int, int, int] | None, hold_s: int | None) -> None:
    """Refuse a dose with both a tempo and a hold, or with neither."""
    if (tempo is None) == (hold_s is None):
        place.refuse(tr("Expected either tempo or hold_s; the other one is null."))


def lasting(tempo: tuple[int, int, int] | None, hold_s: int | None, gap_s: int) -> list[str]:
    """The phases of a rep that last, each of which needs a word."""
    out, hold, back = tempo or (0, hold_s, 0)
    seconds_of = {"out": out, "hold": hold, "back": back, "gap": gap_s}
    return [phase for phase, seconds in seconds_of.items() if seconds]
