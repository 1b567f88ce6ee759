"""A stream of samples to PulseAudio, or to PipeWire in its place, through libpulse-simple.

It says how long a sample takes to be heard, which Qt's sounds do not; and Qt 6.11 makes a notifier
for each sound that it plays, which another thread may close: the process then spins for ever.
"""

from __future__ import annotations

import ctypes
from typing import Any

LIBRARY = "libpulse-simple.so.0"  # in the same package as libpulse
BUFFER_MS = 250  # of what is written ahead: a busy machine may let us wait for so long
_PLAYBACK, _S16LE = 1, 3
_DEFAULT = 0xFFFFFFFF


class _Format(ctypes.Structure):
    _fields_ = (
        ("format", ctypes.c_int),
        ("rate", ctypes.c_uint32),
        ("channels", ctypes.c_uint8),
    )


class _Buffer(ctypes.Structure):
    _fields_ = (
        ("maxlength", ctypes.c_uint32),
        ("tlength", ctypes.c_uint32),
        ("prebuf", ctypes.c_uint32),
        ("minreq", ctypes.c_uint32),
        ("fragsize", ctypes.c_uint32),
    )


def library() -> Any:  # noqa: ANN401 - a C library has no types
    """The library. Raises OSError where there is none."""
    found = ctypes.CDLL(LIBRARY)
    found.pa_simple_new.restype = ctypes.c_void_p
    found.pa_simple_get_latency.restype = ctypes.c_uint64
    return found


class Stream:
    """One channel of 16-bit samples; use it on one thread. All raise OSError when it is over."""

    def __init__(self, found: Any, device: str, rate: int) -> None:  # noqa: ANN401 - as above
        """Open a stream to the output of this id, "" for the computer's own choice."""
        self._library, self._error = found, ctypes.c_int(0)
        form = _Format(_S16LE, rate, 1)
        length = 2 * rate * BUFFER_MS // 1000
        buffer = _Buffer(_DEFAULT, length, 0, _DEFAULT, _DEFAULT)
        self._handle = ctypes.c_void_p(
            found.pa_simple_new(
                None,
                b"SpasmFree",
                _PLAYBACK,
                device.encode() or None,
                b"Session",
                ctypes.byref(form),
                None,
                ctypes.byref(buffer),
                ctypes.byref(self._error),
            )
        )
        if not self._handle:
            raise OSError(self._error.value, "no stream")

    def latency_ms(self) -> float:
        """How long until what is written next is heard."""
        self._error.value = 0
        found = self._library.pa_simple_get_latency(self._handle, ctypes.byref(self._error))
        if self._error.value:
            raise OSError(self._error.value, "the stream ended")
        return int(found) / 1000

    def write(self, block: bytes) -> None:
        """Write on; waits while the buffer is full."""
        if self._library.pa_simple_write(
            self._handle, block, ctypes.c_size_t(len(block)), ctypes.byref(self._error)
        ):
            raise OSError(self._error.value, "the stream ended")

    def flush(self) -> None:
        """Throw away what is written and not heard yet."""
        if self._library.pa_simple_flush(self._handle, ctypes.byref(self._error)):
            raise OSError(self._error.value, "the stream ended")

    def close(self) -> None:
        """Let it go at once."""
        self._library.pa_simple_free(self._handle)
