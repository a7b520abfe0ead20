"""What was said of a claim before it was what it is now, and what was put right, in words."""

from __future__ import annotations

import json
from typing import Any

from workbench.model import EarlierVerdict
from workbench.store.connection import Store

_LAST = (
    "SELECT v.verdict, r.name AS reviewer, e.at, coalesce((SELECT w.text FROM claim_wordings AS w"
    " WHERE w.claim_id = c.id AND w.event_id > v.event_id ORDER BY w.event_id LIMIT 1), c.text) AS said, c.text"
    " FROM claims AS c JOIN claim_states AS st ON st.claim_id = c.id JOIN verdicts AS v ON {}"
    " JOIN effective_events AS e ON e.id = v.event_id JOIN reviewers AS r ON r.id = e.reviewer_id"
    " WHERE c.id = ? ORDER BY e.at DESC, e.id DESC LIMIT 1"
)


def earlier_verdict(store: Store, claim_id: int, *, counts: bool) -> EarlierVerdict | None:
    """Return a verdict that was given when a claim had other words; None where there is none.

    Args:
        store: the database.
        claim_id: the claim.
        counts: the verdict that counts; else the last one of a claim that is open again since its words changed.
    """
    sql = _LAST.format("v.event_id = st.verdict_event_id" if counts else "v.claim_id = c.id AND st.verdict IS NULL")
    row = store.row(sql, (claim_id,))
    if row is None or (counts and row["said"] == row["text"]):
        return None
    return EarlierVerdict(row["verdict"], row["reviewer"], row["at"], row["said"])


def aside_reason(store: Store, claim_id: int) -> str | None:
    """Return why a claim is set aside; None where it is not."""
    found = store.value(
        "SELECT json_extract(k.value, '$.reason') FROM claim_states AS st"
        " JOIN claim_corrections AS k ON k.event_id = st.aside_event_id WHERE st.claim_id = ?",
        (claim_id,),
    )
    return None if found is None else str(found)


def told_correction(store: Store, kind: str, body: str) -> str:
    """Return in words what an event put right. Of an event whose body was blanked, or of another kind: nothing."""
    said: dict[str, Any] = json.loads(body)
    if kind == "aside":
        return str((said.get("value") or {}).get("reason") or "brought back")
    if kind == "claim":
        made_of = said.get("made_of") or []
        return f"made from claim {_numbers(store, made_of)}" if made_of else "added by hand"
    if kind == "place":
        place = said.get("place")
        return f"placed at {place[0]}" if place else "stands nowhere any more"
    if kind in ("draft", "resplit"):
        return "its words changed"
    if kind == "correction":
        return _told_field(store, str(said.get("field")), said.get("value") or {})
    return ""


def _told_field(store: Store, field: str, value: dict[str, Any]) -> str:
    if field == "borders":
        return f"now: {value.get('text', '')}"
    if field == "kind":
        return f"now {value.get('form') or value.get('kind')}"
    if field == "speaker":
        return f"said by {value.get('name') or 'nobody named'}"
    if field == "date":
        return f"{value.get('text')} = {value.get('value')}"
    if field == "replaced":
        return f"replaced by claim {_numbers(store, value.get('by') or [])}"
    return f"{field} changed"


def _numbers(store: Store, uids: list[str]) -> str:
    rows = store.rows(
        "SELECT id FROM claims WHERE uid IN (SELECT value FROM json_each(?)) ORDER BY id", (json.dumps(uids),)
    )
    return " and ".join(str(row[0]) for row in rows)
