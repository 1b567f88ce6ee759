"""Without a bus, or with one that is no bus, there are no media keys and no trouble."""

from __future__ import annotations

import socket
import sys

import pytest

from spasmfree.system import media_keys
from spasmfree.system.media_keys import MediaKeys

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a bus of Linux desktops")


@pytest.fixture
def keys(qapp):
    made = MediaKeys()
    yield made
    made.hide()


def opened(keys, qtbot):
    """Wait until it has tried."""
    qtbot.waitUntil(lambda: not keys._beside._runs)


@pytest.mark.parametrize(
    "address",
    [None, "", "nonsense", "unix:path=/nonexistent/bus", "tcp:host=localhost,port=1", "unix:dir=/"],
)
def test_without_a_bus_nothing_is_there(keys, qtbot, monkeypatch, address):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    if address is not None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    keys.show("moving", "Pelvic tilt")
    opened(keys, qtbot)
    keys.show("still", "Pelvic tilt")
    keys.hide()
    assert keys._bus._socket is None


@pytest.mark.parametrize("answer", [b"", b"REJECTED\r\n", b"OK 00\r\n" + b"\xff" * 40])
def test_what_is_no_bus_is_left(keys, qtbot, monkeypatch, tmp_path, answer):
    place = tmp_path / "bus"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(place))
        server.listen()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={place}")
        keys.show("moving", "Pelvic tilt")
        opened(keys, qtbot)
        caller, _ = server.accept()
        with caller:
            caller.sendall(answer)
        qtbot.waitUntil(lambda: keys._bus._socket is None)
        keys.show("still", "Pelvic tilt")


def test_a_session_that_is_over_before_it_is_loaded_takes_no_name(keys, qtbot, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    made = []
    monkeypatch.setattr(media_keys, "_root", lambda: made.append(1) or {})
    keys.show("moving", "Pelvic tilt")
    keys.hide()
    opened(keys, qtbot)
    assert not made
