"""The figure's first renderer is what `make bench` measures against, so nobody improves it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

PROTOTYPE = Path(__file__).parent / "prototype"
AS_IT_WAS = {
    "body.py": "17491eb6c8d881674f59a3ca87b20fc094d64a2873f9cb9f28ef5d20f9048f1e",
    "exercises.py": "3b0dc7de45451aa6971946e88d66fcffda5be79f67b0247199aa7242557eff16",
    "props.py": "c0e209e8b24e894e20f26e5ebea65ccb2ab6a7583b1f901b76b35f213fcf078a",
    "render.py": "2bdc4c598ea7f97e5adc0fff17099b3a10dad7e62f308b858d115ccf04912ab0",
    "scene.py": "338bfb67c2eab139f28bee9710f7ef493346fe145764c516cbfc12d3909469e7",
    "skeleton.py": "50ad49dfb216906b696d66981b93a85e182aa88e2de0ff1d5573b8e17f2dc409",
    "theme.py": "80b689313ce038231ce25424f817bd635baa4777415da04775eabbc68d9640d0",
}


@pytest.mark.parametrize("name", AS_IT_WAS)
def test_it_is_as_it_was(name: str) -> None:
    found = hashlib.sha256((PROTOTYPE / name).read_bytes()).hexdigest()
    assert found == AS_IT_WAS[name]


def test_nothing_was_added_or_taken_away() -> None:
    assert {each.name for each in PROTOTYPE.glob("*.py")} == set(AS_IT_WAS)


def test_it_still_paints_a_figure() -> None:
    code = """
import numpy as np
from PySide6.QtGui import QGuiApplication, QImage, QPainter
application = QGuiApplication([])
from scene import BYKEY, Scene
scene = Scene(BYKEY["sl_abd"])
image = QImage(160, 120, QImage.Format.Format_RGB32)
painter = QPainter(image)
scene.paint(painter, scene.camera(160, 120), 1.0)
painter.end()
print(len(np.unique(np.frombuffer(image.constBits(), np.uint32))))
"""
    done = subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=PROTOTYPE, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert int(done.stdout) > 100
