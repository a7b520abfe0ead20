"""How well times are found and resolved, beside plain dateparser: `python -m tests.bench.times [FOLDER] [--misses]`.

FOLDER holds annotated corpora (`times/meantime-nl.jsonl`, `times/traps-nl.jsonl`, the peers' own test sentences, …);
without it, ../shared/gold is looked for. What is absent is skipped by name. Scored as TempEval-3 does: F1 of the spans,
relaxed and strict (a preposition in front counts for nothing), and F1 of spans that have the right value as well.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.gold import score
from tests.gold.harness import FOLDER as ANNOTATED
from tests.gold.harness import article_of
from workbench.intake import parse_head
from workbench.times import find_times

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_bd1e1457b116165d.txt"
LANGUAGES = ("nl", "en", "de", "fr", "es")
PEERS = {"recognizers": "Recognizers-Text", "duckling": "duckling", "chrono": "chrono"}
Finder = Callable[[str, str, str | None], list[dict[str, Any]]]


@dataclass(frozen=True)
class Document:
    """A text with the times that people found in it. `dropped` tells which of a run's times are not counted."""

    name: str
    text: str
    language: str
    published: str | None
    times: list[dict[str, Any]]
    head: tuple[int, int] = (0, 0)
    either: tuple[tuple[int, int], ...] = ()


def ours(text: str, language: str, published: str | None, *, head: bool = True) -> list[dict[str, Any]]:
    """Return the workbench's times. A single sentence has no `head`, though it may look like one."""
    found = find_times(text, language, published, parse_head(text).spans if head else ())
    return [{"start": t.start, "end": t.end, "value": t.value, "text": t.text} for t in found]


def dateparser_alone(text: str, language: str, published: str | None) -> list[dict[str, Any]]:
    """Return what `dateparser.search.search_dates` finds, told the language and the article's date, for the past.

    It gives a moment for everything; dateparser's own `period` tells whether it means a day, a month or a year.
    """
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
    if published:
        day = (published[:10] + "-01-01")[:10]
        settings["RELATIVE_BASE"] = datetime.fromisoformat(day)
    parser = DateDataParser(languages=[language], settings=settings)
    found: list[dict[str, Any]] = []
    cursor = 0
    for words, when in search_dates(text, languages=[language], settings=settings) or []:
        start = text.find(words, cursor)
        if start >= 0:
            cursor = start + len(words)
            period = parser.get_date_data(words).period or "day"
            value = when.date().isoformat()[: {"year": 4, "month": 7}.get(period, 10)]
            found.append({"start": start, "end": cursor, "value": value, "text": words})
    return found


def annotated(paths: list[Path]) -> Iterator[Document]:
    """Yield the annotated articles of this repository."""
    for path in paths:
        gold, text = article_of(path)
        head = gold.get("header") or {"start": 0, "end": 0}
        either = tuple((e["start"], e["end"]) for e in gold.get("times_either_way", []))
        yield Document(
            path.stem, text, gold["language"], gold.get("date"), gold.get("times", []),
            (head["start"], head["end"]), either,
        )  # fmt: skip


