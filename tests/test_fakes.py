"""The stand-ins do what they stand in for."""

from __future__ import annotations

from fakes import WEDNESDAY_EVENING, FakeClock

from spasmfree.core.clocks import Clock, Wall


def test_the_fake_clock_moves_all_its_times_and_only_the_session_is_scaled() -> None:
    clock = FakeClock(speed=60)
    as_clock: Clock = clock
    steady = as_clock.steady_ms()
    assert clock.advance(250) == 15_000
    assert as_clock.session_ms() == 15_000
    assert as_clock.steady_ms() == steady + 250
    assert as_clock.wall() == Wall(WEDNESDAY_EVENING + 250, 60, "Europe/Berlin")
