"""Turns the text of resources/poses.json into checked poses (decisions D24)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from spasmfree.body.muscles import drawn
from spasmfree.body.pose import (
    Arc,
    Base,
    Ending,
    Frame,
    Key,
    Movement,
    Pin,
    Point,
    Pose,
    Press,
    Prop,
    PropKind,
    Stop,
    Surface,
    Touch,
    View,
)
from spasmfree.body.pose_overlay import Written, whole
from spasmfree.body.shape import BODY
from spasmfree.body.skeleton import BONES, RANGES
from spasmfree.core.content_fields import Fields, Place, opened
from spasmfree.core.words import tr

SCHEMA = 1  # of the file; raised when an older program could no longer read it
_SIDES = {"working": "left", "other": "right"}
_GRIPS = ("open", "grip")
_FAR = 5.0  # body heights: nothing is further away
_FEWEST = 2  # joints that make a line
_STAYS: Point = (0.0, 0.0, 0.0)
_STANDING = (PropKind.CHAIR, PropKind.BED, PropKind.PILLOW, PropKind.DOOR_BAND)
_NEEDS = {  # the field without which a thing cannot be drawn
    PropKind.WEIGHT: "side", PropKind.STRAP: "side", PropKind.SLIDER: "side",
    PropKind.DOOR_BAND: "side", PropKind.BAND: "bone",
    PropKind.BED: "size", PropKind.PILLOW: "size", PropKind.WALL: "size",
}  # fmt: skip


def parse(text: str, name: str = "poses.json") -> Mapping[str, Pose]:
    """The poses that `text` holds, by id; `name` is how sentences call the file.

    Raises:
        KnownError: One sentence with file, exercise, frame and joint, and what is expected there.
    """
    top = opened(text, name, SCHEMA)
    written: dict[str, Written] = {}
    poses: dict[str, Pose] = {}
    for value, place in top.list("poses", at_least=1):
        entry = whole(value, place, written)
        named = entry.get("id")
        fields = Fields(entry, Place(place.file, f'poses "{named}"' if named else place.path))
        pose = _pose(fields)
        fields.close()
        if pose.id in poses:
            fields.place.at("id").refuse(tr("The id is taken by an earlier entry; choose another."))
        _touchable(pose, fields.place)
        if pose.mistake is not None and pose.of in poses:
            pose = pose._replace(right=poses[pose.of])
        written[pose.id], poses[pose.id] = entry, pose
    top.close()
    return poses


def _pose(fields: Fields) -> Pose:
    own = fields.id()
    props = tuple(_prop(part) for part in _parts(fields, "props"))
    return Pose(
        id=own,
        of=fields.id("of") if fields.has("of") else own,
        easier=fields.id("easier") if fields.has("easier") else "",
        mistake=fields.number("mistake", 0, 20) if fields.has("mistake") else None,
        reach=_decimal(fields, "reach", 0, 1) if fields.has("reach") else 1.0,
        movement=(fields.member("movement", Movement) if fields.has("movement") else Movement.REPS),
        base=fields.member("base", Base),
        anchor=_bone(fields, "anchor") if fields.has("anchor") else "pelvis",
        anchor_at=_point_or(fields, "anchor_at"),
        shift=_path(fields, "shift") if fields.has("shift") else (),
        contacts=_solids(fields, "contacts", at_least=1),
        ground=_decimal(fields, "ground", 0.0, 1.0) if fields.has("ground") else 0.0,
        head_rests=_head(fields),
        hands={
            side: fields.one_of(f"hand_{which}", _GRIPS) if fields.has(f"hand_{which}") else "open"  # type: ignore[misc]  # one of the grips
            for which, side in _SIDES.items()
        },
        frames=_frames(fields),
        pins=tuple(_pin(part, props) for part in _parts(fields, "pins")),
        props=props,
        view=_angle_of_view(fields),
        ghost=_solids(fields, "ghost") if fields.has("ghost") else (),
        arc=_arc(fields.part("arc")) if fields.has("arc") else None,
        stop=_stop(fields.part("stop")) if fields.has("stop") else None,
        muscles=tuple(_muscle(part) for part in _parts(fields, "muscles")),
        lines=_lines(fields) if fields.has("lines") else (),
        touches=tuple(_touch(part) for part in _parts(fields, "touches")),
        presses=tuple(_press(part) for part in _parts(fields, "presses")),
        takes_over=tuple(_muscle(part) for part in _parts(fields, "takes_over")),
        inset=_view(fields.part("inset")) if fields.has("inset") else None,
        right=None,
    )


def _touchable(pose: Pose, place: Place) -> None:
    """What a part touches has to be there."""
    there = {prop.kind.value for prop in pose.props} | {Surface.FLOOR.value}
    for number, touch in enumerate(pose.touches):
        if touch.on.value not in there:
            place.at("touches").index(number).at("on").refuse(
                tr("Expected something that stands among the props, or the floor.")
            )


def _head(fields: Fields) -> float | None:
    """The gap under a head that rests; a mistake may write null, where it is lifted."""
    if not fields.has("head_rests") or fields.raw("head_rests") is None:
        return None
    return _decimal(fields, "head_rests", 0, 0.3)


def _parts(fields: Fields, name: str) -> tuple[Fields, ...]:
    return fields.parts(name) if fields.has(name) else ()


def _frames(fields: Fields) -> tuple[Frame, ...]:
    parts = fields.parts("frames", at_least=2)
    frames = tuple(_frame(part) for part in parts)
    moments = [frame.s for frame in frames]
    if moments != sorted(set(moments)) or moments[0] != 0 or moments[-1] not in (1, 2):
        fields.place.at("frames").refuse(
            tr("Expected s to rise from 0 in the first to 1 or 2 in the last frame.")
        )
    return frames


def _frame(part: Fields) -> Frame:
    s = _decimal(part, "s", 0, 2)
    root = _point_or(part, "root", most=180.0)
    angles: dict[str, float] = {}
    for which in ("middle", *_SIDES):
        if part.has(which):
            angles |= _angles(part.part(which), _SIDES.get(which, ""))
    part.close()
    return Frame(s, root, angles)


def _angles(part: Fields, side: str) -> dict[str, float]:
    """The angles of one side of the body, each inside what a joint does."""
    found = {}
    for name in part.written:
        full = f"{name}_{side}" if side else name
        if full not in RANGES:
            part.place.at(name).refuse(tr("This joint is not known; check its spelling."))
        found[full] = _decimal(part, name, *RANGES[full])
    return found


def _pin(part: Fields, props: Sequence[Prop]) -> Pin:
    on = _sided(part, "on", (*BONES, *_STANDING)) if part.has("on") else ""
    if on in _STANDING and on not in [prop.kind for prop in props]:
        part.place.at("on").refuse(tr("There is no such thing among the props; add it there."))
    pin = Pin(
        limb=part.one_of("limb", ("arm", "leg")),
        side=_SIDES[part.one_of("side", tuple(_SIDES))],
        on=on,
        path=_path(part, "at"),
        offset=_point_or(part, "offset"),
        pole=_path(part, "pole"),
        ending=part.member("ending", Ending) if part.has("ending") else Ending.FREE,
        heading=_point_or(part, "heading"),
        tilt=_decimal(part, "tilt", -60, 60) if part.has("tilt") else 0.0,
        rests=part.has("rests") and _yes(part, "rests"),
        normal=_point_or(part, "normal"),
        closes=_span(part, "closes") if part.has("closes") else None,
    )
    part.close()
    return pin


def _prop(part: Fields) -> Prop:
    kind = part.member("kind", PropKind)
    if kind in _NEEDS:
        part.raw(_NEEDS[kind])  # refused where it is missing
    prop = Prop(
        kind=kind,
        side=_SIDES[part.one_of("side", tuple(_SIDES))] if part.has("side") else "",
        bone=part.one_of("bone", ("thigh", "shank")) if part.has("bone") else "",
        at=_point_or(part, "at"),
        turn=_decimal(part, "turn", -180, 180) if part.has("turn") else 0.0,
        size=_point_or(part, "size"),
    )
    part.close()
    return prop


def _arc(part: Fields) -> Arc:
    arc = Arc(
        bone=_bone(part, "bone"),
        at=_point_or(part, "at"),
        about=_bone(part, "about") if part.has("about") else "",
        grow=_decimal(part, "grow", 0.5, 2) if part.has("grow") else 1.0,
        offset=_point_or(part, "offset"),
    )
    part.close()
    return arc


def _stop(part: Fields) -> Stop:
    solid = _sided(part, "solid", BODY)
    part.close()
    return Stop(solid, solid.rpartition("_")[2])


def _muscle(part: Fields) -> tuple[str, str]:
    found = part.one_of("muscle", sorted(drawn())), _SIDES[part.one_of("side", tuple(_SIDES))]
    part.close()
    return found


def _lines(fields: Fields) -> tuple[tuple[str, ...], ...]:
    """Lines, each through two joints or more, named by the bones that begin there."""
    found = []
    for value, place in fields.list("lines"):
        if not isinstance(value, list) or len(value) < _FEWEST:
            place.refuse(tr("Expected a list of at least two bones."))
        found.append(
            tuple(_known(name, place.index(number), BONES) for number, name in enumerate(value))
        )
    return tuple(found)


def _touch(part: Fields) -> Touch:
    touch = Touch(_bone(part, "bone"), part.member("on", Surface))
    part.close()
    return touch


def _press(part: Fields) -> Press:
    press = Press(_bone(part, "bone"), _point_or(part, "at"), _point_or(part, "way"))
    if press.way == _STAYS:
        part.place.at("way").refuse(tr("Expected a direction: x, y and z, not all of them 0."))
    part.close()
    return press


def _view(part: Fields) -> View:
    view = _angle_of_view(part)
    part.close()
    return view


def _angle_of_view(fields: Fields) -> View:
    return View(_decimal(fields, "azimuth", -180, 180), _decimal(fields, "elevation", -90, 90))


def _bone(fields: Fields, name: str) -> str:
    return _sided(fields, name, BONES)


def _solids(fields: Fields, name: str, at_least: int = 0) -> tuple[str, ...]:
    return tuple(_known(value, place, BODY) for value, place in fields.list(name, at_least))


def _sided(fields: Fields, name: str, known: Collection[str]) -> str:
    return _known(fields.raw(name), fields.place.at(name), known)


def _known(value: object, place: Place, known: Collection[str]) -> str:
    """A name such as thigh_working, as thigh_left."""
    name = value if isinstance(value, str) else ""
    stem, _, which = name.rpartition("_")
    found = f"{stem}_{_SIDES[which]}" if which in _SIDES else name
    if found not in known or which in _SIDES.values():
        place.refuse(
            tr("Expected the name of a part of the body, such as thigh_working or pelvis.")
        )
    return found


def _path(fields: Fields, name: str) -> tuple[Key, ...]:
    """Points with their moments, [[s, x, y, z], ...], or one point [x, y, z] for all of them."""
    elements = fields.list(name, at_least=1)
    if not isinstance(elements[0][0], list):
        return (Key(0.0, _triple([_number(v, p) for v, p in elements], fields.place.at(name))),)
    keys: list[Key] = []
    for value, place in elements:
        found = _numbers(value, place)
        if len(found) != 4:
            place.refuse(tr("Expected four numbers: s, x, y and z."))
        if keys and found[0] <= keys[-1].s:
            place.refuse(tr("Expected s to rise from point to point."))
        keys.append(Key(found[0], (found[1], found[2], found[3])))
    return tuple(keys)


def _point_or(fields: Fields, name: str, most: float = _FAR) -> Point:
    """Three numbers; all 0 where the field is not written."""
    if not fields.has(name):
        return _STAYS
    place = fields.place.at(name)
    return _triple([_number(v, p, -most, most) for v, p in fields.list(name)], place)


def _triple(found: Sequence[float], place: Place) -> Point:
    if len(found) != 3:
        place.refuse(tr("Expected three numbers: x, y and z."))
    return found[0], found[1], found[2]


def _span(fields: Fields, name: str) -> tuple[float, float]:
    found = [_number(value, place, 0, 1) for value, place in fields.list(name)]
    if len(found) != 2 or found[0] >= found[1]:
        fields.place.at(name).refuse(tr("Expected two numbers between 0 and 1, the first smaller."))
    return found[0], found[1]


def _yes(fields: Fields, name: str) -> bool:
    if fields.raw(name) is not True:
        fields.place.at(name).refuse(tr("Expected true; leave the field out otherwise."))
    return True


def _numbers(value: object, place: Place) -> list[float]:
    if not isinstance(value, list):
        place.refuse(tr("Expected a list in square brackets."))
    return [_number(one, place) for one in value]


def _decimal(fields: Fields, name: str, low: float, high: float) -> float:
    return _number(fields.raw(name), fields.place.at(name), low, high)


def _number(value: object, place: Place, low: float = -_FAR, high: float = _FAR) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        place.refuse(
            tr("Expected a number from {low} to {high}.", low=f"{low:g}", high=f"{high:g}")
        )
    return float(value)
