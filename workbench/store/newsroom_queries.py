"""More questions that a newsroom asks, as named queries."""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """A question with the SQL that answers it."""

    question: str
    sql: str


_REVIEWED = (
    "SELECT v.reviewer, count(*) AS claims, sum(v.verdict = 'verified') AS verified,"
    " sum(v.verdict = 'disputed') AS disputed, sum(v.verdict = 'unsourced') AS unsourced, max(v.at) AS last_at"
    " FROM current_verdicts AS v GROUP BY v.reviewer ORDER BY claims DESC, v.reviewer"
)

QUESTIONS: dict[str, Question] = {
    "disagreements": Question(
        "On which claims do reviewers disagree, and who says what?",
        "SELECT claim_id, reviewer, verdict, rating, note, pass, at, claim, article FROM disagreements"
        " ORDER BY article_id, claim_id, at",
    ),
    "waiting": Question(
        "Which questions wait for an answer, those due first?",
        "SELECT question_id, claim_id, coalesce(asked_of, 'the author') AS asked_of, way, asked_on, deadline, question,"
        " reviewer FROM question_sheet WHERE outcome = 'waiting' ORDER BY deadline IS NULL, deadline, asked_on",
    ),
    "assigned": Question(
        "Which open claims are assigned, and to whom?",
        "SELECT assigned_to, claim_id, article, claim FROM claim_sheet"
        " WHERE assigned_to IS NOT NULL AND status = 'open' ORDER BY assigned_to, article_id, position",
    ),
    "verified": Question(
        "Which claims are verified, by whom, on what evidence?",
        "SELECT claim_id, article, speaker, claim, verdict_by, verdict_at, evidence FROM claim_sheet"
        " WHERE status = 'verified' ORDER BY article_id, position",
    ),
    "open-quotes": Question(
        "Which quotes are still to be checked, by speaker?",
        "SELECT speaker, claim_id, article, claim FROM quotes_by_speaker WHERE status = 'open'",
    ),
    "without-note": Question(
        "Which disputed claims do not say why?",
        "SELECT claim_id, article, verdict_by, claim FROM disputed WHERE coalesce(trim(verdict_note), '') = ''"
        " ORDER BY article_id, position",
    ),
    "without-evidence": Question(
        "Which verified claims have no evidence?",
        "SELECT claim_id, article, verdict_by, claim FROM claim_sheet WHERE status = 'verified' AND evidence IS NULL"
        " ORDER BY article_id, position",
    ),
    "evidence": Question(
        "What evidence is there, for which claim?",
        "SELECT claim_id, stance, title, url, note, reviewer, at FROM evidence_sheet ORDER BY article_id, claim_id, at",
    ),
    "sources-used": Question(
        "Which source bears on how many claims?",
        "SELECT coalesce(url, title) AS source, count(DISTINCT claim_id) AS claims,"
        " sum(stance = 'supports') AS supports, sum(stance = 'undermines') AS undermines"
        " FROM evidence_sheet GROUP BY 1 ORDER BY claims DESC, source",
    ),
    "against-verdict": Question(
        "Which verified claims have evidence against them?",
        "SELECT c.claim_id, c.article, c.claim, x.title, x.url FROM claim_sheet AS c"
        " JOIN evidence_sheet AS x ON x.claim_id = c.claim_id"
        " WHERE c.status = 'verified' AND x.stance = 'undermines' ORDER BY c.claim_id, x.at",
    ),
    "reviewers": Question("Who gave how many verdicts that stand?", _REVIEWED),
    "two-minds": Question(
        "On which claims did two reviewers give different verdicts?",
        "SELECT claim_id, count(DISTINCT reviewer) AS reviewers, group_concat(DISTINCT verdict) AS verdicts, claim"
        " FROM verdict_history WHERE NOT undone GROUP BY claim_id"
        " HAVING count(DISTINCT verdict) > 1 AND count(DISTINCT reviewer) > 1 ORDER BY claim_id",
    ),
    "taken-back": Question(
        "Which verdicts were taken back?",
        "SELECT claim_id, verdict, reviewer, at, claim FROM verdict_history WHERE undone ORDER BY at, event_id",
    ),
    "notes": Question(
        "Which claims have notes?",
        "SELECT claim_id, article, status, notes, claim FROM claim_sheet WHERE notes IS NOT NULL"
        " ORDER BY article_id, position",
    ),
    "numbers": Question(
        "Which claims with a number are still open?",
        "SELECT claim_id, article, speaker, claim FROM open_claims WHERE claim_id IN"
        " (SELECT c.id FROM claims AS c, json_each(c.features) AS f WHERE f.value = 'number')"
        " ORDER BY article_id, position",
    ),
    "per-day": Question(
        "How many claims got a verdict on which day (UTC)?",
        "SELECT substr(at, 1, 10) AS day, count(*) AS verdicts, count(DISTINCT reviewer) AS reviewers"
        " FROM current_verdicts GROUP BY day ORDER BY day",
    ),
    "finished": Question(
        "Which articles have no open claim left?",
        "SELECT article_id, article, claims, disputed, unsourced FROM progress WHERE open = 0 AND claims > 0"
        " ORDER BY article_id",
    ),
    "roles": Question(
        "In which roles are speakers named?",
        "SELECT speaker, speaker_role, count(*) AS claims FROM claim_sheet WHERE speaker_role IS NOT NULL"
        " GROUP BY speaker, speaker_role ORDER BY speaker, claims DESC, speaker_role",
    ),
    "cues": Question(
        "Which words signal who said it, how often?",
        "SELECT cue, language, count(*) AS claims FROM claim_sheet WHERE cue IS NOT NULL GROUP BY cue, language"
        " ORDER BY claims DESC, cue, language",
    ),
    "languages": Question(
        "How many articles and claims are there in which language?",
        "SELECT language, count(DISTINCT article_id) AS articles, count(*) AS claims, sum(status = 'open') AS open"
        " FROM claim_sheet GROUP BY language ORDER BY claims DESC, language",
    ),
}
"""By the name that people call them; `queries.NAMED` holds these too."""
