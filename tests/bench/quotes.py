"""Quotes against the tape: how right, how fast, beside rapidfuzz and difflib over whole documents.

`python -m tests.bench.quotes [--quick]`
"""

from __future__ import annotations

import difflib
import hashlib
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from rapidfuzz import fuzz

from tests.quotes.generator import Case, cases, handmade, sentences, transcripts
from tests.quotes.scoring import PLACED, Score, score, shared
from workbench.model import Head, SourceDocument
from workbench.services.checking import Tapes, check_text
from workbench.services.library import Library, add_documents
from workbench.store import open_store

_FOUND_BY_RATIO = 70.0
_RARE = 0.12
"""The share of words that stand fewer than about a hundred times in a million; in running text it is larger."""
Aligner = Callable[[str, str], tuple[int, int] | None]


def invented(words: int, seed: int, language: str) -> str:
    """Return a transcript of so many words: what often follows what in our own transcripts, and rare words too."""
    rng = random.Random(seed)
    following: dict[str, list[str]] = {}
    for name, text in transcripts().items():
        if name.startswith(language):
            own = " ".join(s.text for s in sentences(text)).split()
            for one, two in pairwise(own):
                following.setdefault(one, []).append(two)
    starts = list(following)
    parts, word, count = [], rng.choice(starts), 0
    while count < words:
        length = rng.randint(6, 30)
        sentence = []
        for _ in range(length):
            rare = rng.random() < _RARE
            word = _rare(rng) if rare else rng.choice(following.get(word) or starts)
            sentence.append(word.strip(".?!"))
        count += length
        speaker = f"\n\nSPEAKER {rng.randint(1, 9)}: " if rng.random() < 0.2 else " "
        parts.append(speaker + " ".join(sentence).capitalize() + ".")
    return "".join(parts).strip()


def _rare(rng: random.Random) -> str:
    syllables = ("ka", "ro", "mi", "ten", "slo", "ver", "dun", "pra", "lij", "bos", "nek", "tum", "gar", "wil", "des")
    return "".join(rng.choice(syllables) for _ in range(rng.randint(2, 4)))


def quotes_of(text: str, count: int, rng: random.Random) -> Iterator[tuple[str, int]]:
    """Yield quotes cut out of a text, half of them with a word changed or left out, with where they begin."""
    pieces = [s for s in text.split(". ") if 6 <= len(s.split()) <= 30 and "\n" not in s]
    for piece in rng.sample(pieces, min(count, len(pieces))):
        words = piece.split()
        if rng.random() < 0.5:
            index = rng.randrange(1, len(words) - 1)
            words[index : index + 1] = rng.choice(([], [_rare(rng)]))
        yield " ".join(words), text.find(piece)


def by_ratio(quote: str, text: str) -> tuple[int, int] | None:
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=_FOUND_BY_RATIO)
    return (found.dest_start, found.dest_end) if found else None


def by_difflib(quote: str, text: str) -> tuple[int, int] | None:
    matcher = difflib.SequenceMatcher(None, text, quote, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size > 3]
    if not blocks or sum(b.size for b in blocks) < 0.7 * len(quote):
        return None
    return blocks[0].a, blocks[-1].a + blocks[-1].size


def correctness(chosen: Sequence[Case]) -> tuple[Score, float]:
    texts = transcripts()
    score(chosen[:20], texts)
    started = time.perf_counter()
    return score(chosen, texts), (time.perf_counter() - started) / len(chosen) * 1000


def rival(align: Aligner, chosen: Sequence[Case]) -> tuple[float, float, float]:
    """Return the share of places right, the share of absent quotes given a place, and ms per quote."""
    texts, right, wrong = transcripts(), 0, 0
    placed = [case for case in chosen if case.label in PLACED]
    absent = [case for case in chosen if case.label == "not_found"]
    started = time.perf_counter()
    for case in placed:
        span = align(case.quote, texts[case.document])
        right += span is not None and all(shared(span, goal) >= 0.5 for goal in case.spans)
    for case in absent:
        wrong += align(case.quote, texts[case.document]) is not None
    each = (time.perf_counter() - started) / max(1, len(placed) + len(absent)) * 1000
    return right / len(placed), wrong / max(1, len(absent)), each


