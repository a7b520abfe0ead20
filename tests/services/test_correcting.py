"""What the splitter found is put right: each correction is an act, undone and given again as others are."""

from __future__ import annotations

from typing import Any

import pytest

from tests.making import source_of
from workbench.model import Span, WorkbenchError
from workbench.services import correcting, naming, reviewing
from workbench.services.adding import add_articles
from workbench.services.gate import gate
from workbench.services.settings import Settings
from workbench.store import Store
from workbench.store.claims import claim_detail, claim_ids
from workbench.store.events import broken_links
from workbench.store.search import CLAIMS, term_counts

TEXT = (
    "De brug bij Zuidhaven blijft dicht tot 3 mei 2019. In de pijlers zijn veertien scheuren gevonden.\n\n"
    '"Wij hebben geen keus", zei Mara Stok. "De veiligheid gaat voor", zei Stok.\n\n'
    "Volgens Joop Veld kost dat omzet. Niemand weet hoeveel. De brug is oud.\n"
)
ADA: dict[str, Any] = {"reviewer": "ada"}


def put(store: Store, text: str = TEXT, name: str = "brug.txt") -> list[int]:
    """Add an article; return its claims in the order of the text."""
    (added,) = add_articles(store, [source_of(text, name)], reviewer="ada")
    from workbench.model import ClaimFilter

    return list(claim_ids(store, ClaimFilter(article_id=added.article_id)))


def sheet(store: Store) -> list[tuple[Any, ...]]:
    """Everything that people read of the claims, for comparing before and after."""
    rows = store.rows("SELECT * FROM claim_sheet ORDER BY article_id, position")
    spans = store.rows("SELECT * FROM claim_spans WHERE claim_id IN (SELECT id FROM listed_claims) ORDER BY 1, 2, 3")
    times = store.rows("SELECT claim_id, place, time, value, rule FROM claim_times ORDER BY 1, 2, 3")
    return [tuple(row) for row in (*rows, *spans, *times)]


def words(store: Store, claim: int) -> str:
    return claim_detail(store, claim).row.text


def find(store: Store, beginning: str) -> int:
    rows = store.rows("SELECT id, text FROM listed_claims ORDER BY id")
    return next(row["id"] for row in rows if row["text"].startswith(beginning))


def test_every_correction_is_taken_back_and_given_again_exactly(store: Store) -> None:
    put(store)
    cracks, keus, veiligheid = find(store, "In de pijlers"), find(store, "Wij hebben"), find(store, "De veiligheid")
    reviewing.give_verdict(store, [cracks], "verified", **ADA)
    text = TEXT.index("veertien")
    acts = [
        lambda: correcting.set_aside(store, [keus], "een mening", **ADA),
        lambda: correcting.give_speaker(store, keus, "none", **ADA),
        lambda: correcting.give_speaker(store, veiligheid, "Piet Puk", **ADA),
        lambda: correcting.give_kind(store, cracks, form="indirect", **ADA),
        lambda: correcting.give_kind(store, cracks, kind="heading", **ADA),
        lambda: correcting.give_cue(store, cracks, "In de pijlers", **ADA),
        lambda: correcting.give_borders(store, cracks, Span(text, text + 17), **ADA),
        lambda: correcting.give_date(store, find(store, "De brug bij"), "2020-05-03", **ADA),
        lambda: correcting.split_claim(store, find(store, "De brug bij"), TEXT.index("blijft"), **ADA),
        lambda: correcting.merge_claims(store, keus, veiligheid, **ADA),
        lambda: correcting.add_claim(store, 1, Span(0, 7), speaker="Joop Veld", form="direct", **ADA),
        lambda: naming.name_person(store, "Joop Veld", "Johannes Veld", **ADA),
    ]
    states = [sheet(store)]
    for act in acts:
        act()
        states.append(sheet(store))
        assert states[-1] != states[-2]
    for state in reversed(states[:-1]):
        assert reviewing.undo(store, **ADA)
        assert sheet(store) == state
    for state in states[1:]:
        assert reviewing.redo(store, **ADA)
        assert sheet(store) == state
    assert not broken_links(store)
    assert store.value("SELECT count(*) FROM link_queue") == 0
    for row in store.rows(
        "SELECT c.text, d.text AS whole, start_offset AS s, end_offset AS e, c.id FROM claims AS c"
        " JOIN drafts AS d ON d.id = c.draft_id WHERE c.unlisted IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM claim_spans WHERE claim_id = c.id AND role = 'part')"
    ):
        assert row["text"] == row["whole"][row["s"] : row["e"]]


