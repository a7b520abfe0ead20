"""The engine that reads a dependency parse, with a tiny pipeline that the test itself trains."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.extracting import EngineOptions, load_extractor
from workbench.model import Head, WorkbenchError

spacy = pytest.importorskip("spacy", reason="spaCy is not installed (workbench[spacy])")

SENTENCES = [
    (
        "Mara Stok murmured the bridge is shut .",
        [1, 2, 2, 4, 6, 6, 2, 2],
        "compound nsubj ROOT det nsubj aux ccomp punct",
    ),
    ("Bo Lind murmured the ferry is late .", [1, 2, 2, 4, 6, 6, 2, 2], "compound nsubj ROOT det nsubj aux ccomp punct"),
    ("Ann said the mill is old .", [1, 1, 3, 5, 5, 1, 1], "nsubj ROOT det nsubj aux ccomp punct"),
    ("The river rose .", [1, 2, 2, 2], "det nsubj ROOT punct"),
]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from spacy.tokens import Doc
    from spacy.training import Example

    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("en")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    examples = []
    for text, heads, deps in SENTENCES:
        words = text.split()
        gold = Doc(nlp.vocab, words=words, heads=heads, deps=deps.split())
        examples.append(Example(Doc(nlp.vocab, words=words), gold))
    nlp.initialize(lambda: examples)
    for _ in range(60):
        nlp.update(examples)
    path = tmp_path_factory.mktemp("pipeline") / "tiny"
    nlp.to_disk(path)
    return path


def test_a_clause_that_the_rules_do_not_find_is_added(pipeline: Path) -> None:
    engine = load_extractor("spacy", EngineOptions(model=str(pipeline)))
    text = "Ann said the mill is old. The river rose."
    split, lines = engine.extract(text, head=Head(), language="en")
    assert lines == ()
    (told,) = [claim for claim in split.claims if claim.form]
    assert (told.text, told.speaker_name, told.cue[0].text) == ("the mill is old", "Ann", "said")
    assert "The river rose." in [claim.text for claim in split.claims]


def test_another_language_is_left_to_the_rules(pipeline: Path) -> None:
    engine = load_extractor("spacy", EngineOptions(model=str(pipeline)))
    split, lines = engine.extract("De brug is dicht en de pont vaart niet.", head=Head(), language="nl")
    assert split.claims
    assert "the rules were used" in lines[0]


def test_what_is_missing_is_said() -> None:
    with pytest.raises(WorkbenchError, match="set extractor_model"):
        load_extractor("spacy", EngineOptions())
    with pytest.raises(WorkbenchError, match="no spaCy pipeline"):
        load_extractor("spacy", EngineOptions(model="no_such_pipeline"))


def test_a_pipeline_without_a_parser(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(WorkbenchError, match="has no parser"):
        load_extractor("spacy", EngineOptions(model=str(tmp_path / "blank")))
