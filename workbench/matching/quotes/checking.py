"""A quote against the tape: where it stands, and whether it is what was said."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from workbench.language import function_words
from workbench.matching.quotes.assembling import NEAR, Assembly, assemble, weigh, weigh_word
from workbench.matching.quotes.changes import cut_off, list_changes, sentence_ends, strip_fillers
from workbench.matching.quotes.language import QuoteWords, folded
from workbench.matching.quotes.marks import QuoteText, has_parentheses, read_quote
from workbench.matching.quotes.placing import Finder
from workbench.matching.quotes.tape import Tape
from workbench.matching.quotes.turns import same_person
from workbench.model import Change, GraveKind, QuoteCheck, QuoteClass, QuotePlace, Span

FOUND = 0.55
"""From which share of its words, weighed, a quote counts as standing in a text."""
FEWEST_WORDS = 3
_SHORT = 4
_NEARLY_ALL = 0.9
_LIKE, _RUN = 0.8, 2.4
_REWRITTEN, _LIKE_REWRITTEN = 0.5, 0.6
_ANOTHER_FROM = 0.8
_FEW_CHANGED = 0.15
_CHANGED = frozenset({"changed", "inserted", "dropped"})
_OTHERS = 5
_SHOWN_FROM = 0.4
_NEAR_FROM = 0.35
_LONGEST_PASSAGE = 4_000
_WORD = re.compile(r"[^\W\d_]+")
_OUTER = " \t\r\n\"'“”‘’„«».,;:!?…-–—"
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"})


def check_quote(
    text: str,
    tapes: Sequence[Tape],
    language: QuoteWords,
    *,
    speaker: str | None = None,
    speakers: Mapping[int, Sequence[str]] = MappingProxyType({}),
) -> QuoteCheck:
    """Compare a quote with what was said.

    Args:
        text: the quote as printed, with or without its quotation marks.
        tapes: what was said: whole transcripts, or the stretches of them in which the quote may stand.
        language: the words of the language of the tapes.
        speaker: to whom the quote is attributed, where it is.
        speakers: the labels in each whole document, where the tapes are stretches of it.

    Returns:
        Its class with the place, the changes word by word, and other places that it may be from.
    """
    quote = read_quote(text, language)
    if len({word.start for word in quote.words}) < FEWEST_WORDS:
        return QuoteCheck("not_evaluable", others=_same_words(quote, tapes), why="too short to be told by its words")
    finder = _finder(quote, tapes)
    best = _best(quote, finder, speaker)
    if has_parentheses(text):  # said so, or put in by the article: whichever fits better
        other = read_quote(text, language, parentheses=True)
        if len(other.words) >= FEWEST_WORDS:
            elsewhere = _finder(other, tapes)
            second = _best(other, elsewhere, speaker)
            if second is not None and (best is None or second.edits < best.edits):
                quote, best, finder = other, second, elsewhere
    if best is None or not _is_found(best):
        if _other_language(text, language):
            return QuoteCheck("not_evaluable", why="in another language than the text it is compared with")
        return QuoteCheck("not_found", others=_others(quote, finder, None))
    return _judged(quote, best, finder, speaker, speakers)


def _same_words(quote: QuoteText, tapes: Sequence[Tape]) -> tuple[QuotePlace, ...]:
    """Return where a short quote stands word for word; empty where it has only words that stand everywhere."""
    if not any(weigh_word(word.key, tape.language) == 1 for word in quote.words for tape in tapes):
        return ()
    return tuple(place for place in _others(quote, _finder(quote, tapes), None) if place.score == 1)


def _finder(quote: QuoteText, tapes: Sequence[Tape]) -> Finder:
    return Finder([word.key for word in quote.words], tapes)


def _best(quote: QuoteText, finder: Finder, speaker: str | None) -> Assembly | None:
    """Return the way in which a quote fits best; of ways that are nearly as good one that the speaker says."""
    ways = assemble(quote, finder)
    nearly = [w for w in ways if w.edits <= ways[0].edits + 0.5 and len(w.pieces) == len(ways[0].pieces)]
    said = [way for way in nearly if speaker and same_person(_label(way) or "", speaker)]
    same = [way for way in said or nearly if _letter_for_letter(quote, way)]
    return next(iter(same or said or ways), None)


def _label(way: Assembly) -> str | None:
    longest = max(way.pieces, key=lambda piece: piece.end - piece.start)
    return longest.tape.speaker(longest.low)


def score_of(way: Assembly) -> float:
    """Return how much of a quote stands as it is on the tape, and of the tape's words there in the quote, 0..1."""
    tape = way.pieces[0].tape
    weights = [weigh(word.key, tape) for word in way.quote.words]
    matched = sum(weight for weight, same in zip(weights, way.matched, strict=True) if same)
    extra = sum(weigh(key, tape) for key in _left_out(way))
    total = sum(weights) or 1.0
    replaced = total - matched
    return round(matched / (total + max(0.0, extra - replaced)), 4)


