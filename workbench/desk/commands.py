"""The palette: every action of the registry, found by its name."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from workbench.desk.action import Action
from workbench.desk.actions import actions_of
from workbench.desk.keymap import keymap_of


class DeskCommands(Provider):
    """The actions of the review, with their keys."""

    async def discover(self) -> Hits:
        """Yield all actions, for an empty palette."""
        for action in actions_of("review"):
            yield DiscoveryHit(self._title(action), partial(self._run, action), text=action.title, help=action.help)

    async def search(self, query: str) -> Hits:
        """Yield the actions whose name, help or dotted id resembles what was typed."""
        matcher = self.matcher(query)
        for action in actions_of("review"):
            score = max(matcher.match(text) for text in (action.title, action.help, action.id))
            if score > 0:
                yield Hit(
                    score,
                    self._title(action),
                    partial(self._run, action),
                    text=action.title,
                    help=action.help,
                )

    def _title(self, action: Action) -> Content:
        return Content(f"{action.title}  ({', '.join(keymap_of(self.app).labels_of(action))})")

    async def _run(self, action: Action) -> None:
        await self.screen.run_action(action.method)
