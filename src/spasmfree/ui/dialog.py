"""A question or a detail in front of the window, which dims behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QWidget

from spasmfree.core.words import tr
from spasmfree.ui import theme, tokens
from spasmfree.ui.focus_ring import FocusRing
from spasmfree.ui.layouts import Item
from spasmfree.ui.notice import NoticeBar
from spasmfree.ui.page import Page
from spasmfree.ui.parts import Align, button, column, label, row, rule

WIDEST = 560


class Scrim(QWidget):
    """Dims the whole of a window while a dialog of it is open."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("scrim"))
        painter.end()


class Dialog(QDialog):
    """A window-modal dialog, at most 560 px wide at 100 % text; use `open()`, never `exec()`.

    The action that destroys stands at the left as a red link, the safe one at the right and
    focused.  Escape and the close button reject.
    """

    def __init__(
        self,
        over: QWidget,
        title: str,
        *items: Item,
        buttons: QHBoxLayout | None = None,
        detail: str = "",
        widest: int = WIDEST,
    ) -> None:
        super().__init__(over.window(), Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._widest = widest
        self._scrim: Scrim | None = None
        close = button("", "icon", "cross", name=tr("Close"), identifier="dialog.close")
        close.clicked.connect(self.reject)
        words: list[QLabel] = [label(title, "title", wrap=True)]
        if detail:
            words.append(label(detail, "body", "text2", wrap=True))
        head = row((column(*words, gap=2), 1), 12, (close, 0, Align.AlignTop))
        self._page = Page(*items, margins=(28, 0, 24, 8), wide=widest)
        self._page.setMinimumHeight(1)  # a scroll area asks for more than one line needs
        self._edge = rule()  # where the middle is cut because it scrolls
        foot = [column(buttons, margins=(28, 12, 28, 24))] if buttons else [16]
        outer: list[Item] = [
            column(head, margins=(28, 24, 20, 12)),
            (self._page, 1),
            self._edge,
            *foot,
        ]
        self.setLayout(column(*outer))
        self._ring = FocusRing(self)
        self.finished.connect(self._drop_scrim)

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        window = self.parentWidget()
        if window is not None and not self._read_out(self.windowTitle()):
            scrim = Scrim(window)
            scrim.show()
            scrim.raise_()
            self._scrim = scrim
        super().showEvent(event)

    def _read_out(self, title: str) -> bool:
        """Whether what stands behind is turned and shows the title to who lies on their side."""
        window = self.parentWidget()
        bar = window.findChild(NoticeBar) if window is not None else None
        return bar is not None and bar.read_out(title)

    def _drop_scrim(self) -> None:
        self._read_out("")
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None

    def fit(self) -> None:
        """As wide and high as the content needs, inside of the window it stands over."""
        window = self.parentWidget()
        room = window.size() if window else self.screen().availableSize()
        width = min(theme.px(self._widest), room.width() - 48)
        self.setFixedWidth(width)
        wanted = self._page.wanted_height(width) + self._around()
        self.setFixedHeight(min(wanted, room.height() - 32))
        self._edge.setVisible(wanted > self.height())
        if window is not None:
            middle = window.mapToGlobal(window.rect().center())
            self.move(middle.x() - width // 2, middle.y() - self.height() // 2)
        self._cut_corners()

    def _cut_corners(self) -> None:
        """Without a compositor, which only X11 can lack, a translucent corner is black."""
        if QGuiApplication.platformName() == "xcb":
            outline = QPainterPath()
            radius = tokens.RADIUS["dialog"]
            outline.addRoundedRect(QRectF(self.rect()), radius, radius)
            self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

    def _around(self) -> int:
        """Height of everything but the scrolling middle."""
        layout = self.layout()
        if layout is None:
            return 0
        total = 0
        for index in range(layout.count()):
            item = layout.itemAt(index)
            if item is not None and item.widget() is not self._page:
                wide = self.width()
                total += (
                    item.heightForWidth(wide)
                    if item.hasHeightForWidth()
                    else item.sizeHint().height()
                )
        return total

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the page keys wherever the focus is; Return presses only what has it."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            bar = self._page.verticalScrollBar()
            bar.setValue(bar.value() + steps[Qt.Key(event.key())] * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.mask().isEmpty():  # what the smooth outline leaves of a pixel would be black
            painter.fillRect(self.rect(), theme.colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("line"))
        painter.setBrush(theme.colour("surface"))
        radius = tokens.RADIUS["dialog"]
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()
