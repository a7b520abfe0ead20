"""A program in a real pseudo-terminal: what it writes is read, what a person would type is written."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self


class Terminal:
    """Runs `python ARGUMENTS` in a terminal of the given size. `output` is all that it has written."""

    def __init__(
        self, arguments: Sequence[str], *, columns: int = 120, rows: int = 40, environment: dict[str, str] | None = None
    ) -> None:
        self.output = b""
        self.code: int | None = None
        self.started = time.perf_counter()
        surroundings = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            with contextlib.suppress(OSError):
                size = struct.pack("HHHH", rows, columns, 0, 0)
                fcntl.ioctl(1, termios.TIOCSWINSZ, size)
            os.execve(sys.executable, [sys.executable, *arguments], surroundings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.code is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.master)

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self.master, keys.encode())

    def read_until(self, seen: Callable[[bytes], bool], *, since: int = 0, seconds: float = 20.0) -> float:
        """Read until what was written since a place in `output` satisfies; return the time of that moment."""
        deadline = time.perf_counter() + seconds
        while not seen(self.output[since:]):
            left = deadline - time.perf_counter()
            if left <= 0:
                raise TimeoutError(self.output[since:][-2000:])
            ready, _, _ = select.select([self.master], [], [], left)
            if ready:
                try:
                    self.output += os.read(self.master, 65536)
                except OSError:  # the program has closed its side
                    break
        if not seen(self.output[since:]):
            raise EOFError(self.output[since:][-2000:])
        return time.perf_counter()

    def rest(self, seconds: float = 0.06) -> None:
        """Read until nothing has come for so long."""
        while select.select([self.master], [], [], seconds)[0]:
            try:
                self.output += os.read(self.master, 65536)
            except OSError:
                return

    def wait_for(self, words: str, *, since: int = 0, seconds: float = 20.0) -> float:
        """Read until some words appear."""
        wanted = words.encode()
        return self.read_until(lambda written: wanted in written, since=since, seconds=seconds)

    def wait_for_end(self, seconds: float = 20.0) -> int:
        """Read to the end; return the exit code."""
        with contextlib.suppress(EOFError):
            self.read_until(lambda written: False, seconds=seconds)
        _, status = os.waitpid(self.pid, 0)
        self.code = os.waitstatus_to_exitcode(status)
        return self.code
