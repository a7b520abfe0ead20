"""Cross-references: found on adding, inside one article and across articles, with what differs."""

from __future__ import annotations

import hashlib
from pathlib import Path

from workbench.intake import parse_head
from workbench.model import CrossReference, SourceText
from workbench.services.adding import add_articles
from workbench.services.bulk import relink_all
from workbench.services.dating import set_date
from workbench.services.reviewing import undo
from workbench.store import Store
from workbench.store.claims import claim_detail, claim_ids, claim_rows


def add(store: Store, *texts: str) -> None:
    sources = [
        SourceText(f"{i}.txt", t, "utf-8", hashlib.sha256(t.encode()).hexdigest(), parse_head(t))
        for i, t in enumerate(texts)
    ]
    assert [one.outcome for one in add_articles(store, sources, reviewer="ada")] == ["added"] * len(texts)


def references(store: Store, words: str) -> tuple[CrossReference, ...]:
    for row in claim_rows(store, list(claim_ids(store))):
        if words in row.text:
            return claim_detail(store, row.id).cross_references
    raise AssertionError(words)


def test_the_same_claim_with_another_number_is_a_conflict_seen_from_both_sides(store: Store) -> None:
    add(
        store,
        "Bij de brand in de haven van Ostermeer zijn zeven mensen gewond geraakt. Het schip voer weg.",
        "Bij de brand in de haven van Ostermeer zijn negen mensen gewond geraakt. De kade bleef leeg.",
    )
    (one,) = references(store, "zeven mensen")
    (two,) = references(store, "negen mensen")
    assert (one.relation, one.reasons, one.differs) == ("conflict", ("number: zeven ≠ negen",), (("zeven", "negen"),))
    assert two.differs == (("negen", "zeven"),)
    assert one.score == two.score
    assert one.status == "suggested"


def test_a_heading_and_the_sentence_under_it(store: Store) -> None:
    add(
        store,
        "Haven van Ostermeer blijft dicht voor schepen\n\n"
        "De haven van Ostermeer blijft voorlopig dicht voor alle schepen. De gemeente denkt na.",
    )
    assert references(store, "voorlopig")[0].relation in {"same", "related"}


def test_a_piece_is_not_linked_to_its_whole(store: Store) -> None:
    add(store, '"De haven blijft dicht. De schepen moeten naar Hellevaart varen", zei wethouder Bo Maas gisteren.')
    assert all(not claim_detail(store, number).cross_references for number in claim_ids(store))


def test_other_languages_are_left_apart(store: Store) -> None:
    add(
        store,
        "De commissie Transport in Delta City was in 2019 al klaar met het rapport.",
        "The Delta City Transport commission was ready in 2019 with the report it was asked for.",
    )
    assert references(store, "commissie") == ()


def test_dates_are_compared_by_their_day_and_again_when_an_article_is_dated_otherwise(store: Store) -> None:
    add(
        store,
        "De zaal in Ostermeer ging zaterdag open voor publiek. Het regent.",
        "De zaal in Ostermeer ging zaterdag voor het publiek open. Het waait.",
    )
    set_date(store, 1, "2019-04-08", reviewer="ada")
    set_date(store, 2, "2019-04-08", reviewer="ada")
    assert references(store, "zaterdag")[0].relation == "same"
    set_date(store, 2, "2019-04-15", reviewer="ada")
    assert references(store, "zaterdag")[0].reasons == ("date: 2019-04-06 ≠ 2019-04-13",)
    undo(store, reviewer="ada")
    assert references(store, "zaterdag")[0].relation == "same"


def test_linking_all_at_once_finds_what_linking_one_by_one_finds(store: Store) -> None:
    for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt")):
        add(store, path.read_text(encoding="utf-8", errors="replace"))
    pairs = "SELECT claim_id || '-' || other_id || ' ' || relation FROM cross_references"
    one_by_one = {row[0] for row in store.rows(pairs)}
    relink_all(store, lambda _: None)
    at_once = {row[0] for row in store.rows(pairs)}
    assert len(one_by_one) > 30
    assert at_once == one_by_one


def test_a_date_taken_back_leaves_no_more_references_than_before(store: Store) -> None:
    for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt")):
        add(store, path.read_text(encoding="utf-8", errors="replace"))
    pairs = "SELECT claim_id || '-' || other_id || ' ' || relation FROM cross_references"
    before = {row[0] for row in store.rows(pairs)}
    for article in (1, 2, 3):
        set_date(store, article, "2001-01-01", reviewer="ada")
        undo(store, reviewer="ada")
    after = {row[0] for row in store.rows(pairs)}
    assert after <= before
    assert len(after) >= len(before) - 1
