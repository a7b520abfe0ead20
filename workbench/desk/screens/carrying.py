"""Carrying things out of the desk: copying a claim or its citation, opening links and source files."""

from __future__ import annotations

from textual import work

from workbench.desk import clipboard
from workbench.desk.screens.base import ReviewBase
from workbench.model import WorkbenchError


class Carrying(ReviewBase):
    """What leaves the desk says where it went."""

    def action_claim_copy(self) -> None:
        """Copy the claim's text."""
        if len(self.claims):
            self.copy(self.pages[self.claims.cursor].text)

    def action_claim_cite(self) -> None:
        """Copy the claim with its speaker, article, verdict and evidence."""
        claim_id = self.current_id
        if claim_id is not None:
            line = self.attempt(lambda: self.session.citation(claim_id))
            if line is not None:
                self.copy(line)

    @work(group="copy")
    async def copy(self, text: str, before: str = "") -> None:
        """Copy a text, and tell where it went."""
        self.say(before + await clipboard.copy(self.app, text))

    def action_claim_open(self) -> None:
        """Open a link or the source file; ask which where there are several."""
        claim_id = self.current_id
        if claim_id is None:
            return
        targets = self.attempt(lambda: self.session.targets(claim_id)) or []
        if not targets:
            self.say("nothing to open: no link at this claim, and the article's file is not there")
        elif len(targets) == 1:
            self._open(targets[0].address)
        else:
            from workbench.desk.screens.targets import TargetsScreen

            self.app.push_screen(TargetsScreen(targets), lambda chosen: self._open(chosen.address) if chosen else None)

    def _open(self, address: str) -> None:
        from workbench.desk.opening import open_outside

        try:
            opened_by = open_outside(address)
        except WorkbenchError as error:
            self.warn(str(error))
            return
        if opened_by is None:
            self.copy(address, "nothing here can open it: its address was ")
        else:
            self.say(f"opened by {opened_by}: {address}")
