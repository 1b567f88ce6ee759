"""Who may import whom, and how big a piece may be: docs/architecture.md as a test.

The rules are functions of a parsed module, so that the test can also show that they bite.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from source_trees import texts, trees

FILE_LINES = 400
FUNCTION_LINES = 50

# layer -> what it may import: layers of ours, packages from outside besides the standard library
OURS = {
    "core": {"core"},
    "body": {"body", "core"},
    "storage": {"storage", "core"},
    "system": {"system", "core", "clock", "resources"},
    "ui": {"ui", "core", "body", "system", "resources"},
    "clock": {"core"},
    "resources": {"core"},
    "streams": {"core"},
    "doctor": {"core", "clock", "resources", "storage", "system"},
    "__init__": set(),
    "__main__": {"cli"},
}
OUTSIDE = {
    "core": set(),
    "body": {"numpy"},
    "storage": {"platformdirs"},
    "system": {"PySide6", "shiboken6", "wakepy", "jeepney"},
    "ui": {"PySide6", "shiboken6"},
    "ui/charts": {"PySide6", "shiboken6", "numpy", "pyqtgraph"},
    "ui/figure": {"PySide6", "shiboken6", "numpy"},
    "doctor": {"PySide6", "wakepy", "platformdirs"},
    "streams": {"_typeshed"},  # for the type checker alone
}
FREE = {"app", "cli"}  # they put the layers together

# What `core` may not reach for: clocks, files, randomness, processes (decisions D17).
CORE_DENIED = {
    "asyncio", "glob", "os", "pathlib", "random", "secrets", "shutil", "socket", "sqlite3",
    "subprocess", "tempfile", "threading", "time",
}  # fmt: skip
CORE_DENIED_CALLS = {"open"}
CLOCKS = {"datetime", "date", "QDate", "QDateTime", "QTime"}
CLOCK_CALLS = {
    "currentDate", "currentDateTime", "currentDateTimeUtc", "currentMSecsSinceEpoch",
    "currentTime", "now", "today", "utcnow",
}  # fmt: skip

# A thread that holds a part of the window may take it down (docs/decisions/0006).
THREADS = {
    "system.beside",
    "system.sliced_import",
    "storage.writer",
    "system.player",
    "system.stream_sounds",  # in the process of the player
}

# Each costs tens to hundreds of milliseconds, or fails on a machine without a sound library.
HEAVY = (
    "numpy",
    "pyqtgraph",
    "wakepy",
    "jeepney",
    "PySide6.QtMultimedia",
    "PySide6.QtTextToSpeech",
)


class Module(NamedTuple):
    """One module of ours, parsed."""

    name: str  # dotted, without "spasmfree."
    layer: str
    tree: ast.Module
    lines: int


def known(name: str, tree: ast.Module, text: str) -> Module:
    """The module called `name` (dotted below spasmfree) with this tree and text."""
    layer = name.partition(".")[0]
    if name.startswith("ui.charts"):
        layer = "ui/charts"
    elif f"{name}.".startswith("ui.figure."):
        layer = "ui/figure"
    return Module(name, layer, tree, text.count("\n"))


def parsed(text: str, name: str) -> Module:
    """The module called `name` with this text."""
    return known(name, ast.parse(text), text)


def dotted(path: Path) -> str:
    """The name of the module at a path below the package."""
    parts = list(path.with_suffix("").parts)
    if len(parts) > 1 and parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of ours."""
    return tuple(known(dotted(path), tree, texts()[path]) for path, tree in trees().items())


def named(node: ast.AST) -> Iterator[str]:
    """What an import statement may bring: modules, and names that may be modules."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports(module: Module) -> Iterator[str]:
    """Everything a module imports anywhere in it."""
    for node in ast.walk(module.tree):
        yield from named(node)


def at_import(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that run when a module is imported, `if TYPE_CHECKING` left out."""
    for node in body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from at_import(node.orelse)
            continue
        yield node
        for field in ("body", "orelse", "finalbody"):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from at_import(getattr(node, field, []))
        for handler in getattr(node, "handlers", []):
            yield from at_import(handler.body)


