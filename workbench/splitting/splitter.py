"""From an article's text to its sentences, attributions and claims."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from workbench.language import Pack, load_pack
from workbench.model import Head, Mark, Sentence, Split
from workbench.splitting.attribution import Found, find_attributions
from workbench.splitting.claims import Assembler
from workbench.splitting.dialogue import dialogue_pairs
from workbench.splitting.grammar import Grammar
from workbench.splitting.languages import detect_language
from workbench.splitting.marked import mark_of
from workbench.splitting.marks import Pair, pair_marks
from workbench.splitting.paragraphs import Paragraph, find_paragraphs
from workbench.splitting.quotes import is_direct
from workbench.splitting.sentences import find_sentences
from workbench.splitting.speakers import Resolver
from workbench.splitting.tokens import tokenize
from workbench.splitting.view import View, build_view

_NO_HEAD = Head()
_MOST_QUOTATIONS = 60


@cache
def _grammar(language: str) -> Grammar:
    return Grammar(load_pack(language))


def split_text(text: str, *, head: Head = _NO_HEAD, language: str | None = None) -> Split:
    """Take an article apart.

    Args:
        text: the article as it is stored.
        head: what its head says; `head.spans` are no running text.
        language: code of its language; else that of the head, else told from the text.
    """
    code = language or head.language or detect_language(text)
    grammar = _grammar(code)
    paragraphs = find_paragraphs(text, head.spans)
    pairs = _quotations(text, paragraphs, grammar.pack)
    sentences = find_sentences(text, paragraphs, pairs, grammar.pack)
    direct, fragments = _sort_quotes(text, sentences, pairs, grammar)
    views = [
        build_view(text, number, sentence, direct[number], fragments[number], grammar)
        for number, sentence in enumerate(sentences)
        if sentence.kind == "sentence"
    ]
    found = find_attributions(text, views, grammar)
    assembler = Assembler(text, grammar)
    _assemble(text, sentences, views, found, grammar, assembler)
    return Split(text, code, tuple(sentences), assembler.claims(), _marked(text, sentences, fragments, found, grammar))


def _sort_quotes(
    text: str, sentences: Sequence[Sentence], pairs: Sequence[Pair], grammar: Grammar
) -> tuple[list[list[Pair]], list[list[Pair]]]:
    """Hand each sentence its quotations: direct speech, and fragments of the writer's own sentence."""
    direct: list[list[Pair]] = []
    fragments: list[list[Pair]] = []
    cursor = 0
    for sentence in sentences:
        speech: list[Pair] = []
        rest: list[Pair] = []
        first = cursor
        while cursor < len(pairs) and pairs[cursor].start < sentence.end:
            cursor += 1
        endless = cursor - first > _MOST_QUOTATIONS or sentence.kind == "heading"
        for pair in pairs[first:cursor]:
            if pair.start < sentence.start or endless:
                continue
            if is_direct(text, pair, sentence, grammar, bool(speech)):
                speech.append(pair)
            else:
                rest.append(pair)
        direct.append(speech)
        fragments.append(rest)
    return direct, fragments


def _assemble(
    text: str,
    sentences: Sequence[Sentence],
    views: Sequence[View],
    found: Sequence[Found],
    grammar: Grammar,
    assembler: Assembler,
) -> None:
    by_sentence: dict[int, list[Found]] = {}
    for item in found:
        by_sentence.setdefault(item.sentence, []).append(item)
    by_view = {view.number: view for view in views}
    titles = [tokenize(text, s.start, s.end, grammar.pack) for s in sentences if s.kind == "heading"]
    titles += [tokenize(text, *item.speaker, grammar.pack) for item in found if item.speaker and _inside(item)]
    resolver = Resolver(text, views, grammar, titles, _answers(text, sentences))
    for number, sentence in enumerate(sentences):
        if sentence.kind == "heading":
            assembler.heading(sentence)
            continue
        view = by_view[number]
        items = by_sentence.get(number, [])
        for item, source in zip(items, resolver.read(view, items), strict=True):
            assembler.attribution(item, source)
        asked = not items and text[sentence.start : sentence.end].rstrip("\"'”’») ").endswith("?")
        assembler.own_voice(view, items, asked)


def _inside(item: Found) -> bool:
    """Tell whether the source of direct speech is named inside its quotation marks."""
    return item.form == "direct" and item.speaker is not None and item.start < item.speaker[0] < item.end


def _quotations(text: str, paragraphs: Sequence[Paragraph], pack: Pack) -> list[Pair]:
    """Return all stretches that are marked as quotations, by marks or by dashes."""
    spoken = dialogue_pairs(text, paragraphs, pack)
    marked = pair_marks(text, paragraphs, pack)
    free = [p for p in marked if not any(p.start < s.end and s.start < p.end for s in spoken)] if spoken else marked
    return sorted([*free, *spoken], key=lambda pair: pair.start)


def _answers(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the sentences that follow a question of the writer's."""
    asked = [text[s.start : s.end].rstrip().endswith("?") for s in sentences]
    return frozenset(number + 1 for number, question in enumerate(asked) if question)


def _marked(
    text: str,
    sentences: Sequence[Sentence],
    fragments: Sequence[Sequence[Pair]],
    found: Sequence[Found],
    grammar: Grammar,
) -> tuple[Mark, ...]:
    said = {span for item in found for span in item.quoted} | {span for item in found for span in item.parts}
    return tuple(
        mark_of(text, pair, sentence.start, grammar.pack)
        for sentence, pairs in zip(sentences, fragments, strict=True)
        for pair in pairs
        if (pair.inner, pair.outer) not in said
    )
