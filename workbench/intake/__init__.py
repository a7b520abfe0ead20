"""A file of any kind to text and metadata."""
