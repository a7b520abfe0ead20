"""The gold files of own/ and kept/ are what their sources say, and every span fits its text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.gold.annotate import AnnotationError, build, sources


def spans_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from spans_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_in(inner)


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.stem)
def test_gold_is_what_the_source_says(path: Path) -> None:
    text, gold = build(path.read_text(encoding="utf-8"), f"{path.stem}.txt")
    with path.with_suffix(".txt").open(encoding="utf-8", newline="") as stream:
        assert stream.read() == text
    assert json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) == gold


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.stem)
def test_spans_fit_the_text(path: Path) -> None:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    with (path.parent / gold["file"]).open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    for span in spans_in(gold):
        assert text[span["start"] : span["end"]] == span["text"]
    for attribution in gold["attributions"]:
        parts = attribution.get("parts") or [attribution]
        assert attribution["content"] == " ".join(text[part["start"] : part["end"]] for part in parts)
        assert all(len(text[part["start"] : part["end"]].strip()) for part in parts)
    ends = [sentence["end"] for sentence in gold["sentences"]]
    assert ends == sorted(set(ends))
    for split in gold["splits"]:
        start = gold["sentences"][split["sentence"]]["start"]
        assert all(text.find(claim, start) >= 0 for claim in split["claims"])


def test_no_article_in_both_folders() -> None:
    names = [path.stem for path in sources()]
    assert len(names) == len(set(names))


def test_marks_become_spans() -> None:
    raw = "\n".join(
        [
            "language: nl",
            "date: 2024-05-16",
            "---",
            "= Kop",
            "",
            "[h>Door Iemand]",
            "",
            '"[d1>{Ja}, maar {dat kan niet}]", [k1>zei] [s1=Ko Bos>Bos] [t=@-we>woensdag].| "[d1>Nee.]"',
        ]
    )
    text, gold = build(raw, "x.txt")
    assert text == 'Kop\n\nDoor Iemand\n\n"Ja, maar dat kan niet", zei Bos woensdag. "Nee."'
    assert [sentence["kind"] for sentence in gold["sentences"]] == ["heading", "sentence", "sentence"]
    assert gold["header"]["text"] == "Door Iemand"
    assert gold["attributions"][0]["content"] == "Ja, maar dat kan niet Nee."
    assert gold["attributions"][0]["speaker_name"] == "Ko Bos"
    assert gold["times"][0]["value"] == "2024-05-15"
    assert gold["splits"][0]["claims"] == ["Ja", "dat kan niet"]


@pytest.mark.parametrize("body", ["[x", "[d1>zonder teken]", "{alleen}", "[s1>Bos] zei"])
def test_a_source_that_does_not_add_up_is_refused(body: str) -> None:
    with pytest.raises(AnnotationError):
        build(f"language: nl\n---\n{body}", "x.txt")
