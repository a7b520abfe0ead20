"""Copying: to whatever clipboard there is, and always to the terminal and to the desk itself."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from textual.app import App

_TOOLS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("TMUX", ("tmux", "load-buffer", "-w", "-")),
)
"""Programs that take a text on standard input, each with the variable that says that it can work."""
_SECONDS = 2.0


def clipboard_commands(environment: Mapping[str, str] = os.environ) -> list[tuple[str, ...]]:
    """Return the commands that can take a text here: one for the desktop, one for tmux."""
    found: dict[str, tuple[str, ...]] = {}
    if sys.platform == "darwin" and shutil.which("pbcopy"):
        found["desktop"] = ("pbcopy",)
    for variable, command in _TOOLS:
        if environment.get(variable) and shutil.which(command[0]):
            found.setdefault("tmux" if variable == "TMUX" else "desktop", command)
    return list(found.values())


async def copy(app: App[Any], text: str) -> str:
    """Copy a text to every clipboard that is there.

    Returns:
        Where it went, in words. Whether a terminal takes what is sent to it (OSC 52) cannot be known.
    """
    app.copy_to_clipboard(text)  # also the desk's own register, which ctrl+v pastes
    taken = [command[0] for command in clipboard_commands() if await asyncio.to_thread(_give, command, text)]
    if taken:
        return f"copied by {' and '.join(taken)}; also sent to the terminal (OSC 52)"
    return "copied; to the terminal's clipboard where it allows that (OSC 52); ctrl+v pastes it here"


def _give(command: tuple[str, ...], text: str) -> bool:
    """Tell whether a command took a text. What it prints is not for this terminal; it may stay in the background."""
    try:
        done = subprocess.run(  # noqa: S603
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
