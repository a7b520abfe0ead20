"""Measures sentences and cues on the NewsReader MEANTIME corpus (Wikinews, CC BY 4.0), which is not kept here.

usage: python -m tests.bench.meantime [FOLDER] [--misses]

FOLDER holds meantime_nl.jsonl and meantime_en.jsonl (default: ../shared/gold/meantime). The date lines of its articles
and the sentence ends that it sets inside quotation marks are left out. A cue counts as found where it lies in an
attribution's cue, content or source, or stands beside one (at most `BESIDE` words away).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from workbench.model import Claim, Split
from workbench.splitting.splitter import split_text

DEFAULT = Path(__file__).parents[3] / "shared" / "gold" / "meantime"
BESIDE = 1
_DATE_LINE = re.compile(r"[\w .,:-]{4,40}")
_WORDS = re.compile(r"\w+")


def ends_of(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Return where sentences end, white space and closing signs aside."""
    return {start + len(text[start:end].rstrip()) for start, end in spans}


def inside_marks(offset: int, marked: list[list[int]]) -> bool:
    """Tell whether an end lies inside quotation marks."""
    return any(start < offset < end - 1 for start, end in marked)


def sentence_counts(row: dict[str, Any], split: Split) -> Counter[str]:
    """Return hits, gold and run counts of sentence ends."""
    text = row["text"]
    dates = {end for start, end in row["sentences"] if _is_date_line(text[start:end])}
    gold = {e for e in ends_of(text, row["sentences"]) if not inside_marks(e, row["marked_spans"])} - ends_of(
        text, [(s, e) for s, e in row["sentences"] if e in dates]
    )
    run = ends_of(text, [(s.start, s.end) for s in split.sentences])
    run = {e for e in run if not inside_marks(e, row["marked_spans"])} - {e for e in run if _at_date(e, dates)}
    return Counter(hit=len(gold & run), gold=len(gold), run=len(run))


def _is_date_line(text: str) -> bool:
    return (
        bool(re.search(r"\d{4}|-\d\d\b", text)) and bool(_DATE_LINE.fullmatch(text.strip())) and len(text.split()) <= 4
    )


def _at_date(end: int, dates: set[int]) -> bool:
    return any(abs(end - date) <= 1 for date in dates)


def spans_of(claim: Claim) -> list[tuple[int, int]]:
    """Return everything that an attribution takes up: cue, source, content."""
    parts = [(p.start, p.end) for p in claim.parts] or [(claim.start, claim.end)]
    parts += [(cue.start, cue.end) for cue in claim.cue]
    return [*parts, (claim.speaker.start, claim.speaker.end)] if claim.speaker else parts


def is_found(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Tell whether a cue lies in or beside one of the spans."""
    for a, b in spans:
        between = text[end:a] if end <= a else text[b:start]
        if (start < b and a < end) or (len(_WORDS.findall(between)) <= BESIDE - 1 and len(between) <= 40):
            return True
    return False


def measure(path: Path, *, misses: bool) -> None:
    """Print the figures of one half of the corpus."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    total: Counter[str] = Counter()
    cues = found = 0
    missed: Counter[str] = Counter()
    for row in rows:
        split = split_text(row["text"], language=row["lang"])
        total += sentence_counts(row, split)
        spans = [span for claim in split.claims if claim.form for span in spans_of(claim)]
        for event in row["speech_events"]:
            cues += 1
            if is_found(row["text"], event["start"], event["end"], spans):
                found += 1
                continue
            missed[event["text"].lower()] += 1
            if misses:
                a, b = max(0, event["start"] - 90), event["end"] + 90
                line = f"{row['text'][a : event['start']]}[[{event['text']}]]{row['text'][event['end'] : b]}"
                print("   ", line.replace("\n", " "))
    p, r = total["hit"] / total["run"], total["hit"] / total["gold"]
    print(
        f"{path.stem}: sentences P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}"
        f"; cues in or beside an attribution {found} of {cues} = {found / cues:.3f}"
        f"; missed most: {', '.join(f'{w} {n}' for w, n in missed.most_common(8))}"
    )


def main(arguments: list[str]) -> int:
    """Measure both halves; say so where the corpus is absent."""
    named = [Path(word) for word in arguments if not word.startswith("-")]
    folder = named[0] if named else DEFAULT
    paths = sorted(folder.glob("meantime_*.jsonl"))
    if not paths:
        print(f"skipped: the MEANTIME corpus is not in {folder}; name its folder")
    for path in paths:
        measure(path, misses="--misses" in arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