def _left_out(way: Assembly) -> list[str]:
    """Return the words of the tape that a quote does not have where it stands, fillers and declared gaps aside."""
    return [
        key
        for blocks in way.blocks
        for block in blocks
        if not block.equal and block.start not in way.quote.gaps
        for key in strip_fillers(block.tape.keys[block.low : block.high], block.tape.language)
    ]


def _is_found(way: Assembly) -> bool:
    """Tell whether so much of a quote stands in a place, in order or in one run, that it is from there.

    A few words stand in many a text: of a short quote nearly all must be the same. A longer one may have been
    rewritten by a third; then words that say something must be among those that are left.
    """
    score, words = score_of(way), len(way.quote.words)
    likeness = 1 - way.edits / words
    if words <= _SHORT:
        return score > _NEARLY_ALL or (all(way.matched) and len(_left_out(way)) <= 1)
    if score >= FOUND and (score > _NEARLY_ALL or likeness >= _LIKE or _longest_run(way) >= _RUN):
        return True
    return words > _SHORT + 1 and score >= _REWRITTEN and likeness >= _LIKE_REWRITTEN and _telling(way) >= 2


def _telling(way: Assembly) -> int:
    """Return how many words that say something stand in the place as in the quote."""
    tape = way.pieces[0].tape
    return sum(same and weigh(word.key, tape) == 1 for word, same in zip(way.quote.words, way.matched, strict=True))


def _longest_run(way: Assembly) -> float:
    """Return the weight of the longest run of words that stand on the tape as in the quote."""
    longest = 0.0
    for blocks in way.blocks:
        for block in blocks:
            if block.equal:
                weight = sum(weigh(key, block.tape) for key in block.tape.keys[block.low : block.high])
                longest = max(longest, weight)
    return longest


def _judged(
    quote: QuoteText,
    way: Assembly,
    finder: Finder,
    speaker: str | None,
    speakers: Mapping[int, Sequence[str]],
) -> QuoteCheck:
    changes = list_changes(way)
    label, why, grave = _class(quote, way, changes)
    spoken = _label(way)
    tape = way.pieces[0].tape
    labels = {turn.speaker for turn in tape.speech.turns if turn.speaker} | set(speakers.get(tape.document or -1, ()))
    if speaker and spoken and _is_another(spoken, speaker, labels):
        if score_of(way) < _ANOTHER_FROM:  # another person who said something like it
            return QuoteCheck("not_found", others=(_place(way), *_others(quote, finder, way))[:_OTHERS])
        label, why = "other_speaker", f"said by {spoken}" + (f"; {why}" if why else "")
    return QuoteCheck(label, _place(way), changes, grave, _others(quote, finder, way), why)


def _is_another(label: str, speaker: str, labels: Iterable[str]) -> bool:
    """Tell whether a label is of another than the speaker: a role alone is, where the speaker has a label too."""
    same = same_person(label, speaker)
    return same is False or (same is None and any(same_person(other, speaker) for other in labels))


def _class(quote: QuoteText, way: Assembly, changes: Sequence[Change]) -> tuple[QuoteClass, str, tuple[GraveKind, ...]]:
    kinds = {change.kind for change in changes}
    grave = tuple(dict.fromkeys(kind for change in changes for kind in change.grave))
    is_joined = "joined" in kinds or _far_apart(way) or _two_voices(way)
    if kinds & _CHANGED and not (is_joined and _few_changed(quote, changes)):
        return "altered", "words differ from what was said", grave
    if is_joined:
        return "spliced", "made of places that do not follow each other", grave
    cut = cut_off(way)
    if cut is not None:
        return "truncated", cut[0], tuple(dict.fromkeys((*grave, *cut[1])))
    if quote.brackets or quote.letters_in_brackets:
        return "bracketed", "words in brackets are not the speaker's", grave
    if "omitted" in kinds or quote.gaps & {0, len(quote.words)}:
        return "ellipsis", "something is left out, and the quote says so", grave
    if "cleaned" in kinds or not _letter_for_letter(quote, way):
        return "cleaned", "only case, punctuation, spelling or fillers differ", grave
    return "exact", "", grave


def _few_changed(quote: QuoteText, changes: Sequence[Change]) -> bool:
    """Tell whether so few words differ that it is the joining of two places that counts."""
    words = sum(
        len((change.quote or change.tape).split()) for change in changes if change.kind in _CHANGED and not change.grave
    )
    grave = any(change.grave for change in changes if change.kind in _CHANGED)
    return not grave and words <= _FEW_CHANGED * len(quote.words)


def _far_apart(way: Assembly) -> bool:
    """Tell whether an ellipsis joins what is far apart, or what two speakers said."""
    return any(
        b.tape is not a.tape or b.low < a.high or b.low - a.high > NEAR or a.tape.turn(a.high - 1) != b.tape.turn(b.low)
        for a, b in pairwise(way.pieces)
    )


