"""The command `spasmfree`: opens the window, or does one thing and says so (decisions D23).

Its parts are loaded when they are needed: only the window, the doctor and the report load Qt.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from spasmfree import __version__, streams
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Catalogue
from spasmfree.core.words import tr

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["_Parser"]  # noqa: SLF001 - it has no public name

Options = argparse.Namespace

_INTERRUPTED = 130  # what shells say of a command that Ctrl+C ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; 0, or 2 with a sentence on standard error."""
    streams.prepare()
    try:
        options = _parser().parse_args(arguments, Options(data_dir=None, speed=1))
        _check(options)
        done: int = options.command(options)
    except KnownError as error:
        print(error, file=sys.stderr)
        return 2
    except streams.Enough:
        streams.forget_output()
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    return done


def _check(options: Options) -> None:
    if options.speed != 1 and options.data_dir is None:
        raise KnownError(
            tr("--speed is for trying things out; name a folder for that with --data-dir.")
        )


def _window(options: Options) -> int:
    from spasmfree.system import display

    sentence = display.why_no_window(os.environ)  # before Qt, which would end the process
    if sentence is not None:
        raise KnownError(sentence)
    import gc

    from spasmfree.system import imports

    gc.disable()  # until the window is painted: nothing that start-up makes is garbage
    imports.restore()
    from spasmfree.app.run import run

    try:
        return run(options.data_dir, options.speed)
    except KnownError as error:
        from spasmfree.app import refusal

        if refusal.nobody_reads(os.environ):
            refusal.show(str(error))
        raise


def _export(options: Options) -> int:
    from spasmfree.storage import database, exports, places
    from spasmfree.storage.export_csv import Names, Table, days

    wanted = days(options.first, options.last)
    export = exports.Export(exports.Format(options.format), Table(options.table), wanted)
    folder = options.data_dir or places.data_folder()
    if not places.holds_history(folder):
        raise KnownError(
            tr("There is no history in {folder} yet; nothing was exported.", folder=folder)
        )
    path = database.open_database(places.prepare(folder))
    names = Names.of(_catalogue(None))
    if options.out_dir is not None:
        exports.write_tables(path, options.out_dir, names, wanted)
        return 0
    if options.out is not None:
        exports.write_file(path, export, options.out, names)
        return 0
    exports.write(path, export, streams.bytes_out(), names)
    return 0


def _report(options: Options) -> int:
    from spasmfree.app.report import Wanted, make
    from spasmfree.core.handout import Paper
    from spasmfree.storage import places

    folder = options.data_dir or places.data_folder()
    paper = Paper(options.paper) if options.paper else None
    wanted = Wanted(options.program, options.first, options.last, options.out, paper)
    make(wanted, _catalogue(None), folder)
    return 0


def _sheet(options: Options) -> int:
    from spasmfree.app import sheet
    from spasmfree.storage import places

    themes = (options.theme,) if options.theme else sheet.THEMES
    folder = options.data_dir or places.data_folder()
    sheet.make(options.out, themes, _catalogue(None), folder)
    return 0


def _check_content(options: Options) -> int:
    from spasmfree.app.checks import outcome

    found = outcome(options.file)
    for sentence in found.faults:
        print(sentence, file=sys.stderr)
    for sentence in found.good:
        streams.say(sentence)
    return 2 if found.faults else 0


def _demo(options: Options) -> int:
    from spasmfree.clock import wall
    from spasmfree.core.gate import GATE_VERSION
    from spasmfree.storage.demo import Demo, make

    if options.data_dir is None:
        raise KnownError(
            tr("A made-up history needs a folder of its own; name an empty one with --data-dir.")
        )
    wanted = Demo(options.years, options.seed, _catalogue(None), wall(), GATE_VERSION)
    count = make(options.data_dir, wanted)
    streams.say(
        tr(
            "Made up {count} sessions in {folder}; look at them with: "
            "spasmfree --data-dir {folder}",
            count=count,
            folder=options.data_dir,
        )
    )
    return 0


def _catalogue(file: Path | None) -> Catalogue:
    from spasmfree.core import content
    from spasmfree.resources import read, resource

    path = file or resource("exercises.json")
    return content.parse(read(path), path.name)


def _doctor(options: Options) -> int:
    from spasmfree import doctor

    machine = doctor.this_machine(options.data_dir)
    if options.install_menu_entry:
        for path in doctor.add_to_menu(machine):
            streams.say(doctor.anonymous(str(path), machine))
        return 0
    for line in doctor.examine(machine):
        streams.say(line)
    return 0


class _Parser(argparse.ArgumentParser):
    """Refuses with one sentence instead of the usage."""

    def error(self, message: str) -> NoReturn:
        raise KnownError(
            tr(
                "{problem}; “spasmfree --help” lists what there is.",
                problem=message[:1].upper() + message[1:],
            )
        )


