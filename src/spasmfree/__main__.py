"""Lets `python -m spasmfree` do what `spasmfree` does."""

from __future__ import annotations

import sys

from spasmfree.cli import main

sys.exit(main())
