"""What the tables of claims and articles show, made to follow from the events that count.

To be called after whatever adds such an event, takes one back, or brings one in.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from workbench.language import load_pack, pack_codes
from workbench.matching import index_terms
from workbench.model import Field, Sentence, Span, Unlisted
from workbench.splitting.worth import features_of, worth_of
from workbench.store.articles import insert_sentences
from workbench.store.claims import insert_spans
from workbench.store.connection import Store
from workbench.store.content import CONTEXT, Content, contents
from workbench.store.corrections import Correction, corrections_of, version_of
from workbench.store.search import CLAIMS, add_to_index, take_from_index
from workbench.store.speakers import numbers_of, settle_speakers


@dataclass(slots=True)
class Settled:
    """What was changed.

    Attributes:
        claim_ids: claims that are listed now, were listed, or have other content.
        unchecked: claims of which was forgotten how they compare with the source library, since they are others now.
        dated: drafts whose times are to be resolved again, since a person said something of one.
    """

    claim_ids: list[int] = field(default_factory=list)
    unchecked: list[int] = field(default_factory=list)
    dated: set[int] = field(default_factory=set)


def settle_articles(store: Store, article_ids: Iterable[int], cause: int, *, still: bool = False) -> Settled:
    """Let articles and all their claims show what the events come to, inside a transaction of the caller's.

    Args:
        store: the database.
        article_ids: the articles.
        cause: the event after which this is done.
        still: nothing came in since the claims left the lists that come back now: they need not be linked anew.
    """
    settled = Settled()
    for article_id in article_ids:
        _settle_article(store, article_id)
        numbers = [
            row[0] for row in store.rows("SELECT id FROM claims WHERE article_id = ? ORDER BY id", (article_id,))
        ]
        _settle(store, numbers, cause, settled, still=still)
    return settled


def settle_claims(store: Store, claim_ids: Sequence[int], cause: int, *, still: bool = False) -> Settled:
    """Let some claims show what the events come to, inside a transaction of the caller's."""
    settled = Settled()
    _settle(store, list(dict.fromkeys(claim_ids)), cause, settled, still=still)
    return settled


def settle_all_speakers(store: Store) -> Settled:
    """Let all claims show the persons that their speakers' names stand for."""
    touched = settle_speakers(store)
    return Settled(touched, _forget_checks(store, touched))


# --- articles -----------------------------------------------------------------------------------------------


def _settle_article(store: Store, article_id: int) -> None:
    found = store.row(
        "SELECT s.event_id, s.draft_id, s.sentences FROM article_splits AS s JOIN effective_events AS e"
        " ON e.id = s.event_id WHERE s.article_id = ? ORDER BY e.at DESC, e.id DESC LIMIT 1",
        (article_id,),
    )
    before = store.rows("SELECT draft_id, split_id FROM articles WHERE id = ?", (article_id,))[0]
    if found:
        draft_id, split_id, sentences = found["draft_id"], found["event_id"], found["sentences"]
    else:
        draft_id = store.value("SELECT id FROM drafts WHERE article_id = ? ORDER BY number LIMIT 1", (article_id,))
        split_id = None
        sentences = store.value(
            "SELECT sentences_before FROM article_splits WHERE draft_id = ? AND sentences_before <> '[]'"
            " ORDER BY event_id LIMIT 1",
            (draft_id,),
        )
    if (draft_id, split_id) != (before["draft_id"], before["split_id"]) and sentences not in (None, "[]"):
        store.execute("DELETE FROM sentences WHERE draft_id = ?", (draft_id,))
        insert_sentences(store, draft_id, (Sentence(*values) for values in json.loads(sentences)))
    store.execute(
        "UPDATE articles SET draft_id = ?, split_id = ?, withdrawn = ("
        " SELECT iif(w.withdrawn, coalesce(w.reason, ''), NULL) FROM article_withdrawals AS w JOIN effective_events"
        " AS e ON e.id = w.event_id WHERE w.article_id = articles.id ORDER BY e.at DESC, e.id DESC LIMIT 1)"
        " WHERE id = ?",
        (draft_id, split_id, article_id),
    )


