"""An attribution as the rules find it, before its speaker has a name."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.model import Form

Chars = tuple[int, int]


@dataclass(slots=True)
class Found:
    """A stretch of content with its source. All places are offsets in the text.

    `speaker` is None where the text names none; `inherits` tells that the source is that of what goes before,
    `plain` that the content is a main clause, `mood` that its mood tells it as reported; `until` is the last
    sentence of content over several.
    """

    sentence: int
    form: Form
    parts: list[Chars]
    speaker: Chars | None = None
    cue: list[Chars] = field(default_factory=list)
    quoted: list[Chars] = field(default_factory=list)
    inherits: bool = False
    floating: bool = False
    back: bool = False
    plain: bool = False
    until: int = -1
    label: bool = False
    mood: bool = False

    @property
    def start(self) -> int:
        """Return where the content begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Return where the content ends."""
        return self.parts[-1][1]