def first_imports(module: Module) -> Iterator[str]:
    """What importing a module imports at once."""
    for node in at_import(module.tree.body):
        yield from named(node)


def layer_faults(module: Module) -> list[str]:
    """Imports that architecture.md does not allow to this module."""
    if module.layer in FREE:
        return []
    faults = []
    ours = OURS[module.layer.partition("/")[0]]
    for name in imports(module):
        top, _, rest = name.partition(".")
        if top != "spasmfree":
            if top not in sys.stdlib_module_names | OUTSIDE.get(module.layer, set()):
                faults.append(name)
        elif rest.partition(".")[0] not in ours | {"__version__"}:
            faults.append(name)
    return faults


def impurities(module: Module) -> list[str]:
    """Clocks, files, randomness and processes in `core`."""
    found = [name for name in imports(module) if name.partition(".")[0] in CORE_DENIED]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            target = node.func
            if isinstance(target, ast.Name) and target.id in CORE_DENIED_CALLS:
                found.append(f"{target.id}()")
    return found


def clock_reads(module: Module) -> list[str]:
    """Readings of the system's clocks: the module time, datetime.now() and its kin in Qt."""
    found = [name for name in imports(module) if name.partition(".")[0] == "time"]
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        owner = ast.unparse(node.func.value).rpartition(".")[2]
        if owner in CLOCKS and node.func.attr in CLOCK_CALLS:
            found.append(f"{owner}.{node.func.attr}()")
    return found


def long_functions(module: Module) -> list[str]:
    """Functions longer than the limit."""
    return [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    ]


def threads(module: Module) -> list[int]:
    """Lines that make a thread."""
    return [
        node.lineno
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in {"Thread", "QThread", "Timer"}
        and "threading" in {name.partition(".")[0] for name in imports(module)}
    ]


def broad_handlers(module: Module) -> list[str]:
    """Handlers that would hide a fault of ours."""
    return [
        f"{module.name}:{node.lineno}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or {"Exception", "BaseException"} & set(words(node.type)))
    ]


def words(node: ast.AST) -> list[str]:
    """The plain names in an expression."""
    return [part.id for part in ast.walk(node) if isinstance(part, ast.Name)]


def heavy_at_start(among: Iterable[Module], start: set[str]) -> list[str]:
    """Heavy packages that are loaded by importing the modules `start`, with the way there."""
    by_name = {module.name: module for module in among}
    seen: dict[str, str] = dict.fromkeys(start, "")
    waiting = sorted(start)
    found = []
    while waiting:
        name = waiting.pop()
        for wanted in first_imports(by_name[name]):
            if wanted.startswith(HEAVY):
                found.append(f"{seen[name]}{name} -> {wanted}")
            inner = wanted.removeprefix("spasmfree.")
            for target in {inner, inner.rpartition(".")[0]} & by_name.keys() - seen.keys():
                seen[target] = f"{seen[name]}{name} -> "
                waiting.append(target)
    return found


class TestEachModule:
    """What holds for every file."""

    def test_imports_only_what_its_layer_may(self) -> None:
        assert {m.name: found for m in modules() if (found := layer_faults(m))} == {}

    def test_is_short(self) -> None:
        assert {m.name: m.lines for m in modules() if m.lines > FILE_LINES} == {}
        assert {m.name: found for m in modules() if (found := long_functions(m))} == {}

    def test_says_what_it_is_for(self) -> None:
        assert [m.name for m in modules() if not ast.get_docstring(m.tree)] == []

    def test_leaves_the_clock_to_clock(self) -> None:
        read = {m.name: found for m in modules() if (found := clock_reads(m))}
        assert read.keys() == {"clock"}

    def test_leaves_threads_to_those_that_may_have_them(self) -> None:
        made = {m.name: found for m in modules() if (found := threads(m))}
        assert made.keys() <= THREADS

    def test_of_the_core_is_pure(self) -> None:
        core = [m for m in modules() if m.layer == "core"]
        assert core
        assert {m.name: found for m in core if (found := impurities(m))} == {}


