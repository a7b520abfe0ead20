"""How the reviewer wants the desk: keys, theme, order, the tour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.desk.keymap import OWN_KEYS, Keymap, read_keymap
from workbench.desk.session import ORDERS
from workbench.desk.themes import THEMES
from workbench.model import WorkbenchError
from workbench.store.claims import Order


@dataclass(frozen=True, slots=True)
class Comfort:
    """What a reviewer may set.

    Attributes:
        keymap: the keys that were given to actions.
        theme: one of `THEMES`; by the terminal where it is not set.
        order: the order in which the claims are listed at first, and in which a verdict goes on.
        tour: begin with the tour.
    """

    keymap: Keymap = OWN_KEYS
    theme: str | None = None
    order: Order = "text"
    tour: bool = False


def read_comfort(
    keys: Mapping[str, Any], theme: str | None, order: str | None, *, tour: bool, file: str = "workbench.toml"
) -> Comfort:
    """Return what the settings ask for.

    Raises:
        WorkbenchError: a key, an action, a theme or an order does not exist, or two actions have one key.
    """
    if theme is not None and theme not in THEMES:
        raise WorkbenchError(f"{file}: there is no theme {theme!r}; there are {', '.join(THEMES)}")
    chosen = next((known for known in ORDERS if known == (order or "text")), None)
    if chosen is None:
        raise WorkbenchError(f"{file}: there is no order {order!r}; there are {', '.join(ORDERS)}")
    return Comfort(read_keymap(keys, file), theme, chosen, tour)
