"""The figure of the instruction pane: right way or slip, from where it is seen, and a stop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from spasmfree.core import browse
from spasmfree.core.exercises import Exercise
from spasmfree.core.load_choice import LoadChoice
from spasmfree.core.loads import BARE
from spasmfree.core.words import tr
from spasmfree.ui import motion, theme
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.figure_view import NOTHING, PRESETS, Carried, Form, Still, Turn, drawings
from spasmfree.ui.flow import Flow
from spasmfree.ui.parts import (
    NONE_CHOSEN,
    Align,
    SegmentedControl,
    button,
    clear,
    column,
    frame,
    glyph,
    holder,
    label,
    row,
    segments,
)

_INSET = 10  # pixels between the edge of the stage and what lies on it
_SAME = 1.0  # degrees: what is kept of a turn is whole degrees


class ExerciseFigure(QWidget):
    """One exercise as it moves, with what there is to say about the form that is shown."""

    form_chosen = Signal(str)  # id of the pose

    def __init__(
        self,
        exercise: Exercise,
        height: int,
        muscles: Mapping[str, str],
        form: str = "",
        carried: Carried = NOTHING,
    ) -> None:
        """`muscles` are the names of muscles by id; `carried` is what it was last done with.

        `form` is the id of the pose to show, where there is one; else the usual form.
        """
        super().__init__()
        self._exercise, self._wanted, self._carried = exercise, form, carried
        self._forms: Sequence[Form] = ()
        self._shown = Form(exercise.id)
        self._stage = FigureStage(
            lambda _: exercise.position, height=height, turns=True, muscle_names=muscles
        )
        self._stage.turned.connect(self._show_turn)
        self._best = button(
            "", "icon", "undo", name=tr("Back to the best side"), identifier="exercise.view.best"
        )
        self._best.clicked.connect(self._turn_back)
        self._pause = button("", "icon", checkable=True, identifier="exercise.pause")
        self._pause.toggled.connect(self._stop)
        self._stop(stopped=False)
        inset = (_INSET, _INSET, _INSET, _INSET)
        corner = row("stretch", self._best, self._pause, gap=4)
        self._stage.setLayout(column(corner, "stretch", margins=inset))
        self._views = segments(
            [_preset_name(preset) for preset in PRESETS],
            NONE_CHOSEN,
            tight=True,
            name=tr("Seen from"),
            identifier="exercise.view",
        )
        self._views.chosen.connect(lambda place: self._stage.show_from(PRESETS[place]))
        self._room, self._said = holder(column()), QVBoxLayout()
        looking = Flow((self._room, self._views))
        self.setLayout(column(self._stage, 10, looking, 14, self._said))
        drawings.arrived.connect(self._find_forms)
        motion.signals.changed.connect(self._find_forms)
        self._find_forms()

    def _find_forms(self) -> None:
        """Which forms there are is known once figures can be drawn."""
        drawing, usual = drawings.drawing, Form(self._exercise.id)
        self._forms = drawing.forms(usual.pose) if drawing is not None else ()
        self._shown = next((f for f in self._forms if f.pose == self._wanted), usual)
        drawn = bool(self._forms)
        self._views.setVisible(drawn or drawing is None)
        self._pause.setVisible(drawn and not motion.reduced())
        self._offer_forms()
        self._show()

    def _offer_forms(self) -> None:
        room = self._room.layout()
        if room is not None:
            clear(room)
            if len(self._forms) > 1:
                room.addWidget(self._make_choice())
        self._room.setVisible(len(self._forms) > 1)

    def _make_choice(self) -> SegmentedControl:
        place = self._forms.index(self._shown)
        names = [_form_name(form) for form in self._forms]
        made = segments(
            names,
            place,
            name=tr("What the figure shows"),
            identifier="exercise.form",
        )
        made.chosen.connect(self._choose)
        return made

    def _choose(self, place: int) -> None:
        self._shown = self._forms[place]
        self._wanted = self._shown.pose
        self.form_chosen.emit(self._wanted)
        self._show()

    def _show(self) -> None:
        self._stage.show_figure(Still(self._shown.pose, by_itself=True, carried=self._carried))
        clear(self._said)
        said = _said_of(self._exercise, self._shown)
        self._said.addWidget(said)
        said.show()  # now, and not when the layout finds the time
        self._show_turn()

    def _show_turn(self) -> None:
        turn, drawing = self._stage.turn(), drawings.drawing
        turned = turn != Turn() and bool(self._forms)
        if self._best.hasFocus() and not turned:
            self._stage.setFocus(Qt.FocusReason.OtherFocusReason)
        self._best.setVisible(turned)
        place = NONE_CHOSEN
        if drawing is not None and turned:
            found = [drawing.preset(self._shown.pose, preset) for preset in PRESETS]
            place = next((n for n, preset in enumerate(found) if _alike(preset, turn)), place)
        self._views.choose(place)

    def _turn_back(self) -> None:
        self._stage.show_from("")

    def _stop(self, stopped: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._stage.stand_still(still=stopped)
        words = tr("Let the figure move") if stopped else tr("Stop the figure")
        self._pause.set_icon("play" if stopped else "pause")
        self._pause.setAccessibleName(words)
        self._pause.setToolTip(words)


def carried_of(choice: LoadChoice | None) -> Carried:
    """What the side that the pane shows was last done with."""
    load = BARE if choice is None else choice.worn.left
    return NOTHING if choice is None or load == BARE else Carried(load, choice.choice_words(load))


def _alike(one: Turn, other: Turn) -> bool:
    around = abs((one.around - other.around + 180) % 360 - 180)
    return around < _SAME and abs(one.over - other.over) < _SAME and one.close == other.close


def _preset_name(preset: str) -> str:
    names = {"side": tr("Side"), "front": tr("Front"), "top": tr("Top"), "feet": tr("Feet")}
    return names[preset]


def _form_name(form: Form) -> str:
    if form.mistake is not None:
        return tr("Wrong")
    return tr("Easier") if form.easier else tr("Right")


def _said_of(exercise: Exercise, form: Form) -> QFrame:
    """The one thing to remember, the easier form, or the slip and what takes over then."""
    if form.mistake is not None:
        slip = exercise.mistakes[form.mistake]
        sign = (glyph("cross", "danger", theme.px(20)), 0, Align.AlignTop)
        words = column(
            label(slip.text, "heading", "danger", wrap=True),
            2,
            label(slip.recruits, wrap=True),
        )
        return frame("danger", row(sign, (holder(words), 1), margins=(16, 14, 20, 14), gap=10))
    if form.easier:
        easier = next(each for each in exercise.easier if each.id == form.easier)
        title, text = tr("Easier"), browse.easier_words(easier)
    else:
        title, text = exercise.cue
    words = column(
        label(title, "heading", "on_soft", wrap=True),
        2,
        label(text, wrap=True),
        margins=(20, 14, 20, 14),
    )
    return frame("soft", words)
