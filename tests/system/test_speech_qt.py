"""The voice of other desktops, with a stand-in for what Qt offers there."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import QObject, Signal

from spasmfree.system.speech import Manner, SpeechVoice, Utterance
from spasmfree.system.speech_qt import QtEngine


class Speech(QObject):
    """QTextToSpeech as far as we use it."""

    stateChanged = Signal(object)  # noqa: N815 - as Qt names it

    def __init__(self, state="Ready"):
        super().__init__()
        self.now, self.said, self.stopped, self.set = state, [], 0, {}

    def state(self):
        return SimpleNamespace(name=self.now)

    def become(self, state):
        self.now = state
        self.stateChanged.emit(state)

    def say(self, text):
        self.said.append(text)
        self.become("Speaking")

    def stop(self):
        self.stopped += 1
        self.become("Ready")

    def errorString(self):
        return "no engine"

    def setRate(self, rate):
        self.set["rate"] = rate

    def setVolume(self, volume):
        self.set["volume"] = volume

    def setVoice(self, voice):
        self.set["voice"] = voice.name()

    def availableVoices(self):
        return [SimpleNamespace(name=lambda: "Daniel"), SimpleNamespace(name=lambda: "Anna")]


def voice_of(speech, notices):
    made = SpeechVoice(QtEngine(lambda: speech), notices.append, steady=lambda: 0)
    made.start()
    return made


def test_lines_are_spoken_in_the_manner_chosen_and_a_weightier_one_cuts(qapp):
    speech, notices = Speech(), []
    voice = voice_of(speech, notices)
    voice.set_manner(Manner("Anna", -50, 40))
    assert speech.set == {"rate": -0.5, "volume": 0.4, "voice": "Anna"}
    voice.say(Utterance("phase", "Lift.", 500))
    voice.say(Utterance("risky", "Stop at level.", 500, weight=2))
    voice.say(Utterance("phase", "Lower.", 500))
    assert speech.said == ["Lift.", "Stop at level."]
    speech.become("Ready")
    assert speech.said == ["Lift.", "Stop at level.", "Lower."]
    voice.hush()
    assert speech.stopped == 2
    assert notices == []


def test_a_machine_without_a_voice_is_told_once(qapp):
    notices = []
    voice = voice_of(Speech("Error"), notices)
    voice.say(Utterance("phase", "Lift.", 500))
    assert notices == ["No voice: the computer offers none (no engine)."]
    assert voice.records[0].dropped == "off"


def test_a_missing_library_is_no_crash(qapp):
    def missing():
        raise ImportError("libspeech.so.2")

    notices = []
    SpeechVoice(QtEngine(missing), notices.append).start()
    assert notices == ["No voice: a system library is missing (libspeech.so.2)."]


def test_the_voices_there_are(qapp):
    names = []
    voice = voice_of(Speech(), [])
    voice.voices.connect(names.append)
    voice.ask_voices()
    assert names == [("Anna", "Daniel")]
