"""The ledger and the texts checked against what was written down of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from workbench.store.connection import Store
from workbench.store.events import broken_links as broken_links
from workbench.store.events import sha256_of


def changed_texts(store: Store) -> list[int]:
    """Return the articles with a draft whose text is not the one its checksum is of, but for redacted ones."""
    redacted = {row[0] for row in store.rows("SELECT sha256 FROM redacted_texts")}
    rows: Iterator[sqlite3.Row] = iter(store.connection.execute("SELECT article_id, sha256, text FROM drafts"))
    return [
        row["article_id"] for row in rows if sha256_of(row["text"]) != row["sha256"] and row["sha256"] not in redacted
    ]


_DIFFERING = {
    "verdicts": (
        "e.kind = 'verdict'",
        "t.verdict IS NOT json_extract(e.body, '$.verdict') OR t.note IS NOT json_extract(e.body, '$.note')"
        " OR t.rating IS NOT json_extract(e.body, '$.rating')"
        " OR t.old_text IS NOT json_extract(e.body, '$.correction.old')"
        " OR t.proposed_text IS NOT json_extract(e.body, '$.correction.proposed')"
        " OR t.pass IS NOT coalesce(json_extract(e.body, '$.pass'), 'first')"
        " OR t.replaces IS NOT coalesce(json_extract(e.body, '$.replaces'), 'all')",
    ),
    "notes": ("e.kind = 'note'", "t.text IS NOT json_extract(e.body, '$.text')"),
    "evidence": (
        "e.kind = 'evidence'",
        "t.stance IS NOT json_extract(e.body, '$.stance') OR t.url IS NOT json_extract(e.body, '$.url')"
        " OR t.title IS NOT json_extract(e.body, '$.title') OR t.note IS NOT json_extract(e.body, '$.note')",
    ),
    "article_dates": ("e.kind = 'date'", "t.published IS NOT json_extract(e.body, '$.published')"),
    "reference_decisions": ("e.kind = 'reference'", "t.decision IS NOT json_extract(e.body, '$.decision')"),
    "second_pass_wishes": ("e.kind = 'second_pass'", "t.wanted IS NOT json_extract(e.body, '$.wanted')"),
    "questions": (
        "e.kind = 'question'",
        "t.text IS NOT json_extract(e.body, '$.text') OR t.asked_of IS NOT json_extract(e.body, '$.asked_of')"
        " OR t.deadline IS NOT json_extract(e.body, '$.deadline')",
    ),
    "answers": (
        "e.kind = 'answer'",
        "t.text IS NOT json_extract(e.body, '$.text') OR t.outcome IS NOT json_extract(e.body, '$.outcome')",
    ),
    "assignments": (
        "e.kind = 'assignment'",
        "(SELECT name FROM reviewers WHERE id = t.assignee_id) IS NOT json_extract(e.body, '$.assignee')",
    ),
    "confidential_marks": ("e.kind = 'confidential'", "t.confidential IS NOT json_extract(e.body, '$.confidential')"),
    "claim_corrections": (
        "e.kind IN ('correction', 'aside')",
        "t.field IS NOT json_extract(e.body, '$.field')"
        " OR (t.value IS NULL) IS NOT (json_extract(e.body, '$.value') IS NULL) OR "
        + " OR ".join(
            f"json_extract(t.value, '$.{key}') IS NOT json_extract(e.body, '$.value.{key}')"
            for key in ("reason", "start", "end", "text", "kind", "form", "name", "value", "spans", "by")
        ),
    ),
    "speaker_names": (
        "e.kind = 'speaker'",
        "t.name IS NOT json_extract(e.body, '$.name') OR t.person IS NOT json_extract(e.body, '$.person')",
    ),
    "redactions": ("e.kind = 'redaction'", "t.reason IS NOT json_extract(e.body, '$.reason')"),
}
"""By table: the events that have a row there, and when the row does not say what its event says."""


def differing_rows(store: Store) -> list[str]:
    """Return a line for each event whose row is missing, says something else, or belongs to another kind of event."""
    problems: list[str] = []
    for table, (kind, differs) in _DIFFERING.items():
        for said, sql in (
            (f"has no row in {table}", f"WHERE {kind} AND t.event_id IS NULL"),
            (
                f"says something else than its row in {table}",
                f"WHERE {kind} AND t.event_id IS NOT NULL AND ({differs})",
            ),
            (f"has a row in {table}, where it does not belong", f"WHERE t.event_id IS NOT NULL AND NOT ({kind})"),
        ):
            rows = store.rows(
                f"SELECT e.id FROM events AS e LEFT JOIN {table} AS t ON t.event_id = e.id {sql} ORDER BY e.id"
            )
            problems += [f"event {row['id']}: {said}" for row in rows]
    return problems


def broken_file(store: Store) -> list[str]:
    """Return what SQLite says is wrong with the file's pages and indexes, and which rows refer to none."""
    said = [str(row[0]) for row in store.rows("PRAGMA integrity_check(10)")]
    return ([] if said == ["ok"] else said) + [
        f"{row['table']}, row {row['rowid']}: refers to a row of {row['parent']} that is not there"
        for row in store.rows("PRAGMA foreign_key_check")
    ]


def changed_documents(store: Store) -> list[int]:
    """Return the documents whose text is not the one its checksum is of, but for redacted ones."""
    redacted = {row[0] for row in store.rows("SELECT sha256 FROM redacted_texts")}
    changed = []
    for row in store.rows("SELECT id, text_sha256 FROM documents"):
        passages = store.connection.execute(
            "SELECT text FROM passages WHERE document_id = ? ORDER BY position", (row["id"],)
        )
        text = "".join(passage["text"] for passage in passages)
        if row["text_sha256"] not in redacted and sha256_of(text) != row["text_sha256"]:
            changed.append(row["id"])
    return changed
