"""Sentences that are the same wherever they stand: on screen, in the session and on paper."""

from __future__ import annotations

from spasmfree.core.words import tr


def disclaimer() -> str:
    """What the program is and is not (decisions D27)."""
    return tr(
        "SpasmFree is an exercise guide and a diary. It does not examine you and cannot tell what "
        "causes your pain or whether an exercise suits you."
    )


def not_reviewed() -> str:
    """That nobody of the trade has looked at it (decisions D27)."""
    return tr("Not reviewed by a health professional.")


def if_easy_words() -> str:
    """What stands at a move that is not for everybody (decisions D30)."""
    return tr("Only if it felt easy before.")


def stop_signs() -> str:
    """When to stop at once, whatever the exercise (decisions D29)."""
    return tr(
        "A grab, pain above 5, tingling, numbness, weakness, or pain down the leg: stop here."
    )
