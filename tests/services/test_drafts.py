"""A changed text of an article: whatever is changed in it, nothing that a person did is lost."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.making import source_of
from workbench.model import ClaimFilter, Head, Span, WorkbenchError
from workbench.services import correcting, naming, redrafting, reviewing, withdrawing
from workbench.services.adding import add_articles
from workbench.store import Store, open_store
from workbench.store.claims import claim_detail, claim_ids
from workbench.store.events import broken_links
from workbench.store.shelf import shelved

ADA: dict[str, Any] = {"reviewer": "ada"}
PARAGRAPHS = (
    "De brug bij Zuidhaven blijft tot september dicht. Ja. In de pijlers zijn veertien scheuren gevonden.",
    '"Wij hebben geen keus, de veiligheid gaat voor", zei Mara Stok. Ja. Volgens haar kost het herstel drie miljoen.',
    'De ondernemers zijn boos. "Dit is de derde keer", aldus Joop Veld. Dat kost een kwartier.',
    "Wie naar de overkant wil, moet omrijden over de oude dijk. Dat kost een kwartier. Nee.",
)
TEXT = "\n\n".join(PARAGRAPHS) + "\n"


def put(store: Store, text: str = TEXT, **options: Any) -> int:
    (added,) = add_articles(store, [source_of(text, **options)], reviewer="ada")
    assert added.article_id is not None
    return added.article_id


def draft(store: Store, text: str, **options: Any) -> redrafting.Plan:
    return redrafting.add_draft(store, 1, source_of(text), **ADA, **options)


def find(store: Store, beginning: str) -> int:
    rows = store.rows("SELECT id, text FROM listed_claims ORDER BY article_id, position")
    return next(row["id"] for row in rows if row["text"].startswith(beginning))


def sheet(store: Store) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in store.rows("SELECT * FROM claim_sheet ORDER BY article_id, position")]


def standing(store: Store, claim: int) -> str:
    return claim_detail(store, claim).row.status


def test_a_moved_paragraph_keeps_its_verdicts_and_a_changed_claim_is_open_again(store: Store) -> None:
    put(store)
    claims = list(claim_ids(store))
    reviewing.give_verdict(store, claims, "verified", note="gezien", **ADA)
    before = {claim: claim_detail(store, claim).row.text for claim in claims}
    moved = "\n\n".join((PARAGRAPHS[1], PARAGRAPHS[0].replace("september", "oktober"), *PARAGRAPHS[2:]))
    plan = draft(store, moved, dry_run=True)
    assert sheet(store)[0][0] == claims[0]  # nothing was written
    draft(store, moved)
    changed = [fate.claim_id for fate in plan.fates if fate.outcome == "changed"]
    assert [before[claim] for claim in changed] == ["De brug bij Zuidhaven blijft tot september dicht."]
    assert [standing(store, claim) for claim in claims].count("open") == 1 and not plan.new
    detail = claim_detail(store, changed[0])
    assert detail.reopened is not None and detail.reopened.text == before[changed[0]]
    assert detail.row.text == "De brug bij Zuidhaven blijft tot oktober dicht."
    row = store.row("SELECT status, earlier_verdict FROM claim_sheet WHERE claim_id = ?", (changed[0],))
    assert row is not None and tuple(row) == ("open", "verified")
    reviewing.give_verdict(store, changed, "disputed", **ADA)
    assert claim_detail(store, changed[0]).reopened is None
    assert not broken_links(store)


def test_undo_brings_the_draft_before_back_exactly_and_redo_the_new_one(store: Store) -> None:
    put(store)
    reviewing.give_verdict(store, list(claim_ids(store)), "verified", **ADA)
    correcting.split_claim(store, find(store, "In de pijlers"), TEXT.index("veertien"), **ADA)
    start = TEXT.index("Mara") - 11
    correcting.give_borders(store, find(store, "de veiligheid"), Span(start - 20, start), **ADA)
    before = sheet(store)
    new = TEXT.replace("september", "oktober").replace(PARAGRAPHS[3], "Iets heel anders staat hier nu.")
    draft(store, new)
    after = sheet(store)
    assert after != before
    reviewing.undo(store, **ADA)
    assert sheet(store) == before
    reviewing.redo(store, **ADA)
    assert sheet(store) == after
    assert store.value("SELECT count(*) FROM drafts") == 2


def test_what_is_gone_is_an_orphan_only_where_somebody_worked_on_it(store: Store) -> None:
    put(store)
    detour = find(store, "Wie naar")
    reviewing.write_note(store, detour, "navragen", **ADA)
    draft(store, TEXT.replace(PARAGRAPHS[3], "Alles is nu heel anders geworden hier."))
    assert [(one.shelf, one.claim_id) for one in shelved(store)] == [("orphan", detour)]
    assert detour not in claim_ids(store)
    assert not store.rows("SELECT 1 FROM evidence_sheet") and store.value("SELECT count(*) FROM notes") == 1
    draft(store, TEXT.replace("september", "oktober"))
    assert shelved(store) == [] and detour in claim_ids(store)
    assert claim_detail(store, detour).row.notes == 1


def test_where_it_is_unclear_which_place_is_whose_a_person_is_asked(store: Store) -> None:
    put(store)
    twins = [row["id"] for row in store.rows("SELECT id FROM claims WHERE text = 'Dat kost een kwartier.' ORDER BY id")]
    reviewing.give_verdict(store, twins, "verified", **ADA)
    new = "Nieuw is dit begin. Dat kost een kwartier. Nieuw is ook dit einde van het stuk.\n"
    plan = draft(store, new)
    asked = [fate for fate in plan.fates if fate.outcome == "unclear"]
    assert {fate.claim_id for fate in asked} == set(twins)
    assert {one.shelf for one in shelved(store)} == {"to_place"}
    with pytest.raises(WorkbenchError, match="2 is none"):
        redrafting.place_claim(store, twins[0], 2, **ADA)
    redrafting.place_claim(store, twins[0], 1, **ADA)
    assert standing(store, twins[0]) == "verified" and twins[0] in claim_ids(store)
    assert [row.text for row in (claim_detail(store, n).row for n in claim_ids(store))].count(
        "Dat kost een kwartier."
    ) == 1
    with pytest.raises(WorkbenchError, match="people worked on it"):
        redrafting.place_claim(store, twins[1], 1, **ADA)
    redrafting.place_claim(store, twins[1], None, **ADA)
    assert [(one.shelf, one.claim_id) for one in shelved(store) if one.shelf == "orphan"] == [("orphan", twins[1])]
    reviewing.undo(store, **ADA)
    reviewing.undo(store, **ADA)
    assert {one.claim_id for one in shelved(store) if one.shelf == "to_place"} == set(twins)


def test_what_people_made_is_carried_over(store: Store) -> None:
    put(store)
    aside = find(store, "De ondernemers")
    correcting.set_aside(store, [aside], "een mening", **ADA)
    cut = find(store, "Volgens haar") if "Volgens haar" in str(sheet(store)) else find(store, "kost het herstel")
    place = TEXT.index("herstel drie")
    correcting.give_borders(store, cut, Span(place, place + 21), **ADA)
    made = correcting.add_claim(store, 1, Span(TEXT.index("oude dijk"), TEXT.index("oude dijk") + 9), **ADA)
    speaker = find(store, "Dit is de derde")
    correcting.give_speaker(store, speaker, "Jo Veld", **ADA)
    halves = correcting.split_claim(store, find(store, "In de pijlers"), TEXT.index("veertien"), **ADA).claim_ids
    kept = {aside, cut, speaker, *made.claim_ids, *halves}
    words = {claim: claim_detail(store, claim).row.text for claim in kept}
    for number in range(3):  # also when the draft is followed by another one
        draft(store, f"Een nieuwe eerste zin, nummer {number}.\n\n" + TEXT)
        assert {claim: claim_detail(store, claim).row.text for claim in kept} == words
        assert kept <= set(claim_ids(store))
        assert standing(store, aside) == "aside"
        assert claim_detail(store, speaker).row.speaker_name == "Jo Veld"
        texts = Counter(claim_detail(store, claim).row.text for claim in claim_ids(store))
        assert texts["In de pijlers zijn veertien scheuren gevonden."] == 0
        assert texts["kost het herstel drie miljoen"] == 0
        assert not [
            text for text, times in texts.items() if times > 1 and text not in ("Ja.", "Dat kost een kwartier.")
        ]


def test_the_same_address_is_a_draft_and_the_same_name_and_title_asks(store: Store) -> None:
    head = Head(url="https://krant.example/brug", title="Brug dicht")
    assert put(store, head=head) == 1
    (one,) = add_articles(store, [source_of(TEXT.replace("drie", "vier"), "elders.txt", head)], reviewer="ada")
    assert (one.outcome, one.article_id) == ("draft", 1)
    (two,) = add_articles(store, [source_of("Iets heel anders dan wat er stond.", "x.txt", head)], reviewer="ada")
    assert two.outcome == "asked" and "0% of its claims" in two.lines[-1]
    named = Head(title="Brug dicht")
    (three,) = add_articles(store, [source_of(TEXT.replace("drie", "vijf"), "brug.txt", named)], reviewer="ada")
    assert three.outcome == "asked" and "workbench draft 1 FILE" in three.lines[-1]
    assert store.value("SELECT count(*) FROM drafts") == 2
    again = [source_of(TEXT.replace("drie", "vijf"), "brug.txt", named)]
    (four,) = add_articles(store, again, reviewer="ada", as_new=True)
    assert four.outcome == "added"


def test_a_better_splitter_splits_again_with_the_same_care(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store)
    claims = list(claim_ids(store))
    reviewing.give_verdict(store, claims, "verified", **ADA)
    before = sheet(store)
    assert redrafting.split_again(store, 1, **ADA) is None and redrafting.to_split_again(store) == []
    from workbench.splitting import split_text

    def better(text: str, **options: Any) -> Any:
        from dataclasses import replace

        split = split_text(text, **options)
        kept = [claim for claim in split.claims if claim.text != "Nee." and claim.part_of is None]
        first = kept[0]
        kept[0] = replace(first, start=first.start + 3, text=first.text[3:])
        return replace(split, claims=tuple(kept))

    monkeypatch.setattr(redrafting, "split_text", better)
    monkeypatch.setattr(redrafting, "SPLITTER_VERSION", 2)
    assert redrafting.to_split_again(store) == [1]
    plan = redrafting.split_again(store, 1, **ADA)
    assert plan is not None and plan.count("changed") == 1
    assert redrafting.to_split_again(store) == []
    assert claim_detail(store, claims[0]).row.text == "brug bij Zuidhaven blijft tot september dicht."
    assert standing(store, claims[0]) == "open"
    kept = set(claim_ids(store)) | {one.claim_id for one in shelved(store)}
    assert kept >= set(claims)
    reviewing.undo(store, **ADA)
    assert sheet(store) == before and redrafting.to_split_again(store) == [1]


def test_a_withdrawn_article_is_nowhere_and_comes_back_as_it_was(store: Store) -> None:
    put(store)
    put(store, TEXT.replace("veertien", "twaalf"), name="two.txt")
    reviewing.give_verdict(store, list(claim_ids(store, ClaimFilter(article_id=1))), "verified", **ADA)
    naming.name_person(store, "Joop Veld", "J. Veld", **ADA)
    views = ("claim_sheet", "cross_reference_sheet", "progress", "claim_times", "current_verdicts", "quotes_by_speaker")
    before = {view: [tuple(row) for row in store.rows(f"SELECT * FROM {view}")] for view in views}
    assert before["cross_reference_sheet"]
    withdrawing.withdraw(store, 1, "per ongeluk", **ADA)
    assert set(claim_ids(store)) == set(claim_ids(store, ClaimFilter(article_id=2)))
    assert not store.rows("SELECT 1 FROM cross_reference_sheet WHERE article <> other_article")
    assert store.value("SELECT count(*) FROM progress") == 1
    assert [(one.shelf, one.article_id, one.note) for one in shelved(store)] == [("withdrawn", 1, "per ongeluk")]
    with pytest.raises(WorkbenchError, match="withdrawn"):
        draft(store, TEXT + "Meer.")
    with pytest.raises(WorkbenchError, match="withdrawn"):
        withdrawing.withdraw(store, 1, **ADA)
    withdrawing.bring_back(store, 1, **ADA)
    assert {view: [tuple(row) for row in store.rows(f"SELECT * FROM {view}")] for view in views} == before
    reviewing.undo(store, **ADA)
    assert store.value("SELECT count(*) FROM progress") == 1
    reviewing.undo(store, **ADA)
    assert {view: [tuple(row) for row in store.rows(f"SELECT * FROM {view}")] for view in views} == before


# --- whatever is changed, no verdict is lost ----------------------------------------------------------------

WORDS = ("brug", "dicht", "Ja.", "veertien", "miljoen", "niet", "Dat kost een kwartier.", "Nee.", "Nieuw. ")
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.just("delete"), st.integers(0, 3), st.integers(0, 2)),
        st.tuples(st.just("copy"), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.just("word"), st.integers(0, 60), st.sampled_from(WORDS)),
        st.tuples(st.just("insert"), st.integers(0, 60), st.sampled_from(WORDS)),
        st.tuples(st.just("wrap"), st.integers(0, 60), st.just("")),
    ),
    min_size=1,
    max_size=6,
)


def edited(text: str, edits: list[tuple[str, int, Any]]) -> str:
    paragraphs = text.strip().split("\n\n")
    for what, at, with_what in edits:
        if what in ("move", "copy") and paragraphs:
            moved = paragraphs.pop(at % len(paragraphs)) if what == "move" else paragraphs[at % len(paragraphs)]
            paragraphs.insert(with_what % (len(paragraphs) + 1), moved)
        elif what == "delete" and len(paragraphs) > 1:
            del paragraphs[at % len(paragraphs)]
        elif paragraphs and what in ("word", "insert", "wrap"):
            index = at % len(paragraphs)
            words = paragraphs[index].split(" ")
            place = (at * 7) % len(words)
            if what == "wrap":
                words[place] += "\n"
            else:
                words[place : place + (what == "word")] = [with_what]
            paragraphs[index] = " ".join(words)
    return "\n\n".join(paragraphs) + "\n"


@settings(max_examples=6)
@given(first=EDITS, second=EDITS)
def test_property_no_edit_loses_a_verdict(tmp_path_factory: pytest.TempPathFactory, first: Any, second: Any) -> None:
    lose_no_verdict(tmp_path_factory, first, second)


@pytest.mark.soak
@settings(max_examples=400)
@given(first=EDITS, second=EDITS)
def test_many_edits_lose_no_verdict(tmp_path_factory: pytest.TempPathFactory, first: Any, second: Any) -> None:
    lose_no_verdict(tmp_path_factory, first, second)


def lose_no_verdict(tmp_path_factory: pytest.TempPathFactory, first: Any, second: Any) -> None:
    with open_store(tmp_path_factory.mktemp("drafts") / "work.db") as store:
        put(store)
        claims = list(claim_ids(store))
        reviewing.give_verdict(store, claims, "verified", **ADA)
        given_on = {claim: claim_detail(store, claim).row.text for claim in claims}
        history = [sheet(store)]
        now = TEXT
        for edits in (first, second, None):  # and in the end the text that it had at first
            text = TEXT if edits is None else edited(now, edits)
            if text == now:
                continue
            now = text
            draft(store, text)
            history.append(sheet(store))
            shelves = {one.claim_id: one.shelf for one in shelved(store)}
            listed = set(claim_ids(store))
            for claim in claims:
                detail = claim_detail(store, claim)
                if claim not in listed:
                    assert shelves[claim] in ("orphan", "to_place")
                elif detail.row.status == "verified":
                    assert detail.row.text.split() == given_on[claim].split()
                else:
                    assert detail.reopened is not None and detail.reopened.verdict == "verified"
                    assert detail.reopened.text == given_on[claim]
            for row in store.rows(
                "SELECT c.text, d.text AS whole, c.start_offset AS s, c.end_offset AS e"
                " FROM listed_claims AS c JOIN drafts AS d ON d.id = c.draft_id WHERE NOT EXISTS"
                " (SELECT 1 FROM claim_spans AS p WHERE p.claim_id = c.id AND p.role = 'part')"
            ):
                assert row["whole"] == text
                assert row["text"].split() == row["whole"][row["s"] : row["e"]].split()
        while len(history) > 1:
            history.pop()
            reviewing.undo(store, **ADA)
            assert sheet(store) == history[-1]


def test_what_comes_back_is_in_the_index_and_linked_with_what_came_in_meanwhile(store: Store) -> None:
    from workbench.matching import index_terms
    from workbench.store.search import CLAIMS, term_counts

    put(store)
    terms = index_terms("veertien scheuren", "nl")
    before = term_counts(store, CLAIMS, terms)
    withdrawing.withdraw(store, 1, **ADA)
    assert not term_counts(store, CLAIMS, terms)
    withdrawing.bring_back(store, 1, **ADA)
    assert term_counts(store, CLAIMS, terms) == before
    withdrawing.withdraw(store, 1, **ADA)
    put(store, TEXT.replace("drie miljoen", "vier miljoen"), name="two.txt")
    between = (
        "SELECT 1 FROM cross_reference_sheet AS x JOIN claims AS c ON c.id = x.claim_id"
        " JOIN claims AS o ON o.id = x.other_id WHERE c.article_id <> o.article_id"
    )
    assert not store.rows(between)
    withdrawing.bring_back(store, 1, **ADA)
    assert store.rows(between)
    assert store.value("SELECT count(*) FROM link_queue") == 0
