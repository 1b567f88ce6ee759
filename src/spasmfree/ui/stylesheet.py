"""Makes the one style sheet from the tokens: kinds of buttons and frames, roles and tones of text.

Heights are kept here and nowhere else: a sheet's min-height overrules setFixedHeight.  min-height
leaves the borders out, so each kind subtracts its own.
"""

from __future__ import annotations

from string import Template

from spasmfree.resources import resource
from spasmfree.ui import tokens

TONES = (
    "text2",
    "text3",
    "accent",
    "danger",
    "notice",
    "on_soft",
    "left",
    "right",
    "flare",
    "on_inverse",
)

_FRAMES = """
QFrame[kind="nav"] { background:$nav; border:none; border-right:1px solid $line; }
QFrame[kind="card"] { background:$surface; border:1px solid $line; border-radius:16px; }
QFrame[kind="soft"] { background:$soft; border:$edge; border-radius:16px; }
QFrame[kind="notice"] { background:$notice_soft; border:$edge; border-radius:16px; }
QFrame[kind="danger"] { background:$danger_soft; border:$edge; border-radius:16px; }
QFrame[kind="stage"] { background:$stage; border:none; border-radius:16px; }
QFrame[kind="surface"], QWidget[kind="floor"] { background:$surface; border:none; }
QFrame[kind="rule"] { background:$line; border:none; min-height:1px; max-height:1px; }
QFrame[kind="pane"] { background:$surface; border:none; border-right:1px solid $line; }
QFrame[kind="bar"] { background:$surface; border:none; border-top:1px solid $line; }
QFrame[kind="strip"] { background:$notice_soft; border:none; border-bottom:1px solid $line; }
QFrame[kind="toast"] { background:$inverse; border:none; border-radius:12px; }
QFrame[kind="toast"] QLabel { color:$on_inverse; }
QFrame[kind="segments"] { background:$stage; border:$edge; border-radius:10px; }
QFrame[kind="segments"][on="stage"] { background:$surface; border:1px solid $line; }
"""

