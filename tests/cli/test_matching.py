"""`similar`, `compare`, `link`, `clusters`, `sweep`, `factchecks`, `reference`, `take` as processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ok, refused

ONE = "De haven van Ostermeer blijft tot september dicht. Bij de brand raakten zeven mensen gewond in de haven."
TWO = "Bij de brand raakten negen mensen gewond in de haven. De haven van Ostermeer blijft dicht tot in september."


@pytest.fixture
def database(tmp_path: Path) -> Path:
    for name, text in (("een.txt", ONE), ("twee.txt", TWO)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    ok("add", "een.txt", "twee.txt")
    return tmp_path / "claims.db"


def rows(output: str) -> list:
    return [json.loads(line) for line in output.splitlines()]


def test_similar_in_every_format(database: Path) -> None:
    found = json.loads(ok("similar", "zeven gewonden bij brand in de haven", "--format", "json", "--limit", "2"))
    assert len(found) == 2
    assert found[0]["text"].startswith("Bij de brand")
    assert set(found[0]) == {"id", "text", "score", "relation", "reasons", "shared", "differs"}
    assert found[0]["score"] >= found[1]["score"]
    assert rows(ok("similar", "zeven gewonden bij brand in de haven", "--format", "jsonl", "--limit", "2")) == found
    assert "number: negen ≠ zeven" in ok("similar", "Bij de brand raakten negen mensen gewond", "--limit", "3").replace(
        "zeven ≠ negen", "negen ≠ zeven"
    )


def test_a_batch_answers_each_line_in_order(database: Path) -> None:
    lines = '{"text": "haven dicht"}\nfoo\n[]\n{"text": 3}\n{"text": ""}\n{"text": "xyzzy"}\n'
    answers = rows(ok("similar", "--input", "-", input=lines))
    assert [isinstance(answer, list) for answer in answers] == [True, False, False, False, True, True]
    assert all("error" in answers[i] for i in (1, 2, 3))
    assert answers[4:] == [[], []]
    pairs = '{"a": "Hij komt", "b": "Hij komt niet", "language": "nl"}\n{"a": "x"}\n{"a": "Ja", "b": "Ja"}\n'
    found = rows(ok("compare", "--input", "-", input=pairs))
    assert (found[0]["relation"], found[0]["reasons"]) == ("conflict", ["negation: niet"])
    assert "error" in found[1]
    assert found[2]["relation"] == "same"


def test_compare_two_texts(database: Path) -> None:
    assert "negation: geen" in ok("compare", "Een man speelt geen gitaar", "Een man speelt gitaar")
    found = json.loads(ok("compare", "--format", "json", "A man sings", "Rain is due"))
    assert found["relation"] == "none"
    assert "two texts" in refused("compare", "one")
    assert "give a text" in refused("similar")
    assert "cannot be read" in refused("similar", "--input", "nowhere.jsonl")


def test_links_are_found_anew_and_decided_on(database: Path) -> None:
    assert ok("link").startswith("0 ")
    first = ok("query", "same-elsewhere", "--format", "csv")
    assert "cross-references found" in ok("link", "--all")
    assert ok("query", "same-elsewhere", "--format", "csv") == first
    _, _, claim, _, _, other, *_ = first.splitlines()[1].split(",")
    assert "2 articles, 2 times" in ok("clusters")
    assert "differs:" in ok("clusters", claim)
    assert "has a verdict" in refused("take", claim)
    ok("verdict", other, "v")
    assert f"taken over from claim {other}" in ok("take", claim)
    assert ok("undo").startswith("taken back: verified")
    assert ok("reference", claim, other, "reject") == f"rejected: claims {claim} and {other}\n"
    ok("link", "--all")
    assert len(ok("query", "same-elsewhere", "--format", "csv").splitlines()) == 1
    assert ok("undo").startswith("taken back: rejected")
    assert ok("query", "same-elsewhere", "--format", "csv") == first
    assert "are not linked" in refused("reference", 1, 1, "confirm")


def test_fact_checks(database: Path, tmp_path: Path) -> None:
    assert "no fact-checks yet" in refused("similar", "x", "--among", "factchecks")
    check = {
        "id": "f1",
        "claim": "De haven van Ostermeer blijft dicht tot september",
        "rating": "Waar",
        "language": "nl",
    }
    (tmp_path / "f.jsonl").write_text(json.dumps(check) + "\n\n", encoding="utf-8")
    assert "1 fact-checks, 1 new, 2 matches" in ok("factchecks", "import", "f.jsonl")
    found = json.loads(ok("similar", "haven Ostermeer dicht", "--among", "factchecks", "--format", "json"))
    assert found[0]["id"] == "f1"
    assert "Waar" in ok("query", "fact-checks", "--format", "csv")


def test_what_resembles_is_found_in_the_source_library_too(database: Path, tmp_path: Path) -> None:
    assert "the source library is empty" in refused("similar", "x", "--among", "documents")
    minutes = "MR VALE: The harbour was dredged twice.\n\nMS OKE: We saw the northern lock collapse before noon.\n"
    (tmp_path / "minutes.txt").write_text(minutes, encoding="utf-8")
    ok("sources", "add", "minutes.txt")
    found = json.loads(ok("similar", "the northern lock collapsed", "--among", "documents", "--format", "json"))
    assert found[0]["id"] == 1
    assert "northern lock collapse" in found[0]["text"]
    assert 0 < found[0]["score"] <= 1
    assert "MS OKE" in ok("similar", "the northern lock collapsed", "--among", "documents")


def test_sweep(database: Path, tmp_path: Path) -> None:
    assert "nothing found" in ok("sweep", 1)
    (tmp_path / "drie.txt").write_text("De zaal opent op zondag 6 april 2019 de deuren.", encoding="utf-8")
    ok("add", "drie.txt")
    assert rows(ok("sweep", "--format", "jsonl"))[0]["kind"] == "weekday"
    itself = "Bij de brand in de loods raakten vier mensen gewond. Later bleek de loods leeg."
    itself += " Bij de brand in de loods raakten zes mensen gewond."
    (tmp_path / "vier.txt").write_text(itself, encoding="utf-8")
    ok("add", "vier.txt")
    assert "contradiction" in ok("sweep", 4)
    assert "no article 9" in refused("sweep", 9)
