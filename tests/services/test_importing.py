"""What went out comes back in; what is broken changes nothing."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.running import ok, refused
from tests.making import many_texts, put_article, source_of
from workbench.model import ClaimFilter, Span, WorkbenchError
from workbench.services import correcting, naming, withdrawing
from workbench.services.exporting import export_to
from workbench.services.importing import import_everything, import_verdicts
from workbench.services.redrafting import add_draft
from workbench.services.reviewing import attach_evidence, give_verdict, redo, undo, write_note
from workbench.store import Store, open_store
from workbench.store.claims import claim_detail
from workbench.store.drafts import article_of, current_split
from workbench.store.events import broken_links
from workbench.store.sheet import RECORDS

ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("verified", "disputed", "unsourced", "note", "evidence", "undo", "redo", "article"),
                *("aside", "speaker", "person", "borders", "split", "merge", "withdraw", "draft"),
            ]
        ),
        st.integers(0, 5),
        st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20),
        st.sampled_from(["ada", "bo"]),
    ),
    max_size=12,
)


def new_draft(store: Store, claim: int, text: str, reviewer: str) -> None:
    number = article_of(store, claim)
    changed = current_split(store, number).text.replace("Wij wachten", "Zij wachten") + f" {len(text)} dagen."
    add_draft(store, number, source_of(changed), reviewer=reviewer)


CORRECTING: dict[str, Callable[[Store, int, str, str], object]] = {
    "aside": lambda store, claim, text, who: correcting.set_aside(store, [claim], text, reviewer=who),
    "speaker": lambda store, claim, text, who: correcting.give_speaker(store, claim, text, reviewer=who),
    "person": lambda store, claim, text, who: naming.name_person(store, "Mara Stok", text, reviewer=who),
    "borders": lambda store, claim, text, who: correcting.give_borders(
        store, claim, Span(len(text), len(text) + 20), reviewer=who
    ),
    "split": lambda store, claim, text, who: correcting.split_claim(
        store, claim, claim_detail(store, claim).start + len(text), reviewer=who
    ),
    "merge": lambda store, claim, text, who: correcting.merge_claims(store, claim, claim + 1, reviewer=who),
    "withdraw": lambda store, claim, text, who: withdrawing.withdraw(
        store, article_of(store, claim), text, reviewer=who
    ),
    "draft": new_draft,
}


def rows(store: Store, *more: str) -> dict[str, list[tuple]]:
    names = [table for _, table in RECORDS] + ["claim_states", *more]
    return {name: sorted(tuple(row) for row in store.rows(f"SELECT * FROM {name}")) for name in names}


@settings(max_examples=18)
@given(ACTS)
def test_property_every_database_comes_back_row_for_row(acts: list[tuple[str, int, str, str]]) -> None:
    with TemporaryDirectory() as folder, open_store(Path(folder) / "a.db") as store:
        texts = iter(many_texts(20))
        claims = put_article(store, next(texts))
        for act, place, text, reviewer in acts:
            claim = claims[place % len(claims)]
            if act == "article":
                claims += put_article(store, next(texts), reviewer=reviewer)
            elif act == "note":
                write_note(store, claim, text.strip() or "x", reviewer=reviewer)
            elif act == "evidence":
                attach_evidence(store, claim, stance="context", title=text.strip() or "x", reviewer=reviewer)
            elif act in CORRECTING:
                with contextlib.suppress(WorkbenchError):  # what does not fit is refused
                    CORRECTING[act](store, claim, text, reviewer)
            elif act in ("undo", "redo"):
                (undo if act == "undo" else redo)(store, reviewer=reviewer)
            else:
                give_verdict(store, [claim], act, note=text, reviewer=reviewer)  # type: ignore[arg-type]
        export_to(store, "jsonl", f"{folder}/all.jsonl", ClaimFilter())
        total = store.value("SELECT count(*) FROM claims")
        assert import_everything(Path(folder) / "b.db", Path(folder) / "all.jsonl") == total
        with open_store(Path(folder) / "b.db") as other:
            assert rows(other, "claim_sheet") == rows(store, "claim_sheet")
            assert not broken_links(other)
            export_to(other, "jsonl", f"{folder}/again.jsonl", ClaimFilter())
        assert (Path(folder) / "again.jsonl").read_bytes() == (Path(folder) / "all.jsonl").read_bytes()


@pytest.fixture
def lines(store: Store) -> list[dict]:
    first, _ = put_article(store)
    give_verdict(store, [first], "disputed", reviewer="ada", note="no")
    export_to(store, "jsonl", "all.jsonl", ClaimFilter())
    return [json.loads(line) for line in Path("all.jsonl").read_text(encoding="utf-8").splitlines()]


def test_what_is_broken_is_refused_whole(lines: list[dict]) -> None:
    def index(kind: str) -> int:
        return next(i for i, line in enumerate(lines) if line["type"] == kind)

    for kind, change, said in (
        ("draft", {"text": "Another text."}, "checksum"),
        ("claim", {"speaker_id": 99}, "not there"),
        ("claim", {"kind": "rumour"}, "CHECK"),
        ("claim", {"colour": "red"}, "no field 'colour'"),
        ("claim", {"x) VALUES (1); --": 1}, "no field"),
        ("claim", {"text": ["a"]}, "claim"),
        ("event", {"body": "{}"}, "ledger"),
        ("event", {"hash": "0" * 64}, "ledger"),
        ("verdict", {"type": "rumour"}, "no type 'rumour'"),
    ):
        at = index(kind)
        changed = [*lines[:at], lines[at] | change, *lines[at + 1 :]]
        Path("bad.jsonl").write_text("".join(json.dumps(line) + "\n" for line in changed), encoding="utf-8")
        with pytest.raises(WorkbenchError, match=said.replace("(", r"\(")):
            import_everything(Path("new.db"), Path("bad.jsonl"))
        assert not list(Path().glob("new.db*")), change
    Path("bad.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines[:-1]), encoding="utf-8")
    with pytest.raises(WorkbenchError, match="cut off"):
        import_everything(Path("new.db"), Path("bad.jsonl"))


def test_a_database_that_holds_something_is_left_alone(store: Store, lines: list[dict]) -> None:
    before = rows(store)
    with pytest.raises(WorkbenchError, match="holds something already"):
        import_everything(store.path, Path("all.jsonl"))
    assert rows(store) == before


def test_verdicts_from_a_sheet_that_was_exported(store: Store) -> None:
    first, second = put_article(store)
    give_verdict(store, [first], "disputed", reviewer="ada", note="=no")
    export_to(store, "xlsx", "sheet.xlsx", ClaimFilter())
    assert import_verdicts(store, Path("sheet.xlsx"), reviewer="bo") == []
    export_to(store, "csv", "sheet.csv", ClaimFilter())
    assert import_verdicts(store, Path("sheet.csv"), reviewer="bo") == []
    book = openpyxl.load_workbook("sheet.xlsx")
    names = [cell.value for cell in book["claims"][1]]
    book["claims"].cell(3, names.index("status") + 1).value = "V"
    book["claims"].cell(3, names.index("verdict_note") + 1).value = "on tape"
    book.save("sheet.xlsx")
    before = rows(store)
    (one,) = import_verdicts(store, Path("sheet.xlsx"), reviewer="bo", dry_run=True)
    assert (one.claim_id, one.before, one.verdict, one.note) == (second, "open", "verified", "on tape")
    assert rows(store) == before
    import_verdicts(store, Path("sheet.xlsx"), reviewer="bo")
    sheet = store.row("SELECT status, verdict_by, verdict_note FROM claim_sheet WHERE claim_id = ?", (second,))
    assert tuple(sheet) == ("verified", "bo", "on tape")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("claim_id,colour\n1,red\n", "columns claim_id and verdict"),
        ("claim_id,verdict\n1,true\n", "row 2: 'true' is no verdict"),
        ("claim_id,verdict\n1,v\n9,d\n", "row 3: there is no claim 9"),
        ("claim_id,verdict\nx,v\n", "'x' is no number"),
        ("claim_id,verdict\n99999999999999999999,v\n", "no number"),
        ("claim_id;verdict\n1;v\n1;d\n", "more than once"),
        ("claim_id\tverdict\tclaim_uid\n1\tv\tabc\n", "another database"),
        ('claim_id,verdict\n1,"v\n', "not a table"),
    ],
)
def test_a_bad_sheet_gives_no_verdict(store: Store, text: str, said: str) -> None:
    put_article(store)
    Path("v.csv").write_text(text, encoding="utf-8")
    with pytest.raises(WorkbenchError, match=said):
        import_verdicts(store, Path("v.csv"), reviewer="bo")
    assert store.value("SELECT count(*) FROM verdicts") == 0


def test_a_workbook_that_is_none(store: Store) -> None:
    Path("v.xlsx").write_bytes(b"PK nonsense")
    with pytest.raises(WorkbenchError, match="not a table"):
        import_verdicts(store, Path("v.xlsx"), reviewer="bo")


def test_the_command_takes_both(store: Store) -> None:
    put_article(store)
    export_to(store, "jsonl", "all.jsonl", ClaimFilter())
    assert "2 claims" in ok("import", "all.jsonl", "--db", "new.db")
    Path("v.csv").write_bytes("claim_id;verdict;note\n1;d;caf\xe9\n".encode("cp1252"))
    assert "row 2: claim 1: open -> disputed: café" in ok("import", "v.csv", "--db", "new.db", "--dry-run")
    assert "1 verdicts given" in ok("import", "v.csv", "--db", "new.db")
    assert "holds something" in refused("import", "all.jsonl", "--db", "new.db")
    assert "cannot be read" in refused("import", "absent.jsonl", "--db", "newer.db")
    assert not Path("newer.db").exists()
    assert "what comes in" in refused("import", "x.pdf")
