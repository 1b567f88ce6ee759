"""The poses that come with the program, read once; loads what solves them (numpy) when asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from spasmfree.resources import read, resource

if TYPE_CHECKING:
    from spasmfree.body.pose import Pose


@cache
def built_in() -> Mapping[str, Pose]:
    """All of them by id. Takes a quarter of a second the first time; a thread may ask."""
    from spasmfree.body.pose_file import parse

    return parse(read(resource("poses.json")))
