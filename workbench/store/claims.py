"""Claims: stored from a split, listed by filter, and read one by one with all that is known of them."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from workbench.model import (
    Claim,
    ClaimDetail,
    ClaimFilter,
    ClaimRow,
    CrossReference,
    HistoryEntry,
    Mention,
    Span,
    Split,
    WorkbenchError,
)
from workbench.store.connection import Store
from workbench.store.content import CONTEXT, Content, numbered
from workbench.store.cross_references import reusable_verdict
from workbench.store.earlier import aside_reason, earlier_verdict, told_correction
from workbench.store.fact_checks import claim_fact_checks
from workbench.store.notebook import claim_notebook
from workbench.store.speakers import numbers_of
from workbench.store.times import FIRST_DAY, insert_times, times_of_claim

Order = Literal["text", "worth", "status", "date"]

_ROWS = f"""
SELECT
    c.id, c.article_id, c.position, c.kind, c.form, c.text, s.name AS speaker_name,
    coalesce(st.verdict, 'open') AS status, c.worth, c.part_of,
    coalesce(st.notes, 0) AS notes, coalesce(st.evidence, 0) AS evidence,
    (
        SELECT count(*) FROM cross_references AS x
        WHERE (x.claim_id = c.id OR x.other_id = c.id) AND x.relation = 'conflict' AND x.status <> 'rejected'
            AND x.hidden = 0
    ) AS conflicts,
    {FIRST_DAY} AS first_day,
    coalesce(st.second_pass, 'none') AS second_pass, coalesce(st.unanswered, 0) AS unanswered
FROM claims AS c
LEFT JOIN speakers AS s ON s.id = c.speaker_id
LEFT JOIN claim_states AS st ON st.claim_id = c.id
"""

_ORDERS: dict[Order, str] = {
    "text": "c.article_id, c.position",
    "worth": "c.worth DESC, c.article_id, c.position",
    "status": "st.verdict IS NOT NULL, st.verdict, c.article_id, c.position",
    "date": f"coalesce({FIRST_DAY}, '~'), c.article_id, c.position",
}


# --- storing --------------------------------------------------------------------------------------------


def insert_claims(store: Store, article_id: int, draft_id: int, draft_sha256: str, split: Split) -> list[int]:
    """Store the claims of a draft, inside a transaction of the caller's; return their numbers in order."""
    speakers = numbers_of(store, {claim.speaker_name for claim in split.claims if claim.speaker_name})
    uids: set[str] = set()
    numbers = [
        insert_content(
            *(store, article_id, draft_id, position, claim_uid_of(draft_sha256, claim, uids)),
            *(Content.of_claim(claim), split.text, speakers),
        )
        for position, claim in enumerate(split.claims)
    ]
    store.connection.executemany(
        "UPDATE claims SET part_of = ? WHERE id = ?",
        [(numbers[c.part_of], numbers[i]) for i, c in enumerate(split.claims) if c.part_of is not None],
    )
    insert_times(store, draft_id, split.times)
    return numbers


def insert_content(
    store: Store,
    article_id: int,
    draft_id: int,
    position: int,
    uid: str,
    content: Content,
    text: str,
    speakers: Mapping[str, tuple[int, int | None]],
) -> int:
    """Store one claim with its spans; return its number. `speakers` is what `numbers_of` says of its speaker."""
    speaker, named = speakers.get(content.speaker or "", (None, None))
    number = store.execute(
        "INSERT INTO claims (uid, article_id, draft_id, position, kind, form, text, start_offset, end_offset,"
        " before, after, speaker_id, named_id, speaker_role, features, worth, worth_reasons)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(uid, article_id, draft_id, position, content.kind, content.form, content.text, content.start),
            *(content.end, text[max(0, content.start - CONTEXT) : content.start]),
            *(text[content.end : content.end + CONTEXT], speaker, named, content.role),
            *(json.dumps(content.features, ensure_ascii=False), content.worth),
            json.dumps(content.reasons, ensure_ascii=False),
        ),
    )
    insert_spans(store, number, text, content)
    return number


def insert_spans(store: Store, claim_id: int, text: str, content: Content) -> None:
    """Store the spans of a claim that has none yet."""
    store.connection.executemany(
        "INSERT INTO claim_spans (claim_id, role, position, start_offset, end_offset, text) VALUES (?, ?, ?, ?, ?, ?)",
        [(claim_id, *row) for row in numbered(text, content.spans)],
    )


