"""What people put right of claims: rows that are only added to, and what of them counts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from workbench.model import EventKind, Field
from workbench.store.claims import insert_content
from workbench.store.connection import Store
from workbench.store.content import Content, contents
from workbench.store.events import Ledger, claim_uid
from workbench.store.speakers import numbers_of


@dataclass(frozen=True, slots=True)
class Correction:
    """The last correction of a field that counts. `value` is JSON; None takes an earlier one away."""

    field: Field
    value: Any
    split_id: int | None


def split_of_article(store: Store, claim_id: int) -> int | None:
    """Return the split that counts of the article of a claim; None for the first."""
    found = store.value(
        "SELECT a.split_id FROM articles AS a JOIN claims AS c ON c.article_id = a.id WHERE c.id = ?", (claim_id,)
    )
    return None if found is None else int(found)


def correct(
    ledger: Ledger, claim_id: int, field: Field, value: Any, *, act: str | None = None, kind: EventKind = "correction"
) -> tuple[int, str]:
    """Put a field of a claim right, inside a transaction of the caller's, who then settles the claim.

    Args:
        ledger: in whose name.
        claim_id: the claim.
        field: which field.
        value: what is right, as JSON values that name things by uid; None: what was found is right after all.
        act: the act that it belongs to.
        kind: the kind of the event.

    Returns:
        The event and its act.
    """
    store = ledger.store
    if field != "aside":
        remember(store, [claim_id])
    body = {"claim": claim_uid(store, claim_id), "field": field, "value": value}
    event_id, act = ledger.append(kind, body, act=act, claim_id=claim_id)
    store.execute(
        "INSERT INTO claim_corrections (event_id, claim_id, field, value, split_id) VALUES (?, ?, ?, ?, ?)",
        (
            *(event_id, claim_id, field, None if value is None else json.dumps(value, ensure_ascii=False)),
            split_of_article(store, claim_id) if field in ("borders", "cue") else None,
        ),
    )
    return event_id, act


def corrections_of(store: Store, claim_id: int) -> dict[Field, Correction]:
    """Return of each field of a claim the last correction that counts."""
    rows = store.rows(
        "SELECT k.field, k.value, k.split_id FROM claim_corrections AS k JOIN effective_events AS e"
        " ON e.id = k.event_id WHERE k.claim_id = ? ORDER BY e.at, e.id",
        (claim_id,),
    )
    return {
        row["field"]: Correction(
            row["field"], None if row["value"] is None else json.loads(row["value"]), row["split_id"]
        )
        for row in rows
    }


def make_claim(
    ledger: Ledger, article_id: int, content: Content, *, text: str, act: str | None = None, made_of: Sequence[int] = ()
) -> tuple[int, int, str]:
    """Store a claim that a person made, inside a transaction of the caller's.

    Args:
        ledger: in whose name.
        article_id: its article.
        content: what it is.
        text: the text of the article's draft.
        act: the act it belongs to.
        made_of: the claims whose place it takes.

    Returns:
        Its number, the event, the act.
    """
    store = ledger.store
    article = store.rows(
        "SELECT a.uid, a.draft_id, a.split_id, d.sha256 FROM articles AS a JOIN drafts AS d ON d.id = a.draft_id"
        " WHERE a.id = ?",
        (article_id,),
    )[0]
    uid = ledger.clock.uid(f"claim {article['sha256']} {content.start} {content.end} {_newest(store)}")
    number = insert_content(
        *(store, article_id, article["draft_id"], _beyond(store, article["draft_id"]), uid, content, text),
        numbers_of(store, [content.speaker] if content.speaker else []),
    )
    store.execute(
        "UPDATE claims SET part_of = (SELECT id FROM claims WHERE uid = ?) WHERE id = ?", (content.part_of, number)
    )
    body = {
        "article": article["uid"],
        "claim": uid,
        "draft": article["sha256"],
        "content": asdict(content),
        "made_of": [claim_uid(store, one) for one in made_of],
    }
    event_id, act = ledger.append("claim", body, act=act, claim_id=number)
    store.execute("UPDATE claims SET made_by = ? WHERE id = ?", (event_id, number))
    add_version(store, number, content, draft_id=article["draft_id"], split_id=article["split_id"])
    return number, event_id, act


def _newest(store: Store) -> int:
    return int(store.value("SELECT coalesce(max(id), 0) FROM events"))


def _beyond(store: Store, draft_id: int) -> int:
    return int(store.value("SELECT coalesce(max(position), -1) + 1 FROM claims WHERE draft_id = ?", (draft_id,)))


# --- versions -----------------------------------------------------------------------------------------------


def remember(store: Store, claim_ids: Sequence[int]) -> None:
    """Keep what claims are that have no version yet: what their article's first split found."""
    missing = [
        row[0]
        for row in store.rows(
            "SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM claim_versions WHERE claim_id = value)",
            (json.dumps(list(claim_ids)),),
        )
    ]
    for number, content in contents(store, missing).items():
        draft = store.value("SELECT draft_id FROM claims WHERE id = ?", (number,))
        add_version(store, number, content, draft_id=int(draft), split_id=None)


def add_version(
    store: Store,
    claim_id: int,
    content: Content,
    *,
    draft_id: int,
    split_id: int | None,
    event_id: int | None = None,
    changed: bool = False,
    found: Content | None = None,
) -> None:
    """Keep what a claim is in a split; with `event_id` only as long as that event counts."""
    store.execute(
        "INSERT INTO claim_versions (claim_id, event_id, split_id, draft_id, changed, content, found)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (claim_id, event_id, split_id, draft_id, int(changed), content.as_json(), found and found.as_json()),
    )


def version_of(store: Store, claim_id: int, split_id: int | None) -> Content | None:
    """Return what a claim is in a split before it was corrected; None where it does not stand in it."""
    found = _version(store, claim_id, split_id)
    return None if found is None else Content.of_json(found[0])


def found_of(store: Store, claim_id: int, split_id: int | None) -> Content | None:
    """Return what a split found in a claim's place, also where people had given the claim other borders before."""
    found = _version(store, claim_id, split_id)
    return None if found is None else Content.of_json(found[1] or found[0])


def _version(store: Store, claim_id: int, split_id: int | None) -> tuple[str, str | None] | None:
    row = store.row(
        "SELECT content, found FROM claim_versions WHERE claim_id = ? AND split_id IS ? AND (event_id IS NULL"
        " OR EXISTS (SELECT 1 FROM effective_events AS e WHERE e.id = claim_versions.event_id))"
        " ORDER BY coalesce(event_id, 0) DESC, id DESC LIMIT 1",
        (claim_id, split_id),
    )
    return None if row is None else (row[0], row[1])