def _two_voices(way: Assembly) -> bool:
    """Tell whether words of two speakers stand in one quote as if one had said them."""
    return any(
        len({piece.tape.speech.turns[n - 1].speaker for n in range(piece.tape.turn(piece.low), last + 1) if n}) > 1
        for piece in way.pieces
        if (last := piece.tape.turn(piece.high - 1)) > piece.tape.turn(piece.low)
    )


def _letter_for_letter(quote: QuoteText, way: Assembly) -> bool:
    said = " ".join(piece.tape.words(piece.low, piece.high) for piece in way.pieces)
    return _bare(quote.text) == _bare(said)


def _bare(text: str) -> str:
    return " ".join(text.translate(_ALIKE).split()).strip(_OUTER)


def _place(way: Assembly) -> QuotePlace:
    spans = [_span(piece.tape, piece.low, piece.high) for piece in way.pieces]
    tape = way.pieces[0].tape
    same = [span for span, piece in zip(spans, way.pieces, strict=True) if piece.tape.document == tape.document]
    start, end = min(span.start for span in same), max(span.end for span in same)
    one_tape = all(piece.tape is tape for piece in way.pieces) and end - start <= _LONGEST_PASSAGE
    text = (
        tape.text[start - tape.offset : end - tape.offset]
        if one_tape
        else " […] ".join(piece.tape.words(piece.low, piece.high) for piece in way.pieces)
    )
    parts = tuple(spans) if len(spans) > 1 else ()
    return QuotePlace(tape.document, start, end, text, score_of(way), parts, _label(way))


def _span(tape: Tape, low: int, high: int) -> Span:
    return Span(tape.offset + tape.starts[low], tape.offset + tape.ends[high - 1])


def _others(quote: QuoteText, finder: Finder, way: Assembly | None) -> tuple[QuotePlace, ...]:
    """Return further places that resemble a quote, best first."""
    found = []
    for piece in finder.places(0, len(finder.keys)):
        if way is not None and any(piece.overlaps(taken) for taken in way.pieces):
            continue
        other = Assembly(quote, (piece,))
        if (score := score_of(other)) >= _SHOWN_FROM:
            found.append((score, _place(other)))
    found.sort(key=lambda pair: -pair[0])
    return tuple(place for _, place in found[:_OTHERS])


def nearest_places(text: str, tapes: Sequence[Tape], language: QuoteWords) -> tuple[QuotePlace, ...]:
    """Return the passages with most of the words of reported speech, best first, without judging them.

    Args:
        text: what is reported, in the article's words.
        tapes: stretches of documents.
        language: the words of their language.
    """
    wanted = {word.key for word in read_quote(text, language).words}
    total = math.fsum(weigh_word(key, language) for key in wanted) or 1.0
    found = []
    for tape in tapes:
        for low, high in _sentence_groups(tape):
            shared = wanted & set(tape.keys[low:high])
            score = math.fsum(weigh_word(key, language) for key in shared) / total
            if score >= _NEAR_FROM:
                span = _span(tape, low, high)
                place = QuotePlace(
                    tape.document, span.start, span.end, tape.words(low, high), round(score, 4), (), tape.speaker(low)
                )
                found.append(place)
    found.sort(key=lambda place: (-place.score, place.end - place.start))
    kept: list[QuotePlace] = []
    for place in found:
        if not any(p.document_id == place.document_id and p.start < place.end and place.start < p.end for p in kept):
            kept.append(place)
    return tuple(kept[:_OTHERS])


def _sentence_groups(tape: Tape) -> Iterator[tuple[int, int]]:
    """Yield every sentence of a tape, and every two that follow each other."""
    ends = [index + 1 for index in range(len(tape)) if sentence_ends(tape, index)]
    starts = [0, *ends[:-1]] if ends else []
    for index, start in enumerate(starts):
        yield start, ends[index]
        if index + 1 < len(ends):
            yield start, ends[index + 1]


# --- languages --------------------------------------------------------------------------------------------


def tell_language(text: str) -> str | None:
    """Return the code of the language whose small words a text has most of; None where it has hardly any."""
    words = [folded(word) for word in _WORD.findall(text[:20_000])]
    counts = {code: sum(word in known for word in words) for code, known in function_words().items()}
    best = max(counts, key=lambda code: counts[code], default=None)
    return best if best is not None and counts[best] >= max(1, len(words) // 12) else None


def _other_language(text: str, language: QuoteWords) -> bool:
    """Tell whether a quote has clearly more small words of another language than of this one."""
    if not language.code:
        return False
    words = [folded(word) for word in _WORD.findall(text)]
    counts = {code: sum(word in known for word in words) for code, known in function_words().items()}
    own = counts.pop(language.code, 0)
    most = max(counts.values(), default=0)
    return most >= 2 and most >= 2 * own + 1
