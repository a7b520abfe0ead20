"""Corrections, drafts and withdrawing as commands; what is wrong is one clear line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workbench.cli import main

TEXT = (
    "Brug bij Zuidhaven maanden dicht\n\n"
    "De brug bij Zuidhaven blijft tot september dicht. In de pijlers zijn veertien scheuren gevonden.\n\n"
    '"Wij hebben geen keus", zei Mara Stok. De brug is oud.\n'
)


class Shell:
    """Calls commands in this process: starting one for each would take most of the time."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def ok(self, *arguments: Any) -> str:
        """Call a command that does what it was asked; return its output."""
        code = main([str(argument) for argument in arguments])
        out, err = self._capsys.readouterr()
        assert code == 0, err
        return out

    def refused(self, *arguments: Any) -> str:
        """Call a command that refuses; return its one line."""
        code = main([str(argument) for argument in arguments])
        lines = self._capsys.readouterr().err.splitlines()
        assert code == 1 and len(lines) == 1 and lines[0].startswith("workbench: "), lines
        return lines[0]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


def test_a_claim_is_put_right_and_the_next_draft_keeps_it(tmp_path: Path, shell: Shell) -> None:
    ok = shell.ok
    first, second = tmp_path / "brug.txt", tmp_path / "nieuw.txt"
    first.write_text(TEXT, encoding="utf-8")
    ok("add", first)
    ok("verdict", 3, "v")
    ok("aside", 5, "een mening")
    assert "claim 5: De brug is oud." in ok("shelf")
    assert "split: now claim 6 and 7" in ok("correct", 3, "--split-at", "veertien scheuren")
    assert ok("correct", 6, "--form", "indirect", "--start", TEXT.index("pijlers")) == (
        "borders moved: claim 6\nnow indirect: claim 6\n"
    )
    ok("speaker", 6, "M. Stok")
    assert "one person from now on: 1 claims" in ok("person", "M. Stok", "Mara Stok")
    moved = TEXT.replace("september", "oktober").replace('"Wij', 'Nieuw is dit.\n\n"Wij')
    second.write_text(moved, encoding="utf-8")
    planned = ok("draft", 1, second, "--dry-run")
    assert planned.startswith("would be article 1: 5 stand, 1 changed, 1 new")
    assert "now: De brug bij Zuidhaven blijft tot oktober dicht." in planned
    assert "oktober" not in ok("query", "SELECT claim FROM claim_sheet", "--format", "csv")
    ok("draft", 1, second)
    sheet = ok(
        "query", "SELECT claim_id, status, speaker, claim FROM claim_sheet WHERE claim_id >= 5", "--format", "csv"
    )
    assert "5,aside,,De brug is oud." in sheet and "6,open,Mara Stok,pijlers zijn" in sheet
    assert "changed" in ok("undo") or "oktober" not in ok("query", "SELECT claim FROM claim_sheet", "--format", "csv")
    ok("redo")
    assert "withdrawn: article 1" in ok("withdraw", 1, "proef")
    assert ok("export", "csv").count("\n") == 1
    ok("withdraw", 1, "--back")
    assert ok("resplit", 1) == "article 1 splits as it is; nothing changed\n"
    ok("export", "jsonl", "--output", "all.jsonl")
    ok("import", "all.jsonl", "--db", "copy.db")
    ok("export", "jsonl", "--db", "copy.db", "--output", "again.jsonl")
    assert (tmp_path / "all.jsonl").read_bytes() == (tmp_path / "again.jsonl").read_bytes()
    both = [
        ok("query", "SELECT * FROM claim_sheet", "--format", "csv", "--db", name) for name in ("claims.db", "copy.db")
    ]
    assert both[0] == both[1]


def test_wrong_calls_are_one_line_and_change_nothing(tmp_path: Path, shell: Shell) -> None:
    ok, refused = shell.ok, shell.refused
    file, empty = tmp_path / "brug.txt", tmp_path / "leeg.txt"
    file.write_text(TEXT, encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    ok("add", file)
    before = ok("export", "jsonl")
    for arguments, says in (
        (("aside", 1), "say why"),
        (("aside", 99, "x"), "no claim 99"),
        (("correct", 1), "say what is to be put right"),
        (("correct", 1, "--split-at", "5", "--form", "none"), "stand alone"),
        (("correct", 1, "--end", 99999), "no place in the text"),
        (("claim", 1, "staat er niet"), "does not stand in the article"),
        (("claim", 1, "De brug"), "2 times"),
        (("draft", 1), "give the FILE"),
        (("draft", 1, empty), "leeg.txt"),
        (("draft", 1, tmp_path / "weg.txt"), "weg.txt"),
        (("draft", 1, file), "that is the text that article 1 has"),
        (("draft", 9, file), "no article 9"),
        (("draft", 1, "--place", "1=2"), "not to be placed"),
        (("draft", 1, "--place", "een"), "CLAIM=N"),
        (("resplit",), "ARTICLE, or --all"),
        (("withdraw", 1, "--back"), "is not withdrawn"),
    ):
        assert says in refused(*arguments), arguments
    assert ok("export", "jsonl") == before
