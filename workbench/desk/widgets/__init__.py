"""The widgets of the desk. They show what they are handed and tell their screen what was asked; no I/O."""