def corpus(path: Path) -> Iterator[Document]:
    """Yield the documents of a corpus kept as JSON lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        yield Document(item["doc"], item["text"], item["lang"], item["reference_date"][:10], item["timexes"])


def figures(documents: list[Document], find: Finder, misses: bool = False) -> dict[str, Any]:
    """Return the counts and F1 figures of a finder over some documents."""
    gold_count = run_count = relaxed = strict = right = 0
    for doc in documents:
        run = [r for r in find(doc.text, doc.language, doc.published) if _counts(r, doc)]
        pairs = score.pair(doc.times, run, _touch)
        gold_count, run_count, relaxed = gold_count + len(doc.times), run_count + len(run), relaxed + len(pairs)
        for _, i, j in pairs:
            one, two = doc.times[i], run[j]
            spans = score.time_span(doc.text, one), score.time_span(doc.text, two)
            strict += spans[0] == spans[1]
            same = score.same_value(one["value"], two["value"])
            right += same
            if misses and (not same or spans[0] != spans[1]):
                _show(doc, "value" if not same else "span ", one, two)
        if misses:
            matched = {i for _, i, _ in pairs}, {j for _, _, j in pairs}
            for i, one in enumerate(doc.times):
                if i not in matched[0]:
                    _show(doc, "MISS ", one, None)
            for j, two in enumerate(run):
                if j not in matched[1]:
                    _show(doc, "EXTRA", None, two)
    of = score.f1
    return {
        "relaxed": of(relaxed, gold_count, run_count),
        "strict": of(strict, gold_count, run_count),
        "value": of(right, gold_count, run_count),
        "texts": len(documents),
    }


def _counts(item: dict[str, Any], doc: Document) -> bool:
    """Tell whether a time of a run is counted: vague references and what may go either way only where they hit."""
    if item["start"] < doc.head[1] and item["end"] > doc.head[0]:
        return False
    hit = any(_touch(gold, item) for gold in doc.times)
    soft = str(item["value"]).endswith("_REF") or any(a < item["end"] and item["start"] < b for a, b in doc.either)
    return hit or not soft


def _touch(one: dict[str, Any], two: dict[str, Any]) -> int:
    return max(0, min(one["end"], two["end"]) - max(one["start"], two["start"]))


def _show(doc: Document, what: str, one: dict[str, Any] | None, two: dict[str, Any] | None) -> None:
    place = one or two or {"start": 0, "end": 0}
    around = doc.text[max(0, place["start"] - 50) : place["end"] + 30].replace("\n", "|")
    print(
        f"   {what} gold {one and (doc.text[one['start'] : one['end']], one['value'])}"
        f" run {two and (doc.text[two['start'] : two['end']], two['value'])}   …{around}… [{doc.name} {doc.published}]"
    )


def report(name: str, documents: list[Document], misses: bool, *, alone: bool = True) -> None:
    """Print one set's figures, ours beside those of dateparser alone."""
    print(_line(name, figures(documents, ours, misses)))
    if alone:
        print(_line("  dateparser alone", figures(documents, dateparser_alone)))


def _line(name: str, result: dict[str, Any]) -> str:
    relaxed = result["relaxed"]
    return (
        f"{name:34} relaxed {relaxed['f1']:.3f} (p {relaxed['p']:.3f} r {relaxed['r']:.3f})"
        f"  strict {result['strict']['f1']:.3f}  value {result['value']['f1']:.3f}   {relaxed['gold']} times"
    )


def peers(folder: Path, misses: bool) -> None:
    """Print for each peer's own test sentences the share of spans found, and of values where they can be compared.

    Assistants read dates as to come and write spans of hours where news has a part of the day, so that values are
    compared only where both mark the same words and these name their whole date, or a day by its distance from today.
    """
    for stem, name in PEERS.items():
        for language in ("nl", "en"):
            path = folder / "times" / f"{stem}-{language}.jsonl"
            if not path.is_file():
                print(f"skipped: {path.name} is not in {folder / 'times'}")
                continue
            documents = [doc for doc in corpus(path) if doc.times]
            found = total = compared = right = 0
            for doc in documents:
                run = ours(doc.text, doc.language, doc.published, head=False)
                total += len(doc.times)
                for _, i, j in score.pair(doc.times, run, _touch):
                    found += 1
                    gold, mine = doc.times[i], run[j]
                    same_words = score.time_span(doc.text, gold) == score.time_span(doc.text, mine)
                    if same_words and _comparable(gold):
                        compared += 1
                        same = score.same_value(gold["value"], mine["value"])
                        right += same
                        if misses and not same:
                            _show(doc, "value", gold, mine)
                if misses:
                    hit = {i for _, i, _ in score.pair(doc.times, run, _touch)}
                    for i, gold in enumerate(doc.times):
                        if i not in hit:
                            _show(doc, "MISS ", gold, None)
            share = f"{right / compared:.3f}" if compared else "-"
            print(
                f"{name + ', ' + language:34} spans found {found / total:.3f} of {total}; values {share} of {compared}"
            )


