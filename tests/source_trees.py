"""The modules of the program, parsed once for all tests that read them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "spasmfree"


@cache
def texts() -> dict[Path, str]:
    """The text of every module, by its path below `SOURCE`."""
    return {
        path.relative_to(SOURCE): path.read_text(encoding="utf-8")
        for path in sorted(SOURCE.rglob("*.py"))
    }


@cache
def trees() -> dict[Path, ast.Module]:
    """Every module, parsed, by its path below `SOURCE`."""
    return {path: ast.parse(text) for path, text in texts().items()}
