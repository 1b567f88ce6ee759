"""A session as the person on the mat meets it."""

from __future__ import annotations

from core.builders import Person, head, ids, timeline

from spasmfree.core import commands
from spasmfree.core.record import Outcome, SessionOutcome
from spasmfree.core.rows import rows
from spasmfree.core.session import State


def test_whole_starter_session_runs_by_itself_to_the_exit():
    person = Person(timeline(), tick_ms=1_000)
    person.waits_until(lambda session: session.state is State.EXIT)
    person.does(commands.primary)
    assert person.session.state is State.OVER
    kept = rows(person.session.timeline, person.session.ledger, head(), ids())
    assert kept.session.outcome is SessionOutcome.DONE
    assert [row.outcome for row in kept.sets] == [Outcome.DONE] * 17
    lifts = [row for row in kept.sets if row.exercise == "lift"]
    reps = {
        side: sum(row.reps_done for row in lifts if row.side == side) for side in ("left", "right")
    }
    assert reps == {"left": 30, "right": 30}
