"""The splitter beside others, on the annotated articles: `python -m tests.bench.attribution`.

Sentences against pysbd and sentencex (and spaCy's pipelines where one is installed), in quality and speed; quotations
against pairing quotation marks alone. Packages that are not installed are skipped by name.
"""

from __future__ import annotations

import importlib.util
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.gold.harness import SETS, article_of, gold_files, run_of
from tests.gold.score import tokens
from workbench.splitting import split_text

LANGUAGES = ("nl", "en", "de", "fr", "es")
_SPACY = ("nl_core_news_sm", "en_core_web_sm", "de_core_news_sm", "fr_core_news_sm", "es_core_news_sm")
_PAIR = re.compile(r"[\"“„«»‘]([^\"“”„«»‘’]{2,}?)[\"”“»«’]")
Ends = Callable[[str, str], Iterator[int]]


def ours(text: str, language: str) -> Iterator[int]:
    """Yield where our sentences end."""
    for sentence in split_text(text, language=language).sentences:
        yield sentence.end


def by_pysbd(text: str, language: str) -> Iterator[int]:
    """Yield where pysbd's sentences end."""
    import pysbd

    yield from _placed(text, pysbd.Segmenter(language=language, clean=False).segment(text))


def by_sentencex(text: str, language: str) -> Iterator[int]:
    """Yield where sentencex's sentences end."""
    import sentencex

    yield from _placed(text, sentencex.segment(language, text))


def by_spacy(text: str, language: str) -> Iterator[int]:
    """Yield where the sentences of a spaCy pipeline end."""
    import spacy

    name = next(n for n in _SPACY if n.startswith(language))
    for sentence in spacy.load(name)(text).sents:
        yield sentence.end_char


def _placed(text: str, sentences: Iterator[str] | list[str]) -> Iterator[int]:
    at = 0
    for sentence in sentences:
        words = sentence.strip()
        found = text.find(words, at) if words else -1
        if found >= 0:
            at = found + len(words)
            yield at


def f1(hit: int, gold: int, run: int) -> float:
    """Return F1."""
    return 2 * hit / (gold + run) if gold + run else 0.0


def sentences(name: str, ends_of: Ends, language: str, paths: list[Path]) -> tuple[float, float]:
    """Return boundary F1 and milliseconds per article of one splitter."""
    hit = gold_count = run_count = 0
    taken = 0.0
    for path in paths:
        gold, text = article_of(path)
        head = gold.get("header") or {"start": 0, "end": 0}
        began = time.perf_counter()
        found = list(ends_of(text, language))
        taken += time.perf_counter() - began
        run = {len(text[:end].rstrip()) for end in found if not head["start"] < end <= head["end"] + 1}
        wanted = {s["start"] + len(s["text"].rstrip()) for s in gold["sentences"]}
        hit, gold_count, run_count = hit + len(run & wanted), gold_count + len(wanted), run_count + len(run)
    return f1(hit, gold_count, run_count), taken * 1000 / len(paths)


def quotations(paths: list[Path]) -> tuple[float, float]:
    """Return attribution F1 at overlap 0.8 of ours, and of pairing quotation marks alone."""
    counts = {"ours": [0, 0, 0], "marks": [0, 0, 0]}
    for path in paths:
        gold, text = article_of(path)
        wanted = [tokens(text, [(p["start"], p["end"]) for p in a.get("parts") or [a]]) for a in gold["attributions"]]
        claims = [c for c in run_of(text)["claims"] if c["form"] and c.get("part_of") is None]
        found = {
            "ours": [tokens(text, [(p["start"], p["end"]) for p in c.get("parts") or [c]]) for c in claims],
            "marks": [tokens(text, [m.span(1)]) for m in _PAIR.finditer(text)],
        }
        for name, run in found.items():
            left = list(run)
            for goal in wanted:
                best = max(left, key=lambda r: len(r & goal) / (len(r) + len(goal) or 1), default=None)
                if best is not None and 2 * len(best & goal) >= 0.8 * (len(best) + len(goal)):
                    left.remove(best)
                    counts[name][0] += 1
            counts[name][1] += len(wanted)
            counts[name][2] += len(run)
    return f1(*counts["ours"]), f1(*counts["marks"])


def main() -> None:
    """Print all."""
    others: dict[str, Ends] = {"pysbd": by_pysbd, "sentencex": by_sentencex}
    there = {name: ends for name, ends in others.items() if importlib.util.find_spec(name)}
    for name in others.keys() - there.keys():
        print(f"{name} is not installed: skipped")
    for language in LANGUAGES:
        paths = [path for folder in SETS for path in gold_files(language, folder=folder)]
        if importlib.util.find_spec(next(n for n in _SPACY if n.startswith(language))):
            there["spacy"] = by_spacy
        else:
            there.pop("spacy", None)
        base, base_ms = sentences("ours", ours, language, paths)
        print(
            f"{language}: {len(paths)} articles; sentences:"
            f" ours (with attributions) F1 {base:.3f}, {base_ms:.1f} ms an article"
        )
        for name, ends in there.items():
            sentences(name, ends, language, paths[:1])
            quality, ms = sentences(name, ends, language, paths)
            print(f"    {name:10} F1 {quality:.3f}, {ms:.1f} ms ({ms / base_ms:.1f} × ours)")
        own, marks = quotations(paths)
        print(f"    attributions: ours F1 {own:.3f}, pairs of quotation marks alone {marks:.3f}")


if __name__ == "__main__":
    main()
