"""The database: schema, connection, and one module per group of tables. The only place with SQL."""