def test_what_is_set_aside_is_open_no_more_until_a_verdict_says_otherwise(store: Store) -> None:
    put(store)
    claim = find(store, "De brug is oud")
    correcting.set_aside(store, [claim], " een  mening ", **ADA)
    assert store.row("SELECT status, aside_reason FROM claim_sheet WHERE claim_id = ?", (claim,))[:] == (  # type: ignore[index]
        "aside",
        "een mening",
    )
    rulings = gate(store, Settings(gate_open_above=0.0))
    assert claim not in {one.claim_id for rule in rulings for one in rule.held}
    progress = store.row("SELECT open, aside, claims FROM progress")
    assert progress is not None and progress["aside"] == 1 and progress["open"] == progress["claims"] - 1
    reviewing.give_verdict(store, [claim], "disputed", **ADA)
    assert claim_detail(store, claim).row.status == "disputed"
    reviewing.undo(store, **ADA)
    assert claim_detail(store, claim).row.status == "aside"
    correcting.bring_back(store, [claim], **ADA)
    assert claim_detail(store, claim).row.status == "open"
    with pytest.raises(WorkbenchError, match="not set aside"):
        correcting.bring_back(store, [claim], **ADA)


def test_a_verdict_stays_when_borders_move_and_says_on_which_words_it_was_given(store: Store) -> None:
    put(store)
    claim, at = find(store, "In de pijlers"), TEXT.index("veertien")
    reviewing.give_verdict(store, [claim], "verified", **ADA)
    correcting.give_borders(store, claim, Span(at, at + 17), **ADA)
    detail = claim_detail(store, claim)
    assert (detail.row.status, detail.row.text) == ("verified", "veertien scheuren")
    assert detail.given_on is not None and detail.given_on.text == "In de pijlers zijn veertien scheuren gevonden."
    reviewing.give_verdict(store, [claim], "verified", **ADA)
    assert claim_detail(store, claim).given_on is None


def test_a_person_is_right_everywhere_also_in_what_comes_in_later(store: Store) -> None:
    put(store)
    other = TEXT.replace("Mara Stok", "Maria Stok").replace("3 mei", "4 mei")
    put(store, other, "two.txt")
    naming.name_person(store, "Mara Stok", "Mara Stok-Vos", **ADA)
    naming.name_person(store, "Maria Stok", "Mara Stok-Vos", **ADA)
    put(store, TEXT.replace("3 mei", "6 mei"), "three.txt")
    names = {row[0] for row in store.rows("SELECT DISTINCT speaker FROM claim_sheet WHERE speaker IS NOT NULL")}
    assert names == {"Mara Stok-Vos", "Joop Veld"}
    naming.name_person(store, "Mara Stok-Vos", "M. Vos", **ADA)
    assert not store.rows("SELECT 1 FROM quotes_by_speaker WHERE speaker LIKE 'Mar%'")
    for _ in range(3):
        reviewing.undo(store, **ADA)
    names = {row[0] for row in store.rows("SELECT DISTINCT speaker FROM claim_sheet WHERE speaker IS NOT NULL")}
    assert names == {"Mara Stok", "Maria Stok", "Joop Veld"}


def test_names_may_go_round_in_a_circle(store: Store) -> None:
    put(store)
    for name, person in (("Mara Stok", "Vos"), ("Vos", "Mara Stok"), ("Mara Stok", "Joop Veld"), ("Joop Veld", "Vos")):
        naming.name_person(store, name, person, **ADA)
    assert {row[0] for row in store.rows("SELECT DISTINCT speaker FROM quotes_by_speaker")} == {"Vos"}


def test_a_claim_with_other_words_is_searched_and_linked_by_these(store: Store) -> None:
    put(store)
    put(store, TEXT.replace("veertien scheuren gevonden", "veertien scheuren gevonden, zegt men"), "two.txt")
    claim, at = find(store, "In de pijlers"), TEXT.index("Niemand")
    from workbench.matching import index_terms

    (term,) = index_terms("scheuren", "nl")
    before = term_counts(store, CLAIMS, [term])[term]
    linked = claim_detail(store, claim).cross_references
    assert linked
    correcting.give_borders(store, claim, Span(at, at + 13), **ADA)
    assert term_counts(store, CLAIMS, [term])[term] == before - 1
    assert words(store, claim) == "Niemand weet ".strip()
    assert not store.rows("SELECT rowid FROM claims_fts WHERE claims_fts MATCH 'pijlers' AND rowid = ?", (claim,))
    assert linked[0].claim_id not in {one.claim_id for one in claim_detail(store, claim).cross_references}
    reviewing.undo(store, **ADA)
    assert {one.claim_id for one in claim_detail(store, claim).cross_references} == {one.claim_id for one in linked}


