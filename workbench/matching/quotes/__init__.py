"""Printed quotes against what was said: aligned word by word, and what was changed."""

from workbench.matching.quotes.checking import check_quote, tell_language
from workbench.matching.quotes.language import quote_words
from workbench.matching.quotes.tape import Tape
from workbench.matching.quotes.turns import read_speech, same_person

__all__ = ["Tape", "check_quote", "quote_words", "read_speech", "same_person", "tell_language"]
