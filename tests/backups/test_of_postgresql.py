"""The backup of an instance on PostgreSQL: one moment of it, back into an empty database or nowhere."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from referral.definitions.library import Library
from referral.services.backups import restoring
from referral.services.backups.restoring import RestoreRefused
from referral.settings import load
from referral.store.database import Database, schema
from tests.backups.keeping import contents_now, is_empty, typed
from tests.builders import Border
from tests.engines import PostgreSQLCluster

pytestmark = pytest.mark.thorough


@pytest.fixture
def kept(instance: Path, postgresql: PostgreSQLCluster, library: Library, tmp_path: Path) -> Path:
    """A backup, made while a case is open and its writer has not finished."""
    url, practice = postgresql.fresh(), postgresql.bare()
    with closing(Database(practice)) as database:
        schema.migrate_practice(database)
    (instance / "config.toml").write_text(
        f'database = "{url}"\npractice_database = "{practice}"\n', encoding="utf-8"
    )
    with closing(Database(url)) as database:
        border = Border(database, library)
        border.answer(border.open_case(), afraid="yes")
        with database.transaction() as unfinished:
            unfinished.execute(text("DELETE FROM sign_ins"))
            typed("backup", "--to", tmp_path / "kept.zip", "--instance", instance)
    return tmp_path / "kept.zip"


def test_it_comes_back_into_empty_databases(
    kept: Path, instance: Path, postgresql: PostgreSQLCluster, tmp_path: Path
):
    service, practice = postgresql.bare(), postgresql.bare()
    named = ("--database", service, "--practice-database", practice)

    rehearsed = typed("restore", kept, "--rehearse", *named)
    assert "can be restored" in rehearsed and is_empty(service) and is_empty(practice)
    with pytest.raises(RestoreRefused, match="--database"):
        restoring.restore(kept, tmp_path / "new")
    with pytest.raises(RestoreRefused, match="not empty"):
        restoring.restore(kept, tmp_path / "new", databases={"service": load(instance).database})
    typed("restore", kept, "--to", tmp_path / "new", *named)

    assert load(tmp_path / "new").database == service
    assert "is whole: 2 lines" in typed("journal", "verify", "--instance", tmp_path / "new")
    with closing(Database(service)) as there, closing(Database(load(instance).database)) as old:
        assert contents_now(there) == contents_now(old)
