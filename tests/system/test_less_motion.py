"""What desktops say about motion, each in its own way."""

from __future__ import annotations

from spasmfree.system.less_motion import wanted


def says(text, command=""):
    """A computer that answers with `text` when a command begins with `command`."""
    return lambda asked: text if asked[0].startswith(command) else ""


def test_gnome():
    assert wanted({}, says("false", "gsettings"), "linux")
    assert not wanted({}, says("true", "gsettings"), "linux")
    assert not wanted({}, says(""), "linux")


def test_mac():
    assert wanted({}, says("1", "defaults"), "darwin")
    assert not wanted({}, says("0", "defaults"), "darwin")


def test_kde(tmp_path):
    home = {"XDG_CONFIG_HOME": str(tmp_path)}
    assert not wanted(home, says(""), "linux")
    for line, less in (("0.5", False), ("0", True), ("0.0", True)):
        (tmp_path / "kdeglobals").write_text(f"[KDE]\nAnimationDurationFactor={line}\n")
        assert wanted(home, says(""), "linux") is less


def test_a_command_that_is_not_there_is_no_answer(tmp_path):
    assert not wanted({"PATH": str(tmp_path), "HOME": str(tmp_path)}, None, "linux")
