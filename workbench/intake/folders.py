"""Walking through folders, and what is said of files that cannot be opened."""

from __future__ import annotations

import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from workbench.intake.encoding import without_surrogates
from workbench.intake.errors import IntakeError

TEXT = frozenset({".txt", ".text", ".md", ".markdown"})


def files_in(folder: Path, endings: Collection[str], what: str) -> Iterator[Path | IntakeError]:
    """Yield the files of a folder as `walk` does, and an error that says what was looked for where there is none."""
    found = False
    for item in walk(folder, endings):
        found = True
        yield item
    if not found:
        yield IntakeError(name_of(folder), f"no {what} in this folder (looked for {', '.join(sorted(endings))})")


def walk(folder: Path, endings: Collection[str]) -> Iterator[Path | IntakeError]:
    """Go through a folder and those in it in alphabetical order, each real folder once: a link to a parent ends.

    Hidden files and folders are passed over, and files with other endings.
    """
    seen: set[tuple[int, int]] = set()
    waiting: list[Path] = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if not path.is_dir():
                yield path
                continue
            about = path.stat()
            if (about.st_dev, about.st_ino) in seen:
                continue
            seen.add((about.st_dev, about.st_ino))
            children = sorted((child for child in path.iterdir() if not child.name.startswith(".")), reverse=True)
        except OSError as error:
            yield IntakeError(name_of(path), said(error))
            continue
        waiting += [child for child in children if child.is_dir() or _is_wanted(child, endings)]


def _is_wanted(path: Path, endings: Collection[str]) -> bool:
    if path.suffix.lower() not in endings:
        return False
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def name_of(path: Path) -> str:
    """Return a path as text that can be kept: what is no UTF-8 in it is replaced."""
    return without_surrogates(str(path))[0]


def said(error: OSError | ValueError) -> str:
    """Return in words why a file could not be opened."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "it may not be read (permission denied)"
    if isinstance(error, OSError) and error.strerror:
        return f"it could not be read ({error.strerror})"
    return f"it could not be read ({error})"


def too_large(name: str, size: int | None, max_bytes: int) -> IntakeError:
    """Return what is said of a file that is larger than the settings allow."""
    is_large = f"{size / 1e6:.1f} MB" if size else "more"
    return IntakeError(
        name,
        f"too large: {is_large} where {max_bytes / 1e6:g} MB are allowed; "
        "set max_megabytes in workbench.toml to allow more",
    )
