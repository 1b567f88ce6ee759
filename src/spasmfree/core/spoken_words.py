"""The sentences of the voice. What is whole is said whole; several are said one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from spasmfree.core.changes import Turning
from spasmfree.core.exercises import Catalogue, Easier, Exercise, Position, Side
from spasmfree.core.fixed_words import if_easy_words, stop_signs
from spasmfree.core.load_words import strap
from spasmfree.core.record import Outcome
from spasmfree.core.session import Session
from spasmfree.core.timeline import Kind
from spasmfree.core.words import tr, trn


def announce(session: Session, catalogue: Catalogue) -> str:
    """The exercise, how to place oneself, and what works."""
    name = tr("{exercise}.", exercise=_exercise(session, catalogue).name)
    easy = if_easy_words() if session.planned.if_easy else ""
    return _all(name, easy, _into_place(session, catalogue))


def change(session: Session, catalogue: Catalogue) -> str:
    """How to get from the set just done to the coming one."""
    last, position = session.last_worked, _position(session, catalogue)
    swapped = last is not None and last.position == session.planned.position
    if session.turning is Turning.SIDE and swapped:
        words = _for(position.change, session.planned.side)
        if words:
            return _all(words, _strap(session))
    return _into_place(session, catalogue)


def rest(session: Session, _: Catalogue) -> str:
    """Between two sets of one side."""
    return _all(tr("Rest."), _strap(session))


def where(session: Session, catalogue: Catalogue) -> str:
    """Where the session stands, when it goes on."""
    works = _for(_position(session, catalogue).works, session.planned.side)
    works = works or tr("{exercise}.", exercise=_exercise(session, catalogue).name)
    if session.leading:
        if session.turning is not Turning.NONE:
            return _into_place(session, catalogue)
        planned = session.planned
        return _all(works, tr("Set {n} of {total}.", n=planned.set_no, total=planned.sets))
    if session.planned.is_hold:
        left = ceil(((session.length or 0) - session.banked) / 1000)
        return _all(works, trn("{n}\u00a0second left.", "{n}\u00a0seconds left.", left))
    target = session.target_reps
    if one_press(session):
        return _all(works, own_time(session, catalogue))
    rep = min(session.reps + 1, target)
    return _all(works, tr("Rep {n} of {total}.", n=rep, total=target))


def own_time(session: Session, _: Catalogue) -> str:
    """What is asked where the person keeps the time; "" where the program does."""
    if session.phase.kind is not Kind.BY_HAND:
        return ""
    return trn("{n} rep in your own time.", "{n} reps in your own time.", session.target_reps)


def one_press(session: Session) -> bool:
    """Whether one press ends all reps of the set."""
    return session.phase.kind is Kind.BY_HAND and session.phase.rep == session.planned.reps > 1


def phase(session: Session, kind: str, catalogue: Catalogue) -> str:
    """The exercise's own word for a phase, such as "Lift."."""
    words = _exercise(session, catalogue).words
    word = words.get("gap" if kind == "ease" else kind, "")
    return tr("{word}.", word=word) if word else ""


def counted(rep: int, word: str) -> str:
    """The number of a rep and the word of its first phase."""
    return tr("{n}. {word}", n=rep, word=word)


def three_more() -> str:
    """As the third-last rep begins."""
    return tr("Three more.")


def halfway() -> str:
    """In the middle of a hold."""
    return tr("Halfway.")


def paused() -> str:
    """The session stands still."""
    return tr("Paused.")


def getting_up(session: Session, catalogue: Catalogue) -> str:
    """The end, and how to get up from where the person is (decisions D31)."""
    last = session.last_worked or session.timeline.sets[0]
    up = catalogue.positions[last.position].getting_up
    return up if session.ledger.stopped else _all(tr("Well done."), up)


def set_done(session: Session, index: int) -> str:
    """What came of a set that is over."""
    if session.timeline.sets[index].is_hold:
        return tr("Hold done.")
    return trn("{n} rep done.", "{n} reps done.", session.ledger.sets[index].reps)


def sets_done(session: Session) -> str:
    """What came of the session."""
    results = session.ledger.sets
    done = sum(result.outcome is Outcome.DONE for result in results)
    return trn("{n} set of {total} done.", "{n} sets of {total} done.", done, total=len(results))


def hurts(session: Session, catalogue: Catalogue) -> str:
    """The fixed line, then what can be chosen, the safe choice first (decisions D29)."""
    easier = easier_now(session, _exercise(session, catalogue))
    words = {
        Side.LEFT: tr("It was mild: leave the left side out."),
        Side.RIGHT: tr("It was mild: leave the right side out."),
        Side.BOTH: tr("It was mild: leave this exercise out."),
    }
    mild = tr("It was mild: easier, {form}.", form=easier.text) if easier else ""
    return _all(stop_signs(), tr("Stop here."), mild, words[session.planned.side])


def easier_now(session: Session, exercise: Exercise) -> Easier | None:
    """The first easier form of the same exercise that is not in force yet."""
    form = session.ledger.form(session.timeline, session.set_index)
    offered = exercise.easier_in_place
    ids = [easier.id for easier in offered]
    taken = ids.index(form.variant) + 1 if form.variant in ids else 0
    return next(iter(offered[taken:]), None)


def _into_place(session: Session, catalogue: Catalogue) -> str:
    position, side = _position(session, catalogue), session.planned.side
    return _all(_for(position.lie, side), _for(position.works, side), _strap(session))


def _strap(session: Session) -> str:
    return strap(session.ledger.sets[session.set_index].load)


def _exercise(session: Session, catalogue: Catalogue) -> Exercise:
    return catalogue.exercises[catalogue.known(session.planned.exercise)]


def _position(session: Session, catalogue: Catalogue) -> Position:
    return catalogue.positions[session.planned.position]


def _for(words: Mapping[Side, str], side: Side) -> str:
    return words.get(side) or words.get(Side.BOTH, "")


def _all(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
