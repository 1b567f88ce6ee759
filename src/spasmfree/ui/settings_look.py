"""The look of the program and of the figure, in Settings."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spasmfree.core.settings import DeviceSettings
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.device_card import DeviceCard
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.figure_view import Still
from spasmfree.ui.parts import SegmentedControl, column, holder, label, row, segments
from spasmfree.ui.setting_line import line

THEMES = ("system", "light", "dark", "contrast")
SCALES = (1.0, 1.25, 1.5)
MOTIONS = ("system", "full", "reduced")
TONES = ("light", "medium", "dark")
BUILDS = ("slim", "broad")
_SHOWN = "hamstring-curl-standing"  # much skin, and both builds at a glance
_BESIDE = 1.25  # the largest text with which they have room beside the preview when narrow
_PREVIEW = (150, 190)  # pixels at 100 % text


class LookCard(DeviceCard):
    """Theme, text size, motion, and what the figure looks like."""

    def __init__(self, device: DeviceSettings, *, narrow: bool) -> None:
        super().__init__(device)
        self._narrow = narrow
        looks = self._choice(
            (tr("System"), tr("Light"), tr("Dark"), tr("Contrast")), THEMES, "theme", "theme"
        )
        sizes = segments(
            ("100\u00a0%", "125\u00a0%", "150\u00a0%"),
            min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - device.text_scale)),
            identifier="settings.text_size",
        )
        sizes.chosen.connect(lambda at: self._tell(text_scale=SCALES[at]))
        moves = self._choice((tr("System"), tr("Full"), tr("Reduced")), MOTIONS, "motion", "motion")
        hint = tr("How the body looks that shows you the exercises.")
        still = tr("Reduced: figures stand in numbered pictures, and rings go on in steps.")
        self.setLayout(
            column(
                label(tr("Look"), "heading"),
                14,
                self._line(tr("Theme"), "", looks),
                12,
                self._line(tr("Text size"), "", sizes),
                12,
                self._line(tr("Motion"), still, moves),
                20,
                label(tr("Figure"), "heading"),
                2,
                label(hint, "small", "text2", wrap=True),
                12,
                self._figure(),
                margins=(24, 24, 24, 24),
            )
        )

    def _figure(self) -> QWidget:
        tones = self._choice(
            (tr("Light"), tr("Medium"), tr("Dark")), TONES, "figure_tone", "figure_tone"
        )
        builds = self._choice((tr("Slim"), tr("Broad")), BUILDS, "figure_build", "figure_build")
        width, height = (theme.px(side) for side in _PREVIEW)
        preview = FigureStage(lambda _: "standing", width, height)
        preview.setAccessibleName(tr("Preview of the figure"))
        preview.show_figure(Still(_SHOWN, "hold"))
        choices = column(
            "stretch",
            line(tr("Skin"), "", tones, narrow=True),
            14,
            line(tr("Build"), "", builds, narrow=True),
            "stretch",
        )
        if self._narrow and theme.scale() > _BESIDE:
            return holder(column(row(preview, "stretch"), 14, choices))
        return holder(row(preview, 24, (choices, 1)))

    def _line(self, title: str, hint: str, control: QWidget) -> QWidget:
        return line(title, hint, control, narrow=self._narrow)

    def _choice(
        self, names: tuple[str, ...], values: tuple[str, ...], field: str, identifier: str
    ) -> SegmentedControl:
        made = segments(
            names,
            values.index(getattr(self._device, field)),
            identifier=f"settings.{identifier}",
        )
        made.chosen.connect(lambda at: self._tell(**{field: values[at]}))
        return made
