"""How the back is on the morning after a session: when it is asked, and what is kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spasmfree.core import days
from spasmfree.core.clocks import Wall
from spasmfree.core.record import (
    Felt,
    PainKind,
    PainRecord,
    SessionKind,
    SessionRecord,
)

if TYPE_CHECKING:
    from spasmfree.core.revisions import WholeSession


@dataclass(frozen=True, slots=True)
class Morning:
    """The question for one session; `felt` is there when only the number is left to ask."""

    session_id: str
    felt: Felt | None = None


def asked(
    sessions: Sequence[SessionRecord], today: str, *, left: str = "", score_for: str = ""
) -> Morning | None:
    """What to ask on `today`; None for nothing.

    It is asked on the day after a session, until that day ends or it is answered, of the last
    session of the day before; practice of one exercise is none. `left` is the id of the session
    for which the person has put it aside, `score_for` that of the one whose number is asked next.
    """
    yesterday = days.add(today, -1)
    found = [s for s in sessions if s.day == yesterday and s.kind is not SessionKind.PRACTICE]
    last = max(found, key=lambda s: (s.started_ms, s.id), default=None)
    if last is None or last.id == left or last.pain_next_morning is not None:
        return None
    if last.felt_next_morning is None:
        return Morning(last.id)
    return Morning(last.id, last.felt_next_morning) if last.id == score_for else None


def with_felt(whole: WholeSession, felt: Felt) -> WholeSession:
    """The session with how the back felt."""
    return replace(whole, session=replace(whole.session, felt_next_morning=felt))


def with_score(whole: WholeSession, score: int, row_id: str, wall: Wall, day: str) -> WholeSession:
    """The session with the number (0 to 10) of the morning, told at `wall` on `day`."""
    row = PainRecord(
        row_id,
        wall.utc_ms,
        wall.offset_min,
        day,
        PainKind.NEXT_MORNING,
        score,
        "",
        whole.session.id,
    )
    others = [each for each in whole.pains if each.kind is not PainKind.NEXT_MORNING]
    session = replace(whole.session, pain_next_morning=score)
    return replace(whole, session=session, pains=(*others, row))
