"""Starts the program with a window: everything is built here, in this order."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from spasmfree import __version__
from spasmfree.app.application import Application
from spasmfree.app.bridge import WindowThread
from spasmfree.app.end_signals import EndSignals
from spasmfree.app.faults import Faults
from spasmfree.app.figures import Figures
from spasmfree.app.look import ask_desktop, wear_look
from spasmfree.app.outside import Outside
from spasmfree.app.parts import Device, Parts
from spasmfree.app.warm_up import WarmUp
from spasmfree.clock import SystemClock, fresh_id, wall
from spasmfree.core import content
from spasmfree.core.clocks import Clock
from spasmfree.core.errors import BrokenHistoryError, KnownError
from spasmfree.core.exercises import Catalogue
from spasmfree.core.words import tr
from spasmfree.resources import read, resource
from spasmfree.storage import database, places
from spasmfree.storage.history import open_store
from spasmfree.system.beside import Beside
from spasmfree.system.single_instance import SingleInstance
from spasmfree.ui import accessible_page, theme
from spasmfree.ui.figure_view import turns

TRIES = 10  # to reach a window that holds the folder and may just be opening
TRY_AGAIN_MS = 500


def run(data_dir: Path | None, speed: int = 1) -> int:
    """Open the window and stay until it is closed; the exit code. Raises KnownError.

    `speed` 1 to 100 makes sessions pass faster (decisions D23).
    """
    gc.disable()  # until the window is painted: nothing that start-up makes is garbage
    folder = places.prepare(data_dir or places.data_folder())
    app = qt_application()
    instance = SingleInstance(folder)
    if not _is_ours(instance, folder):
        return 0
    try:
        return _stay(app, folder, instance, speed)
    finally:
        instance.release()


def _stay(app: QApplication, folder: Path, instance: SingleInstance, speed: int) -> int:
    """Show the window of a folder that is ours until it is closed."""
    faults = Faults(folder / places.LOG, _now, places.private_file)
    faults.install()
    accessible_page.install()
    told = ""
    while True:
        built = _open(app, folder, speed, faults)
        if told:
            built.window.notice(told)
        instance.asked.connect(built.window.come_forward)
        built.painted.connect(instance.listen)
        built.show()
        ends = EndSignals(app, built.window)
        try:
            code = app.exec()
        finally:
            ends.release()
            built.close()
        if built.after is None:
            return code
        told = _done(built.after)
        built.window.deleteLater()
        built.deleteLater()


def _open(app: QApplication, folder: Path, speed: int, faults: Faults) -> Application:
    """All objects; where the history is damaged, over a copy of it, if the person wants that."""
    clock = SystemClock(speed)
    try:
        return build(app, folder, clock, speed, faults)
    except BrokenHistoryError:
        from spasmfree.app import damaged

        if not damaged.put_back(folder, clock.wall()):
            raise
    return build(app, folder, clock, speed, faults)


def _done(act: Callable[[], object]) -> str:
    """Do what was to be done while no window is open; a sentence where it could not be."""
    try:
        act()
    except KnownError as error:
        return str(error)
    return ""


def _is_ours(instance: SingleInstance, folder: Path) -> bool:
    """Whether the folder is free for this process; false when its window was called forward.

    A window that is just opening cannot answer yet. Raises KnownError when none ever does.
    """
    for _ in range(TRIES):
        if instance.claim():
            return True
        if instance.call_the_other():
            return False
        QThread.msleep(TRY_AGAIN_MS)
    raise KnownError(
        tr(
            "SpasmFree is open over {folder} already and does not answer; "
            "end that one, and where none runs delete {lock}.",
            folder=folder,
            lock=folder / places.LOCK,
        )
    )


def qt_application() -> QApplication:
    """The one QApplication, named."""
    # Qt hands small fills to other threads, which takes ten times as long as the fill itself.
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("spasmfree")
    app.setApplicationDisplayName(tr("SpasmFree"))
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("spasmfree")
    return app


def build(
    app: QApplication, folder: Path, clock: Clock, speed: int, faults: Faults | None = None
) -> Application:
    """All objects of the program over a prepared data folder; nothing is shown yet.

    Raises KnownError.
    """
    device = Device(folder)
    theme.apply(app, device.settings.theme, device.settings.text_scale)  # type: ignore[arg-type]  # checked when read
    wear_look(device.settings)
    turns.load(device.settings.turns)
    catalogue = content.parse(read(resource("exercises.json")))
    _take_pictures(catalogue)
    thread = WindowThread(app)
    if database.takes_long(folder):
        from spasmfree.app.updating import bring_up_to_date

        bring_up_to_date(folder)
    store = open_store(folder, thread.call, fresh_id, lambda: clock.wall().utc_ms)
    parts = Parts(
        folder=folder,
        clock=clock,
        speed=speed,
        store=store,
        catalogue=catalogue,
        outside=Outside(folder, speed, app),
        new_id=fresh_id,
    )
    built = Application(parts, device, store.close)
    for note in device.notes:
        built.window.notice(note)
    if faults is not None:
        faults.show_with(
            lambda report: thread.call(lambda: built.report(report)),
            lambda sentence: thread.call(lambda: built.window.notice(sentence)),
        )
    built.painted.connect(lambda: _check(folder, built, clock))
    built.painted.connect(partial(ask_desktop, built))
    figures = Figures(built)

    def ready() -> None:
        built.prepare()
        figures.begin()

    warm_up = WarmUp(ready, built)
    built.painted.connect(warm_up.begin)
    built.ending.connect(warm_up.stop)
    built.ending.connect(figures.stop)
    built.ended.connect(thread.stop)
    return built


def _take_pictures(catalogue: Catalogue) -> None:
    """Say where the person's own pictures are; the catalogue that comes with us has none."""
    if any(each.picture for each in catalogue.exercises.values()):
        from spasmfree.app.own_pictures import files
        from spasmfree.ui.own_picture import own_pictures

        own_pictures.load(files(catalogue, resource("exercises.json").parent))


def _check(folder: Path, built: Application, clock: Clock) -> None:
    """Look at the whole database once the window is there (decisions D13), and keep a copy."""
    from spasmfree.app.backups import check_and_keep

    def told(sentence: str | None) -> None:
        if sentence is not None:
            built.window.notice(sentence)

    check = partial(check_and_keep, folder, clock.wall().utc_ms)
    Beside(built).start(check, told, "spasmfree-check", daemon=True)


def _now() -> str:
    return datetime.fromtimestamp(wall().utc_ms / 1000, UTC).isoformat(timespec="seconds")
