"""What a person's own picture may be."""

from __future__ import annotations

import pytest

from spasmfree.core.own_picture import MOST_BYTES, fault, is_name

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 30
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize("name", ["my lift.png", "a.JPG", "b.jpeg", "c.webp", "leg-1.svg"])
def test_a_file_beside_the_content_is_named(name):
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["../a.png", "/a.png", "x/a.png", "x\\a.png", "a.gif", "a.png.exe", ".png", "C:a.png"]
)
def test_nothing_else_is_a_name(name):
    assert not is_name(name)


def test_bytes_are_what_the_name_says():
    assert fault("a.png", PNG) == ""
    assert fault("a.jpg", b"\xff\xd8\xff\xe0more") == ""
    assert fault("a.webp", b"RIFF\0\0\0\0WEBPVP8 ") == ""
    for name in ("a.jpg", "a.jpeg", "a.webp"):
        assert "save it again" in fault(name, PNG)
    assert "save it again" in fault("a.png", b"")
    assert "smaller" in fault("a.png", PNG + b"\0" * MOST_BYTES)


@pytest.mark.parametrize(
    "inside",
    [
        "<path d='M0 0h10'/>",
        "<use x:href='#leg'/>",
        "<rect fill='url(#shade)' style='stroke:url( \"#a\")'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<style>.a { fill: red }</style>",
    ],
)
def test_a_plain_drawing_is_good(inside):
    assert fault("a.svg", SVG.format(inside).encode()) == ""


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<rect onclick='go()'/>", "script"),
        ("<foreignObject/>", "script"),
        ("<animateTransform/>", "moves"),
        ("<a href='javascript:go()'/>", "outside"),
        ("<image x:href='http://example.org/a.png'/>", "outside"),
        ("<image href='file:///etc/passwd'/>", "outside"),
        ("<image href='data:image/svg+xml;base64,AAAA'/>", "outside"),
        ("<rect fill='url(http://example.org/#a)'/>", "outside"),
        ("<style>@import 'http://example.org/a.css';</style>", "outside"),
        ("<rect style='fill:url(\"//example.org\")'/>", "outside"),
    ],
)
def test_a_drawing_that_runs_or_reaches_out_is_refused(inside, said):
    assert said in fault("a.svg", SVG.format(inside).encode())


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg", b"<html/>", b"\xff\xfe\0", b'<?xml version="1.0" encoding="klingon"?><svg/>'],
)
def test_what_is_no_drawing_is_refused(data):
    assert "no SVG" in fault("a.svg", data)


def test_entities_are_refused_before_they_are_read():
    bomb = b'<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG.format("&b;").encode()
    assert "entities" in fault("a.svg", bomb)
