"""The database: schema, connection, and one module per group of tables. The only place with SQL."""

from workbench.store.connection import Store, open_store

__all__ = ["Store", "open_store"]
