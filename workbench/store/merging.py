"""Another database's rows brought into this one, each recognised by its identity, so that nothing comes twice.

What a copy holds is read table by table along the schema's own references. Events keep identity, number and hash, and
go behind the event that they follow; so the chains of both desks hold afterwards, and a merge done again adds nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from workbench.store.connection import Store
from workbench.store.sheet import RECORDS
from workbench.store.states import renew_states

Row = dict[str, Any]

_IDENTITIES = {
    "reviewers": ("name",),
    "speakers": ("name",),
    "drafts": ("sha256",),
    "events": ("uid",),
    "documents": ("uid", "sha256, part"),
    "fact_checks": ("identifier",),
    "articles": ("uid",),
    "claims": ("uid", "draft_id, start_offset, end_offset, text, kind", "draft_id, start_offset, end_offset, text"),
}
"""By which columns a row of another database is recognised, what tells most first."""
_WITH_PARENT = {
    "sentences": ("draft_id", "drafts"),
    "times": ("draft_id", "drafts"),
    "claim_spans": ("claim_id", "claims"),
    "passages": ("document_id", "documents"),
    "time_flags": ("time_id", "times"),
}
"""Tables whose rows come where the row that they belong to is new here."""
_DERIVED = ("quote_checks", "fact_check_matches", "cross_references")
"""What the program found: taken over where nothing is known here."""


@dataclass(slots=True)
class Merged:
    """What a merge brought.

    Attributes:
        counts: how many rows are new, by table.
        claims: the claims that new events are about.
        articles: the articles that are new, or got events.
        documents: the documents that are new.
        disagreements: the claims on which reviewers disagree since.
    """

    counts: Counter[str] = field(default_factory=Counter)
    claims: set[int] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)
    documents: list[int] = field(default_factory=list)
    disagreements: list[int] = field(default_factory=list)


def merge_from(store: Store, other: Store) -> Merged:
    """Bring in what another database of the same schema holds, inside a transaction of the caller's."""
    before = _disagreed(store)
    merger = _Merger(store, other)
    merger.run()
    done = merger.done
    renew_states(store, sorted(done.claims))
    _renew_dates_and_references(store, done.articles)
    done.disagreements = sorted(_disagreed(store) - before)
    return done


def new_kinds(store: Store, other: Store) -> set[str]:
    """Return the kinds of the other's events that are not here; for undo and redo the kind of what they are about."""
    known = {row[0] for row in store.rows("SELECT uid FROM events")}
    rows = other.connection.execute(
        "SELECT e.uid, coalesce(t.kind, e.kind) FROM events AS e LEFT JOIN events AS t ON t.id = e.target_id"
    )
    return {kind for uid, kind in rows if uid not in known}


def judged_on_other_words(store: Store, other: Store) -> list[int]:
    """Return the claims that got other words here, unknown to the other, and there a verdict that counts."""
    there = {row[0] for row in other.rows("SELECT uid FROM events")}
    here = {row[0] for row in store.rows("SELECT uid FROM events")}
    judged = {
        row["claim"]
        for row in other.rows(
            "SELECT c.uid AS claim, e.uid AS event FROM verdicts AS v JOIN effective_events AS k ON k.id = v.event_id"
            " JOIN events AS e ON e.id = k.id OR e.target_id = k.id JOIN claims AS c ON c.id = v.claim_id"
        )
        if row["event"] not in here
    }
    rows = store.rows(
        "SELECT c.id, c.uid AS claim, e.uid AS event FROM claim_wordings AS w JOIN events AS e ON e.id = w.event_id"
        " JOIN claims AS c ON c.id = w.claim_id ORDER BY c.id"
    )
    return [row["id"] for row in rows if row["event"] not in there and row["claim"] in judged]


def _disagreed(store: Store) -> set[int]:
    return {row[0] for row in store.rows("SELECT claim_id FROM claim_states WHERE second_pass = 'disagreed'")}


def _renew_dates_and_references(store: Store, articles: Iterable[int]) -> None:
    store.execute(
        "UPDATE articles SET published = (SELECT published FROM current_article_dates WHERE article_id = articles.id)"
        " WHERE id IN (SELECT value FROM json_each(?)) AND id IN (SELECT article_id FROM article_dates)",
        (json.dumps(sorted(articles)),),
    )
    store.execute(
        "UPDATE cross_references SET status = coalesce((SELECT d.decision FROM current_decisions AS d"
        " WHERE d.claim_id = cross_references.claim_id AND d.other_id = cross_references.other_id), 'suggested')"
        " WHERE EXISTS (SELECT 1 FROM reference_decisions AS d"
        " WHERE d.claim_id = cross_references.claim_id AND d.other_id = cross_references.other_id)"
    )


