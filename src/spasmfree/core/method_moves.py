"""Families of movement that the method leaves out, whatever muscles an exercise says it works.

A family is found by its noun anywhere ("into a squat"), by words that are a noun only in a name
("Sit up" as a name, not "sit up slowly" as a step), and by how a step describes it without its
name (face down, "lift your chest").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from spasmfree.core.exercises import Catalogue, Exercise
from spasmfree.core.method_rule import Rule, each_exercise
from spasmfree.core.method_text import facing, first_named, first_with, names, told
from spasmfree.core.vocabulary import Loadable
from spasmfree.core.words import tr


def _words(pattern: str) -> re.Pattern[str]:
    """Whole words; a blank in the pattern is written as [ ]."""
    return re.compile(rf"\b(?:{pattern})\b", re.VERBOSE)


_NOTHING = re.compile(r"(?!)")
_RAISE = r"(?:lift|rais|curl|peel|arch)\w*"
_TRUNK = r"""(?:(?:your|the|both)[ ])*(?:(?:head|arms)[ ]and[ ])?
    (?:shoulder[ ]blades|shoulders|chest|breastbone|upper[ ](?:body|back)|trunk|torso)"""
_BARS = r"(?:weights|bar|bar-?bells?|dumb-?bells?|kettle-?bells?)"


@dataclass(frozen=True, slots=True)
class Move:
    """How one family of movement is recognised."""

    noun: re.Pattern[str]
    name: re.Pattern[str] = _NOTHING  # a noun in an id or a name, a harmless verb in a step
    way: str = ""  # `done` counts where the body lies so, or is in a position of this group
    done: re.Pattern[str] = _NOTHING  # how a step describes it

    def field(self, exercise: Exercise, catalogue: Catalogue) -> str | None:
        """The first field that names or describes the movement."""
        called = list(names(exercise))
        found = first_named(self.noun, called) or first_named(self.name, called)
        found = found or first_with(self.noun, told(exercise))
        if found or self.way not in facing(exercise, catalogue):
            return found
        return first_with(self.done, told(exercise))


def _rule(source: str, name: str, move: Move, says: Callable[[], str]) -> Rule:
    return Rule(source, name, says, each_exercise(move.field))


SIDE_BEND = Move(
    _words(r"side[- ]bends? | lateral[- ](flexions?|bends?) | bend\w*[ ](\w+ly[ ])?sideways")
)
_LOAD = _words(rf"weighted|loaded|load|weight|bands?|bottles?|{_BARS}")


def _loaded_side_bend(exercise: Exercise, catalogue: Catalogue) -> str | None:
    field = SIDE_BEND.field(exercise, catalogue)
    loaded = exercise.role.strengthens or exercise.loadable is not Loadable.NONE
    loaded = loaded or first_with(_LOAD, [*names(exercise), *told(exercise)]) is not None
    return field if loaded else None


LOWER_BACK = (
    _rule(
        "N1",
        "superman",
        Move(_words(r"super-?[ ]?(man|men|mans|woman|women|hero(es)?)")),
        lambda: tr(
            "A superman works the lower back, which the method does not strengthen; take it out."
        ),
    ),
    _rule(
        "N1",
        "bird-dog",
        Move(
            _words(r"bird[- ]?dogs?"),
            way="fours",
            done=_words(r"(?:reach|stretch|lift|rais|extend|straighten)\w*\b.*[ ](?:arms?|legs?)"),
        ),
        lambda: tr(
            "A bird-dog is held by the lower back, which the method does not strengthen;"
            " take it out."
        ),
    ),
    _rule(
        "N1",
        "back-extension",
        Move(
            _words(
                r"""(back|spine|spinal|trunk|lumbar)[- ](extensions?|raises?|lifts?)
                | hyper-?extensions? | reverse[- ]hypers? | roman[- ]chairs?"""
            ),
            way="down",
            done=_words(rf"{_RAISE}[ ](?:{_TRUNK}|(?:(?:both|your|the)[ ])*(?:arms|legs|thighs))"),
        ),
        lambda: tr(
            "A back extension strengthens the lower back, which the method leaves alone;"
            " take it out."
        ),
    ),
    _rule(
        "N1",
        "deadlift",
        Move(
            _words(r"dead[- ]?lifts? | rdls? | kettle-?bell[- ]swings?"),
            way="standing",
            done=_words(rf"(?:lift|pull|pick)\w*[ ](?:up[ ])?(?:(?:the|a|your|both)[ ])*{_BARS}"),
        ),
        lambda: tr(
            "A deadlift loads the lower back; take it out, and use a hamstring curl for the"
            " back of the thigh."
        ),
    ),
    _rule(
        "N1",
        "good-morning",
        Move(_words(r"good[- ]?mornings?")),
        lambda: tr(
            "A good-morning bends and straightens a loaded lower back; take it out, and use a"
            " hamstring curl for the back of the thigh."
        ),
    ),
    Rule(
        "N1",
        "loaded-side-bend",
        lambda: tr(
            "A side bend against a load works the side of the trunk and the lower back;"
            " take it out."
        ),
        each_exercise(_loaded_side_bend),
    ),
)

ABS = (
    _rule(
        "N2",
        "crunch",
        Move(
            _words(r"crunch(es)? | (ab|abdominal)[- ]curls? | curl-ups? | russian[- ]twists?"),
            way="up",
            done=_words(rf"{_RAISE}[ ]{_TRUNK}"),
        ),
        lambda: tr("A crunch is ab work, and the method has no ab program; take it out."),
    ),
    _rule(
        "N2",
        "sit-up",
        Move(
            _words(r"(?:sit|v)-ups? | sit[ ]?ups | situp"),
            name=_words(r"sit[ ]up"),
        ),
        lambda: tr("A sit-up is ab work and bends the lower back again and again; take it out."),
    ),
    _rule(
        "N2",
        "plank",
        Move(
            _words(r"(?<!side[- ])(?<!lateral[ ])planks?"),
            way="down",
            done=_words(r"on[ ](your[ ])?(forearms|elbows|hands)[ ]and[ ](your[ ])?toes"),
        ),
        lambda: tr(
            "A plank is an ab and trunk hold, and the method has no ab program; take it out."
        ),
    ),
    _rule(
        "N2",
        "leg-raise",
        Move(
            _words(
                r"(?<!side[- ])(?<!lying[- ])(?<!prone[- ])(straight[- ])?leg[- ](raise|lift)s?"
            ),
            way="up",
            done=_words(
                r"""(?:lift|rais|lower)\w*[ ](?:(?:both|your|the|straight)[ ])+legs
                (?![ ](?:up[ ])?on)"""
            ),
        ),
        lambda: tr(
            "A leg raise on the back is ab work, and the method has no ab program; take it out."
        ),
    ),
    _rule(
        "N2",
        "dead-bug",
        Move(_words(r"dead[- ]?bugs? | hollow[- ](hold|body|rock)s?")),
        lambda: tr("A dead bug is ab work, and the method has no ab program; take it out."),
    ),
)

QUADS = (
    _rule(
        "N5",
        "squat",
        Move(
            _words(r"squat\w* | sit-to-stands?"),
            name=_words(r"chair[- ](?:stand|rise)s? | sit[ ]to[ ]stand"),
            way="standing",
            done=_words(
                r"""(?:lower|drop|push|sink)\w*[ ](?:(?:your|the)[ ])?(?:seat|hips|bottom|buttocks)
                | as[ ]if[ ](?:you[ ]were[ ])?(?:sitting|to[ ]sit)"""
            ),
        ),
        lambda: tr(
            "A squat strengthens the quads, which the method lengthens instead; take it out."
        ),
    ),
    _rule(
        "N5",
        "lunge",
        Move(
            _words(r"lung(?:e|es|ed|ing)"),
            way="standing",
            done=_words(r"(?:long|big|large|deep)[ ]step[ ](?:forward|back)s?"),
        ),
        lambda: tr(
            "A lunge strengthens the quads, which the method lengthens instead; take it out."
        ),
    ),
    _rule(
        "N5",
        "step-up",
        Move(
            _words(r"step-ups? | step[ ]ups | step(?:ping)?[ ]up[ ](?:on|onto)"),
            name=_words(r"step[ ]up"),
        ),
        lambda: tr(
            "A step-up strengthens the quads, which the method lengthens instead; take it out."
        ),
    ),
    _rule(
        "N5",
        "wall-sit",
        Move(
            _words(r"wall[- ](?:sits?|chairs?)"),
            way="standing",
            done=_words(r"slid\w*[ ](?:your[ ]back[ ])?down[ ](?:the|a|your)[ ]wall"),
        ),
        lambda: tr(
            "A wall-sit works the quads, which the method lengthens instead; take it out,"
            " and use wall-press-hip-abduction for the side hip."
        ),
    ),
    _rule(
        "N5",
        "leg-extension",
        Move(
            _words(r"(?:leg|knee|quad)[- ]extensions?"),
            way="sitting",
            done=_words(r"kick\w*[ ](?:(?:your|the|one)[ ])*(?:foot|leg)"),
        ),
        lambda: tr(
            "A leg extension strengthens the quads, which the method lengthens instead;"
            " take it out."
        ),
    ),
)

SIDE_TRUNK = (
    _rule(
        "N6",
        "hip-hike",
        Move(
            _words(
                r"""(?:hip|pelvic|pelvis)[- ](?:hik|hitch|drop)\w*
                | (?:hik|hitch)\w*[ ](?:(?:your|the|one)[ ])*(?:hip|pelvis)"""
            ),
            way="standing",
            done=_words(
                r"""(?:let|drop|lower)\w*[ ](?:(?:your|the|one|that|free|other)[ ])*
                (?:hip|side[ ]of[ ]the[ ]pelvis)"""
            ),
        ),
        lambda: tr(
            "A hip hike shortens the muscle between ribs and pelvis that the method wants long;"
            " take it out."
        ),
    ),
    _rule(
        "N6",
        "side-plank",
        Move(
            _words(r"(?:side|lateral)[- ](?:planks?|bridges?)"),
            way="side",
            done=_words(r"(?:lift|rais|push)\w*[ ](?:up[ ])?(?:your|the)[ ](?:hips?|pelvis|waist)"),
        ),
        lambda: tr(
            "A side plank loads the side of the trunk; take it out, and use the core move for"
            " the side hip."
        ),
    ),
)

OTHERS = (
    _rule(
        "2c",
        "nordic-curl",
        Move(_words(r"nordic[- ]?(?:hamstring[- ])?(?:curl|lower)?s?")),
        lambda: tr(
            "A Nordic curl is too hard for most people at home; take it out, and use"
            " hamstring-slide-curl."
        ),
    ),
    _rule(
        "2c",
        "toe-touch",
        Move(
            _words(r"toe[- ]touch(?:es|ing)? | touch\w*[ ](?:your|the)[ ]toes | forward[- ]folds?")
        ),
        lambda: tr(
            "A toe touch bends the back to its end, and the method wants the hamstrings strong"
            " and not long; take it out."
        ),
    ),
)

RULES = (*LOWER_BACK, *ABS, *QUADS, *SIDE_TRUNK, *OTHERS)
