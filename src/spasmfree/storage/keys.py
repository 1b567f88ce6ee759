"""Ids as the tables with many rows keep them: a UUID in its 16 bytes, any other text as it is.

As bytes UUIDs sort as their text does.
"""

from __future__ import annotations

import re
import sqlite3

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").fullmatch


def pack(id_: str) -> str | bytes:
    """What stands for an id in these tables; `unpack` gives the same id back."""
    return bytes.fromhex(id_.replace("-", "")) if _UUID(id_) else id_


def unpack(key: str | bytes) -> str:
    """The id that `pack` was given."""
    if isinstance(key, str):
        return key
    digits = key.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def teach(db: sqlite3.Connection) -> None:
    """Give a connection `id_key(text)` and `id_text(key)`; both leave NULL as it is."""
    db.create_function("id_key", 1, lambda id_: id_ and pack(id_), deterministic=True)
    db.create_function("id_text", 1, lambda key: key and unpack(key), deterministic=True)
