"""Keys one after another: what is typed while a dialog opens is meant for the dialog.

Textual hands a key on to what has the focus when the key comes, not when it is taken; and a dialog has no focus until
it is laid out. Somebody who types `e`, a note and ctrl+s in one go would lose half of the note, and keys meant for one
screen would reach another. Here a key waits until the one before it has been taken and a new screen is ready for it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

_LONGEST_WAIT = 0.5
"""Seconds after which a key no longer waits: a screen that was never ready must not take the keyboard away."""


class KeysWait(Message):
    """Keys are held that can be taken now."""


class TypingAhead(App[int]):
    """An app that takes keys in the order in which they were typed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._held: deque[events.Key | events.Paste] = deque()
        self._opening: Screen[Any] | None = None
        self._typed = False

    def push_screen(self, screen: Any, *arguments: Any, **options: Any) -> Any:
        """Show a screen over the others; keys wait until it is there."""
        mounted = super().push_screen(screen, *arguments, **options)
        self._opening = opening = self.screen
        opening.call_after_refresh(self._opened, opening)
        self.set_timer(_LONGEST_WAIT, lambda: self._opened(opening))
        return mounted

    def _opened(self, screen: Screen[Any]) -> None:
        if self._opening is screen:
            self._opening = None
            self.post_message(KeysWait())

    async def on_event(self, event: events.Event) -> None:
        """Hold keys and what is pasted back; hand everything else on."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._held.append(event)
            await self._take_key()
        else:
            await super().on_event(event)

    async def on_keys_wait(self) -> None:
        """Take what was held."""
        await self._take_key()

    async def _take_key(self) -> None:
        """Take the first key that is held. The others come in turns of their own, after what this one has caused."""
        if not self._held or (self._opening is not None and self._opening is self.screen):
            return
        key = self._held.popleft()
        in_dialog = len(self.screen_stack) > 1
        is_text = isinstance(key, events.Paste) or key.is_printable
        if in_dialog and self._typed and not is_text:
            await self._taken()
        await super().on_event(key)
        self._typed = in_dialog and is_text
        if in_dialog and not is_text:
            await self._taken()
        if self._held:
            self.post_message(KeysWait())

    async def _taken(self) -> None:
        """Wait until what has the focus has taken the key, and all above it have heard of what came of that."""
        focused = self.focused
        if focused is None:
            return
        above = [node for node in focused.ancestors if isinstance(node, Widget)]
        for node in (focused, focused, *above):
            reached = asyncio.Event()
            if node.call_later(reached.set):
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(reached.wait(), _LONGEST_WAIT)
