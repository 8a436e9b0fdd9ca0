"""The disk is full, the database is held, a document was changed: refused with the reason, nothing lost."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from referral.caches import Cache
from referral.definitions.library import Library
from referral.services.cases import versions
from referral.services.cases.versions import DocumentLost
from referral.store.cases.cases import Case
from referral.store.database import Database, is_busy, is_full, sqlite
from referral.store.database.sqlite import driver
from tests.builders import Border
from tests.engines import SQLiteFiles


@pytest.fixture
def border(sqlite: SQLiteFiles, library: Library):
    opened = Database(sqlite.fresh())
    yield Border(opened, library)
    opened.close()


def answer_until_full(border: Border, case: Case) -> None:
    """Change an answer so often that the disk must be full before the end."""
    for number in range(2000):
        border.answer(case, children=number % 50)


def test_a_full_disk_refuses_the_answer_and_loses_nothing(border: Border):
    case = border.open_case()
    border.answer(case, danger="no")
    with border.database.transaction() as session:
        pages = session.scalar(text("PRAGMA page_count"))
        session.execute(text(f"PRAGMA max_page_count = {pages}"))

    with pytest.raises(OperationalError) as refusal:
        answer_until_full(border, case)

    assert is_full(refusal.value)
    answered = border.file(case).answers["children"]
    with border.database.transaction() as session:
        session.execute(text("PRAGMA max_page_count = 1000000"))
    border.answer(case, afraid="yes")
    assert border.file(case).answers == {"danger": "no", "children": answered, "afraid": "yes"}


def test_a_held_database_refuses_the_answer_after_a_while(
    border: Border, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sqlite, "_WAIT", 30)
    case = border.open_case()
    border.database.close()
    holder = driver.connect(border.database.url.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    with pytest.raises(OperationalError) as refusal:
        border.answer(case, afraid="yes")

    assert is_busy(refusal.value)
    assert border.file(case).answers == {}, "reading goes on"
    holder.close()
    border.answer(case, afraid="yes")


def test_a_changed_document_is_noticed_before_anything_rests_on_it(
    border: Border, monkeypatch: pytest.MonkeyPatch
):
    case = border.open_case()
    monkeypatch.setattr(versions, "_walkers", Cache("walkers"))
    with border.database.transaction() as session:
        session.execute(text("DROP TRIGGER documents_no_update"))
        session.execute(text("UPDATE documents SET body = replace(body, 'afraid', 'glad')"))

    with pytest.raises(DocumentLost, match="backup"):
        border.file(case)
