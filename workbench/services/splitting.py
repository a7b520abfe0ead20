"""A text to a split: what the command line, the store and the Python API share."""

from __future__ import annotations

from dataclasses import replace

from workbench.extracting import Extractor
from workbench.extracting.rules import RulesExtractor
from workbench.intake import parse_head
from workbench.language import pack_codes
from workbench.model import Head, SourceText, Split
from workbench.splitting import split_text
from workbench.times import find_times, flag_two_dates

_LABEL_LENGTH = 80


def split(text: str, *, language: str | None = None) -> Split:
    """Take an article apart.

    Args:
        text: the article, with the lines of its head (title, byline, date) where it has them.
        language: ISO 639-1 code; found from the text where it is not given.

    Returns:
        Its sentences, claims, marked passages and times. Offsets count code points of `text`.

    Example:
        >>> result = split('"Wij weten van niets", zei wethouder Bo Maas. De bouw ligt stil.')
        >>> [(claim.text, claim.speaker_name) for claim in result.claims]
        [('Wij weten van niets', 'Bo Maas'), ('De bouw ligt stil.', None)]
    """
    head = parse_head(text)
    return with_times(split_text(text, head=head, language=language), head)


def with_times(result: Split, head: Head) -> Split:
    """Return a split with its time expressions, resolved against the date that the head gives."""
    times = find_times(result.text, result.language, head.published, head.spans)
    return replace(result, times=flag_two_dates(result.text, result.language, result.sentences, times))


def split_source(source: SourceText, extractor: Extractor | None = None) -> tuple[Split, tuple[str, ...]]:
    """Take apart what intake handed on, with the head and the language that it found or was told.

    Args:
        source: the article.
        extractor: the engine that finds who said what; the rules where it is not given.

    Returns:
        The split, and lines to tell the user: that no pack fits the language, or what the engine says.
    """
    engine = extractor or RulesExtractor()
    result, lines = engine.extract(source.text, head=source.head, language=source.head.language)
    if result.language not in pack_codes():
        lines = (f"no language pack fits ({result.language}); only sentences and quoted passages were found", *lines)
    return with_times(result, source.head), lines


def title_of(head: Head, result: Split) -> str | None:
    """Return an article's title: the head's, else a heading with which the text begins."""
    if head.title:
        return head.title
    first = result.sentences[0] if result.sentences else None
    return " ".join(result.text[first.start : first.end].split()) if first and first.kind == "heading" else None


def label_of(head: Head, result: Split) -> str:
    """Return what a list calls the article: its title, else the first words of its text."""
    if title := title_of(head, result):
        return title
    first = result.sentences[0] if result.sentences else None
    words = " ".join((result.text[first.start : first.end] if first else result.text[:400]).split())
    if len(words) <= _LABEL_LENGTH:
        return words
    return words[:_LABEL_LENGTH].rsplit(" ", 1)[0] + " …"
