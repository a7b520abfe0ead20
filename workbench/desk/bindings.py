"""Textual's bindings, made from the registry of actions."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from workbench.desk.action import Where
from workbench.desk.actions import actions_of


def bindings(where: Where, *, priority: bool = False) -> list[BindingType]:
    """Return the bindings of a screen: one per action, with the action's dotted id, so that keys can be remapped.

    Args:
        where: the screen.
        priority: whether the keys come before those of the widget that has the focus.
    """
    return [
        Binding(",".join(action.keys), action.method, action.title, show=False, priority=priority, id=action.id)
        for action in actions_of(where)
    ]
