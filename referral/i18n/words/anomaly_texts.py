"""The sentence for each kind of anomaly. It states the counts and nothing more."""

from collections.abc import Callable

from referral.engine.model import Checklist
from referral.i18n.languages import Language
from referral.i18n.words.checklist_words import ChecklistWords
from referral.services.statistics import measures
from referral.services.supervision.anomaly_rules import THRESHOLDS, Anomaly, AnomalyKind


def says(one: Anomaly, checklist: Checklist, language: Language) -> str:
    """The finding as a sentence."""
    return _SENTENCES[one.kind](one, checklist, language)


def columns(language: Language) -> dict[AnomalyKind, tuple[str, str]]:
    """What the two counts of a kind are called over a table."""
    _ = language.gettext
    return {
        AnomalyKind.NOT_REFERRED: (_("The duty to refer arose"), _("No referral issued")),
        AnomalyKind.DUTY_OPEN: (_("The duty arose"), _("Not marked done")),
        AnomalyKind.NO_INTERPRETER: (_("No shared language"), _("No interpreter called")),
        AnomalyKind.STEP_NOT_DONE: (_("Cases opened"), _("Not done, with a reason")),
    }


def rules(language: Language) -> list[str]:
    """From when on each kind stands out, the heaviest first."""
    _ = language.gettext
    kinds = {
        AnomalyKind.NOT_REFERRED: _("The duty to refer arose and no referral was issued"),
        AnomalyKind.DUTY_OPEN: _("An urgent duty arose and is not marked done"),
        AnomalyKind.NO_INTERPRETER: _("No shared language, and no interpreter was called"),
        AnomalyKind.STEP_NOT_DONE: _(
            "A critical step was answered with a reason why it was not done"
        ),
    }
    return [
        _(
            "%(kind)s: in %(fewest)s cases or more, and in %(share)s %% or more of those counted.",
            kind=kind_says,
            fewest=language.number(THRESHOLDS[kind].fewest),
            share=language.number(THRESHOLDS[kind].per_cent),
        )
        for kind, kind_says in kinds.items()
    ]


def _not_referred(one: Anomaly, _checklist: Checklist, language: Language) -> str:
    return language.ngettext(
        "The duty to refer arose in %(num)s case; a referral was issued in %(done)s.",
        "The duty to refer arose in %(num)s cases; a referral was issued in %(done)s.",
        one.cases,
        done=language.number(one.done),
    )


def _duty_open(one: Anomaly, checklist: Checklist, language: Language) -> str:
    duties = {duty.id: duty for duty in checklist.duties}
    return language.ngettext(
        "An urgent duty arose in %(num)s case and is not marked done in %(missing)s: “%(duty)s”",
        "An urgent duty arose in %(num)s cases and is not marked done in %(missing)s: “%(duty)s”",
        one.cases,
        missing=language.number(one.missing),
        duty=ChecklistWords(language).duty(duties[one.about]),
    )


def _no_interpreter(one: Anomaly, _checklist: Checklist, language: Language) -> str:
    never = {measures.NIGHT: _never_by_night, measures.DAY: _never_by_day}
    seldom = {measures.NIGHT: _seldom_by_night, measures.DAY: _seldom_by_day}
    return (seldom if one.done else never)[one.about](one, language)


def _never_by_night(one: Anomaly, language: Language) -> str:
    return language.ngettext(
        "By night, officer and person shared no language in %(num)s case, and no interpreter was called.",
        "By night, officer and person shared no language in %(num)s cases; an interpreter was called in none.",
        one.cases,
    )


def _never_by_day(one: Anomaly, language: Language) -> str:
    return language.ngettext(
        "By day, officer and person shared no language in %(num)s case, and no interpreter was called.",
        "By day, officer and person shared no language in %(num)s cases; an interpreter was called in none.",
        one.cases,
    )


def _seldom_by_night(one: Anomaly, language: Language) -> str:
    return language.ngettext(
        "By night, officer and person shared no language in %(num)s case; an interpreter was called in %(done)s.",
        "By night, officer and person shared no language in %(num)s cases; an interpreter was called in %(done)s.",
        one.cases,
        done=language.number(one.done),
    )


def _seldom_by_day(one: Anomaly, language: Language) -> str:
    return language.ngettext(
        "By day, officer and person shared no language in %(num)s case; an interpreter was called in %(done)s.",
        "By day, officer and person shared no language in %(num)s cases; an interpreter was called in %(done)s.",
        one.cases,
        done=language.number(one.done),
    )


def _step_not_done(one: Anomaly, checklist: Checklist, language: Language) -> str:
    return language.ngettext(
        "Of %(num)s case, %(missing)s has a critical step that was not done, with a reason: “%(step)s”",
        "Of %(num)s cases, %(missing)s have a critical step that was not done, with a reason: “%(step)s”",
        one.cases,
        missing=language.number(one.missing),
        step=ChecklistWords(language).step(checklist.step_by_id[one.about]),
    )


_SENTENCES: dict[AnomalyKind, Callable[[Anomaly, Checklist, Language], str]] = {
    AnomalyKind.NOT_REFERRED: _not_referred,
    AnomalyKind.DUTY_OPEN: _duty_open,
    AnomalyKind.NO_INTERPRETER: _no_interpreter,
    AnomalyKind.STEP_NOT_DONE: _step_not_done,
}
