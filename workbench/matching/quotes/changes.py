"""What was changed between the tape and the print, and what each change turns about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from workbench.matching.quotes.assembling import Assembly, Block
from workbench.matching.quotes.language import QuoteWords
from workbench.matching.quotes.marks import QuoteText
from workbench.matching.quotes.placing import Piece
from workbench.matching.quotes.tape import Tape
from workbench.matching.quotes.words import is_number
from workbench.model import Change, ChangeKind, GraveKind

LONG_GAP = 7
"""From how many words left out without a sign a quote counts as put together from two places."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n\s*\n|[.!?]$")
_BROKEN_OFF = re.compile(r"\s*(?:[-–—]|\.\.\.|…)")
_COMMA = re.compile(r"[,.;:!?–—-]")
_FALSE_START = 5
_FIRST_WORDS = 8
_FEW = 2


def list_changes(assembly: Assembly) -> tuple[Change, ...]:
    """Return the whole quote beside the tape, stretch by stretch, in the order of the quote."""
    quote = assembly.quote
    found: list[Change] = []
    position = 0
    last: Piece | None = None
    for piece, blocks in zip(assembly.pieces, assembly.blocks, strict=True):
        if piece.start > position:
            found.append(_unplaced(quote, position, piece.start, piece.tape.language))
        if last is not None:
            found += _between(quote, last, piece)
        for block in blocks:
            found += _of_block(quote, block)
        position, last = piece.end, piece
    if position < len(quote.words) and last is not None:
        found.append(_unplaced(quote, position, len(quote.words), last.tape.language))
    elif last is not None and len(quote.words) not in quote.gaps:
        found += _negation_behind(quote, last)
    if assembly.pieces and not assembly.pieces[0].start > 0 and 0 not in quote.gaps:
        found[:0] = _negation_before(quote, assembly.pieces[0])
    return tuple(found)


def _negation_behind(quote: QuoteText, piece: Piece) -> list[Change]:
    """Return the last words of a sentence that a quote leaves out, where they are few and negate it."""
    tape = piece.tape
    for stop in range(piece.high, min(piece.high + _FEW, len(tape)) + 1):
        if sentence_ends(tape, stop - 1):
            return _negation(quote, Block(len(quote.words), len(quote.words), tape, piece.high, stop, equal=False))
    return []


def _negation_before(quote: QuoteText, piece: Piece) -> list[Change]:
    """Return the first words of a sentence that a quote leaves out, where they are few and negate it."""
    tape = piece.tape
    for start in range(piece.low, max(piece.low - _FEW, 0) - 1, -1):
        if start == 0 or sentence_ends(tape, start - 1):
            return _negation(quote, Block(0, 0, tape, start, piece.low, equal=False))
    return []


def _negation(quote: QuoteText, block: Block) -> list[Change]:
    said = [key for key in _said(block) if key not in block.tape.language.openers]
    if not any(key in block.tape.language.negations for key in said):
        return []
    return [
        Change(
            "dropped",
            "",
            block.tape.words(block.low, block.high),
            _grave(quote, block.start, block.end, block, block.tape.language),
        )
    ]


def _printed(quote: QuoteText, start: int, end: int) -> str:
    return quote.text[quote.words[start].start : quote.words[end - 1].end] if start < end else ""


def _unplaced(quote: QuoteText, start: int, end: int, language: QuoteWords) -> Change:
    keys = [word.key for word in quote.words[start:end]]
    left = strip_fillers(keys, language)
    if not left or left == [word.key for word in quote.words[end : end + len(left)]]:
        return Change("cleaned", _printed(quote, start, end), "")
    return Change("inserted", _printed(quote, start, end), "", _grave(quote, start, end, None, language))


def _between(quote: QuoteText, one: Piece, two: Piece) -> list[Change]:
    """Return what lies between two pieces of a quote."""
    declared = two.start in quote.gaps
    in_order = one.tape is two.tape and two.low >= one.high
    if not in_order:
        return [Change("joined", "", "")]
    if one.high == two.low:
        return []
    left_out = Block(two.start, two.start, one.tape, one.high, two.low, equal=False)
    if declared:
        return [Change("omitted", "", one.tape.words(one.high, two.low), _hidden(left_out))]
    return [_dropped(quote, left_out)]


