"""Seeking in a list of claims, held against looking at every one of them."""

from __future__ import annotations

import random
from array import array
from pathlib import Path

import pytest

from tests.desk.data import sample
from workbench.services.reviewing import write_note
from workbench.store import open_store
from workbench.store.claims import claim_ids, claim_rows
from workbench.store.seeking import Sought, seek


@pytest.mark.parametrize("sought", ["conflict", "marked", "quote", "speaker"])
def test_the_next_of_a_kind_is_the_nearest_in_the_list_going_round(tmp_path: Path, sought: Sought) -> None:
    with open_store(sample(tmp_path / "desk.db")) as store:
        write_note(store, 8, "bellen", reviewer="ada")
        numbers = claim_ids(store)
        random.Random(5).shuffle(numbers)
        numbers = array("q", numbers.tolist() * 40)  # longer than what is looked at in one go
        rows = {row.id: row for row in claim_rows(store, sorted(set(numbers)))}
        like = next(row.id for row in rows.values() if row.speaker_name == "Joop Veld")
        holds = {
            "conflict": lambda row: row.conflicts > 0,
            "marked": lambda row: row.conflicts > 0 or row.notes > 0,
            "quote": lambda row: row.kind == "quote",
            "speaker": lambda row: row.speaker_name == "Joop Veld",
        }[sought]
        length = len(numbers)
        for after in (0, 7, 300, length - 1):
            onward = [(after + 1 + i) % length for i in range(length)]
            back = [(after - 1 - i) % length for i in range(length)]
            for step, places in ((1, onward), (-1, back)):
                expected = next(place for place in places if holds(rows[numbers[place]]))
                assert seek(store, numbers, sought, after=after, step=step, like=like) == expected


def test_a_list_without_any_has_none(tmp_path: Path) -> None:
    with open_store(sample(tmp_path / "desk.db")) as store:
        assert seek(store, array("q", [1, 2, 3]), "quote", after=1) is None
        assert seek(store, array("q"), "quote", after=0) is None
