"""Colours of the figure and of what is around it, for each theme and each tone of skin."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Literal, NamedTuple

from PySide6.QtGui import QColor

from spasmfree.ui import tokens

Tone = Literal["light", "medium", "dark"]
TONES: tuple[Tone, ...] = ("light", "medium", "dark")

_STEPS = 255  # of lightness in a material


class Colours(NamedTuple):
    """A material as it is written down."""

    base: str
    dark: str
    light: str
    line: str  # of its outline


class Material:
    """A material between its darkest and its lightest tone."""

    def __init__(self, colours: Colours) -> None:
        self.colours = colours
        self.base = QColor(colours.base)
        self.line = QColor(colours.line)

    @cached_property
    def tones(self) -> list[QColor]:
        """From dark (0) over the base to light (255)."""
        ends = (QColor(self.colours.dark), self.base, QColor(self.colours.light))
        found = []
        for step in range(_STEPS + 1):
            share = 2 * step / _STEPS
            half = int(share >= 1)
            found.append(mixed(ends[half], ends[half + 1], share - half))
        return found

    @property
    def is_plain(self) -> bool:
        """Whether it looks the same in any light."""
        return self.colours.dark == self.colours.light

    def tone(self, value: float) -> QColor:
        """The tone at `value`: 0 dark, 0.5 the base, 1 light."""
        return self.tones[round(min(1.0, max(0.0, value)) * _STEPS)]


class Palette(NamedTuple):
    """All colours of a picture."""

    materials: Mapping[str, Material]
    line: float  # the width of outlines, against the usual
    halo: QColor  # darkens what is behind a part, along its edge
    shadow: QColor
    floor: QColor
    wall: QColor
    wall_line: QColor
    mat: Material
    muscle: QColor
    muscle_middle: QColor
    muscle_flat: QColor
    muscle_edge: QColor
    wrong: QColor  # a muscle that takes over
    wrong_stripe: QColor
    fibre: QColor
    eye: QColor
    lip: QColor
    ghost: QColor
    ghost_fill: QColor
    ghost_flat: QColor  # the same without seeing through it
    arc: QColor
    arc_edge: QColor  # keeps the arc apart from what it crosses
    stop: QColor
    stop_zone: QColor
    stop_stroke: QColor  # of the strokes within the zone
    cross: QColor  # on the colour of the stop line
    inset: QColor  # the ground of the small view in a corner
    inset_edge: QColor


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """A colour between two others; `share` 0 is the first."""
    return QColor(
        *(
            round(one + (other - one) * share)
            for one, other in zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)  # type: ignore[index]
        )
    )


def faded(colour: QColor | str, alpha: int) -> QColor:
    """A colour with `alpha`, 0 to 255."""
    made = QColor(colour)
    made.setAlpha(alpha)
    return made


_LIGHT = {
    "shirt": Colours("#6FA3CF", "#4F82B0", "#93BEE1", "#2E5578"),
    "shorts": Colours("#46597A", "#3F5171", "#52668A", "#1F2B42"),
    "shoe": Colours("#F6F6F4", "#CFD3D8", "#FFFFFF", "#5F6A77"),
    "sole": Colours("#8FA0B3", "#74869B", "#A8B7C7", "#55647A"),
    "shorts_hem": Colours("#26334B", "#26334B", "#26334B", "#1F2B42"),
    "shirt_hem": Colours("#3D6A94", "#3D6A94", "#3D6A94", "#2E5578"),
    "wood": Colours("#C79D6D", "#A67C4E", "#DDBB92", "#7A5732"),
    "cushion": Colours("#8C97A8", "#6E7A8C", "#A9B3C2", "#4D5767"),
    "mattress": Colours("#D9DDE3", "#BCC3CC", "#EEF0F3", "#5C6773"),
    "pillow": Colours("#F3EFE6", "#D3CCBD", "#FFFFFF", "#6E6757"),
    "band": Colours("#F0A52B", "#CF8413", "#F8C668", "#8F5A08"),
    "strap": Colours("#8B5FBF", "#6C439F", "#A986D3", "#4A2C73"),
    "weight": Colours("#3E4A59", "#2A3441", "#596777", "#1C242E"),
    "slider": Colours("#6C7A89", "#535F6D", "#8793A0", "#333D48"),
    "mat": Colours("#A9CFC9", "#6F9B95", "#A9CFC9", "#5F8F88"),
}
_DARK = {
    "shirt": Colours("#6C9FCB", "#46749F", "#8DB9DD", "#1D3C58"),
    "shorts": Colours("#6C83AC", "#5A7097", "#7B92BB", "#222E45"),
    "shoe": Colours("#E6E8EA", "#AEB7C3", "#FAFAFA", "#4A5462"),
    "sole": Colours("#8493A6", "#67778B", "#9EADBE", "#3C4858"),
    "shorts_hem": Colours("#2F3C56", "#2F3C56", "#2F3C56", "#222E45"),
    "shirt_hem": Colours("#315678", "#315678", "#315678", "#1D3C58"),
    "wood": Colours("#B88F62", "#8D6840", "#D0AC80", "#4E361C"),
    "cushion": Colours("#8490A2", "#626E80", "#A0ABBB", "#333C49"),
    "mattress": Colours("#A9B1BB", "#868F9A", "#C3C9D0", "#414A54"),
    "pillow": Colours("#CFC9BC", "#A39C8C", "#E6E1D6", "#514B3E"),
    "band": Colours("#F0A52B", "#C27A10", "#F8C668", "#6B4204"),
    "strap": Colours("#A37DD2", "#7C54AE", "#BD9FE3", "#3B2160"),
    "weight": Colours("#8693A2", "#667382", "#A1ADBA", "#2A333E"),
    "slider": Colours("#8E9BA9", "#6C7987", "#A8B3BF", "#2F3943"),
    "mat": Colours("#1E3936", "#142827", "#1E3936", "#4C8580"),
}
_CONTRAST = {
    "shirt": Colours("#9CCBF5", "#7DB4E6", "#B4D9FA", "#000000"),
    "shorts": Colours("#6F90D8", "#5F80C8", "#7FA0E4", "#000000"),
    "shoe": Colours("#FFFFFF", "#DADADA", "#FFFFFF", "#000000"),
    "sole": Colours("#B4C0CE", "#9AA8B8", "#C6D0DC", "#000000"),
    "shorts_hem": Colours("#2C4278", "#2C4278", "#2C4278", "#000000"),
    "shirt_hem": Colours("#4A7FB0", "#4A7FB0", "#4A7FB0", "#000000"),
    "wood": Colours("#D9AE7C", "#BF9160", "#E8C59A", "#000000"),
    "cushion": Colours("#A9B4C4", "#8E9AAC", "#BFC8D5", "#000000"),
    "mattress": Colours("#C9D0D8", "#AEB7C1", "#DDE2E7", "#000000"),
    "pillow": Colours("#EFE9DC", "#CFC8B8", "#FFFDF6", "#000000"),
    "band": Colours("#FFB63D", "#E69A1C", "#FFCC78", "#000000"),
    "strap": Colours("#C9A4F5", "#AE84E2", "#DCC2FA", "#000000"),
    "weight": Colours("#A7B4C4", "#8B99AA", "#BDC8D6", "#000000"),
    "slider": Colours("#A7B4C4", "#8B99AA", "#BDC8D6", "#000000"),
    "mat": Colours("#14322F", "#14322F", "#14322F", "#8FD6CB"),
}
_CLOTHES = {"light": _LIGHT, "dark": _DARK, "contrast": _CONTRAST}

# Theme, tone: skin and hair.
_BODIES: Mapping[str, Mapping[Tone, tuple[Colours, Colours]]] = {
    "light": {
        "light": (
            Colours("#E6B594", "#CF987A", "#F2CDB3", "#8A553C"),
            Colours("#5A4439", "#453329", "#76594A", "#32241D"),
        ),
        "medium": (
            Colours("#C08A62", "#A2704B", "#D6A780", "#67401F"),
            Colours("#3A2C26", "#2B201B", "#54423A", "#1C1411"),
        ),
        "dark": (
            Colours("#7F5239", "#674029", "#9B6C50", "#3A2113"),
            Colours("#2B2321", "#1F1918", "#443A37", "#120E0D"),
        ),
    },
    "dark": {
        "light": (
            Colours("#DFAE8D", "#BE8A6D", "#EEC8AE", "#5E3626"),
            Colours("#664B3F", "#4A372E", "#7F6154", "#B59A88"),
        ),
        "medium": (
            Colours("#C08D67", "#9E6E4B", "#D5A882", "#4A2C18"),
            Colours("#4B3A32", "#382B25", "#625048", "#AB9383"),
        ),
        "dark": (
            Colours("#A87A5F", "#895F46", "#C1957A", "#351E12"),
            Colours("#3B322E", "#2B2522", "#544A45", "#A4958A"),
        ),
    },
    "contrast": {
        "light": (
            Colours("#F3C7A6", "#DDAB86", "#FBDCC4", "#000000"),
            Colours("#7A573F", "#5F4331", "#946E55", "#E3CDBC"),
        ),
        "medium": (
            Colours("#D79F74", "#BC8459", "#E6B791", "#000000"),
            Colours("#5E483C", "#48372E", "#776054", "#DCCABD"),
        ),
        "dark": (
            Colours("#B58163", "#986748", "#CB9A7D", "#000000"),
            Colours("#4E443E", "#3B332F", "#695E57", "#D6CAC1"),
        ),
    },
}
_CALM = {"light": (38, 40, 52, 30), "dark": (0, 0, 0, 84), "contrast": (0, 0, 0, 0)}  # shadow
_HALO = {"light": (50, 34, 44, 34), "dark": (10, 5, 15, 40), "contrast": (0, 0, 0, 0)}
_MUSCLE = {
    "light": ("#E2452C", "#FF8F66", "#8E2416"),
    "dark": ("#FF5236", "#FF9D7A", "#7A1A0C"),
    "contrast": ("#FF4A26", "#FF9A6B", "#000000"),
}
_WRONG = {  # a muscle that takes over: its colour, and that of the stripes on it
    "light": ("#B5309A", "#4E0F42"),
    "dark": ("#E06AC8", "#47103C"),
    "contrast": ("#FF7AE0", "#000000"),
}
_ROOM = {  # floor, wall, line of the wall
    "light": ("#E0DACE", "#F2EEE6", "#CFC8BA"),
    "dark": ("#2F3639", "#31383B", "#424B4E"),
    "contrast": ("#000000", "#101010", "#8C8C8C"),
}


@cache
def palette(theme: str, tone: Tone = "light") -> Palette:
    """The colours of `theme` (light, dark, contrast) for a body of this tone."""
    skin, hair = _BODIES[theme][tone]
    named = {**_CLOTHES[theme], "skin": skin, "hair": hair}
    materials = {name: Material(colours) for name, colours in named.items()}
    muscle, middle, edge = _MUSCLE[theme]
    wrong, stripe = _WRONG[theme]
    floor, wall, wall_line = _ROOM[theme]
    colours = tokens.THEMES[theme]
    accent, stop = colours["accent"], colours["danger"]
    return Palette(
        materials=materials,
        line=1.25 if theme == "contrast" else 1.0,
        halo=QColor(*_HALO[theme]),
        shadow=QColor(*_CALM[theme]),
        floor=QColor(floor),
        wall=QColor(wall),
        wall_line=QColor(wall_line),
        mat=materials["mat"],
        muscle=faded(muscle, 222),
        muscle_middle=faded(middle, 238),
        muscle_flat=mixed(QColor(muscle), QColor(middle), 0.3),
        muscle_edge=faded(edge, 170),
        wrong=QColor(wrong),
        wrong_stripe=QColor(stripe),
        fibre=faded("#FFFFFF", 76),
        eye=QColor("#2C201F"),
        lip=mixed(materials["skin"].line, QColor("#B04040"), 0.35),
        ghost=faded(accent, 190),
        ghost_fill=faded(mixed(QColor(accent), QColor("#FFFFFF"), 0.25), 70),
        ghost_flat=mixed(QColor(colours["stage"]), QColor(accent), 0.25),
        arc=QColor(accent),
        arc_edge=faded(colours["stage"], 200),
        stop=QColor(stop),
        stop_zone=faded(stop, 52),
        stop_stroke=faded(stop, 150),
        cross=QColor(colours["surface"]),
        inset=QColor(colours["surface"]),
        inset_edge=QColor(colours["control"]),
    )
