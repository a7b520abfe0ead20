"""The schema's version, apart from the migrations so that opening a database need not load them."""

SCHEMA_VERSION = 6
"""Kept in `user_version`: the number in the name of the newest migration."""
