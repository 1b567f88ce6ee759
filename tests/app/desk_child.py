"""A process to be killed: the real window, led through a session by a seeded person.

Usage: python -m app.desk_child FOLDER SEED. Prints the number of each journal row that the disk
has acknowledged. Ends when it is killed.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from app.conftest import Desk
from app.test_crash import KEYS
from fakes import FakeClock
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from spasmfree.core.store import Refused, Saved


def tell(news: Saved | Refused) -> None:
    if isinstance(news, Saved) and news.what == "append":
        sys.stdout.write(f"{news.seq}\n")
        sys.stdout.flush()


def main(folder: str, seed: str) -> None:
    dice = random.Random(seed)
    application = QApplication([])
    desk = Desk(None, application, Path(folder), FakeClock())
    desk.app._parts.store.listen(tell)
    desk.press("safety.accept")
    desk.press("start.skip")
    desk.press("mat.yes")
    desk.press("today.start")
    desk.press("session.primary")
    desk.press("session.primary")
    while True:
        if desk.find("hurts.skip_side") is not None:
            desk.press("hurts.skip_side")
        elif desk.find("session.undo") is not None:
            desk.press("session.undo")  # so that the session never comes to its end
        elif dice.random() < 0.2:
            desk.key(dice.choice(KEYS))
        desk.let_pass(dice.choice((500, 2_000, 5_000)))
        QCoreApplication.processEvents()


if __name__ == "__main__":
    main(*sys.argv[1:])
