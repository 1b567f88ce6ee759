"""The installed program as a person meets it: started, seen and worked from outside."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from e2e.desktop import Desktop
from e2e.rig import PYTHON

COMMAND = Path(sys.executable).parent / "spasmfree"
DRIVER = Path(__file__).parent / "atspi_driver.py"


@dataclass(frozen=True)
class Node:
    """One thing on the screen."""

    id: str = ""
    role: str = ""
    name: str = ""
    description: str = ""
    states: list[str] = field(default_factory=list)
    value: float = 0.0
    maximum: float = 0.0
    text: str = ""
    box: tuple[int, int, int, int] = (0, 0, 0, 0)


class Window:
    """A running SpasmFree; use it in a `with` block. Everything waits until it is there."""

    def __init__(self, desktop: Desktop, *arguments: str) -> None:
        self.desktop = desktop
        self._arguments = arguments

    def __enter__(self) -> Window:
        self.process = self.desktop.start(str(COMMAND), *self._arguments)
        self._driver = subprocess.Popen(
            [PYTHON, "-W", "ignore::DeprecationWarning", str(DRIVER), str(self.process.pid)],
            env=self.desktop.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        answer = self._answer()
        if "ready" not in answer:
            self.__exit__(None, None, None)
            raise AssertionError(f"{answer['error']}\n{self._said()}")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._driver.stdin is not None
        assert self._driver.stdout is not None
        self._driver.stdin.close()
        self._driver.wait(timeout=10)
        self._driver.stdout.close()
        self.desktop.end(self.process)

    def find(self, accessible_id: str = "", *, timeout: float = 10, **wanted: object) -> Node:
        """What is on the screen with this identifier (or name=, role=, states=)."""
        return self._node("find", accessible_id, timeout=timeout, **wanted)

    def press(self, accessible_id: str = "", *, timeout: float = 10, **wanted: object) -> Node:
        """Press it."""
        return self._node("press", accessible_id, timeout=timeout, **wanted)

    def write(self, accessible_id: str, text: str) -> Node:
        """Put text into a field."""
        return self._node("write", accessible_id, text=text)

    def choose(self, accessible_id: str, value: float) -> Node:
        """Set a slider or a number."""
        return self._node("choose", accessible_id, value=value)

    def gone(self, accessible_id: str = "", *, timeout: float = 10, **wanted: object) -> None:
        """Wait until it is not on the screen any more."""
        self._node("gone", accessible_id, timeout=timeout, **wanted)

    def nodes(self) -> list[Node]:
        """Everything on the screen."""
        return [Node(**node) for node in self._ask({"order": "dump"})["nodes"]]

    def kill(self) -> None:
        """As a power cut would end it."""
        self.desktop.end(self.process, signal.SIGKILL)

    def _node(self, order: str, accessible_id: str, **wanted: object) -> Node:
        if accessible_id:
            wanted["id"] = accessible_id
        answer = self._ask({"order": order, **wanted})
        return Node(**answer)

    def _ask(self, order: dict[str, object]) -> dict:
        assert self._driver.stdin is not None
        self._driver.stdin.write(json.dumps(order) + "\n")
        self._driver.stdin.flush()
        answer = self._answer()
        if "error" in answer:
            shown = "\n".join(f"  [{n.role}] {n.id} {n.name!r}" for n in self._on_screen())
            ended = self.process.poll()
            state = "" if ended is None else f"the program has ended with {ended}\n"
            found = f"{answer['error']}\n{state}on the screen:\n{shown}\n"
            raise AssertionError(found + self._said())
        return answer

    def _on_screen(self) -> list[Node]:
        return self.nodes() if self.process.poll() is None else []

    def _said(self) -> str:
        return self.desktop.log("spasmfree")

    def _answer(self) -> dict:
        assert self._driver.stdout is not None
        line = self._driver.stdout.readline()
        return json.loads(line) if line else {"error": "the driver ended"}
