"""The person's lists, own doses and answers as JSON values, and back."""

from __future__ import annotations

from collections.abc import Mapping

from spasmfree.core import days
from spasmfree.core.errors import KnownError
from spasmfree.core.settings import Answer, OwnDose

# field of a dose -> least and most
_RANGES = {"sets": (1, 20), "reps": (1, 100), "hold_s": (1, 1800), "rest_s": (0, 600)}


def ids(value: object) -> tuple[str, ...]:
    """Each text of a list once; anything else in it is left out."""
    found = value if isinstance(value, list) else []
    return tuple(dict.fromkeys(each for each in found if isinstance(each, str)))


def swaps(value: object) -> dict[str, str]:
    """Texts by texts; anything else in an object is left out."""
    return {key: other for key, other in _entries(value) if isinstance(other, str)}


def doses(value: object) -> dict[str, OwnDose]:
    """Doses by exercise; a number outside of its range is as if it had never been set."""
    return {key: _dose(fields) for key, fields in _entries(value) if isinstance(fields, dict)}


def from_doses(own: Mapping[str, OwnDose]) -> dict[str, object]:
    """What `doses` reads; a field that is not set is left out."""
    return {key: _fields(dose) for key, dose in own.items()}


def answers(value: object) -> dict[str, Answer]:
    """Answers by offer; one that lacks a part is left out."""
    found = ((key, _answer(fields)) for key, fields in _entries(value) if isinstance(fields, dict))
    return {key: answer for key, answer in found if answer is not None}


def from_answers(said: Mapping[str, Answer]) -> dict[str, object]:
    """What `answers` reads."""
    return {
        key: {"taken": answer.taken, "day": answer.day, "plan": answer.plan}
        for key, answer in said.items()
    }


def _answer(fields: dict[str, object]) -> Answer | None:
    taken, day, plan = (fields.get(name) for name in ("taken", "day", "plan"))
    if not (isinstance(taken, bool) and isinstance(day, str) and isinstance(plan, str)):
        return None
    try:
        return Answer(taken, days.parse(day), plan)
    except KnownError:
        return None


def _entries(value: object) -> list[tuple[str, object]]:
    return list(value.items()) if isinstance(value, dict) else []


def _dose(fields: dict[str, object]) -> OwnDose:
    known = {name: _number(fields.get(name), *_RANGES[name]) for name in _RANGES}
    return OwnDose(
        **known, unknown={key: value for key, value in fields.items() if key not in _RANGES}
    )


def _number(value: object, least: int, most: int) -> int | None:
    return value if type(value) is int and least <= value <= most else None


def _fields(dose: OwnDose) -> dict[str, object]:
    known = {name: getattr(dose, name) for name in _RANGES}
    return {name: value for name, value in known.items() if value is not None} | dict(dose.unknown)
