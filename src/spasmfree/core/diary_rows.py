"""The timeline of the diary: which records it shows, in which order, and each in words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from spasmfree.core import days, diary, formats
from spasmfree.core.diary import DiaryRow, DiaryState, Shown
from spasmfree.core.entries import Episode, Note, Pause, PauseKind, first_day
from spasmfree.core.flare import trigger_names
from spasmfree.core.record import PainRecord, SessionRecord
from spasmfree.core.words import tr, trn


class Show(StrEnum):
    """What the timeline is narrowed to."""

    ALL = "all"
    SESSIONS = "sessions"
    EPISODES = "episodes"
    PAIN = "pain"
    PAUSES = "pauses"
    NOTES = "notes"


_KINDS: Mapping[str, type] = {
    Show.SESSIONS: SessionRecord,
    Show.EPISODES: Episode,
    Show.PAIN: PainRecord,
    Show.PAUSES: Pause,
    Show.NOTES: Note,
}


def show_names() -> dict[Show, str]:
    """The choices in words, in the order in which they stand."""
    return {
        Show.ALL: tr("All"),
        Show.SESSIONS: tr("Sessions"),
        Show.EPISODES: tr("Episodes"),
        Show.PAIN: tr("Pain"),
        Show.PAUSES: tr("Pauses"),
        Show.NOTES: tr("Notes"),
    }


def timeline(state: DiaryState) -> tuple[Shown, ...]:
    """The records to show, newest first."""
    if state.show == Show.SESSIONS or not state.entries:
        return state.sessions if state.show in (Show.ALL, Show.SESSIONS) else ()
    if state.show == Show.ALL:
        since = state.earlier.before if state.earlier else ""
        found: list[Shown] = [*state.sessions]
        found += [each for each in state.entries if first_day(each) >= since]
    else:
        kind = _KINDS[state.show]
        found = [each for each in state.entries if isinstance(each, kind)]
    return tuple(sorted(found, key=_when, reverse=True))


def has_more(state: DiaryState) -> bool:
    """Whether older records follow that are not read yet."""
    return state.earlier is not None and state.show in (Show.ALL, Show.SESSIONS)


def day_of(shown: Shown) -> str:
    """The day under which a record stands, ISO."""
    return shown.day if isinstance(shown, SessionRecord) else first_day(shown)


def row(state: DiaryState, shown: Shown) -> DiaryRow:
    """A record in words."""
    if isinstance(shown, SessionRecord):
        return diary.row(state, shown)
    if isinstance(shown, Episode):
        return _episode(state, shown)
    if isinstance(shown, Pause):
        return _pause(state, shown)
    return _note(state, shown) if isinstance(shown, Note) else _score(state, shown)


def episode_title(episode: Episode, today: str) -> str:
    """Such as "Episode, 3 days"."""
    if episode.is_open:
        n = max(1, days.between(episode.start_day, today) + 1)
        return tr("Episode, day {n}", n=n)
    lasted = days.between(episode.start_day, episode.end_day) + 1
    return trn("Episode, {n}\u00a0day", "Episode, {n}\u00a0days", lasted)


def pause_title(pause: Pause) -> str:
    """What kind of pause it was."""
    return pause_names()[pause.kind]


def pause_names() -> dict[PauseKind, str]:
    """The kinds of pauses in words."""
    return {PauseKind.HOLIDAY: tr("Holiday"), PauseKind.ILLNESS: tr("Illness")}


def _when(shown: Shown) -> tuple[str, int, str]:
    at_ms = shown.started_ms if isinstance(shown, SessionRecord) else shown.at_ms
    return day_of(shown), at_ms, shown.id


def _made(state: DiaryState, shown: Shown, title: str, icon: str, **words: str) -> DiaryRow:
    day = day_of(shown)
    return DiaryRow(
        shown.id,
        formats.short_date(day),
        diary.weekday_of(day, state.today),
        title,
        words.get("facts", ""),
        words.get("beside", ""),
        words.get("note", ""),
        done=False,
        icon=icon,
    )


def _episode(state: DiaryState, episode: Episode) -> DiaryRow:
    told = []
    if episode.trigger is not None:
        told.append(trigger_names()[episode.trigger])
    if episode.peak is not None:
        told.append(tr("peak {n}", n=episode.peak))
    if episode.days_lost is not None:
        lost = episode.days_lost
        told.append(trn("{n} training day lost", "{n} training days lost", lost))
    return _made(
        state,
        episode,
        episode_title(episode, state.today),
        "flare",
        facts=" · ".join(told) or tr("No details yet"),
        beside=_span(episode.start_day, episode.end_day),
        note=episode.note,
    )


def _pause(state: DiaryState, pause: Pause) -> DiaryRow:
    if pause.last_day:
        lasted = days.between(pause.first_day, pause.last_day) + 1
        facts = trn("{n}\u00a0day", "{n}\u00a0days", lasted)
    else:
        facts = tr("It goes on")
    return _made(
        state,
        pause,
        pause_title(pause),
        "pause",
        facts=facts,
        beside=_span(pause.first_day, pause.last_day),
        note=pause.note,
    )


def _note(state: DiaryState, note: Note) -> DiaryRow:
    return _made(state, note, tr("Note"), "note", facts=" ".join(note.text.split()))


def _score(state: DiaryState, score: PainRecord) -> DiaryRow:
    told = formats.clock(score.at_ms, score.offset_min)
    facts = tr("{time}, {site}", time=told, site=score.site) if score.site else told
    title = tr("Pain {n}", n=0 if score.score is None else score.score)
    return _made(state, score, title, "ease", facts=facts, note=score.note)


def _span(first: str, last: str) -> str:
    """Such as "10 Nov to 12 Nov"; one day stands alone, an open end says so."""
    begin = formats.short_date(first)
    if not last:
        return tr("since {day}", day=begin)
    if first == last:
        return begin
    return tr("{first} to {last}", first=begin, last=formats.short_date(last))
