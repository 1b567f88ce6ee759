"""Reads the words of an exercise as the method's rules do: what it is called and what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spasmfree.core.exercises import Catalogue, Exercise

Text = tuple[str, str]  # a field and what stands in it

# Other signs for what a keyboard writes as "-", " " and "'".
_PLAIN = str.maketrans("\u2010\u2011\u2013\u00a0\u202f\u2019", "---  '")
_CLAUSE = re.compile(r"[.;:!?,()]|\bbut\b|\bthen\b")
# "Stop before it goes above level" and "no plank" ask for the opposite of what they name.
_LEFT_OUT = re.compile(
    r"\b(not|never|no|nor|without|instead of|rather than|than|avoid|before|don't|cannot)\b"
)
_FACING = {
    "down": re.compile(r"\bface[- ]?down\b|\bon (your|the) (stomach|belly|front)\b|\bprone\b"),
    "up": re.compile(r"\bface[- ]?up\b|\bon (your|the) back\b|\bsupine\b"),
    "side": re.compile(r"\bon (your|the|one) ((left|right) )?side\b|\bside[- ]lying\b"),
    "fours": re.compile(r"\b(hands and knees|all[- ]fours|quadruped)\b"),
}


def names(exercise: Exercise) -> Iterator[Text]:
    """What the exercise is called."""
    yield "id", exercise.id
    yield "name", exercise.name


def told(exercise: Exercise) -> Iterator[Text]:
    """What a person is told to do, in the usual form and in every other one.

    What speaks about the exercise (why, mistakes, choices) is left out: it names what is not to be
    done.
    """
    yield "summary", exercise.summary
    yield "counted", exercise.counted
    yield from ((f"words.{phase}", word) for phase, word in exercise.words.items())
    yield "start", exercise.start
    yield from ((f"steps[{n}].text", step.text) for n, step in enumerate(exercise.steps))
    yield from (("cue.title", exercise.cue.title), ("cue.text", exercise.cue.text))
    yield from other_forms(exercise)


def other_forms(exercise: Exercise) -> Iterator[Text]:
    """What the easier and harder forms tell."""
    for n, form in enumerate(exercise.easier):
        yield f"easier[{n}].text", form.text
        yield f"easier[{n}].range", form.range or ""
    yield from ((f"harder[{n}].text", rung.text) for n, rung in enumerate(exercise.harder))


def first_with(pattern: re.Pattern[str], texts: Iterable[Text]) -> str | None:
    """The first field that asks for what `pattern` finds; None when none does."""
    return next((field for field, text in texts if asks_for(pattern, text)), None)


def first_named(pattern: re.Pattern[str], texts: Iterable[Text]) -> str | None:
    """The first field that has `pattern` anywhere; None when none has."""
    return next((field for field, text in texts if pattern.search(plain(text))), None)


def asks_for(pattern: re.Pattern[str], text: str) -> bool:
    """Whether `text` asks for what `pattern` finds, and not for its opposite."""
    return any(
        not _LEFT_OUT.search(clause[: found.start()])
        for clause in _CLAUSE.split(plain(text))
        for found in pattern.finditer(clause)
    )


def plain(text: str) -> str:
    """The text in small letters, with plain hyphens, blanks and apostrophes."""
    return text.lower().translate(_PLAIN)


def facing(exercise: Exercise, catalogue: Catalogue) -> frozenset[str]:
    """How the body lies by all that is said: down, up, side, fours; and the position's group.

    An exercise that calls its position "supine" and then says "lie face down" is both.
    """
    position = catalogue.positions[exercise.position]
    texts = [position.id, *position.lie.values(), *(text for _, text in names(exercise))]
    texts += [text for _, text in told(exercise)]
    found = {way for way, words in _FACING.items() if any(words.search(plain(t)) for t in texts)}
    return frozenset(found | {position.group})
