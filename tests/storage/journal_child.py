"""A process to be killed: leads sessions through the real writer and prints what is on disk.

Usage: python journal_child.py FOLDER FIRST. Prints one line for each acknowledged write; sessions
are numbered from FIRST. Ends when it is killed.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from fakes import WEDNESDAY_EVENING, CountedIds
from storage.examples import HEAD, HURT, SESSION, SETS

from spasmfree.core.store import Entry, Refused, Saved
from spasmfree.storage.history import open_store
from spasmfree.storage.places import prepare

EVENTS = 12
SEVERAL = 4  # writes that may be under way at once


def event(session_id: str, seq: int) -> Entry:
    """What happens in a session; the parent knows it too."""
    return Entry(seq, seq * 1_000, f'{{"session": "{session_id}", "event": {seq}}}')


def main(folder: str, first: str) -> None:
    """Lead one session after the other."""
    free = threading.Semaphore(SEVERAL)

    def dispatch(call: Callable[[], None]) -> None:
        call()
        free.release()

    def tell(news: Saved | Refused) -> None:
        if isinstance(news, Refused):
            raise AssertionError(news.sentence)
        sys.stdout.write(f"{news.what} {news.session_id} {news.seq}\n")
        sys.stdout.flush()

    run = CountedIds(f"new-{first}")
    store = open_store(prepare(Path(folder)), dispatch, run, lambda: WEDNESDAY_EVENING)
    store.listen(tell)
    for number in count(int(first)):
        session_id = f"s{number}"
        free.acquire()
        store.begin(replace(HEAD, id=session_id))
        for seq in range(1, EVENTS + 1):
            free.acquire()
            store.append(session_id, event(session_id, seq))
        sets = [replace(s, id=f"{session_id}-{s.id}", session_id=session_id) for s in SETS]
        hurt = replace(HURT, id=f"{session_id}-p", session_id=session_id)
        free.acquire()
        store.fold(replace(SESSION, id=session_id), sets, [hurt])


if __name__ == "__main__":
    main(*sys.argv[1:])
