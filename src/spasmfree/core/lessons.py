"""The lessons: how the method sees a thing, what studies say, and what we do with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spasmfree.core.exercises import Source
from spasmfree.core.vocabulary import Grade
from spasmfree.core.words import tr


@dataclass(frozen=True, slots=True)
class Finding:
    """What studies say of an idea, and how well that backs it."""

    grade: Grade
    text: str
    sources: tuple[str, ...]  # ids of Lessons.sources; empty where nothing was found


@dataclass(frozen=True, slots=True)
class Lesson:
    """One card. Ids are permanent kebab-case, so that other languages find it."""

    id: str
    title: str
    idea: str  # as the method sees it, which the text says itself
    studies: tuple[Finding, ...]  # one or two
    practice: str  # what we do with it


@dataclass(frozen=True, slots=True)
class Lessons:
    """What `resources/lessons.json` says, checked."""

    version: str
    lessons: Mapping[str, Lesson]
    sources: Mapping[str, Source]


NONE = Lessons("", {}, {})


def sources(lessons: Lessons, lesson: Lesson) -> tuple[Source, ...]:
    """The sources of a lesson, each once, in the order in which it uses them."""
    used = (source for finding in lesson.studies for source in finding.sources)
    return tuple(lessons.sources[source] for source in dict.fromkeys(used))


def grade_words(grade: Grade) -> str:
    """The name of a grade."""
    words = {
        Grade.GOOD: tr("Good evidence"),
        Grade.SOME: tr("Some evidence"),
        Grade.WEAK: tr("Weak evidence"),
        Grade.AGAINST: tr("Evidence against"),
    }
    return words[grade]


def grade_meaning(grade: Grade) -> str:
    """What a grade says, as a sentence."""
    meanings = {
        Grade.GOOD: tr("Many trials or large reviews agree."),
        Grade.SOME: tr("Several studies point this way; others do not, or the effect is small."),
        Grade.WEAK: tr("Few, small or no studies, or hardly any effect."),
        Grade.AGAINST: tr("Studies point the other way."),
    }
    return meanings[grade]
