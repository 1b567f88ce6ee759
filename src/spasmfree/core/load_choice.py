"""The load of one exercise as it is asked for: what there is to wear, and what is worn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spasmfree.core import load_words, loads
from spasmfree.core.exercises import Catalogue, Exercise, Prescription, Side, SideMode
from spasmfree.core.loads import Gear, Load, SideLoads, Worn

Chosen = tuple[tuple[str, SideLoads], ...]  # by exercise id


@dataclass(frozen=True, slots=True)
class LoadChoice:
    """What can be worn for an exercise: nothing first, then lightest first."""

    exercise: Exercise
    choices: tuple[Load, ...]
    worn: SideLoads
    units: str  # kg | lb

    @property
    def sided(self) -> bool:
        """Whether each side may have its own load."""
        return self.exercise.side_mode is SideMode.EACH

    @property
    def words(self) -> str:
        """What is worn, such as "0.5 kg each ankle"."""
        return load_words.side_words(self.worn, self.exercise.loadable, self.units)

    def choice_words(self, load: Load) -> str:
        """One choice, such as "No weight"."""
        return load_words.words(load, self.exercise.loadable, self.units)

    def is_worn(self, load: Load, side: Side) -> bool:
        """Whether it is worn on this side, or on both."""
        return self.worn.changed(side, load) == self.worn


def load_choice(exercise: Exercise, gear: Gear, worn: SideLoads) -> LoadChoice | None:
    """None where the person has nothing to make the exercise heavier."""
    choices = loads.offered(exercise.loadable, gear)
    return LoadChoice(exercise, choices, worn, gear.units) if choices else None


def loadable(items: Iterable[Prescription], catalogue: Catalogue, gear: Gear) -> tuple[str, ...]:
    """The exercises of a session that the person can make heavier, each once."""
    ids = dict.fromkeys(item.exercise for item in items)
    return tuple(key for key in ids if loads.offered(catalogue.exercises[key].loadable, gear))


def kept_ids(exercises: Iterable[str], catalogue: Catalogue) -> frozenset[str]:
    """The ids under which a history may have these exercises: earlier ones too."""
    present = set(exercises)
    return frozenset(present | {old for old, new in catalogue.aliases.items() if new in present})


def remembered(
    exercises: Iterable[str], catalogue: Catalogue, gear: Gear, history: Iterable[Worn]
) -> Chosen:
    """With what each of these exercises begins: as it was last done on each side."""
    last = loads.last_worn(history, catalogue.aliases)
    found = (catalogue.exercises[key] for key in exercises)
    return tuple(
        (
            each.id,
            loads.at_start(each.id, each.side_mode, last, loads.offered(each.loadable, gear)),
        )
        for each in found
    )


def last_done(
    items: Iterable[Prescription], catalogue: Catalogue, gear: Gear, history: Iterable[Worn]
) -> Mapping[str, LoadChoice]:
    """By exercise the loads that a session of these would begin with."""
    keys = loadable(items, catalogue, gear)
    return by_exercise(remembered(keys, catalogue, gear, history), catalogue, gear)


def by_exercise(chosen: Chosen, catalogue: Catalogue, gear: Gear) -> Mapping[str, LoadChoice]:
    """The choices of a session that is about to begin; empty for who has nothing."""
    found = {key: load_choice(catalogue.exercises[key], gear, worn) for key, worn in chosen}
    return {key: choice for key, choice in found.items() if choice is not None}
