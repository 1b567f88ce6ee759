"""Takes back what PySide6 does to Python's import statement."""

from __future__ import annotations

import builtins


def restore() -> None:
    """Load Qt and take its search for `__feature__` out of imports.

    PySide6 reads the source of every module that is imported after it, to see whether its
    optional features are wanted there. We want none, and the reading is a tenth of our start.
    """
    import PySide6.QtCore  # noqa: F401

    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own
