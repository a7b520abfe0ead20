"""Who speaks where in a transcript, by the labels at the beginning of its lines; and what in it is not speech."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from workbench.matching.quotes.language import every_language, folded
from workbench.model import Span

_TIMECODE = r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?)"
_LABEL = re.compile(
    rf"^[ \t>]*(?:[-–—][ \t]+)?(?:{_TIMECODE}[ \t]*[-–]?[ \t]*)?(?:\*\*|__)?"
    r"(?P<label>[^\W_a-zß-öø-ÿ][^\n:*?!;]{0,70}?)(?:\*\*|__)?[ \t]*"
    rf"(?:{_TIMECODE}[ \t]*)?:(?:\*\*|__)?(?=\s|$)"
    r"|^[ \t]*(?P<letter>[QAVI])[.:][ \t]+(?:\((?P<by>[^()\n]{2,60})\)[ \t]*)?(?=\S)",
    re.MULTILINE,
)
_SMALL_LABEL = re.compile(
    rf"^[ \t>]*(?:{_TIMECODE}[ \t]*)?(?P<label>[^\W\d_][^\W_]*(?:[ \t][^\W_]+)?)[ \t]*:(?=[ \t])", re.MULTILINE
)
_SMALL_LABELS = 3
_VOICE = re.compile(r"<v(?:\.[^\s>]+)?[ \t]+(?P<label>[^>\n]{1,70})>")
_ASIDE = re.compile(r"\([^()\n]{1,60}\)|\[[^\[\]\n]{1,60}\]")
_NOT_SPEECH = re.compile(
    r"^(?:\d+[ \t]*\r?\n)?[ \t]*(?:\d{1,2}:)?\d\d:\d\d[.,]\d{2,3}[ \t]+-->[^\n]*$"
    rf"|^[ \t]*{_TIMECODE}(?=[ \t]|$)|[\[(](?:\d{{1,2}}:)?\d{{1,2}}:\d\d(?:[.,]\d+)?[\])]|</?[a-z][^>\n]{{0,60}}>",
    re.MULTILINE,
)
_PARTY = re.compile(r"\s*\([^()]*\)?\s*$")
_WORD = re.compile(r"[^\W_][^\s,/]*")
_MOST_WORDS = 7
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch that one speaker says. `speaker` is the label as printed, None where there is none."""

    start: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Speech:
    """A text read as a transcript: its turns in order, and the spans in it that nobody says."""

    turns: tuple[Turn, ...]
    silent: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Labels:
    """What labels are told by, in all languages together: a transcript may mix them."""

    roles: frozenset[str]
    titles: frozenset[str]
    stage: frozenset[str]
    particles: frozenset[str]


@cache
def _known() -> _Labels:
    languages = every_language()
    empty: frozenset[str] = frozenset()
    return _Labels(
        empty.union(*(words.roles for words in languages)),
        empty.union(*(words.titles for words in languages)),
        empty.union(*(words.stage for words in languages)),
        empty.union(*(words.particles for words in languages)),
    )


def read_speech(text: str) -> Speech:
    """Find the labels of speakers, timecodes and stage directions in a text.

    A line begins a turn where a label and a colon stand at its beginning (`VOORZITTER:`, `>> MR. SMITH:`,
    `SPEAKER 1 [00:02:10]:`, `<v Jane>`). A single capitalised word counts only where it, or another label, comes
    back: `Kort: we gaan door` is no label.
    """
    labelled = [(m, m["label"] or m["by"] or m["letter"]) for m in _LABEL.finditer(text)]
    found = [(m, _clean(label)) for m, label in labelled if _may_be_label(label)]
    found = found or _small_labels(text)
    counts = Counter(label for _, label in found)
    sure = {label for label in counts if counts[label] > 1 or _is_sure(label)}
    several = len(found) > _FEWEST and bool(sure)
    voices = [(m.start(), m.end(), m["label"].strip()) for m in _VOICE.finditer(text)]
    labels = [(m.start(), m.end(), label) for m, label in found if label in sure or several] + voices
    labels.sort()
    turns = [Turn(0, None)] if not labels or labels[0][0] > 0 else []
    turns += [Turn(start, label) for start, _, label in labels]
    return Speech(tuple(turns), silent_spans(text, [Span(start, end) for start, end, _ in labels]))


