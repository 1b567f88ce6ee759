"""Reads and works a window through its accessibility tree; run by the system's Python, with gi.

    /usr/bin/python3 atspi_driver.py PID

One JSON object a line comes in, one goes out. Orders: find, gone, press, write, choose, dump.
"""

import json
import pathlib
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STEP_S = 0.03


def is_running(pid):
    """Whether the program has not ended, nor waits to be buried."""
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def application(pid, deadline):
    """The root of the window's tree, as soon as the program has registered."""
    while time.monotonic() < deadline and is_running(pid):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == pid:
                return child
        time.sleep(STEP_S)
    raise LookupError(f"no accessible program with process {pid}")


def children(node):
    """The children that are there."""
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def states(node):
    """The names of the states that are set."""
    return [state.value_nick for state in node.get_state_set().get_states()]


def shown(node, top):
    """All nodes on the screen, those of hidden pages left out."""
    if node is not top and "showing" not in states(node):
        return
    yield node
    for child in children(node):
        yield from shown(child, top)


def describe(node):
    """What a person's screen reader would know of a node."""
    found = {
        "id": node.get_accessible_id(),
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "states": states(node),
    }
    value = node.get_value_iface()
    if value is not None:
        found["value"] = value.get_current_value()
        found["maximum"] = value.get_maximum_value()
    text = node.get_text_iface()
    if text is not None:
        found["text"] = text.get_text(0, text.get_character_count())
    box = node.get_component_iface()
    if box is not None:
        place = box.get_extents(Atspi.CoordType.SCREEN)
        found["box"] = [place.x, place.y, place.width, place.height]
    return found


def wanted(node, order):
    """Whether a node is the one that an order names."""
    same = all(
        getter() == order[key]
        for key, getter in (
            ("id", node.get_accessible_id),
            ("name", node.get_name),
            ("role", node.get_role_name),
        )
        if key in order
    )
    return same and set(order.get("states", ())) <= set(states(node))


def look(top, order):
    """The first node on the screen that an order names, with what it is, or None."""
    try:
        for node in shown(top, top):
            if wanted(node, order):
                return node, describe(node)
    except GLib.Error:  # a node went away while we looked: look again
        pass
    return None


def find(top, order):
    """The node and what it is, waiting for it until the order's deadline."""
    deadline = time.monotonic() + order.get("timeout", 10)
    while True:
        found = look(top, order)
        if found is not None:
            return found
        if time.monotonic() > deadline:
            raise LookupError(f"not on the screen: {order}")
        time.sleep(STEP_S)


def press(top, order):
    """Press the button, box, page or menu entry."""
    node, found = find(top, order)
    action = node.get_action_iface()
    names = [action.get_action_name(index) for index in range(action.get_n_actions())]
    for name in ("Press", "Toggle", "SetFocus"):
        if name in names:
            action.do_action(names.index(name))
            return found
    raise LookupError(f"nothing to press: {names}")


def write(top, order):
    """Put text into a field."""
    node, found = find(top, order)
    node.get_editable_text_iface().set_text_contents(order["text"])
    return found


def choose(top, order):
    """Set the value of a slider or number field."""
    node, found = find(top, order)
    node.get_value_iface().set_current_value(order["value"])
    return found


def gone(top, order):
    """Wait until the node is not on the screen any more."""
    deadline = time.monotonic() + order.get("timeout", 10)
    while look(top, order) is not None:
        if time.monotonic() > deadline:
            raise LookupError(f"still on the screen: {order}")
        time.sleep(STEP_S)
    return {}


def dump(top, order):
    """All nodes on the screen at one moment."""
    while True:
        try:
            return {"nodes": [describe(node) for node in shown(top, top)]}
        except GLib.Error:  # a node went away while we looked: look again
            time.sleep(STEP_S)


ORDERS = {
    "find": lambda top, order: find(top, order)[1],
    "gone": gone,
    "press": press,
    "write": write,
    "choose": choose,
    "dump": dump,
}


def main():
    """Answer until the input ends."""
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)  # we want what is there now
    try:
        top = application(int(sys.argv[1]), time.monotonic() + 20)
    except LookupError as error:
        print(json.dumps({"error": str(error)}), flush=True)
        return
    print(json.dumps({"ready": top.get_name()}), flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer = ORDERS[order.pop("order")](top, order)
        except (LookupError, GLib.Error) as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
