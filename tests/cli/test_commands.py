"""The main job by command line: articles in, verdicts given, files and answers out."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import ROOT, SEED, command, ok, run
from workbench.export import COLUMNS, read_jsonl
from workbench.store.sheet import RECORDS


@pytest.fixture
def database(tmp_path: Path) -> Path:
    ok("add", SEED)
    return tmp_path / "claims.db"


def sheet(path: Path, sql: str = "SELECT * FROM claim_sheet ORDER BY article_id, position") -> list[tuple]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_add_says_what_came_in_and_knows_it_again(tmp_path: Path) -> None:
    first = ok("add", SEED)
    assert f"{SEED}: article 1, " in first
    copy = tmp_path / "copy.txt"
    copy.write_bytes(b"\xef\xbb\xbf" + SEED.read_bytes())
    assert "already there as article 1; nothing changed" in ok("add", copy)
    assert len(sheet(tmp_path / "claims.db", "SELECT * FROM articles")) == 1


def test_standard_input_and_json_lines(tmp_path: Path) -> None:
    ok("add", "-", input="Titel van dit stuk\n\nDoor Bo Maas\n\nDe brug is dicht. De pont vaart.")
    lines = [
        json.dumps(
            {"id": "a1", "title": "Pont weg", "published": "2024-05", "text": "De pont is weg. Niemand weet waarom."}
        ),
        "{broken",
        json.dumps({"text": "The ferry is gone. Nobody knows why it left the harbour.", "language": "en"}),
    ]
    done = run("add", "-", input="\n".join(lines))
    assert done.returncode == 1
    assert ":2" in done.stderr
    rows = sheet(
        tmp_path / "claims.db", "SELECT label, identifier, published, language, author FROM articles ORDER BY id"
    )
    assert rows[0] == ("Titel van dit stuk", None, None, "nl", "Bo Maas")
    assert rows[1] == ("Pont weg", "a1", "2024-05", "nl", None)
    assert rows[2][3] == "en"


def test_split_stores_nothing_and_keeps_the_contract(tmp_path: Path) -> None:
    answer = json.loads(ok("split", SEED, "--format", "json"))
    assert list(tmp_path.iterdir()) == []
    article = answer[0]
    text = SEED.read_text(encoding="utf-8")
    assert article["text"] == text
    assert (article["language"], article["published"], article["title"]) == ("nl", "2019-04", None)
    assert article["times"] == []
    for claim in article["claims"]:
        spans = claim.get("parts") or [claim]
        assert claim["text"] == " ".join(text[span["start"] : span["end"]] for span in spans)
        for mention in (*claim["cue"], *filter(None, [claim["speaker"], claim.get("shared_subject")])):
            assert mention["text"] == text[mention["start"] : mention["end"]]
    assert [json.loads(line) for line in ok("split", SEED, "--format", "jsonl").splitlines()] == answer
    assert "António Guterres (aldus)" in ok("split", SEED)


def test_jsonl_split_answers_every_line_in_order() -> None:
    lines = ['{"id": 1, "text": "De brug is dicht."}', "nonsense", '{"id": "x", "text": "De pont vaart weer."}']
    done = run("split", "-", "--format", "jsonl", input="\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 3
    assert "error" in answers[1]
    assert answers[2]["id"] == "x"


def test_a_language_without_a_pack_is_said_and_still_split() -> None:
    text = 'Silta on suljettu. "Odotamme", sanoi Aino Lehto. Lautta ei kulje tänään lainkaan.'
    done = run("split", "-", "--format", "json", input=text)
    assert "no language pack fits" in done.stderr
    (article,) = json.loads(done.stdout)
    assert article["language"] == "und"
    assert len(article["sentences"]) == 3
    assert "Odotamme" in [claim["text"] for claim in article["claims"] if claim["kind"] == "quote"] + [
        mark["text"].strip('"') for mark in article["marked"]
    ]


def test_verdicts_undo_and_what_the_files_say(database: Path) -> None:
    assert ok("verdict", 1, 2, "v", "--note", "seen") == "verified: 2 claims\n"
    ok("verdict", 3, "disputed")
    ok("note", 3, "call the ministry")
    ok("evidence", 3, "undermines", "https://example.org/a", "--title", "Minutes")
    assert "taken back: evidence" in ok("undo")
    ok("redo")
    ok("verdict", 4, "s", "--reviewer", "bo")
    ok("undo", "--reviewer", "bo")
    rows = {
        row[0]: row
        for row in sheet(
            database, "SELECT claim_id, status, verdict_by, verdict_note, notes, evidence FROM claim_sheet"
        )
    }
    assert rows[1][1:4] == ("verified", "ada", "seen")
    assert rows[3][1:] == ("disputed", "ada", None, "call the ministry", "undermines: Minutes <https://example.org/a>")
    assert rows[4][1] == "open"


def test_csv_and_the_sheet_agree(database: Path) -> None:
    ok("verdict", 1, "v", "--note", "=1+1")
    columns = [row[1] for row in sheet(database, "PRAGMA table_info(claim_sheet)")]
    assert tuple(columns) == COLUMNS
    rows = list(csv.reader(io.StringIO(ok("export", "csv", "--raw"), newline="")))
    assert rows[0] == columns
    assert rows[1:] == [["" if cell is None else str(cell) for cell in row] for row in sheet(database)]
    assert "'=1+1" in ok("export", "csv")
    ok("export", "csv", "--bom", "-o", "sheet.csv")
    assert Path("sheet.csv").read_bytes().startswith(b"\xef\xbb\xbfclaim_id,")
    assert sorted(path.name for path in Path().iterdir()) == ["claims.db", "sheet.csv"]


def test_filters_choose_what_is_exported(database: Path) -> None:
    ok("verdict", 2, "d")
    assert [row["claim_id"] for row in json.loads(ok("export", "json", "--status", "disputed"))] == [2]
    quotes = json.loads(ok("export", "json", "--speaker", "António Guterres", "--kind", "quote"))
    assert quotes
    assert {row["kind"] for row in quotes} == {"quote"}
    assert json.loads(ok("export", "json", "--words", "xyzzy")) == []
    assert "leave the filters out" in run("export", "jsonl", "--status", "open").stderr
    assert "## Strijdkrachten" in ok("export", "markdown", "--article", "1")


def test_json_lines_hold_every_row_of_every_table(database: Path) -> None:
    ok("verdict", 1, "v")
    ok("note", 1, "n")
    ok("evidence", 1, "context", "--title", "t")
    ok("undo")
    found: dict[str, list[dict]] = {}
    for record in read_jsonl(ok("export", "jsonl").splitlines()):
        found.setdefault(record.pop("type"), []).append(record)
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    derived = {"claim_states", "passage_words", "_sqlite_migrations"}
    own = {t for t in tables if not t.startswith(("claims_", "passages_", "sqlite_"))}
    assert own - derived == {table for _, table in RECORDS}
    for kind, table in RECORDS:
        rows = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
        key = sorted(rows[0]) if rows else []
        assert sorted(found.get(kind, []), key=lambda r: [str(r[k]) for k in key]) == sorted(
            rows, key=lambda r: [str(r[k]) for k in key]
        )
    connection.close()


def test_query_report_and_the_state_of_the_work(database: Path) -> None:
    ok("verdict", 1, "v")
    assert "open" in ok("query")
    assert "claim" in ok("query", "open")
    assert ok("query", "select count(*) as n from claims where id < 0", "--format", "csv") == "n\n0\n"
    assert json.loads(ok("query", "select 1 as a, null as b", "--format", "json")) == [{"a": 1, "b": None}]
    state = ok()
    assert state == ok("report")
    assert "1 articles" in state or "1 article" in state
    report = json.loads(ok("report", "--format", "json"))
    assert report["claims"]["verified"] == 1
    assert report["articles"][0]["total"] == report["claims"]["total"] > 20


def test_reading_leaves_the_bytes_as_they_are(database: Path) -> None:
    before = database.read_bytes()
    for arguments in ((), ("report",), ("export", "jsonl"), ("query", "open"), ("split", str(SEED))):
        ok(*arguments)
    assert database.read_bytes() == before
    assert [path.name for path in database.parent.iterdir()] == ["claims.db"]


def test_hostile_text_reaches_no_terminal_and_stays_in_the_database(tmp_path: Path) -> None:
    text = "De \x1b[31mbrug\x1b[0m is [bold]dicht[/bold] \u202eomgekeerd\u202c. " + "x" * 10_000 + " is een woord."
    (tmp_path / "h.txt").write_text(text, encoding="utf-8", newline="")
    ok("add", "h.txt")
    for arguments in (("split", "h.txt"), ("report",), ("query", "open"), ("export", "markdown")):
        shown = ok(*arguments)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "\x9b" not in shown
    assert sheet(tmp_path / "claims.db", "SELECT text FROM drafts") == [(text,)]
    assert any("\x1b[31m" in row["claim"] for row in json.loads(ok("export", "json")))


def test_a_reader_that_goes_away_is_no_error(database: Path) -> None:
    pipe = subprocess.Popen(command("export", "jsonl"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert pipe.stdout and pipe.stderr
    pipe.stdout.read(10)
    pipe.stdout.close()
    assert pipe.stderr.read() == b""
    pipe.stderr.close()
    assert pipe.wait() == 0


def test_a_locale_without_letters_stops_nothing(database: Path) -> None:
    for encoding in ("ascii", "cp1252"):
        for arguments in (("split", str(SEED)), ("report",), ("export", "csv"), ("query", "open")):
            done = subprocess.run(
                command(*arguments),
                capture_output=True,
                check=False,
                env={
                    **os.environ,
                    "LC_ALL": "C",
                    "PYTHONUTF8": "0",
                    "PYTHONCOERCECLOCALE": "0",
                    "PYTHONIOENCODING": encoding,
                },
            )
            assert done.returncode == 0, done.stderr
    plain = subprocess.run(
        command("export", "json"),
        capture_output=True,
        check=True,
        env={k: v for k, v in os.environ.items() if k != "PYTHONIOENCODING"} | {"LC_ALL": "C", "PYTHONUTF8": "0"},
    )
    assert "António Guterres" in plain.stdout.decode("utf-8")


def test_the_same_program_as_a_module_of_the_checkout() -> None:
    assert ok("--version").startswith("workbench ")
    assert (ROOT / "main.py").exists()
