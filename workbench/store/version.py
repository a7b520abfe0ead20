"""The schema's version, apart from the migrations so that opening a database need not load them."""

SCHEMA_VERSION = 1
"""Kept in `user_version`: the number of migrations a database has had."""
