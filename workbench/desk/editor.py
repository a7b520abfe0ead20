"""The reviewer's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported


def editor_command() -> list[str]:
    """Return the words of the command in `VISUAL` or `EDITOR`; empty where neither names one."""
    try:
        return shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    except ValueError:
        return []


def edit(app: App[Any], text: str) -> tuple[str, str]:
    """Have a text edited while the desk stands aside.

    Returns:
        The text and an empty line; or the text as it was and what went wrong.
    """
    command = editor_command()
    if not command:
        return text, "no editor: set VISUAL or EDITOR to the command of one"
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        file = Path(folder) / "note.txt"
        file.write_text(text, encoding="utf-8")
        try:
            with app.suspend():
                code = subprocess.run([*command, str(file)], check=False).returncode  # noqa: S603
            if code:
                return text, f"{command[0]} ended with code {code}; the note is as it was"
            return file.read_text(encoding="utf-8").removesuffix("\n"), ""
        except (OSError, UnicodeDecodeError, SuspendNotSupported) as error:
            return text, f"{command[0]}: {error}; the note is as it was"
