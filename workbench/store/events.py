"""The ledger: everything a person does is an event, only ever added, chained by hashes per desk."""

from __future__ import annotations

import getpass
import hashlib
import json
import socket
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from workbench.model import Decision, EventKind, Finer, Stance, Verdict, WorkbenchError
from workbench.store.connection import Store

FIRST_HASH = "0" * 64
"""What stands for the hash before the first event of a desk."""
_ALWAYS_TOLD = frozenset({"stance", "url", "title", "note"})


@dataclass(frozen=True, slots=True)
class Clock:
    """Where times and identities come from: the machine's clock and random numbers, or fixed ones for the sample."""

    at: str | None = None
    prefix: str | None = None

    def now(self) -> str:
        """Return the time of day in UTC, ISO 8601 with milliseconds."""
        return self.at or datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def uid(self, seed: str) -> str:
        """Return a new identity: random, or derived from `seed` where the clock is a fixed one."""
        if self.prefix is None:
            return uuid.uuid4().hex
        return hashlib.sha256(f"{self.prefix}\n{seed}".encode()).hexdigest()[:32]


CLOCK = Clock()


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """Evidence as it is kept: what it is, where, how it was got, and what it does to the claim.

    Attributes:
        stance: what it does to the claim.
        url: its address.
        title: what it is called.
        note: what it shows.
        file: the file that it is.
        archived_url: where an archive keeps it.
        retrieved_at: when it was got (ISO 8601).
        sha256: the hash of the file's bytes.
        passage: the words that count, as they stand there.
        page: the page, from 1.
        paragraph: the paragraph, from 1.
        timecode: the time in a recording.
        origin: what it goes back to: sources of one origin count once.
        document_id: the document of the library that it is from, with `start_offset` and `end_offset` in its text.
    """

    stance: Stance
    url: str | None = None
    title: str | None = None
    note: str | None = None
    file: str | None = None
    archived_url: str | None = None
    retrieved_at: str | None = None
    sha256: str | None = None
    passage: str | None = None
    page: int | None = None
    paragraph: int | None = None
    timecode: str | None = None
    origin: str | None = None
    document_id: int | None = None
    start_offset: int | None = None
    end_offset: int | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Appends events in the name of one reviewer at one desk. Every call belongs inside a transaction."""

    store: Store
    reviewer: str
    clock: Clock = CLOCK

    def append(
        self,
        kind: EventKind,
        body: Mapping[str, Any],
        *,
        act: str | None = None,
        article_id: int | None = None,
        claim_id: int | None = None,
        target_id: int | None = None,
    ) -> tuple[int, str]:
        """Append one event to this desk's chain.

        Args:
            kind: what was done.
            body: its content, as JSON values. Names things by uid, never by this database's numbers.
            act: the act it belongs to, where one key press makes several events; a new act without it.
            article_id: the article it is about.
            claim_id: the claim it is about.
            target_id: the event that an undo or redo is of.

        Returns:
            The event's number and its act.
        """
        desk_id, seq, previous, latest = self._chain()
        at = max(self.clock.now(), latest, self._after_others(desk_id))  # a clock set back must not turn the order
        uid = self.clock.uid(f"event {seq}")
        act = act or uid
        text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        body_sha256 = sha256_of(text)
        digest = event_hash(
            previous,
            uid=uid,
            seq=seq,
            act=act,
            kind=kind,
            at=at,
            reviewer=self.reviewer,
            body_sha256=body_sha256,
        )
        number = self.store.execute(
            "INSERT INTO events (uid, desk_id, seq, act, kind, at, reviewer_id, article_id, claim_id, target_id,"
            " body, body_sha256, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(uid, desk_id, seq, act, kind, at, reviewer_id(self.store, self.reviewer)),
                *(article_id, claim_id, target_id, text, body_sha256, previous, digest),
            ),
        )
        return number, act

    def _chain(self) -> tuple[int, int, str, str]:
        """Return this desk's number and what its next event follows: seq, hash before, latest time."""
        desk_id = self._desk()
        last = self.store.row(
            "SELECT seq, hash, at FROM events WHERE desk_id = ? ORDER BY seq DESC LIMIT 1", (desk_id,)
        )
        return (desk_id, last["seq"] + 1, last["hash"], last["at"]) if last else (desk_id, 1, FIRST_HASH, "")

    def _after_others(self, desk_id: int) -> str:
        """Return the first time of day after all events of other desks; empty where there are none."""
        tips = desk_tips(self.store, desk_id)
        if not tips:
            return ""
        last = datetime.fromisoformat(max(at for _, _, at in tips))
        return (last + timedelta(milliseconds=1)).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def _desk(self) -> int:
        place = self.clock.prefix or self.store.place
        found = self.store.value("SELECT id FROM desks WHERE place = ?", (place,))
        if found is not None:
            return int(found)
        label = self.clock.prefix or f"{self.reviewer}@{socket.gethostname()}"
        return self.store.execute(
            "INSERT INTO desks (uid, place, label, created_at) VALUES (?, ?, ?, ?)",
            (self.clock.uid("desk"), place, label, self.clock.now()),
        )

    def verdict(
        self,
        claim_id: int,
        verdict: Verdict,
        note: str | None,
        act: str | None,
        taken_from: int | None = None,
        finer: Finer = Finer(),  # noqa: B008
    ) -> str:
        """Give a verdict on a claim. Returns the act.

        Args:
            claim_id: the claim.
            verdict: the verdict.
            note: why.
            act: the act it belongs to; a new one without it.
            taken_from: the verdict event on another claim that it repeats.
            finer: what it says beyond its word.
        """
        body: dict[str, Any] = {"claim": claim_uid(self.store, claim_id), "verdict": verdict, "note": note}
        body |= _finer_body(finer)
        tips = desk_tips(self.store, self._desk())
        if tips:
            body["seen"] = [uid for _, uid, _ in tips]
        if taken_from is not None:
            source = self.store.rows("SELECT uid, claim_id FROM events WHERE id = ?", (taken_from,))[0]
            body["taken_from"] = {"claim": claim_uid(self.store, source["claim_id"]), "event": source["uid"]}
        event_id, act = self.append("verdict", body, act=act, claim_id=claim_id)
        old, proposed = (finer.correction.old, finer.correction.proposed) if finer.correction else (None, None)
        self.store.execute(
            "INSERT INTO verdicts (event_id, claim_id, verdict, note, taken_from, rating, old_text, proposed_text,"
            " pass, replaces) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (event_id, claim_id, verdict, note, taken_from, finer.rating, old, proposed, finer.look, finer.replaces),
        )
        self.store.connection.executemany(
            "INSERT INTO verdict_sight (event_id, seen_id) VALUES (?, ?)", [(event_id, tip) for tip, _, _ in tips]
        )
        return act

    def decide(self, claim_id: int, other_id: int, decision: Decision) -> str:
        """Confirm or reject that two claims belong together, acting at the first of them. Returns the act."""
        body = {
            "claim": claim_uid(self.store, claim_id),
            "other": claim_uid(self.store, other_id),
            "decision": decision,
        }
        event_id, act = self.append("reference", body, claim_id=claim_id)
        self.store.execute(
            "INSERT INTO reference_decisions (event_id, claim_id, other_id, decision) VALUES (?, ?, ?, ?)",
            (event_id, min(claim_id, other_id), max(claim_id, other_id), decision),
        )
        return act

    def note(self, claim_id: int, text: str) -> str:
        """Write a note at a claim. Returns the act."""
        event_id, act = self.append("note", {"claim": claim_uid(self.store, claim_id), "text": text}, claim_id=claim_id)
        self.store.execute("INSERT INTO notes (event_id, claim_id, text) VALUES (?, ?, ?)", (event_id, claim_id, text))
        return act

    def evidence(self, claim_id: int, record: EvidenceRecord) -> str:
        """Attach evidence to a claim. Returns the act."""
        content = asdict(record)
        body = {"claim": claim_uid(self.store, claim_id), **_told(self.store, content)}
        event_id, act = self.append("evidence", body, claim_id=claim_id)
        self.store.execute(
            f"INSERT INTO evidence (event_id, claim_id, {', '.join(content)})"
            f" VALUES (?, ?, {', '.join('?' * len(content))})",
            (event_id, claim_id, *content.values()),
        )
        return act

    def date(self, article_id: int, published: str | None) -> str:
        """Give an article its date, or None for a date that nobody knows. Returns the act."""
        uid = self.store.value("SELECT uid FROM articles WHERE id = ?", (article_id,))
        event_id, act = self.append("date", {"article": uid, "published": published}, article_id=article_id)
        self.store.execute(
            "INSERT INTO article_dates (event_id, article_id, published) VALUES (?, ?, ?)",
            (event_id, article_id, published),
        )
        return act

    def take_back(
        self, kind: Literal["undo", "redo"], events: Sequence[int]
    ) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
        """Append an undo or a redo for each of the given events, as one act.

        Returns:
            What the events were, in a word, the claims that they are about, and the articles that they are about.
        """
        act, word = None, ""
        claims: list[int] = []
        articles: list[int] = []
        for event_id in events:
            target = self.store.rows(
                "SELECT e.uid, e.kind, e.claim_id, e.article_id, coalesce(v.verdict, d.decision) AS verdict"
                " FROM events AS e LEFT JOIN verdicts AS v ON v.event_id = e.id"
                " LEFT JOIN reference_decisions AS d ON d.event_id = e.id WHERE e.id = ?",
                (event_id,),
            )[0]
            _, act = self.append(
                kind,
                {"target": target["uid"]},
                act=act,
                claim_id=target["claim_id"],
                article_id=target["article_id"],
                target_id=event_id,
            )
            word = target["verdict"] or target["kind"]
            claims += [int(target["claim_id"])] if target["claim_id"] is not None else []
            articles += [int(target["article_id"])] if target["article_id"] is not None else []
        return word, tuple(claims), tuple(articles)


