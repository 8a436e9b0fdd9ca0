"""Everything that becomes of cases on some checklists, told as plain data: the same for the same checklists."""

from collections.abc import Iterator
from typing import Any

from referral.definitions.library import Library
from referral.engine.conditions import Test, Value
from referral.engine.model import Checklist
from referral.engine.roles import DutyRole, OptionRole
from referral.practice.scenarios.library import ScenarioLibrary
from referral.practice.scenarios.model import Scenario
from referral.practice.scenarios.replay import right_run
from referral.practice.services import generalisation
from referral.services.cases.refusals import CriticalStepsRemain, ReferralDue
from referral.services.statistics import figures, measure_catalogue, measures
from referral.services.supervision import anomaly_rules, case_summary
from referral.services.upkeep import retention
from referral.store.cases import cases
from referral.store.cases.cases import Case
from referral.store.database import Database
from referral.store.statistics import figures as stored
from referral.store.supervision import worklist
from tests.builders import Border, given
from tests.engine.twins import plain

Told = dict[str, Any]


def told_of_cases(written: ScenarioLibrary, database: Database) -> Iterator[Told]:
    """One case for each scenario of Kazakhstan, from its opening to its removal, and the figures of all."""
    border, library = Border(database, written.checklists), written.checklists
    opened = []
    for number, scenario in enumerate(written.scenarios()):
        if "kz" in scenario.countries:
            answers = answers_of(scenario, library, confirmed=number % 2 == 0)
            opened.append(case := border.open_case())
            yield {"scenario": scenario.id} | _told_of_case(border, case, scenario, answers)
    yield _told_of_all(border, opened)


def answers_of(scenario: Scenario, library: Library, *, confirmed: bool) -> dict[str, Value]:
    """The right answers to a scenario; where ``confirmed`` is not set, nobody knows of the receipt."""
    walker = library.walker(scenario.checklist, "kz")
    answers = dict(right_run(scenario, walker).active)
    settled = walker.checklist.duty_by_role[DutyRole.RECEIPT].done_when
    if not confirmed and isinstance(settled, Test) and settled.step in answers:
        doubt = walker.checklist.step_by_id[settled.step].find_option(OptionRole.NOT_SURE)
        answers[settled.step] = doubt.id if doubt else answers[settled.step]
    return answers


def _told_of_case(
    border: Border, case: Case, scenario: Scenario, answers: dict[str, Value]
) -> Told:
    steps = list(answers.items())
    told: Told = {}
    for when, some in (("half", steps[: len(steps) // 2]), ("whole", steps)):
        border.send(
            case, *(given(step, value, 0) for step, value in some if _is_new(border, case, step))
        )
        told[when] = _told_now(border, case) | {"closing": _closing(border, case)}
    if border.file(case).referral_is_due:
        border.issue(case)
    told["after the form"] = _told_now(border, case) | {"closing": _closing(border, case)}
    told["for trainers"] = generalisation.shared(
        border.file(case).checklist, scenario, answers, [answers] * generalisation.ENOUGH
    )
    border.later(minutes=30)
    return told


def _is_new(border: Border, case: Case, step: str) -> bool:
    return step not in border.file(case).answers


def _told_now(border: Border, case: Case) -> Told:
    with border.database.read_session() as session:
        row = worklist.find(session, case.id)
        summary = case_summary.summary(session, case)
        raised = worklist.raised(session, case.id)
        counted = figures.of_case(session, case)
    assert row is not None
    return {
        "walk": plain(summary.file.walk),
        "row": [row.rank, row.state, str(row.due_at)],
        "raised": {one: [str(each.due_at), each.standing] for one, each in raised.items()},
        "figures": dict.fromkeys(counted, 1),
        "duties": [[one.course.arisen.duty.id, str(one.due_at)] for one in summary.duties],
        "deviations": [[one.kind, one.step.id, one.section.id] for one in summary.deviations],
        "clocks": [one.id for one in summary.clocks],
        "owed": summary.file.referral_is_due,
    }


def _closing(border: Border, case: Case) -> str:
    try:
        border.close(case)
    except ReferralDue:
        return "refused: a referral is due"
    except CriticalStepsRemain as remaining:
        return f"refused: {[step.id for step in remaining.steps]}"
    return "closed"


def _told_of_all(border: Border, opened: list[Case]) -> Told:
    checklist = border.library.checklist(border.library.for_cases, "kz")
    month = measures.month_of(border.now)
    with border.database.read_session() as session:
        counts = stored.of_period(session, border.road.id, month)
    border.later(days=200)
    report = retention.run(border.database, now=border.now, days=30)
    return {
        "counts": counts,
        "noticed": [
            [one.kind, one.about, one.cases, one.missing] for one in _noticed(checklist, counts)
        ],
        "told of": dict(measure_catalogue.bases_of(checklist)),
        "retention": [report.removed, report.held],
        "kept": [_is_kept(border, case) for case in opened],
    }


def _noticed(checklist: Checklist, counts: anomaly_rules.Counts) -> list[anomaly_rules.Anomaly]:
    many = {measure: 5 * count for measure, count in counts.items()}
    return anomaly_rules.anomalies_in(checklist, many)


def _is_kept(border: Border, case: Case) -> bool:
    with border.database.read_session() as session:
        return cases.find(session, case.reference, border.officer) is not None
