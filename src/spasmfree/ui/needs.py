"""What a session takes: changes of position and side, and the things to have ready."""

from __future__ import annotations

from spasmfree.core.changes import Changes
from spasmfree.core.today import changes_words
from spasmfree.core.words import tr
from spasmfree.ui.layouts import Item
from spasmfree.ui.parts import Align, column, fact, label, row


def needs(changes: Changes, have_ready: str, *, narrow: bool, gap: int = 8) -> list[Item]:
    """Lines for a card or a head, `gap` px apart; `have_ready` is "" when nothing is needed."""
    up, over = changes_words(changes)
    facts = [fact(icon, text) for icon, text in (("updown", up), ("roll", over)) if text]
    if not facts:
        facts = [fact("check", tr("One position all the way"))]
    items: list[Item] = [column(*facts, gap=6) if narrow else row(*facts, "stretch", gap=20)]
    if have_ready:
        ready = label(have_ready, "body", "text2", wrap=True)
        name = label(tr("Have ready"), "strong")
        items += [gap, row((name, 0, Align.AlignTop), (ready, 1), gap=10)]
    return items
