"""A dialog of a few fields: what is typed is handed on by name, and kept as a draft until it is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList

from workbench.desk.actions import actions_of
from workbench.desk.bindings import bindings
from workbench.desk.drafts import Drafts
from workbench.desk.messages import ActionClicked
from workbench.desk.widgets.bars import KeyLine
from workbench.desk.widgets.palette import PALETTE
from workbench.services.reviewing import Done

Store = Callable[[dict[str, str]], Done | None]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the dialog.

    Attributes:
        name: by which its value is handed on.
        label: the words above it.
        value: what stands there at first.
        options: the values to choose from, each with its words; without them, a line to type in.
    """

    name: str
    label: str
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()


class EntryScreen(ModalScreen[Done | None]):
    """Fields to fill in. Leaving keeps what was typed as a draft."""

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("entry", priority=True)

    def __init__(self, what: str, title: str, fields: Sequence[Field], drafts: Drafts, store: Store) -> None:
        """Make the dialog.

        Args:
            what: what is entered, in words, such as "a question at claim 3": the draft's name.
            title: the dialog's title; no text from outside.
            fields: what to fill in.
            drafts: where what was typed waits.
            store: stores the values by name; None where that went wrong and was told.
        """
        super().__init__()
        self._what, self._title, self._fields, self._drafts, self._store = what, title, fields, drafts, store

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        draft = self._drafts.entries.get(self._what, {})
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self._title
            for field in self._fields:
                yield Label(field.label, markup=False)
                value = draft.get(field.name, field.value)
                if field.options:
                    options = OptionList(
                        *(Content(words) for _, words in field.options),
                        id=field.name,
                        classes="entry-options",
                        markup=False,
                    )
                    options.highlighted = next((i for i, (v, _) in enumerate(field.options) if v == value), 0)
                    yield options
                else:
                    yield Input(value, id=field.name)
            yield KeyLine(list(actions_of("entry")))

    def on_mount(self) -> None:
        """Begin at the first field."""
        self.query_one(f"#{self._fields[0].name}").focus()

    def _values(self) -> dict[str, str]:
        return {field.name: self._value(field) for field in self._fields}

    def _value(self, field: Field) -> str:
        if not field.options:
            return self.query_one(f"#{field.name}", Input).value
        return field.options[self.query_one(f"#{field.name}", OptionList).highlighted or 0][0]

    def action_entry_store(self) -> None:
        """Store what was typed."""
        done = self._store(self._values())
        if done is not None:
            self._drafts.entries.pop(self._what, None)
            self.dismiss(done)

    def action_entry_leave(self) -> None:
        """Go back; what was typed stays as a draft."""
        values = self._values()
        typed = any(values[field.name].strip() != field.value for field in self._fields if not field.options)
        if typed:
            self._drafts.entries[self._what] = values
        else:
            self._drafts.entries.pop(self._what, None)
        self.dismiss(None)

    async def on_action_clicked(self, message: ActionClicked) -> None:
        """Call what was clicked in the line of keys."""
        message.stop()
        await self.run_action(message.action_id.replace(".", "_"))
