"""How long hand-overs took, in whole sentences of one language."""

from collections.abc import Iterator

from referral.i18n.languages import Language
from referral.services.statistics.durations import DurationBand, Durations


def says(times: Durations, language: Language) -> str:
    """What half and nine of ten took at most, as far as it is told."""
    return " ".join(_sentences(times, language))


def _sentences(times: Durations, language: Language) -> Iterator[str]:
    if times.half is None:
        _ = language.gettext
        yield _("Too little can be told of the hand-overs to say how long they took.")
        return
    yield _half(times.half, language)
    if times.nine_of_ten is not None:
        yield _nine_of_ten(times.nine_of_ten, language)


def _half(took: DurationBand, language: Language) -> str:
    if took.is_narrow:
        return language.ngettext(
            "Half of the persons were handed over within %(num)s hour of first contact.",
            "Half of the persons were handed over within %(num)s hours of first contact.",
            took.within,
        )
    return language.ngettext(
        "Half of the persons were handed over within %(num)s hour of first contact, perhaps sooner.",
        "Half of the persons were handed over within %(num)s hours of first contact, perhaps sooner.",
        took.within,
    )


def _nine_of_ten(took: DurationBand, language: Language) -> str:
    if took.is_narrow:
        return language.ngettext(
            "Nine of ten were handed over within %(num)s hour.",
            "Nine of ten were handed over within %(num)s hours.",
            took.within,
        )
    return language.ngettext(
        "Nine of ten were handed over within %(num)s hour, perhaps sooner.",
        "Nine of ten were handed over within %(num)s hours, perhaps sooner.",
        took.within,
    )
