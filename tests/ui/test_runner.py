"""The runner ticks only while time passes, journals what happens, and knows what is on disk."""

from __future__ import annotations

import pytest
from fakes import FakeClock, MemoryStore
from ui.session_rig import CATALOGUE

from spasmfree.core import commands, layout
from spasmfree.core.events import from_json
from spasmfree.core.ledger import fold
from spasmfree.core.record import SessionKind
from spasmfree.core.session import State
from spasmfree.core.store import Running, Saved
from spasmfree.ui.runner import SessionRunner
from spasmfree.ui.session_commands import Command

HEAD = Running("s", "2026-01-14", 0, 60, "", SessionKind.PROGRAM, "p", False, None, "1", "1", "{}")


class Driven:
    def __init__(self, pace=None, *, full=False):
        self.clock, self.store = FakeClock(), MemoryStore(full=full)
        self.store.begin(HEAD)
        choices = layout.Choices() if pace is None else layout.Choices(pace=pace)
        items = CATALOGUE.programs["starter"].items
        timeline = layout.build(items, CATALOGUE, choices)
        begun = commands.start(timeline, self.clock.session_ms())
        self.runner = SessionRunner("s", begun, self.clock.session_ms, self.store)
        self.store.listen(lambda news: isinstance(news, Saved) and self.runner.acknowledge(news))
        self.seen, self.steered = [], []
        self.runner.changed.connect(lambda session, now: self.seen.append((session, now)))
        self.runner.steered.connect(lambda session, now: self.steered.append(now))

    def wait(self, ms):
        for _ in range(ms // 500):
            self.clock.advance(500)
            self.runner.tick()


@pytest.fixture
def driven(qapp):
    made = Driven()
    yield made
    made.runner.stop()


def test_it_ticks_only_while_time_passes(driven):
    runner = driven.runner
    assert runner.is_ticking()
    runner.do(Command.PAUSE)
    assert not runner.is_ticking()
    runner.do(Command.PRIMARY)
    assert runner.is_ticking()
    runner.do(Command.HURTS)
    assert not runner.is_ticking()
    runner.do(Command.STOP_HERE)
    assert runner.session.state is State.EXIT
    assert not runner.is_ticking()


def test_everything_that_happens_is_journaled_in_order_and_gives_the_same_ledger(driven):
    driven.wait(60_000)
    driven.runner.do(Command.SKIP_SET)
    driven.wait(40_000)
    entries = driven.store.journal
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    session = driven.runner.session
    read_back = fold(session.timeline, [from_json(entry.data) for entry in entries])
    assert read_back == session.ledger


def test_it_tells_the_screens_at_each_tick_and_of_commands_apart(driven):
    driven.wait(1_000)
    assert len(driven.seen) == 2
    assert not driven.steered
    driven.runner.do(Command.REST_MORE)
    assert len(driven.steered) == 1


def test_a_set_is_on_disk_when_the_disk_has_said_so(driven):
    driven.store.full = True
    driven.runner.do(Command.SKIP_SET)
    assert not driven.runner.on_disk(0)
    driven.store.make_room()
    assert driven.runner.on_disk(0)
    driven.runner.do(Command.UNDO)
    assert not driven.runner.on_disk(0)


def test_acknowledgements_of_another_session_say_nothing(driven):
    driven.store.full = True
    driven.runner.do(Command.SKIP_SET)
    driven.runner.acknowledge(Saved("append", "another", 99))
    assert not driven.runner.on_disk(0)


def test_a_correction_and_an_easier_form_are_commands_too(driven):
    driven.wait(40_000)
    driven.runner.correct(0, 5)
    assert driven.runner.session.ledger.sets[0].reps == 5
    driven.runner.do(Command.HURTS)
    easier = CATALOGUE.exercises["pelvic-tilt-supine"].easier[1]
    driven.runner.take_easier(easier)
    assert driven.runner.session.ledger.sets[0].form.variant == easier.id
