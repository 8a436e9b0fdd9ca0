"""Reading is only reading: whoever opens a page, the database holds the same bytes afterwards."""

from flask import Flask
from sqlalchemy import MetaData, select

from tests.web.visitors import Visitor


def test_no_get_changes_anything(app: Flask) -> None:
    officer = Visitor(app).signs_in("aigul")
    reference = officer.opens_a_case()
    officer.get(f"cases/{reference}/referral")
    officer.post(f"cases/{reference}/referral")
    before = _rows(app)

    for path in (
        "",
        "about",
        "checklists",
        "checklists/referral/kz",
        "events",
        "events/som-3-2016-astana",
        "events/lineage",
        "sign-in",
        "cases",
        *(
            f"cases/{reference}{page}"
            for page in (
                "",
                "/duties",
                "/check",
                "/referral",
                "/referral/form",
                "/referral/form/kk-ru.pdf",
                "/closure",
                "/version",
                "/sections/language",
            )
        ),
    ):
        assert officer.get(path).status_code in {200, 303}, path

    assert _rows(app) == before


def _rows(app: Flask) -> dict[str, list[tuple[object, ...]]]:
    with app.extensions["app_parts"].database.read_session() as db:
        tables = MetaData()
        tables.reflect(db.connection())
        return {
            name: sorted(map(tuple, db.execute(select(table))), key=repr)
            for name, table in tables.tables.items()
        }
