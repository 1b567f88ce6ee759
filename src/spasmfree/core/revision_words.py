"""What was changed in the diary, in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from spasmfree.core import days, diary, formats
from spasmfree.core.diary_rows import episode_title, pause_names, pause_title
from spasmfree.core.entries import Episode, Note, Pause
from spasmfree.core.flare import trigger_names
from spasmfree.core.revisions import (
    Act,
    Content,
    Revision,
    WholeSession,
    from_json,
    newest_first,
    undoable,
)
from spasmfree.core.words import tr

MOST = 200  # shown; older ones stay on disk
_SHORT = 40  # characters of a text
_DAYS = frozenset({"day", "start_day", "end_day", "first_day", "last_day"})


@dataclass(frozen=True, slots=True)
class Told:
    """One change; sentences are finished."""

    revision: Revision
    when: str
    what: str  # which record, such as "Standard A, 12 Nov"
    did: str  # what was done to it
    can_undo: bool


def told(
    revisions: Iterable[Revision],
    programs: Mapping[str, str],
    exercises: Mapping[str, str],
    today: str,
) -> tuple[Told, ...]:
    """The latest changes, newest first; those that are readable by this version."""
    found = newest_first(revisions)
    free = undoable(found)
    made = []
    for each in found[:MOST]:
        try:
            content = from_json(each.what, each.after or each.before)
        except (KeyError, TypeError, ValueError):
            continue  # of another version
        when = tr(
            "{day}, {time}",
            day=formats.short_date(_day(each), today),
            time=formats.clock(each.at_ms, each.offset_min),
        )
        name = _name(content, programs, exercises, today)
        made.append(Told(each, when, name, _did(each, today), each.id in free))
    return tuple(made)


def _day(revision: Revision) -> str:
    return days.day_of(revision.at_ms, revision.offset_min, 0)


def _name(
    content: Content, programs: Mapping[str, str], exercises: Mapping[str, str], today: str
) -> str:
    if isinstance(content, WholeSession):
        session = content.session
        title, day = diary.title(session, programs, exercises), session.day
    elif isinstance(content, Episode):
        title, day = episode_title(content, today), content.start_day
    elif isinstance(content, Pause):
        title, day = pause_title(content), content.first_day
    elif isinstance(content, Note):
        title, day = tr("Note"), content.day
    else:
        title, day = tr("Pain {n}", n=content.score), content.day
    return tr("{title}, {day}", title=title, day=formats.short_date(day, today))


def _did(revision: Revision, today: str) -> str:
    if revision.undone_ms is not None:
        return tr("Taken back")
    if revision.act is Act.ADDED:
        return tr("Added")
    if revision.act is Act.DELETED:
        return tr("Deleted")
    changes = _changes(_fields(revision.before), _fields(revision.after), today)
    return formats.capital("; ".join(changes)) if changes else tr("Changed")


def _fields(text: str) -> dict[str, Any]:
    """The fields of a record; those of a session with its sets as one."""
    values: dict[str, Any] = json.loads(text)
    if "session" in values:
        lasted = values["session"]["ended_ms"] - values["session"]["started_ms"]
        minutes = max(1, round(lasted / days.MINUTE_MS))
        return {**values["session"], "sets": values["sets"], "minutes": minutes}
    return values


def _changes(before: Mapping[str, Any], after: Mapping[str, Any], today: str) -> list[str]:
    found = []
    for field, words in _field_names().items():
        old, new = before.get(field), after.get(field)
        if old == new:
            continue
        if field == "sets":
            found.append(words)
        else:
            said = _say(field, old, today), _say(field, new, today)
            found.append(tr("{field}: {old} to {new}", field=words, old=said[0], new=said[1]))
    return found


def _say(field: str, value: object, today: str) -> str:
    """A value as the diary says it."""
    if value is None or value == "":
        return tr("open") if field in ("end_day", "last_day") else tr("nothing")
    if field in _DAYS:
        return formats.short_date(str(value), today)
    return _names(field).get(str(value)) or formats.beginning(str(value), _SHORT)


def _names(field: str) -> Mapping[str, str]:
    """What a person chooses among, by what is kept."""
    if field == "trigger":
        return {each.value: words for each, words in trigger_names().items()}
    if field == "felt_next_morning":
        return {each.value: words for each, words in diary.felt_names().items()}
    if field == "kind":
        return {each.value: words for each, words in pause_names().items()}
    return {}


def _field_names() -> dict[str, str]:
    """The fields that a person changes, in words."""
    return {
        "day": tr("day"),
        "start_day": tr("began"),
        "end_day": tr("last day"),
        "first_day": tr("from"),
        "last_day": tr("to"),
        "kind": tr("kind"),
        "peak": tr("strongest pain"),
        "trigger": tr("what went before it"),
        "days_lost": tr("training days lost"),
        "score": tr("pain"),
        "site": tr("where"),
        "pain_before": tr("pain before"),
        "pain_worst": tr("pain at worst"),
        "pain_after": tr("pain after"),
        "pain_next_morning": tr("pain next morning"),
        "felt_next_morning": tr("next morning"),
        "effort": tr("effort"),
        "minutes": tr("minutes"),
        "sets": tr("sets corrected"),
        "text": tr("words"),
        "note": tr("note"),
    }
