"""The themes of the desk: dark, light, high contrast, and those of a terminal with sixteen colours."""

from __future__ import annotations

from textual.theme import Theme

THEMES: dict[str, str] = {
    "dark": "textual-dark",
    "light": "textual-light",
    "contrast": "contrast",
    "ansi-dark": "ansi-dark",
    "ansi-light": "ansi-light",
}
"""The names in the settings, with Textual's."""
SIXTEEN = ("ansi-dark", "ansi-light")
"""The themes that use the terminal's own sixteen colours."""

CONTRAST = Theme(
    name="contrast",
    primary="#00afff",
    secondary="#ffaf00",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff8787",
    success="#5fff87",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    text_alpha=1.0,
    variables={
        "block-cursor-background": "#ffff00",
        "block-cursor-foreground": "#000000",
        "primary-muted": "#005f87",
        "text-success": "#5fff87",
        "text-error": "#ff8787",
        "text-warning": "#ffff00",
        "text-accent": "#ffff00",
        "text-muted": "#ffffff",
    },
)


def next_theme(current: str, *, sixteen: bool) -> str:
    """Return the name in the settings of the theme that comes after one.

    Args:
        current: Textual's name of the theme that is in use.
        sixteen: the terminal has sixteen colours only.
    """
    names = [name for name in THEMES if (name in SIXTEEN) == sixteen]
    shown = [THEMES[name] for name in names]
    return names[(shown.index(current) + 1) % len(names)] if current in shown else names[0]
