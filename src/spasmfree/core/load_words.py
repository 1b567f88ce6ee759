"""Loads in words, and back from what a person types."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spasmfree.core import formats
from spasmfree.core.loads import BARE, MOST_GRAMS, Load, SideLoads
from spasmfree.core.vocabulary import Band, Loadable
from spasmfree.core.words import tr

_TYPED = re.compile(r"(?P<whole>[0-9]{0,3})(?:[.,](?P<part>[0-9]{0,2}))?\s*(?P<unit>kg|lbs?)?")


def words(load: Load, kind: Loadable, units: str) -> str:
    """One load as a choice, such as "0.5 kg", "Light band" or "No weight"."""
    if load.grams:
        return formats.load(load.grams, units)
    if load.band:
        return formats.capital(_band(load.band))
    return tr("No band") if kind is Loadable.BAND else tr("No weight")


def side_words(loads: SideLoads, kind: Loadable, units: str) -> str:
    """The loads of both sides, such as "0.5 kg each ankle"."""
    if loads.left != loads.right:
        return tr(
            "Left {left}, right {right}",
            left=inside(loads.left, kind, units),
            right=inside(loads.right, kind, units),
        )
    if loads.left.grams:
        return tr("{load} each ankle", load=formats.load(loads.left.grams, units))
    return words(loads.left, kind, units)


def sentence(loads: SideLoads, kind: Loadable, units: str) -> str:
    """The loads of both sides on paper, a weight with its strap (decisions D32); "" for none."""
    if loads == SideLoads():
        return ""
    said = side_words(loads, kind, units)
    if loads.left.grams or loads.right.grams:
        return tr("{loads}: check the strap.", loads=said)
    return tr("{loads}.", loads=said)


def strap(load: Load) -> str:
    """What is said before each set with a weight at the ankle (decisions D32); else ""."""
    return tr("Check the strap.") if load.grams else ""


def grams_of(text: str, units: str) -> int | None:
    """The grams of a weight as it is typed, such as "0.5", "1,25" or "2 lb".

    At most two decimals; a unit that is typed wins over `units`. None for what is no weight of
    at most MOST_GRAMS.
    """
    found = _TYPED.fullmatch(text.strip().lower())
    if found is None or not (found["whole"] or found["part"]):
        return None
    hundredths = int(found["whole"] or 0) * 100 + int((found["part"] or "").ljust(2, "0"))
    pounds = (found["unit"] or units).startswith("lb")
    grams = formats.grams_of_pounds(hundredths) if pounds else hundredths * 10
    return grams if 0 < grams <= MOST_GRAMS else None


def short(load: Load, units: str) -> str:
    """One load in a narrow field, such as "0.5 kg", "Light" or "None"."""
    if load.grams:
        return formats.load(load.grams, units)
    names = {band.value: name for band, name in band_words().items()}
    return names.get(load.band, load.band) if load.band else tr("None")


def band_words() -> Mapping[Band, str]:
    """The names of the bands, to choose them."""
    return {Band.LIGHT: tr("Light"), Band.MEDIUM: tr("Medium"), Band.HEAVY: tr("Heavy")}


def _band(band: str) -> str:
    names = {
        Band.LIGHT: tr("light band"),
        Band.MEDIUM: tr("medium band"),
        Band.HEAVY: tr("heavy band"),
    }
    return next((name for known, name in names.items() if known == band), band)


def inside(load: Load, kind: Loadable, units: str) -> str:
    """One load inside a sentence, such as "no weight"."""
    if load == BARE:
        return tr("no band") if kind is Loadable.BAND else tr("no weight")
    return _band(load.band) if load.band else words(load, kind, units)
