"""Forms for stories: of the real checklist in the real languages, or of a few steps made up here."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from referral.definitions.library import Library
from referral.engine.conditions import Value
from referral.engine.country import Body, CountryPack, Names
from referral.engine.model import Checklist, Duty, Fact, Option, Section, Step, StepKind
from referral.engine.roles import BodyRole, OptionRole
from referral.engine.walker import Walker
from referral.i18n.languages import Languages
from referral.printing.forms import referral_form
from referral.printing.forms.referral_form import ReferralForm
from referral.printing.page import Paper
from referral.services.cases import clocks
from referral.services.cases.casefile import CaseFile
from referral.settings import root
from referral.store.accounts.posts import Post, PostKind
from referral.store.cases.cases import Case
from referral.store.cases.referrals import Referral

ISSUED = datetime(2026, 11, 20, 9, 5, tzinfo=UTC)
LIBRARY = Library(root() / "checklists")
PAPER = Paper(root() / "templates")
LANGUAGES = Languages(root() / "translations", ("en", "ru", "kk"), drafts=("ru", "kk"))

Given = Mapping[str, Value]

FAMILY: Given = {
    "danger_to_life": "no",
    "weapon": "no",
    "quiet_place": "done",
    "arrived_together": "few",
    "language_understood": "dari",
    "interpreter_used": "phone",
    "two_questions": "done",
    "request": ("implicit",),
    "signs": ("war", "flight"),
    "way_of_entry": "official_crossing",
    "return_stopped": "done",
    "secrecy_kept": "done",
    "interpreter_trusted": "yes",
    "information_given": "done",
    "understood": "yes",
    "wants_contact": "yes",
    "travels_with": ("family",),
    "age_band": "age_18_59",
    "count_0_5": 1,
    "count_6_11": 1,
    "count_12_17": 0,
    "count_18_59": 2,
    "count_60": 0,
    "family_missing": "no",
    "kept_together": "done",
    "maybe_child": "yes",
    "child_company": "parent",
    "relation_doubt": "no",
    "traffic_strong": ("none",),
    "traffic_medium": ("none",),
    "violence_signs": ("none",),
    "special_needs": ("none",),
    "papers_kept": ("passport", "civil_paper"),
    "receipt_given": "done",
    "security_signs": ("none",),
    "written_request": "done",
    "petition_signed": "no_interpreter",
    "withdraws": "no",
    "authority_called": "done",
}
"""An ordinary case: parents and three others who fled a war, at a crossing point, passports held."""


def real(country: str = "kz") -> Walker:
    """The checklist of a country as it is used."""
    return LIBRARY.walker("referral", country)


def everything() -> Given:
    """The heaviest case: every box ticked, every doubt open, nothing done without a reason."""
    return {step.id: _worst(step) for step in real().checklist.steps()}


def _worst(step: Step) -> Value:
    if step.kind is StepKind.NUMBER:
        return 3
    if step.id == "travels_with":
        return ("family",)
    if step.kind is StepKind.MANY:
        return tuple(option.id for option in step.options if not option.alone)
    return step.options[-1].id


def form(
    answers: Given,
    pair: str = "kk-ru",
    *,
    walker: Walker | None = None,
    number: int = 1,
    demonstration: bool = False,
) -> ReferralForm:
    """The form of a case with these answers."""
    walker = walker or real()
    case = Case(uuid4(), "7F3K92XQ5", 1, 1, ISSUED, walker.checklist.hash, None, len(answers))
    file = CaseFile(case, walker, answers, {}, len(answers), walker.walk(answers), None)
    first, second = (LANGUAGES.get(code) for code in pair.split("-"))
    return referral_form.build(
        file, _post(demonstration), _referral(number), (first, second), dues=_dues(file)
    )


def _dues(file: CaseFile) -> dict[str, datetime]:
    """Everything arose three quarters of an hour before the form was issued."""
    arose_at = ISSUED - timedelta(minutes=45)
    found = {one.duty.id: clocks.due(one, arose_at) for one in file.walk.duties}
    return {duty: due_at for duty, due_at in found.items() if due_at is not None}


def html(answers: Given, pair: str = "kk-ru", **how: object) -> str:
    """The whole document for the PDF."""
    return PAPER.document(form(answers, pair, **how))  # type: ignore[arg-type]


def small(
    *steps: Step,
    facts: tuple[Fact, ...] = (),
    duties: tuple[Duty, ...] = (),
    pack: CountryPack | None = None,
) -> Walker:
    """A checklist of a few steps, in a country of two authorities."""
    section = Section("only", "Only", steps)
    pack = pack or country()
    return Walker(Checklist("small", "Small", "", (section,), facts, duties, pack, ()))


def country(**other: object) -> CountryPack:
    """A country with a border service, an authority and a doctor."""
    bodies = (body("border_service"), body("migration_authority"), body("ambulance"))
    parts: dict[str, object] = {"bodies": bodies, "utc_offset": "+05:00"} | other
    return CountryPack("xx", Names((("en", "Xland"),)), ("en", "ru"), "", **parts)  # type: ignore[arg-type]


def body(name: str, **other: object) -> Body:
    """A body called after its id; the border service sends and the authority receives."""
    names = Names((("en", name.replace("_", " ").title()),))
    return Body(name, names, **{"role": _BODY_ROLES.get(name)} | other)  # type: ignore[arg-type]


def question(name: str, *options: str, **other: object) -> Step:
    """A question whose options are called after their ids."""
    ids = options or ("yes", "no", "not_sure")
    chosen = tuple(Option(one, one.title(), role=_OPTION_ROLES.get(one)) for one in ids)
    return Step(name, f"{name.title()}?", options=chosen, **other)  # type: ignore[arg-type]


def action(name: str, *reasons: str, **other: object) -> Step:
    """Something to do, with reasons for not having done it."""
    return question(name, "done", "not_needed", *reasons, is_action=True, **other)


_BODY_ROLES = {
    "border_service": BodyRole.SENDER,
    "migration_authority": BodyRole.RECIPIENT,
}
_OPTION_ROLES = {role.value: role for role in OptionRole}


def _post(demonstration: bool) -> Post:
    names = {"en": "Test Post", "ru": "Пост «Тест»", "kk": "«Тест» бекеті"}
    return Post(
        code="KZ-TEST-01",
        country="kz",
        names=names,
        kind=PostKind.ROAD,
        demonstration=demonstration,
    )


def _referral(number: int) -> Referral:
    return Referral(case_id=uuid4(), number=number, revision=1, issued_at=ISSUED, person_id=1)
