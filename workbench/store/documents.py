"""The source library: documents, their passages, and which passages hold which words."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.model import DocumentRow, Passage, SourceDocument, WorkbenchError
from workbench.store.connection import Store
from workbench.store.events import Ledger, reviewer_id

_TERM = re.compile(r"[^\W_]+")
_MOST_VALUES = 400

_ROWS = """
SELECT
    d.id, d.label, d.kind, d.author, d.publisher, d.published, d.language, d.url, d.source, d.sha256, d.kept, d.words,
    (SELECT count(*) FROM passages AS p WHERE p.document_id = d.id) AS passages,
    (SELECT count(DISTINCT p.speaker) FROM passages AS p WHERE p.document_id = d.id AND p.speaker IS NOT NULL)
        AS speakers,
    d.added_at
FROM documents AS d
"""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage of the library with its text and its document."""

    id: int
    document_id: int
    position: int
    text: str
    place: Passage


def find_document(store: Store, sha256: str, part: int = 0) -> int | None:
    """Return the document that came from exactly these bytes, if any."""
    found = store.value("SELECT id FROM documents WHERE sha256 = ? AND part = ?", (sha256, part))
    return None if found is None else int(found)


def insert_document(
    ledger: Ledger,
    document: SourceDocument,
    passages: Sequence[Passage],
    *,
    label: str,
    language: str,
    kept: str | None,
    fold: Mapping[str, str],
) -> int:
    """Store a document with its passages, inside a transaction of the caller's; return its number.

    Args:
        ledger: in whose name, and when.
        document: what intake handed on.
        passages: its passages, which together are its text.
        label: what a list calls it.
        language: ISO 639-1 code, `und` where it is not known.
        kept: where a copy of the file is kept, relative to the database.
        fold: every word of the text as the index sees it.
    """
    store, head = ledger.store, document.head
    uid = hashlib.sha256(f"document\n{document.sha256}\n{document.part}".encode()).hexdigest()[:32]
    text_sha256 = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    terms = [{fold[word] for word in set(_TERM.findall(document.text[p.start : p.end]))} for p in passages]
    document_id = store.execute(
        "INSERT INTO documents (uid, sha256, part, text_sha256, kind, label, title, author, publisher, published,"
        " language, url, source, kept, size, words, characters, added_at, added_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(uid, document.sha256, document.part, text_sha256, document.kind, label, head.title, head.author),
            *(head.publisher, head.published, language, head.url, document.name, kept, document.size),
            *(len(document.text.split()), len(document.text), ledger.clock.now()),
            reviewer_id(store, ledger.reviewer),
        ),
    )
    store.connection.executemany(
        "INSERT INTO passages (document_id, position, start_offset, end_offset, page, paragraph, starts_at, ends_at,"
        " speaker, lead, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(document_id, position, p.start, p.end, p.page, p.paragraph, p.starts_at, p.ends_at, p.speaker),
                *(p.lead, document.text[p.start : p.end]),
            )
            for position, p in enumerate(passages)
        ],
    )
    _count(store, terms)
    return document_id


def _count(store: Store, terms: Iterable[Collection[str]], sign: int = 1) -> None:
    """Count passages, each by its words, into the index; out of it where the sign is -1."""
    counts = Counter(term for words in terms for term in words)
    if sign < 0:
        store.connection.executemany(
            "UPDATE passage_words SET passages = passages - ? WHERE word = ?",
            [(count, word) for word, count in sorted(counts.items())],
        )
        return
    store.connection.executemany(
        "INSERT INTO passage_words (word, passages) VALUES (?, ?)"
        " ON CONFLICT (word) DO UPDATE SET passages = passages + excluded.passages",
        sorted(counts.items()),
    )


def count_words_of(store: Store, document_id: int, fold: Callable[[str], str], sign: int = 1) -> None:
    """Count the words of a document that is there, inside a transaction of the caller's; `fold` is the index's form.

    Where the sign is -1 they are counted out of the index.
    """
    rows = store.rows("SELECT text FROM passages WHERE document_id = ?", (document_id,))
    _count(store, [{fold(word) for word in set(_TERM.findall(row["text"]))} for row in rows], sign)


def terms_of(text: str) -> list[str]:
    """Return the words of a text in order, not yet folded, as the index cuts them."""
    return _TERM.findall(text)


def keep_copy(store: Store, document_id: int, kept: str) -> None:
    """Say where a copy of a document's file is kept, inside a transaction of the caller's."""
    store.execute("UPDATE documents SET kept = ? WHERE id = ?", (kept, document_id))


def list_documents(store: Store) -> list[DocumentRow]:
    """Return all documents in the order they came in."""
    return [DocumentRow(**dict(row)) for row in store.rows(_ROWS + " ORDER BY d.id")]


def get_document(store: Store, document_id: int) -> DocumentRow:
    """Return one document.

    Raises:
        WorkbenchError: there is no such document.
    """
    row = store.row(_ROWS + " WHERE d.id = ?", (document_id,))
    if row is None:
        raise WorkbenchError(f"{store.path}: there is no document {document_id}; `workbench sources list` lists them")
    return DocumentRow(**dict(row))


