"""Engines by name: our own, and those that other packages offer as entry points."""

from __future__ import annotations

from importlib.metadata import entry_points

from workbench.extracting.base import EngineOptions, Extractor
from workbench.extracting.rules import RulesExtractor
from workbench.model import WorkbenchError

GROUP = "workbench.extractors"
DEFAULT = "rules"


def engine_names() -> list[str]:
    """Return the names of the engines that are installed."""
    return sorted({DEFAULT, *(point.name for point in entry_points(group=GROUP))})


def load_extractor(name: str = DEFAULT, options: EngineOptions | None = None) -> Extractor:
    """Return the engine of a name.

    Raises:
        WorkbenchError: there is no such engine, or it lacks something (a package, a model, an address).
    """
    if name == DEFAULT:
        return RulesExtractor()
    found = next((point for point in entry_points(group=GROUP) if point.name == name), None)
    if found is None:
        raise WorkbenchError(f"there is no engine named {name!r}; there are {', '.join(engine_names())}")
    extractor: Extractor = found.load()(options or EngineOptions())
    return extractor
