"""Paints the figure. Loaded when a figure is first shown: it needs numpy."""
