"""What corrections and drafts keep of an article's text, cut anew from a text in which words are blank.

A piece may hold a part of the words only, where a border runs through them; so it is not enough to look for the words
in the piece.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from workbench.store.connection import Store

Json = dict[str, Any]


class Cuts:
    """The drafts in which words stand, as they are before these are blank."""

    def __init__(self, store: Store, drafts: Sequence[int], blanked: Callable[[str], str]) -> None:
        self._store, self._blanked = store, blanked
        rows = store.rows(
            "SELECT id, sha256, text FROM drafts WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(drafts)),),
        )
        self._before = {row["id"]: row["text"] for row in rows}
        self._after: dict[int, str] = {row["id"]: blanked(row["text"]) for row in rows}
        self._draft_of = {row["sha256"]: row["id"] for row in rows}
        self._known: dict[str, str] = {}

    def renew(self) -> list[int]:
        """Cut everything anew, after the words are blank; return the events whose bodies are others since."""
        self._remember_claims()
        self._renew_versions()
        self._renew_candidates()
        events = [*self._renew_borders(), *self._renew_made()]
        self._renew_wordings()
        return events

    def _cut(self, draft_id: int | None, start: int, end: int) -> str | None:
        """Return a stretch of a blanked draft, and remember what it is without its place; None: nothing is blank."""
        if draft_id not in self._after:
            return None
        piece = self._after[draft_id][start:end]
        alone = self._blanked(self._before[draft_id][start:end])
        if alone != piece:
            self._known[alone] = piece
        return piece

    def _renew_content(self, content: Json, draft_id: int) -> bool:
        """Cut a claim's words anew in place; tell whether they are others now."""
        parts = [(start, end) for role, start, end in content["spans"] if role == "part"]
        pieces = [self._cut(draft_id, *part) or "" for part in parts or [(content["start"], content["end"])]]
        text = " ".join(pieces)
        if len(text) != len(content["text"]) or text == content["text"]:
            return False
        content["text"] = text
        return True

    def _remember_claims(self) -> None:
        for row in self._store.rows("SELECT draft_id, start_offset, end_offset FROM claims"):
            self._cut(*row)

    def _renew_versions(self) -> None:
        for row in self._store.rows("SELECT id, draft_id, content, found FROM claim_versions"):
            if row["draft_id"] not in self._after:
                continue
            for column in ("content", "found"):
                content = json.loads(row[column] or "null")
                if content and self._renew_content(content, row["draft_id"]):
                    self._store.execute(
                        f"UPDATE claim_versions SET {column} = ? WHERE id = ?", (_compact(content), row["id"])
                    )

    def _renew_candidates(self) -> None:
        for row in self._store.rows(
            "SELECT q.event_id, q.claim_id, q.candidates, s.draft_id FROM place_questions AS q"
            " JOIN article_splits AS s ON s.event_id = q.event_id"
        ):
            if row["draft_id"] in self._after:
                places = [
                    [start, end, self._cut(row["draft_id"], start, end)]
                    for start, end, _ in json.loads(row["candidates"])
                ]
                self._store.execute(
                    "UPDATE place_questions SET candidates = ? WHERE event_id = ? AND claim_id = ?",
                    (json.dumps(places, ensure_ascii=False), row["event_id"], row["claim_id"]),
                )

    def _renew_borders(self) -> Iterator[int]:
        for row in self._store.rows(
            "SELECT k.event_id, k.value, e.body, coalesce("
            "  (SELECT s.draft_id FROM article_splits AS s WHERE s.event_id = k.split_id),"
            "  (SELECT d.id FROM drafts AS d JOIN claims AS c ON c.article_id = d.article_id WHERE c.id = k.claim_id"
            "   ORDER BY d.number LIMIT 1)) AS draft_id"
            " FROM claim_corrections AS k JOIN events AS e ON e.id = k.event_id"
            " WHERE k.field = 'borders' AND k.value IS NOT NULL"
        ):
            value = json.loads(row["value"])
            text = self._cut(row["draft_id"], value["start"], value["end"])
            if text is None or text == value["text"]:
                continue
            body = json.loads(row["body"])
            value["text"] = body["value"]["text"] = text
            self._store.execute(
                "UPDATE claim_corrections SET value = ? WHERE event_id = ?",
                (json.dumps(value, ensure_ascii=False), row["event_id"]),
            )
            yield self._write_body(row["event_id"], body)

    def _renew_made(self) -> Iterator[int]:
        for row in self._store.rows("SELECT id, body FROM events WHERE kind = 'claim'"):
            body = json.loads(row["body"])
            draft_id = self._draft_of.get(body["draft"])
            if draft_id is not None and self._renew_content(body["content"], draft_id):
                yield self._write_body(row["id"], body)

    def _write_body(self, event_id: int, body: Json) -> int:
        self._store.execute(
            "UPDATE events SET body = ? WHERE id = ?",
            (json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")), event_id),
        )
        return event_id

    def _renew_wordings(self) -> None:
        """Blank what claims were, which is kept without its place: as the same words are blank elsewhere."""
        for row in self._store.rows("SELECT claim_id, event_id, text FROM claim_wordings"):
            text = self._known.get(row["text"])
            if text is not None:
                self._store.execute(
                    "UPDATE claim_wordings SET text = ? WHERE claim_id = ? AND event_id = ?",
                    (text, row["claim_id"], row["event_id"]),
                )


def _compact(content: Json) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