def silent_spans(text: str, labels: Iterable[Span]) -> tuple[Span, ...]:
    """Return what nobody says in a text: its labels, timecodes, tags and stage directions, in order."""
    return tuple(_merged([*labels, *_silent(text)]))


def _small_labels(text: str) -> list[tuple[re.Match[str], str]]:
    """Return the labels of a transcript without capitals: one or two words that begin at least three lines."""
    found = [(m, _clean(m["label"])) for m in _SMALL_LABEL.finditer(text)]
    counts = Counter(label for _, label in found)
    return [(m, label) for m, label in found if counts[label] >= _SMALL_LABELS]


def _clean(label: str) -> str:
    return " ".join(label.strip(" \t*_-–—").split())


def _may_be_label(label: str) -> bool:
    bare = _PARTY.sub("", _clean(label))
    words = _WORD.findall(bare)
    if not words or len(words) > _MOST_WORDS or len(label) > 70:
        return False
    known = _known()
    small = {folded(w.strip(".")) for w in words if not w[0].isupper() and not w[0].isdigit()}
    return small <= known.titles | known.roles | known.particles and not label.rstrip().endswith(",")


def _is_sure(label: str) -> bool:
    """Tell whether a label is one even where it stands alone: capitals throughout, a role, or several names."""
    bare = _PARTY.sub("", label)
    words = [folded(w.strip(".")) for w in _WORD.findall(bare)]
    roles = _known().roles
    letters = [c for c in bare if c.isalpha()]
    return (
        (len(letters) > 1 and all(c.isupper() for c in letters))
        or any(word in roles for word in words)
        or sum(w[0].isupper() for w in _WORD.findall(bare)) > 1
        or bare != label
    )


def _silent(text: str) -> Iterator[Span]:
    """Yield timecodes, tags and stage directions."""
    yield from (Span(m.start(), m.end()) for m in _NOT_SPEECH.finditer(text))
    stage = _known().stage
    for match in _ASIDE.finditer(text):
        words = [folded(word.strip(".,!")) for word in match.group()[1:-1].split()]
        if len(words) <= 4 and any(word in stage for word in words):
            yield Span(match.start(), match.end())


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    end, start = -1, -1
    for span in sorted(spans, key=lambda s: s.start):
        if span.start > end:
            if end > 0:
                yield Span(start, end)
            start, end = span.start, span.end
        end = max(end, span.end)
    if end > 0:
        yield Span(start, end)


# --- whether a label is the speaker's name ---------------------------------------------------------------


def same_person(label: str, speaker: str) -> bool | None:
    """Tell whether a label of a transcript names a speaker.

    Returns:
        True where they share a name (titles and roles do not count, unless nothing else is there), False where
        both are names and share none, None where one of them is a role or a number (`VOORZITTER`, `SPEAKER 1`).
    """
    if folded(label) == folded(speaker):
        return True
    one, two = _names(label), _names(speaker)
    if one & two:
        return True
    if not one or not two:
        return True if _roles_in(_all_words(label) & _all_words(speaker)) else None
    return False


def _all_words(name: str) -> frozenset[str]:
    return frozenset(folded(word.strip(".,")) for word in _WORD.findall(name))


def _roles_in(words: Iterable[str]) -> bool:
    known = _known()
    return any(word in known.roles | known.titles and len(word) > 3 for word in words)


def _names(name: str) -> frozenset[str]:
    """Return the words of a label that are names: no role, title, particle, number or initial."""
    known = _known()
    others = known.roles | known.titles | known.particles
    words = _all_words(_PARTY.sub("", name))
    return frozenset(w for w in words if w not in others and len(w) > 2 and not w[0].isdigit())


def speaker_at(turns: Sequence[Turn], offset: int) -> str | None:
    """Return the label of the turn in which an offset lies."""
    low, high = 0, len(turns)
    while low < high:
        middle = (low + high) // 2
        if turns[middle].start <= offset:
            low = middle + 1
        else:
            high = middle
    return turns[low - 1].speaker if low else None
