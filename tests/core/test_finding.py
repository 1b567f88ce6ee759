"""Finding exercises: any value of a facet, every facet, every word, and only favourites."""

from __future__ import annotations

from dataclasses import replace

import pytest
from core.builders import CATALOGUE, EXERCISES, position

from spasmfree.core import favourites, finding
from spasmfree.core.finding import NOTHING, Facet, Filters

GIVEN = replace(
    CATALOGUE,
    exercises={
        **EXERCISES,
        "lift": replace(EXERCISES["lift"], strengthens=("side-hip",), equipment=("mat",)),
        "curl": replace(
            EXERCISES["curl"],
            position="standing-one-leg",
            strengthens=("hamstrings",),
            equipment=("chair", "mat"),
        ),
        "stretch": replace(EXERCISES["stretch"], stretches=("quads",)),
    },
    positions={**CATALOGUE.positions, "standing-one-leg": position("standing-one-leg", "standing")},
    muscles={"quads": "quads", "hamstrings": "hamstrings", "side-hip": "side hip", "abs": "abs"},
    equipment={"mat": "mat", "chair": "chair", "wall": "wall"},
    aliases={"raise": "lift"},
)


def ids(wanted, owned=()):
    return [each.id for each in finding.found_by(GIVEN, wanted, owned)]


def chosen(*pairs):
    return Filters(chosen=frozenset(pairs))


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ((), ["tilt", "stretch", "lift", "dig", "curl", "kneel", "slide"]),
        ([(Facet.ROLE, "stretch")], ["stretch", "kneel"]),
        ([(Facet.MUSCLE, "hamstrings")], ["curl"]),
        ([(Facet.MUSCLE, "hamstrings"), (Facet.MUSCLE, "quads")], ["stretch", "curl"]),
        ([(Facet.POSITION, "standing")], ["curl"]),  # on one leg is standing too
        ([(Facet.THING, "mat")], ["lift", "curl"]),
        ([(Facet.THING, NOTHING), (Facet.ROLE, "stretch")], ["stretch", "kneel"]),
        ([(Facet.THING, "chair"), (Facet.ROLE, "stretch")], []),
        ([(Facet.THING, "rope")], []),  # of a version that knew it
    ],
)
def test_any_value_of_a_facet_and_every_facet(pairs, found):
    assert ids(chosen(*pairs)) == found


def test_the_search_goes_with_the_filters_and_any_case():
    assert ids(Filters("SIDE hip")) == ["lift"]
    assert ids(replace(chosen((Facet.THING, "mat")), query="hamstrings")) == ["curl"]
    assert ids(replace(chosen((Facet.THING, "chair")), query="side hip")) == []


def test_only_favourites():
    assert ids(Filters(favourites=True), {"curl", "gone"}) == ["curl"]
    assert ids(Filters(favourites=True)) == []


def test_groups_come_by_role_and_none_is_empty():
    found = finding.groups(GIVEN, chosen((Facet.POSITION, "supine")))
    assert [(group.title, [each.id for each in group.exercises]) for group in found] == [
        ("Strengthen", ["dig", "slide"]),
        ("Move gently", ["tilt"]),
    ]


def test_only_what_some_exercise_has_is_offered():
    offered = {facet: [c.id for c in finding.choices(GIVEN, facet)] for facet in Facet}
    assert offered == {
        Facet.ROLE: ["strengthen", "stretch", "relief"],
        Facet.MUSCLE: ["quads", "hamstrings", "side-hip"],
        Facet.POSITION: ["supine", "side-lying", "half-kneeling", "standing"],
        Facet.THING: [NOTHING, "mat", "chair"],
    }


def test_what_is_in_force_is_told_in_words():
    wanted = chosen((Facet.THING, NOTHING), (Facet.ROLE, "stretch"))
    assert finding.chosen_words(GIVEN, wanted) == "Stretch, No equipment"
    assert finding.count_words(GIVEN, wanted, ()) == "2 of 7 exercises"
    assert not Filters("lift").in_force
    assert Filters(favourites=True).in_force


@pytest.mark.parametrize(
    ("wanted", "owned", "words"),
    [
        (Filters("xyz "), (), "No exercise matches \u201cxyz\u201d."),
        (
            replace(chosen((Facet.ROLE, "stretch")), query="xyz"),
            (),
            "No exercise matches \u201cxyz\u201d and these filters.",
        ),
        (chosen((Facet.ROLE, "stretch")), (), "No exercise matches these filters."),
        (
            Filters(favourites=True, query="xyz"),
            {"lift"},
            "No exercise matches \u201cxyz\u201d and these filters.",
        ),
        (
            Filters(favourites=True),
            (),
            "You have no favourites yet: \u201cFavourite\u201d beside a name makes one.",
        ),
    ],
)
def test_why_nothing_is_found(wanted, owned, words):
    assert finding.nothing_words(wanted, owned) == words


class TestFavourites:
    """They outlive a change of the file: by alias, or kept unseen."""

    def test_those_of_this_catalogue_are_known(self):
        assert favourites.known(("raise", "gone", "curl"), GIVEN) == {"lift", "curl"}

    def test_marking_keeps_what_is_not_known(self):
        assert favourites.marked(("gone",), "curl", GIVEN, on=True) == ("gone", "curl")
        assert favourites.marked(("gone", "curl"), "curl", GIVEN, on=True) == ("gone", "curl")

    def test_an_earlier_id_goes_with_the_mark(self):
        assert favourites.marked(("raise", "gone"), "lift", GIVEN, on=False) == ("gone",)
