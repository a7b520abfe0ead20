"""Running the program as its users do: as a process, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_bd1e1457b116165d.txt"


def command(*arguments: object) -> list[str]:
    """Return the command line that runs the program from the checkout."""
    return [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]


def run(
    *arguments: object,
    input: str | bytes = b"",
    env: dict[str, str] | None = None,
    before: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run the program in the current folder; its output is read as UTF-8."""
    data = input.encode() if isinstance(input, str) else input
    done = subprocess.run(
        command(*arguments),
        input=data,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})},
        preexec_fn=before,
        check=False,
        timeout=60,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def ok(*arguments: object, input: str | bytes = b"") -> str:
    """Run the program, expect that it does what it was asked, and return its output."""
    done = run(*arguments, input=input)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(*arguments: object, input: str | bytes = b"", code: int = 1, env: dict[str, str] | None = None) -> str:
    """Run the program, expect one clear line on standard error, and return it."""
    done = run(*arguments, input=input, env=env)
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("workbench: ")
    return lines[0]
