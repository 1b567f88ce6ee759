"""SpasmFree: a guided home session for people whose back goes into spasm, and a diary of it."""

__version__ = "0.1.0"
