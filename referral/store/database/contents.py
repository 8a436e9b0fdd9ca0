"""What a database holds, told so that two can be compared: its tables and its journal."""

from dataclasses import dataclass

from sqlalchemy import Connection, inspect, text

from referral.store.database.schema import PRACTICE, revision_of


@dataclass(frozen=True, slots=True)
class Contents:
    """The engine, the revision of each chain of migrations, the rows of each table, the end of the journal."""

    engine: str
    revisions: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, int], ...]
    journal_lines: int
    journal_head: str

    def of(self, table: str) -> int:
        """How many rows a table has; none when there is no such table."""
        return dict(self.rows).get(table, 0)


def contents(connection: Connection) -> Contents:
    """What a database holds in the moment that the connection sees, whatever version made it."""
    names = sorted(inspect(connection).get_table_names())
    found = [(chain.table, revision_of(connection, chain)) for chain in PRACTICE]
    lines, head = _end_of_journal(connection, names)
    return Contents(
        engine=connection.dialect.name,
        revisions=tuple((table, revision) for table, revision in found if revision),
        rows=tuple((name, _count(connection, name)) for name in names),
        journal_lines=lines,
        journal_head=head,
    )


def differences(expected: Contents, found: Contents) -> list[str]:
    """What differs, each as a sentence; nothing when both hold the same."""
    said = []
    if expected.revisions != found.revisions:
        said.append("The schema is another.")
    wanted, there = dict(expected.rows), dict(found.rows)
    for name in sorted(wanted.keys() | there.keys()):
        if wanted.get(name) != there.get(name):
            said.append(
                f"Table {name} should have {wanted.get(name, 0)} rows and has {there.get(name, 0)}."
            )
    if (expected.journal_lines, expected.journal_head) != (found.journal_lines, found.journal_head):
        said.append("The journal ends elsewhere.")
    return said


def _count(connection: Connection, name: str) -> int:
    quoted = connection.dialect.identifier_preparer.quote(name)
    count: int = connection.execute(text(f"SELECT count(*) FROM {quoted}")).scalar_one()  # noqa: S608
    return count


def _end_of_journal(connection: Connection, names: list[str]) -> tuple[int, str]:
    if "journal_head" not in names:
        return 0, ""
    row = connection.execute(text("SELECT seq, hash FROM journal_head")).first()
    return (int(row[0]), str(row[1])) if row else (0, "")