def _finer_body(finer: Finer) -> dict[str, Any]:
    """Return what a verdict says beyond its word as the ledger tells it: what is given only."""
    body: dict[str, Any] = {"rating": finer.rating} if finer.rating else {}
    if finer.correction:
        body["correction"] = {"old": finer.correction.old, "proposed": finer.correction.proposed}
    if finer.look != "first":
        body["pass"] = finer.look
    if finer.replaces != "all":
        body["replaces"] = finer.replaces
    return body


def desk_tips(store: Store, desk_id: int) -> list[tuple[int, str, str]]:
    """Return the last event of every desk but one: its number, identity and time."""
    rows = store.rows(
        "SELECT e.id, e.uid, e.at FROM desks AS d JOIN events AS e ON e.id ="
        " (SELECT id FROM events WHERE desk_id = d.id ORDER BY seq DESC LIMIT 1) WHERE d.id <> ? ORDER BY e.uid",
        (desk_id,),
    )
    return [(row["id"], row["uid"], row["at"]) for row in rows]


def _told(store: Store, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return evidence as the ledger tells it: what is given only, and the document by its identity."""
    told = {key: value for key, value in content.items() if value is not None or key in _ALWAYS_TOLD}
    number = told.pop("document_id", None)
    if number is not None:
        told["document"] = store.value("SELECT uid FROM documents WHERE id = ?", (number,))
    return told


def event_hash(previous: str, **fields: Any) -> str:
    """Return the SHA-256 that chains an event to the one before it.

    The bytes hashed are the JSON list of the previous hash and the fields in the order of their names.
    """
    line = json.dumps([previous, *(fields[name] for name in sorted(fields))], ensure_ascii=False)
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text as UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def broken_links(store: Store) -> list[str]:
    """Check every chain of the ledger; return a line for each event that does not fit (none: all is well).

    A body that a redaction blanked is no break: the chain covers the hash of the body, not the body, and the event of
    the redaction says which hash the blanked body has.
    """
    problems: list[str] = []
    previous: dict[int, tuple[int, str]] = {}
    redacted = _redacted_hashes(store)
    for row in store.rows(
        "SELECT e.*, r.name AS reviewer, f.seq AS fork_seq, f.hash AS fork_hash FROM events AS e"
        " JOIN reviewers AS r ON r.id = e.reviewer_id JOIN desks AS d ON d.id = e.desk_id"
        " LEFT JOIN events AS f ON f.id = d.forked_from ORDER BY e.desk_id, e.seq"
    ):
        begin = (row["fork_seq"], row["fork_hash"]) if row["fork_seq"] is not None else (0, FIRST_HASH)
        seq, before = previous.get(row["desk_id"], begin)
        expected = event_hash(
            before, **{k: row[k] for k in ("uid", "seq", "act", "kind", "at", "reviewer", "body_sha256")}
        )
        if row["seq"] != seq + 1:
            problems.append(f"event {row['id']}: number {row['seq']} of its desk follows number {seq}")
        elif row["previous_hash"] != before or row["hash"] != expected:
            problems.append(f"event {row['id']}: its hash does not follow from the event before it")
        elif sha256_of(row["body"]) not in (row["body_sha256"], redacted.get(row["uid"])):
            problems.append(f"event {row['id']}: its content was changed")
        previous[row["desk_id"]] = (row["seq"], row["hash"])
    return problems


def _redacted_hashes(store: Store) -> dict[str, str]:
    """Return the hash that each blanked body has by the event of the last redaction that blanked it."""
    found: dict[str, str] = {}
    for row in store.rows("SELECT body FROM events WHERE kind = 'redaction' ORDER BY at, seq, uid"):
        body = json.loads(row["body"])
        found |= body.get("events", {}) if isinstance(body, dict) else {}
    return found


def reviewer_id(store: Store, name: str) -> int:
    """Return the number of a reviewer, who is written down at the first event."""
    found = store.value("SELECT id FROM reviewers WHERE name = ?", (name,))
    return int(found) if found is not None else store.execute("INSERT INTO reviewers (name) VALUES (?)", (name,))


def claim_uid(store: Store, claim_id: int) -> str:
    """Return the identity of a claim.

    Raises:
        WorkbenchError: there is no such claim.
    """
    found = store.value("SELECT uid FROM claims WHERE id = ?", (claim_id,))
    if found is None:
        raise WorkbenchError(
            f"{store.path}: there is no claim {claim_id}; `workbench query open` lists claims with their numbers"
        )
    return str(found)


def undoable(store: Store, reviewer: str) -> tuple[list[int], list[int]]:
    """Return the events of a reviewer's last act that counts, and of the act that a redo would bring back.

    Either list is empty where there is nothing to undo or redo. As everywhere, a new act empties the redo list.
    The ledger is read from its end, so that the cost does not grow with what a reviewer has done.
    """
    who = store.value("SELECT id FROM reviewers WHERE name = ?", (reviewer,))
    last = store.value(
        "SELECT act FROM effective_events WHERE reviewer_id = ? AND kind <> 'article' ORDER BY id DESC LIMIT 1", (who,)
    )
    newest = store.value(
        "SELECT id FROM events WHERE reviewer_id = ? AND target_id IS NULL AND kind <> 'article'"
        " ORDER BY id DESC LIMIT 1",
        (who,),
    )
    undone = store.value(
        "SELECT t.act FROM events AS u JOIN events AS t ON t.id = u.target_id"
        " WHERE u.reviewer_id = ? AND u.kind = 'undo' AND u.id > ?"
        " AND NOT EXISTS (SELECT 1 FROM effective_events AS e WHERE e.id = t.id) ORDER BY u.id DESC LIMIT 1",
        (who, newest or 0),
    )
    return _events_of(store, last), _events_of(store, undone)


def _events_of(store: Store, act: str | None) -> list[int]:
    """Return the events of an act, apart from undo and redo."""
    rows = store.rows("SELECT id FROM events WHERE act = ? AND target_id IS NULL ORDER BY id", (act,))
    return [int(row["id"]) for row in rows]


def login_name() -> str:
    """Return the name of the user who is logged in, for a reviewer who gave no other name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no entry in the password database
        return "reviewer"
