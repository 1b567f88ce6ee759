"""Sessions: begins them, brings back an interrupted one, and asks before the window closes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree import __version__
from spasmfree.app.gentle_day import GentleDay
from spasmfree.app.parts import Device, Parts
from spasmfree.core.record import SessionKind
from spasmfree.core.spoken import Talk
from spasmfree.core.words import tr
from spasmfree.storage import places
from spasmfree.system.outputs import output_of
from spasmfree.system.sound import Sound
from spasmfree.system.speech import Silent, manner_of
from spasmfree.ui.quit_dialog import QuitDialog
from spasmfree.ui.recover_page import RecoverPage
from spasmfree.ui.session_flow import SessionFlow
from spasmfree.ui.session_needs import Needs
from spasmfree.ui.speaker import Speech


class Sessions(QObject):
    """One flow for all sessions of the program, made when the first one is wanted."""

    made = Signal(QWidget)  # what will cover the window in every session
    cover_wanted = Signal(QWidget)
    finished = Signal()
    quit_wanted = Signal()
    told = Signal(str)  # what was done
    warned = Signal(str)  # what could not be done
    flared = Signal()  # "My back just went"; the session is at its exit
    held = Signal()  # a session was wanted that waits (decisions D29, D30)

    def __init__(self, parts: Parts, device: Device, gentle: GentleDay, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._device, self._gentle = parts, device, gentle
        self._made: SessionFlow | None = None
        self._hears_media = False
        self._leaving = False  # the person has said to close during a session

    def prepare(self) -> None:
        """Make the screens, so that the first session opens at once."""
        self._flow()

    def start_program(self, program: str, *, easier: bool = False) -> None:
        """Ask, preview and lead through a program; `easier` begins after time away."""
        self._begin(program, short=False, easier=easier)

    def start_short(self, program: str, *, easier: bool = False) -> None:
        """The same with one set of each exercise and side."""
        self._begin(program, short=True, easier=easier)

    def _begin(self, program: str, *, short: bool, easier: bool) -> None:
        if not self._gentle.lets(SessionKind.PROGRAM, program):
            self.held.emit()
            return
        flow = self._flow()
        flow.begin(self._parts.catalogue.programs[program], short=short, easier=easier)
        self.cover_wanted.emit(flow.page)

    def practise(self, exercise: str) -> None:
        """The same for one exercise alone."""
        if not self._gentle.lets(SessionKind.PRACTICE, exercise):
            self.held.emit()
            return
        flow = self._flow()
        flow.practise(exercise)
        self.cover_wanted.emit(flow.page)

    def recover(self) -> None:
        """Offer the session that was interrupted, where there is one."""
        found = self._parts.store.running()
        if found is None:
            return
        head, entries = found
        flow, page = self._flow(), RecoverPage()
        try:
            # Resume is offered until the day of the session ends (decisions D15).
            page.offer(
                flow.read_back(head, entries),
                can_resume=head.day == self._parts.today()
                and self._gentle.lets(head.kind, head.program),
                waits=self._gentle.rule(),
            )
        except (KeyError, TypeError, ValueError):
            self.warned.emit(
                tr(
                    "A session was interrupted by another version of SpasmFree and cannot be read "
                    "by this one; it stays as it is in {file}.",
                    file=self._parts.folder / places.DATABASE,
                )
            )
            return

        def resume() -> None:
            flow.resume(head, entries)
            self.cover_wanted.emit(flow.page)

        def keep() -> None:
            flow.keep(head, entries)
            self._end(tr("Kept in the diary"))

        def discard() -> None:
            self._parts.store.discard(head.id)
            self._end(tr("Session discarded"))

        page.resumed.connect(resume)
        page.kept.connect(keep)
        page.discarded.connect(discard)
        self.cover_wanted.emit(page)

    def pause(self) -> None:
        """Pause what runs; nothing happens where nothing does."""
        if self._made is not None:
            self._made.pause()

    def keep_answers(self) -> None:
        """What was answered after a session is kept, where the window goes without "Done"."""
        if self._made is not None:
            self._made.keep_answers()

    def may_close(self) -> bool:
        """Whether the window may close now; asks during a session."""
        self.keep_answers()
        if self._leaving or self._made is None or not self._made.in_session():
            return True
        self._made.pause()
        dialog = QuitDialog(self._made.page)
        dialog.accepted.connect(self._leave)
        dialog.open()
        return False

    def _leave(self) -> None:
        """The session stays interrupted on disk and is offered at the next start."""
        self._leaving = True
        self.quit_wanted.emit()

    def _end(self, words: str) -> None:
        self.finished.emit()
        self.told.emit(words)

    def _flow(self) -> SessionFlow:
        if self._made is None:
            parts = self._parts
            self._made = SessionFlow(
                Needs(
                    catalogue=parts.catalogue,
                    store=parts.store,
                    clock=parts.clock,
                    new_id=parts.new_id,
                    person=parts.store.person,
                    sound=self._sound,
                    awake=parts.outside.awake,
                    speech=self._speech,
                    app_version=__version__,
                    speed=parts.speed,
                    early=self._gentle.is_early,
                ),
                self,
            )
            self._made.finished.connect(lambda _: self.finished.emit())
            self._made.flared.connect(self.flared)
            self._made.page.stands.connect(self._tell_media)
            self.made.emit(self._made.page)
        return self._made

    def _speech(self) -> Speech:
        """The voice and the captions as the person has chosen."""
        settings = self._device.settings
        voice = self._parts.outside.speech if settings.voice else None
        if voice is not None:
            voice.set_manner(manner_of(settings))
        return Speech(voice or Silent(), Talk(settings.talk), settings.captions)

    def _tell_media(self, state: str, title: str) -> None:
        """The desktop's media keys are for a session as long as one is led."""
        media = self._parts.outside.media
        if not state:
            media.hide()
            return
        if not self._hears_media and self._made is not None:
            self._hears_media = True
            media.asked.connect(self._made.page.ask)
        media.show(state, title)

    def _sound(self) -> Sound:
        """The loudspeaker, or silence where the person has switched it off."""
        settings = self._device.settings
        if not settings.sound:
            return self._parts.outside.silence
        sound = self._parts.outside.sound
        sound.set_volume(settings.volume)
        sound.set_output(output_of(settings))
        return sound