def _parser() -> argparse.ArgumentParser:
    # Options that all commands share may stand before or after the command.
    shared = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument(
        "--data-dir", type=_folder, metavar="DIR", help=tr("keep all data in this folder")
    )
    shared.add_argument(
        "--speed", type=_speed, metavar="N",
        help=tr("let sessions pass N times faster, 1 to 100; needs --data-dir"),
    )  # fmt: skip
    parser = _Parser(
        prog="spasmfree",
        description=tr("Leads you through sessions for your back and keeps a diary of them."),
        epilog=tr("Without a command the window opens."),
        parents=[shared],
    )
    parser.add_argument("--version", action="version", version=f"SpasmFree {__version__}")
    parser.set_defaults(command=_window)
    commands = parser.add_subparsers(title=tr("commands"), metavar="COMMAND")
    _add_export(commands, shared)
    _add_report(commands, shared)
    _add_sheet(commands, shared)
    _add_check(commands, shared)
    _add_demo(commands, shared)
    _add_doctor(commands, shared)
    return parser


def _add_export(commands: Commands, shared: _Parser) -> None:
    export = commands.add_parser(
        "export",
        parents=[shared],
        help=tr("write sets, sessions, pain scores or episodes as a table"),
    )
    export.set_defaults(command=_export)
    export.add_argument(
        "--format",
        choices=("csv", "strong", "json"),
        default="csv",
        help=tr("a table of ours, the sets for other trackers, or everything"),
    )
    export.add_argument(
        "--table",
        choices=("sets", "sessions", "pain", "episodes"),
        default="sets",
        help=tr("which table, with csv"),
    )
    export.add_argument("--from", dest="first", metavar="DAY", help=tr("from this day on"))
    export.add_argument("--to", dest="last", metavar="DAY", help=tr("up to this day"))
    to = export.add_mutually_exclusive_group()
    to.add_argument(
        "--out", type=Path, metavar="FILE", help=tr("into a file; otherwise to standard output")
    )
    to.add_argument(
        "--out-dir", type=Path, metavar="DIR", help=tr("all four tables as CSV, into this folder")
    )


def _add_report(commands: Commands, shared: _Parser) -> None:
    report = commands.add_parser(
        "report", parents=[shared], help=tr("write a program, or some days, as a page to print")
    )
    report.set_defaults(command=_report)
    report.add_argument("--program", metavar="ID", help=tr("the program, such as starter"))
    report.add_argument(
        "--from",
        dest="first",
        metavar="DAY",
        help=tr("a page for a physiotherapist, from this day"),
    )
    report.add_argument("--to", dest="last", metavar="DAY", help=tr("up to this day"))
    report.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help=tr("into this file: .pdf, of days also .html"),
    )
    report.add_argument(
        "--paper", choices=("a4", "letter"), help=tr("on this paper; otherwise the usual one")
    )


def _add_sheet(commands: Commands, shared: _Parser) -> None:
    sheet = commands.add_parser(
        "sheet", parents=[shared], help=tr("draw all exercises on one sheet")
    )
    sheet.set_defaults(command=_sheet)
    sheet.add_argument(
        "out", type=Path, metavar="OUT", help=tr("into this file: .svg, .png or .pdf")
    )
    sheet.add_argument(
        "--theme", choices=("light", "dark", "contrast"),
        help=tr("in this theme; otherwise in light and dark"),
    )  # fmt: skip


def _add_check(commands: Commands, shared: _Parser) -> None:
    check = commands.add_parser(
        "check", parents=[shared], help=tr("look for mistakes in a file of exercises")
    )
    check.set_defaults(command=_check_content)
    check.add_argument("file", type=Path, nargs="?", metavar="FILE")


def _add_demo(commands: Commands, shared: _Parser) -> None:
    demo = commands.add_parser(
        "demo", parents=[shared], help=tr("make up a history in an empty folder, to look around")
    )
    demo.set_defaults(command=_demo)
    demo.add_argument(
        "--years", type=_whole, default=1, metavar="N", help=tr("how long it is; 1 by itself")
    )
    demo.add_argument(
        "--seed", type=_whole, default=1, metavar="N",
        help=tr("the same number makes the same history"),
    )  # fmt: skip


def _add_doctor(commands: Commands, shared: _Parser) -> None:
    doctor = commands.add_parser(
        "doctor", parents=[shared], help=tr("say what works on this computer and what does not")
    )
    doctor.set_defaults(command=_doctor)
    doctor.add_argument(
        "--install-menu-entry", action="store_true", help=tr("add SpasmFree to the desktop's menu")
    )


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError(tr("an empty name is no folder"))
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise argparse.ArgumentTypeError(
            tr("{folder} begins with a home that this computer does not know", folder=text)
        ) from error


def _whole(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise argparse.ArgumentTypeError(tr("{value} is not a whole number", value=text))
    return int(text)


def _speed(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError(
            tr("{value} is not a whole number from 1 to 100", value=text)
        )
    return int(text)
