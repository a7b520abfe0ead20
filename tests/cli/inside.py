"""The program called within the tests' own process: much quicker, for what needs no process of its own."""

from __future__ import annotations

import contextlib
import io
import subprocess

from workbench.cli import main


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Call the program in the current folder; what it says is kept."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main([*map(str, arguments)])
        except SystemExit as leaving:  # a wrong call
            code = int(leaving.code or 0)
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def ok(*arguments: object) -> str:
    """Call the program, expect that it does what it was asked, and return its output."""
    done = run(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(*arguments: object, code: int = 1) -> str:
    """Call the program, expect one clear line on standard error, and return it."""
    done = run(*arguments)
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("workbench: ")
    return line