def _comparable(gold: dict[str, Any]) -> bool:
    """Tell whether both conventions give the same value: full dates, years, and the days named from today."""
    value = str(gold["value"] or "")
    text = gold["text"].casefold()
    full = len(value) == 10 and value[:4].isdigit() and value[:4] in text
    return full or (len(value) == 4 and value.isdigit() and value in text) or text in _TODAY


_TODAY = {"vandaag", "gisteren", "today", "yesterday", "eergisteren", "tomorrow", "overmorgen"}


def traps(folder: Path) -> None:
    """Print how many times are found in sentences that have none."""
    for language in ("nl", "en"):
        path = folder / "times" / f"traps-{language}.jsonl"
        if not path.is_file():
            print(f"skipped: {path.name} is not in {folder / 'times'}")
            continue
        documents = list(corpus(path))
        for name, find in (("", ours), (", dateparser alone", dateparser_alone)):
            false = [t for d in documents for t in find(d.text, language, d.published)]
            shown = f": {', '.join(t['text'] for t in false)}" if false and not name else ""
            print(f"traps, {language}{name}: {len(false)} false times in {len(documents)} sentences{shown}")


def speed() -> None:
    """Print how long the sample article takes, warm."""
    text = SEED.read_text(encoding="utf-8")
    spans = parse_head(text).spans
    for name, find in (
        ("ours", lambda: find_times(text, "nl", "2019-04", spans)),
        ("dateparser alone", lambda: dateparser_alone(text, "nl", "2019-04")),
    ):
        find()
        taken = []
        for _ in range(60 if name == "ours" else 3):
            begun = time.perf_counter()
            find()
            taken.append((time.perf_counter() - begun) * 1000)
        print(f"the sample article, warm, {name}: {statistics.median(taken):.2f} ms (best {min(taken):.2f})")


def memory() -> None:
    """Print how much memory the process has taken after a thousand articles, and after ten thousand."""
    text = SEED.read_text(encoding="utf-8")
    spans = parse_head(text).spans
    peaks = {}
    for number in range(1, 10_001):
        find_times(f"{text} Op {number % 28 + 1} mei {1900 + number % 120} kwamen er {number}.", "nl", "2019-04", spans)
        if number in (1_000, 10_000):
            peaks[number] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory: {peaks[1_000]:.1f} MB after 1,000 articles, {peaks[10_000]:.1f} MB after 10,000")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--misses", action="store_true", help="print every miss")
    parser.add_argument("--only", help="only sets whose name holds this")
    options = parser.parse_args()
    only = options.only or ""

    sets: list[tuple[str, list[Document]]] = [("sample", list(annotated([ANNOTATED / "seed-nl.json"])))]
    for folder in ("dev", "own", "kept"):
        for language in LANGUAGES:
            paths = sorted((ANNOTATED / folder).glob(f"{language}-*.json"))
            if paths and (documents := list(annotated(paths))) and any(d.times for d in documents):
                sets.append((f"{folder} {language}", documents))
    for path in sorted((options.folder / "times").glob("*.jsonl")):
        if path.stem.split("-")[0] not in {*PEERS, "traps"}:
            sets.append((path.stem, list(corpus(path))))
    if not (options.folder / "times").is_dir():
        print(f"skipped: there are no corpora in {options.folder / 'times'}")
    for name, documents in sets:
        if only in name:
            report(name, documents, options.misses, alone=not options.misses)
    if only in "traps":
        traps(options.folder)
    if only in "peers":
        peers(options.folder, options.misses and only == "peers")
    if only in "speed":
        speed()
    if only in "memory":
        memory()


if __name__ == "__main__":
    main()
