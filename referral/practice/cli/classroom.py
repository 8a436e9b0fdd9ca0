"""The class and the exercise of the demonstration: invented trainees whose runs have ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from referral.cli.demonstration.cast import ROAD, STATION
from referral.engine.conditions import Answers, Value
from referral.engine.model import Section
from referral.i18n.languages import Languages
from referral.practice.scenarios.library import ScenarioLibrary, scenario_library_at
from referral.practice.scenarios.model import Scenario
from referral.practice.scenarios.replay import right_answers
from referral.practice.services import classes, run_scenario
from referral.practice.services.classes import NewAssignment
from referral.practice.store import runs
from referral.practice.store.classes import Assignment, ClassKind, Phase, TrainingClass
from referral.practice.store.trainees import Trainee
from referral.practice.words.scenario_words import ScenarioWords
from referral.services.cases import answering, casefile
from referral.services.cases.answering import NewAnswer
from referral.settings import Settings
from referral.store.accounts import people
from referral.store.accounts.people import Actor
from referral.store.accounts.posts import Post
from referral.store.cases.cases import Case
from referral.store.database import Database, Session

COUNTRY = "kz"
TEACHER, BOY = "teacher_at_the_desk", "boy_with_uncle"
TASKS = (
    NewAssignment(TEACHER, COUNTRY, Phase.BEFORE),
    NewAssignment(BOY, COUNTRY),
    NewAssignment(TEACHER, COUNTRY, Phase.AFTER),
)

Slips = Mapping[str, Value]

TRAINEES: Mapping[str, Sequence[Slips]] = {
    "Falcon": ({"request": ("none",)}, {}, {}),
    "Juniper": ({"information_given": "later"}, {"relation_doubt": "no"}, {}),
    "Saxaul": ({"interpreter_used": "own_language"}, {"traffic_strong": ("none",)}, {}),
    "Heron": ({"request": ("none",)}, {"relation_doubt": "no"}, {"interpreter_trusted": "no"}),
    "7": ({}, {"child_company": "parent"}, {}),
    "12": ({"request": ("not_sure",)}, {"maybe_child": "not_sure"}, {}),
}
"""What each trainee of the class answered otherwise than right, in each of the tasks."""

POSTS: Sequence[tuple[str, str, Slips]] = (
    ("1", ROAD, {}),
    ("2", STATION, {"request": ("implicit",)}),
    ("3", "KZ-DEMO-03", {"interpreter_used": "in_person"}),
    ("4", ROAD, {"request": ("none",)}),
)
"""Who took part in the exercise: at which post, and what they answered otherwise than right."""

_LASTS = timedelta(hours=12)
_A_SECTION = timedelta(seconds=70)


@dataclass(frozen=True, slots=True)
class Academy:
    """The practice database, the checklists, the titles of scenarios by language, the posts of the service."""

    session: Session
    library: ScenarioLibrary
    titles: Mapping[str, Mapping[str, str]]
    posts: Sequence[Post]

    def scenario(self, name: str) -> Scenario:
        """The scenario of that id, which must be there."""
        return next(one for one in self.library.scenarios() if one.id == name)


def fill(
    practice: Database, settings: Settings, known: Sequence[Post], trainer: Actor, now: datetime
) -> None:
    """Make the class and the exercise in the practice database, at these posts."""
    library = scenario_library_at(settings.root / "checklists")
    languages = Languages(settings.root / "translations", settings.languages)
    told = titles(library, languages, settings.languages)
    with practice.transaction() as session:
        seed_all(Academy(session, library, told, known), trainer, now)


def titles(
    library: ScenarioLibrary, languages: Languages, codes: Sequence[str]
) -> dict[str, dict[str, str]]:
    """The title of every scenario in every language, by id."""
    works = library.checklists.works()
    return {
        one.id: {code: ScenarioWords(one, languages.get(code), works).title() for code in codes}
        for one in library.scenarios()
    }


def seed_all(academy: Academy, trainer: Actor, now: datetime) -> None:
    """Make a class and an exercise with runs that ended yesterday."""
    begun = now - timedelta(days=1)
    session = academy.session
    room = classes.open_class(session, trainer=trainer, now=begun)
    tasks = [classes.assign(session, room, task) for task in TASKS]
    for nickname, slips in TRAINEES.items():
        trainee = classes.join(session, room, nickname, now=begun, lasts=_LASTS).trainee
        for number, (task, slipped) in enumerate(zip(tasks, slips, strict=True)):
            _run(academy, trainee, task, slipped, begun + timedelta(hours=number))
    _exercise(academy, trainer, begun)


def _exercise(academy: Academy, trainer: Actor, begun: datetime) -> None:
    session = academy.session
    opened: TrainingClass = classes.open_class(
        session,
        trainer=trainer,
        kind=ClassKind.EXERCISE,
        country=COUNTRY,
        posts=[post for post in academy.posts if post.country == COUNTRY],
        now=begun,
    )
    task = classes.assign(session, opened, NewAssignment(TEACHER, COUNTRY))
    for number, post, slips in POSTS:
        joined = classes.join(session, opened, number, now=begun, lasts=_LASTS, post=post)
        _run(academy, joined.trainee, task, slips, begun)


def _run(
    academy: Academy, trainee: Trainee, task: Assignment, slips: Slips, begun: datetime
) -> None:
    """One run from its first press to its end, a section a minute."""
    session, scenario = academy.session, academy.scenario(task.scenario)
    plan = run_scenario.planned(task, scenario, academy.titles[scenario.id])
    case = run_scenario.begin(session, academy.library.checklists, trainee, plan, now=begun)
    run, at = runs.of_case(session, case.id), begun
    by = people.actor(people.get(session, trainee.person_id))
    walker = academy.library.checklists.walker(scenario.checklist, task.country)
    right = right_answers(scenario, walker.checklist, {})
    answers = walker.walk({**right, **slips}).active
    for section in walker.checklist.sections:
        at += _A_SECTION
        for step in (one for one in section.steps if scenario.reply(one.id) and one.id in answers):
            run_scenario.ask(session, run, step.id, now=at)
        _answer(session, case, section, answers, by, at)
    for one in (one for one in scenario.interruptions if one.after in answers):
        run_scenario.choose(session, run, scenario, (one.id, one.right), now=at)
    run_scenario.end(session, run, now=at + _A_SECTION)


def _answer(
    session: Session, case: Case, section: Section, answers: Answers, by: Actor, at: datetime
) -> None:
    seen = casefile.case_file(session, case).revision
    given = [
        NewAnswer(step.id, answers[step.id], uuid4(), seen)
        for step in section.steps
        if step.id in answers
    ]
    if given:
        answering.answer(session, case, given, by=by, now=at)
