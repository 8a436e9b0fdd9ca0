"""The labels of the statistics in the reader's language."""

from referral.disclosure import Level
from referral.engine.model import Checklist
from referral.i18n.languages import Language
from referral.i18n.words.measure_words import MeasureWords
from referral.i18n.words.row_names import RowNames
from referral.printing.reports.report import ReportTexts
from referral.store.accounts import posts as stored
from referral.store.database import Session


def report_texts(db: Session, checklist: Checklist, language: Language) -> ReportTexts:
    """The words for a country's measures and places."""
    ours = [post for post in stored.every(db) if post.country == checklist.pack.code]
    regions = {
        post.region.get("en", ""): post.region.get(language.code, post.region.get("en", ""))
        for post in ours
    }
    names = {post.code: post.name(language.code) for post in ours}
    places = RowNames(checklist, names, regions, language)
    return ReportTexts(language, MeasureWords(checklist, language), places)


def posts(db: Session, country: str, language: Language) -> list[tuple[str, str]]:
    """The posts of a country, by code."""
    return [
        (post.code, post.name(language.code))
        for post in stored.every(db)
        if post.country == country
    ]


def levels(language: Language) -> dict[Level, str]:
    """For whom numbers can be released."""
    _ = language.gettext
    return {Level.INSIDE: _("For the service"), Level.OUTSIDE: _("For everybody")}
