"""Similarity of claims, and what differs between them."""
