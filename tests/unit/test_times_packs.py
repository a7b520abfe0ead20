"""The packs of times hold together: every name that a form uses exists, and nothing lies there unused."""

from __future__ import annotations

import re

import pytest

from workbench.language import pack_aspect
from workbench.times.finder import MEANINGS, NO_TIME
from workbench.times.grammar import load_grammar

LANGUAGES = ("nl", "en", "de", "fr", "es")
OF_THE_PROGRAM = {"past", "future", "present", "perfect", "planned", "modal", "clause", "day", "today", "weekday"}
OF_TOKENS = {"ordsuffix", "tensuffix", "hoursuffix", "halfday", "shortunit", "num", "unitnum", "tens"}


def forms(code: str) -> list[str]:
    table = pack_aspect(code, "times")
    assert table
    return [*table["rules"].values(), *table.get("pieces", {}).values()]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_class_that_a_form_names_can_be_met(code: str) -> None:
    grammar = load_grammar(code)
    assert grammar is not None
    named = {name for text in forms(code) for name in re.findall(r"@(\w+)", text)}
    assert {name for name in named if not grammar.lexicon.codes_with([name])} == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_list_of_words_and_every_piece_is_used(code: str) -> None:
    table = pack_aspect(code, "times")
    assert table
    named = {name.lstrip("wc") for text in forms(code) for name in re.findall(r"@(\w+)", text)}
    named |= {name for text in forms(code) for name in re.findall(r"@(\w+)", text)}
    joined = {part for parts in table.get("joined", {}).values() for part in parts.split()}
    lists = {*table["words"], *table.get("joined", {})}
    assert lists - named - joined - OF_THE_PROGRAM - OF_TOKENS == set()
    pieces = {name for text in forms(code) for name in re.findall(r"\{(\w+)\}", text)}
    assert set(table.get("pieces", {})) - pieces == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_rule_has_a_meaning(code: str) -> None:
    table = pack_aspect(code, "times")
    assert table
    assert set(table["rules"]) <= {*MEANINGS, NO_TIME}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_form_compiles_and_none_stands_twice(code: str) -> None:
    grammar = load_grammar(code)
    assert grammar is not None
    for form in grammar._forms:
        assert form.pattern
    for rule, text in (pack_aspect(code, "times"))["rules"].items():
        lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
        assert len(lines) == len(set(lines)), (rule, [line for line in lines if lines.count(line) > 1])