_BUTTONS = """
QPushButton[large] { min-height:${control_4_px}px; padding:0 16px; border-radius:10px;
  border:2px solid transparent; font-weight:600; outline:none; }
QPushButton[large="true"] { min-height:${large_4_px}px; padding:0 24px; font-size:${px17}px;
  border-radius:14px; }
QPushButton[kind="primary"] { background:$accent; color:$on_accent; }
QPushButton[kind="primary"]:hover { background:$accent_hover; }
QPushButton[kind="primary"]:pressed { background:$accent_press; }
QPushButton[kind="secondary"] { background:$surface; border:1px solid $control; padding:0 17px;
  min-height:${control_2_px}px; }
QPushButton[kind="secondary"][large="true"] { min-height:${large_2_px}px; padding:0 23px; }
QPushButton[kind="secondary"]:hover, QPushButton[kind="quiet"]:hover,
QPushButton[kind="icon"]:hover { background:$hover; }
QPushButton[kind="secondary"]:pressed, QPushButton[kind="quiet"]:pressed,
QPushButton[kind="icon"]:pressed { background:$press; }
QPushButton[kind="quiet"] { background:transparent; color:$accent; padding:0 10px; }
QPushButton[kind="link"], QPushButton[kind="stoplink"] { background:transparent; color:$accent;
  padding:0; border:none; min-height:${control_px}px; text-align:left; }
QPushButton[kind="stoplink"] { color:$danger; }
QPushButton[kind="link"]:hover, QPushButton[kind="stoplink"]:hover { text-decoration:underline; }
QPushButton[kind="danger"] { background:$surface; color:$danger; border:2px solid $danger; }
QPushButton[kind="danger"]:hover { background:$danger_soft; }
QPushButton[kind="flare"] { background:$surface; color:$flare; border:1px solid $flare;
  min-height:${control_2_px}px; padding:0 12px; text-align:left; }
QPushButton[kind="flare"]:hover { background:$flare_soft; }
QPushButton[kind="icon"] { background:transparent; padding:0; min-width:${control_4_px}px;
  max-width:${control_4_px}px; }
QPushButton[kind="undo"] { background:transparent; color:$inverse_accent; padding:0 10px; }
QPushButton[kind="undo"]:hover { text-decoration:underline; }
QPushButton[kind="nav"] { background:transparent; text-align:left; padding:0 12px;
  min-height:${navigation_px}px; font-weight:400; color:$text2; border:1px solid transparent; }
QPushButton[kind="nav"]:hover { background:$hover; }
QPushButton[kind="nav"]:checked { background:$soft; color:$on_soft; font-weight:600;
  border:$edge_or_none; }
QPushButton[kind="chip"] { background:transparent; border:1px solid $control;
  border-radius:${control_half_px}px; min-height:${control_2_px}px; padding:0 14px;
  font-weight:400; }
QPushButton[kind="chip"]:hover { background:$hover; }
QPushButton[kind="chip"]:checked { background:$soft; border:1px solid $accent; color:$on_soft;
  font-weight:600; }
QPushButton[kind="score"] { background:$surface; border:1px solid $control;
  min-height:${control_2_px}px; padding:0; font-weight:400; }
QPushButton[kind="score"]:hover { background:$hover; }
QPushButton[kind="score"]:checked { background:$accent; border:1px solid $accent;
  color:$on_accent; font-weight:600; }
QPushButton[kind="segment"] { background:transparent; margin:3px; border:1px solid transparent;
  min-height:${control_8_px}px; padding:0 13px; border-radius:8px; font-weight:400; color:$text2; }
QPushButton[kind="segment"][tight="true"] { padding:0 6px; }
QPushButton[kind="segment"]:hover { color:$text; }
QPushButton[kind="segment"]:checked { background:$surface; color:$text; font-weight:600;
  border:1px solid $tile_edge; }
QFrame[on="stage"] QPushButton[kind="segment"] { margin:2px; }
QFrame[on="stage"] QPushButton[kind="segment"]:checked { background:$soft; color:$on_soft;
  border:$edge_or_none; }
QPushButton[large]:disabled { color:$text3; background:$hover; border-color:transparent; }
QPushButton[kind="link"]:disabled, QPushButton[kind="stoplink"]:disabled {
  color:$text3; background:transparent; }
QToolButton { border:none; border-radius:10px; background:transparent; outline:none; }
QToolButton:hover { background:$hover; }
QToolButton[kind="rail"] { padding:7px 0 6px 0; font-size:${rail_px}px; color:$text2;
  border:1px solid transparent; }
QToolButton[kind="flarerail"] { padding:3px 0 2px 0; font-size:${rail_px}px; color:$flare;
  border:1px solid transparent; }
QToolButton[kind="flarerail"]:hover { background:$flare_soft; }
QToolButton[kind="rail"]:checked { background:$soft; color:$on_soft; font-weight:600;
  border:$edge_or_none; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { background:$canvas; color:$text;
  border:1px solid $control; border-radius:10px; min-height:${control_2_px}px; padding:0 12px;
  placeholder-text-color:$text3; selection-background-color:$accent;
  selection-color:$on_accent; }
QPlainTextEdit { padding:6px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border:2px solid $focus; padding:0 11px; min-height:${control_4_px}px; }
QPlainTextEdit:focus { padding:5px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
  color:$text3; background:$hover; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit {
  background:transparent; border:none; padding:0 12px; min-height:0; }
QAbstractSpinBox { padding-right:${drop}px; }
QComboBox, QComboBox:focus { padding-right:4px; }
QComboBox::drop-down { border:none; width:${drop}px; }
QComboBox::down-arrow, QAbstractSpinBox::down-arrow { image:url("$icons/arrow-down.svg");
  width:12px; height:12px; }
QAbstractSpinBox::up-arrow { image:url("$icons/arrow-up.svg"); width:12px; height:12px; }
QAbstractSpinBox::up-button { subcontrol-origin:border; subcontrol-position:top right;
  border:none; width:${drop}px; margin:3px 3px 0 0; border-radius:6px; }
QAbstractSpinBox::down-button { subcontrol-origin:border; subcontrol-position:bottom right;
  border:none; width:${drop}px; margin:0 3px 3px 0; border-radius:6px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background:$hover; }
QComboBox QAbstractItemView { background:$surface; color:$text; border:1px solid $control;
  selection-background-color:$soft; selection-color:$on_soft; outline:none; padding:4px; }
QComboBox QAbstractItemView::item { min-height:${control_4_px}px; padding:0 8px; }
QCheckBox { min-height:${control_px}px; spacing:10px; color:$text; outline:none; }
QCheckBox:disabled { color:$text3; }
QCheckBox::indicator { width:20px; height:20px; border:1px solid $control; border-radius:6px;
  background:$surface; }
QCheckBox::indicator:hover { background:$hover; }
QCheckBox::indicator:checked { background:$accent; border:1px solid $accent;
  image:url("$icons/$tick.svg"); }
QSlider { min-height:${control_px}px; }
QSlider::groove:horizontal { height:6px; background:$track; border-radius:3px; }
QSlider::sub-page:horizontal { background:$accent; border-radius:3px; }
QSlider::handle:horizontal { width:20px; height:20px; margin:-7px 0; border-radius:10px;
  background:$accent; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled {
  background:$control; }
"""

