"""The person's own picture of an exercise: what a file may be, judged by its bytes.

Pictures come from elsewhere, so a drawing may bring nothing that runs or reaches out: no script,
no event, no style sheet or image from another place, and no entities that grow without end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spasmfree.core.words import tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BYTES = 2_000_000  # our own choice: a photo of 1600 x 1200 has far fewer
_NAME = re.compile(r"[\w][\w .-]*\.(png|jpe?g|webp|svg)", re.IGNORECASE)
_BEGINS = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}
_RUNS = frozenset({"script", "foreignObject", "iframe", "handler", "set"})
_INSIDE = re.compile(r"#|data:image/(png|jpeg|webp);base64,", re.IGNORECASE)
_REACHES_OUT = re.compile(r"@import|url\((?!\s*['\"]?\s*#)|javascript:|expression\(", re.IGNORECASE)


def is_name(text: str) -> bool:
    """Whether it is a file's name without a folder, of a kind that can be shown."""
    return _NAME.fullmatch(text) is not None


def kind_of(name: str) -> str:
    """The kind that a name says: png, jpg, jpeg, webp or svg."""
    return name.rpartition(".")[2].lower()


def fault(name: str, data: bytes) -> str:
    """What is wrong with a file of this name, as a sentence with a remedy; "" for nothing."""
    kind = kind_of(name)
    if len(data) > MOST_BYTES:
        return tr("The picture has more than 2\u00a0MB; save it smaller.")
    if kind == "svg":
        return _fault_of_drawing(data)
    if kind == "webp":
        right = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    else:
        right = data.startswith(_BEGINS[kind])
    if right:
        return ""
    return tr("It is not the {kind} picture that its name says; save it again.", kind=kind.upper())


def _fault_of_drawing(data: bytes) -> str:
    from xml.etree import ElementTree

    upper = data.upper()
    if any(word in upper for word in (b"<!DOCTYPE", b"<!ENTITY", b"<?XML-STYLESHEET")):
        return tr("The drawing defines entities or styles elsewhere; save it as a plain SVG.")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        root = None
    if root is None or _local(root.tag) != "svg":
        return tr("The drawing is no SVG that can be read; save it again, or as PNG.")
    for element in root.iter():
        if _runs(element):
            return tr("The drawing has a script or moves; save it as a plain SVG, or as PNG.")
        if _reaches_out(element):
            return tr("The drawing links to something outside of it; save it as PNG.")
    return ""


def _runs(element: Element) -> bool:
    name = _local(element.tag)
    acts = any(_local(key).lower().startswith("on") for key in element.attrib)
    return acts or name in _RUNS or name.startswith("animate")


def _reaches_out(element: Element) -> bool:
    texts = [element.text or "", *element.attrib.values()]
    links = [text for key, text in element.attrib.items() if _local(key) == "href"]
    outside = any(not _INSIDE.match(link.strip()) for link in links)
    return outside or any(_REACHES_OUT.search(text) for text in texts)


def _local(name: object) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""
