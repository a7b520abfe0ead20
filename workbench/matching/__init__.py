"""Similarity of claims, and what differs between them. Pure functions; rapidfuzz lives here."""

from workbench.matching.compare import compare, compare_readings
from workbench.matching.lexicon import fold
from workbench.matching.reading import Reading, index_terms, read, term_hash, tokenised_terms

__all__ = [
    "Reading",
    "compare",
    "compare_readings",
    "fold",
    "index_terms",
    "read",
    "term_hash",
    "tokenised_terms",
]
