"""Writes to the database on a thread of its own, in order, and never gives up (decisions D12)."""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from spasmfree.storage import database, troubles
from spasmfree.storage.rows import Statement

RETRY_S = 2.0


class Job(NamedTuple):
    """Statements that are kept together or not at all, and whom to tell when they are on disk."""

    statements: Sequence[Statement]
    saved: Callable[[], None]


class Writer:
    """One thread, one connection, one queue.

    What the disk refuses stays at the head of the queue and is tried again at each new job and
    every `retry_s` seconds; `refused` hears one sentence for each such time of trouble. `saved`,
    `refused` and `failed` are called on the writer's thread.
    """

    def __init__(
        self,
        path: Path,
        refused: Callable[[str], None],
        failed: Callable[[sqlite3.Error], None],
        *,
        connect: Callable[[Path], sqlite3.Connection] = database.connect,
        retry_s: float = RETRY_S,
    ) -> None:
        """`failed` hears of an error that is our own fault; that job is dropped."""
        self._path = path
        self._refused = refused
        self._failed = failed
        self._retry_s = retry_s
        self._connect = connect
        self._changed = threading.Condition()
        self._jobs: deque[Job] = deque()
        self._closing = False
        self._in_trouble = False
        self._db: sqlite3.Connection | None = None
        self._thread = threading.Thread(target=self._run, name="spasmfree-writer", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Put a job at the end of the queue; returns at once."""
        with self._changed:
            self._jobs.append(job)
            self._changed.notify()

    def close(self, timeout_s: float = 5.0) -> int:
        """Write what is left and end the thread; the number of jobs that could not be written.

        Jobs that the disk goes on refusing are tried once more and then given up.
        """
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(timeout_s)
        return len(self._jobs)

    def _run(self) -> None:
        while (job := self._next()) is not None:
            if self._write(job):
                self._jobs.popleft()
            elif not self._wait():
                break
        self._disconnect()

    def _next(self) -> Job | None:
        """The job at the head of the queue, which stays there until it is written."""
        with self._changed:
            while not self._jobs and not self._closing:
                self._changed.wait()
            return self._jobs[0] if self._jobs else None

    def _wait(self) -> bool:
        """Wait for the next try after a refusal; False when there shall be none."""
        with self._changed:
            if not self._closing:
                self._changed.wait(self._retry_s)
                return True
            return False

    def _write(self, job: Job) -> bool:
        """Whether the job is done with."""
        try:
            self._commit(job)
        except sqlite3.Error as error:
            return self._give_way(error)
        self._in_trouble = False
        job.saved()
        return True

    def _commit(self, job: Job) -> None:
        if self._db is None:
            self._db = self._connect(self._path)
        self._db.execute("BEGIN IMMEDIATE")
        for sql, values in job.statements:
            self._db.execute(sql, values)
        self._db.execute("COMMIT")

    def _give_way(self, error: sqlite3.Error) -> bool:
        """Clean up after a refusal; True when trying again would not help."""
        text = troubles.sentence(error, self._path)
        self._roll_back()
        if text is None:
            self._failed(error)
            return True
        if not troubles.keeps_connection(error):
            self._disconnect()
        if not self._in_trouble:
            self._in_trouble = True
            self._refused(text)
        return False

    def _roll_back(self) -> None:
        if self._db is None or not self._db.in_transaction:
            return
        # A disk that refuses the rollback too leaves a journal that the next connection undoes.
        try:
            self._db.execute("ROLLBACK")
        except sqlite3.Error:
            self._disconnect()

    def _disconnect(self) -> None:
        if self._db is not None:
            with suppress(sqlite3.Error):
                self._db.close()
            self._db = None