# --- claims -------------------------------------------------------------------------------------------------

_STANDING = """
SELECT
    c.id, c.draft_id, c.unlisted, a.draft_id AS article_draft, a.split_id, a.withdrawn, a.language,
    c.made_by IS NULL OR EXISTS (SELECT 1 FROM effective_events AS e WHERE e.id = c.made_by) AS made,
    EXISTS (SELECT 1 FROM claim_versions AS v WHERE v.claim_id = c.id) AS remembered,
    EXISTS (
        SELECT 1 FROM place_questions AS q WHERE q.claim_id = c.id AND q.event_id = a.split_id AND NOT EXISTS (
            SELECT 1 FROM place_answers AS n JOIN effective_events AS e ON e.id = n.event_id
            WHERE n.claim_id = c.id AND n.split_id = a.split_id
        )
    ) AS asked
FROM claims AS c JOIN articles AS a ON a.id = c.article_id
WHERE c.id IN (SELECT value FROM json_each(?))
"""


def _settle(store: Store, claim_ids: Sequence[int], cause: int, settled: Settled, *, still: bool) -> None:
    present = contents(store, claim_ids)
    index = _Index(store)
    texts: dict[int, str] = {}
    moved: set[int] = set()
    attributed: list[int] = []
    for row in store.rows(_STANDING, (json.dumps(list(claim_ids)),)):
        corrections = corrections_of(store, row["id"]) if row["remembered"] else {}
        found = version_of(store, row["id"], row["split_id"]) if row["remembered"] else None
        stands = found is not None or (not row["remembered"] and row["split_id"] is None)
        unlisted = _unlisted(row, corrections, stands=stands)
        content, draft_id = present[row["id"]], row["draft_id"]
        if found is not None:
            draft_id = row["article_draft"]
            text = texts.setdefault(draft_id, "") or _text(store, draft_id)
            texts[draft_id] = text
            content = _corrected(found, corrections, row, text)
        was = present[row["id"]]
        if (content, draft_id) != (was, row["draft_id"]):
            _write(store, row["id"], draft_id, content, texts[draft_id])
        moved.add(draft_id)
        if content.text != was.text:
            _keep_wording(store, row["id"], cause, was.text)
            index.reword(row, was.text)
        if unlisted != row["unlisted"]:
            store.execute("UPDATE claims SET unlisted = ? WHERE id = ?", (unlisted, row["id"]))
            index.take(row, was.text)
        if content != was or unlisted != row["unlisted"]:
            settled.claim_ids.append(row["id"])
        if _attributed(content) != _attributed(was):
            attributed.append(row["id"])
        if "date" in corrections and unlisted is None:
            settled.dated.add(draft_id)
    index.settle(still=still)
    settled.unchecked += _forget_checks(store, attributed)
    for draft_id in moved:
        _renumber(store, draft_id)


def _unlisted(row: sqlite3.Row, corrections: dict[Field, Correction], *, stands: bool) -> Unlisted | None:
    if row["withdrawn"] is not None:
        return "withdrawn"
    if not row["made"]:
        return "taken_back"
    if "replaced" in corrections and corrections["replaced"].value is not None:
        return "replaced"
    if not stands:
        return "to_place" if row["asked"] else "earlier_draft"
    return None


