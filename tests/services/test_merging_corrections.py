"""Corrections that another copy holds are never dropped: a merge that cannot bring them refuses, and writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.making import many_texts, put_article, source_of
from tests.services.test_merging import check_whole, copy
from workbench.model import Span, WorkbenchError
from workbench.services import correcting, naming, redrafting, reviewing, withdrawing
from workbench.services.merging import merge
from workbench.store import Store, open_store

BO: dict[str, Any] = {"reviewer": "bo"}
ACTS: dict[str, Callable[[Store], object]] = {
    "claims set aside": lambda store: correcting.set_aside(store, [1], "an opinion", **BO),
    "corrections of claims": lambda store: correcting.give_borders(store, 1, Span(3, 7), **BO),
    "claims that people made": lambda store: correcting.add_claim(store, 1, Span(0, 7), **BO),
    "speakers renamed": lambda store: naming.name_person(store, "Mara Stok", "M. Stok", **BO),
    "articles withdrawn": lambda store: withdrawing.withdraw(store, 1, "a mistake", **BO),
    "new drafts": lambda store: redrafting.add_draft(store, 1, source_of(f"Nieuw. {many_texts(2)[0]}"), **BO),
}


def test_what_cannot_be_merged_is_refused_and_named(store: Store) -> None:
    for text in many_texts(2):
        put_article(store, text)
    for number, (named, act) in enumerate(ACTS.items()):
        file = copy(store.path, f"other{number}.db")
        with open_store(file) as other:
            act(other)
            before = [tuple(row) for row in store.rows("SELECT * FROM events")]
            with pytest.raises(WorkbenchError, match=f"{named}.*cannot be merged yet.*nothing was merged"):
                merge(store, file)
            reviewing.undo(other, **BO)
            with pytest.raises(WorkbenchError, match="nothing was merged"):
                merge(store, file, dry_run=True)
            assert [tuple(row) for row in store.rows("SELECT * FROM events")] == before


def test_what_both_hold_does_not_stand_in_the_way(store: Store) -> None:
    put_article(store)
    correcting.set_aside(store, [1], "an opinion", **BO)
    file = copy(store.path, "other.db")
    with open_store(file) as other:
        reviewing.write_note(other, 2, "more", **BO)
    assert merge(store, file).merged.counts["notes"] == 1
    assert store.value("SELECT status FROM claim_sheet WHERE claim_id = 1") == "aside"
    check_whole(store)


def test_a_verdict_on_words_that_a_claim_no_longer_has_is_refused(store: Store) -> None:
    put_article(store)
    file = copy(store.path, "other.db")
    correcting.give_borders(store, 1, Span(3, 7), **BO)
    with open_store(file) as other:
        reviewing.give_verdict(other, [2], "verified", reviewer="ada")
        assert merge(store, file).merged.counts["verdicts"] == 1
        reviewing.give_verdict(other, [1], "verified", reviewer="ada")
        with pytest.raises(WorkbenchError, match="on other words than claim 1 has here since"):
            merge(store, file)
        reviewing.undo(other, reviewer="ada")
        assert merge(store, file).merged.counts["verdicts"] == 1
        reviewing.redo(other, reviewer="ada")
        with pytest.raises(WorkbenchError, match="on other words than claim 1 has here since"):
            merge(store, file)
    assert store.value("SELECT status FROM claim_sheet WHERE claim_id = 1") == "open"
    check_whole(store)
