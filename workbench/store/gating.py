"""Which claims keep an article from being published, by the rules of the house."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.store.connection import Store


@dataclass(frozen=True, slots=True)
class Held:
    """A claim that does not meet a rule."""

    claim_id: int
    article_id: int
    article: str
    text: str


_UNMET = {
    "open_above": "st.verdict IS NULL AND c.worth >= :worth",
    "unsourced_quotes": "st.verdict = 'unsourced' AND c.kind = 'quote'",
    "disputed_without_note": "st.verdict = 'disputed' AND coalesce(trim(v.note), '') = ''",
    "verified_without_evidence": (
        "st.verdict = 'verified' AND NOT EXISTS (SELECT 1 FROM evidence AS x"
        " JOIN effective_events AS e ON e.id = x.event_id WHERE x.claim_id = c.id AND x.stance = 'supports')"
    ),
    "second_pass": (
        "st.verdict <> 'aside' AND c.worth >= :worth AND NOT EXISTS (SELECT 1 FROM verdicts AS o"
        " JOIN effective_events AS e ON e.id = o.event_id JOIN events AS own ON own.id = st.verdict_event_id"
        " WHERE o.claim_id = c.id AND o.verdict = st.verdict AND e.reviewer_id <> own.reviewer_id)"
    ),
    "disagreements": "st.second_pass = 'disagreed'",
    "unanswered_questions": "st.unanswered > 0",
}
RULES = tuple(_UNMET)
"""The names of the rules."""


def held_by(store: Store, rule: str, *, worth: float = 0.0, article_id: int | None = None) -> list[Held]:
    """Return the claims that do not meet a rule, in the order of the texts.

    Args:
        store: the database.
        rule: a name of `RULES`.
        worth: for `open_above` and `second_pass`, from which worth on (0 to 1).
        article_id: only claims of this article.
    """
    rows = store.rows(
        "SELECT c.id AS claim_id, c.article_id, a.label AS article, c.text FROM claims AS c"
        " JOIN articles AS a ON a.id = c.article_id LEFT JOIN claim_states AS st ON st.claim_id = c.id"
        " LEFT JOIN verdicts AS v ON v.event_id = st.verdict_event_id"
        f" WHERE ({_UNMET[rule]}) AND c.unlisted IS NULL"
        " AND (:article IS NULL OR c.article_id = :article) ORDER BY c.article_id, c.position",
        {"worth": worth, "article": article_id},
    )
    return [Held(**dict(row)) for row in rows]
