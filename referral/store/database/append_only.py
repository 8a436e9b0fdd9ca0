"""Tables whose lines are only ever added: the database itself refuses to change or delete one.

Migrations call this; what it does to an existing table must stay as it is. It stops accidents, not somebody
who owns the database file: that is what the journal's hashes are for.
"""

from sqlalchemy import Connection, text


def enforce(connection: Connection, table: str) -> None:
    """Refuse UPDATE, DELETE and TRUNCATE on a table from now on."""
    if connection.dialect.name == "sqlite":
        for change in ("update", "delete"):
            connection.execute(text(_refusal_on_sqlite(table, change)))
        return
    connection.execute(
        text(
            f"CREATE FUNCTION {table}_only_grows() RETURNS trigger LANGUAGE plpgsql "
            f"AS $$ BEGIN RAISE EXCEPTION '{_refusal(table)}'; END $$"
        )
    )
    connection.execute(
        text(
            f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_only_grows()"
        )
    )


def let_expired_go(connection: Connection, table: str) -> None:
    """Let lines of a case be deleted while the table ``expiring`` names it; all else stays refused."""
    expiring = "EXISTS (SELECT 1 FROM expiring WHERE expiring.case_id = OLD.case_id)"
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"DROP TRIGGER {table}_no_delete"))
        connection.execute(
            text(
                f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT {expiring} "
                f"BEGIN SELECT RAISE(ABORT, '{_refusal(table)}'); END"
            )
        )
        return
    _on_statements(connection, table, "UPDATE OR TRUNCATE")
    connection.execute(
        text(
            f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF NOT {expiring} THEN RAISE EXCEPTION '{_refusal(table)}'; END IF; RETURN OLD; END $$"
        )
    )
    connection.execute(
        text(
            f"CREATE TRIGGER {table}_stays BEFORE DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_stays()"
        )
    )


def let_nothing_go(connection: Connection, table: str) -> None:
    """Refuse every deletion again, as ``enforce`` does."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"DROP TRIGGER {table}_no_delete"))
        connection.execute(text(f"DROP TRIGGER {table}_no_update"))
        enforce(connection, table)
        return
    connection.execute(text(f"DROP TRIGGER {table}_stays ON {table}"))
    connection.execute(text(f"DROP FUNCTION {table}_stays()"))
    _on_statements(connection, table, "UPDATE OR DELETE OR TRUNCATE")


def _on_statements(connection: Connection, table: str, changes: str) -> None:
    connection.execute(text(f"DROP TRIGGER {table}_only_grows ON {table}"))
    connection.execute(
        text(
            f"CREATE TRIGGER {table}_only_grows BEFORE {changes} ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_only_grows()"
        )
    )


def let_change(connection: Connection, table: str) -> None:
    """Let a migration change lines, until it calls ``enforce`` again in the same transaction."""
    if connection.dialect.name == "sqlite":
        for change in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER {table}_no_{change}"))
        return
    connection.execute(text(f"DROP TRIGGER {table}_only_grows ON {table}"))
    connection.execute(text(f"DROP FUNCTION {table}_only_grows()"))


def release(connection: Connection, table: str) -> None:
    """Forget about a table that was dropped, its triggers with it."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"DROP FUNCTION {table}_only_grows()"))


def _refusal(table: str) -> str:
    return f"Lines of {table} are only ever added."


def _refusal_on_sqlite(table: str, change: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{change} BEFORE {change} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{_refusal(table)}'); END"
    )
