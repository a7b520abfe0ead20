"""Engines that find who said what: the rules by default, and stronger ones that a user may turn on."""

from workbench.extracting.base import Attribution, Engine, EngineOptions, Extractor
from workbench.extracting.registry import engine_names, load_extractor

__all__ = ["Attribution", "Engine", "EngineOptions", "Extractor", "engine_names", "load_extractor"]
