"""Changes of the diary, each kept with what was before it, so that it can be seen and undone."""

from __future__ import annotations

from dataclasses import replace

from spasmfree.app.parts import Parts
from spasmfree.core.entries import DiaryEntry
from spasmfree.core.revisions import (
    Act,
    Content,
    Revision,
    WholeSession,
    from_json,
    id_of,
    slim,
    to_json,
    undone,
    what_of,
)


class Book:
    """Writes what a person changes; each change comes back as the Revision that takes it back."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def whole(self, session_id: str) -> WholeSession | None:
        """A session as it is, with its sets and pain rows; None when it is not there."""
        store = self._parts.store
        session = store.session(session_id)
        if session is None:
            return None
        sets, pains = store.sets(session_id), store.pains(session_id)
        return WholeSession(session, tuple(sets), tuple(pains))

    def add(self, content: Content) -> Revision:
        """Keep something new."""
        return self._keep(None, content)

    def edit(self, before: Content, after: Content) -> Revision:
        """Keep something as it is now."""
        return self._keep(before, after)

    def delete(self, content: Content) -> Revision:
        """Put a tombstone on something."""
        made = self._revision(Act.DELETED, content, None)
        self._take_away(content, made)
        return made

    def take_back(self, revision: Revision) -> None:
        """Undo what one change changed; the revision is marked, not deleted."""
        marked = replace(revision, undone_ms=self._parts.wall().utc_ms)
        if not revision.before:
            self._take_away(from_json(revision.what, revision.after), marked)
            return
        before = from_json(revision.what, revision.before)
        if isinstance(before, WholeSession) and revision.act is Act.DELETED:
            self._parts.store.restore_session(before.session.id, marked)
            return
        current = self._current(before) if revision.after else None
        if current is not None:
            before = undone(current, before, from_json(revision.what, revision.after))
        self._put(before, marked)

    def _current(self, content: Content) -> Content | None:
        """The record as it is now; None when it is not there."""
        if isinstance(content, WholeSession):
            return self.whole(content.session.id)
        return self.entry(content.id)

    def entry(self, entry_id: str) -> DiaryEntry | None:
        """What stands in the diary under an id, besides sessions; None when nothing does."""
        return next((each for each in self.entries() if each.id == entry_id), None)

    def entries(self) -> tuple[DiaryEntry, ...]:
        """All that stands in the diary besides sessions."""
        store = self._parts.store
        return (*store.episodes(), *store.pauses(), *store.notes(), *store.scores())

    def _keep(self, before: Content | None, after: Content) -> Revision:
        made = self._revision(Act.EDITED if before else Act.ADDED, before, after)
        self._put(after, made)
        return made

    def _revision(self, act: Act, before: Content | None, after: Content | None) -> Revision:
        content = after or before
        assert content is not None
        before, after = slim(before, after)
        wall = self._parts.wall()
        return Revision(
            id=self._parts.new_id(),
            at_ms=wall.utc_ms,
            offset_min=wall.offset_min,
            what=what_of(content),
            record_id=id_of(content),
            act=act,
            before="" if before is None else to_json(before),
            after="" if after is None else to_json(after),
        )

    def _put(self, content: Content, revision: Revision) -> None:
        store = self._parts.store
        if isinstance(content, WholeSession):
            session = content.session
            sets = store.sets(session.id) if content.sets is None else content.sets
            store.save_session(session, sets, content.pains, revision)
        else:
            store.keep(content, revision)

    def _take_away(self, content: Content, revision: Revision) -> None:
        store = self._parts.store
        if isinstance(content, WholeSession):
            store.delete_session(content.session.id, revision)
        else:
            entry: DiaryEntry = content
            store.drop(entry, revision)
