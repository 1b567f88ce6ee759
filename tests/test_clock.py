"""The clock keeps its promises on this machine; keys sort by when they were made."""

from __future__ import annotations

import uuid

import pytest

from spasmfree import clock
from spasmfree.core.clocks import Clock
from spasmfree.core.ids import RANDOM_BYTES, new_id


def test_speed_scales_the_session_and_not_the_steady_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 5_000
    monkeypatch.setattr(clock, "steady_ms", lambda: now)
    fast: Clock = clock.SystemClock(speed=60)
    assert fast.session_ms() == 0
    now = 6_500
    assert fast.session_ms() == 90_000
    assert fast.steady_ms() == 6_500


@pytest.mark.parametrize("speed", [0, -1, 101])
def test_impossible_speeds_are_refused(speed: int) -> None:
    with pytest.raises(ValueError, match="1 to 100"):
        clock.SystemClock(speed)


@pytest.mark.parametrize(
    ("told", "zone", "offset"),
    [("Asia/Kolkata", "Asia/Kolkata", 330), (":Asia/Kolkata", "Asia/Kolkata", 330), ("UTC", "", 0)],
)
def test_the_wall_knows_its_zone(
    monkeypatch: pytest.MonkeyPatch, told: str, zone: str, offset: int
) -> None:
    if not hasattr(clock.time, "tzset"):
        pytest.skip("this system has no tzset")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", told)
        clock.time.tzset()
        here = clock.wall()
    clock.time.tzset()
    assert (here.zone, here.offset_min) == (zone, offset)


def test_a_key_is_a_uuid_of_version_7() -> None:
    key = uuid.UUID(new_id(1_700_000_000_123, bytes(range(RANDOM_BYTES))))
    assert key.version == 7
    assert key.variant == uuid.RFC_4122
    assert key.int >> 80 == 1_700_000_000_123


def test_keys_sort_by_instant_and_use_all_their_chance() -> None:
    low, high = bytes(RANDOM_BYTES), b"\xff" * RANDOM_BYTES
    assert new_id(1, low) < new_id(1, high) < new_id(2, low) < new_id(1 << 40, low)
    flipped = {new_id(1, (1 << bit).to_bytes(RANDOM_BYTES)) for bit in range(74)}
    assert len(flipped) == 74


@pytest.mark.parametrize(("at", "chance"), [(-1, 10), (1 << 48, 10), (0, 9), (0, 11)])
def test_a_key_that_cannot_be_is_refused(at: int, chance: int) -> None:
    with pytest.raises(ValueError, match=r"UUIDv7|random bytes"):
        new_id(at, bytes(chance))


def test_fresh_keys_differ() -> None:
    assert len({clock.fresh_id() for _ in range(1000)}) == 1000
