"""Where tests find the check against a JSON Schema."""

from __future__ import annotations

from spasmfree.core.json_schema import faults

__all__ = ["faults"]
