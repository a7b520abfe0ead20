"""Drafts and splits of an article: what stands in the one that counts, and what another one makes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.model import EventKind, Sentence, SourceText, Span, Split, WorkbenchError
from workbench.store.articles import draft_sentences, insert_draft
from workbench.store.claims import claim_uid_of, insert_content
from workbench.store.connection import Store
from workbench.store.content import Content, contents
from workbench.store.corrections import add_version, found_of, remember
from workbench.store.events import Ledger
from workbench.store.speakers import numbers_of


@dataclass(frozen=True, slots=True)
class CurrentSplit:
    """The draft of an article that counts, and the split of it that counts."""

    article_id: int
    draft_id: int
    split_id: int | None
    number: int
    sha256: str
    text: str
    head: tuple[Span, ...]
    language: str
    published: str | None
    splitter: int


@dataclass(frozen=True, slots=True)
class StandingClaim:
    """A claim of the split that counts.

    Attributes:
        id, uid: its number and identity.
        content: what it is, with what people put right.
        found: what the split found; None where a person made the claim.
        fixed: that a person made its borders.
        replaced: that others took its place.
        kept: that there is something of a person on it.
    """

    id: int
    uid: str
    content: Content
    found: Content | None
    fixed: bool
    replaced: bool
    kept: bool


def current_split(store: Store, article_id: int) -> CurrentSplit:
    """Return the draft and the split of an article that count.

    Raises:
        WorkbenchError: there is no such article, or it is withdrawn.
    """
    row = store.row(
        "SELECT a.id, d.id, a.split_id, d.number, d.sha256, d.text, d.head, a.language, a.published,"
        " coalesce((SELECT s.splitter FROM article_splits AS s WHERE s.event_id = a.split_id), d.splitter),"
        " a.withdrawn FROM articles AS a JOIN drafts AS d ON d.id = a.draft_id WHERE a.id = ?",
        (article_id,),
    )
    if row is None:
        raise WorkbenchError(
            f"{store.path}: there is no article {article_id}; `workbench report` lists the articles with their numbers"
        )
    if row["withdrawn"] is not None:
        raise WorkbenchError(
            f"article {article_id} is withdrawn; `workbench withdraw {article_id} --back` brings it back"
        )
    article, draft, split_id, number, sha256, text, head, language, published, splitter, _ = row
    spans = tuple(Span(start, end) for start, end in json.loads(head))
    return CurrentSplit(article, draft, split_id, number, sha256, text, spans, language, published, splitter)


def standing_claims(store: Store, split: CurrentSplit) -> list[StandingClaim]:
    """Return the claims of the split that counts, in the order of the text: those listed, and those replaced."""
    rows = store.rows(
        f"SELECT c.id, c.uid, c.unlisted, e.kind IS 'claim' AS made, {_KEPT} AS kept, EXISTS ("
        "SELECT 1 FROM claim_corrections AS b JOIN effective_events AS be ON be.id = b.event_id"
        " WHERE b.claim_id = c.id AND b.field IN ('borders', 'cue')) AS moved FROM claims AS c"
        " LEFT JOIN events AS e ON e.id = c.made_by"
        " WHERE c.article_id = ? AND c.draft_id = ? AND (c.unlisted IS NULL OR c.unlisted = 'replaced')"
        " ORDER BY c.position",
        (split.article_id, split.draft_id),
    )
    now = contents(store, [row["id"] for row in rows])
    remembered = _remembered(store, split.article_id)
    found = []
    for row in rows:
        version = found_of(store, row["id"], split.split_id) if row["id"] in remembered else now[row["id"]]
        if version is None:
            continue  # replaced already in an earlier draft
        found.append(
            StandingClaim(
                *(row["id"], row["uid"], now[row["id"]], None if row["made"] else version),
                *(bool(row["made"] or row["moved"]), row["unlisted"] == "replaced", bool(row["kept"])),
            )
        )
    return found


_KEPT = (
    "(EXISTS (SELECT 1 FROM effective_events AS k WHERE k.claim_id = c.id) OR EXISTS (SELECT 1"
    " FROM reference_decisions AS r JOIN effective_events AS k ON k.id = r.event_id WHERE r.other_id = c.id))"
)


def orphans(store: Store, article_id: int) -> list[tuple[int, str, Content]]:
    """Return the claims of earlier drafts that people worked on: number, identity, what they are."""
    rows = store.rows(
        "SELECT c.id, c.uid FROM claims AS c WHERE c.article_id = ? AND c.unlisted = 'earlier_draft'"
        f" AND {_KEPT} ORDER BY c.id",
        (article_id,),
    )
    now = contents(store, [row["id"] for row in rows])
    return [(row["id"], row["uid"], now[row["id"]]) for row in rows]


def _remembered(store: Store, article_id: int) -> set[int]:
    rows = store.rows(
        "SELECT DISTINCT v.claim_id FROM claim_versions AS v JOIN claims AS c ON c.id = v.claim_id"
        " WHERE c.article_id = ?",
        (article_id,),
    )
    return {row[0] for row in rows}


# --- another split ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Carried:
    """A claim of before in another split: what it is there, and whether its words are others.

    `found` is what the split found in its place, where a person gave it other borders before.
    """

    claim_id: int
    uid: str
    content: Content
    changed: bool
    found: Content | None = None


def begin_split(
    ledger: Ledger,
    before: CurrentSplit,
    draft_id: int,
    sha256: str,
    split: Split,
    *,
    kind: EventKind,
    told: Mapping[str, object],
    splitter: int,
) -> int:
    """Append the event of a new draft, or of a better split, inside a transaction of the caller's; return it."""
    store = ledger.store
    uid = store.value("SELECT uid FROM articles WHERE id = ?", (before.article_id,))
    body = {"article": uid, "sha256": sha256, "splitter": splitter, **told}
    event_id, _ = ledger.append(kind, body, article_id=before.article_id)
    store.execute(
        "INSERT INTO article_splits (event_id, article_id, draft_id, splitter, sentences, sentences_before)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            *(event_id, before.article_id, draft_id, splitter, _sentences_json(split.sentences)),
            _sentences_json(draft_sentences(store, draft_id)),
        ),
    )
    return event_id


