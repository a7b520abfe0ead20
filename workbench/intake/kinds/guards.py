"""What is refused before a library sees it: archives that burst, entities in XML, markup of too great a size."""

from __future__ import annotations

import io
import re
import zipfile

from workbench.intake.errors import IntakeError

MOST_UNPACKED = 200_000_000
_MOST_PARTS = 5_000
_MOST_RATIO = 150
_RATIO_FROM = 2_000_000
_ENTITY = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)
_LOOKED_AT = 100_000


def check_archive(data: bytes, name: str) -> None:
    """Refuse a zip file that is broken, encrypted, or far larger unpacked than packed.

    Raises:
        IntakeError: it is refused.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS:
                raise IntakeError(name, f"it holds {len(parts)} parts, more than a document has; refused")
            _check_sizes(parts, name)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(archive, part, name)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, RuntimeError) as error:
        if isinstance(error, IntakeError):
            raise
        raise IntakeError(
            name, "a broken Word file or zip archive; open it in its own program and save it again"
        ) from error


def _check_sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    total = sum(part.file_size for part in parts)
    bursting = any(p.file_size > _RATIO_FROM and p.file_size > _MOST_RATIO * max(1, p.compress_size) for p in parts)
    if total > MOST_UNPACKED or bursting:
        raise IntakeError(name, f"it unpacks to {total / 1e6:.0f} MB, as a zip bomb does; refused")
    if any(part.flag_bits & 1 for part in parts):
        raise IntakeError(name, "it is encrypted; save it without a password")


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    with archive.open(part) as stream:
        size, start = 0, b""
        while block := stream.read(1_000_000):
            start = start or block[:_LOOKED_AT]
            size += len(block)
            if size > part.file_size + 1 or size > MOST_UNPACKED:
                raise IntakeError(name, "it unpacks to more than it says, as a zip bomb does; refused")
    check_entities(start, name)


def check_entities(start: bytes, name: str) -> None:
    """Refuse XML that declares entities.

    Raises:
        IntakeError: it does.
    """
    if _ENTITY.search(start[:_LOOKED_AT].replace(b"\0", b"")):
        raise IntakeError(name, "its XML declares entities, which no document needs; refused")
