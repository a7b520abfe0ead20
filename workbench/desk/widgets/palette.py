"""The styles of what is drawn line by line, kept once per screen.

Every widget could have component classes of its own; the style sheet would then be matched for each class of each
widget, which is most of what the first screen takes.
"""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget

PALETTE: frozenset[str] = frozenset(
    {
        *("list--cursor", "list--focused-cursor", "list--range", "list--quiet", "list--open", "list--verified"),
        *("list--disputed", "list--unsourced", "list--aside", "list--flag", "list--heading", "list--match"),
        *("text--claim", "text--quoted", "text--speaker", "text--cue", "text--head", "text--heading", "text--here"),
        *("details--label", "details--quiet", "details--conflict", "details--undone"),
        *("tape--dropped", "tape--inserted", "tape--grave", "tape--words"),
        *("bar--quiet", "bar--strong", "bar--warning", "bar--key", "bar--message"),
        *("help--label", "help--heading", "choices--here"),
    }
)
"""The component classes that each screen of the desk has; `app.tcss` says what they look like."""

_NONE = Style.null()


def base_of(widget: Widget) -> Style:
    """Return a widget's own style; unlike `rich_style` it is not worked out anew for each line."""
    return widget.visual_style.rich_style


def style_of(widget: Widget, name: str) -> Style:
    """Return a style of the palette as what it adds to the widget's own; nothing for an empty name."""
    return widget.screen.get_component_rich_style(name, partial=True) if name else _NONE
