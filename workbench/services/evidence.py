"""Evidence as a record: completed from its file, and whether its passage really stands there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from workbench.model import WorkbenchError
from workbench.store import Store
from workbench.store import documents as library
from workbench.store.events import EvidenceRecord
from workbench.store.evidence import EvidenceRow, list_evidence

Standing = Literal["stands", "absent", "changed", "unknown"]
"""`stands`: the passage is in the document or file, word for word; `absent`: it is not; `changed`: the file is
another than when it was attached; `unknown`: there is no passage, or nothing to look in."""

SAID: dict[Standing, str] = {
    "stands": "the passage stands there, word for word",
    "absent": "the passage does NOT stand there",
    "changed": "the file has changed since it was attached",
    "unknown": "nothing here to compare the passage with",
}


def completed(store: Store, record: EvidenceRecord) -> EvidenceRecord:
    """Return a record with what its document or its file says: title, address, hash, and when it was got.

    Raises:
        WorkbenchError: there is no such document, or the file cannot be read.
    """
    if record.document_id is not None:
        document = library.get_document(store, record.document_id)
        return replace(
            record,
            title=record.title or document.label,
            url=record.url or document.url,
            file=record.file or document.source,
            sha256=record.sha256 or document.sha256,
            retrieved_at=record.retrieved_at or document.added_at,
        )
    if record.file is None or record.sha256 is not None:
        return record
    try:
        data = Path(record.file).read_bytes()
    except (OSError, ValueError) as error:
        raise WorkbenchError(f"{record.file}: cannot be read ({error}); nothing was attached") from error
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return replace(record, sha256=hashlib.sha256(data).hexdigest(), retrieved_at=record.retrieved_at or now)


def standing(store: Store, record: EvidenceRecord) -> Standing:
    """Tell whether the passage of a piece of evidence stands in its document, else in its file.

    White space counts as the same, whatever there is of it; nothing else does.
    """
    if not record.passage:
        return "unknown"
    if record.document_id is not None:
        return standing_in_document(store, record)
    if record.file is None:
        return "unknown"
    return _in_file(record.file, record.sha256, record.passage)


def standing_in_document(store: Store, record: EvidenceRecord) -> Standing:
    """Tell the same of evidence from the library alone; files are not opened."""
    if not record.passage or record.document_id is None:
        return "unknown"
    if record.start_offset is not None and record.end_offset is not None:
        there = library.text_between(store, record.document_id, record.start_offset, record.end_offset)
        if _flat(there) == _flat(record.passage):
            return "stands"
    whole = library.document_text(store, record.document_id)
    return "stands" if _flat(record.passage) in _flat(whole) else "absent"


def _in_file(file: str, sha256: str | None, passage: str) -> Standing:
    from workbench.intake.documents import documents_in

    try:
        data = Path(file).read_bytes()
    except (OSError, ValueError):
        return "unknown"
    texts = [d.text for d in documents_in(data, file) if not isinstance(d, WorkbenchError)]
    if any(_flat(passage) in _flat(text) for text in texts):
        return "stands" if sha256 in (None, hashlib.sha256(data).hexdigest()) else "changed"
    return "absent"


def _flat(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Verified:
    """One thing that was verified: a piece of evidence, or a kept copy; `good` where nothing is wrong with it."""

    what: str
    said: str
    good: bool


def verify(store: Store) -> Iterator[Verified]:
    """Look at every kept copy and at every piece of evidence that counts, and tell what became of each."""
    for document in library.list_documents(store):
        if document.kept:
            path = store.path.parent / document.kept
            good = path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == document.sha256
            said = "the kept copy is as it was" if good else f"the kept copy {document.kept} is missing or changed"
            yield Verified(f"document {document.id}", said, good)
    for row in list_evidence(store):
        found = standing(store, row.record)
        if row.record.passage:
            yield Verified(_name(row), SAID[found], found in ("stands", "unknown"))


def _name(row: EvidenceRow) -> str:
    return f"claim {row.claim_id}, evidence {row.event_id}"