class _Merger:
    """One merge under way: for each table, the number here of each number there."""

    def __init__(self, store: Store, other: Store) -> None:
        self.store, self.other = store, other
        self.done = Merged()
        self.here: dict[str, dict[int, int]] = {table: {} for _, table in RECORDS}
        self.new: dict[str, set[int]] = {table: set() for _, table in RECORDS}
        self.references = {table: _references(store, table) for _, table in RECORDS}
        self.owners = {table: owner for _, table in RECORDS if (owner := _owner(store, table))}
        self.spoken_of = self._claims_spoken_of()

    def run(self) -> None:
        for _, table in RECORDS:
            if table == "desks":
                continue  # a desk comes with its first event
            for row in self.other.connection.execute(f"SELECT * FROM {table} ORDER BY {_order(self.other, table)}"):
                self._take(table, dict(row))
        self._whole_claims()
        self._fork_sights()

    def _claims_spoken_of(self) -> set[int]:
        """Return the other's claims that anything a person did is about."""
        found = {row[0] for row in self.other.rows("SELECT claim_id FROM events WHERE claim_id IS NOT NULL")}
        for table in self.owners:
            for column, parent in self.references[table].items():
                if parent == "claims":
                    found |= {row[0] for row in self.other.rows(f"SELECT {column} FROM {table}") if row[0] is not None}
        return found

    def _take(self, table: str, row: Row) -> None:
        if table == "events":
            self._take_event(row)
        elif table in _IDENTITIES:
            self._take_named(table, row)
        elif table in _WITH_PARENT:
            column, parent = _WITH_PARENT[table]
            if row[column] in self.new[parent]:
                self._insert(table, row)
        elif table in _DERIVED:
            self._take_derived(table, row)
        elif table in self.owners and row[self.owners[table]] in self.new["events"]:
            if table == "reference_decisions":
                self._order_pair(row)
            self._insert(table, row)

    # --- things with a name of their own ---

    def _take_named(self, table: str, row: Row) -> None:
        number = row["id"]
        found = self._find(table, row)
        if found is None and table == "articles":
            found = self._article_of_text(number)
        if found is None and table == "claims" and row["draft_id"] not in self.new["drafts"]:
            if number not in self.spoken_of:
                return  # another splitter's, and nobody has looked at it
            row["position"] = 1 + self.store.value(
                "SELECT max(position) FROM claims WHERE draft_id = ?", (self.here["drafts"][row["draft_id"]],)
            )
        if found is None and table == "drafts":
            row["number"] = self._free_number(row)
        if found is None:
            if table == "documents":
                row["kept"] = None  # the copy of its file lies beside the other database
            found = self._insert(table, row)
            if table == "articles":
                self.done.articles.add(found)
            elif table == "documents":
                self.done.documents.append(found)
        self.here[table][number] = found

    def _find(self, table: str, row: Row) -> int | None:
        mapped = self._mapped(table, row, partly=True)
        for columns in _IDENTITIES[table]:
            names = columns.split(", ")
            if any(name not in mapped for name in names):
                continue
            where = " AND ".join(f"{name} = ?" for name in names)
            found = self.store.value(f"SELECT id FROM {table} WHERE {where}", [mapped[name] for name in names])
            if found is not None:
                return int(found)
        return None

    def _article_of_text(self, number: int) -> int | None:
        """Return the article here that has a text which the other's article has too."""
        for draft in self.other.rows("SELECT sha256 FROM drafts WHERE article_id = ? ORDER BY number", (number,)):
            found = self.store.value("SELECT article_id FROM drafts WHERE sha256 = ?", (draft["sha256"],))
            if found is not None:
                return int(found)
        return None

    def _free_number(self, row: Row) -> int:
        article = self.here["articles"][row["article_id"]]
        taken = {r[0] for r in self.store.rows("SELECT number FROM drafts WHERE article_id = ?", (article,))}
        return int(row["number"]) if row["number"] not in taken else max(taken) + 1

    # --- the ledger ---

    def _take_event(self, row: Row) -> None:
        known = self.store.value("SELECT id FROM events WHERE uid = ?", (row["uid"],))
        number = row["id"]
        if known is not None:
            self.here["events"][number] = int(known)
            return
        self.new["events"].add(number)
        mapped = self._mapped("events", row)
        mapped["desk_id"] = self._desk_of(row)
        event_id = self._write("events", mapped)
        self.here["events"][number] = event_id
        self.done.claims |= {mapped["claim_id"]} - {None}
        self.done.articles |= {mapped["article_id"]} - {None}

    def _desk_of(self, row: Row) -> int:
        """Return the desk behind whose last event an event goes; a new one where that place is taken."""
        if row["seq"] == 1:
            desk = self.other.rows("SELECT * FROM desks WHERE id = ?", (row["desk_id"],))[0]
            found = self.store.value("SELECT id FROM desks WHERE uid = ?", (desk["uid"],))
            if found is None:
                return self._new_desk(dict(desk), desk["uid"], None)
            before, desk_id = None, int(found)
        else:
            last = self.store.rows("SELECT id, desk_id FROM events WHERE hash = ?", (row["previous_hash"],))[0]
            before, desk_id = last["id"], last["desk_id"]
        if self.store.value("SELECT 1 FROM events WHERE desk_id = ? AND seq = ?", (desk_id, row["seq"])) is None:
            return int(desk_id)
        desk = self.other.rows("SELECT * FROM desks WHERE id = ?", (row["desk_id"],))[0]
        return self._new_desk(dict(desk), hashlib.sha256(f"fork\n{row['uid']}".encode()).hexdigest()[:32], before)

    def _new_desk(self, desk: Row, uid: str, forked_from: int | None) -> int:
        taken = desk["place"] == self.store.place or self.store.value(
            "SELECT 1 FROM desks WHERE place = ?", (desk["place"],)
        )
        place = hashlib.sha256(f"{desk['place']}\n{uid}".encode()).hexdigest() if taken else desk["place"]
        return self._write(
            "desks",
            {
                "uid": uid,
                "place": place,
                "label": desk["label"],
                "created_at": desk["created_at"],
                "forked_from": forked_from,
            },
        )

    # --- what the program found ---

    def _take_derived(self, table: str, row: Row) -> None:
        if any(row[column] is not None and row[column] not in self.here[parent] for column, parent in self._to(table)):
            return
        if table == "cross_references":
            self._order_pair(row)
        mapped = self._mapped(table, row)
        keys = ("claim_id", "other_id") if table == "cross_references" else _key(self.store, table)
        where = " AND ".join(f"{name} = ?" for name in keys)
        if self.store.value(f"SELECT 1 FROM {table} WHERE {where}", [mapped[name] for name in keys]) is None:
            self._write(table, mapped)

    def _order_pair(self, row: Row) -> None:
        """Turn a pair of claims where their numbers here are the other way round."""
        claims = self.here["claims"]
        if claims[row["claim_id"]] > claims[row["other_id"]]:
            row["claim_id"], row["other_id"] = row["other_id"], row["claim_id"]
            if "differs" in row:
                row["differs"] = json.dumps([[b, a] for a, b in json.loads(row["differs"])], ensure_ascii=False)

    # --- afterwards ---

    def _whole_claims(self) -> None:
        """Say of new claims which claim they are a piece of."""
        for number in self.new["claims"]:
            whole = self.other.value("SELECT part_of FROM claims WHERE id = ?", (number,))
            if whole in self.here["claims"]:
                self.store.execute(
                    "UPDATE claims SET part_of = ? WHERE id = ?",
                    (self.here["claims"][whole], self.here["claims"][number]),
                )

    def _fork_sights(self) -> None:
        """Let verdicts of a forked chain know what stands before the fork."""
        self.store.execute(
            "INSERT INTO verdict_sight (event_id, seen_id)"
            " SELECT known.event_id, d.forked_from FROM ("
            "  SELECT v.event_id, e.desk_id FROM verdicts AS v JOIN events AS e ON e.id = v.event_id"
            "  UNION SELECT s.event_id, t.desk_id FROM verdict_sight AS s JOIN events AS t ON t.id = s.seen_id"
            " ) AS known JOIN desks AS d ON d.id = known.desk_id WHERE d.forked_from IS NOT NULL AND NOT EXISTS ("
            "  SELECT 1 FROM verdict_sight AS s WHERE s.event_id = known.event_id AND s.seen_id = d.forked_from)"
            " GROUP BY known.event_id, d.forked_from"
        )

    # --- rows ---

    def _to(self, table: str) -> Iterable[tuple[str, str]]:
        return ((column, parent) for column, parent in self.references[table].items() if parent in self.here)

    def _mapped(self, table: str, row: Row, *, partly: bool = False) -> Row:
        """Return a row with this database's numbers; `partly` leaves out what is not known here yet."""
        mapped = dict(row)
        mapped.pop("id", None)
        for column, parent in self._to(table):
            if row[column] is None or (table, column) == ("events", "desk_id"):
                continue
            number = self.here[parent].get(row[column])
            if number is None and partly:
                del mapped[column]
            else:
                mapped[column] = number
        return mapped

    def _insert(self, table: str, row: Row) -> int:
        number = self._write(table, self._mapped(table, row))
        if "id" in row:
            self.new[table].add(row["id"])
            self.here[table][row["id"]] = number
        return number

    def _write(self, table: str, values: Row) -> int:
        self.done.counts[table] += 1
        names = ", ".join(values)
        return self.store.execute(
            f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", list(values.values())
        )


def _references(store: Store, table: str) -> dict[str, str]:
    """Return which columns of a table refer to which table: those keyed by event to the events themselves."""
    return {
        row["from"]: "events" if "event_id" in _key(store, row["table"]) else row["table"]
        for row in store.rows(f"PRAGMA foreign_key_list({table})")
    }


def _owner(store: Store, table: str) -> str | None:
    """Return the column that names the event with which a row comes."""
    key = _key(store, table)
    return next((name for name in ("redaction_id", "event_id") if name in key), None)


def _key(store: Store, table: str) -> tuple[str, ...]:
    return tuple(row["name"] for row in store.rows(f"PRAGMA table_info({table})") if row["pk"])


def _order(store: Store, table: str) -> str:
    return ", ".join(_key(store, table))
