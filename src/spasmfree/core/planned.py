"""What the plan says of a day: which row is in force, which programs, planned or free (D1)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spasmfree.core import days
from spasmfree.core.store import PlanRow


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of the plan: the rotation of a row, or what follows after its weeks."""

    from_day: str  # its first day; it lasts until the next stage
    weekdays: tuple[int, ...]
    rotation: tuple[str, ...]  # distinct program ids, taken in turn; empty: the plan is over
    weeks: int | None  # how long it is meant to last; None: open


class Schedule:
    """The plan rows as one sequence of stages.

    A row holds from its day on against every row made before it. Rows are never edited, so the
    days before keep the plan that was in force on them.
    """

    def __init__(self, rows: Sequence[PlanRow]) -> None:
        self._stages: list[Stage] = []
        for row in rows:
            self._stages = [s for s in self._stages if s.from_day < row.from_day]
            self._stages.append(Stage(row.from_day, row.weekdays, row.rotation, row.weeks))
            if row.weeks is not None:
                end = days.add(row.from_day, 7 * row.weeks)
                self._stages.append(Stage(end, row.weekdays, row.then, None))
        self._begins = [stage.from_day for stage in self._stages]

    @property
    def stages(self) -> tuple[Stage, ...]:
        """All stages, earliest first."""
        return tuple(self._stages)

    def stage(self, day: str) -> Stage | None:
        """The stage in force on `day`; None before the first plan row."""
        place = bisect_right(self._begins, day)
        return self._stages[place - 1] if place else None

    def is_planned(self, day: str) -> bool:
        """Whether a session is planned on `day`."""
        stage = self.stage(day)
        return stage is not None and bool(stage.rotation) and days.weekday(day) in stage.weekdays

    def planned(self, first: str, last: str) -> Iterator[str]:
        """The planned days from `first` to `last`, both included."""
        return (day for day in days.span(first, last) if self.is_planned(day))
