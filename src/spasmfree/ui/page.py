"""A page that scrolls down and never sideways, with its content centred and clamped in width."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from spasmfree.ui import theme
from spasmfree.ui.layouts import Item, Margins, column, holder, row


class _Body(QWidget):
    relaid = Signal()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.relaid.emit()
        return handled


class Page(QScrollArea):
    """Holds one column of items.

    A scroll area asks for minimumSizeHint, which knows no height-for-width, so wrapped labels
    would claim too much or lose their last line: the body's height is set here instead.
    """

    def __init__(
        self,
        *items: Item,
        compact: bool = False,
        wide: int = 1020,
        gap: int = 0,
        margins: Margins | None = None,
    ) -> None:
        """`wide` is the widest content at 100 % text; `margins` replaces those of the mode."""
        super().__init__()
        side = 24 if compact else 40
        # A viewport that Qt makes itself is unknown to Python, which then loads every kind of
        # widget there is to find out what it might be: 8 ms of the start.
        self.setViewport(QWidget())
        self._inner = QWidget()
        self._inner.setLayout(column(*items, "stretch", gap=gap))
        self._inner.setMaximumWidth(theme.px(wide))
        self._body = _Body()
        outer = row((self._inner, 1), margins=margins or (side, 20 if compact else 32, side, 24))
        self._body.setLayout(outer)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._makers: list[Callable[[], Sequence[Item]]] = []
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._add_next)
        # The ground is that of whatever the page stands on.
        self._body.setAutoFillBackground(False)
        self._body.relaid.connect(self.fit)
        self.viewport().setAutoFillBackground(False)

    def add_later(self, *makers: Callable[[], Sequence[Item]]) -> None:
        """Add at the end what each maker makes, each in a turn of its own of the event loop.

        A page that opens for the first time is then there at once, and the window stays alive
        while it fills downwards (decisions D19).
        """
        self._makers = list(makers)
        self._turn.start()

    def _add_next(self) -> None:
        layout = self._inner.layout()
        assert isinstance(layout, QVBoxLayout)
        more = holder(column(*self._makers.pop(0)()))
        layout.insertWidget(_above_stretches(layout), more)
        if not self._makers:
            self._turn.stop()
        more.show()  # Qt would do so later, and count no height for it until then
        self._inner.updateGeometry()
        self.fit()

    def wanted_height(self, width: int) -> int:
        """The height of the whole content at `width` pixels, without scrolling."""
        layout = self._body.layout()
        if layout is None:
            return 0
        if layout.hasHeightForWidth():
            return layout.heightForWidth(width)
        return layout.sizeHint().height()

    def fit(self) -> None:
        """Give the body the height that its content needs at this width."""
        height = self.viewport().height()
        # A scroll bar takes width, and lines that wrap for it must not be what it is there for.
        wanted = self.wanted_height(self.maximumViewportSize().width())
        if wanted > height:
            wanted = self.wanted_height(self.viewport().width())
        self._body.setFixedHeight(max(height, wanted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def _above_stretches(layout: QVBoxLayout) -> int:
    """The place below the last item that takes no more height than it wants."""
    place = layout.count()
    while place and layout.stretch(place - 1):
        place -= 1
    return place
