"""The screens of the desk: they decide what happens, and ask the session."""
