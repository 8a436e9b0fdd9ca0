"""Cases in every situation a page can show, made past the screens in the database of a running service."""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy.orm import Session

from referral import clock
from referral.cli.demonstration.answers import ORDINARY
from referral.definitions.library import Library, library_at
from referral.engine.conditions import Value
from referral.services.cases import answering, casefile, casework, referrals
from referral.services.supervision import review
from referral.settings import root
from referral.store.accounts import people, posts
from referral.store.accounts.people import Actor
from referral.store.cases import cases
from referral.store.cases.cases import Case
from referral.store.database import Database
from tests.browser.service import Service

EVERYTHING: dict[str, Value] = {
    **ORDINARY,
    "danger_to_life": "yes",
    "weapon": "not_sure",
    "arrived_together": "mass",
    "language_understood": "dari",
    "interpreter_used": "phone",
    "request": ("explicit", "implicit"),
    "signs": ("war", "child_alone"),
    "way_of_entry": "not_sure",
    "travels_with": ("family", "others"),
    "age_band": "not_sure",
    "count_0_5": 2,
    "maybe_child": "yes",
    "child_company": "other_adult",
    "relation_doubt": "yes",
    "traffic_strong": ("papers_held", "debt"),
    "traffic_medium": ("rehearsed", "ticket"),
    "controller_near": "yes",
    "violence_signs": ("says",),
    "special_needs": ("pregnancy", "illness"),
    "care_soon": "yes",
    "papers_kept": ("passport",),
    "citizenship": "no_state",
    "security_signs": ("notice",),
    "withdraws": "yes",
    "pressure": "yes",
    "handed_over": "waiting",
}
"""Answers with which nearly every step is asked and nearly every duty arises."""


@dataclass(frozen=True, slots=True)
class Situations:
    """References of cases: just opened, full of duties, referred, changed after the referral, closed."""

    new: str
    full: str
    referred: str
    changed: str
    closed: str


def arrange(service: Service, login: str = "aigul", post: str = "KZ-TEST-01") -> Situations:
    """Make one case for each situation."""
    database = Database(f"sqlite:///{service.instance / 'referral.sqlite3'}")
    library = library_at(root() / "checklists")
    try:
        with database.transaction() as db:
            desk = _Desk(db, library, login, post)
            return Situations(
                new=desk.opens().reference,
                full=desk.answers(desk.opens(), EVERYTHING).reference,
                referred=desk.refers(desk.answers(desk.opens(), EVERYTHING)).reference,
                changed=desk.answers(
                    desk.refers(desk.answers(desk.opens(), EVERYTHING)), {"handed_over": "done"}
                ).reference,
                closed=desk.closes(desk.answers(desk.opens(), {"weapon": "no"})).reference,
            )
    finally:
        database.close()


class _Desk:
    """An officer who needs no screen."""

    def __init__(self, db: Session, library: Library, login: str, post: str) -> None:
        person, place = people.find(db, login), posts.find(db, post)
        assert person
        assert place
        self.db, self.library, self.place = db, library, place
        self.by: Actor = people.actor(person)

    def opens(self) -> Case:
        return casework.open_case(
            self.db, self.library, post=self.place, by=self.by, now=clock.now()
        )

    def answers(self, case: Case, plan: dict[str, Value]) -> Case:
        """Answer every step of the plan, in the order in which they come to apply."""
        for _ in plan:
            file = casefile.case_file(self.db, case)
            asked = {step.id for step in file.walk.applicable} & plan.keys()
            given = [
                answering.NewAnswer(step, plan[step], uuid4(), file.revision)
                for step in sorted(asked)
                if file.answers.get(step) != plan[step]
            ]
            if not given:
                break
            answering.answer(self.db, case, given, by=self.by, now=clock.now())
        return case

    def refers(self, case: Case) -> Case:
        referrals.issue(self.db, case, by=self.by, now=clock.now(), operation=uuid4())
        return case

    def closes(self, case: Case) -> Case:
        cases.end(self.db, case, clock.now())
        review.submitted(self.db, case, by=self.by, now=clock.now())
        return case
