"""Language packs: one TOML file of data per language, and the loader. No language's words stand anywhere else."""

from workbench.language.loader import pack_codes, pack_table

__all__ = ["pack_codes", "pack_table"]
