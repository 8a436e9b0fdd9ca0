"""What an answer would give away: which cases there are and where, whose run it is, who looked into what."""

from uuid import uuid4

from flask import Flask
from sqlalchemy import select

from referral import clock
from referral.practice.scenarios.library import scenario_library_at
from referral.services.accounts import accounts
from referral.services.cases import casework
from referral.store.accounts import people, posts
from referral.store.accounts.people import Role
from referral.store.accounts.posts import Post, PostKind
from referral.store.cases import cases, references
from referral.store.journal import JournalLine
from tests.practice import classroom
from tests.web.ready import to_close
from tests.web.visitors import HASH, PASSPHRASE, Visitor

NO_CASE = references.new()


def _kept_of(app: Flask, reference: str, section: str) -> object:
    """What a stranger who sends every answer there is finds in their own cookie."""
    stranger = Visitor(app)
    library = app.extensions["app_parts"].library
    checklists = [library.checklist(*edition) for edition in library.names()]
    sent = {
        step.id: option.id
        for checklist in checklists
        for step in checklist.steps()
        for option in step.options
    }
    answer = stranger.post(f"cases/{reference}/sections/{section}", follow=False, **sent)
    with stranger.client.session_transaction() as session:
        return answer.status_code, (session.get("kept") or {}).get("answers")


def test_a_stranger_learns_neither_whether_there_is_a_case_nor_where(
    app: Flask, aigul: Visitor
) -> None:
    _a_post_in(app, "tj")
    house = app.extensions["app_parts"]
    in_kazakhstan = aigul.opens_a_case()
    with house.database.transaction() as db:
        person = people.find(db, "farhod")
        post = posts.find(db, "TJ-TEST-01")
        assert person
        assert post
        by = people.actor(person)
        in_tajikistan = casework.open_case(
            db, house.library, post=post, by=by, now=clock.now()
        ).reference

    for section in ("hand-over", "record", "trafficking", "language"):
        kept = [_kept_of(app, one, section) for one in (in_kazakhstan, in_tajikistan, NO_CASE)]
        assert kept[0] == kept[1] == kept[2], section


def test_what_was_kept_is_shown_again_as_far_as_it_fits(app: Flask, aigul: Visitor) -> None:
    reference = aigul.opens_a_case()
    stranger = Visitor(app)
    stranger.post(f"cases/{reference}/sections/language", language_understood="dari", weapon="no")
    stranger.post("sign-in", login="aigul", passphrase=PASSPHRASE, **stranger.hidden("next"))

    assert 'value="dari" checked' in stranger.page.text


def test_a_foreign_run_is_like_one_that_is_not(app: Flask) -> None:
    room = classroom.opened(app).gives()
    falcon, eagle = room.joins("Falcon").begins(), room.joins("Eagle")
    nobody = Visitor(app)

    for visitor in (eagle.visitor, nobody):
        for address in ("practice/cases/{}/sections/language", "practice/runs/{}/end"):
            answers = [
                visitor.client.post(f"/en/{address.format(one)}").text.replace(one, "")
                for one in (falcon.reference, NO_CASE)
            ]
            assert "run-strip" not in answers[0]
            assert answers[0] == answers[1]
        page = visitor.client.get(f"/en/practice/cases/{falcon.reference}")
        assert "run-strip" not in page.text


def test_a_review_without_a_look_on_record_changes_nothing_and_loses_nothing(
    app: Flask, aigul: Visitor
) -> None:
    reference = _waits_for_review(app, aigul)
    saule = Visitor(app).signs_in("saule")
    saule.get(f"supervision/{reference}")
    comment = {"comment-step-danger_to_life": "Ask about this again."}
    sent = {"operation": uuid4().hex, "seen": "1", "verdict": "return", **comment}

    refused = saule.post(f"supervision/{reference}/review", **sent)
    looked = saule.post(f"supervision/{reference}/look", **comment)

    assert refused.status_code == 409
    assert 'value="Ask about this again."' in refused.text
    assert "departures" not in refused.text
    assert "Ask about this again.</textarea>" in looked.text
    assert _kinds(app, reference)[-1] == "case_viewed"

    done = saule.post(f"supervision/{reference}/review", follow=False, **sent)

    assert done.status_code == 303
    assert _kinds(app, reference)[-1] == "case_returned"


def test_nothing_goes_to_the_trainers_without_a_look(app: Flask, aigul: Visitor) -> None:
    reference = _waits_for_review(app, aigul)
    saule = Visitor(app).signs_in("saule")
    saule.get(f"supervision/{reference}")

    answer = saule.post(f"supervision/{reference}/trainers", follow=False, shown="")

    assert answer.location == f"/en/supervision/{reference}"


def test_the_agreement_of_another_country_is_not_found(app: Flask) -> None:
    _a_post_in(app, "tj")
    abroad = classroom.opened(app, country="tj").code
    at_home = classroom.opened(app, country="kz").code
    madina = Visitor(app).signs_in("madina")

    assert madina.get(f"training/exercises/{at_home}").status_code == 200
    assert madina.get(f"training/exercises/{abroad}").status_code == 404
    assert abroad not in madina.get("training/exercises").text.replace("-", "")


def test_nobody_has_seen_what_is_to_come(aigul: Visitor) -> None:
    reference = aigul.opens_a_case()
    aigul.get(f"cases/{reference}/sections/life-and-limb")
    aigul.save(reference, "weapon", "no")

    conflict = aigul.save(reference, "weapon", "yes", seen=10**6)

    assert conflict.status_code == 409


def test_a_draft_is_read_once(app: Flask) -> None:
    library = scenario_library_at(app.extensions["app_parts"].settings.root / "checklists")

    first, again = (library.read_scenario("scenario: x", "x") for _ in range(2))

    assert first is again


def _a_post_in(app: Flask, country: str) -> None:
    with app.extensions["app_parts"].database.transaction() as db:
        code = f"{country.upper()}-TEST-01"
        post = Post(code=code, country=country, names={"en": code}, kind=PostKind.ROAD)
        db.add(post)
        db.flush()
        accounts.create(
            db,
            login="farhod",
            password_hash=HASH,
            role=Role.OFFICER,
            posts=[post],
            now=clock.now(),
        )


def _waits_for_review(app: Flask, officer: Visitor) -> str:
    reference = officer.opens_a_case()
    to_close(app.extensions["app_parts"].database, reference)
    officer.get(f"cases/{reference}/closure")
    officer.post(f"cases/{reference}/closure")
    return reference


def _kinds(app: Flask, reference: str) -> list[str]:
    """What the journal tells of a case."""
    with app.extensions["app_parts"].database.read_session() as db:
        case = cases.of_reference(db, reference)
        assert case
        told = select(JournalLine.kind).where(JournalLine.case.in_([str(case.id), case.id.hex]))
        return list(db.scalars(told.order_by(JournalLine.seq)))
