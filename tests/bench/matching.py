"""Matching at the size of an archive, beside brute force and plain FTS5: `python -m tests.bench.matching [CLAIMS …]`.

Made on purpose only (a million claims take some twenty minutes, most of them for the brute force). Everything is
measured in one run on one archive; read the ratios.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from tests.bench.archive import Planted, make
from tests.making import source_of
from tests.matching import pairs as by_hand
from tests.matching.generator import claims as generated
from tests.matching.generator import labelled
from workbench.matching import compare
from workbench.matching.ranking import prepared
from workbench.model import Progress
from workbench.services.adding import add_articles
from workbench.services.bulk import index_queued, relink_all
from workbench.services.finding import Finder
from workbench.store import Store, open_store
from workbench.store.cross_references import claim_languages

FIRST, SHOWN = 20, 10
_QUERIES = 400
_PLAIN, _BRUTE = 10, 14
_RATIO, _TOKEN_SET, _LONG = 80, 90, 5


def quiet(_: Progress) -> None:
    """Say nothing."""


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def spread(taken: Sequence[float]) -> str:
    return f"p50 {statistics.median(taken):8.1f} ms  p95 {np.percentile(taken, 95):8.1f} ms"


def searching(store: Store, planted: Sequence[Planted]) -> None:
    """Print the time of a search and what it finds, beside the same by other means."""
    dice = random.Random(3)
    languages = claim_languages(store)
    planted = [one for one in planted if one.there is None]
    queries = [one.text for one in planted][:_QUERIES]
    found: dict[str, list[int]] = {}

    def search(text: str, most: int) -> None:
        near = Finder(store).resembling(text, languages, keep=lambda _: True, most=most)
        found[text] = [one.place.claim_id for one in near]

    for text in queries[:20]:
        search(text, FIRST)
    ours = [milliseconds(lambda text=text: search(text, SHOWN)) for text in queries]
    print(f"search, ten ranked and explained {spread(ours)}   limit p95 20 ms")
    twenty = [milliseconds(lambda text=text: search(text, FIRST)) for text in queries]
    print(f"search, twenty                   {spread(twenty)}")
    plain = [milliseconds(lambda text=text: plain_fts(store, text)) for text in dice.sample(queries, _PLAIN)]
    times = statistics.mean(plain) / statistics.mean(ours)
    print(f"FTS5, OR of all words, bm25      {spread(plain)}   {times:.0f} × ours")
    brute(store, dice.sample(queries, min(_BRUTE, len(queries))), found, statistics.mean(ours))
    first = [found[one.text][:1] == [one.number] for one in planted if one.text in found and one.label == "same"]
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for one in planted:
        if one.text in found and one.label == "same":
            by_kind[one.kind].append(found[one.text][:1] == [one.number])
    print(f"changed claims found at rank 1   {sum(first) / len(first):.4f} of {len(first)}   limit 0.98")
    missed = {kind: f"{sum(hits) / len(hits):.2f}" for kind, hits in by_kind.items() if not all(hits)}
    print(f"  not all of: {missed or 'none'}")


def plain_fts(store: Store, text: str) -> list[int]:
    words = " OR ".join(f'"{word}"' for word in prepared(text).split())
    rows = store.rows(
        "SELECT rowid FROM claims_fts WHERE claims_fts MATCH ? ORDER BY bm25(claims_fts) LIMIT ?", (words, FIRST)
    )
    return [row[0] for row in rows]


def brute(store: Store, queries: Sequence[str], found: dict[str, list[int]], ours: float) -> None:
    """Compare with rapidfuzz over all claims: how long it takes, and how much of what it finds we find."""
    rows = store.rows("SELECT id, text FROM claims ORDER BY id")
    numbers, texts = [row[0] for row in rows], [prepared(row[1]) for row in rows]
    long = np.array([text.count(" ") + 1 >= _LONG for text in texts])
    for name, scorer, least, only_long in (
        ("ratio ≥ 80", fuzz.ratio, _RATIO, False),
        ("token_set ≥ 90", fuzz.token_set_ratio, _TOKEN_SET, True),
    ):
        taken, hits, wanted = [], 0, 0
        for text in queries:
            query = prepared(text)
            if only_long and query.count(" ") + 1 < _LONG:
                continue
            start = time.perf_counter()
            scores = process.cdist([query], texts, scorer=scorer, score_cutoff=least, workers=1)[0]
            taken.append((time.perf_counter() - start) * 1000)
            near = [numbers[i] for i in np.flatnonzero((scores >= least) & (long | (not only_long)))]
            if 0 < len(near) <= FIRST:
                wanted += len(near)
                hits += len(set(near) & set(found[text]))
        share = hits / wanted if wanted else 1.0
        print(
            f"rapidfuzz over all, {name:14} {spread(taken)}   {statistics.mean(taken) / ours:.0f} × ours;"
            f" of its {wanted} pairs among our first {FIRST}: {share:.4f}"
        )


def adding(path: Path, count: int) -> None:
    """Print how long an article of 30 claims takes that is added alone."""
    source = generated("nl", random.Random(99))
    taken = []
    with open_store(path) as store:
        for _ in range(8):
            text = ". ".join(next(source).text() for _ in range(30)) + "."
            article = [source_of(text, "een.txt")]
            taken.append(milliseconds(lambda article=article: list(add_articles(store, article, reviewer="bench"))))
    print(f"article of 30 claims, added      {spread(taken)}   limit 350 ms at a million; {count} claims here")


def linking(path: Path, planted: Sequence[Planted]) -> None:
    """Print how long all takes to be linked anew, and how much of what was planted is found."""
    with open_store(path) as store:
        seconds = milliseconds(lambda: relink_all(store, quiet)) / 1000
        rows = store.rows("SELECT claim_id, other_id, relation FROM cross_references")
        links = {(row[0], row[1]): row[2] for row in rows}
    there = [(one, tuple(sorted((one.number, one.there)))) for one in planted if one.there]
    hits = [(one, links[pair]) for one, pair in there if pair in links]
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1e6
    print(
        f"link --all                       {seconds:8.1f} s   {len(links)} references; largest process {memory:.1f} GB"
    )
    print(f"planted pairs linked             {len(hits) / len(there):.4f} of {len(there)}   limit 0.995")
    for label in ("same", "conflict"):
        relations = Counter(relation for one, relation in hits if one.label == label)
        print(f"  planted {label:9} linked as   {dict(relations)}")


def near_duplicates() -> None:
    """Print how the relations of made and of handwritten pairs are told."""
    for language in ("nl", "en"):
        flagged: dict[str, list[bool]] = defaultdict(list)
        for label, _, one, two in labelled(language, random.Random(11), 3_400):
            flagged[label].append(compare(one, two, language=language).relation == "conflict")
        shares = {label: sum(found) / len(found) for label, found in flagged.items()}
        print(
            f"generated pairs, {language}: conflicts flagged {shares['conflict']:.4f},"
            f" same flagged {shares['same']:.4f}"
        )
        for part in ("dev", "kept"):
            figures = by_hand.figures(language, part)
            print(
                f"pairs by hand ({part}), {language}: " + ", ".join(f"{k} {v:.3f}" for k, v in sorted(figures.items()))
            )


def main(*sizes: str) -> None:
    near_duplicates()
    for count in [int(size) for size in sizes] or [100_000]:
        print(f"\n{count} claims")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "archive.db"
            planted = make(path, count, plant=True)
            with open_store(path) as store:
                took = milliseconds(lambda store=store: index_queued(store, quiet)) / 1000
                size = store.value("SELECT sum(pgsize) FROM dbstat WHERE name IN ('match_terms', 'match_postings')")
                print(f"index made in                    {took:8.1f} s")
                print(f"index, bytes a claim             {size / count:8.1f}   limit 300")
                searching(store, planted)
            linking(path, planted)
            adding(path, count)


if __name__ == "__main__":
    main(*sys.argv[1:])
