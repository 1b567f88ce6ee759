"""Errors that are the world's fault and are told to the person in one sentence."""

from __future__ import annotations


class KnownError(Exception):
    """A full disk, a broken file, a missing library: `str(error)` is a sentence with a remedy.

    Everything else that is raised is our fault and reaches the excepthook.
    """


class BrokenHistoryError(KnownError):
    """The database is damaged or something else; a copy of it may be put in its place."""