def document_languages(store: Store, numbers: Collection[int]) -> dict[int, str]:
    """Return the languages of documents."""
    marks = ", ".join("?" * len(numbers))
    rows = store.rows(f"SELECT id, language FROM documents WHERE id IN ({marks})", list(numbers))
    return {row["id"]: row["language"] for row in rows}


def documents_of(
    store: Store, *, speaker: str | None = None, since: str | None = None, until: str | None = None
) -> set[int]:
    """Return the documents dated within days, in which a label or the author is somebody by name (either part).

    Args:
        store: the database.
        speaker: words of a name; every one must stand in a label of the document or in its author.
        since: ISO 8601, the first day; documents without a date are then left out.
        until: the last day.
    """
    conditions, values = ["1"], list[object]()
    for word in (speaker or "").split():
        conditions.append(
            "(d.author LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM passages AS p WHERE p.document_id = d.id"
            " AND p.speaker LIKE ? ESCAPE '\\'))"
        )
        values += [_like(word)] * 2
    if since:
        conditions.append("d.published >= ?")
        values.append(since)
    if until:
        conditions.append("substr(d.published, 1, length(?)) <= ?")
        values += [until, until]
    rows = store.rows(f"SELECT d.id FROM documents AS d WHERE {' AND '.join(conditions)}", values)
    return {row["id"] for row in rows}


def _like(word: str) -> str:
    return "%" + re.sub(r"([%_\\])", r"\\\1", word) + "%"


# --- looking up -------------------------------------------------------------------------------------------


def count_passages(store: Store) -> int:
    """Return how many passages the library has."""
    return int(store.value("SELECT coalesce(max(id), 0) FROM passages"))


def word_counts(store: Store, words: Sequence[str]) -> dict[str, int]:
    """Return in how many passages each folded word stands (words that stand in none are left out)."""
    found: dict[str, int] = {}
    for first in range(0, len(words), _MOST_VALUES):
        page = list(words[first : first + _MOST_VALUES])
        marks = ", ".join("?" * len(page))
        rows = store.connection.execute(f"SELECT word, passages FROM passage_words WHERE word IN ({marks})", page)
        found.update(rows.fetchall())
    return found


def passages_with(store: Store, *words: str) -> list[int]:
    """Return the numbers of the passages in which folded words stand one after the other, in order."""
    phrase = f'"{" ".join(words)}"'
    cursor = store.connection.execute("SELECT rowid FROM passages_fts WHERE passages_fts MATCH ?", (phrase,))
    cursor.row_factory = None
    return [row[0] for row in cursor.fetchall()]


def passage_places(store: Store, numbers: Iterable[int]) -> dict[int, tuple[int, int, int]]:
    """Return the document, beginning and end of passages."""
    wanted = list(numbers)
    marks = ", ".join("?" * len(wanted))
    rows = store.rows(f"SELECT id, document_id, start_offset, end_offset FROM passages WHERE id IN ({marks})", wanted)
    return {row["id"]: (row["document_id"], row["start_offset"], row["end_offset"]) for row in rows}


def passages_between(store: Store, document_id: int, start: int, end: int) -> list[StoredPassage]:
    """Return the passages of a document that touch a stretch of its text, in order."""
    rows = store.rows(
        "SELECT * FROM passages WHERE document_id = ? AND start_offset < ? AND start_offset >= coalesce(("
        "SELECT max(start_offset) FROM passages WHERE document_id = ? AND start_offset <= ?), 0)"
        " ORDER BY start_offset",
        (document_id, max(end, start + 1), document_id, start),
    )
    return [
        StoredPassage(
            row["id"],
            row["document_id"],
            row["position"],
            row["text"],
            Passage(
                *(row["start_offset"], row["end_offset"], row["paragraph"], row["page"], row["starts_at"]),
                *(row["ends_at"], row["speaker"], row["lead"]),
            ),
        )
        for row in rows
    ]


def text_between(store: Store, document_id: int, start: int, end: int) -> str:
    """Return a stretch of a document's text."""
    found = passages_between(store, document_id, start, end)
    if not found:
        return ""
    first = found[0].place.start
    return "".join(passage.text for passage in found)[start - first : end - first]


def document_text(store: Store, document_id: int) -> str:
    """Return the whole text of a document."""
    rows = store.rows("SELECT text FROM passages WHERE document_id = ? ORDER BY position", (document_id,))
    return "".join(row["text"] for row in rows)


def speakers_in(store: Store, document_id: int) -> tuple[str, ...]:
    """Return the labels of the speakers of a document."""
    rows = store.rows(
        "SELECT DISTINCT speaker FROM passages WHERE document_id = ? AND speaker IS NOT NULL ORDER BY speaker",
        (document_id,),
    )
    return tuple(row["speaker"] for row in rows)
