"""Workbench: verify facts and quotes in news articles, in the terminal.

The public Python API is two functions, loaded when they are first used:

- `split(text, ...)` takes an article apart into sentences, attributions and claims;
- `open_store(path, ...)` opens a database of claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "open_store", "split"]

if TYPE_CHECKING:
    from workbench.services.splitting import split
    from workbench.store import open_store


def __getattr__(name: str) -> Any:
    if name == "split":
        from workbench.services.splitting import split

        return split
    if name == "open_store":
        from workbench.store import open_store

        return open_store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