def test_a_start_loads_nothing_heavy() -> None:
    start = {"__main__", "cli", "app", "ui.main_window"}
    assert start <= {m.name for m in modules()}
    assert heavy_at_start(modules(), start) == []


def test_the_command_line_loads_its_parts_when_needed() -> None:
    cli = next(m for m in modules() if m.name == "cli")
    at_once = {name.removeprefix("spasmfree.").partition(".")[0] for name in first_imports(cli)}
    assert at_once <= {"core", "__version__", "clock", "streams"} | sys.stdlib_module_names


def test_only_what_hands_a_fault_to_another_thread_catches_everything() -> None:
    found = [where for module in modules() for where in broad_handlers(module)]
    assert [where.partition(":")[0] for where in found] == ["app.updating"]


class TestTheRulesBite:
    """Each rule finds the fault it is there for."""

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("core.x", "import PySide6"),
            ("core.x", "from spasmfree import storage"),
            ("core.x", "def f():\n    from spasmfree.ui import page\n"),
            ("storage.x", "from spasmfree.ui.page import Page"),
            ("ui.x", "from spasmfree.storage import database"),
            ("ui.x", "import pyqtgraph"),
            ("ui.figure_view", "import numpy"),
            ("ui.figure.paths", "import pyqtgraph"),
            ("ui.figure.paths", "from spasmfree.storage import database"),
            ("ui.x", "from spasmfree.clock import steady_ms"),
            ("system.x", "from spasmfree import ui"),
            ("clock", "import PySide6.QtCore"),
        ],
    )
    def test_layers(self, name: str, text: str) -> None:
        assert layer_faults(parsed(text, name))

    @pytest.mark.parametrize(
        "text",
        [
            "import sqlite3",
            "from pathlib import Path",
            "open('x')",
        ],
    )
    def test_purity(self, text: str) -> None:
        assert impurities(parsed(text, "core.x"))

    @pytest.mark.parametrize(
        "text",
        [
            "import time",
            "import datetime\ndatetime.datetime.now(datetime.UTC)",
            "from datetime import date\ndate.today()",
            "from PySide6.QtCore import QDateTime\nQDateTime.currentDateTime()",
        ],
    )
    def test_clocks(self, text: str) -> None:
        assert clock_reads(parsed(text, "core.x"))

    @pytest.mark.parametrize(
        "text",
        [
            "import threading\nthreading.Thread(target=f).start()",
            "from threading import Thread\nThread()",
        ],
    )
    def test_threads(self, text: str) -> None:
        assert threads(parsed(text, "app.x"))

    def test_charts_may_draw(self) -> None:
        assert layer_faults(parsed("import pyqtgraph, numpy", "ui.charts_week")) == []

    def test_the_figure_may_count(self) -> None:
        assert not layer_faults(parsed("import numpy, PySide6", "ui.figure.paths"))

    def test_start(self) -> None:
        cli = parsed("from spasmfree.ui.page import Page", "cli")
        page = parsed("try:\n    import pyqtgraph\nexcept ImportError:\n    pass", "ui.page")
        assert heavy_at_start([cli, page], {"cli"}) == ["cli -> ui.page -> pyqtgraph"]
        late = parsed("def draw():\n    import pyqtgraph\n", "ui.page")
        assert heavy_at_start([cli, late], {"cli"}) == []

    def test_size(self) -> None:
        body = "".join(f"    x = {n}\n" for n in range(FUNCTION_LINES))
        assert long_functions(parsed(f"def f():\n{body}", "core.x"))

    def test_broad(self) -> None:
        text = "try:\n    f()\nexcept (ValueError, Exception):\n    pass\n"
        assert broad_handlers(parsed(text, "core.x"))
