"""Tables whose lines are only ever added: the database itself refuses to change or delete one.

Migrations call this; what it does to an existing table must stay as it is. It stops accidents, not somebody
who owns the database file: that is what the journal's hashes are for.
"""

from sqlalchemy import Connection, text


def enforce(connection: Connection, table: str) -> None:
    """Refuse UPDATE, DELETE and TRUNCATE on a table from now on."""
    refusal = f"Lines of {table} are only ever added."
    if connection.dialect.name == "sqlite":
        for change in ("update", "delete"):
            connection.execute(
                text(
                    f"CREATE TRIGGER {table}_no_{change} BEFORE {change} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
                )
            )
        return
    connection.execute(
        text(
            f"CREATE FUNCTION {table}_only_grows() RETURNS trigger LANGUAGE plpgsql "
            f"AS $$ BEGIN RAISE EXCEPTION '{refusal}'; END $$"
        )
    )
    connection.execute(
        text(
            f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_only_grows()"
        )
    )


def release(connection: Connection, table: str) -> None:
    """Forget about a table that was dropped, its triggers with it."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"DROP FUNCTION {table}_only_grows()"))