def claim_uid_of(draft_sha256: str, claim: Claim, taken: set[str]) -> str:
    """Return an identity that two desks which take in the same text give to the same claim."""
    parts = ",".join(f"{p.start}-{p.end}" for p in claim.parts) or f"{claim.start}-{claim.end}"
    same = 0
    while True:
        key = f"claim\n{draft_sha256}\n{claim.kind}\n{claim.form}\n{parts}\n{same}"
        uid = hashlib.sha256(key.encode()).hexdigest()[:32]
        if uid not in taken:
            taken.add(uid)
            return uid
        same += 1


# --- listing --------------------------------------------------------------------------------------------


def fts_query(words: str) -> str:
    """Return an FTS5 query that finds claims with all of the given words, the last one as a beginning of a word.

    Whatever is typed is data: no operator of FTS5 is understood.
    """
    terms = ["".join(c if c.isalnum() else " " for c in word).split() for word in words.split()]
    flat = [term for group in terms for term in group]
    return " ".join([f'"{term}"' for term in flat[:-1]] + [f'"{flat[-1]}"*']) if flat else ""


def _where(choice: ClaimFilter) -> tuple[str, list[Any]]:
    conditions = ["c.unlisted IS NULL"]
    values: list[Any] = []
    if choice.article_id is not None:
        conditions.append("c.article_id = ?")
        values.append(choice.article_id)
    if choice.statuses:
        named = [status for status in choice.statuses if status != "open"]
        either = [f"st.verdict IN ({', '.join('?' * len(named))})"] if named else []
        either += ["st.verdict IS NULL"] if "open" in choice.statuses else []
        conditions.append(f"({' OR '.join(either)})")
        values += named
    if choice.speaker is not None:
        conditions.append("c.speaker_id = (SELECT id FROM speakers WHERE name = ?)")
        values.append(choice.speaker)
    if choice.kinds:
        conditions.append(f"c.kind IN ({', '.join('?' * len(choice.kinds))})")
        values += choice.kinds
    if choice.words is not None and (query := fts_query(choice.words)):
        conditions.append("c.id IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?)")
        values.append(query)
    if choice.published is not None:
        # What is dated by the month or year counts where it may fall in the period.
        conditions.append(
            "c.article_id IN (SELECT id FROM articles WHERE published >= substr(?, 1, length(published))"
            " AND substr(published, 1, 10) <= ?)"
        )
        values += choice.published
    if choice.reviewed is not None:
        conditions.append("st.verdict_event_id IN (SELECT id FROM events WHERE substr(at, 1, 10) BETWEEN ? AND ?)")
        values += choice.reviewed
    if choice.reviewer is not None:
        conditions.append(
            "st.verdict_event_id IN (SELECT id FROM events WHERE reviewer_id ="
            " (SELECT id FROM reviewers WHERE name = ?))"
        )
        values.append(choice.reviewer)
    if choice.numbers is not None:
        conditions.append("c.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(choice.numbers))
    if choice.assigned_to is not None:
        conditions.append("st.assigned_to = (SELECT id FROM reviewers WHERE name = ?)")
        values.append(choice.assigned_to)
    if choice.second_passes:
        conditions.append(f"coalesce(st.second_pass, 'none') IN ({', '.join('?' * len(choice.second_passes))})")
        values += choice.second_passes
    if choice.unanswered:
        conditions.append("st.unanswered > 0")
    if not choice.confidential:
        conditions.append("c.id NOT IN (SELECT claim_id FROM confidential_claims)")
    return " WHERE " + " AND ".join(conditions), values


def claim_ids(
    store: Store,
    choice: ClaimFilter = ClaimFilter(),  # noqa: B008
    order: Order = "text",
    *,
    limit: int = -1,
) -> array[int]:
    """Return the numbers of the chosen claims in the given order, packed, for lists of any length.

    Args:
        store: the database.
        choice: which claims.
        order: in which order.
        limit: how many at most; all of them where it is negative.
    """
    where, values = _where(choice)
    needs_state = "st." in where or order == "status"
    join = " LEFT JOIN claim_states AS st ON st.claim_id = c.id" if needs_state else ""
    cursor = store.connection.cursor()
    cursor.row_factory = None  # a million plain tuples come in two thirds of the time of a million rows
    rows = cursor.execute(
        f"SELECT c.id FROM claims AS c{join}{where} ORDER BY {_ORDERS[order]} LIMIT ?", [*values, limit]
    )
    return array("q", (row[0] for row in rows))


def claim_rows(store: Store, numbers: Sequence[int]) -> list[ClaimRow]:
    """Return the rows of a page of claims, in the order asked for; numbers that do not exist are left out."""
    marks = ", ".join("?" * len(numbers))
    found = {row["id"]: ClaimRow(**dict(row)) for row in store.rows(f"{_ROWS} WHERE c.id IN ({marks})", list(numbers))}
    return [found[number] for number in numbers if number in found]


def articles_of(store: Store, claim_ids: Sequence[int]) -> list[int]:
    """Return the articles of some claims, each once."""
    rows = store.rows(
        "SELECT DISTINCT article_id FROM claims WHERE id IN (SELECT value FROM json_each(?)) ORDER BY article_id",
        (json.dumps(list(claim_ids)),),
    )
    return [row[0] for row in rows]


def listed_first(store: Store, claim_ids: Sequence[int]) -> tuple[int, ...]:
    """Return the same claims, those first that are listed."""
    marks = json.dumps(list(claim_ids))
    rows = store.rows("SELECT id FROM listed_claims WHERE id IN (SELECT value FROM json_each(?))", (marks,))
    listed = {row[0] for row in rows}
    return tuple(sorted(claim_ids, key=lambda number: number not in listed))


def speaker_names(store: Store, article_id: int | None = None) -> list[tuple[str, int]]:
    """Return the speakers, of an article or of all, with how many claims each has; those with most first."""
    narrowed = " AND c.article_id = ?" if article_id is not None else ""
    rows = store.rows(
        "SELECT s.name, count(*) AS claims FROM claims AS c JOIN speakers AS s ON s.id = c.speaker_id"
        f" WHERE c.unlisted IS NULL{narrowed}"
        " GROUP BY s.id ORDER BY claims DESC, s.name",
        () if article_id is None else (article_id,),
    )
    return [(row["name"], row["claims"]) for row in rows]


# --- one claim ------------------------------------------------------------------------------------------


def claim_detail(store: Store, claim_id: int) -> ClaimDetail:
    """Return everything known of one claim.

    Raises:
        WorkbenchError: there is no such claim.
    """
    rows = claim_rows(store, [claim_id])
    if not rows:
        raise WorkbenchError(
            f"{store.path}: there is no claim {claim_id}; `workbench query open` lists claims with their numbers"
        )
    data = store.rows("SELECT * FROM claims WHERE id = ?", (claim_id,))[0]
    spans: dict[str, list[sqlite3.Row]] = {}
    for span in store.rows("SELECT * FROM claim_spans WHERE claim_id = ? ORDER BY role, position", (claim_id,)):
        spans.setdefault(span["role"], []).append(span)

    def mentions(role: str) -> tuple[Mention, ...]:
        return tuple(Mention(s["start_offset"], s["end_offset"], s["text"]) for s in spans.get(role, ()))

    def bare(role: str) -> tuple[Span, ...]:
        return tuple(Span(s["start_offset"], s["end_offset"]) for s in spans.get(role, ()))

    return ClaimDetail(
        row=rows[0],
        uid=data["uid"],
        start=data["start_offset"],
        end=data["end_offset"],
        before=data["before"],
        after=data["after"],
        parts=bare("part"),
        quoted=bare("quoted"),
        cue=mentions("cue"),
        speaker=next(iter(mentions("speaker")), None),
        speaker_role=data["speaker_role"],
        shared_subject=next(iter(mentions("shared_subject")), None),
        features=tuple(json.loads(data["features"])),
        worth_reasons=tuple(json.loads(data["worth_reasons"])),
        times=times_of_claim(store, data["draft_id"], data["start_offset"], data["end_offset"]),
        history=claim_history(store, claim_id),
        cross_references=claim_cross_references(store, claim_id),
        fact_checks=claim_fact_checks(store, claim_id),
        reusable=reusable_verdict(store, claim_id),
        given_on=earlier_verdict(store, claim_id, counts=True),
        reopened=earlier_verdict(store, claim_id, counts=False),
        aside=aside_reason(store, claim_id),
        unlisted=data["unlisted"],
        notebook=claim_notebook(store, claim_id),
    )


def claim_history(store: Store, claim_id: int) -> tuple[HistoryEntry, ...]:
    """Return what was done to a claim, oldest first; undo and redo show in `undone`."""
    rows = store.rows(
        "SELECT e.id, e.kind, e.at, r.name AS reviewer, v.verdict, coalesce(v.note, n.text, x.note) AS note, x.url,"
        " d.decision, iif(d.claim_id = :claim, d.other_id, d.claim_id) AS other, t.claim_id AS taken_from,"
        " x.stance, x.title, e.body, v.rating, v.old_text || ' → ' || v.proposed_text AS correction,"
        " coalesce(v.pass, 'first') AS look,"
        " NOT EXISTS (SELECT 1 FROM effective_events AS ee WHERE ee.id = e.id) AS undone"
        " FROM events AS e JOIN reviewers AS r ON r.id = e.reviewer_id"
        " LEFT JOIN verdicts AS v ON v.event_id = e.id LEFT JOIN notes AS n ON n.event_id = e.id"
        " LEFT JOIN evidence AS x ON x.event_id = e.id LEFT JOIN reference_decisions AS d ON d.event_id = e.id"
        " LEFT JOIN verdicts AS t ON t.event_id = v.taken_from"
        " WHERE e.kind IN ('verdict', 'note', 'evidence', 'reference',"
        " 'aside', 'correction', 'claim', 'place', 'draft', 'resplit')"
        " AND e.id IN (SELECT id FROM events WHERE claim_id = :claim UNION"
        " SELECT event_id FROM claim_versions WHERE claim_id = :claim AND changed = 1 UNION"
        " SELECT event_id FROM reference_decisions WHERE claim_id = :claim OR other_id = :claim)"
        " ORDER BY e.at, e.seq, e.uid",
        {"claim": claim_id},
    )
    return tuple(
        HistoryEntry(
            id=row["id"],
            kind=row["kind"],
            at=row["at"],
            reviewer=row["reviewer"],
            summary=(row["decision"] and f"{row['decision']}: claim {row['other']}")
            or row["verdict"]
            or (row["kind"] == "note" and row["note"])
            or row["title"]
            or row["url"]
            or told_correction(store, row["kind"], row["body"]),
            undone=bool(row["undone"]),
            verdict=row["verdict"],
            note=row["note"],
            url=row["url"],
            stance=row["stance"],
            taken_from=row["taken_from"],
            rating=row["rating"],
            correction=row["correction"],
            look=row["look"],
        )
        for row in rows
    )


def claim_cross_references(store: Store, claim_id: int) -> tuple[CrossReference, ...]:
    """Return the claims that resemble this one: conflicts first, then by falling score; rejected ones left out."""
    rows = store.rows(
        "SELECT x.id, o.id AS claim_id, o.article_id, a.label AS article_label, o.text, s.name AS speaker_name,"
        " coalesce(st.verdict, 'open') AS status_of_claim, x.relation, x.status, x.score, x.reasons, x.shared,"
        " x.differs, x.claim_id <> :claim AS turned"
        " FROM cross_references AS x"
        " JOIN claims AS o ON o.id = iif(x.claim_id = :claim, x.other_id, x.claim_id)"
        " JOIN articles AS a ON a.id = o.article_id"
        " LEFT JOIN speakers AS s ON s.id = o.speaker_id LEFT JOIN claim_states AS st ON st.claim_id = o.id"
        " WHERE (x.claim_id = :claim OR x.other_id = :claim) AND x.status <> 'rejected' AND x.hidden = 0"
        " ORDER BY x.relation = 'conflict' DESC, x.relation = 'same' DESC, x.score DESC, x.id",
        {"claim": claim_id},
    )
    found = []
    for row in rows:
        data = dict(row)
        turned = data.pop("turned")
        pairs = [tuple(pair) for pair in json.loads(data["differs"])]
        data["differs"] = tuple((b, a) if turned else (a, b) for a, b in pairs)
        data["reasons"], data["shared"] = (
            tuple(json.loads(data["reasons"])),
            tuple(json.loads(data["shared"])),
        )
        found.append(CrossReference(**data))
    return tuple(found)
