"""Similarity of claims, and what differs between them. Pure functions; rapidfuzz lives here."""

from workbench.matching.compare import compare
from workbench.matching.words import content_words, fold

__all__ = ["compare", "content_words", "fold"]
