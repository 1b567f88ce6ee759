"""Writes down what a screen reader would be told; run by the system's Python, with gi.

    /usr/bin/python3 screen_reader.py

One JSON object a line: ready, then the words of each announcement, whether it breaks off what is
being read, and when it came, on the steady clock in s.
"""

import json
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

URGENT = 2  # ATSPI_LIVE_ASSERTIVE


def hear(event):
    print(
        json.dumps(
            {"words": event.any_data, "urgent": event.detail1 == URGENT, "at": time.monotonic()}
        ),
        flush=True,
    )


listener = Atspi.EventListener.new(hear)
listener.register("object:announcement")
print(json.dumps({"ready": True}), flush=True)
Atspi.event_main()
