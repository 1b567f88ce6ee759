"""Writes the database of the present version for test_database; run once for each release.

Usage: python -m data.make, from the folder tests. Databases of earlier versions stay as they are.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from storage.examples import ENTRIES, HEAD, HURT, PLAN, REVISION, SESSION, SETS, News, entry, store

from spasmfree.core.settings import PersonSettings
from spasmfree.storage.database import migrations
from spasmfree.storage.places import DATABASE


def main() -> None:
    """Fill a database with the examples and put it beside this file."""
    with tempfile.TemporaryDirectory() as name:
        made = store(Path(name), News())
        made.save_session(SESSION, SETS, [HURT])
        for each in ENTRIES:
            made.keep(each)
        made.keep(ENTRIES[0], REVISION)
        made.save_plan(PLAN)
        made.save_person(PersonSettings(units="lb"))
        made.begin(replace(HEAD, id="s2"))
        made.append("s2", entry(1))
        made.append("s2", entry(2))
        made.close()
        target = Path(__file__).with_name(f"v{len(migrations())}.sqlite")
        shutil.copyfile(Path(name) / DATABASE, target)


if __name__ == "__main__":
    main()
