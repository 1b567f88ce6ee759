"""Turns the text of resources/lessons.json into checked lessons (decisions D22, D25)."""

from __future__ import annotations

from collections.abc import Collection

from spasmfree.core.content_fields import Fields, by_id, opened
from spasmfree.core.content_parts import source
from spasmfree.core.lessons import Finding, Lesson, Lessons
from spasmfree.core.vocabulary import Grade

SCHEMA = 1  # of the file; raised when an older program could no longer read it


def parse(text: str, name: str = "lessons.json") -> Lessons:
    """The lessons that `text` holds; `name` is how sentences call the file.

    Raises:
        KnownError: One sentence with file, entry, field and what is expected there.
    """
    top = opened(text, name, SCHEMA)
    sources = by_id(top, "sources", source)
    lessons = by_id(top, "lessons", lambda fields: _lesson(fields, sources))
    made = Lessons(top.text("version"), lessons, sources)
    top.close()
    return made


def _lesson(fields: Fields, sources: Collection[str]) -> Lesson:
    return Lesson(
        id=fields.id(),
        title=fields.text("title"),
        idea=fields.text("idea"),
        studies=tuple(_finding(part, sources) for part in fields.parts("studies", at_least=1)),
        practice=fields.text("practice"),
    )


def _finding(fields: Fields, sources: Collection[str]) -> Finding:
    finding = Finding(
        grade=fields.member("grade", Grade),
        text=fields.text("text"),
        sources=fields.references("sources", sources),
    )
    fields.close()
    return finding
