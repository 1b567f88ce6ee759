"""Our own mistakes: written to a log beside the data and shown as a report that can be copied."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from spasmfree import __version__
from spasmfree.core.errors import KnownError

Report = Callable[[str], None]
LOG_LIMIT = 1_000_000  # bytes; the log starts again beyond it, so that it never fills a disk


class Faults:
    """The excepthooks of the process, for the window's thread and for all others."""

    def __init__(self, log: Path, when: Callable[[], str], private: Callable[[Path], None]) -> None:
        """`when` gives the time as text, `private` makes a file only its owner can read."""
        self._log, self._when, self._private = log, when, private
        self._report: Report | None = None
        self._sentence: Report | None = None

    def install(self) -> None:
        """Catch what nobody else caught, from now on."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread

    def show_with(self, report: Report, sentence: Report) -> None:
        """Hand reports of our mistakes to `report` and the world's to `sentence`, on any thread."""
        self._report, self._sentence = report, sentence

    def caught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """What sys.excepthook calls."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, KnownError) and self._sentence is not None:
            self._sentence(str(error))
            return
        text = self._text(kind, error, trace)
        self._write(text)
        sys.stderr.write(text)
        if self._report is not None:
            self._report(text)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _text(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> str:
        lines = "".join(traceback.format_exception(kind, error, trace))
        return f"SpasmFree {__version__}, Python {sys.version.split()[0]}, {self._when()}\n{lines}"

    def _write(self, text: str) -> None:
        try:
            self._private(self._log)
            mode = "w" if self._log.stat().st_size > LOG_LIMIT else "a"
            with self._log.open(mode, encoding="utf-8") as file:
                file.write(text + "\n")
        except OSError as error:  # a full disk must not hide the mistake itself
            sys.stderr.write(f"{self._log}: {error}\n")
