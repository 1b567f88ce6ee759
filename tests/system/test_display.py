"""A window that cannot be shown is one sentence, and never an end of the process by Qt."""

from __future__ import annotations

import socket

import pytest

from spasmfree.system import display


@pytest.fixture
def platforms(tmp_path):
    for name in ("libqxcb.so", "libqoffscreen.so", "libqwayland.so"):
        (tmp_path / name).touch()
    return tmp_path


def test_a_platform_that_is_not_there_is_named(platforms):
    said = display.why_no_platform({"QT_QPA_PLATFORM": "bogus"}, platforms)
    assert said is not None
    assert "bogus" in said


@pytest.mark.parametrize("name", ["xcb", "", "offscreen:size=800x600", "wayland;xcb"])
def test_those_that_are_there_are_fine(platforms, name):
    assert display.why_no_platform({"QT_QPA_PLATFORM": name}, platforms) is None


def test_no_choice_at_all_is_fine(platforms):
    assert display.why_no_platform({}, platforms) is None


def test_the_installed_qt_is_looked_into():
    assert display.why_no_platform({"QT_QPA_PLATFORM": "bogus"}) is not None
    assert display.why_no_platform({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_a_compositor_that_is_gone_is_no_screen(tmp_path):
    environ = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
    assert display.why_no_screen(environ) is not None


def test_a_compositor_that_listens_is_a_screen(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the name of a socket may be at most 108 characters
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("wayland-0")
        listening.listen()
        environ = {"XDG_RUNTIME_DIR": "", "WAYLAND_DISPLAY": "wayland-0"}
        assert display.why_no_screen(environ) is None
