"""An engine that reads clauses from a spaCy pipeline's dependency parse.

What a verb of saying governs as a clause is content, its subject the speaker. It adds to the rules what they did not
find; the verbs are those of the language's pack.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.extracting.base import Attribution, EngineOptions, Extractor
from workbench.extracting.merging import with_attributions
from workbench.language import load_pack
from workbench.model import Head, Span, Split, WorkbenchError
from workbench.splitting import split_text

_CLAUSES = frozenset({"ccomp", "parataxis", "oc", "obj:ccomp"})
_SUBJECTS = frozenset({"nsubj", "sb", "nsubj:pass", "nsubjpass"})
_MARKERS = frozenset({"mark", "cp", "complm"})
_OUTER = " \t\r\n,;:.\"'“”„‘’«»"


def make(options: EngineOptions) -> Extractor:
    """Return the engine.

    Raises:
        WorkbenchError: spaCy or the pipeline is not installed, or the pipeline has no parser.
    """
    try:
        import spacy
    except ImportError as error:
        raise WorkbenchError("the engine spacy needs the package spacy: install workbench[spacy]") from error
    if not options.model:
        raise WorkbenchError("the engine spacy needs a pipeline: set extractor_model in workbench.toml")
    try:
        pipeline = spacy.load(options.model)
    except (OSError, ValueError) as error:
        raise WorkbenchError(f"{options.model}: no spaCy pipeline of that name is installed") from error
    if "parser" not in pipeline.pipe_names:
        raise WorkbenchError(f"{options.model}: this pipeline has no parser; name one that has")
    return SpacyExtractor(pipeline)


class SpacyExtractor:
    """Parses articles with a pipeline."""

    def __init__(self, pipeline: Any) -> None:
        self.pipeline = pipeline

    def extract(self, text: str, *, head: Head, language: str | None) -> tuple[Split, tuple[str, ...]]:
        """Return the rules' split with the attributions that the parse shows beside."""
        split = split_text(text, head=head, language=language)
        if split.language not in (self.pipeline.lang, "und"):
            note = f"the pipeline is for {self.pipeline.lang}, the article in {split.language}; the rules were used"
            return split, (note,)
        reports = load_pack(self.pipeline.lang).reports
        names = {claim.speaker_name for claim in split.claims if claim.speaker_name}
        found = [
            attribution
            for sentence in split.sentences
            if sentence.kind == "sentence"
            for attribution in _attributions(
                self.pipeline(text[sentence.start : sentence.end]), sentence.start, reports, names
            )
        ]
        return with_attributions(split, found, engine_wins=False), ()


def _attributions(document: Any, offset: int, reports: Any, names: set[str]) -> Iterator[Attribution]:
    for token in document:
        verb = token.head
        if token.dep_ not in _CLAUSES or verb is token or verb.text.lower() not in reports:
            continue
        content = _content(document, token, offset)
        if content is None:
            continue
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        speaker = _subtree(subject, offset) if subject is not None else None
        name = _fullest(document.text[speaker.start - offset : speaker.end - offset], names) if speaker else None
        yield Attribution((content,), "indirect", speaker, name, (_span(verb, offset),))


def _span(token: Any, offset: int) -> Span:
    return Span(offset + token.idx, offset + token.idx + len(token.text))


def _content(document: Any, clause: Any, offset: int) -> Span | None:
    """Return the clause without its complementiser and the marks around it."""
    tokens = [token for token in clause.subtree if not (token.dep_ in _MARKERS and token.head is clause)]
    if not tokens:
        return None
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)
    words = document.text[start:end]
    start += len(words) - len(words.lstrip(_OUTER))
    end = start + len(words.strip(_OUTER))
    return Span(offset + start, offset + end) if end > start else None


def _subtree(token: Any, offset: int) -> Span:
    tokens = list(token.subtree)
    return Span(offset + tokens[0].idx, offset + tokens[-1].idx + len(tokens[-1].text))


def _fullest(words: str, names: set[str]) -> str:
    """Return the fullest name known that ends in the last word of a speaker, else the words as printed."""
    last = words.split()[-1]
    return max((name for name in names if name.split()[-1] == last), key=len, default=words)