def carry(store: Store, event_id: int, draft_id: int, carried: Sequence[Carried]) -> None:
    """Keep what claims of before are in a new split, inside a transaction of the caller's."""
    remember(store, [one.claim_id for one in carried])
    for one in carried:
        add_version(
            *(store, one.claim_id, one.content),
            draft_id=draft_id,
            split_id=event_id,
            event_id=event_id,
            changed=one.changed,
            found=one.found,
        )


def add_new_claims(
    store: Store, event_id: int, article_id: int, draft_id: int, split: Split, identity: Sequence[str], taken: set[int]
) -> list[int]:
    """Store the claims of a new split that were not there before, inside a transaction of the caller's.

    Args:
        store: the database.
        event_id: the event of the split.
        article_id: the article.
        draft_id: the draft.
        split: the split.
        identity: the identity of each of its claims.
        taken: which of them, by index, are claims of before.

    Returns:
        The numbers of all that were stored, or that came back from an earlier split of the same text.
    """
    names = {claim.speaker_name for claim in split.claims if claim.speaker_name}
    speakers = numbers_of(store, names)
    beyond = int(store.value("SELECT coalesce(max(position), -1) + 1 FROM claims WHERE draft_id = ?", (draft_id,)))
    numbers = []
    for index, claim in enumerate(split.claims):
        if index in taken:
            continue
        content = Content.of_claim(claim, None if claim.part_of is None else identity[claim.part_of])
        number = store.value("SELECT id FROM claims WHERE uid = ?", (identity[index],))
        if number is None:
            number = insert_content(
                store, article_id, draft_id, beyond + index, identity[index], content, split.text, speakers
            )
            store.execute("UPDATE claims SET made_by = ? WHERE id = ?", (event_id, number))
        else:
            remember(store, [number])
        add_version(store, number, content, draft_id=draft_id, split_id=event_id, event_id=event_id)
        numbers.append(int(number))
    return numbers


def fresh_uids(sha256: str, split: Split) -> list[str]:
    """Return the identities of the claims of a split, as if none of them had been there before."""
    taken: set[str] = set()
    return [claim_uid_of(sha256, claim, taken) for claim in split.claims]


def uids_in_use(store: Store, article_id: int) -> set[str]:
    """Return the identities of an article's claims that no new claim may take: those that stand now or are kept."""
    rows = store.rows(
        "SELECT c.uid FROM claims AS c WHERE c.article_id = ?"
        f" AND (coalesce(c.unlisted, 'listed') IN ('listed', 'replaced', 'to_place') OR {_KEPT})",
        (article_id,),
    )
    return {row[0] for row in rows}


