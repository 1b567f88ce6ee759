"""Write docs/spoken-standard-a.md: all that is said in one session, to be read and judged.

    python scripts/spoken.py

A test holds the file to what the voice is really given.
"""

from __future__ import annotations

from pathlib import Path

from spasmfree.core import commands, content, layout
from spasmfree.core.spoken import Line, Script, lines_between
from spasmfree.resources import resource

PAGE = Path(__file__).parents[1] / "docs" / "spoken-standard-a.md"
PROGRAM = "standard-a"
HOUR_MS = 3_600_000  # longer than any session

HEAD = """# What is said in a session of standard A

The whole script in "Normal", for somebody who has done none of the exercises before: so the
safety cue comes at each rep of a lift (docs/safety-cue.md). Written by `scripts/spoken.py`; a test
plays the session to a speech server of its own and compares. Time is minutes and seconds from
Start, if nothing is pressed.

| time | cue | text |
|---|---|---|
"""


def lines() -> tuple[Line, ...]:
    """The lines of the program, in order."""
    catalogue = content.parse(resource("exercises.json").read_text(encoding="utf-8"))
    timeline = layout.build(catalogue.programs[PROGRAM].items, catalogue)
    session, _ = commands.start(timeline, 0)
    return lines_between(session, 0, HOUR_MS, Script(catalogue))


def row(at_ms: int, cue: str, text: str) -> str:
    """One row of the table."""
    minutes, seconds = divmod(at_ms // 1000, 60)
    return f"| {minutes}:{seconds:02} | {cue} | {text} |\n"


if __name__ == "__main__":
    PAGE.write_text(
        HEAD + "".join(row(line.said_ms, line.cue.value, line.text) for line in lines()),
        encoding="utf-8",
    )
