"""What an engine is, and what it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from workbench.model import Form, Head, Progress, Span, Split


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of content with its source, as an engine finds it. All spans are places in the article's text.

    `speaker` is None where the text names no source; `name` is who that is, by the fullest name known.
    """

    parts: tuple[Span, ...]
    form: Form
    speaker: Span | None = None
    name: str | None = None
    cue: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """What the user has set for an engine.

    Attributes:
        model: the name of a pipeline or a model, or a folder.
        address: where a server listens, such as `http://127.0.0.1:11434/v1`. Nothing is sent anywhere without it.
        timeout: how many seconds one answer may take.
        progress: called with every step of long work.
    """

    model: str | None = None
    address: str | None = None
    timeout: float = 120.0
    progress: Callable[[Progress], None] | None = None


class Extractor(Protocol):
    """Takes articles apart. An instance serves many articles."""

    def extract(self, text: str, *, head: Head, language: str | None) -> tuple[Split, tuple[str, ...]]:
        """Return the split of an article, and lines to tell the user (where the engine failed and the rules took over).

        Args:
            text: the article as it is stored.
            head: what its head says.
            language: ISO 639-1 code, where it is known.
        """


Engine = Callable[[EngineOptions], Extractor]
"""What an entry point of the group `workbench.extractors` names: makes an extractor from the user's options.

Raises `WorkbenchError` where something is missing.
"""
