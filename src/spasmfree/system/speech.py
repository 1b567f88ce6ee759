"""The port through which a session speaks (decisions D21), and its stand-in for silence.

One line is spoken at a time. A weightier one takes the place of a lighter one; one that is not
weightier waits until the present one ends, and is dropped when it would begin too late.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from spasmfree.clock import steady_ms
from spasmfree.core.settings import DeviceSettings
from spasmfree.core.words import tr

LONGEST_MS = 20_000  # a line that has not ended by then never tells of its end
TEST_MS = 6_000  # how long the test waits for the voice
KEPT = 1_000  # records; an hour of a session has fewer
_LIGHTEST = -1_000


@dataclass(frozen=True, slots=True)
class Manner:
    """How the voice speaks."""

    voice: str = ""  # name of one that the machine has, "" for its usual one
    rate: int = 0  # -50 slow to 50 fast
    volume: int = 80  # per cent of our own voice, never of the machine


def manner_of(settings: DeviceSettings) -> Manner:
    """As it is chosen on this device."""
    return Manner(settings.voice_name, settings.voice_rate, settings.voice_volume)


@dataclass(frozen=True, slots=True)
class Utterance:
    """A line to speak at once; its deadline is in real steady ms."""

    cue: str
    text: str
    latest_ms: int
    weight: int = 0  # the higher, the weightier


@dataclass(frozen=True, slots=True)
class Record:
    """What became of a line."""

    cue: str
    text: str
    latest_ms: int
    dropped: str = ""  # why; "" when it was spoken
    cut: bool = False  # spoken only in part: a weightier line or a command came


class Voice(Protocol):
    """What a session asks of the voice. Nothing here blocks or raises."""

    def speaks(self) -> bool:
        """Whether lines are heard, as far as is known; where not, a screen reader has them."""

    @property
    def records(self) -> Sequence[Record]:
        """What became of the lines of this session, in order."""

    def start(self) -> None:
        """A session begins."""

    def stop(self) -> None:
        """The session is over; what is being said is said to its end."""

    def say(self, utterance: Utterance) -> None:
        """Speak a line now, or drop it."""

    def hush(self) -> None:
        """Be silent at once, and forget what waits."""

    def set_manner(self, manner: Manner) -> None:
        """How to speak from the next line on."""

    def close(self) -> None:
        """End for good."""


class Silent:
    """The voice switched off, or a machine where it makes no sense (a fast --speed)."""

    records: Sequence[Record] = ()

    def speaks(self) -> bool:
        """Nothing is heard."""
        return False

    def start(self) -> None:
        """Nothing to open."""

    def stop(self) -> None:
        """Nothing to let go."""

    def say(self, utterance: Utterance) -> None:
        """Nothing is heard."""

    def hush(self) -> None:
        """Silence stays silent."""

    def set_manner(self, manner: Manner) -> None:
        """Silence has no manner."""

    def close(self) -> None:
        """Nothing to end."""


class Engine(QObject):
    """What speaks one text at a time. Nothing blocks; what happens comes as a signal."""

    ready = Signal()  # from now on it speaks
    lost = Signal(str)  # it cannot speak; a sentence with the reason, also when it is the same
    ended = Signal(int)  # the text with this number has been spoken, or cut
    voices = Signal(object)  # tuple[str, ...]: names of the voices there are

    def open(self) -> None:
        """Get ready, and again whenever it is lost, until `shut`."""
        raise NotImplementedError

    def shut(self) -> None:
        """Let go; what is being said is said to its end."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go for good."""
        self.shut()

    def usable(self) -> bool:
        """Whether a text that is given now would be spoken now."""
        raise NotImplementedError

    def speak(self, number: int, text: str) -> None:
        """Speak a text."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Cut what is being spoken."""
        raise NotImplementedError

    def set_manner(self, manner: Manner) -> None:
        """How to speak from the next text on."""
        raise NotImplementedError

    def ask_voices(self) -> None:
        """Answer with `voices`."""
        raise NotImplementedError