def _hidden(block: Block) -> tuple[GraveKind, ...]:
    """Return `negation` where an ellipsis inside a sentence takes a negation away."""
    tape = block.tape
    between = tape.text[tape.starts[block.low] - 1 : tape.starts[min(block.high, len(tape) - 1)]]
    if _SENTENCE_END.search(between):
        return ()
    return ("negation",) if any(key in tape.language.negations for key in tape.keys[block.low : block.high]) else ()


def _of_block(quote: QuoteText, block: Block) -> list[Change]:
    tape = block.tape
    printed, said = _printed(quote, block.start, block.end), tape.words(block.low, block.high)
    if block.equal:
        return [Change("equal", printed, said)]
    brackets = [text for at, text in quote.brackets if block.start <= at <= block.end]
    if brackets and block.end - block.start <= 1:
        words = [word.key for word in quote.words[block.start : block.end]]
        if not words or quote.letters_in_brackets:
            shown = " ".join([printed, *brackets]).strip()
            return [Change("bracketed", shown, said, _grave_keys([], tape, block.low, block.high))]
    if quote.letters_in_brackets and _same_stem(quote, block):
        return [Change("bracketed", printed, said)]
    if _only_cleaned(quote, block):
        return [Change("cleaned", printed, said)]
    if block.start in quote.gaps and block.start == block.end:
        return [Change("omitted", "", said, _hidden(block))]
    if block.start == block.end:
        return [_dropped(quote, block)]
    kind: ChangeKind = "inserted" if block.low == block.high else "changed"
    return [Change(kind, printed, said, _grave(quote, block.start, block.end, block, tape.language))]


def _same_stem(quote: QuoteText, block: Block) -> bool:
    """Tell whether letters in brackets make one word of the other (`work[ed]`)."""
    if block.end - block.start != 1 or block.high - block.low != 1:
        return False
    one, two = quote.words[block.start].key, block.tape.keys[block.low]
    return one.startswith(two[:-2] or two) or two.startswith(one[:-2] or one)


def _dropped(quote: QuoteText, block: Block) -> Change:
    """Return what words left out without a sign are: cleaned, dropped, or so many that two places are joined."""
    tape = block.tape
    said = tape.words(block.low, block.high)
    if _only_cleaned(quote, block):
        return Change("cleaned", "", said)
    grave = _grave(quote, block.start, block.start, block, tape.language)
    if len(strip_fillers(tape.keys[block.low : block.high], tape.language)) >= LONG_GAP or _whole_sentence(block):
        return Change("joined", "", said)
    return Change("dropped", "", said, grave)


def _whole_sentence(block: Block) -> bool:
    """Tell whether the words left out are whole sentences: an end of one before them and at their end."""
    tape = block.tape
    if block.low == 0 or block.high >= len(tape) or block.high - block.low < 3:
        return False
    return sentence_ends(tape, block.low - 1) and sentence_ends(tape, block.high - 1)


def sentence_ends(tape: Tape, index: int) -> bool:
    """Tell whether a sentence, or what one speaker says, ends behind a word of a tape."""
    if index + 1 >= len(tape):
        return True
    between = tape.text[tape.ends[index] : tape.starts[index + 1]]
    return bool(_SENTENCE_END.search(between)) or tape.turn(index) != tape.turn(index + 1)


# --- what may go without changing what was said ------------------------------------------------------------


def strip_fillers(keys: Sequence[str], language: QuoteWords) -> list[str]:
    """Return words without the fillers among them."""
    kept: list[str] = []
    index = 0
    while index < len(keys):
        length = next(
            (
                size
                for size in range(language.longest_phrase, 1, -1)
                if tuple(keys[index : index + size]) in language.filler_phrases
            ),
            1 if keys[index] in language.fillers else 0,
        )
        if not length:
            kept.append(keys[index])
        index += length or 1
    return kept


def _only_cleaned(quote: QuoteText, block: Block) -> bool:
    tape, language = block.tape, block.tape.language
    printed = [word.key for word in quote.words[block.start : block.end]]
    said = tape.keys[block.low : block.high]
    left, right = strip_fillers(printed, language), strip_fillers(said, language)
    if left == right or "".join(left) == "".join(right):
        return True
    if not right and all(key in language.units for key in left):
        return True  # the sign of a currency that is not spoken
    if left:
        following = [word.key for word in quote.words[block.end : block.end + len(left)]]
        return not right and left == following
    return _repeats(block, right) or _opens(block, right) or _is_aside(block, right)


