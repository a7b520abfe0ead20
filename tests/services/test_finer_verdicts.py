"""A verdict with more: a finer rating, why, and words that should be others, as they reach every reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.inside import ok, refused
from tests.making import put_article
from workbench.language.ratings import rating_words
from workbench.model import RATINGS, VERDICTS, ClaimFilter, Correction, WorkbenchError
from workbench.services.exporting import ExportOptions, export_to
from workbench.services.reviewing import give_verdict, redo, undo
from workbench.store import Store
from workbench.store.auditing import broken_links
from workbench.store.claims import claim_detail
from workbench.store.states import differing_states


def sheet(store: Store, claim: int) -> dict:
    return dict(store.rows("SELECT * FROM claim_sheet WHERE claim_id = ?", (claim,))[0])


def test_a_rating_and_a_correction_stand_until_they_are_taken_back(store: Store) -> None:
    claim, _ = put_article(store)
    done = give_verdict(
        store,
        [claim],
        "disputed",
        reviewer="ada",
        note="seven weeks",
        rating="mostly false",
        correction=Correction(" dicht ", "half dicht"),
    )
    assert done.what == "disputed, mostly false: claim 1"
    row = sheet(store, claim)
    assert (row["rating"], row["correction"]) == ("mostly_false", "dicht → half dicht")
    entry = claim_detail(store, claim).history[0]
    assert (entry.rating, entry.correction, entry.note) == ("mostly_false", "dicht → half dicht", "seven weeks")
    undo(store, reviewer="ada")
    assert (sheet(store, claim)["rating"], sheet(store, claim)["correction"]) == (None, None)
    redo(store, reviewer="ada")
    assert sheet(store, claim)["rating"] == "mostly_false"
    give_verdict(store, [claim], "verified", reviewer="ada")
    assert sheet(store, claim)["rating"] is None
    assert broken_links(store) == []
    assert differing_states(store) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"rating": "true"}, "not a rating of disputed; give half_true, mostly_false"),
        ({"correction": Correction("open", "x")}, "stands neither in the claim nor in its sentence"),
        ({"correction": Correction(" ", "x")}, "needs the words as printed"),
        ({"correction": Correction("dicht", " dicht")}, "needs the words as printed"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(store: Store, more: dict, said: str) -> None:
    claim, other = put_article(store)
    with pytest.raises(WorkbenchError, match=said):
        give_verdict(store, [claim], "disputed", reviewer="ada", **more)
    with pytest.raises(WorkbenchError, match="one claim"):
        give_verdict(store, [claim, other], "disputed", reviewer="ada", correction=Correction("dicht", "x"))
    assert store.value("SELECT count(*) FROM verdicts") == 0


def test_words_of_the_sentence_around_a_quote_can_be_corrected_too(store: Store) -> None:
    _, quote = put_article(store)
    give_verdict(store, [quote], "disputed", reviewer="ada", correction=Correction("Mara Stok", "Mare Stok"))
    assert sheet(store, quote)["correction"] == "Mara Stok → Mare Stok"


def test_every_rating_has_a_word_in_every_language() -> None:
    for language in ("nl", "en", "de", "fr", "es"):
        words = rating_words(language)[1]
        assert {rating for ratings in RATINGS.values() for rating in ratings} | set(VERDICTS) == set(words)


def test_every_format_shows_them(store: Store, tmp_path: Path) -> None:
    claim, quote = put_article(store)
    give_verdict(
        store, [claim], "disputed", reviewer="ada", rating="half_true", correction=Correction("dicht", "half dicht")
    )
    give_verdict(store, [quote], "disputed", reviewer="ada", rating="misattributed")
    written = {}
    for form in ("csv", "json", "markdown", "html", "annotations", "questions", "claimreview"):
        export_to(store, form, str(tmp_path / form), ClaimFilter(), ExportOptions(page="https://x.test/{claim_uid}"))
        written[form] = (tmp_path / form).read_text(encoding="utf-8")
    for form in ("csv", "json", "markdown", "html", "annotations", "questions"):
        assert "dicht → half dicht" in written[form], form
    assert "half true" in written["markdown"]
    assert "half true" in written["html"]
    ratings = [review["reviewRating"] for review in json.loads(written["claimreview"])["@graph"]]
    assert ratings[0] == {
        "@type": "Rating",
        "alternateName": "Half waar",
        "ratingValue": 3,
        "bestRating": 5,
        "worstRating": 1,
    }
    assert ratings[1] == {"@type": "Rating", "alternateName": "Verkeerd toegeschreven"}


@settings(max_examples=20)
@given(st.text("dicht brug.éA ", max_size=8), st.text(max_size=30))
def test_property_a_correction_is_kept_as_it_was_typed_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, old: str, new: str
) -> None:
    from workbench.store import open_store

    with open_store(tmp_path_factory.mktemp("c") / "c.db") as store:
        claim, _ = put_article(store)
        try:
            give_verdict(store, [claim], "disputed", reviewer="ada", correction=Correction(old, new))
        except WorkbenchError:
            assert store.value("SELECT count(*) FROM verdicts") == 0
        else:
            row = store.rows("SELECT old_text, proposed_text FROM verdicts")[0]
            assert tuple(row) == (old.strip(), new.strip())


def test_the_command_takes_them(store: Store) -> None:
    put_article(store)
    said = ok(
        *("verdict", 1, "d", "--rating", "false", "--note", "open since May", "--correction", "dicht", "open"),
        *("--db", store.path),
    )
    assert said == "disputed, false: claim 1\n"
    assert sheet(store, 1)["correction"] == "dicht → open"
    assert "not a rating of verified" in refused("verdict", 1, "v", "--rating", "false", "--db", store.path)
