"""An article's date is an act: given, taken back, its times resolved again, in one transaction."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.making import source_of
from workbench.intake import parse_head
from workbench.model import WorkbenchError
from workbench.services.adding import add_articles
from workbench.services.asking import period_values
from workbench.services.dating import read_date, resolve_again, set_date
from workbench.services.reviewing import give_verdict, redo, undo
from workbench.store import Store, open_store
from workbench.store.articles import get_article
from workbench.store.claims import claim_detail, claim_ids
from workbench.store.events import broken_links
from workbench.store.migrations import statements
from workbench.store.queries import NAMED, ask
from workbench.store.times import drafts_to_date

TEXT = """date 2019-04 De raad van Noordwolde heeft zaterdag besloten tot sluiting van het zwembad.

"Wij konden niet anders", zei wethouder Bo Maas vrijdag. In januari ging het nog goed. Van
14 tot 16 april is er inspraak.
"""


def put(store: Store, text: str = TEXT) -> int:
    added = list(add_articles(store, [source_of(text, head=parse_head(text))], reviewer="ada"))
    assert added[0].article_id is not None
    return added[0].article_id


def values(store: Store) -> list[str]:
    return [row["value"] for row in store.rows("SELECT value FROM times ORDER BY start_offset")]


def asked(store: Store, name: str, period: str | None = None) -> list[dict[str, object]]:
    """Ask a named query, on a connection of its own."""
    with open_store(store.path, mode="read") as reading:
        answer = ask(reading, NAMED[name].sql, period_values(name, NAMED[name], period))
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


OPEN = ["2019-04-XX", "2019-04-XX", "2019-01", "2019-04-14/2019-04-16"]


def test_adding_stores_times_and_a_date_resolves_them_again(store: Store) -> None:
    article = put(store)
    assert values(store) == OPEN
    done = set_date(store, article, "6 april 2019", reviewer="ada")
    assert done.article_ids == (article,) and "2019-04-06" in done.what
    assert values(store) == ["2019-04-06", "2019-04-05", "2019-01", "2019-04-14/2019-04-16"]
    assert get_article(store, article).published == "2019-04-06"
    assert store.value("SELECT published_found FROM articles") == "2019-04"
    assert broken_links(store) == []


def test_undo_and_redo_take_the_times_along_among_other_acts(store: Store) -> None:
    article = put(store)
    claim = claim_ids(store)[0]
    set_date(store, article, "2019-04-06", reviewer="ada")
    give_verdict(store, [claim], "verified", reviewer="ada")
    set_date(store, article, "2019-04-13", reviewer="ada")
    assert values(store)[0] == "2019-04-13"
    undo(store, reviewer="ada")
    assert values(store)[0] == "2019-04-06"
    undo(store, reviewer="ada")
    taken = undo(store, reviewer="ada")
    assert taken is not None and (taken.claim_ids, taken.article_ids) == ((), (article,))
    assert values(store) == OPEN
    for _ in range(3):
        redo(store, reviewer="ada")
    assert values(store)[0] == "2019-04-13"
    assert claim_detail(store, claim).row.status == "verified"
    assert redo(store, reviewer="ada") is None
    assert broken_links(store) == []


def test_another_reviewers_undo_leaves_the_date(store: Store) -> None:
    article = put(store)
    set_date(store, article, "2019-04-06", reviewer="ada")
    assert undo(store, reviewer="bob") is None
    assert get_article(store, article).published == "2019-04-06"


def test_no_date_is_a_date_too(store: Store) -> None:
    article = put(store)
    set_date(store, article, "none", reviewer="ada")
    assert get_article(store, article).published is None
    assert values(store)[0] == "XXXX-WXX-6"
    undo(store, reviewer="ada")
    assert values(store) == OPEN


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2019-04-06", "2019-04-06"),
        ("2019-04", "2019-04"),
        ("2019", "2019"),
        ("2019-04-06T14:05", "2019-04-06T14:05"),
        ("6 april 2019", "2019-04-06"),
        ("zaterdag 6 april 2019", "2019-04-06"),
        ("April 6, 2019", "2019-04-06"),
        ("6. April 2019", "2019-04-06"),
        ("6 avril 2019", "2019-04-06"),
        ("april 2019", "2019-04"),
        ("06-04-2019", "2019-04-06"),
        ("6 aprile 2019", "2019-04-06"),
        (" None ", None),
    ],
)
def test_dates_as_people_type_them(words: str, date: str | None) -> None:
    assert read_date(words, "nl") == date


@pytest.mark.parametrize(
    "words",
    ["", "foo", "yesterday", "6 april", "2019-02-30", "31 februari 2019", "2019-13", "2019-4-6x",
     "0000", "2019-04-06T25:00", "3 jaar", "1; DROP TABLE times"],
)  # fmt: skip
def test_what_is_no_date_is_refused_and_changes_nothing(store: Store, words: str) -> None:
    article = put(store)
    with pytest.raises(WorkbenchError, match="not a date"):
        set_date(store, article, words, reviewer="ada")
    assert values(store) == OPEN
    assert store.value("SELECT count(*) FROM events WHERE kind = 'date'") == 0


def test_a_weekday_that_does_not_fit_the_typed_date_is_told() -> None:
    with pytest.raises(WorkbenchError, match="2019-04-06 is a Saturday"):
        read_date("zondag 6 april 2019", "nl")


def test_the_date_it_has_and_an_unknown_article_are_refused(store: Store) -> None:
    article = put(store)
    with pytest.raises(WorkbenchError, match="already"):
        set_date(store, article, "2019-04", reviewer="ada")
    with pytest.raises(WorkbenchError, match="no article 99"):
        set_date(store, 99, "2019", reviewer="ada")


def test_a_failure_halfway_leaves_everything_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    article = put(store)

    def fail(*_: object) -> None:
        raise WorkbenchError("no more")

    monkeypatch.setattr("workbench.services.dating.replace_times", fail)
    with pytest.raises(WorkbenchError):
        set_date(store, article, "2019-04-06", reviewer="ada")
    assert values(store) == OPEN
    assert get_article(store, article).published == "2019-04"
    assert store.value("SELECT count(*) FROM article_dates") == 0


def test_times_left_behind_by_another_program_are_found_and_resolved(store: Store) -> None:
    article = put(store)
    assert drafts_to_date(store) == []
    with store.transaction():
        store.execute("UPDATE articles SET published = '2019-04-06' WHERE id = ?", (article,))
    assert [draft.article_id for draft in drafts_to_date(store)] == [article]
    resolve_again(store)
    assert values(store)[0] == "2019-04-06"
    assert drafts_to_date(store) == []


def test_what_a_person_did_cannot_be_changed(store: Store) -> None:
    set_date(store, put(store), "2019-04-06", reviewer="ada")
    for statement in ("UPDATE article_dates SET published = '2020'", "DELETE FROM article_dates"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            store.connection.execute(statement)
    with pytest.raises(sqlite3.IntegrityError):
        store.connection.execute("INSERT INTO time_flags VALUES (1, 'other', '', NULL)")
    with pytest.raises(sqlite3.IntegrityError):
        store.connection.execute("INSERT INTO article_dates VALUES (1, 1, 'soon')")


def test_claims_are_asked_for_by_period_and_sorted_by_date(store: Store) -> None:
    put(store)
    assert {row["time"] for row in asked(store, "about", "2019-04-15")} == {"14 tot 16 april"}
    assert {row["time"] for row in asked(store, "about", "2018-12/2019-01")} == {"januari"}
    ordered = [claim_detail(store, number) for number in claim_ids(store, order="date")]
    days = [
        min((t.earliest for t in c.times if t.earliest and c.start <= t.start < c.end), default="9") for c in ordered
    ]
    assert days == sorted(days) and days[0] == "2019-01-01"
    assert sorted(claim_ids(store, order="date")) == sorted(claim_ids(store))


def test_periods_are_asked_for_in_words_that_say_what_to_do() -> None:
    with pytest.raises(WorkbenchError, match="query about 2019-04"):
        period_values("about", NAMED["about"], None)
    with pytest.raises(WorkbenchError, match="not a period"):
        period_values("about", NAMED["about"], "soon")
    with pytest.raises(WorkbenchError, match="only a query about a period"):
        period_values("open", NAMED["open"], "2019")


def test_the_times_of_a_claim_are_its_own_else_those_of_its_sentence(store: Store) -> None:
    put(store)
    quote = next(claim_detail(store, n) for n in claim_ids(store) if claim_detail(store, n).row.kind == "quote")
    assert [time.text for time in quote.times] == ["vrijdag"]
    rows = store.rows("SELECT place FROM claim_times WHERE claim_id = ?", (quote.row.id,))
    assert [row["place"] for row in rows] == ["sentence"]


def test_flags_can_be_asked_for(store: Store) -> None:
    put(store, "De raad kwam zondag 6 april 2019 bijeen in Noordwolde. Dat zei Bo Maas.")
    rows = asked(store, "dates-to-check")
    assert [(row["kind"], row["time"]) for row in rows] == [("weekday", "zondag 6 april 2019")]
    assert "Saturday" in rows[0]["reason"] and rows[0]["claim_id"]


def test_a_database_of_the_first_schema_is_brought_up_and_its_ledger_still_holds(tmp_path: Path) -> None:
    import workbench.store.migrations as module

    path = tmp_path / "old.db"
    old = sqlite3.connect(path, isolation_level=None)
    for statement in statements((module._FOLDER / "m001_first.sql").read_text(encoding="utf-8")):
        old.execute(statement)
    old.execute(
        "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT)"
    )
    old.execute("INSERT INTO _sqlite_migrations VALUES (1, 'workbench', 'm001_first', '2026')")
    old.execute("INSERT INTO reviewers VALUES (1, 'ada')")
    old.execute(
        "INSERT INTO articles (id, uid, label, published, language, source, added_at, added_by)"
        " VALUES (1, 'a', 'x', '2019-04', 'nl', 'x', '2026', 1)"
    )
    old.execute(
        "INSERT INTO drafts (id, article_id, number, sha256, encoding, added_at, text)"
        " VALUES (1, 1, 1, ?, 'utf-8', '', ?)",
        ("0" * 64, "De raad kwam zaterdag bijeen."),
    )
    old.execute("PRAGMA user_version = 1")
    old.execute("PRAGMA application_id = 1463965233")
    old.close()
    with open_store(path) as store:
        assert resolve_again(store) == 1
        assert values(store) == ["2019-04-XX"]
        set_date(store, 1, "2019-04-06", reviewer="ada")
        undo(store, reviewer="ada")
        assert get_article(store, 1).published == "2019-04"
        assert store.value("PRAGMA integrity_check") == "ok"
        assert broken_links(store) == []
