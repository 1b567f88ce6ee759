"""The files around the source agree with each other and with what the README promises."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import spasmfree

ROOT = Path(__file__).parents[1]
PUBLIC = ("https://pypi.org/simple", "https://files.pythonhosted.org/")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_lock_file_names_public_places_only() -> None:
    places = re.findall(r'(?:registry|url) = "([^"]+)"', text("uv.lock"))
    assert places
    assert [place for place in places if not place.startswith(PUBLIC)] == []


def test_the_project_is_called_and_licensed_as_said() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    assert project["scripts"] == {"spasmfree": "spasmfree.cli:main"}
    assert project["license"] == "MIT"
    assert text("LICENSE").startswith("MIT License")


def test_qt_with_the_lost_reference_is_kept_out() -> None:
    wanted = tomllib.loads(text("pyproject.toml"))["project"]["dependencies"]
    assert any("PySide6" in line and "!=6.12.0" in line and "3.12" in line for line in wanted)


def test_the_changelog_begins_with_this_version() -> None:
    found = re.search(r"^## \[?(\d[^\] ]*)", text("CHANGELOG.md"), re.MULTILINE)
    assert found is not None
    assert found[1] == spasmfree.__version__


def test_nothing_that_was_made_is_kept() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    done = subprocess.run(
        ["git", "ls-files", "-ci", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == ""


def test_every_target_of_the_makefile_is_explained() -> None:
    for target in ("run", "test", "check", "e2e", "bench", "wheel", "clean", "help"):
        assert re.search(rf"^{target}:.*## \w", text("Makefile"), re.MULTILINE), target


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_figures_of_the_documents_are_small(theme: str) -> None:
    assert 50_000 < (ROOT / "docs" / f"figures-{theme}.png").stat().st_size <= 300_000
    assert f"docs/figures-{theme}.png" in text("README.md")
