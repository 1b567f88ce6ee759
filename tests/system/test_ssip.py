"""The voice on Linux: what the speech server is told, and what happens when it is not there."""

from __future__ import annotations

import stat
import sys

import pytest
from system.speech_server import SpeechServer

from spasmfree.system.speech import Manner, SpeechVoice, Utterance
from spasmfree.system.ssip import SsipEngine, socket_path


class Rig:
    """A voice on its way to a server, on a clock that is moved by hand."""

    def __init__(self, folder, *, program=""):
        self.now, self.notices, self.tests, self.names = 0, [], [], []
        self.path = folder / "speech.sock"
        engine = SsipEngine(str(self.path), program=program, steady=lambda: self.now)
        self.voice = SpeechVoice(engine, self.notices.append, steady=lambda: self.now)
        self.voice.tested.connect(self.tests.append)
        self.voice.voices.connect(self.names.append)

    def server(self, **how):
        self.there = SpeechServer(self.path, **how)
        return self.there

    def say(self, text, *, weight=0, within=1_000, cue="phase"):
        self.voice.say(Utterance(cue, text, self.now + within, weight))

    def spoken(self):
        return [record.text for record in self.voice.records if not record.dropped]

    def dropped(self):
        return [(record.text, record.dropped) for record in self.voice.records if record.dropped]


@pytest.fixture
def rig(qapp, tmp_path):
    made = Rig(tmp_path)
    yield made
    made.voice.close()


@pytest.fixture
def talking(rig, until):
    rig.server(slow=True)
    rig.voice.start()
    rig.say("Lift.")
    until(lambda: rig.there.said == ["Lift."])
    return rig


def test_a_line_reaches_the_server_in_the_manner_that_was_chosen(rig, until):
    server = rig.server()
    rig.voice.set_manner(Manner("English (America)", -20, 65))
    rig.voice.start()
    rig.say("Lift.")
    until(lambda: server.said == ["Lift."])
    assert rig.voice.records[0].dropped == ""
    assert {
        "SET SELF LANGUAGE en-US",
        "SET SELF RATE -20",
        "SET SELF VOLUME 30",
        "SET SELF SYNTHESIS_VOICE English (America)",
    } <= set(server.settings)


def test_a_text_cannot_be_taken_for_a_command(rig, until):
    server = rig.server()
    rig.voice.start()
    rig.say(". CANCEL ALL\r\n.\r\nSPEAK")
    until(lambda: server.said != [])
    assert server.said == [". CANCEL ALL . SPEAK"]


def test_a_lighter_line_waits_for_the_end_and_is_said_while_it_is_true(talking, until):
    talking.say("Lower.")
    assert talking.there.said == ["Lift."]
    talking.now += 900
    talking.there.finish()
    until(lambda: talking.there.said == ["Lift.", "Lower."])


def test_what_would_begin_too_late_is_dropped(talking, until):
    talking.say("Lower.")
    talking.now += 1_100
    talking.there.finish()
    until(lambda: talking.dropped() == [("Lower.", "late")])
    talking.now += 1
    talking.say("Lift.", within=-1)
    assert talking.dropped()[-1] == ("Lift.", "late")
    assert talking.there.said == ["Lift."]


def test_nothing_is_queued_the_newer_of_two_waiting_lines_is_said(talking, until):
    talking.say("2")
    talking.say("3")
    talking.there.finish()
    until(lambda: talking.there.said == ["Lift.", "3"])
    assert talking.dropped() == [("2", "outweighed")]


def test_a_weightier_line_takes_the_place_of_the_one_being_said(talking, until):
    talking.say("Stop at level.", weight=5)
    until(lambda: talking.there.said == ["Lift.", "Stop at level."])
    assert talking.there.cancelled == 1
    assert [record.cut for record in talking.voice.records] == [True, False]
    talking.say("Lower.")
    talking.there.finish()
    until(lambda: talking.there.said[-1] == "Lower.")


def test_hushing_cuts_what_is_said_and_forgets_what_waits(talking, until):
    talking.say("Lower.")
    talking.voice.hush()
    until(lambda: talking.there.cancelled == 1)
    assert talking.dropped() == [("Lower.", "hushed")]
    talking.say("Paused.")
    until(lambda: talking.there.said == ["Lift.", "Paused."])


def test_without_a_server_one_notice_says_what_is_missing_and_the_session_goes_on(rig, until):
    rig.voice.start()
    until(lambda: rig.notices != [])
    assert rig.notices == [
        "No voice: the package speech-dispatcher is missing. This brings it: "
        "sudo apt install speech-dispatcher speech-dispatcher-espeak-ng"
    ]
    rig.say("Lift.")
    assert rig.dropped() == [("Lift.", "off")]


