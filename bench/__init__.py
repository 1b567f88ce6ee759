"""Measurements against the least that could be done, in one run: `make bench`."""
