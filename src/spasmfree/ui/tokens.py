"""Colours, type and sizes of the whole application: the only place where one is written down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Colours = Mapping[str, str]
Mode = Literal["narrow", "compact", "normal", "wide"]

LIGHT: Colours = {
    "canvas": "#F5F2EC",
    "surface": "#FFFDFA",
    "stage": "#ECE7DD",
    "nav": "#EEEAE2",
    "line": "#DFD9CD",
    "track": "#DFD9CD",
    "control": "#8A8376",
    "text": "#1F2426",
    "text2": "#50575A",
    "text3": "#63696B",
    "accent": "#115F56",
    "accent_hover": "#0D5049",
    "accent_press": "#0A423C",
    "on_accent": "#FFFFFF",
    "soft": "#DDEAE4",
    "on_soft": "#0F4F48",
    "hover": "#EFEAE1",
    "press": "#E4DED2",
    "focus": "#115F56",
    "danger": "#A02C1B",
    "danger_soft": "#F8E4DD",
    "notice": "#744800",
    "notice_soft": "#F6E9CF",
    "left": "#164C88",
    "right": "#7A3C00",
    "left_mark": "#2E6DB4",
    "right_mark": "#C2630C",
    "quads": "#B4600A",
    "hams": "#115F56",
    "hip": "#44609E",
    "flare": "#9A4A83",
    "flare_soft": "#F1E3EC",
    "bar": "#115F56",
    "heat0": "#EBE6DD",
    "heat1": "#86BAAB",
    "heat2": "#4F9182",
    "heat3": "#1F665B",
    "heat4": "#082F2A",
    "inverse": "#1F2426",
    "on_inverse": "#F5F2EC",
    "inverse_accent": "#7FD0C1",
    "scrim": "#6E1F2426",
}
DARK: Colours = {
    "canvas": "#141718",
    "surface": "#1D2123",
    "stage": "#272D2F",
    "nav": "#191D1E",
    "line": "#32393B",
    "track": "#32393B",
    "control": "#7F898B",
    "text": "#EDEBE5",
    "text2": "#B9BEBC",
    "text3": "#9BA2A1",
    "accent": "#7FD0C1",
    "accent_hover": "#97DCCF",
    "accent_press": "#68BBAC",
    "on_accent": "#04211D",
    "soft": "#1B3531",
    "on_soft": "#A9E3D8",
    "hover": "#262C2E",
    "press": "#2E3537",
    "focus": "#7FD0C1",
    "danger": "#FFA18D",
    "danger_soft": "#3D231D",
    "notice": "#F1C67C",
    "notice_soft": "#3A2E17",
    "left": "#93C3F8",
    "right": "#F5B568",
    "left_mark": "#93C3F8",
    "right_mark": "#F5B568",
    "quads": "#F0A35A",
    "hams": "#7FD0C1",
    "hip": "#9DB6EE",
    "flare": "#CE8DB7",
    "flare_soft": "#37242F",
    "bar": "#58B3A3",
    "heat0": "#272D2F",
    "heat1": "#1F5F56",
    "heat2": "#30897C",
    "heat3": "#5CBBAA",
    "heat4": "#A6EBDD",
    "inverse": "#EDEBE5",
    "on_inverse": "#141718",
    "inverse_accent": "#115F56",
    "scrim": "#96000000",
}
CONTRAST: Colours = {
    **DARK,
    "canvas": "#000000",
    "surface": "#000000",
    "stage": "#000000",
    "nav": "#000000",
    "line": "#FFFFFF",
    "track": "#4A4A4A",
    "control": "#FFFFFF",
    "text": "#FFFFFF",
    "text2": "#FFFFFF",
    "text3": "#FFFFFF",
    "accent": "#FFE45C",
    "accent_hover": "#FFF0A0",
    "accent_press": "#E6CB3C",
    "on_accent": "#000000",
    "soft": "#000000",
    "on_soft": "#FFE45C",
    "hover": "#222222",
    "press": "#333333",
    "focus": "#FFFFFF",
    "danger": "#FF9E8C",
    "danger_soft": "#000000",
    "left": "#8ECBFF",
    "right": "#FFC25C",
    "left_mark": "#8ECBFF",
    "right_mark": "#FFC25C",
    "heat0": "#333333",
    "heat1": "#7A6E2C",
    "heat2": "#A89731",
    "heat3": "#DFC63B",
    "heat4": "#FFFFFF",
    "inverse": "#FFFFFF",
    "on_inverse": "#000000",
}
THEMES: Mapping[str, Colours] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}

# Pixels at 100 % text, weight.  Only 400 and 600 are used: a font without 600 falls to bold.
TYPE: Mapping[str, tuple[int, int]] = {
    "display": (34, 600),
    "title": (24, 600),
    "heading": (17, 600),
    "lead": (18, 400),
    "body": (15, 400),
    "strong": (15, 600),
    "small": (13, 400),
    "smallstrong": (13, 600),
    "figure": (30, 600),
    "axis": (12, 400),
}
TEXT = 15
SPACE = (4, 8, 12, 16, 24, 32, 40, 56)
RADIUS: Mapping[str, int] = {
    "control": 10,
    "large": 14,
    "segment": 8,
    "card": 16,
    "dialog": 20,
    "thumb": 10,
    "heat": 3,
}
CONTROL, LARGE, NAVIGATION = 40, 56, 44

_GROUNDS = ("canvas", "surface", "stage", "nav")
_ON_GROUNDS = ("text", "text2", "text3", "accent", "danger")
_LARGE_TEXT = ("text", "text2", "left", "right", "accent", "danger")

PAIRS: tuple[tuple[str, str, float], ...] = (
    *((front, back, 4.5) for back in _GROUNDS for front in _ON_GROUNDS),
    *((front, "surface", 7.0) for front in _LARGE_TEXT),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("on_accent", "accent_press", 4.5),
    ("on_soft", "soft", 4.5),
    ("text", "soft", 4.5),
    ("danger", "danger_soft", 4.5),
    ("text", "danger_soft", 4.5),
    ("notice", "notice_soft", 4.5),
    ("text", "notice_soft", 4.5),
    ("flare", "flare_soft", 4.5),
    ("text3", "hover", 4.5),
    ("left", "stage", 4.5),
    ("right", "stage", 4.5),
    ("on_inverse", "inverse", 4.5),
    ("inverse_accent", "inverse", 4.5),
    ("flare", "surface", 3.0),
    ("control", "surface", 3.0),
    ("control", "canvas", 3.0),
    ("quads", "surface", 3.0),
    ("hams", "surface", 3.0),
    ("hip", "surface", 3.0),
    ("bar", "surface", 3.0),
    ("focus", "canvas", 3.0),
    ("focus", "surface", 3.0),
    ("left_mark", "surface", 3.0),
    ("right_mark", "surface", 3.0),
)
"""Text or mark, the ground it stands on, and the contrast that it must reach (WCAG 2)."""


def mode(width: float, scale: float) -> Mode:
    """The layout for a window of `width` logical pixels, counted in text widths.

    150 % text in a 900 px window is therefore the narrow layout.
    """
    widths = width / scale
    if widths < 720:
        return "narrow"
    if widths < 1100:
        return "compact"
    return "normal" if widths < 1600 else "wide"


def luminance(colour: str) -> float:
    """Relative luminance of a #RRGGBB colour, 0 to 1 (WCAG 2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast of two #RRGGBB colours, 1 to 21 (WCAG 2)."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)
