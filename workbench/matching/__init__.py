"""Similarity of claims, and what differs between them. Pure functions; rapidfuzz lives here."""

from workbench.matching.compare import Reading, compare, compare_readings, read
from workbench.matching.words import content_words, fold

__all__ = ["Reading", "compare", "compare_readings", "content_words", "fold", "read"]
