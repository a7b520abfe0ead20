"""Words that must go, blanked wherever they stand in the file; every blank as long as what it blanks, in code points.

The triggers that keep the ledger from being changed are taken away and put back within the one transaction, so that no
other way to change it is left behind.
"""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbench.model import WorkbenchError
from workbench.store.connection import BUSY_SECONDS, Store, reported
from workbench.store.events import Ledger, sha256_of
from workbench.store.recutting import Cuts
from workbench.store.search import CLAIMS, remove_from_index

BLANK = "█"
_DERIVED = ("match_", "fact_check_terms", "fact_check_postings", "passage_words", "sqlite_", "_sqlite_")
_IDENTITIES = ("uid", "hash", "sha256")
_CHAINED = ("reviewers",)
"""Tables whose texts the ledger's hashes cover."""
_NAMED = ("speakers", "speaker_names")
_NAMES = ("speaker", "name", "person")
"""What holds the names of speakers: tables, and keys in JSON."""
_FTS = ("claims_fts", "passages_fts", "fact_checks_fts")
_IN_ONE_PIECE = "NOT EXISTS (SELECT 1 FROM claim_spans AS p WHERE p.claim_id = claims.id AND p.role = 'part')"
_AROUND = 60
_PATIENCE = 500  # milliseconds


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: how many rows of a column, and the claims and articles that these are of."""

    table: str
    column: str
    rows: int
    claims: tuple[int, ...] = ()


@dataclass(slots=True)
class _Touched:
    """What a redaction touched: by number the rows of each table, and the new hashes of blanked bodies."""

    rows: dict[str, set[int]] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    places: int = 0

    def of(self, table: str) -> set[int]:
        """Return the touched rows of a table."""
        return self.rows.get(table, set())


class Words:
    """Words to blank: as they stand, in any case, over any white space, with a genitive behind them."""

    def __init__(self, words: Sequence[str]) -> None:
        parts = [
            r"\s+".join(map(re.escape, one.split())) for one in sorted(words, key=len, reverse=True) if one.split()
        ]
        if not parts:
            raise WorkbenchError("there are no words to blank; nothing was written")
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?:['’]?s)?(?!\w)", re.IGNORECASE)
        self._names: dict[str, str] = {}

    def tell_apart(self, names: Iterable[str]) -> None:
        """Give each name in which they stand a blank of its own, so that two speakers do not become one."""
        known = sorted(set(names))
        taken = {name for name in known if not self.stand_in(name)}
        for name in known:
            if name not in taken:
                blank = self.blanked(name)
                while blank in taken:
                    blank += BLANK
                taken.add(blank)
                self._names[name] = blank

    def blanked_name(self, name: str) -> str:
        """Return a speaker's name with them blank, another one for each name that was told apart."""
        return self._names.get(name) or self.blanked(name)

    def stand_in(self, text: str) -> bool:
        """Tell whether they stand in a text."""
        return self._pattern.search(text) is not None

    def found_in(self, text: str) -> set[str]:
        """Return them as they stand in a text."""
        return {match[0] for match in self._pattern.finditer(text)}

    def blanked(self, text: str) -> str:
        """Return a text of the same length in which they are blank; line ends stay."""
        return self._pattern.sub(lambda match: re.sub(r"[^\r\n]", BLANK, match[0]), text)

    def blanked_json(self, value: str) -> str:
        """Return JSON with the words blank in each of its texts."""
        content = json.loads(value)
        known = self._in_json(content)
        if known == content:
            return value
        return json.dumps(known, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def _in_json(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.blanked(value)
        if isinstance(value, list):
            return [self._in_json(one) for one in value]
        if isinstance(value, dict):
            return {
                self.blanked(key): self.blanked_name(one)
                if key in _NAMES and isinstance(one, str)
                else self._in_json(one)
                for key, one in value.items()
            }
        return value


@dataclass(frozen=True, slots=True)
class _Table:
    """A table that holds text: its key, and its columns of text with whether each holds JSON."""

    name: str
    key: tuple[str, ...]
    columns: tuple[tuple[str, bool], ...]
    about: str
    """What says which claim a row is of, as SQL."""


def _tables(store: Store) -> Iterator[_Table]:
    """Yield every table that holds text of people, articles or sources."""
    for row in store.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        name, sql = str(row["name"]), str(row["sql"])
        if name.startswith((*_DERIVED, *_FTS)) or name in _CHAINED:
            continue
        columns = store.rows(f"PRAGMA table_info({name})")
        names = {c["name"] for c in columns}
        texts = tuple(
            (c["name"], f"json_valid({c['name']})" in sql)
            for c in columns
            if c["type"] == "TEXT" and c["name"] not in _IDENTITIES
        )
        about = "id" if name == "claims" else "claim_id" if "claim_id" in names else "NULL"
        if texts:
            yield _Table(name, tuple(c["name"] for c in columns if c["pk"]), texts, about)


def places_of(store: Store, words: Words) -> list[Place]:
    """Return where words stand, and of which claims."""
    found: list[Place] = []
    for table in _tables(store):
        for column, is_json in table.columns:
            claims = [known[0] for known, _ in _rows_with(store, words, table.name, (table.about,), column, is_json)]
            if claims:
                found.append(
                    Place(table.name, column, len(claims), tuple(sorted({c for c in claims if c is not None})))
                )
    return found


def _rows_with(
    store: Store, words: Words, table: str, key: Sequence[str], column: str, is_json: bool
) -> list[tuple[tuple[Any, ...], str]]:
    """Return the rows of a column in which words stand: their key, and the value with the words blank."""
    blank = words.blanked_json if is_json else words.blanked_name if table in _NAMED else words.blanked
    rows = store.connection.execute(f"SELECT {', '.join(key)}, {column} FROM {table} WHERE {column} IS NOT NULL")
    changed = ((tuple(row)[:-1], row[-1], blank(row[-1])) for row in rows)
    return [(known, after) for known, before, after in changed if after != before]


def forms_of(store: Store, words: Words) -> set[str]:
    """Return the words as they stand in articles, documents and everything else."""
    forms: set[str] = set()
    for table in _tables(store):
        for column, _ in table.columns:
            for row in store.connection.execute(f"SELECT {column} FROM {table.name} WHERE {column} IS NOT NULL"):
                forms |= words.found_in(row[0])
    return forms


def chained_names(store: Store, words: Words) -> list[str]:
    """Return the reviewers whose names hold the words: the ledger's hashes cover those."""
    return [row["name"] for row in store.rows("SELECT name FROM reviewers") if words.stand_in(row["name"])]


def redact(ledger: Ledger, words: Words, reason: str, fold: Callable[[str], str]) -> tuple[int, list[int], list[str]]:
    """Blank words everywhere and write down that this was done, inside a transaction of the caller's.

    Args:
        ledger: in whose name.
        words: what must go.
        reason: why; it must not hold the words.
        fold: how the index of the library sees a word.

    Returns:
        In how many places they stood, which fact-checks were touched (they are to be indexed anew), and which copies
        of files beside the database held them.
    """
    store, touched = ledger.store, _Touched()
    words.tell_apart(
        row[0]
        for row in store.rows(
            "SELECT name FROM speakers UNION SELECT name FROM speaker_names UNION SELECT person FROM speaker_names"
        )
    )
    with _without_triggers(store):
        documents = _documents_with(store, words)
        _count_passages(store, documents, fold, -1)
        drafts = _drafts_with(store, words)
        cuts = Cuts(store, drafts, words.blanked)
        for table in _tables(store):
            _blank_table(store, words, table, touched)
        _count_passages(store, documents, fold, 1)
        store.execute("DELETE FROM passage_words WHERE passages <= 0")
        for draft_id in drafts:
            _cut_anew(store, draft_id)
        for event_id in cuts.renew():
            uid, body = store.rows("SELECT uid, body FROM events WHERE id = ?", (event_id,))[0]
            touched.bodies[uid] = sha256_of(body)
        kept = _forget_copies(store, documents)
        touched.texts |= {
            row[0]
            for table, column, numbers in (("drafts", "sha256", drafts), ("documents", "text_sha256", documents))
            for row in store.rows(
                f"SELECT {column} FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(numbers),)
            )
        }
        _write_down(ledger, reason, touched)
    _forget_derived(store, sorted(touched.of("claims") | _claims_of(store, drafts)))
    return touched.places, sorted(touched.of("fact_checks")), kept


@contextlib.contextmanager
def _without_triggers(store: Store) -> Iterator[None]:
    """Take all triggers away for a block, within the transaction, and put them back as they were."""
    triggers = store.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid")
    for row in triggers:
        store.execute(f"DROP TRIGGER {row['name']}")
    yield
    for row in triggers:
        store.execute(row["sql"])
    for index in _FTS:
        store.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def _blank_table(store: Store, words: Words, table: _Table, touched: _Touched) -> None:
    where = " AND ".join(f"{name} = ?" for name in table.key)
    for column, is_json in table.columns:
        for known, blank in _rows_with(store, words, table.name, table.key, column, is_json):
            _set(store, f"UPDATE {table.name} SET {column} = ? WHERE {where}", blank, known)
            touched.places += 1
            touched.rows.setdefault(table.name, set()).add(known[0])
            if (table.name, column) == ("events", "body"):
                uid = store.value("SELECT uid FROM events WHERE id = ?", known)
                touched.bodies[uid] = sha256_of(blank)


def _set(store: Store, sql: str, blank: str, key: Sequence[Any]) -> None:
    """Write a blanked value, longer where another of this length is there already and each may be there once."""
    while True:
        try:
            store.execute(sql, (blank, *key))
            return
        except sqlite3.IntegrityError as error:
            if "UNIQUE" not in str(error):
                raise
            blank += BLANK


def _documents_with(store: Store, words: Words) -> list[int]:
    return _numbers_with(
        store,
        words,
        "SELECT document_id, group_concat(text, '') FROM (SELECT document_id, text FROM"
        " passages ORDER BY document_id, position) GROUP BY document_id",
    )


def _drafts_with(store: Store, words: Words) -> list[int]:
    return _numbers_with(store, words, "SELECT id, text FROM drafts")


def _numbers_with(store: Store, words: Words, sql: str) -> list[int]:
    return [row[0] for row in store.connection.execute(sql) if words.stand_in(row[1])]


def _count_passages(store: Store, documents: Sequence[int], fold: Callable[[str], str], sign: int) -> None:
    from workbench.store.documents import count_words_of

    for document_id in documents:
        count_words_of(store, document_id, fold, sign)


def _forget_copies(store: Store, documents: Sequence[int]) -> list[str]:
    numbers = (json.dumps(list(documents)),)
    chosen = "kept IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
    kept = [row["kept"] for row in store.rows(f"SELECT kept FROM documents WHERE {chosen}", numbers)]
    store.execute(f"UPDATE documents SET kept = NULL WHERE {chosen}", numbers)
    return kept


def _cut_anew(store: Store, draft_id: int) -> None:
    """Cut from a blanked text again what is kept of it elsewhere, since it may hold a part of the words only."""
    for table, where in (
        ("claim_spans", "claim_id IN (SELECT id FROM claims WHERE draft_id = :draft)"),
        ("times", "draft_id = :draft"),
        ("claims", f"draft_id = :draft AND {_IN_ONE_PIECE}"),
    ):
        store.execute(
            f"UPDATE {table} SET text = (SELECT substr(d.text, start_offset + 1, end_offset - start_offset)"
            f" FROM drafts AS d WHERE d.id = :draft) WHERE {where}"
            " AND length(text) = end_offset - start_offset AND EXISTS (SELECT 1 FROM drafts AS d WHERE d.id = :draft"
            f" AND instr(substr(d.text, start_offset + 1, end_offset - start_offset), '{BLANK}'))",
            {"draft": draft_id},
        )
    store.execute(
        "UPDATE claims SET"
        f" before = (SELECT substr(d.text, max(start_offset - {_AROUND}, 0) + 1, min(start_offset, {_AROUND}))"
        "  FROM drafts AS d WHERE d.id = :draft),"
        f" after = (SELECT substr(d.text, end_offset + 1, {_AROUND}) FROM drafts AS d WHERE d.id = :draft)"
        " WHERE draft_id = :draft",
        {"draft": draft_id},
    )


def _claims_of(store: Store, drafts: Sequence[int]) -> set[int]:
    rows = store.rows(
        "SELECT id FROM claims WHERE draft_id IN (SELECT value FROM json_each(?)) AND instr(text, ?)",
        (json.dumps(list(drafts)), BLANK),
    )
    return {row[0] for row in rows}


def _forget_derived(store: Store, claims: Sequence[int]) -> None:
    """Forget what was found for claims by their words, and let it be found anew."""
    numbers = json.dumps(list(claims))
    some = "(SELECT value FROM json_each(?))"
    store.execute(f"DELETE FROM quote_checks WHERE claim_id IN {some}", (numbers,))
    store.execute(f"DELETE FROM fact_check_matches WHERE claim_id IN {some}", (numbers,))
    store.execute(
        "UPDATE cross_references SET reasons = '[]', shared = '[]', differs = '[]'"
        f" WHERE claim_id IN {some} OR other_id IN {some}",
        (numbers, numbers),
    )
    store.execute(
        "DELETE FROM cross_references WHERE NOT EXISTS (SELECT 1 FROM reference_decisions AS d"
        " WHERE d.claim_id = cross_references.claim_id AND d.other_id = cross_references.other_id)"
        f" AND (claim_id IN {some} OR other_id IN {some})",
        (numbers, numbers),
    )
    remove_from_index(store, CLAIMS, claims)
    store.execute(
        "INSERT INTO link_queue (claim_id) SELECT id FROM claims WHERE unlisted IS NULL"
        " AND id IN (SELECT value FROM json_each(?))"
        " ON CONFLICT (claim_id) DO UPDATE SET indexed = 0",
        (numbers,),
    )


def _write_down(ledger: Ledger, reason: str, touched: _Touched) -> None:
    store = ledger.store
    body = {
        "reason": reason,
        "places": touched.places,
        "events": touched.bodies,
        "texts": sorted(touched.texts),
    }
    event_id, _ = ledger.append("redaction", body)
    store.execute(
        "INSERT INTO redactions (event_id, reason, places) VALUES (?, ?, ?)", (event_id, reason, touched.places)
    )
    store.connection.executemany(
        "INSERT INTO redacted_events (event_id, redaction_id, body_sha256) SELECT id, ?, ? FROM events WHERE uid = ?",
        [(event_id, digest, uid) for uid, digest in touched.bodies.items()],
    )
    store.connection.executemany(
        "INSERT INTO redacted_texts (redaction_id, sha256) VALUES (?, ?)",
        [(event_id, digest) for digest in sorted(touched.texts)],
    )


def wipe(store: Store) -> bool:
    """Write the file anew without what lies in its unused pages, and empty the file beside it.

    Returns:
        False where another program holds the file open, so that the old bytes may still be beside it.
    """
    connection = store.connection
    with reported(store.path):
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        for table in ("sqlite_stat4",):
            if store.value("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)):
                connection.execute(f"DELETE FROM {table}")
        try:
            connection.execute("VACUUM")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
            return False
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
    return not busy