_VIEWS = """
QListView { background:transparent; border:none; outline:none; color:$text; }
QListView::item { border:none; background:transparent; }
QTableView { background:$surface; alternate-background-color:$canvas; color:$text;
  gridline-color:$line; border:1px solid $line; border-radius:10px; outline:none;
  selection-background-color:$soft; selection-color:$on_soft; }
QTableView::item { padding:4px 10px; }
QHeaderView { background:$surface; border:none; }
QHeaderView::section { background:$surface; color:$text2; border:none;
  border-bottom:1px solid $line; padding:8px 10px; font-weight:600; }
QTableCornerButton::section { background:$surface; border:none; }
QScrollArea { background:transparent; border:none; }
QScrollBar:vertical { width:10px; background:transparent; margin:0; }
QScrollBar::handle:vertical { background:$control; border-radius:2px; min-height:40px;
  margin:2px 3px; }
QScrollBar:horizontal { height:10px; background:transparent; margin:0; }
QScrollBar::handle:horizontal { background:$control; border-radius:2px; min-width:40px;
  margin:3px 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width:0; height:0; background:none; }
QScrollBar::add-page, QScrollBar::sub-page { background:none; }
QMenu { background:$surface; color:$text; border:1px solid $control; padding:6px; }
QMenu::item { padding:9px 24px 9px 14px; border-radius:8px; }
QMenu::item:selected { background:$soft; color:$on_soft; }
QMenu::item:disabled { color:$text3; }
QMenu::separator { height:1px; background:$line; margin:6px 8px; }
QToolTip { background:$inverse; color:$on_inverse; border:none; padding:6px 8px; }
"""


def sheet(colours: tokens.Colours, scale: float) -> str:
    """The style sheet of the whole application, for one theme and text size."""
    values = {**_sizes(scale), **_edges(colours), "icons": _icons(), **colours}
    source = _text_rules(scale) + _FRAMES + _BUTTONS + _FIELDS + _VIEWS
    return Template(source).substitute(values)


def control_height(scale: float) -> int:
    """Height of a control in pixels: 40, and more where large text needs it."""
    return max(tokens.CONTROL, round(30 * scale))


def large_height(scale: float) -> int:
    """Height of a large control in pixels: 56, and more where large text needs it."""
    return max(tokens.LARGE, round(40 * scale))


def _icons() -> str:
    return resource("icons").as_posix()


def _sizes(scale: float) -> dict[str, str]:
    control, large = control_height(scale), large_height(scale)
    sizes = {
        "control_px": control,
        "control_half_px": control // 2,
        "control_2_px": control - 2,
        "control_4_px": control - 4,
        "control_8_px": control - 8,
        "large_2_px": large - 2,
        "large_4_px": large - 4,
        "navigation_px": max(tokens.NAVIGATION, round(32 * scale)),
        "px17": round(17 * scale),
        "rail_px": min(14, round(12 * scale)),
        "drop": 32,
    }
    return {key: str(value) for key, value in sizes.items()}


def _edges(colours: tokens.Colours) -> dict[str, str]:
    """Where grounds are all the same, an edge says what a tint says elsewhere."""
    flat = colours["soft"] == colours["surface"]
    light = tokens.luminance(colours["on_accent"]) > 0.5
    return {
        "edge": f"1px solid {colours['line']}" if flat else "none",
        "edge_or_none": f"1px solid {colours['accent' if flat else 'soft']}",
        "tile_edge": colours["accent" if flat else "line"],
        "tick": "tick-white" if light else "tick-black",
    }


def _text_rules(scale: float) -> str:
    roles = (
        f'QLabel[role="{role}"] {{ font-size:{round(size * scale)}px; font-weight:{weight}; }}\n'
        for role, (size, weight) in tokens.TYPE.items()
    )
    tones = (f'QLabel[tone="{tone}"] {{ color:${tone}; }}\n' for tone in TONES)
    return "".join((*roles, *tones))
