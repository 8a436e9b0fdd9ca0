"""What periods are called, in one language."""

from referral.i18n.languages import Language
from referral.services.statistics import periods


def period_named(language: Language, period: str) -> str:
    """A month or a quarter in words."""
    if not periods.is_quarter(period):
        return language.month(period)
    year, number = period.split("-Q")
    return language.gettext("Quarter %(number)s of %(year)s", number=number, year=year)
