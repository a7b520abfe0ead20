"""`sources`, `check`, `misquotes` and `evidence` as their users run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ROOT, ok, refused, run

SOURCES = ROOT / "seeds" / "sources"
ARTICLE = ROOT / "seeds" / "nl-overstroming-persbureau.txt"


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    ok("add", ARTICLE)
    ok("sources", "add", SOURCES / "nl-persconferentie-marewijk.vtt", "--keep")
    return tmp_path


def test_documents_in_checked_and_reported(filled: Path) -> None:
    assert "already there as document 1" in ok("sources", "add", SOURCES / "nl-persconferentie-marewijk.vtt")
    listed = json.loads(ok("sources", "list", "--format", "json"))
    assert (listed[0]["kind"], listed[0]["speakers"]) == ("vtt", 5)
    assert "kept copy is as it was" in ok("sources", "verify")
    told = ok("check")
    assert "altered (negation): Wij hebben de bewoners te laat gewaarschuwd" in told
    one = json.loads(ok("check", "--text", "Wij hebben de bewoners te laat gewaarschuwd", "--format", "json"))
    assert (one["class"], one["grave"], one["speaker"]) == ("altered", ["negation"], "Heleen Wouda")
    assert "00:00:38" in ok("check", "--text", "Wij hebben de bewoners te laat gewaarschuwd")
    report = ok("misquotes", "--article", 1)
    assert "~~niet~~" in report
    ok("misquotes", "--format", "json", "--output", "report.json")
    assert json.loads(Path("report.json").read_text())["counts"]["altered"] == 1
    assert "altered" in ok("query", "select class from quote_check_sheet where class = 'altered'")


def test_a_choice_of_what_is_not_there_is_told(filled: Path) -> None:
    for call in (("check",), ("misquotes",), ("export", "csv")):
        assert "no article 99" in refused(*call, "--article", 99)
    assert "no claim 9999" in refused("check", "--claim", 9999)
    assert "'soon': not a date" in refused("check", "--since", "soon")
    assert "'soon': not a date" in refused("check", "--text", "Wij hebben niets gezegd", "--until", "soon")


def test_a_quote_against_a_file(tmp_path: Path) -> None:
    told = ok(
        "check", "--text", "de eerste uren waren chaotisch", "--source", SOURCES / "nl-persconferentie-marewijk.vtt"
    )
    assert told.startswith("altered")
    assert "ronduit" in told
    assert "there is no such file" in refused("check", "--text", "een twee drie", "--source", "weg.txt")


def test_a_batch_answers_every_line_in_order(tmp_path: Path) -> None:
    Path("bron.txt").write_text("WOUDA: Wij hebben niemand te laat gewaarschuwd. Dat staat vast.\n")
    lines = [
        {"id": 1, "quote": "Wij hebben iedereen te laat gewaarschuwd", "source_file": "bron.txt"},
        {
            "quote": "Wij hebben niemand te laat gewaarschuwd",
            "source": Path("bron.txt").read_text(),
            "speaker": "Wouda",
        },
        {"quote": "x"},
        {"quote": "Dat staat er niet eens in", "source_file": "weg.txt"},
        {"quote": 3, "source": "x"},
    ]
    data = "\n".join(["niet eens JSON", *map(json.dumps, lines)])
    done = run("check", "--input", "-", input=data)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [answer.get("class") for answer in answers] == [None, "altered", "exact", None, None, None]
    assert answers[1]["id"] == 1
    assert answers[2]["passage"] == "Wij hebben niemand te laat gewaarschuwd"
    assert all("\n" not in answer["error"] for answer in answers if "error" in answer)
    assert "no such file" in refused("check", "--input", "weg.jsonl").replace("No such", "no such")


def test_wrong_calls_are_one_line(filled: Path) -> None:
    assert "--source needs --text" in refused("check", "--source", "x")
    assert "name files or folders" in refused("sources", "add")
    assert "takes no path" in refused("sources", "list", "x")
    assert "there is no document 9" in refused("evidence", 1, "supports", "--document", 9)
    ok("add", ARTICLE, "--db", "other.db")
    assert "the source library is empty" in refused("check", "--db", "other.db")
    assert "no document of the library fits" in refused("check", "--said-by", "Niemand")


def test_evidence_as_a_record_with_a_warning(filled: Path) -> None:
    ok("evidence", 1, "supports", "--document", 1, "--passage", "de eerste uren waren ronduit chaotisch", "--page", 2)
    warned = run("evidence", 1, "context", "--file", ARTICLE, "--passage", "staat er niet", "--origin", "LNP")
    assert warned.returncode == 0
    assert "the passage does NOT stand there" in warned.stderr
    rows = json.loads(
        ok("query", "select stance, title, passage, page, origin, document from evidence_sheet", "--format", "json")
    )
    assert rows[0]["passage"] == "de eerste uren waren ronduit chaotisch"
    assert rows[0]["document"].startswith("Persconferentie")
    assert (rows[1]["title"], rows[1]["origin"]) == (ARTICLE.name, "LNP")
    done = run("sources", "verify")
    assert done.returncode == 1
    assert "does NOT stand there" in done.stderr


def test_the_house_rule_is_asked_for_on_the_spot(filled: Path) -> None:
    Path("workbench.toml").write_text("verified_needs_evidence = true\n")
    assert "verified needs evidence" in refused("verdict", 1, "v")
    ok("verdict", 1, "d")
    ok("evidence", 1, "supports", "https://example.org")
    ok("verdict", 1, "v")
    Path("workbench.toml").write_text("verified_needs_evidence = 1\n")
    assert "must be true or false" in refused("verdict", 1, "v")
