"""What the screens of a running session say: one instant of it, put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spasmfree.core.changes import Turning, turns_over
from spasmfree.core.changes import turning as turning_between
from spasmfree.core.cues import at_the_top
from spasmfree.core.exercises import Catalogue, Easier, Exercise, Position, Side
from spasmfree.core.getting_up import SHOWN
from spasmfree.core.load_choice import LoadChoice, load_choice
from spasmfree.core.load_words import strap, words
from spasmfree.core.loads import BARE, NO_GEAR, Gear
from spasmfree.core.session import Primary, Session, State
from spasmfree.core.spoken_words import easier_now
from spasmfree.core.timeline import Kind, Pace, PlannedSet
from spasmfree.core.words import tr, trn
from spasmfree.ui import motion
from spasmfree.ui.figure_view import NOTHING, Carried, Still
from spasmfree.ui.side_word import Side as SideName

_GLOWS = 8  # steps of the glow of the level to stop at
_SIDES: dict[Side, SideName] = {Side.LEFT: "left", Side.RIGHT: "right", Side.BOTH: "both"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A session as it is seen at `now`, with the content that has its words."""

    session: Session
    now: int
    catalogue: Catalogue
    gear: Gear = NO_GEAR

    @property
    def planned(self) -> PlannedSet:
        return self.session.planned

    @property
    def exercise(self) -> Exercise:
        return self.exercise_of(self.planned)

    @property
    def position(self) -> Position:
        return self.catalogue.positions[self.planned.position]

    @property
    def side(self) -> SideName:
        """The working side, as the widgets take it."""
        return _SIDES[self.planned.side]

    @property
    def getting_up(self) -> str:
        """The way up from where the person is (decisions D31)."""
        return self.catalogue.positions[self._last.position].getting_up

    @property
    def getting_up_shown(self) -> tuple[Still, ...]:
        """The same as figures, one for each posture on the way."""
        group = self.catalogue.positions[self._last.position].group
        return tuple(Still(exercise, plain=True) for exercise in SHOWN[group])

    @property
    def _last(self) -> PlannedSet:
        return self.session.last_worked or self.session.timeline.sets[0]

    def name(self, index: int) -> str:
        """A set by name, to choose it: "Side-lying hip lift, left leg, set 2"."""
        planned = self.session.timeline.sets[index]
        name = self.exercise_of(planned).name
        if planned.side is Side.BOTH:
            return tr("{exercise}, set {n}", exercise=name, n=planned.set_no)
        return tr(
            "{exercise}, {limb}, set {n}",
            exercise=name,
            limb=_for(self.catalogue.positions[planned.position].limb, planned.side).casefold(),
            n=planned.set_no,
        )

    def exercise_of(self, planned: PlannedSet) -> Exercise:
        """An exercise may have been renamed since an interrupted session began (decisions D7)."""
        return self.catalogue.exercises[self.catalogue.known(planned.exercise)]

    @property
    def limb(self) -> str:
        """What works: "Left leg"."""
        return _for(self.position.limb, self.planned.side)

    @property
    def lie(self) -> str:
        """How to place oneself: "Lie on your right side."."""
        return _for(self.position.lie, self.planned.side)

    @property
    def turn(self) -> str:
        """How to get there: "Roll over onto your right side.", else the position itself."""
        if self.session.turning is Turning.SIDE:
            last = self.session.last_worked
            if last is not None and last.position == self.planned.position:
                return _for(self.position.turn, self.planned.side) or self.lie
        return self.lie

    @property
    def set_words(self) -> str:
        return tr("Set {n} of {total}", n=self.planned.set_no, total=self.planned.sets)

    @property
    def work_words(self) -> str:
        """The set under way, and what is worn in it."""
        load = self.carried.words
        return tr("{set}, {load}", set=self.set_words, load=load) if load else self.set_words

    @property
    def by_hand(self) -> bool:
        """Whether the person ends the reps of this set."""
        return self.session.timeline.by_hand(self.session.set_index)

    @property
    def pace(self) -> Pace:
        """Who keeps the time of the reps of this set."""
        if not self.by_hand:
            return Pace.PACED
        first = self.session.timeline.phases[self.planned.first_work]
        return Pace.REP if first.last_of_rep and first.rep < self.planned.reps else Pace.SET

    @property
    def rep(self) -> int:
        """The rep under way, or the one that comes next."""
        return min(self.session.reps + 1, self.session.target_reps)

    @property
    def rep_words(self) -> str:
        if self.planned.is_hold:
            return tr("One hold")
        if self.pace is Pace.SET:
            return trn("{n} rep in your own time", "{n} reps in your own time", self.planned.reps)
        return tr("Rep {n} of {total}", n=self.rep, total=self.session.target_reps)

    @property
    def load(self) -> LoadChoice | None:
        """The load of the sets to come of this exercise; None where there is nothing to choose."""
        return load_choice(self.exercise, self.gear, self.session.ledger.loads[self.planned.item])

    @property
    def carried(self) -> Carried:
        """What the figure of the set under way or to come carries."""
        load = self.session.ledger.sets[self.session.set_index].load
        if load == BARE:
            return NOTHING
        return Carried(load, words(load, self.exercise.loadable, self.gear.units))

    @property
    def strap(self) -> str:
        """A word about the weight of the coming set, every time (decisions D32); "" for none."""
        return strap(self.session.ledger.sets[self.session.set_index].load)

    @property
    def easier(self) -> Easier | None:
        """The first easier form that is not in force yet."""
        return easier_now(self.session, self.exercise)

    @property
    def reminder(self) -> str:
        """What to keep in mind: the easier form in force, or the one key cue."""
        form = self.session.ledger.form(self.session.timeline, self.session.set_index)
        for easier in self.exercise.easier:
            if easier.id == form.variant:
                return easier.range or easier.text[:1].upper() + easier.text[1:]
        return self.exercise.cue.title

    @property
    def place(self) -> str:
        """Where the session stands, for the paused screen."""
        if self.session.leading:
            return tr("Before {set}", set=self.set_words.casefold())
        if self.planned.is_hold:
            return self.set_words
        return tr("{set}, rep {rep}", set=self.set_words, rep=self.rep)


