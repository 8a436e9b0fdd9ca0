"""A border with an office behind it: supervisors at the road and the station, a focal point of the country."""

from uuid import UUID, uuid4

from referral.definitions.library import Library
from referral.services.supervision import queue_access, review, worklist
from referral.services.supervision.review import NewComment
from referral.store import journal
from referral.store.accounts import people
from referral.store.accounts.people import Actor, Role
from referral.store.cases import cases
from referral.store.cases.cases import Case
from referral.store.database import Database
from referral.store.supervision import queues, reviews
from referral.store.supervision import worklist as stored
from referral.store.supervision.queues import NEED_EYES, Cursor, QueueFilter
from referral.store.supervision.reviews import About, Review, ReviewMove, ReviewState
from referral.store.supervision.worklist import QueueRow
from tests.builders import Border, person

AT_AFRAID = NewComment(About.STEP, "afraid", "Ask once more, with an interpreter.")
AT_REFER = NewComment(About.DUTY, "refer", "Nobody was called yet.")


class Office(Border):
    """The road and the station, and the people who look at their cases."""

    def __init__(self, database: Database, library: Library) -> None:
        """Make the supervisors."""
        super().__init__(database, library)
        with database.transaction() as session:
            made = [
                person("deputy", Role.SUPERVISOR, self.road),
                person("far", Role.SUPERVISOR, self.station),
                person("focal", Role.FOCAL_POINT, self.station),
            ]
            session.add_all(made)
            session.flush()
            self.deputy, self.far, self.focal = (people.actor(one) for one in made)

    def closed_case(self, **answers: object) -> Case:
        """A case that was answered and closed."""
        case = self.open_case()
        self.answer(case, danger="no", afraid="no", **answers)  # type: ignore[arg-type]
        self.close(case)
        return case

    def decide(
        self,
        case: Case,
        verdict: ReviewMove,
        *remarks: NewComment,
        by: Actor | None = None,
        seen: int | None = None,
        operation: UUID | None = None,
    ) -> Review:
        """Decide about a case, having seen its last move (or the one named)."""
        version = self.version(case) if seen is None else seen
        with self.database.transaction() as session:
            return review.decide(
                session,
                cases.get(session, case.id),
                verdict,
                remarks,
                seen_version=version,
                by=by or self.supervisor,
                now=self.now,
                operation=operation or uuid4(),
            )

    def send_again(self, case: Case, by: Actor | None = None) -> Review:
        """Send a returned case to the supervisor again."""
        with self.database.transaction() as session:
            return review.send_again(
                session, case, by=by or self.officer, now=self.now, operation=uuid4()
            )

    def version(self, case: Case) -> int:
        """How many moves a case has made."""
        with self.database.read_session() as session:
            return review.version(reviews.latest(session, case.id))

    def state(self, case: Case) -> ReviewState:
        """How far a case is, by its review and by its row in the queue alike."""
        with self.database.read_session() as session:
            by_review = review.state(reviews.latest(session, case.id))
            row = stored.find(session, case.id)
        assert row is not None
        assert row.state is by_review, "The queue says what the review says."
        return by_review

    def row(self, case: Case) -> QueueRow:
        """The row of a case in the queue."""
        with self.database.read_session() as session:
            row = stored.find(session, case.id)
        assert row is not None
        return row

    def has(self, case: Case, weight: int) -> bool:
        """Whether that moves a case up in the queue."""
        return worklist.has_flag(self.row(case), weight)

    def queue(
        self,
        *states: ReviewState,
        by: Actor | None = None,
        after: Cursor | None = None,
        limit: int = 20,
    ) -> list[QueueRow]:
        """The queue of a supervisor as it stands now."""
        with self.database.read_session() as session:
            seen = queue_access.posts_of(session, by or self.supervisor, self.now)
            wanted = QueueFilter(tuple(post.id for post in seen), states or NEED_EYES)
            return queues.page(session, wanted, self.now, after=after, limit=limit)

    def kinds(self, case: Case) -> list[journal.JournalKind]:
        """What the journal tells of a case, without its answers."""
        with self.database.read_session() as session:
            return [kind for _at, _person, kind in journal.of_case(session, case.id)]
