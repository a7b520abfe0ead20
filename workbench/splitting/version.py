"""Which splitter this is, apart from it so that the store need not load it."""

SPLITTER_VERSION = 1
"""Raised with every change after which the same text may split otherwise: `resplit` then finds what it is for."""
