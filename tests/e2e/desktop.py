"""A private desktop for one test run: X server, message bus, accessibility bus, window manager.

It owns the processes that it starts and ends exactly those.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from e2e import rig

PATIENCE_S = 20
NOWHERE = "unix:/nonexistent/pulse"


def wait_for(what: str, happened: Callable[[], object], patience_s: float = PATIENCE_S) -> None:
    """Wait for something that another process does; fails after a while."""
    end = time.monotonic() + patience_s
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {patience_s} s for {what}")
        time.sleep(0.02)


class Desktop:
    """Use it in a `with` block."""

    def __init__(self, size: str = "1280x800") -> None:
        self._size = size
        self._running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Desktop:
        self._place = tempfile.TemporaryDirectory(prefix="sf-", ignore_cleanup_errors=True)
        self.folder = Path(self._place.name)
        for name in ("run", "home"):
            (self.folder / name).mkdir(mode=0o700)
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(
                ("PYTHON", "QT_", "XDG_", "WAYLAND_", "DBUS_", "AT_SPI_", "PULSE_")
            )
        }
        self.environ = inherited | {
            "HOME": str(self.folder / "home"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "NO_AT_BRIDGE": "0",
            "PULSE_SERVER": NOWHERE,
        }
        try:
            self._start_all()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in reversed(self._running):
            self.end(process)
        self._running.clear()
        self._end_speech()
        self._place.cleanup()

    def _end_speech(self) -> None:
        """A speech server that a program here has woken ends by no gentler sign before it spoke.

        It stands apart from who woke it, and is known by the socket it was told to listen at.
        """
        socket = str(self.folder / "run" / "speech-dispatcher").encode()
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it may be gone at once
                if socket in (process / "cmdline").read_bytes():
                    os.kill(int(process.name), signal.SIGKILL)

    def start(self, *command: str, **environ: str) -> subprocess.Popen[bytes]:
        """Start a program on this desktop; what it says goes to a log in `folder`."""
        log = self.folder / f"{len(self._running)}-{Path(command[0]).name}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                command, env={**self.environ, **environ}, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, cwd="/",
            )  # fmt: skip
        self._running.append(process)
        return process

    def end(self, process: subprocess.Popen[bytes], how: int = signal.SIGTERM) -> int:
        """End a program that was started here, and what it started; its exit code."""
        for sign in (how, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, sign)
            with suppress(subprocess.TimeoutExpired):
                return process.wait(timeout=5)
        return process.wait()

    def log(self, name: str) -> str:
        """What a program said, such as "spasmfree"."""
        return "".join(path.read_text() for path in sorted(self.folder.glob(f"*-{name}.log")))

    def keys(self, *keys: str) -> None:
        """Press keys, in the names of X, one after the other, in the focused window."""
        self.send("key", *keys)

    def send(self, *words: str) -> None:
        """Tell xdotool to do something, such as "keydown", "space"."""
        subprocess.run(["xdotool", *words], env=self.environ, check=True, timeout=10)

    def picture(self, path: Path) -> None:
        """Keep what is on the screen, where ImageMagick is there."""
        with suppress(OSError):
            subprocess.run(["import", "-window", "root", str(path)], env=self.environ, check=False)

    def add_sound(self) -> None:
        """Start a private sound server whose only loudspeaker plays into nothing.

        Without rewinds it renders 50 ms at once and not 2 s, so that a recording hears what comes
        soon after its start, and when.
        """
        socket = self.expect_sound()
        self.start(
            "pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
            "--disable-shm=yes",
            "-L", "module-null-sink sink_name=nullout rate=48000 channels=2 norewinds=1",
            "-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}",
        )  # fmt: skip
        wait_for("the sound server", socket.exists)

    def expect_sound(self) -> Path:
        """Programs look for the private sound server from now on; where it listens."""
        socket = self.folder / "run" / "sound"
        self.environ["PULSE_SERVER"] = f"unix:{socket}"
        return socket

    def sound_server(self) -> subprocess.Popen[bytes]:
        """The one that `add_sound` has started last."""
        return next(p for p in reversed(self._running) if "pulseaudio" in str(p.args[0]))

    def _start_all(self) -> None:
        self.environ["DISPLAY"] = self._start_screen()
        bus = self.folder / "run" / "bus"
        address = f"unix:path={bus}"
        self.start("dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}")
        wait_for("the message bus", bus.exists)
        self.environ["DBUS_SESSION_BUS_ADDRESS"] = address
        self.start(str(rig.launcher()), "--launch-immediately")
        self.start("openbox", "--sm-disable")
        wait_for("the window manager", self._is_managed)

    def _start_screen(self) -> str:
        reader, writer = os.pipe()  # Xvfb itself finds a display that is free and names it here
        with (self.folder / "xvfb.log").open("wb") as out:
            process = subprocess.Popen(
                ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{self._size}x24",
                 "-nolisten", "tcp", "-noreset"],
                pass_fds=(writer,), start_new_session=True, stdin=subprocess.DEVNULL,
                stdout=out, stderr=subprocess.STDOUT,
            )  # fmt: skip
        self._running.append(process)
        os.close(writer)
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError((self.folder / "xvfb.log").read_text())
        return f":{number}"

    def _is_managed(self) -> bool:
        done = subprocess.run(
            ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"],
            env=self.environ, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return "0x" in done.stdout
