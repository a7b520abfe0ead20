"""What the named queries answer on a small base that can be counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.making import many_texts, put_article
from workbench.services.reviewing import attach_evidence, give_verdict, undo, write_note
from workbench.store import open_store
from workbench.store.queries import NAMED, ask

BRIDGE, QUOTE = "De brug nummer 1 is dicht", "Wij wachten 0 dagen af"
URL = "https://example.org/a"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles: claims 1 and 2 are reviewed, 3 is disputed without a note, 4 is a quote that is still open."""
    path = tmp_path_factory.mktemp("base") / "base.db"
    with open_store(path) as store:
        for text in many_texts(2):
            put_article(store, text)
        give_verdict(store, [1], "disputed", reviewer="bo", note="no")
        give_verdict(store, [1], "verified", reviewer="ada")
        attach_evidence(store, 1, stance="undermines", url=URL, title="Minutes", reviewer="ada")
        attach_evidence(store, 3, stance="supports", url=URL, reviewer="bo")
        give_verdict(store, [2], "verified", reviewer="ada", note="on tape")
        give_verdict(store, [3], "disputed", reviewer="bo")
        write_note(store, 4, "call her", reviewer="bo")
        give_verdict(store, [4], "unsourced", reviewer="ada")
        undo(store, reviewer="ada")
    return path


@pytest.mark.parametrize(
    ("name", "columns", "answer"),
    [
        ("verified", ("claim_id", "verdict_by"), [(1, "ada"), (2, "ada")]),
        ("open-quotes", ("speaker", "claim_id"), [("Mara Stok", 4)]),
        ("without-note", ("claim_id", "verdict_by"), [(3, "bo")]),
        ("without-evidence", ("claim_id", "claim"), [(2, QUOTE)]),
        ("evidence", ("claim_id", "stance", "title"), [(1, "undermines", "Minutes"), (3, "supports", None)]),
        ("sources-used", ("source", "claims", "supports", "undermines"), [(URL, 2, 1, 1)]),
        ("against-verdict", ("claim_id", "title"), [(1, "Minutes")]),
        ("reviewers", ("reviewer", "claims", "verified", "disputed"), [("ada", 2, 2, 0), ("bo", 1, 0, 1)]),
        ("two-minds", ("claim_id", "reviewers", "verdicts"), [(1, 2, "disputed,verified")]),
        ("taken-back", ("claim_id", "verdict", "reviewer"), [(4, "unsourced", "ada")]),
        ("notes", ("claim_id", "notes"), [(4, "call her")]),
        ("numbers", ("claim_id",), []),
        ("per-day", ("verdicts", "reviewers"), [(3, 2)]),
        ("finished", ("article_id", "claims"), [(1, 2)]),
        ("roles", ("speaker",), []),
        ("cues", ("cue", "language", "claims"), [("zei", "nl", 2)]),
        ("languages", ("language", "articles", "claims", "open"), [("nl", 2, 4, 1)]),
        ("open", ("claim_id", "worth"), [(4, 0.6)]),
        ("progress", ("article_id", "open", "verified", "disputed"), [(1, 0, 2, 0), (2, 1, 0, 1)]),
        ("speakers", ("speaker", "quotes", "open", "verified"), [("Mara Stok", 2, 1, 1)]),
        ("disputed", ("claim_id", "claim"), [(3, BRIDGE)]),
    ],
)
def test_the_answer_to_a_named_query(base: Path, name: str, columns: tuple[str, ...], answer: list[tuple]) -> None:
    with open_store(base, mode="read") as store:
        found = ask(store, NAMED[name].sql)
        places = [found.columns.index(column) for column in columns]
        assert [tuple(row[place] for place in places) for row in found.rows] == answer


def test_there_are_thirty_or_more() -> None:
    assert len(NAMED) >= 30
    assert all(query.question.endswith((".", "?")) for query in NAMED.values())