def _corrected(found: Content, corrections: dict[Field, Correction], row: sqlite3.Row, text: str) -> Content:
    """Return a claim with what people put right."""
    content = found
    for name, correction in corrections.items():
        value = correction.value
        if value is None or (name in ("borders", "cue") and correction.split_id != row["split_id"]):
            continue
        if name == "borders":
            content = content.within(Span(value["start"], value["end"]), text)
        elif name == "kind":
            content = replace(content, kind=value["kind"], form=value["form"])
        elif name == "speaker":
            spans = tuple(span for span in content.spans if span[0] not in ("speaker", "shared_subject"))
            content = replace(content, speaker=value["name"], role=None, spans=spans)
        elif name == "cue":
            spans = tuple(span for span in content.spans if span[0] != "cue")
            cue = tuple(("cue", start, end) for start, end in value["spans"])
            content = replace(content, spans=tuple(sorted((*spans, *cue), key=lambda span: span[0])))
    return content if content == found else weighed(content, row["language"])


def weighed(content: Content, language: str) -> Content:
    """Return a claim with its features and how much it is worth checking, as the splitter would say."""
    if language not in pack_codes():
        return content
    features = features_of(content.text, load_pack(language), titled=content.role is not None)
    worth = worth_of(content.text, content.kind, content.form, content.speaker is not None, features)
    return replace(content, features=features, worth=worth.score, reasons=worth.reasons)


def _attributed(content: Content) -> tuple[object, ...]:
    """Return what the comparison of a quote with the source library depends on."""
    words = tuple((end - start) for role, start, end in content.spans if role in ("quoted", "part"))
    return content.text, content.form, content.speaker, words


def _keep_wording(store: Store, claim_id: int, cause: int, text: str) -> None:
    if store.row("SELECT 1 FROM claim_wordings WHERE claim_id = ? AND event_id = ?", (claim_id, cause)) is None:
        store.execute("INSERT INTO claim_wordings (claim_id, event_id, text) VALUES (?, ?, ?)", (claim_id, cause, text))


def _text(store: Store, draft_id: int) -> str:
    return str(store.value("SELECT text FROM drafts WHERE id = ?", (draft_id,)))


def _write(store: Store, claim_id: int, draft_id: int, content: Content, text: str) -> None:
    name = content.speaker
    speaker, named = numbers_of(store, [name])[name] if name else (None, None)
    beyond = int(store.value("SELECT coalesce(max(position), -1) + 1 FROM claims WHERE draft_id = ?", (draft_id,)))
    store.execute(
        "UPDATE claims SET position = iif(draft_id = :draft, position, :beyond), draft_id = :draft, kind = :kind,"
        " form = :form, text = :text, start_offset = :start, end_offset = :end, before = :before, after = :after,"
        " speaker_id = :speaker, named_id = :named, speaker_role = :role, features = :features, worth = :worth,"
        " worth_reasons = :reasons, part_of = (SELECT id FROM claims WHERE uid = :whole) WHERE id = :claim",
        {
            "claim": claim_id,
            "draft": draft_id,
            "beyond": beyond,
            "kind": content.kind,
            "form": content.form,
            "text": content.text,
            "start": content.start,
            "end": content.end,
            "before": text[max(0, content.start - CONTEXT) : content.start],
            "after": text[content.end : content.end + CONTEXT],
            "speaker": speaker,
            "named": named,
            "role": content.role,
            "features": json.dumps(content.features, ensure_ascii=False),
            "worth": content.worth,
            "reasons": json.dumps(content.reasons, ensure_ascii=False),
            "whole": content.part_of,
        },
    )
    store.execute("DELETE FROM claim_spans WHERE claim_id = ?", (claim_id,))
    insert_spans(store, claim_id, text, content)


def _renumber(store: Store, draft_id: int) -> None:
    """Give the claims of a draft their positions in the order of the text, those that are listed first."""
    rows = store.rows(
        "SELECT id, position FROM claims WHERE draft_id = ?"
        " ORDER BY unlisted IS NOT NULL, start_offset, end_offset DESC, position",
        (draft_id,),
    )
    if all(row["position"] == place for place, row in enumerate(rows)):
        return
    beyond = max(row["position"] for row in rows) + 1
    for first in (beyond, 0):
        store.connection.executemany(
            "UPDATE claims SET position = ? WHERE id = ?", [(first + i, row["id"]) for i, row in enumerate(rows)]
        )


