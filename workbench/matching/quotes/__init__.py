"""Printed quotes against what was said: aligned word by word, and what was changed."""

from workbench.matching.quotes.checking import check_quote, nearest_places, tell_language
from workbench.matching.quotes.language import QuoteWords, quote_words
from workbench.matching.quotes.passages import cut_passages, speech_of
from workbench.matching.quotes.tape import Tape
from workbench.matching.quotes.turns import read_speech, same_person

__all__ = [
    "QuoteWords",
    "Tape",
    "check_quote",
    "cut_passages",
    "nearest_places",
    "quote_words",
    "read_speech",
    "same_person",
    "speech_of",
    "tell_language",
]
