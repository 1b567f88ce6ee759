"""Any two series of a chart can be told apart: by colour in any sight, by dash or by marker.

The difference is CIEDE2000 (Sharma, Wu and Dalal 2005); how colours look to people who lack one of
the three cones is after Machado, Oliveira and Fernandes 2009, at full strength.
"""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from ui.progress_rig import with_bands

from spasmfree.core.chart import Form
from spasmfree.core.progress import CHARTS
from spasmfree.ui.chart_looks import LOOKS, SIGNS, draw_sign
from spasmfree.ui.tokens import THEMES

ENOUGH = 12
SEEN = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}


def linear(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def lab(colour, sight):
    """CIELAB (D65) of a colour as it is seen."""
    rgb = linear(colour)
    seen = [
        min(1, max(0, sum(m * c for m, c in zip(line, rgb, strict=True)))) for line in SEEN[sight]
    ]
    to_xyz = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    white = (0.95047, 1.0, 1.08883)
    xyz = [
        sum(m * c for m, c in zip(line, seen, strict=True)) / w
        for line, w in zip(to_xyz, white, strict=True)
    ]
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one, other):
    """The difference of two CIELAB colours."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_c = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean_c**7 / (mean_c**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0
    if c1 * c2:
        turn = (h2 - h1 + 180) % 360 - 180
    if not c1 * c2:
        mean_h = h1 + h2
    elif abs(h1 - h2) <= 180:
        mean_h = (h1 + h2) / 2
    else:
        mean_h = (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * math.cos(math.radians(mean_h - 30))
        + 0.24 * math.cos(math.radians(2 * mean_h))
        + 0.32 * math.cos(math.radians(3 * mean_h + 6))
        - 0.20 * math.cos(math.radians(4 * mean_h - 63))
    )
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / math.sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    delta_h = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    rotation = (
        -2
        * math.sqrt(mean_c**7 / (mean_c**7 + 25**7))
        * math.sin(math.radians(60 * math.exp(-(((mean_h - 275) / 25) ** 2))))
    )
    l_part, c_part, h_part = (l2 - l1) / s_l, (c2 - c1) / s_c, delta_h / s_h
    return math.sqrt(l_part**2 + c_part**2 + h_part**2 + rotation * c_part * h_part)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [  # of the test data published with the formula
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_itself(one, other, expected):
    assert ciede2000(one, other) == pytest.approx(expected, abs=5e-5)


def nearest(theme, one, other):
    """The smallest difference of two tokens in any sight."""
    colours = THEMES[theme]
    return min(ciede2000(lab(colours[one], s), lab(colours[other], s)) for s in SEEN)


def apart(theme, one, other):
    """Whether two series differ by dash, by being bars or lines, or by colour."""
    first, second = LOOKS[one.id], LOOKS[other.id]
    if (one.form is Form.BAR) != (other.form is Form.BAR):
        return True
    return first.dash != second.dash or nearest(theme, first.tone, second.tone) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES)
def test_any_two_series_of_a_chart(theme):
    state = with_bands()
    for id_ in CHARTS:
        series = state.chart(id_).series
        for one, other in combinations(series, 2):
            assert apart(theme, one, other), (id_, one.id, other.id)
            # Without dash or marker: also where a line is too short for a dash to be seen.
            if {one.form, other.form} != {Form.BAR, Form.STEP}:
                shapes = LOOKS[one.id].marker != LOOKS[other.id].marker
                colours = nearest(theme, LOOKS[one.id].tone, LOOKS[other.id].tone) >= ENOUGH
                assert shapes or colours, (id_, one.id, other.id)


def test_the_signs_of_a_row_are_told_apart_by_their_shape(qapp):
    inked = []
    for sign in SIGNS:
        picture = QImage(14, 14, QImage.Format.Format_Grayscale8)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        draw_sign(painter, sign, QPointF(7, 7), 10)
        painter.end()
        places = ((x, y) for x in range(14) for y in range(14))
        inked.append({at for at in places if picture.pixelColor(*at).lightness() < 160})
    for one, other in combinations(inked, 2):
        assert min(len(one), len(other)) >= 10
        assert len(one ^ other) >= 8


@pytest.mark.parametrize("theme", THEMES)
def test_the_levels_of_the_year(theme):
    for level in range(4):
        assert nearest(theme, f"heat{level}", f"heat{level + 1}") >= ENOUGH, level


@pytest.mark.parametrize("theme", THEMES)
def test_lines_stand_out_from_the_card(theme):
    for look in LOOKS.values():
        assert nearest(theme, look.tone, "surface") >= ENOUGH
