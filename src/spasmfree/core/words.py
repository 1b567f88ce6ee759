"""Turns the English text in the code into the person's language."""

from __future__ import annotations

import gettext

_translation: gettext.NullTranslations = gettext.NullTranslations()


def use(translation: gettext.NullTranslations) -> None:
    """Take the texts from `translation` from now on; the language of a process is one."""
    global _translation  # noqa: PLW0603 - as gettext's own installed language
    _translation = translation


def tr(text: str, **values: object) -> str:
    """The text in the person's language, with the named values filled in.

    `text` is a literal in the code, so that tools can collect it.
    """
    found = _translation.gettext(text)
    return found.format(**values) if values else found


def trn(one: str, many: str, n: int, **values: object) -> str:
    """As `tr`, for a text that changes with a number; `n` is filled in as {n}."""
    return _translation.ngettext(one, many, n).format(n=n, **values)
