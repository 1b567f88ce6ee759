"""The least that a PySide6 program can be: one window with one button.

`bare_window.py` has Qt's style that ours is built on, `bare_window.py themed` wears the whole
theme of ours: style sheet, palette and fonts.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QVBoxLayout, QWidget


def main() -> int:
    """Show it until it is ended."""
    app = QApplication(sys.argv)
    app.setApplicationName("bare")
    if "themed" in sys.argv:
        from spasmfree.ui import theme

        theme.apply(app, "light", 1.0)
    else:
        app.setStyle("Fusion")
    window = QMainWindow()
    middle = QWidget()
    button = QPushButton("Start")
    button.setAccessibleIdentifier("bare.start")
    button.setStyleSheet("background: #115F56; color: #FFFFFF; border: none; min-height: 56px")
    QVBoxLayout(middle).addWidget(button)
    window.setCentralWidget(middle)
    window.resize(1100, 740)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
