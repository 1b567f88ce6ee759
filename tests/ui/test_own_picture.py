"""A person's own picture stands where there is no pose, and never breaks the pane."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from ui.pictures import differing, seen

from spasmfree.ui.figure_view import Still
from spasmfree.ui.own_picture import own_pictures

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    '<rect width="40" height="20" fill="#ff0000"/></svg>'
)


@pytest.fixture
def show(stage, drawing, tmp_path):
    """Shows an exercise without a pose whose picture has these bytes."""

    def shown(name, data):
        (tmp_path / name).write_bytes(data)
        own_pictures.load({"mine": tmp_path / name})
        stage.show_figure(Still(""))
        stage.show_figure(Still("mine"))
        return seen(stage)

    yield shown
    own_pictures.load({})


def red(picture):
    """The share of it that is pure red."""
    return (abs(picture[..., 2::-1] - (255, 0, 0)).max(2) < 10).mean()


@pytest.mark.parametrize("kind", ["png", "jpg", "webp", "svg"])
def test_it_is_shown_as_large_as_there_is_room(show, tmp_path, kind):
    if kind == "svg":
        data = DRAWING.encode()
    else:
        image = QImage(4_000, 2_000, QImage.Format.Format_RGB32)
        image.fill("#ff0000")
        assert image.save(str(tmp_path / f"made.{kind}"))
        data = (tmp_path / f"made.{kind}").read_bytes()
    picture = show(f"lift.{kind}", data)
    assert red(picture) == pytest.approx(464 * 232 / (480 * 270), abs=0.06)
    assert own_pictures.of("mine").width() <= 1_600


@pytest.mark.parametrize(
    "data",
    [b"", b"\x89PNG\r\n\x1a\n", DRAWING.encode(), b"\x89PNG\r\n\x1a\n" + b"\0" * 3_000_000],
)
def test_what_cannot_be_shown_leaves_the_calm_outline(show, stage, data):
    stage.show_figure(Still("another-without"))
    calm = seen(stage)
    assert differing(calm, show("lift.png", data)) == 0


def test_a_drawing_with_a_script_is_not_shown(show):
    assert red(show("lift.svg", DRAWING.replace("<rect", "<script/><rect").encode())) == 0


def test_a_file_that_is_gone_leaves_the_calm_outline(show, stage, tmp_path):
    own_pictures.load({"mine": tmp_path / "gone.png"})
    stage.show_figure(Still("mine"))
    assert red(seen(stage)) == 0
