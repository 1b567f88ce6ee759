"""Short ways to write plan rows and sessions in tests."""

from __future__ import annotations

from dataclasses import replace

from spasmfree.core import days
from spasmfree.core.record import SessionKind, SessionOutcome, SessionRecord
from spasmfree.core.store import PlanRow

MON_WED_FRI = (0, 2, 4)


def row(
    from_day: str,
    weekdays: tuple[int, ...] = MON_WED_FRI,
    rotation: tuple[str, ...] = ("starter",),
    weeks: int | None = None,
    then: tuple[str, ...] = (),
) -> PlanRow:
    """A plan row, open unless `weeks` is given."""
    return PlanRow(f"row {from_day} {weekdays}", from_day, weekdays, rotation, weeks, then)


def session(day: str, hour: int = 18, offset_min: int = 0, **changes: object) -> SessionRecord:
    """A whole starter session at `hour` local time of `day`; `changes` replace its fields."""
    started = days.between("1970-01-01", day) * days.DAY_MS
    started += (hour * 60 - offset_min) * days.MINUTE_MS
    made = SessionRecord(
        id=f"{day} {hour}",
        day=day,
        started_ms=started,
        ended_ms=started + 20 * days.MINUTE_MS,
        offset_min=offset_min,
        zone="",
        kind=SessionKind.PROGRAM,
        program="starter",
        outcome=SessionOutcome.DONE,
        short=False,
        active_ms=600_000,
        sets_planned=17,
        sets_done=17,
    )
    return replace(made, **changes)
