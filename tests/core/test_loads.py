"""Loads: what is offered, what a session begins with, and how they are typed and told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spasmfree.core import formats, load_words, loads
from spasmfree.core.exercises import Side, SideMode
from spasmfree.core.loads import BARE, Gear, Load, SideLoads, Worn
from spasmfree.core.vocabulary import Loadable

HALF, ONE, TWO = Load(500), Load(1000), Load(2000)
LIGHT, HEAVY = Load(band="light"), Load(band="heavy")
OWNED = Gear((500, 1000), ("light", "medium"))


class TestOffered:
    def test_nothing_is_offered_to_who_has_nothing_of_the_kind(self) -> None:
        for kind in Loadable:
            assert loads.offered(kind, Gear()) == ()
        assert loads.offered(Loadable.BAND, Gear(weights=(500,))) == ()
        assert loads.offered(Loadable.NONE, OWNED) == ()

    def test_nothing_first_and_then_what_there_is(self) -> None:
        assert loads.offered(Loadable.ANKLE, OWNED) == (BARE, HALF, ONE)
        assert loads.offered(Loadable.BAND, OWNED) == (BARE, LIGHT, Load(band="medium"))

    def test_a_band_of_a_later_version_is_not_offered(self) -> None:
        assert loads.offered(Loadable.BAND, Gear(bands=("giant",))) == ()

    def test_what_was_worn_stays_a_choice_when_it_was_given_away(self) -> None:
        assert loads.with_worn((BARE, ONE), [TWO, HALF]) == (BARE, HALF, ONE, TWO)
        assert loads.with_worn((), [BARE]) == (BARE,)


class TestAtStart:
    def begin(self, *history: Worn, mode: SideMode = SideMode.EACH, gear: Gear = OWNED):
        last = loads.last_worn(history, {"raise": "lift"})
        kind = Loadable.BAND if any(one.load.band for one in history) else Loadable.ANKLE
        return loads.at_start("lift", mode, last, loads.offered(kind, gear))

    def test_the_first_time_with_nothing(self) -> None:
        assert self.begin() == SideLoads()

    def test_each_side_with_its_own_last_load(self) -> None:
        found = self.begin(
            Worn("lift", Side.LEFT, HALF),
            Worn("lift", Side.RIGHT, HALF),
            Worn("lift", Side.RIGHT, ONE),
            Worn("other", Side.RIGHT, BARE),
        )
        assert found == SideLoads(HALF, ONE)

    def test_an_exercise_without_sides(self) -> None:
        assert self.begin(Worn("lift", Side.BOTH, ONE), mode=SideMode.BOTH) == SideLoads(ONE, ONE)

    def test_an_earlier_id_of_the_exercise(self) -> None:
        found = self.begin(Worn("raise", Side.LEFT, HALF), Worn("raise", Side.RIGHT, ONE))
        assert found == SideLoads(HALF, ONE)

    def test_nothing_grows_heavier_by_itself(self) -> None:
        worn = (Worn("lift", Side.LEFT, TWO), Worn("lift", Side.RIGHT, Load(750)))
        assert self.begin(*worn) == SideLoads(ONE, HALF)
        assert self.begin(*worn, gear=Gear()) == SideLoads()
        bands = (Worn("lift", Side.LEFT, HEAVY), Worn("lift", Side.RIGHT, Load(band="giant")))
        assert self.begin(*bands) == SideLoads(Load(band="medium"), BARE)


class TestSides:
    def test_one_side_or_both(self) -> None:
        worn = SideLoads().changed(Side.BOTH, HALF)
        assert worn == SideLoads(HALF, HALF)
        assert worn.changed(Side.LEFT, ONE) == SideLoads(ONE, HALF)
        assert worn.changed(Side.RIGHT, BARE) == SideLoads(HALF, BARE)
        assert [SideLoads(ONE, HALF).of(side) for side in Side] == [ONE, HALF, ONE]


class TestWords:
    @pytest.mark.parametrize(
        ("worn", "kind", "text"),
        [
            (SideLoads(), Loadable.ANKLE, "No weight"),
            (SideLoads(), Loadable.BAND, "No band"),
            (SideLoads(HALF, HALF), Loadable.ANKLE, "0.5\u00a0kg each ankle"),
            (SideLoads(LIGHT, LIGHT), Loadable.BAND, "Light band"),
            (SideLoads(HALF, BARE), Loadable.ANKLE, "Left 0.5\u00a0kg, right no weight"),
            (SideLoads(BARE, HEAVY), Loadable.BAND, "Left no band, right heavy band"),
        ],
    )
    def test_both_sides(self, worn: SideLoads, kind: Loadable, text: str) -> None:
        assert load_words.side_words(worn, kind, "kg") == text

    def test_one_choice(self) -> None:
        told = [load_words.words(one, Loadable.ANKLE, "lb") for one in (BARE, Load(454), LIGHT)]
        assert told == ["No weight", "1\u00a0lb", "Light band"]
        assert load_words.words(Load(band="giant"), Loadable.BAND, "kg") == "Giant"

    def test_the_strap_is_named_with_every_weight_and_with_nothing_else(self) -> None:
        told = [load_words.strap(one) for one in (HALF, BARE, HEAVY)]
        assert told == ["Check the strap.", "", ""]


class TestTyped:
    @pytest.mark.parametrize(
        ("text", "units", "grams"),
        [
            ("0.5", "kg", 500),
            (" 1,25 ", "kg", 1250),
            (".5", "kg", 500),
            ("1.", "kg", 1000),
            ("10", "kg", 10_000),
            ("0.75 KG", "lb", 750),
            ("1", "lb", 454),
            ("2.5\u00a0lb", "kg", 1134),
            ("5lbs", "kg", 2268),
        ],
    )
    def test_weights(self, text: str, units: str, grams: int) -> None:
        assert load_words.grams_of(text, units) == grams

    @pytest.mark.parametrize(
        "text", ["", ".", ",", "kg", "0", "0.00", "-1", "1.125", "10.01", "1 0", "1e1", "\u0661"]
    )
    def test_what_is_no_weight(self, text: str) -> None:
        assert load_words.grams_of(text, "kg") is None

    @given(hundredths=st.integers(1, 1000), units=st.sampled_from(["kg", "lb"]))
    def test_what_was_typed_comes_back(self, hundredths: int, units: str) -> None:
        typed = f"{formats.number(hundredths / 100, 2)}\u00a0{units}"
        grams = load_words.grams_of(typed, units)
        assert grams is not None
        assert formats.load(grams, units) == typed

    @given(grams=st.integers(5, loads.MOST_GRAMS - 5), units=st.sampled_from(["kg", "lb"]))
    def test_what_is_shown_is_right_to_five_grams(self, grams: int, units: str) -> None:
        again = load_words.grams_of(formats.load(grams, units), units)
        assert again is not None
        assert abs(again - grams) <= 5
