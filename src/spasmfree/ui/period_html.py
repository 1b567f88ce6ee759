"""The page for a physiotherapist as one HTML file: no script, nothing from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from spasmfree.core.period_page import PaperChart, PeriodPage, Table
from spasmfree.core.words import tr
from spasmfree.ui.fonts import need_font
from spasmfree.ui.paper_chart import chart
from spasmfree.ui.paper_words import DPI, MM, Pen

_CHART_WIDE = 88 * MM
_PIXELS = 96  # an inch in a browser
_STYLE = """
:root { color-scheme: light; }
body { font: 15px/1.45 system-ui, sans-serif; color: #111; background: #fff; max-width: 52rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.9rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .4rem; }
dl { display: grid; grid-template-columns: repeat(3, 1fr); gap: .8rem; }
dl div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
dd { margin: 0; font-size: 1.4rem; font-weight: 600; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; }
th, td { padding: .25rem .6rem .25rem 0; vertical-align: top; border-top: 1px solid #767676; }
td { overflow-wrap: break-word; } .wide { overflow-x: auto; }
img { display: block; width: 60px; height: 45px; }
figure { display: inline-block; margin: 0 1rem 0 0; } svg { max-width: 100%; height: auto; }
svg text { font-family: system-ui, sans-serif; }
.note { white-space: pre-line; overflow-wrap: anywhere; }
footer { margin-top: 2rem; border-top: 1px solid #111; padding-top: .6rem; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
"""


def as_html(shown: PeriodPage, picture: Callable[[str], bytes | None]) -> bytes:
    """The page as the content of a file. Needs a QGuiApplication; raises KnownError.

    `picture` gives the small PNG of an exercise, None for one without.
    """
    need_font()
    body = "".join(
        (
            f"<h1>{escape(shown.title)}</h1><p>{escape(shown.when)}</p>",
            _facts(shown),
            "".join(map(_chart, shown.charts)),
            f"<p>{escape(shown.marked)}</p>" if shown.marked else "",
            "".join(_table(each, picture) for each in shown.tables),
            _notes(shown),
            f"<h2>{escape(shown.definitions_title)}</h2>",
            _list(shown.definitions),
            f"<footer><strong>{escape(shown.not_reviewed)}</strong> ",
            f"{escape(shown.disclaimer)}</footer>",
        )
    )
    head = f'<meta charset="utf-8"><title>{escape(shown.title)}</title><style>{_STYLE}</style>'
    language = tr("en")
    return f'<!doctype html>\n<html lang="{language}">{head}\n{body}\n</html>\n'.encode()


def _facts(shown: PeriodPage) -> str:
    cells = (
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in shown.facts
    )
    return f"<dl>{''.join(cells)}</dl>"


def _list(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"


def _table(shown: Table, picture: Callable[[str], bytes | None]) -> str:
    title = f"<h2>{escape(shown.title)}</h2>"
    if not shown.rows:
        return f"{title}<p>{escape(shown.nothing)}</p>"
    before = [f"<td>{_picture(name, picture)}</td>" for name in shown.pictures]
    head = ("<th></th>" if before else "") + _cells("th", shown.header)
    rows = (
        f"<tr>{before[number] if before else ''}{_cells('td', row)}</tr>"
        for number, row in enumerate(shown.rows)
    )
    body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return f'{title}<div class="wide"><table>{body}</table></div>'


def _cells(tag: str, texts: Iterable[str]) -> str:
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)


def _picture(name: str, picture: Callable[[str], bytes | None]) -> str:
    content = picture(name) if name else None
    if content is None:
        return ""
    return f'<img alt="" src="data:image/png;base64,{b64encode(content).decode()}">'


def _notes(shown: PeriodPage) -> str:
    title = f"<h2>{escape(shown.notes_title)}</h2>"
    if not shown.notes:
        return f"{title}<p>{escape(shown.no_notes)}</p>"
    rows = (
        f'<tr><th>{escape(day)}</th><td class="note">{escape(text)}</td></tr>'
        for day, text in shown.notes
    )
    return f"{title}<table><tbody>{''.join(rows)}</tbody></table>"


def _chart(shown: PaperChart) -> str:
    """The chart as it is on paper, drawn into the page itself, and its values in words."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setResolution(DPI)
    measure = QPainter(made)
    high = chart(shown, _pen(measure), _CHART_WIDE).height
    measure.end()
    buffer.close()
    buffer.setData(b"")
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setResolution(DPI)
    made.setSize(QSize(round(_CHART_WIDE), round(high)))
    made.setViewBox(QRectF(0, 0, _CHART_WIDE, high))
    painter = QPainter(made)
    chart(shown, _pen(painter), _CHART_WIDE).draw(0, 0)
    painter.end()
    text = bytes(buffer.data().data()).decode()
    drawing = text[text.index("<svg") :]
    return f'<figure role="img" aria-label="{escape(shown.title)}">{drawing}</figure>'


def _pen(painter: QPainter) -> Pen:
    """As wide as a chart: in no width at all every letter would have a line of its own."""
    made = Pen(painter, {}, {})
    made.width = _CHART_WIDE
    return made
