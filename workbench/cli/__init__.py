"""The command line: one command per verb, each thin over the services."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

from workbench.model import WorkbenchError

DONE, FAILED, USAGE, GATE = 0, 1, 2, 3
"""Exit codes: done, an error, a wrong call, a gate not met."""
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: the command line without the program's name; `sys.argv` where it is not given.

    Returns:
        The exit code.
    """
    from workbench.cli.parser import build_parser

    _set_encodings()
    options = build_parser().parse_args(arguments)
    module, function = options.run.split(":")
    try:
        return int(getattr(importlib.import_module(f"workbench.cli.{module}"), function)(options))
    except WorkbenchError as error:
        print(f"workbench: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("workbench: interrupted; what was finished is kept", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None  # the reader went away: nothing more to say to it
        return DONE


def _set_encodings() -> None:
    """Write UTF-8 into files and pipes, whatever the locale; show what a terminal lacks by its code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            asked = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(errors="backslashreplace", **({} if asked else {"encoding": "utf-8"}))
