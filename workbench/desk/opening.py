"""Opening a link or a source file outside the desk. What the database names is an address, never a command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from workbench.desk.session import SourcesOfClaim
from workbench.model import ClaimDetail, WorkbenchError

_DOCUMENTS = frozenset(
    {
        *(".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".json", ".jsonl"),
        *(".pdf", ".docx", ".doc", ".odt", ".rtf", ".epub", ".csv", ".tsv", ".xlsx", ".ods", ".srt", ".vtt"),
        *(".warc", ".gz", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".mp3", ".mp4", ".wav", ".ogg", ".m4a"),
    }
)
"""The endings of files that are read and not run."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be opened: what it is to the claim, and its address or path."""

    label: str
    address: str


def targets_of(
    claim: ClaimDetail, sources: SourcesOfClaim | None, origin: tuple[str | None, str] | None
) -> list[Target]:
    """Return what can be opened at a claim, each once: evidence, fact-checks, the quote's source, the article.

    Args:
        claim: the claim.
        sources: what the source library has for it.
        origin: the article's address on the web and the file it came from.
    """
    found: dict[str, Target] = {}
    for target in _named(claim, sources, origin):
        if is_address(target.address) or Path(target.address).is_file():
            found.setdefault(target.address, target)
    return list(found.values())


def _named(
    claim: ClaimDetail, sources: SourcesOfClaim | None, origin: tuple[str | None, str] | None
) -> Iterator[Target]:
    for entry in claim.history:
        if entry.url and not entry.undone:
            yield Target(f"evidence, {entry.stance}", entry.url)
    for match in claim.fact_checks:
        if match.check.url:
            yield Target("fact-check", match.check.url)
    for citation in sources.citations if sources else ():
        for address in (citation.url, citation.source):
            if address:
                yield Target("source of the quote", address)
    for address in origin or ():
        if address:
            yield Target("the article", address)


def is_address(text: str) -> bool:
    """Tell whether a text is an address on the web, and nothing else."""
    if not text.isprintable() or any(character.isspace() for character in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def open_outside(address: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """Open an address or a file with the program that the system has for it.

    Returns:
        What opened it; None where nothing here can.

    Raises:
        WorkbenchError: it is neither an address on the web nor a document that is there.
    """
    target = address if is_address(address) else str(_document(address))
    command = _opener(environment)
    if command is None:
        return None
    try:
        subprocess.Popen(  # noqa: S603
            [*command, target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise WorkbenchError(f"{command[0]}: {error}") from error
    return command[0]


def _document(address: str) -> Path:
    """Return the full path of a document: it cannot be taken for an option of the program that opens it."""
    path = Path(address)
    if not path.is_file():
        raise WorkbenchError(f"{address}: neither an address on the web nor a file that is there")
    if path.suffix.lower() not in _DOCUMENTS or (os.name == "posix" and os.access(path, os.X_OK)):
        raise WorkbenchError(f"{address}: not opened, since it may be a program; open it by hand")
    return path.resolve()


def _opener(environment: Mapping[str, str]) -> tuple[str, ...] | None:
    if sys.platform == "darwin":
        return ("open",)
    if sys.platform == "win32":
        return ("explorer",)
    graphical = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if graphical and shutil.which("xdg-open"):
        return ("xdg-open",)
    return ("wslview",) if shutil.which("wslview") else None