def _is_aside(block: Block, said: Sequence[str]) -> bool:
    """Tell whether words left out say nothing where they stand, between commas (`it is, actually, fine`)."""
    tape = block.tape
    if not all(key in tape.language.asides for key in said):
        return False
    before = tape.text[tape.ends[block.low - 1] : tape.starts[block.low]] if block.low else ","
    last = block.high >= len(tape)
    after = "," if last else tape.text[tape.ends[block.high - 1] : tape.starts[block.high]]
    return bool(_COMMA.search(before)) and bool(_COMMA.search(after))


def _repeats(block: Block, said: Sequence[str]) -> bool:
    """Tell whether words left out are said again at once (`we, we moeten`) or were broken off (`we moe- we moeten`)."""
    tape, size = block.tape, block.high - block.low
    words = tape.keys[block.low : block.high]
    following = strip_fillers(tape.keys[block.high : block.high + size + 2], tape.language)
    before = tape.keys[max(0, block.low - size) : block.low]
    bare = [key for key in said if key not in tape.language.openers]
    for once in (list(said), bare):
        if once and (once == following[: len(once)] or once == before[-len(once) :]):
            return True
    if words == before:
        return True
    after = tape.text[tape.ends[block.high - 1] :][:6]
    if size > _FALSE_START or not _BROKEN_OFF.match(after) or not following or not said:
        return False
    return said[0] == following[0] or any(key.startswith(said[-1]) for key in following[: len(said) + 1])


def _opens(block: Block, said: Sequence[str]) -> bool:
    """Tell whether words left out only open a sentence (`En`, `Well,`)."""
    tape = block.tape
    at_start = block.low == 0 or sentence_ends(tape, block.low - 1)
    return at_start and all(key in tape.language.openers for key in said)


# --- what a change turns about -----------------------------------------------------------------------------


def _grave(quote: QuoteText, start: int, end: int, block: Block | None, language: QuoteWords) -> tuple[GraveKind, ...]:
    """Return what the change of words of a quote against those of a block turns about."""
    printed = strip_fillers([word.key for word in quote.words[start:end]], language)
    found = list(_grave_words(printed, _said(block), language))
    if _names(quote, start, end, block):
        found.append("name")
    return tuple(found)


def _said(block: Block | None) -> list[str]:
    return strip_fillers(block.tape.keys[block.low : block.high], block.tape.language) if block else []


def _grave_keys(printed: Sequence[str], tape: Tape, low: int, high: int) -> tuple[GraveKind, ...]:
    return _grave_words(printed, strip_fillers(tape.keys[low:high], tape.language), tape.language)


def _grave_words(printed: Sequence[str], said: Sequence[str], language: QuoteWords) -> tuple[GraveKind, ...]:
    found: list[GraveKind] = []
    if _negations(printed, language) != _negations(said, language):
        found.append("negation")
    if _modals(printed, language) != _modals(said, language):
        found.append("modality")
    if _numbers(printed, language) != _numbers(said, language) or _quantities_differ(printed, said, language):
        found.append("number")
    return tuple(found)


def _negations(keys: Sequence[str], language: QuoteWords) -> Counter[str]:
    return Counter("" if key in language.plain_negations else key for key in keys if key in language.negations)


def _modals(keys: Sequence[str], language: QuoteWords) -> Counter[str]:
    return Counter(language.modals[key] for key in keys if key in language.modals)


def _numbers(keys: Sequence[str], language: QuoteWords) -> Counter[str]:
    return Counter(key for key in keys if is_number(key, language) or key in language.days)


def _quantities_differ(printed: Sequence[str], said: Sequence[str], language: QuoteWords) -> bool:
    one, two = set(printed) & language.quantifiers, set(said) & language.quantifiers
    return bool(one and two and one != two)


def _names(quote: QuoteText, start: int, end: int, block: Block | None) -> bool:
    """Tell whether a name is among the words that differ: a capital inside a sentence."""
    language = block.tape.language if block else None
    if language and language.capital_nouns:
        return False
    words = quote.words
    printed = {
        words[i].key
        for i in range(start, end)
        if i
        and _capital(quote.text, words[i].start)
        and not _SENTENCE_END.search(quote.text[words[i - 1].end : words[i].start])
    }
    said = set()
    if block:
        tape = block.tape
        said = {
            tape.keys[i]
            for i in range(block.low, block.high)
            if i and _capital(tape.text, tape.starts[i]) and not sentence_ends(tape, i - 1)
        }
    common = {word.key for word in words[start:end]} & set(_said(block))
    known = language.function | frozenset("i") if language else frozenset()
    return bool((printed | said) - common - known)