def test_the_voice_is_back_when_the_server_is_and_a_second_loss_is_told_again(rig, until):
    rig.voice.start()
    until(lambda: len(rig.notices) == 1)
    server = rig.server()
    until(rig.voice._engine.usable)
    rig.say("Lift.")
    until(lambda: server.said == ["Lift."])
    server.die()
    until(lambda: len(rig.notices) == 2)
    assert rig.notices[1] == "No voice: the computer's speech server does not start."


def test_a_server_that_sleeps_is_woken(rig, tmp_path, until):
    """The program that wakes it leaves a mark; then the server is there."""
    mark, wake = tmp_path / "woken", tmp_path / "wake"
    wake.write_text(f'#!{sys.executable}\nopen({str(mark)!r}, "w").close()\n')
    wake.chmod(wake.stat().st_mode | stat.S_IXUSR)
    rig.voice._engine._program = str(wake)
    rig.voice.start()
    until(mark.exists)
    server = rig.server()
    until(rig.voice._engine.usable)
    rig.say("Lift.")
    until(lambda: server.said == ["Lift."])


def test_a_server_that_hangs_is_given_nothing_more_and_is_silent_about_what_is_late(talking, until):
    talking.there.deaf = True
    talking.there.finish()
    until(lambda: talking.voice._now is None)
    talking.say("Lower.")
    talking.now += 2_500
    talking.say("Lift.")
    talking.say("Hold.")
    assert talking.notices == ["No voice: the computer's speech server does not answer."]
    assert talking.dropped() == [("Lift.", "off"), ("Hold.", "off")]
    talking.there.wake_up()
    until(talking.voice._engine.usable)
    until(lambda: talking.there.cancelled == 1)
    talking.say("3")
    until(lambda: talking.there.said[-1] == "3")


def test_a_server_that_hangs_in_the_middle_of_a_line_is_found_out(talking, until):
    talking.there.deaf = True
    talking.now += 1_500
    talking.say("2")
    talking.now += 2_500
    talking.say("3")
    assert talking.notices == ["No voice: the computer's speech server does not answer."]
    assert ("3", "off") in talking.dropped()


def test_thousands_of_voices_are_read_in_more_than_one_turn(rig, until):
    many = [f"249-English {number}\ten-us\tnone" for number in range(5_000)]
    rig.server(voices=many)
    most = 0
    hear = rig.voice._engine._hear

    def counted(line):
        nonlocal heard
        heard += 1
        hear(line)

    heard, rig.voice._engine._hear = 0, counted
    read = rig.voice._engine._read

    def turn():
        nonlocal heard, most
        heard = 0
        read()
        most = max(most, heard)

    rig.voice._engine._socket.readyRead.disconnect()
    rig.voice._engine._socket.readyRead.connect(turn)
    rig.voice.ask_voices()
    until(lambda: rig.names != [])
    assert len(rig.names[0]) == 5_000
    assert most <= 500


def test_a_server_that_hangs_from_the_start_is_told_too(rig, until):
    server = rig.server()
    server.deaf = True
    rig.voice.start()
    until(lambda: server._sockets != [])
    rig.say("Lift.")
    assert rig.notices == []
    rig.now += 2_500
    rig.say("Lower.")
    assert rig.notices == ["No voice: the computer's speech server does not answer."]
    assert rig.dropped() == [("Lift.", "off"), ("Lower.", "off")]


def test_a_server_with_nothing_to_speak_with_names_the_package(rig, until):
    rig.server(modules=("dummy",))
    rig.voice.start()
    until(lambda: rig.notices != [])
    assert "nothing to speak with" in rig.notices[0]
    assert "speech-dispatcher-espeak-ng" in rig.notices[0]


def test_the_test_says_what_came_of_it(rig, until):
    server = rig.server()
    rig.voice.test()
    until(lambda: rig.tests != [])
    assert server.said == ["Lie on your right side. Left leg works."]
    assert rig.tests[0].startswith("The voice has spoken.")
    assert rig.notices == []


def test_the_test_without_a_server_says_what_is_missing(rig, until):
    rig.voice.test()
    until(lambda: rig.tests != [])
    assert "speech-dispatcher is missing" in rig.tests[0]
    assert rig.notices == []


def test_the_voices_are_those_of_our_language_without_their_thousand_variants(rig, until):
    rig.server()
    rig.voice.ask_voices()
    until(lambda: rig.names != [])
    assert rig.names == [("English (America)", "English (Great Britain)")]


def test_what_woke_the_server_only_for_a_test_lets_it_go(rig, until):
    server = rig.server()
    rig.voice.test()
    until(lambda: rig.tests != [])
    until(lambda: server.clients() == 0)
    assert not rig.voice._engine.usable()


@pytest.mark.parametrize(
    ("environ", "path"),
    [
        ({"SPEECHD_ADDRESS": "unix_socket:/a/b"}, "/a/b"),
        ({"XDG_RUNTIME_DIR": "/run/user/1"}, "/run/user/1/speech-dispatcher/speechd.sock"),
    ],
)
def test_the_server_is_looked_for_where_it_listens(environ, path):
    assert socket_path(environ) == path
