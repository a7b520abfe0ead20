"""The review: articles, claims, the article's text and the claim's details on one screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.command import Provider

from workbench.desk.bindings import bindings
from workbench.desk.screens.carrying import Carrying
from workbench.desk.screens.correcting import Correcting
from workbench.desk.screens.finding import Finding
from workbench.desk.screens.keeping import Keeping
from workbench.desk.screens.moving import Moving
from workbench.desk.screens.referring import Referring
from workbench.desk.screens.seeking import Seeking
from workbench.desk.themes import THEMES, next_theme
from workbench.desk.widgets.palette import PALETTE


def _commands() -> type[Provider]:
    from workbench.desk.commands import DeskCommands

    return DeskCommands


class ReviewScreen(Moving, Correcting, Keeping, Referring, Finding, Seeking, Carrying, inherit_bindings=False):
    """Everything that a verdict needs, at one glance, and every key that gives one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("review", priority=True)
    COMMANDS = {_commands}  # noqa: RUF012
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (160, "-wide")]  # noqa: RUF012
    ALLOW_IN_MAXIMIZED_VIEW = "Bar,KeyLine"
    ESCAPE_TO_MINIMIZE = False

    def compose(self) -> ComposeResult:
        """Lay out the panes, as the terminal's width has it from the start: a class set later styles all anew."""
        width = self.app.size.width
        self.add_class(next(name for least, name in reversed(self.HORIZONTAL_BREAKPOINTS) if width >= least))
        yield from super().compose()

    def action_view_theme(self) -> None:
        """Change to the next theme."""
        name = next_theme(self.app.theme, sixteen=getattr(self.app, "sixteen_colours", False))
        self.app.theme = THEMES[name]
        self.say(f"theme: {name}")

    def action_desk_reload(self) -> None:
        """Read the list again and draw the screen anew."""
        self.reload()
        self.app.refresh(layout=True)
        self.say("read again")

    def action_desk_palette(self) -> None:
        """Find an action by its name."""
        self.app.action_command_palette()

    def action_desk_tour(self) -> None:
        """Show the tour, or put it away."""
        self.tour.display = not self.tour.display

    def action_desk_help(self) -> None:
        """Show all keys and signs."""
        from workbench.desk.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_desk_close(self) -> None:
        """Close what lies on top; quit where nothing does and nothing would be lost."""
        if self.maximized is not None:
            self.minimize()
        elif self.has_class("-picking") and self.pane is self.articles:
            self.action_move_back()
        elif len(self.drafts):
            quit_key = self.key("desk.quit")
            self.warn(f"{len(self.drafts)} not stored yet: {self.drafts.where}; {quit_key} quits all the same")
        else:
            self.app.exit(0)

    def action_desk_quit(self) -> None:
        """Quit."""
        self.app.exit(0)
