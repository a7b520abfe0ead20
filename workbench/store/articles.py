"""Articles, their drafts and sentences."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable

from workbench.model import ArticleRow, ArticleText, Counts, Sentence, SourceText, Span, Split, WorkbenchError
from workbench.store.connection import Store
from workbench.store.events import Ledger, reviewer_id

_ROWS = """
SELECT
    a.id, a.label, a.title, a.author, a.publisher, a.published, a.language, a.source,
    count(c.id) AS total,
    coalesce(sum(st.verdict = 'verified'), 0) AS verified,
    coalesce(sum(st.verdict = 'disputed'), 0) AS disputed,
    coalesce(sum(st.verdict = 'unsourced'), 0) AS unsourced,
    coalesce(sum(st.verdict = 'aside'), 0) AS aside
FROM articles AS a
LEFT JOIN claims AS c ON c.article_id = a.id AND c.unlisted IS NULL
LEFT JOIN claim_states AS st ON st.claim_id = c.id
"""


def find_text(store: Store, sha256: str) -> int | None:
    """Return the article that has a draft of exactly this text, if any."""
    found = store.value("SELECT article_id FROM drafts WHERE sha256 = ?", (sha256,))
    return None if found is None else int(found)


def is_current_text(store: Store, article_id: int, sha256: str) -> bool:
    """Tell whether a text is that of the draft of an article that counts."""
    sql = "SELECT 1 FROM articles AS a JOIN drafts AS d ON d.id = a.draft_id WHERE a.id = ? AND d.sha256 = ?"
    return store.row(sql, (article_id, sha256)) is not None


def insert_article(ledger: Ledger, source: SourceText, split: Split, *, label: str) -> tuple[int, int]:
    """Store a new article with its first draft and sentences, inside a transaction of the caller's.

    Returns:
        The numbers of the article and its draft.
    """
    store, head = ledger.store, source.head
    at = ledger.clock.now()
    uid = hashlib.sha256(f"article\n{source.sha256}".encode()).hexdigest()[:32]
    article_id = store.execute(
        "INSERT INTO articles (uid, label, title, author, publisher, published, place, language, url, identifier,"
        " source, added_at, added_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(
                uid,
                label,
                head.title,
                head.author,
                head.publisher,
                head.published,
                head.place,
                split.language,
            ),
            *(head.url, source.identifier, source.name, at, reviewer_id(store, ledger.reviewer)),
        ),
    )
    draft_id = insert_draft(store, article_id, 1, source, split, at=at)
    ledger.append("article", {"article": uid, "sha256": source.sha256, "source": source.name}, article_id=article_id)
    return article_id, draft_id


def insert_draft(store: Store, article_id: int, number: int, source: SourceText, split: Split, *, at: str) -> int:
    """Store a draft of an article with its sentences; return its number in the database."""
    from workbench.splitting.version import SPLITTER_VERSION  # reading articles loads no splitter

    draft_id = store.execute(
        "INSERT INTO drafts (article_id, number, sha256, encoding, head, marked, added_at, text, splitter)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(article_id, number, source.sha256, source.encoding),
            json.dumps([[span.start, span.end] for span in source.head.spans]),
            json.dumps([{"start": m.start, "end": m.end, "reason": m.reason} for m in split.marked]),
            *(at, source.text, SPLITTER_VERSION),
        ),
    )
    insert_sentences(store, draft_id, split.sentences)
    return draft_id


def insert_sentences(store: Store, draft_id: int, sentences: Iterable[Sentence]) -> None:
    """Store the sentences of a draft that has none yet."""
    store.connection.executemany(
        "INSERT INTO sentences (draft_id, position, paragraph, kind, start_offset, end_offset)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [(draft_id, i, s.paragraph, s.kind, s.start, s.end) for i, s in enumerate(sentences)],
    )


def _row(row: sqlite3.Row) -> ArticleRow:
    data = dict(row)
    total, done = data.pop("total"), [data.pop(v) for v in ("verified", "disputed", "unsourced", "aside")]
    return ArticleRow(**data, counts=Counts(total - sum(done), *done))


def list_articles(store: Store) -> list[ArticleRow]:
    """Return all articles with their progress, in the order they came in; without those withdrawn."""
    return [_row(row) for row in store.rows(_ROWS + " WHERE a.withdrawn IS NULL GROUP BY a.id ORDER BY a.id")]


def get_article(store: Store, article_id: int) -> ArticleRow:
    """Return one article.

    Raises:
        WorkbenchError: there is no such article.
    """
    found = store.rows(_ROWS + " WHERE a.id = ? GROUP BY a.id", (article_id,))
    if not found:
        raise WorkbenchError(
            f"{store.path}: there is no article {article_id}; `workbench report` lists the articles with their numbers"
        )
    return _row(found[0])


def article_text(store: Store, article_id: int) -> ArticleText:
    """Return an article's text, that of the draft that counts, with its sentences and head."""
    article = get_article(store, article_id)
    draft = store.rows(
        "SELECT id, head, text FROM drafts WHERE id = (SELECT draft_id FROM articles WHERE id = ?)", (article_id,)
    )[0]
    sentences = draft_sentences(store, draft["id"])
    head = tuple(Span(start, end) for start, end in json.loads(draft["head"]))
    return ArticleText(article, draft["id"], draft["text"], sentences, head)


def draft_sentences(store: Store, draft_id: int) -> tuple[Sentence, ...]:
    """Return the sentences of a draft, in order."""
    return tuple(
        Sentence(row["start_offset"], row["end_offset"], row["kind"], row["paragraph"])
        for row in store.rows("SELECT * FROM sentences WHERE draft_id = ? ORDER BY position", (draft_id,))
    )


def count_all(store: Store) -> Counts:
    """Return how many claims of the whole database stand at each status."""
    unlisted = dict(
        _pairs(
            store,
            "SELECT coalesce(st.verdict, 'open'), count(*) FROM claims AS c"
            " LEFT JOIN claim_states AS st ON st.claim_id = c.id WHERE c.unlisted IS NOT NULL GROUP BY 1",
        )
    )
    done = dict(_pairs(store, "SELECT verdict, count(*) FROM claim_states WHERE verdict IS NOT NULL GROUP BY verdict"))
    total = int(store.value("SELECT count(*) FROM claims")) - sum(unlisted.values())
    standing = [
        done.get(status, 0) - unlisted.get(status, 0) for status in ("verified", "disputed", "unsourced", "aside")
    ]
    return Counts(total - sum(standing), *standing)


def _pairs(store: Store, sql: str) -> list[tuple[str, int]]:
    return [(row[0], row[1]) for row in store.rows(sql)]
