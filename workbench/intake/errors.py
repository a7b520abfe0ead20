"""What intake says when something cannot be read."""

from __future__ import annotations

from workbench.model import WorkbenchError


class IntakeError(WorkbenchError):
    """One source that could not be read. `name` says which; the text of the error begins with it."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
