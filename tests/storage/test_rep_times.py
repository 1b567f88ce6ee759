"""Rep times survive being packed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spasmfree.storage.rep_times import pack, unpack


@given(st.lists(st.integers(min_value=-(1 << 40), max_value=1 << 40)))
def test_what_is_packed_comes_back(times: list[int]) -> None:
    assert unpack(pack(times)) == tuple(times)


def test_a_usual_set_takes_two_bytes_a_rep_after_the_first() -> None:
    times = [1_200_000 + 6_000 * rep for rep in range(10)]
    assert len(pack(times)) <= 2 * 10 + 2


@given(st.binary())
def test_damaged_bytes_do_not_stop_reading(packed: bytes) -> None:
    assert len(unpack(packed)) <= len(packed)