def ask_places(store: Store, event_id: int, questions: Sequence[tuple[int, Sequence[Span]]], text: str) -> None:
    """Keep of which claims it is not clear where they stand, inside a transaction of the caller's."""
    store.connection.executemany(
        "INSERT INTO place_questions (event_id, claim_id, candidates) VALUES (?, ?, ?)",
        [
            (event_id, claim_id, json.dumps([[one.start, one.end, one.of(text)] for one in places], ensure_ascii=False))
            for claim_id, places in questions
        ],
    )


def question_of(store: Store, claim_id: int) -> tuple[int, list[Span]] | None:
    """Return the split that asks where a claim stands, and the places that may be its own; None where none asks."""
    row = store.row(
        "SELECT q.event_id, q.candidates FROM place_questions AS q JOIN claims AS c ON c.id = q.claim_id"
        " JOIN articles AS a ON a.id = c.article_id AND a.split_id = q.event_id"
        " WHERE q.claim_id = ? AND c.unlisted = 'to_place'",
        (claim_id,),
    )
    if row is None:
        return None
    return row["event_id"], [Span(start, end) for start, end, _ in json.loads(row["candidates"])]


def answer_place(
    ledger: Ledger, claim_id: int, split_id: int, article_id: int, content: Content | None, *, changed: bool
) -> tuple[int, str]:
    """Say where a claim stands, or that it stands nowhere any more; inside a transaction of the caller's.

    Returns:
        The event and its act.
    """
    store = ledger.store
    row = store.rows(
        "SELECT c.uid, a.draft_id FROM claims AS c JOIN articles AS a ON a.id = c.article_id WHERE c.id = ?",
        (claim_id,),
    )[0]
    place = None if content is None else [content.start, content.end]
    event_id, act = ledger.append(
        "place", {"claim": row["uid"], "place": place}, claim_id=claim_id, article_id=article_id
    )
    store.execute(
        "INSERT INTO place_answers (event_id, claim_id, split_id) VALUES (?, ?, ?)", (event_id, claim_id, split_id)
    )
    if content is not None:
        add_version(
            *(store, claim_id, content),
            draft_id=row["draft_id"],
            split_id=split_id,
            event_id=event_id,
            changed=changed,
        )
    return event_id, act


def remember_all(store: Store, article_id: int) -> None:
    """Keep what all claims of an article are, before another split takes the place of the one that counts."""
    remember(store, [row[0] for row in store.rows("SELECT id FROM claims WHERE article_id = ?", (article_id,))])


def article_of(store: Store, claim_id: int) -> int:
    """Return the article of a claim."""
    return int(store.value("SELECT article_id FROM claims WHERE id = ?", (claim_id,)))


def uid_of(store: Store, claim_id: int) -> str:
    """Return the identity of a claim."""
    return str(store.value("SELECT uid FROM claims WHERE id = ?", (claim_id,)))


def next_number(store: Store, article_id: int) -> int:
    """Return the number of an article's next draft."""
    return int(store.value("SELECT max(number) + 1 FROM drafts WHERE article_id = ?", (article_id,)))


def draft_of_text(store: Store, sha256: str) -> tuple[int, int] | None:
    """Return the article and the draft of just this text, if any."""
    row = store.row("SELECT article_id, id FROM drafts WHERE sha256 = ?", (sha256,))
    return None if row is None else (row[0], row[1])


def store_draft(store: Store, article_id: int, source: SourceText, split: Split, *, at: str) -> int:
    """Store a text as the next draft of an article; return the draft."""
    return insert_draft(store, article_id, next_number(store, article_id), source, split, at=at)


def articles_to_split(store: Store, splitter: int) -> list[int]:
    """Return the articles whose split is of another version of the splitter, in the order they came in."""
    rows = store.rows(
        "SELECT a.id FROM articles AS a JOIN drafts AS d ON d.id = a.draft_id WHERE a.withdrawn IS NULL AND coalesce("
        "(SELECT s.splitter FROM article_splits AS s WHERE s.event_id = a.split_id), d.splitter) <> ? ORDER BY a.id",
        (splitter,),
    )
    return [row[0] for row in rows]


def _sentences_json(sentences: Sequence[Sentence]) -> str:
    return json.dumps([[s.start, s.end, s.kind, s.paragraph] for s in sentences], separators=(",", ":"))
