"""What the exports of whole articles read: an article's text, and of its claims the places, times and history."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.model import ArticleText, Span
from workbench.store.articles import article_text
from workbench.store.connection import Store


@dataclass(frozen=True, slots=True)
class ArticleMaterial:
    """An article with its identity and address, and by number of claim: its parts, times and verdicts.

    Times are (words, value, first day, last day); verdicts are lines, oldest first.
    """

    text: ArticleText
    uid: str
    url: str | None
    parts: dict[int, list[Span]] = field(default_factory=dict)
    times: dict[int, list[tuple[str, str, str | None, str | None]]] = field(default_factory=dict)
    history: dict[int, list[str]] = field(default_factory=dict)


def article_addresses(store: Store) -> dict[int, str]:
    """Return where the articles stand on the web, of those for which it is known."""
    return {
        row["id"]: row["url"]
        for row in store.rows("SELECT id, url FROM articles WHERE url IS NOT NULL AND withdrawn IS NULL")
    }


def article_material(store: Store, article_id: int) -> ArticleMaterial:
    """Return what is known of an article.

    Raises:
        WorkbenchError: there is no such article.
    """
    text = article_text(store, article_id)
    about = store.rows("SELECT uid, url FROM articles WHERE id = ?", (article_id,))[0]
    made = ArticleMaterial(text, about["uid"], about["url"])
    for row in store.rows(
        "SELECT p.claim_id, p.start_offset, p.end_offset FROM claims AS c JOIN claim_spans AS p ON p.claim_id = c.id"
        " WHERE c.article_id = ? AND c.unlisted IS NULL AND p.role = 'part' ORDER BY p.claim_id, p.position",
        (article_id,),
    ):
        made.parts.setdefault(row["claim_id"], []).append(Span(row["start_offset"], row["end_offset"]))
    for row in store.rows(
        "SELECT DISTINCT claim_id, time_id, time, value, earliest, latest FROM claim_times"
        " WHERE article_id = ? AND place = 'claim' ORDER BY claim_id, time_id",
        (article_id,),
    ):
        made.times.setdefault(row["claim_id"], []).append((row["time"], row["value"], row["earliest"], row["latest"]))
    for row in store.rows(
        "SELECT c.id, v.verdict, v.note, v.rating, v.pass, r.name, e.at,"
        " NOT EXISTS (SELECT 1 FROM effective_events AS ee WHERE ee.id = e.id) AS undone"
        " FROM claims AS c JOIN verdicts AS v ON v.claim_id = c.id"
        " JOIN events AS e ON e.id = v.event_id JOIN reviewers AS r ON r.id = e.reviewer_id"
        " WHERE c.article_id = ? AND c.unlisted IS NULL ORDER BY e.at, e.seq, e.uid",
        (article_id,),
    ):
        why = f": {row['note']}" if row["note"] else ""
        rating = f", {row['rating'].replace('_', ' ')}" if row["rating"] else ""
        look = {"second": " (second pass)", "settling": " (settles)"}.get(row["pass"], "")
        undone = " (taken back)" if row["undone"] else ""
        given = f"{row['verdict']}{rating}{look}{why}{undone}"
        made.history.setdefault(row["id"], []).append(f"{row['at']} {row['name']}: {given}")
    return made