def _forget_checks(store: Store, claim_ids: Sequence[int]) -> list[int]:
    """Forget what was found in the source library for claims that are others now; return those that were checked."""
    marks = (json.dumps(list(claim_ids)),)
    chosen = "claim_id IN (SELECT value FROM json_each(?))"
    known = [row[0] for row in store.rows(f"SELECT claim_id FROM quote_checks WHERE {chosen}", marks)]
    store.execute(f"DELETE FROM quote_checks WHERE {chosen}", marks)
    return known


class _Index:
    """The claims that leave the index by words as they were, and wait to be linked as they are now."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._taken: dict[int, tuple[str, str, bool]] = {}
        self._reworded: list[int] = []

    def take(self, row: sqlite3.Row, text: str) -> None:
        """Note that a claim leaves the lists or comes back, or that its words were others."""
        self._taken.setdefault(row["id"], (text, row["language"], row["unlisted"] is None))

    def reword(self, row: sqlite3.Row, text: str) -> None:
        """Note that the words of a claim were others: what was suggested for these holds no more."""
        self.take(row, text)
        self._reworded.append(row["id"])

    def settle(self, *, still: bool) -> None:
        """Take the claims out of the index; those that are listed wait to be linked.

        Those that only come back are put into the index at once where it is `still`: their cross-references are there.
        """
        store = self._store
        wanted = (json.dumps(list(self._taken)),)
        waiting = {
            row[0]
            for row in store.rows(
                "SELECT claim_id FROM link_queue WHERE indexed = 0 AND claim_id IN (SELECT value FROM json_each(?))",
                wanted,
            )
        }
        terms = [
            (number, term)
            for number, (text, language, listed) in self._taken.items()
            if listed and number not in waiting
            for term in index_terms(text, language)
        ]
        if terms:
            pairs = np.array(terms, dtype=np.int64)
            take_from_index(store, CLAIMS, pairs[:, 0], pairs[:, 1])
        chosen = "claim_id IN (SELECT value FROM json_each(?))"
        store.execute(f"DELETE FROM link_queue WHERE {chosen}", wanted)
        store.execute(
            "INSERT INTO link_queue (claim_id) SELECT c.id FROM claims AS c"
            " WHERE c.id IN (SELECT value FROM json_each(?)) AND c.unlisted IS NULL",
            wanted,
        )
        if still:
            self._put_back()
        reworded = (json.dumps(self._reworded),)
        store.execute(f"DELETE FROM fact_check_matches WHERE {chosen}", reworded)
        store.execute(
            "DELETE FROM cross_references WHERE status = 'suggested' AND id IN ("
            " SELECT x.id FROM json_each(:claims) AS j JOIN cross_references AS x"
            " ON x.claim_id = j.value OR x.other_id = j.value) AND NOT EXISTS ("
            " SELECT 1 FROM reference_decisions AS d"
            " WHERE d.claim_id = cross_references.claim_id AND d.other_id = cross_references.other_id)",
            {"claims": reworded[0]},
        )

    def _put_back(self) -> None:
        store = self._store
        same = [number for number, (_, _, listed) in self._taken.items() if not listed]
        waiting = store.rows(
            "SELECT q.claim_id FROM link_queue AS q WHERE q.claim_id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(set(same) - set(self._reworded))),),
        )
        numbers = [row[0] for row in waiting]
        terms = [(number, term) for number in numbers for term in index_terms(*self._taken[number][:2])]
        if terms:
            pairs = np.array(terms, dtype=np.int64)
            add_to_index(store, CLAIMS, pairs[:, 0], pairs[:, 1])
        store.connection.executemany("DELETE FROM link_queue WHERE claim_id = ?", [(number,) for number in numbers])
