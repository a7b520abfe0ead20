"""Published fact-checks: read from every format, matched to claims, found again by a post; never a verdict."""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from workbench.intake import parse_head
from workbench.intake.claimreview import read_fact_checks
from workbench.model import Progress, SourceText, WorkbenchError
from workbench.services.adding import add_articles
from workbench.services.factchecks import FactCheckFinder, import_fact_checks
from workbench.store import Store
from workbench.store.claims import claim_detail, claim_ids

REVIEW: dict[str, Any] = {
    "@type": "ClaimReview",
    "@id": "check-1",
    "url": "https://toets.example/1",
    "claimReviewed": "De bouw van het <b>zwembad</b> in Brinkerode kost 12 miljoen euro",
    "author": {"@type": "Organization", "name": "De Toets"},
    "reviewRating": {"alternateName": "Onwaar", "ratingValue": "-1", "bestRating": 5, "worstRating": 1},
    "itemReviewed": {"@type": "Claim", "author": {"name": "Joop Veld"}, "appearance": "https://x.example"},
    "datePublished": "2024-03-20",
    "inLanguage": "nl-NL",
}
FEED = {
    "@type": "DataFeed",
    "dataFeedElement": [
        {"@type": "DataFeedItem", "item": None},
        {"@type": "DataFeedItem", "item": [None, REVIEW]},
        {"@type": "DataFeedItem", "item": {"@type": "ClaimReview", "claimReviewed": "  "}},
        {"@type": "DataFeedItem", "item": {"@type": "ClaimReview", "claimReviewed": "Water is droog", "url": 7}},
    ],
}
SEARCH = {
    "claims": [
        {
            "text": "The Lady Maud passed her inspection",
            "claimant": "Sound & Isles",
            "claimReview": [
                {
                    "publisher": {"name": "Check Isles", "site": "check.example"},
                    "url": "https://check.example/9",
                    "title": "No inspection",
                    "textualRating": "False",
                    "languageCode": "en",
                }
            ],
        }
    ]
}


def quiet(_: Progress) -> None:
    pass


def written(content: Any, name: str = "checks.json") -> Path:
    path = Path(name)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def page(*scripts: str) -> str:
    found = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return f"<!doctype html><html><head>{found}</head><body><p>{{not json}}</p></body></html>"


@pytest.mark.parametrize(
    ("content", "claims"),
    [
        (REVIEW, 1),
        ([REVIEW, None, 3, REVIEW], 2),
        ({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]}, 1),
        (FEED, 2),
        (SEARCH, 1),
        (page(json.dumps(REVIEW), "{broken", json.dumps({"@graph": [REVIEW]})), 2),
        (json.dumps(REVIEW) + "\n" + json.dumps({"id": 4, "claim": "Vissen lopen", "rating": "Onwaar"}) + "\n", 2),
        ("\ufeff" + json.dumps(REVIEW), 1),
    ],
)
def test_every_format(content: Any, claims: int) -> None:
    assert len(list(read_fact_checks(written(content)))) == claims


def test_what_is_read() -> None:
    (check,) = read_fact_checks(written(REVIEW))
    assert check.identifier == "check-1"
    assert check.claim == "De bouw van het zwembad in Brinkerode kost 12 miljoen euro"
    assert (check.publisher, check.claimant, check.rating, check.language) == ("De Toets", "Joop Veld", "Onwaar", "nl")
    assert (check.rating_value, check.best_rating) == (None, 5)


@pytest.mark.parametrize("content", ["", "plain words", "<html></html>", '{"a": ', "{}\n{broken\n", "[1, 2]", "{}"])
def test_a_bad_file_is_one_line_and_changes_nothing(store: Store, content: str) -> None:
    with pytest.raises(WorkbenchError, match=r"nothing was imported|JSON lines") as told:
        import_fact_checks(store, written(content), tell=quiet)
    assert "\n" not in str(told.value)
    assert store.value("SELECT count(*) FROM fact_checks") == 0


def test_a_feed_is_streamed() -> None:
    import tracemalloc

    item = json.dumps({"@type": "DataFeedItem", "item": [{**REVIEW, "text": "x" * 2_000}]})
    path = Path("feed.json")
    with path.open("w", encoding="utf-8") as file:
        file.write('{"@type": "DataFeed", "dataFeedElement": [' + ", ".join([item] * 3_000) + "]}")
    tracemalloc.start()
    count = sum(1 for _ in read_fact_checks(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 3_000
    assert path.stat().st_size > 6_000_000
    assert peak < 25_000_000


def test_claims_are_matched_both_ways_and_nothing_gets_a_verdict(store: Store) -> None:
    def add(text: str) -> None:
        digest = hashlib.sha256(text.encode()).hexdigest()
        list(add_articles(store, [SourceText("a.txt", text, "utf-8", digest, parse_head(text))], reviewer="ada"))

    add("De bouw van het zwembad in Brinkerode kost 11,4 miljoen euro. Het regent in de stad vandaag.")
    done = import_fact_checks(store, written(FEED), tell=quiet)
    assert (done.read, done.new, done.matches) == (2, 2, 1)
    add("Volgens Joop Veld kost de bouw van het zwembad in Brinkerode 12 miljoen euro.")
    found = {number: claim_detail(store, number) for number in claim_ids(store)}
    matched = {number: detail.fact_checks[0] for number, detail in found.items() if detail.fact_checks}
    assert {match.relation for match in matched.values()} == {"conflict", "same"}
    assert all(match.check.rating == "Onwaar" for match in matched.values())
    assert all(detail.row.status == "open" for detail in found.values())
    again = import_fact_checks(store, written(FEED), tell=quiet)
    assert (again.new, again.matches) == (0, 0)


def test_a_post_finds_its_fact_check(store: Store) -> None:
    checks = [
        {"id": f"c{i}", "claim": f"The council of town {i} sold its pool to a bank", "language": "en"}
        for i in range(40)
    ]
    checks.append({"id": "cats", "claim": "Cats can see perfectly in total darkness", "language": "en"})
    import_fact_checks(store, written("\n".join(map(json.dumps, checks))), tell=quiet)
    finder = FactCheckFinder(store)
    found = finder.find("OMG!! #CatsCanSee in the dark https://t.co/x1 @KittyFacts", limit=3)
    assert found[0].check.identifier == "cats"
    assert all(a.score >= b.score for a, b in pairwise(found))
    assert all(0 <= one.score <= 1 for one in found)
