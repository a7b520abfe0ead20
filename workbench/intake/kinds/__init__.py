"""Readers of the kinds of file that are not plain text; each loads its library when it is called."""
