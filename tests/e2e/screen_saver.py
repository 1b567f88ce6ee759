"""A stand-in for the desktop's screen saver; run by the system's Python, with gi.

    /usr/bin/python3 screen_saver.py

It hands out cookies and writes one JSON object a line: what happened (ready, taken, returned,
lost), when on the steady clock in s, and how many cookies are out after it. As real ones do, it
takes back the cookies of a program that ends.
"""

import json
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.freedesktop.ScreenSaver"
PATHS = ("/org/freedesktop/ScreenSaver", "/ScreenSaver")
WHAT = f"""
<node><interface name="{NAME}">
  <method name="Inhibit">
    <arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="out" type="u"/>
  </method>
  <method name="UnInhibit"><arg direction="in" type="u"/></method>
</interface></node>
"""
out = {}  # cookie -> who has it
given = 0


def tell(what):
    print(json.dumps({"what": what, "at": time.monotonic(), "out": len(out)}), flush=True)


def call(_bus, sender, _path, _interface, method, arguments, invocation):
    global given  # noqa: PLW0603 - a program of one page
    if method == "Inhibit":
        given += 1
        out[given] = sender
        invocation.return_value(GLib.Variant("(u)", (given,)))
        tell("taken")
    else:
        known = out.pop(arguments.unpack()[0], None)
        invocation.return_value(None)
        tell("returned" if known else "unknown")


def ended(_bus, _sender, _path, _interface, _signal, arguments):
    name, _, new = arguments.unpack()
    for cookie in [cookie for cookie, owner in out.items() if owner == name and not new]:
        del out[cookie]
        tell("lost")


bus = Gio.bus_get_sync(Gio.BusType.SESSION)
bus.signal_subscribe(
    "org.freedesktop.DBus", "org.freedesktop.DBus", "NameOwnerChanged", "/org/freedesktop/DBus",
    None, Gio.DBusSignalFlags.NONE, ended,
)  # fmt: skip
for path in PATHS:
    bus.register_object(path, Gio.DBusNodeInfo.new_for_xml(WHAT).interfaces[0], call, None, None)
Gio.bus_own_name_on_connection(bus, NAME, 0, lambda *_: tell("ready"), None)
GLib.MainLoop().run()
