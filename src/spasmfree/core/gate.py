"""The version of the safety text that is shown before anything else (decisions D26)."""

from __future__ import annotations

GATE_VERSION = "2026-11"  # changed with the text, so that everybody is asked again
