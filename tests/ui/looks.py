"""The windows, text sizes and fonts in which words are held to be whole."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

Size = tuple[int, int]
WIDE_FONT, OUR_FONT = "DejaVu Sans", "Inter"  # the first has the widest words; we ask for the other
FONTS = (WIDE_FONT, pytest.param(OUR_FONT, marks=pytest.mark.soak))


def looks(sizes: Sequence[Size]) -> list[object]:
    """Parameters "size", "scale" and "font": each size with small and large text in both fonts.

    The tightest (smallest window, largest text, widest words) and the roomiest are looked at each
    time; what lies between them is left to `make soak`.
    """
    ends = {(min(sizes), 1.5, WIDE_FONT), (max(sizes), 1.0, WIDE_FONT)}
    every = [
        (size, scale, font)
        for size in sizes
        for scale in (1.0, 1.5)
        for font in (WIDE_FONT, OUR_FONT)
    ]
    return [
        pytest.param(*look, marks=() if look in ends else pytest.mark.soak, id=_name(*look))
        for look in every
    ]


def _name(size: Size, scale: float, font: str) -> str:
    return f"{size[0]}x{size[1]}-{scale}-{font}"
