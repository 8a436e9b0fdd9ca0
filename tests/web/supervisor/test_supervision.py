"""A supervisor's morning, without any script: the queue, a summary, a return with comments, a confirmation."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from referral import clock
from referral.services.accounts import accounts
from referral.settings import Settings
from referral.store.accounts import people, posts
from referral.store.accounts.people import Role
from referral.store.journal import JournalLine
from referral.store.supervision import supervision
from tests.web import ready
from tests.web.visitors import HASH, Visitor

NAME = "Tell Gulnara Akhmadzoda, born 14.03.1987, to come back."


@pytest.fixture
def saule(app: Flask) -> Visitor:
    """The supervisor of post 01, signed in."""
    return Visitor(app).signs_in("saule")


@pytest.fixture
def hired(app: Flask) -> Callable[[str, Role, str], Visitor]:
    """Somebody with a new account at a post, signed in."""

    def made(login: str, role: Role, post: str) -> Visitor:
        with app.extensions["app_parts"].database.transaction() as db:
            place = posts.find(db, post)
            assert place is not None
            accounts.create(
                db, login=login, password_hash=HASH, role=role, posts=[place], now=clock.now()
            )
        return Visitor(app).signs_in(login)

    return made


def words(visitor: Visitor) -> str:
    assert visitor.page is not None
    return re.sub(r"\s+", " ", visitor.page.get_data(as_text=True))


def closes_a_case(app: Flask, officer: Visitor) -> str:
    """An officer opens a case; its critical steps are answered past the screens, and it is closed."""
    reference = officer.opens_a_case()
    ready.to_close(app.extensions["app_parts"].database, reference)
    officer.get(f"cases/{reference}/closure")
    officer.post(f"cases/{reference}/closure")
    return reference


def opens(supervisor: Visitor, reference: str) -> str:
    """Open the summary from the queue; returns its words."""
    supervisor.get("supervision")
    supervisor.post(f"supervision/{reference}/look")
    return words(supervisor)


def test_a_supervisor_begins_at_the_queue(app: Flask, aigul: Visitor, saule: Visitor) -> None:
    reference = aigul.opens_a_case()

    saule.get("supervision")

    assert f"/en/supervision/{reference}/look" in words(saule)
    assert saule.seen[1].endswith("/supervision")


def test_a_case_is_returned_with_comments_corrected_and_confirmed(
    app: Flask, aigul: Visitor, saule: Visitor
) -> None:
    reference = closes_a_case(app, aigul)
    opens(saule, reference)
    saule.post(
        f"supervision/{reference}/review",
        verdict="return",
        **{
            "comment-step-weapon": "Look once more.",
            "comment-step-language_understood": "Which dialect is it?",
        },
    )
    assert "was returned to the officer" in words(saule)

    aigul.get(f"cases/{reference}")
    assert "Returned with 2 comments" in words(aigul)
    aigul.get(f"cases/{reference}/sections/life-and-limb")
    assert "Look once more." in words(aigul)
    aigul.post(f"cases/{reference}/sections/life-and-limb", weapon="not_sure")
    aigul.get(f"cases/{reference}")
    aigul.post(f"cases/{reference}/corrections")
    assert "with the supervisor again" in words(aigul)

    told = opens(saule, reference)
    assert "What was corrected" in told
    assert re.search(r"<del>[^<]+</del></td><td[^>]*><ins>[^<]+</ins>", told)
    saule.post(f"supervision/{reference}/review", verdict="confirm")
    assert "The case is confirmed." in words(saule)
    assert aigul.get(f"cases/{reference}/sections/life-and-limb").status_code == 303


def test_a_comment_that_may_identify_is_given_back_and_kept_nowhere(
    app: Flask, aigul: Visitor, saule: Visitor
) -> None:
    reference = closes_a_case(app, aigul)
    opens(saule, reference)

    answer = saule.post(
        f"supervision/{reference}/review", verdict="return", **{"comment-step-weapon": NAME}
    )

    assert answer.status_code == 422
    assert NAME in words(saule), "What was typed is not lost."
    with app.extensions["app_parts"].database.read_session() as db:
        tables = str(list(db.connection().exec_driver_sql("SELECT * FROM review_comments")))
    assert "Gulnara" not in tables


def test_no_field_of_a_supervisor_keeps_a_name(
    app: Flask, service: Settings, aigul: Visitor, saule: Visitor
) -> None:
    reference = closes_a_case(app, aigul)
    opens(saule, reference)
    sent = f"supervision/{reference}/review"

    saule.post(sent, verdict="return", **{"comment-step-weapon": NAME})
    saule.post(sent, verdict="return", **{"comment-step-akhmadzoda": "Look once more."})
    saule.post("supervision/views", act="save", filters="officer=Akhmadzoda&duty=Akhmadzoda")
    saule.post("supervision/leave", to="Akhmadzoda", first="2030-01-01", last="2030-01-02")
    saule.post(f"supervision/{reference}/review", verdict="Akhmadzoda")

    kept = b"".join(path.read_bytes() for path in service.instance.rglob("*") if path.is_file())
    assert b"akhmadzoda" not in kept.lower()


def test_of_two_supervisors_the_second_is_told_and_keeps_what_was_typed(
    app: Flask, aigul: Visitor, saule: Visitor, hired: Callable[[str, Role, str], Visitor]
) -> None:
    reference = closes_a_case(app, aigul)
    deputy = hired("deputy", Role.SUPERVISOR, "KZ-TEST-01")
    opens(saule, reference)
    opens(deputy, reference)
    saule.post(f"supervision/{reference}/review", verdict="escalate")

    answer = deputy.post(
        f"supervision/{reference}/review",
        verdict="return",
        **{"comment-step-weapon": "Look once more."},
    )

    assert answer.status_code == 409
    assert "changed since you opened it" in words(deputy)
    assert "Look once more." in words(deputy)


def test_nothing_of_a_case_is_shown_before_the_look_is_on_record(
    app: Flask, aigul: Visitor, saule: Visitor
) -> None:
    reference = aigul.opens_a_case()

    for path in (f"supervision/{reference}", f"cases/{reference}/check"):
        saule.page = saule.get(path) if path.startswith("supervision") else saule.page
        if path.startswith("cases"):
            assert saule.get(path).location.endswith(f"/supervision/{reference}")
    assert "danger" not in words(saule)
    assert _looks(app) == 0

    opens(saule, reference)
    opens(saule, reference)

    assert _looks(app) == 1
    assert saule.get(f"cases/{reference}/check").status_code == 200


def test_a_case_of_another_post_is_not_found(
    app: Flask, aigul: Visitor, hired: Callable[[str, Role, str], Visitor]
) -> None:
    reference = aigul.opens_a_case()
    far = hired("far", Role.SUPERVISOR, "KZ-TEST-02")

    far.get("supervision")
    assert reference not in words(far)
    assert far.get(f"supervision/{reference}").status_code == 404
    assert far.post(f"supervision/{reference}/look").status_code == 404
    sent = {"verdict": "confirm", "operation": "0" * 32, "seen": "1"}
    assert far.post(f"supervision/{reference}/review", **sent).status_code == 404


def test_the_focal_point_sees_the_country(
    app: Flask, aigul: Visitor, hired: Callable[[str, Role, str], Visitor]
) -> None:
    reference = aigul.opens_a_case()
    focal = hired("focal", Role.FOCAL_POINT, "KZ-TEST-02")

    focal.get("supervision")

    assert reference in words(focal)
    assert "Skipped: no answer" in opens(focal, reference)


def test_officers_and_trainers_have_no_queue(app: Flask, aigul: Visitor) -> None:
    timur = Visitor(app).signs_in("timur")

    for path in ("supervision", "supervision/digest", "supervision/leave", "supervision/7F3K92XQ5"):
        assert aigul.get(path).status_code == 403
        assert timur.get(path).status_code == 403


def test_a_queue_is_handed_over_and_taken_back(
    app: Flask, aigul: Visitor, saule: Visitor, hired: Callable[[str, Role, str], Visitor]
) -> None:
    reference = aigul.opens_a_case()
    far = hired("far", Role.SUPERVISOR, "KZ-TEST-02")
    today = clock.now().date()
    saule.get("supervision/leave")

    saule.post("supervision/leave", to="far", first="2026-01-01", last=f"{today.year + 1}-01-01")
    assert "your queue is with far" in words(saule)
    far.get("supervision")
    assert reference in words(far)
    assert "You stand in for: saule" in words(far)
    with app.extensions["app_parts"].database.read_session() as db:
        person = people.find(db, "saule")
        assert person is not None
        (leave,) = supervision.leaves(db, person.id, clock.now())
    saule.post("supervision/leave/end", leave=leave.id)

    far.get("supervision")
    assert reference not in words(far)


@pytest.mark.parametrize("days", [("", ""), ("2026-13-01", "x"), ("2020-01-01", "2020-01-02")])
def test_a_leave_without_days_is_refused_in_words(saule: Visitor, days: tuple[str, str]) -> None:
    first, last = days
    saule.get("supervision/leave")

    answer = saule.post("supervision/leave", to="saule", first=first, last=last)

    assert answer.status_code == 422


def test_a_view_is_saved_and_forgotten(saule: Visitor) -> None:
    saule.get("supervision?state=waiting&since=2026-01-01&nonsense=1")
    saule.post("supervision/views", filters="state=waiting&since=2026-01-01", act="save")
    assert "Waits for review · since 2026-01-01" in words(saule)

    saule.post("supervision/views", filters="state=waiting&since=2026-01-01", act="remove")

    assert "Waits for review · since" not in words(saule)


@pytest.mark.parametrize(
    "query",
    ["state=nonsense", "post=nowhere", "officer=nobody", "since=yesterday", "duty=x", "after=~~~",
     "after=2026-01-01T00:00:00~1~2026-01-01T00:00:00~x", "until=9999-12-31"],
)  # fmt: skip
def test_filters_that_make_no_sense_are_answered_with_a_page(saule: Visitor, query: str) -> None:
    assert saule.get(f"supervision?{query}").status_code == 200


def test_filters_narrow_the_queue(app: Flask, aigul: Visitor, saule: Visitor) -> None:
    reference = aigul.opens_a_case()

    for query, shown in (
        ("officer=aigul", True),
        ("officer=bek", False),
        ("post=KZ-TEST-01", True),
        ("state=waiting", False),
        ("state=in_work", True),
        ("since=2999-01-01", False),
        ("duty=refer", False),
    ):
        saule.get(f"supervision?{query}")
        assert (reference in words(saule)) is shown, query


def test_the_digest_lists_what_waits(app: Flask, aigul: Visitor, saule: Visitor) -> None:
    reference = aigul.opens_a_case()

    saule.get("supervision/digest")

    shown = f"{reference[:4]}-{reference[4:8]}-{reference[8:]}"
    assert shown in words(saule)


def test_reading_supervision_changes_nothing(app: Flask, aigul: Visitor, saule: Visitor) -> None:
    reference = aigul.opens_a_case()
    opens(saule, reference)
    before = _lines(app)

    for path in ("", f"/{reference}", "/digest", "/leave", "?state=confirmed"):
        assert saule.get(f"supervision{path}").status_code == 200

    assert _lines(app) == before


def _lines(app: Flask) -> int:
    with app.extensions["app_parts"].database.read_session() as db:
        return len(list(db.scalars(select(JournalLine.seq))))


def _looks(app: Flask) -> int:
    with app.extensions["app_parts"].database.read_session() as db:
        return len(
            list(db.scalars(select(JournalLine.seq).where(JournalLine.kind == "case_viewed")))
        )
