"""A name of ours on the session bus of the desktop, which others can call.

Read and written when the socket says so, on the thread of the window: nothing waits for the bus.
Why not with QtDBus: docs/decisions/0008.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.auth import BEGIN, AuthenticationError, Authenticator
from jeepney.bus import get_bus
from jeepney.low_level import Parser
from PySide6.QtCore import QObject, QSocketNotifier

_DAEMON = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_PROPERTIES = "org.freedesktop.DBus.Properties"
_TAKE_OVER_NOTHING = 4  # DBUS_NAME_FLAG_DO_NOT_QUEUE
_AT_ONCE = 65_536  # bytes
_UNKNOWN = "org.freedesktop.DBus.Error.UnknownMethod"
_NO_PROPERTY = "org.freedesktop.DBus.Error.UnknownProperty"

Values = Mapping[str, tuple[str, Any]]  # name -> signature and value
Call = Callable[[str, str], bool]  # interface and method -> whether there is such a one


class Bus(QObject):
    """One object at one path; what cannot be done, as without a bus, is left without a word."""

    def __init__(
        self, name: str, path: str, interfaces: Mapping[str, Values], call: Call, parent: QObject
    ) -> None:
        """`interfaces` holds the properties of each interface; `call` does what is called."""
        super().__init__(parent)
        self._name, self._path, self._call = name, path, call
        self._interfaces = dict(interfaces)
        self._serial = 0
        self._auth, self._parser = Authenticator(), Parser()
        self._socket: socket.socket | None = None
        # One for all connections: to make and delete one for each has crashed in Qt.
        self._notifier = QSocketNotifier(QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def open(self) -> bool:
        """Ask for the name; false where there is no bus."""
        try:
            made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            self._socket = made
            made.setblocking(False)
            made.connect(get_bus("SESSION"))
        except (OSError, KeyError, ValueError, RuntimeError, AttributeError):
            self.close()
            return False
        self._serial, self._auth, self._parser = 0, Authenticator(), Parser()
        self._notifier.setSocket(made.fileno())
        self._notifier.setEnabled(True)
        self._introduce()
        return True

    def close(self) -> None:
        """Let the name and the connection go."""
        self._notifier.setEnabled(False)
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def change(self, interface: str, values: Values) -> None:
        """Properties have other values now; who listens is told."""
        known = self._interfaces[interface]
        news = {name: value for name, value in values.items() if known.get(name) != value}
        if not news:
            return
        self._interfaces[interface] = {**known, **news}
        if self._auth.authenticated:
            emitter = DBusAddress(self._path, interface=_PROPERTIES)
            body: tuple[Any, ...] = (interface, news, [])
            self._send(new_signal(emitter, "PropertiesChanged", "sa{sv}as", body))

    def _introduce(self) -> None:
        """The next step of getting known to the bus, which answers each with a line."""
        while (line := self._auth.data_to_send()) is not None and line:
            self._write(line)
        if self._auth.authenticated:
            self._write(BEGIN)
            self._send(new_method_call(_DAEMON, "Hello"))
            body = (self._name, _TAKE_OVER_NOTHING)
            self._send(new_method_call(_DAEMON, "RequestName", "su", body))

    def _read(self) -> None:
        if self._socket is None:
            return
        try:
            data = self._socket.recv(_AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.close()
        elif self._auth.authenticated:
            for message in self._parser.feed(data):
                self._hear(message)
        else:
            self._get_known(data)

    def _get_known(self, answer: bytes) -> None:
        try:
            self._auth.feed(answer)
        except AuthenticationError:
            self.close()
        else:
            self._introduce()

    def _hear(self, message: Message) -> None:
        if message.header.message_type is not MessageType.method_call:
            return
        answer = self._answer(message)
        if not message.header.flags & MessageFlag.no_reply_expected:
            self._send(answer)

    def _answer(self, message: Message) -> Message:
        fields = message.header.fields
        interface = fields.get(HeaderFields.interface, "")
        method = fields[HeaderFields.member]
        if interface == _PROPERTIES:
            return self._answer_properties(message, method)
        if fields[HeaderFields.path] == self._path and self._call(interface, method):
            return new_method_return(message)
        return new_error(message, _UNKNOWN, "s", (f"There is no {interface}.{method}",))

    def _answer_properties(self, message: Message, method: str) -> Message:
        values = self._interfaces.get(message.body[0] if message.body else "", {})
        if method == "GetAll":
            return new_method_return(message, "a{sv}", (dict(values),))
        if method == "Get" and message.body[1] in values:
            return new_method_return(message, "v", (values[message.body[1]],))
        return new_error(message, _NO_PROPERTY, "s", ("There is no such property to be had",))

    def _send(self, message: Message) -> None:
        self._serial += 1
        self._write(message.serialise(self._serial))

    def _write(self, data: bytes) -> None:
        """A bus that takes nothing any more is no bus."""
        if self._socket is None:
            return
        try:
            self._socket.sendall(data)
        except OSError:
            self.close()
