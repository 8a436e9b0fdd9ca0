"""What stands out at the posts of one's own queue: real counts, from a threshold on, and never another post's."""

import pytest

from referral.definitions.library import Library
from referral.engine.model import Checklist
from referral.services.statistics import measures
from referral.services.supervision import anomalies, anomaly_rules, queue_access
from referral.services.supervision.anomalies import PostAnomalies
from referral.services.supervision.anomaly_rules import THRESHOLDS, AnomalyKind
from referral.settings import root
from referral.store.accounts.people import Actor
from referral.store.database import Database
from referral.store.statistics import figures
from tests.services.office import Office

NEEDED, CALLED = (
    measures.interpreter_needed(measures.NIGHT),
    measures.interpreter_called(measures.NIGHT),
)
NIGHTS = {"cases": 12, NEEDED: 9}


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return Library(root() / "checklists").checklist("referral", "kz")


@pytest.fixture
def office(database: Database, library: Library) -> Office:
    return Office(database, library)


def seen_by(office: Office, who: Actor, checklist: Checklist) -> list[PostAnomalies]:
    with office.database.read_session() as session:
        posts = queue_access.posts_of(session, who, office.now)
        return anomalies.at_posts(session, posts, {"kz": checklist}, office.now)


def test_a_post_that_never_calls_an_interpreter_by_night_stands_out(checklist: Checklist) -> None:
    (one,) = anomaly_rules.anomalies_in(checklist, NIGHTS)

    assert (one.kind, one.about) == (AnomalyKind.NO_INTERPRETER, measures.NIGHT)
    assert (one.cases, one.missing, one.done) == (9, 9, 0)


def test_a_post_that_mostly_calls_one_does_not(checklist: Checklist) -> None:
    assert anomaly_rules.anomalies_in(checklist, {**NIGHTS, CALLED: 6}) == []


@pytest.mark.parametrize("kind", AnomalyKind)
def test_below_its_threshold_nothing_stands_out(kind: AnomalyKind, checklist: Checklist) -> None:
    owed, missing = {
        AnomalyKind.NOT_REFERRED: ("duty_raised:refer", None),
        AnomalyKind.DUTY_OPEN: ("duty_raised:urgent_care", None),
        AnomalyKind.NO_INTERPRETER: (NEEDED, None),
        AnomalyKind.STEP_NOT_DONE: ("cases", "not_done:quiet_place"),
    }[kind]
    fewest = THRESHOLDS[kind].fewest

    def kinds(count: int) -> set[AnomalyKind]:
        counts = {"cases": count, owed: count, **({missing: count} if missing else {})}
        return {one.kind for one in anomaly_rules.anomalies_in(checklist, counts)}

    assert kind not in kinds(fewest - 1)
    assert kind in kinds(fewest)


def test_a_share_too_small_is_a_slip_and_no_habit(checklist: Checklist) -> None:
    slips = {"cases": 100, "not_done:quiet_place": 9}

    assert anomaly_rules.anomalies_in(checklist, slips) == []
    assert anomaly_rules.anomalies_in(checklist, {**slips, "not_done:quiet_place": 10})


def test_a_rule_that_holds_for_the_whole_case_is_never_said_to_be_undone(
    checklist: Checklist,
) -> None:
    rules = [duty for duty in checklist.duties if duty.urgent and duty.done_when is None]
    counts = {measures.duty_raised(duty.id): 50 for duty in rules}

    assert rules, "There are such rules, or this test says nothing."
    assert anomaly_rules.anomalies_in(checklist, counts) == []


def test_a_step_is_not_told_beside_the_duty_that_it_would_have_settled(
    checklist: Checklist,
) -> None:
    counts = {"cases": 20, "duty_raised:child_protection": 8, "not_done:child_body_called": 6}

    told = anomaly_rules.anomalies_in(checklist, counts)

    assert [(one.kind, one.about) for one in told] == [(AnomalyKind.DUTY_OPEN, "child_protection")]


def test_the_heaviest_comes_first_then_what_was_missing_most_often(checklist: Checklist) -> None:
    counts = {
        **NIGHTS,
        "cases": 30,
        "duty_raised:refer": 20,
        "duty_done:refer": 20,
        "referred": 10,
        "not_done:quiet_place": 5,
        "not_done:information_given": 7,
    }

    told = [one.about for one in anomaly_rules.anomalies_in(checklist, counts)]

    assert told == ["refer", measures.NIGHT, "information_given", "quiet_place"]


def test_the_cases_behind_a_finding_are_told_by_a_duty_where_one_tells(
    checklist: Checklist,
) -> None:
    counts = {"cases": 20, "duty_raised:urgent_care": 9, **NIGHTS, "not_done:care_offered": 5}

    behind = {
        one.about: [duty.id for duty in anomaly_rules.duties_behind(one, checklist)]
        for one in anomaly_rules.anomalies_in(checklist, counts)
    }

    assert behind == {
        "urgent_care": ["urgent_care"],
        measures.NIGHT: [],
        "care_offered": ["violence_care"],
    }


def test_only_the_last_three_months_are_looked_at(office: Office, checklist: Checklist) -> None:
    assert anomalies.months(office.now) == ("2026-09", "2026-10", "2026-11")
    with office.database.transaction() as session:
        figures.move(session, office.road.id, "2026-08", NIGHTS)

    assert seen_by(office, office.supervisor, checklist) == []


def test_months_go_back_over_the_turn_of_the_year(office: Office) -> None:
    january = office.now.replace(year=2027, month=1)

    assert anomalies.months(january) == ("2026-11", "2026-12", "2027-01")


def test_the_counts_of_each_month_stand_behind_a_finding(
    office: Office, checklist: Checklist
) -> None:
    with office.database.transaction() as session:
        figures.move(session, office.road.id, "2026-09", {"cases": 4, NEEDED: 4, CALLED: 1})
        figures.move(session, office.road.id, "2026-11", {"cases": 5, NEEDED: 5})

    (one,) = seen_by(office, office.supervisor, checklist)

    behind = [(month.month, month.cases, month.missing) for month in one.months]
    assert behind == [("2026-09", 4, 3), ("2026-10", 0, 0), ("2026-11", 5, 5)]
    assert (one.noticed.cases, one.noticed.missing) == (9, 8)


def test_nobody_sees_the_numbers_of_a_post_that_is_not_in_their_queue(
    office: Office, checklist: Checklist
) -> None:
    with office.database.transaction() as session:
        figures.move(session, office.station.id, "2026-11", NIGHTS)

    assert seen_by(office, office.supervisor, checklist) == [], "The station is not hers."
    assert [one.post.code for one in seen_by(office, office.far, checklist)] == ["KZ-RAIL-01"]
    assert [one.post.code for one in seen_by(office, office.focal, checklist)] == ["KZ-RAIL-01"]
