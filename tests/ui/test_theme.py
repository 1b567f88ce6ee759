"""A change of theme reaches what is on screen: sheet, palette, icons, painted widgets."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from ui.geometry import settle

from spasmfree.core.errors import KnownError
from spasmfree.resources import resource
from spasmfree.ui import icons, theme, tokens
from spasmfree.ui.parts import Glyph, button, label


def colours(widget):
    """The colours on `widget` as painted, most frequent first."""
    image = widget.grab().toImage()
    counts = {}
    for x in range(image.width()):
        for y in range(image.height()):
            name = image.pixelColor(x, y).name().upper()
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=counts.get, reverse=True)


def test_system_follows_the_desktop(qapp, look):
    look("system")
    assert theme.choice() == "system"
    assert theme.name() in ("light", "dark")


def test_palette_says_the_tokens(qapp, look):
    look("dark")
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window).name().upper() == tokens.DARK["canvas"]
    assert palette.color(QPalette.ColorRole.Highlight).name().upper() == tokens.DARK["accent"]


def test_change_is_told_after_the_sheet_is_set(qapp, look, qtbot):
    look("light")
    seen = []
    theme.signals.changed.connect(lambda: seen.append((theme.name(), qapp.styleSheet())))
    look("contrast")
    assert seen[0][0] == "contrast"
    assert tokens.CONTRAST["accent"] in seen[0][1]


def test_icon_of_a_button_follows_the_theme(qtbot, look):
    look()
    made = button("", "icon", "plus", name="More")
    qtbot.addWidget(made)
    settle(made, 60, 60)
    assert tokens.LIGHT["text"] in colours(made)
    look("dark")
    settle(made, 60, 60)
    assert tokens.DARK["text"] in colours(made)
    made.close()


def test_glyph_follows_the_theme(qtbot, look):
    look()
    made = Glyph("play", "accent", 40)
    qtbot.addWidget(made)
    settle(made, 40, 40)
    assert tokens.LIGHT["accent"] in colours(made)
    look("dark")
    assert tokens.DARK["accent"] in colours(made)
    made.close()


def test_text_size_reaches_labels_and_controls(qtbot, look):
    look(scale=1.5)
    text, press = label("Words"), button("Press")
    for made, wanted in ((text, 22), (press, 22)):
        qtbot.addWidget(made)
        settle(made, 200, 80)
        assert made.fontInfo().pixelSize() == wanted
        made.close()
    assert press.sizeHint().height() == 45


def test_every_icon_can_be_drawn(qapp):
    for file in resource("icons").glob("*.svg"):
        assert not icons.pixmap(file.stem, "text", 24).toImage().isNull()


def test_a_missing_file_is_told_in_a_sentence(qapp):
    with pytest.raises(KnownError, match=r"resources/icons/nothing\.svg is missing"):
        icons.pixmap("nothing", "text")