def _for(words: Mapping[Side, str], side: Side) -> str:
    return words.get(side) or words.get(Side.BOTH, "")


def still_of(moment: Moment) -> Still:
    """The figure at this instant; at the start of the set that is led to.

    It wears the load and does not name it: beside it the words would be too small for the floor.
    """
    session, carried = moment.session, moment.carried._replace(words="")
    if session.leading:
        return Still(moment.exercise.id, side=moment.side, carried=carried)
    return Still(
        moment.exercise.id,
        session.phase.kind.value,
        session.progress(moment.now),
        session.elapsed(moment.now),
        moment.side,
        carried=carried,
        glow=_glow(session, moment.now),
    )


def _glow(session: Session, now: int) -> float:
    """The level to stop at glows in a few steps; with reduced motion it does or does not."""
    strength = at_the_top(session, now)
    return float(strength >= 1) if motion.reduced() else round(strength * _GLOWS) / _GLOWS


def phase_word(moment: Moment) -> str:
    """The one large word: what to do now."""
    session = moment.session
    if session.state is State.COUNTDOWN:
        return tr("Ready")
    kind = session.phase.kind
    if kind is Kind.BY_HAND:
        return tr("By hand")
    if not session.leading:
        return moment.exercise.words.get(kind.value) or _PLAIN[kind]()
    if session.turning is Turning.SIDE and kind is not Kind.PREPARE:
        return tr("Change sides") if _same_position(session) else _new_position(session)
    if session.turning is Turning.POSITION and kind is not Kind.PREPARE:
        return tr("Get into place")
    return tr("Get ready") if kind in (Kind.PREPARE, Kind.ANNOUNCE) else tr("Rest")


_PLAIN = {
    Kind.OUT: lambda: tr("Out"),
    Kind.HOLD: lambda: tr("Hold"),
    Kind.BACK: lambda: tr("Back"),
    Kind.GAP: lambda: tr("Ease off"),
}


def _new_position(session: Session) -> str:
    """From one position to another of its group: only who lies another way turns over."""
    last = session.last_worked
    over = last is not None and turns_over(last, session.planned)
    return tr("Turn over") if over else tr("Get into place")


def _same_position(session: Session) -> bool:
    last = session.last_worked
    return last is not None and last.position == session.planned.position


def primary_words(moment: Moment) -> tuple[str, str]:
    """What the one large button says, and its icon."""
    session = moment.session
    what = session.primary
    if what is Primary.GO_ON:
        turning = session.turning is not Turning.NONE
        return (tr("I am ready") if turning else tr("Go on")), "play"
    if what is Primary.REP_DONE:
        return (tr("Set done") if moment.pace is Pace.SET else tr("Rep done")), "check"
    if what is Primary.RESUME:
        return (tr("Go on") if session.paused_long(moment.now) else tr("Resume")), "play"
    if what is Primary.PAUSE:
        return tr("Pause"), "pause"
    return tr("Go on"), "play"


def next_up(moment: Moment) -> str:
    """What follows the set under way."""
    session = moment.session
    sets, results = session.timeline.sets, session.ledger.sets
    after = range(session.set_index + 1, len(sets))
    coming = next((sets[index] for index in after if results[index].outcome is None), None)
    if coming is None:
        return tr("Next: getting up")
    if coming.item != moment.planned.item:
        return tr("Next: {exercise}", exercise=moment.exercise_of(coming).name)
    turn = turning_between(moment.planned, coming)
    return tr("Next: rest") if turn is Turning.NONE else tr("Next: change sides")


def hurt_place(moment: Moment) -> str:
    """Where it hurt: exercise, what worked, set and rep."""
    hurts = moment.session.ledger.hurts
    place = moment.name(moment.session.set_index)
    if hurts and hurts[-1].rep and not moment.planned.is_hold:
        return tr("{set}, rep {rep}", set=place, rep=hurts[-1].rep)
    return place


def leave_out_words(moment: Moment) -> str:
    """The last choice after "it hurts"."""
    words = {
        Side.LEFT: tr("It was mild: leave the left side out"),
        Side.RIGHT: tr("It was mild: leave the right side out"),
        Side.BOTH: tr("It was mild: leave this exercise out"),
    }
    return words[moment.planned.side]


def countable(session: Session) -> tuple[int, ...]:
    """The sets whose count can be corrected: counted in reps, and over or begun; latest last."""
    ledger = session.ledger
    begun = (
        {session.set_index} if not session.leading and session.state is not State.EXIT else set()
    )
    return tuple(
        index
        for index, planned in enumerate(session.timeline.sets)
        if not planned.is_hold and (ledger.sets[index].outcome is not None or index in begun)
    )


def undo_words(session: Session) -> str:
    """What the undo button takes back."""
    before = session.ledger.before
    if before is None:
        return tr("Undo")
    if session.state is State.EXIT and len(_closed_since(session)) > 1:
        return tr("Undo finishing early")
    return tr("Undo the skip")


def _closed_since(session: Session) -> list[int]:
    before = session.ledger.before
    if before is None:
        return []
    pairs = zip(before.ledger.sets, session.ledger.sets, strict=True)
    return [
        index
        for index, (was, now) in enumerate(pairs)
        if was.outcome is None and now.outcome is not None
    ]
