"""What a reviewer has typed and not yet stored."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.model import Stance


@dataclass(slots=True)
class EvidenceDraft:
    """Evidence that was typed and not yet stored."""

    url: str = ""
    title: str = ""
    note: str = ""
    stance: Stance = "supports"

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to lose."""
        return not (self.url.strip() or self.title.strip() or self.note.strip())


@dataclass(slots=True)
class Drafts:
    """What was typed and not yet stored, by claim, or by what it is in words. It lives as long as the app."""

    notes: dict[int, str] = field(default_factory=dict)
    evidence: dict[int, EvidenceDraft] = field(default_factory=dict)
    entries: dict[str, dict[str, str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.notes) + len(self.evidence) + len(self.entries)

    @property
    def where(self) -> str:
        """Return in words at which claims something waits."""
        return ", ".join(
            [f"a note at claim {number}" for number in self.notes]
            + [f"evidence at claim {number}" for number in self.evidence]
            + list(self.entries)
        )