def _capital(text: str, at: int) -> bool:
    return text[at].isupper()


# --- what was cut off in front and behind -------------------------------------------------------------------


def cut_off(assembly: Assembly) -> tuple[str, tuple[GraveKind, ...]] | None:
    """Tell what a quote leaves out of the sentence that it begins or ends in, where that may change its sense.

    Returns:
        Why in words, and what it turns about; None where nothing of weight was cut off.
    """
    quote = assembly.quote
    first, last = assembly.pieces[0], assembly.pieces[-1]
    if len(quote.words) < 4:
        return None
    behind = None if len(quote.words) in quote.gaps else _behind(assembly, first, last)
    before = None if 0 in quote.gaps else _before(first)
    return behind or before


def _behind(assembly: Assembly, first: Piece, last: Piece) -> tuple[str, tuple[GraveKind, ...]] | None:
    tape, language = last.tape, last.tape.language
    if not _has_sentences(tape):
        return None
    stop = last.high
    while stop < len(tape) and not sentence_ends(tape, stop - 1) and stop - last.high < 60:
        stop += 1
    rest = strip_fillers(tape.keys[last.high : stop], language)
    if len(rest) < 2 or stop == last.high or _only_goes_on(rest, language):
        return None
    limits = next((key for key in rest[:3] if key in language.cut_after), None)
    said = " ".join(tape.words(last.high, stop).split())
    if limits:
        return f"the sentence goes on: {said}", ("condition",)
    negated = any(key in language.negations for key in rest[:2])
    if _at_sentence_start(first) or (negated and len(assembly.quote.words) > 4):
        return f"the sentence goes on: {said}", ("negation",) if negated else ()
    return None


def _only_goes_on(rest: Sequence[str], language: QuoteWords) -> bool:
    """Tell whether what follows is a clause of its own that takes nothing back (`, and so on`)."""
    start = rest[:_FIRST_WORDS]
    limits = language.cut_after | language.negations
    return rest[0] in language.openers and not any(key in limits for key in start)


def _has_sentences(tape: Tape) -> bool:
    """Tell whether a tape is punctuated, so that sentences can be told from each other."""
    return len(_SENTENCE_END.findall(tape.text[:4000])) * 60 >= min(len(tape), 600)


def _at_sentence_start(piece: Piece) -> bool:
    tape, low = piece.tape, piece.low
    while low > 0 and not sentence_ends(tape, low - 1) and piece.low - low < 4:
        low -= 1
    opening = strip_fillers(tape.keys[low : piece.low], tape.language)
    return (low == 0 or sentence_ends(tape, low - 1)) and all(key in tape.language.openers for key in opening)


def _before(first: Piece) -> tuple[str, tuple[GraveKind, ...]] | None:
    """Look at what of its first sentence a quote leaves out in front: a condition, a view, a negation."""
    tape, language = first.tape, first.tape.language
    low = first.low
    while low > 0 and not sentence_ends(tape, low - 1) and first.low - low < 40:
        low -= 1
    left_out = strip_fillers(tape.keys[low : first.low], language)
    while left_out and left_out[0] in language.openers:
        left_out.pop(0)
    if not left_out:
        return None
    said = " ".join(tape.words(low, first.low).split())
    if left_out[0] in language.cut_before:
        return f"a condition stands before it: {said}", ("condition",)
    lead = _last_clause(tape, low, first.low)
    if any(key in language.negations for key in lead):
        return f"a negation stands before it: {said}", ("negation",)
    if any(key in language.views for key in lead[:6]) and len(lead) <= 8:
        return f"it is said as a view or a report: {said}", ("modality",)
    return None


def _last_clause(tape: Tape, low: int, high: int) -> list[str]:
    """Return the words of the clause that leads to a word, from the last comma or dash on."""
    for index in range(high - 1, low, -1):
        if index < high and re.search(r"[,;:–—]", tape.text[tape.ends[index - 1] : tape.starts[index]]):
            return tape.keys[index:high]
    return tape.keys[low:high]


def joints(assembly: Assembly) -> bool:
    """Tell whether pieces that follow each other are of different places, or in another order than they were said."""
    return any(a.tape is not b.tape or b.low < a.high for a, b in pairwise(assembly.pieces))
