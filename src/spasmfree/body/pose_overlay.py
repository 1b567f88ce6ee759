"""A pose that is like another one: only what differs is written.

Easier forms and mistakes name the pose they are `of`. What they do not write is as it is there;
"start" and "end" change single angles of the frames at s = 0 and s = 1.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping

from spasmfree.core.content_fields import Place
from spasmfree.core.words import tr

Written = dict[str, object]

_FRAMES = {"start": 0, "end": 1}
_OWN = ("easier", "mistake", "reach")  # never taken over


def whole(value: object, place: Place, earlier: Mapping[str, Written]) -> Written:
    """The entry with all its fields. Raises KnownError where it is like no earlier pose."""
    if not isinstance(value, dict):
        place.refuse(tr("Expected an object in braces, with named fields."))
    if "of" not in value:
        return value
    name = value["of"]
    like = earlier.get(name) if isinstance(name, str) else None
    if like is None:
        place.at("of").refuse(tr("Expected the id of a pose further up in this file."))
    entry = copy.deepcopy(like)
    for own in _OWN:
        entry.pop(own, None)
    entry |= {key: one for key, one in value.items() if key not in _FRAMES}
    for key, moment in _FRAMES.items():
        if key in value:
            _change(entry, moment, value[key], place.at(key))
    return entry


def _change(entry: Written, moment: int, changes: object, place: Place) -> None:
    """Write other angles into the frame at this moment."""
    frames = entry.get("frames")
    found = frames if isinstance(frames, list) else []
    frame = next((f for f in found if isinstance(f, dict) and f.get("s") == moment), None)
    if frame is None or not isinstance(changes, dict):
        place.refuse(tr("Expected angles for a frame that is there."))
    for key, one in changes.items():
        old = frame.get(key)
        frame[key] = {**old, **one} if isinstance(old, dict) and isinstance(one, dict) else one
