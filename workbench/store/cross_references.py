"""Cross-references: pairs of claims that resemble each other, suggested by the program, decided on by people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from workbench.model import Comparison, Relation, ReusableVerdict, Status
from workbench.store.connection import Store

_MOST_VARIABLES = 500


@dataclass(frozen=True, slots=True)
class Place:
    """A claim as linking needs to know it: where it stands, and its text.

    `family` is the claim that it is a piece of, else itself: a whole and its pieces are one utterance.
    """

    claim_id: int
    draft_id: int
    start: int
    end: int
    language: str
    family: int
    text: str

    def overlaps(self, other: Place) -> bool:
        """Tell whether both are of one draft and share text (a piece and its whole)."""
        return self.draft_id == other.draft_id and self.start < other.end and other.start < self.end


_PLACES = (
    "SELECT c.id, c.draft_id, c.start_offset, c.end_offset, a.language, coalesce(c.part_of, c.id), c.text"
    " FROM claims AS c JOIN articles AS a ON a.id = c.article_id"
)


def places(store: Store, numbers: Sequence[int]) -> dict[int, Place]:
    """Return where each of the given claims stands."""
    found: dict[int, Place] = {}
    for first in range(0, len(numbers), _MOST_VARIABLES):
        part = list(numbers[first : first + _MOST_VARIABLES])
        marks = ", ".join("?" * len(part))
        rows = store.connection.execute(f"{_PLACES} WHERE c.id IN ({marks})", part).fetchall()
        found.update((row[0], Place(*row)) for row in rows)
    return found


def claim_texts(store: Store, numbers: Sequence[int]) -> list[str]:
    """Return the texts of claims, in the order asked for."""
    found: dict[int, str] = {}
    for first in range(0, len(numbers), _MOST_VARIABLES):
        part = list(numbers[first : first + _MOST_VARIABLES])
        marks = ", ".join("?" * len(part))
        found.update(store.connection.execute(f"SELECT id, text FROM claims WHERE id IN ({marks})", part).fetchall())
    return [found[number] for number in numbers]


def claim_dates(store: Store, numbers: Sequence[int]) -> dict[int, list[tuple[int, int, str]]]:
    """Return the resolved dates of claims: start and end in the claim's text, and the value.

    Claims whose text is not one stretch of the article (parts, marks left out) have none: their dates are read from
    their words.
    """
    found: dict[int, list[tuple[int, int, str]]] = {}
    for first in range(0, len(numbers), _MOST_VARIABLES):
        part = list(numbers[first : first + _MOST_VARIABLES])
        marks = ", ".join("?" * len(part))
        rows = store.connection.execute(
            "SELECT c.id, t.start_offset - c.start_offset, t.end_offset - c.start_offset, t.value FROM claims AS c"
            " JOIN times AS t ON t.draft_id = c.draft_id AND t.start_offset >= c.start_offset"
            " AND t.end_offset <= c.end_offset"
            f" WHERE c.id IN ({marks}) AND t.timex_type IN ('DATE', 'TIME') AND t.value <> ''"
            " AND length(c.text) = c.end_offset - c.start_offset ORDER BY c.id, t.start_offset",
            part,
        ).fetchall()
        for number, start, end, value in rows:
            found.setdefault(number, []).append((start, end, value))
    return found


def places_between(store: Store, first: int, last: int) -> list[Place]:
    """Return the claims from one number to another, both included, in order."""
    rows = store.connection.execute(f"{_PLACES} WHERE c.id BETWEEN ? AND ? ORDER BY c.id", (first, last)).fetchall()
    return [Place(*row) for row in rows]


def all_numbers(store: Store) -> list[int]:
    """Return the numbers of all claims."""
    return [row[0] for row in store.connection.execute("SELECT id FROM claims ORDER BY id").fetchall()]


Pair = tuple[int, int, Comparison]
"""Two claims and their comparison, which is that of the lower-numbered with the higher."""


def insert_suggestions(store: Store, pairs: Iterable[Pair]) -> int:
    """Store suggested cross-references, each comparison that of the lower-numbered claim with the higher.

    A pair that is known already stays as it is. Returns how many are new.
    """
    rows = [
        (
            *(min(a, b), max(a, b), found.relation, found.score),
            *(json.dumps(value, ensure_ascii=False) for value in (found.reasons, found.shared, found.differs)),
        )
        for a, b, found in pairs
    ]
    cursor = store.connection.executemany(
        "INSERT INTO cross_references (claim_id, other_id, relation, score, reasons, shared, differs)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (claim_id, other_id) DO NOTHING",
        rows,
    )
    return max(0, cursor.rowcount)


def suggested_between(store: Store, families: Sequence[int]) -> list[tuple[Place, Place, Comparison]]:
    """Return what is suggested, and never decided on, between members of some families (a whole and its pieces).

    The comparisons hold relation and score only: what the order among them goes by.
    """
    found: dict[tuple[int, int], tuple[str, float]] = {}
    for first in range(0, len(families), _MOST_VARIABLES):
        part = list(families[first : first + _MOST_VARIABLES])
        marks = ", ".join("?" * len(part))
        members = f"SELECT id FROM claims WHERE id IN ({marks}) UNION SELECT id FROM claims WHERE part_of IN ({marks})"
        for end in ("claim_id", "other_id"):
            rows = store.connection.execute(
                f"SELECT claim_id, other_id, relation, score FROM cross_references AS x WHERE {end} IN ({members})"
                " AND status = 'suggested' AND NOT EXISTS (SELECT 1 FROM reference_decisions AS d"
                " WHERE d.claim_id = x.claim_id AND d.other_id = x.other_id)",
                [*part, *part],
            )
            found.update(((row[0], row[1]), (row[2], row[3])) for row in rows.fetchall())
    known = places(store, sorted({number for pair in found for number in pair}))
    wanted = set(families)
    pairs = [(known[one], known[two], found[one, two]) for one, two in sorted(found)]
    return [
        (one, two, Comparison(score, cast(Relation, relation)))
        for one, two, (relation, score) in pairs
        if one.family in wanted and two.family in wanted
    ]


def forget_pairs(store: Store, pairs: Sequence[tuple[int, int]]) -> None:
    """Delete suggestions, each by its two claims."""
    store.connection.executemany("DELETE FROM cross_references WHERE claim_id = ? AND other_id = ?", pairs)


def forget_suggestions(store: Store, first: int, last: int, highest: int) -> None:
    """Delete what was suggested, and not decided on, for claims of some numbers.

    Args:
        store: the database.
        first, last: the lower-numbered claims of the pairs.
        highest: the other claims up to this number.
    """
    store.execute(
        "DELETE FROM cross_references WHERE claim_id BETWEEN ? AND ? AND other_id <= ? AND status = 'suggested'"
        " AND NOT EXISTS (SELECT 1 FROM reference_decisions AS d"
        " WHERE d.claim_id = cross_references.claim_id AND d.other_id = cross_references.other_id)",
        (first, last, highest),
    )


def queue_again(store: Store, draft_id: int) -> None:
    """Let the claims of a draft be linked anew: forget what was only suggested for them, and queue them.

    The other claims of what is forgotten are queued too, since a claim may be found from one side only.
    """
    store.execute(
        "INSERT INTO link_queue (claim_id, indexed)"
        " SELECT x.other_id, 1 FROM cross_references AS x JOIN claims AS c ON c.id = x.claim_id WHERE c.draft_id = ?1"
        " UNION SELECT x.claim_id, 1 FROM cross_references AS x JOIN claims AS c ON c.id = x.other_id"
        " WHERE c.draft_id = ?1 ON CONFLICT (claim_id) DO NOTHING",
        (draft_id,),
    )
    store.execute(
        "DELETE FROM cross_references WHERE status = 'suggested' AND NOT EXISTS (SELECT 1 FROM reference_decisions AS d"
        " WHERE d.claim_id = cross_references.claim_id AND d.other_id = cross_references.other_id)"
        " AND hidden = 0 AND EXISTS (SELECT 1 FROM claims AS c WHERE c.draft_id = ? AND c.id IN (claim_id, other_id))",
        (draft_id,),
    )
    store.execute(
        "INSERT INTO link_queue (claim_id, indexed) SELECT id, 1 FROM claims WHERE draft_id = ? AND unlisted IS NULL"
        " ON CONFLICT (claim_id) DO NOTHING",
        (draft_id,),
    )


# --- the queue ----------------------------------------------------------------------------------------------


def queue_length(store: Store) -> int:
    """Return how many claims still wait to be linked."""
    return int(store.value("SELECT count(*) FROM link_queue"))


def queued(store: Store, limit: int, *, indexed: bool | None = None) -> list[int]:
    """Return the next claims that wait, ascending; only those that are (not) indexed yet where asked for."""
    only = "" if indexed is None else f" WHERE indexed = {int(indexed)}"
    return [row[0] for row in store.rows(f"SELECT claim_id FROM link_queue{only} ORDER BY claim_id LIMIT ?", (limit,))]


def mark_indexed(store: Store, numbers: Sequence[int]) -> None:
    """Note that claims are in the index."""
    store.connection.executemany("UPDATE link_queue SET indexed = 1 WHERE claim_id = ?", [(n,) for n in numbers])


def not_indexed(store: Store) -> int:
    """Return how many claims that wait are not in the index yet."""
    return int(store.value("SELECT count(*) FROM link_queue WHERE indexed = 0"))


def take_from_queue_to(store: Store, last: int) -> None:
    """Note that all claims up to a number are linked."""
    store.execute("DELETE FROM link_queue WHERE claim_id <= ? AND indexed = 1", (last,))


def take_from_queue(store: Store, numbers: Sequence[int]) -> None:
    """Note that claims are linked."""
    store.connection.executemany("DELETE FROM link_queue WHERE claim_id = ?", [(n,) for n in numbers])


# --- a run over the whole archive ---------------------------------------------------------------------------


def begun_run(store: Store) -> tuple[int, int] | None:
    """Return the last claim of a run that is under way and how far it has come, or None."""
    found = store.row("SELECT last_claim_id, done_to FROM link_runs")
    return (found[0], found[1]) if found else None


def begin_run(store: Store, last_claim_id: int) -> None:
    """Begin a run over all claims up to a number."""
    store.execute("INSERT OR REPLACE INTO link_runs (id, last_claim_id, done_to) VALUES (1, ?, 0)", (last_claim_id,))


def run_done_to(store: Store, claim_id: int) -> None:
    """Note how far a run has come."""
    store.execute("UPDATE link_runs SET done_to = ?", (claim_id,))


def end_run(store: Store) -> None:
    """Note that a run has come to its end."""
    store.execute("DELETE FROM link_runs")


# --- what people decide -------------------------------------------------------------------------------------


def linked(store: Store, claim_id: int, other_id: int) -> bool:
    """Tell whether two claims have a cross-reference, whatever its status."""
    pair = (min(claim_id, other_id), max(claim_id, other_id))
    return store.row("SELECT 1 FROM cross_references WHERE claim_id = ? AND other_id = ?", pair) is not None


def reusable_verdict(store: Store, claim_id: int, source_id: int | None = None) -> ReusableVerdict | None:
    """Return the current verdict of a claim that says the same as the given one: confirmed first, then most similar.

    Args:
        store: the database.
        claim_id: the claim that it is for.
        source_id: only of this claim.
    """
    found = store.row(
        "SELECT v.event_id, v.claim_id, v.verdict, v.note, r.name FROM cross_references AS x"
        " JOIN claim_states AS st ON st.claim_id = iif(x.claim_id = :claim, x.other_id, x.claim_id)"
        " JOIN verdicts AS v ON v.event_id = st.verdict_event_id JOIN events AS e ON e.id = v.event_id"
        " JOIN reviewers AS r ON r.id = e.reviewer_id"
        " WHERE (x.claim_id = :claim OR x.other_id = :claim) AND +x.relation = 'same' AND x.status <> 'rejected'"
        " AND x.hidden = 0 AND (:source IS NULL OR v.claim_id = :source)"
        " ORDER BY x.status = 'confirmed' DESC, x.score DESC, v.claim_id LIMIT 1",
        {"claim": claim_id, "source": source_id},
    )
    return None if found is None else ReusableVerdict(*found)


# --- one utterance in many articles -------------------------------------------------------------------------

# The plus keeps the planner from walking through all pairs of a relation instead of those of a claim.
_CLUSTER = """
WITH RECURSIVE cluster (id) AS (
    SELECT :claim
    UNION
    SELECT iif(x.claim_id = c.id, x.other_id, x.claim_id)
    FROM cluster AS c JOIN cross_references AS x ON x.claim_id = c.id OR x.other_id = c.id
    WHERE +x.relation = 'same' AND x.status <> 'rejected' AND x.hidden = 0
    LIMIT 500
)
SELECT id FROM cluster ORDER BY id
"""


def cluster_of(store: Store, claim_id: int) -> list[int]:
    """Return the claims that say the same as a claim, and as those, and so on; itself among them."""
    return [row[0] for row in store.rows(_CLUSTER, {"claim": claim_id})]


def same_pairs(store: Store) -> list[tuple[int, int]]:
    """Return the pairs of claims that say the same and were not rejected."""
    rows = store.connection.execute(
        "SELECT claim_id, other_id FROM cross_references WHERE relation = 'same' AND status <> 'rejected'"
        " AND hidden = 0"
    ).fetchall()
    return [(row[0], row[1]) for row in rows]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A claim as a variant of an utterance: who said it where, and what was found of it."""

    claim_id: int
    article_id: int
    article: str
    publisher: str | None
    published: str | None
    language: str
    speaker: str | None
    status: Status
    text: str


def occurrences(store: Store, numbers: Sequence[int]) -> list[Occurrence]:
    """Return claims as variants of an utterance, the earliest published first."""
    found: list[Occurrence] = []
    for first in range(0, len(numbers), _MOST_VARIABLES):
        part = list(numbers[first : first + _MOST_VARIABLES])
        marks = ", ".join("?" * len(part))
        rows = store.rows(
            "SELECT c.id, a.id, a.label, a.publisher, a.published, a.language, s.name,"
            " coalesce(st.verdict, 'open'), c.text FROM claims AS c JOIN articles AS a ON a.id = c.article_id"
            " LEFT JOIN speakers AS s ON s.id = c.speaker_id LEFT JOIN claim_states AS st ON st.claim_id = c.id"
            f" WHERE c.id IN ({marks})",
            part,
        )
        found += [Occurrence(*row) for row in rows]
    return sorted(found, key=lambda one: (one.published or "9999", one.claim_id))


def claim_languages(store: Store, most: int = 6) -> list[str]:
    """Return the languages of the articles, the most frequent first."""
    rows = store.rows(
        "SELECT language FROM articles GROUP BY language ORDER BY count(*) DESC, language LIMIT ?", (most,)
    )
    return [row[0] for row in rows]