class SpeechVoice(QObject):
    """Decides which line is spoken, and keeps what became of each.

    `notice` gets a sentence, once until the voice works again, when there is none and why.
    """

    tested = Signal(str)  # what came of the test, as a sentence
    voices = Signal(object)  # tuple[str, ...]

    def __init__(
        self,
        engine: Engine,
        notice: Callable[[str], None],
        *,
        steady: Callable[[], int] = steady_ms,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine, self._notice, self._steady = engine, notice, steady
        engine.setParent(self)
        engine.ready.connect(self._on_ready)
        engine.lost.connect(self._on_lost)
        engine.ended.connect(self._on_ended)
        engine.voices.connect(self._on_voices)
        self._records: deque[Record] = deque(maxlen=KEPT)
        self._number = 0
        self._now: Utterance | None = None  # being spoken
        self._began = 0
        self._next: Utterance | None = None  # until the present one ends, or the engine is ready
        self._told = self._in_session = self._asked = False
        self._test: int | None = None  # number of the text of the test; 0 until it is spoken
        self._test_text, self._works = "", True
        self._patience = QTimer(self, singleShot=True, interval=TEST_MS)
        self._patience.timeout.connect(self._on_impatience)

    def speaks(self) -> bool:
        """Until the machine has said that it cannot."""
        return not self._told

    @property
    def records(self) -> Sequence[Record]:
        """What became of the lines of this session."""
        return tuple(self._records)

    def start(self) -> None:
        """A session begins."""
        self._records.clear()
        self._in_session = True
        self._engine.open()

    def stop(self) -> None:
        """The session is over."""
        self._in_session = False
        self._let_go()

    def close(self) -> None:
        """End for good; what is being said is cut."""
        self._in_session, self._test, self._asked = False, None, False
        if self._now is not None:
            self._engine.cancel()
        self._engine.close()

    def set_manner(self, manner: Manner) -> None:
        """How to speak from the next line on."""
        self._engine.set_manner(manner)

    def say(self, utterance: Utterance) -> None:
        """Speak a line now, in place of a lighter one, or after one that ends in time."""
        speaking = self._speaking()
        if self._steady() > utterance.latest_ms:
            self._drop(utterance, "late")
        elif not self._engine.usable():
            if self._engine_may_come():
                self._wait(utterance)
            else:
                self._drop(utterance, "off")
        elif speaking is None:
            self._speak(utterance)
        elif utterance.weight > speaking.weight:
            self._cut()
            self._forget("outweighed")
            self._speak(utterance)
        else:
            self._wait(utterance)

    def hush(self) -> None:
        """Be silent at once."""
        self._forget("hushed")
        if self._now is not None:
            self._cut()
            self._engine.cancel()

    def works(self) -> bool:
        """Whether the last test was spoken; true before there was one."""
        return self._works

    def test(self, text: str = "") -> None:
        """Speak a sentence for the person to judge the voice by; `tested` says what came of it.

        Without a text it is one of a session.
        """
        self._test, self._test_text = 0, text or tr("Lie on your right side. Left leg works.")
        self._patience.start()
        self._engine.open()
        if self._test == 0 and self._engine.usable():
            self._speak_test()

    def ask_voices(self) -> None:
        """Answer with `voices`, where there are any."""
        self._asked = True
        self._engine.open()
        if self._asked and self._engine.usable():
            self._engine.ask_voices()

    def _speak(self, utterance: Utterance) -> None:
        self._number += 1
        self._now, self._began = utterance, self._steady()
        self._records.append(Record(utterance.cue, utterance.text, utterance.latest_ms))
        self._engine.speak(self._number, utterance.text)

    def _speaking(self) -> Utterance | None:
        """The line being spoken; one that never told of its end is over at last."""
        if self._now is not None and self._steady() - self._began > LONGEST_MS:
            self._now = None
        return self._now

    def _engine_may_come(self) -> bool:
        return self._in_session and not self._told

    def _wait(self, utterance: Utterance) -> None:
        """One line may wait: the weightiest, of two like it the newer."""
        if self._next is not None and self._next.weight > utterance.weight:
            self._drop(utterance, "outweighed")
            return
        self._forget("outweighed")
        self._next = utterance

    def _forget(self, why: str) -> None:
        waiting, self._next = self._next, None
        if waiting is not None:
            self._drop(waiting, why)

    def _drop(self, utterance: Utterance, why: str) -> None:
        self._records.append(
            Record(utterance.cue, utterance.text, utterance.latest_ms, dropped=why)
        )

    def _cut(self) -> None:
        """What is spoken now was not spoken to its end; the engine cuts it for the next text."""
        self._now = None
        for index in range(len(self._records) - 1, -1, -1):
            if not self._records[index].dropped:
                self._records[index] = replace(self._records[index], cut=True)
                break

    def _on_ended(self, number: int) -> None:
        if self._test and number == self._test:
            self._end_test(
                tr("The voice has spoken. Heard nothing? Turn it up here, then on the computer."),
                works=True,
            )
        if number == self._number:
            self._now = None
            self._speak_next()

    def _speak_next(self) -> None:
        waiting, self._next = self._next, None
        if waiting is not None:
            self.say(waiting)

    def _on_ready(self) -> None:
        self._told, self._now = False, None
        self._speak_next()
        if self._test is not None:
            self._speak_test()
        if self._asked:
            self._engine.ask_voices()

    def _on_lost(self, sentence: str) -> None:
        self._now = None
        self._forget("off")
        if self._test is not None:
            self._end_test(sentence)
        if self._in_session and not self._told:
            self._told = True
            self._notice(sentence)
        self._asked = False
        self._let_go()

    def _on_voices(self, names: tuple[str, ...]) -> None:
        self._asked = False
        self.voices.emit(names)
        self._let_go()

    def _speak_test(self) -> None:
        self._number += 1
        self._test, self._began = self._number, self._steady()
        self._now = Utterance("test", self._test_text, 0, _LIGHTEST)
        self._engine.speak(self._number, self._test_text)

    def _end_test(self, sentence: str, *, works: bool = False) -> None:
        self._test, self._works = None, works
        self._patience.stop()
        self.tested.emit(sentence)
        self._let_go()

    def _on_impatience(self) -> None:
        self._end_test(
            tr("Nothing was spoken within 6\u00a0seconds. The computer's speech may be stuck.")
        )

    def _let_go(self) -> None:
        """Close what nobody uses, so that a speech server that we woke can go to sleep."""
        if not self._in_session and self._test is None and not self._asked:
            self._engine.shut()