def test_what_does_not_fit_is_refused_in_one_line_and_changes_nothing(store: Store) -> None:
    put(store)
    claim, other = find(store, "In de pijlers"), find(store, "Niemand")
    events = store.value("SELECT count(*) FROM events")
    for wrong in (
        lambda: correcting.set_aside(store, [claim], "  ", **ADA),
        lambda: correcting.give_borders(store, claim, Span(0, 9999), **ADA),
        lambda: correcting.give_borders(store, claim, Span(5, 5), **ADA),
        lambda: correcting.give_borders(store, claim, Span(TEXT.index("\n"), TEXT.index("\n") + 2), **ADA),
        lambda: correcting.give_borders(store, claim, Span(TEXT.index("Niemand"), TEXT.index("Niemand") + 22), **ADA),
        lambda: correcting.split_claim(store, claim, 0, **ADA),
        lambda: correcting.merge_claims(store, claim, claim, **ADA),
        lambda: correcting.give_kind(store, claim, form="direct", kind="heading", **ADA),
        lambda: correcting.give_date(store, other, "2019", **ADA),
        lambda: correcting.give_date(store, claim, "ooit", **ADA),
        lambda: correcting.give_cue(store, claim, "staat er niet", **ADA),
        lambda: correcting.place_of(store, 1, "brug"),
        lambda: correcting.place_of(store, 1, ""),
        lambda: correcting.add_claim(store, 9, Span(0, 3), **ADA),
        lambda: correcting.set_aside(store, [9999], "waarom", **ADA),
        lambda: naming.name_person(store, "Niemand Hier", "Wie", **ADA),
    ):
        with pytest.raises(WorkbenchError) as error:
            wrong()
        assert "\n" not in str(error.value)
    assert store.value("SELECT count(*) FROM events") == events
    assert correcting.place_of(store, 1, "scheuren  gevonden").of(TEXT) == "scheuren gevonden"


def test_what_was_split_is_kept_with_its_history_out_of_the_lists(store: Store) -> None:
    put(store)
    claim = find(store, "In de pijlers")
    reviewing.give_verdict(store, [claim], "verified", note="gezien", **ADA)
    done = correcting.split_claim(store, claim, TEXT.index("veertien"), **ADA)
    assert [words(store, one) for one in done.claim_ids] == ["In de pijlers zijn", "veertien scheuren gevonden."]
    assert [claim_detail(store, one).row.status for one in done.claim_ids] == ["open", "open"]
    assert claim not in claim_ids(store)
    assert [tuple(row) for row in store.rows("SELECT shelf, claim_id, verdict FROM shelf")] == [
        ("replaced", claim, "verified")
    ]
    history = claim_detail(store, done.claim_ids[0]).history
    assert f"from claim {claim}" in history[0].summary
    with pytest.raises(WorkbenchError, match="replaced"):
        correcting.give_speaker(store, claim, "Piet", **ADA)


def test_corrections_are_only_added_to(store: Store) -> None:
    import sqlite3

    from workbench.store.migrations import CORRECTING_TABLES

    put(store)
    correcting.give_speaker(store, find(store, "De brug is"), "Piet", **ADA)
    naming.name_person(store, "Piet", "Jan", **ADA)
    for table in CORRECTING_TABLES:
        there = store.value(f"SELECT count(*) FROM {table}")
        for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET rowid = rowid"):
            if there and not (sql.startswith("UPDATE") and table in ("claim_wordings", "place_questions")):
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    store.execute(sql)


def test_a_corrected_quote_is_compared_again_with_what_was_said(store: Store) -> None:
    from tests.services.test_library import put_document
    from workbench.services.quotes import check_claims
    from workbench.store.quote_checks import get_check

    put(store)
    said = "Mara Stok: Wij hebben geen keus. De veiligheid gaat voor, en dat blijft zo.\n"
    put_document(store, said)
    quote = find(store, "Wij hebben")
    list(check_claims(store, [quote]))
    before = get_check(store, quote)
    assert before is not None and before.label == "exact"
    start = TEXT.index("Wij hebben")
    correcting.give_borders(store, quote, Span(start, start + 31), **ADA)
    after = get_check(store, quote)
    assert after is not None and after.label != "exact"
    reviewing.undo(store, **ADA)
    assert get_check(store, quote) == before