def print_correctness() -> None:
    for name, aside in (("worked on", False), ("put aside", True)):
        chosen = [*cases(aside=aside, per_class=12), *handmade(aside=aside)]
        result, each = correctness(chosen)
        words = sum(len(text.split()) for text in transcripts(aside=aside).values())
        print(f"{name}: {words} words of transcript, {len(chosen)} quotes")
        print(
            f"  place right {result.place:.3f}, class right {result.label:.3f}, absent given a place "
            f"{result.placed_wrongly:.3f}, grave change named {result.grave[True] / max(1, result.grave.total()):.3f}, "
            f"{each:.2f} ms a quote"
        )
        for label in result.cases:
            count = result.cases[label]
            print(f"    {label:14}{count:4}  class {result.classed[label] / count:.3f}", end="")
            print(f"  place {result.placed[label] / count:.3f}" if label in PLACED else "")
        for title, align, share in (("partial_ratio_alignment", by_ratio, 1), ("difflib", by_difflib, 8)):
            some = chosen[::share]
            place, absent, ms = rival(align, some)
            print(
                f"  {title}: place right {place:.3f}, absent given a place {absent:.3f}, {ms:.2f} ms a quote "
                f"({ms / each:.1f} × ours)"
            )


def document(name: str, text: str) -> SourceDocument:
    data = text.encode()
    return SourceDocument(name, "text", text, hashlib.sha256(data).hexdigest(), len(data), Head(language=name[:2]))


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def print_long(folder: Path, words: int) -> None:
    rng = random.Random(7)
    text = invented(words, 7, "nl")
    with open_store(folder / "long.db") as store:
        started = time.perf_counter()
        list(add_documents(store, [document("nl-long", text)], reviewer="bench"))
        took = time.perf_counter() - started
        size = (folder / "long.db").stat().st_size / 1e6
        print(f"one transcript of {len(text.split()):,} words: taken in in {took:.1f} s, database {size:.0f} MB")
        library, times, right = Library(store), [], 0
        asked = list(quotes_of(text, 400, rng))
        for quote, _ in asked[:20]:
            library.check(quote)
        for quote, start in asked:
            began = time.perf_counter()
            check = library.check(quote)
            times.append((time.perf_counter() - began) * 1000)
            right += check.place is not None and abs(check.place.start - start) < 40
        print(
            f"  a quote placed: p50 {statistics.median(times):.2f} ms, p95 {percentile(times, 0.95):.2f} ms, "
            f"place right {right / len(asked):.3f}"
        )
        for title, align, count in (("partial_ratio_alignment", by_ratio, 40), ("difflib", by_difflib, 2)):
            began = time.perf_counter()
            hits = sum(
                (span := align(quote, text)) is not None and abs(span[0] - start) < 40 for quote, start in asked[:count]
            )
            each = (time.perf_counter() - began) / count * 1000
            print(
                f"  {title}: {each:.0f} ms a quote ({each / statistics.median(times):.0f} × ours), "
                f"place right {hits / count:.3f}"
            )
        began = time.perf_counter()
        tapes = Tapes()
        check_text(asked[0][0], text, tapes=tapes)
        print(f"  without the library: made ready in {time.perf_counter() - began:.1f} s, then", end=" ")
        times = []
        for quote, _ in asked:
            began = time.perf_counter()
            check_text(quote, text, tapes=tapes)
            times.append((time.perf_counter() - began) * 1000)
        print(
            f"p50 {statistics.median(times):.2f} ms, p95 {percentile(times, 0.95):.2f} ms (hashing the text included)"
        )


def print_many(folder: Path, documents: int, quotes: int) -> None:
    rng = random.Random(11)
    texts = [invented(1000, 100 + number, ("nl", "en")[number % 2]) for number in range(documents)]
    with open_store(folder / "many.db") as store:
        started = time.perf_counter()
        named = (document(f"{('nl', 'en')[n % 2]}-{n}", text) for n, text in enumerate(texts))
        list(add_documents(store, named, reviewer="bench"))
        print(f"{documents:,} documents of 1,000 words: taken in in {time.perf_counter() - started:.1f} s")
        asked = []
        while len(asked) < quotes:
            number = rng.randrange(documents)
            asked += [(quote, number) for quote, _ in quotes_of(texts[number], 3, rng)]
        library, right = Library(store), 0
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.perf_counter()
        for quote, number in asked[:quotes]:
            check = library.check(quote)
            right += check.place is not None and check.place.document_id == number + 1
        took = time.perf_counter() - started
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(
            f"  {quotes:,} quotes against all of them: {took:.0f} s ({took / quotes * 1000:.2f} ms each), "
            f"right document {right / quotes:.3f}, memory grown by {grown:.0f} MB"
        )


def main() -> None:
    quick = "--quick" in sys.argv
    print_correctness()
    with tempfile.TemporaryDirectory() as name:
        print_long(Path(name), 100_000 if quick else 1_000_000)
        print_many(Path(name), 100 if quick else 1_000, 1_000 if quick else 10_000)


if __name__ == "__main__":
    main()
