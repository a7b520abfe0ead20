"""Keys as the reviewer wants them: the `[keys]` table of the settings, held against the registry of actions."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from textual.app import App
from textual.keys import Keys

from workbench.desk.action import LABELS, Action, Where, key_label
from workbench.desk.actions import ACTIONS, BY_ID
from workbench.model import WorkbenchError

_TYPED_IN: frozenset[Where] = frozenset({"note", "evidence", "filter", "similar"})
"""Screens in which a key that writes a character must write it."""
_MODIFIERS = {"ctrl", "alt", "shift", "super", "hyper", "meta"}
_NAMED = {key.value for key in Keys} | {"space"}
_BY_LABEL = {label: key for key, label in LABELS.items()} | {",": "comma", " ": "space"}


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys that were given to actions instead of their own, by the actions' ids."""

    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def keys_of(self, action: Action) -> tuple[str, ...]:
        """Return an action's keys in Textual's names, the one to show first."""
        return self.given.get(action.id, action.keys)

    def labels_of(self, action: Action) -> tuple[str, ...]:
        """Return an action's keys as people write them."""
        return tuple(key_label(key) for key in self.keys_of(action))

    @property
    def for_textual(self) -> dict[str, str]:
        """Return it as Textual takes it."""
        return {name: ",".join(keys) for name, keys in self.given.items()}


OWN_KEYS = Keymap()
"""Every action with the keys that the registry gives it."""


def keymap_of(app: App[Any]) -> Keymap:
    """Return the keys of a running desk."""
    return getattr(app, "desk_keys", OWN_KEYS)


def label_of(app: App[Any], action_id: str) -> str:
    """Return the first key of an action at a running desk, as people write it."""
    return keymap_of(app).labels_of(BY_ID[action_id])[0]


def read_keymap(table: Mapping[str, Any], file: str = "workbench.toml") -> Keymap:
    """Return the keys that a table of the settings gives.

    Args:
        table: a key or a list of keys by the id of an action, which may be written as nested tables.
        file: where it stands, for the messages.

    Raises:
        WorkbenchError: an id or a key does not exist, a key would keep a character from being typed, or two
            actions of one screen have the same key.
    """
    given: dict[str, tuple[str, ...]] = {}
    for name, value in _flat(table):
        if name not in BY_ID:
            raise WorkbenchError(f"{file}: [keys] there is no action {name!r}; docs/keys.md lists them")
        words = [value] if isinstance(value, str) else value
        if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
            raise WorkbenchError(f"{file}: [keys] {name} must be a key or a list of keys, not {value!r}")
        given[name] = tuple(_key(word, BY_ID[name], file) for word in words)
    keymap = Keymap(given)
    _refuse_clashes(keymap, file)
    return keymap


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def _key(word: str, action: Action, file: str) -> str:
    key = _BY_LABEL.get(word, word)
    *modifiers, base = key.split("+") if len(key) > 1 else [key]
    if not set(modifiers) <= _MODIFIERS or not _is_key(base):
        raise WorkbenchError(
            f"{file}: [keys] {action.id}: there is no key {word!r}; write a character, f5, ctrl+t, space, pagedown"
        )
    if action.where in _TYPED_IN and not modifiers and (len(base) == 1 or _character(base) or base == "space"):
        raise WorkbenchError(
            f"{file}: [keys] {action.id}: {word!r} is typed there; take one with ctrl, or a key that writes nothing"
        )
    return key


def _is_key(base: str) -> bool:
    return (len(base) == 1 and base.isprintable()) or base in _NAMED or _character(base)


def _character(base: str) -> bool:
    """Tell whether a key is a character by its Unicode name, as in `exclamation_mark`."""
    try:
        return bool(unicodedata.lookup(base.replace("_", " ").upper())) and base == base.lower()
    except KeyError:
        return base in {"plus", "minus", "slash", "backslash", "at"}


def _refuse_clashes(keymap: Keymap, file: str) -> None:
    taken: dict[tuple[Where, str], Action] = {}
    for action in sorted(ACTIONS, key=lambda action: action.id in keymap.given):
        for key in keymap.keys_of(action):
            other = taken.setdefault((action.where, key), action)
            if other is not action:
                raise WorkbenchError(
                    f"{file}: [keys] {key_label(key)!r} is given to both {other.id} and {action.id};"
                    f" give {other.id} another key too"
                )
