"""Language packs: one TOML file of data per language, and the loader. No language's words stand anywhere else."""

from workbench.language.loader import other_languages, pack_aspect, pack_codes, pack_part, pack_table
from workbench.language.pack import Pack, Report, function_words, load_pack

__all__ = [
    "Pack",
    "Report",
    "function_words",
    "load_pack",
    "other_languages",
    "pack_aspect",
    "pack_codes",
    "pack_part",
    "pack_table",
]
