"""The desk: the terminal app."""
