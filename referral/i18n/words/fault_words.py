"""The words for each status: what happened, and what to do now."""

from dataclasses import dataclass

from referral.i18n.languages import Language


@dataclass(frozen=True, slots=True)
class FaultText:
    """The words for one status."""

    title: str
    sentence: str


def words(
    status: int, language: Language, *, of_answers: bool = False, is_read_only: bool = False
) -> FaultText:
    """The words for a status; ``of_answers`` where answers of a case were sent."""
    _ = language.gettext
    match status:
        case 400:
            return FaultText(
                _("This page was too old to be used"),
                _("Nothing was changed. Go back, reload the page and try again."),
            )
        case 401:
            return FaultText(
                _("You are signed out"), _("Sign in again to go on. What was saved is kept.")
            )
        case 403:
            return FaultText(
                _("This page is not for your role"),
                _("If you need it for your work, ask whoever manages the accounts."),
            )
        case 404:
            return FaultText(
                _("Page not found"),
                _("Check the address or the reference. Cases of other posts are not shown."),
            )
        case 405:
            return FaultText(
                _("This address cannot be used in that way"),
                _("Start again from the list of your cases."),
            )
        case 409:
            return FaultText(
                _("This was changed meanwhile"),
                _("Nothing was overwritten. Compare both answers and choose the right one."),
            )
        case 413:
            return FaultText(
                _("Too much was sent"), _("Nothing was saved. Reload the page and try again.")
            )
    if status == 507 and is_read_only:
        return _of_a_read_only_disk(language)
    return _of_the_store(status, language, of_answers=of_answers)


def _of_a_read_only_disk(language: Language) -> FaultText:
    _ = language.gettext
    return FaultText(
        _("The disk of this computer can only be read"),
        _(
            "Nothing can be saved, and nobody can sign in. Whoever is signed in can read and print "
            "saved cases; use the paper form and tell whoever looks after this computer."
        ),
    )


def _of_the_store(status: int, language: Language, *, of_answers: bool) -> FaultText:
    _ = language.gettext
    match status, of_answers:
        case 503, True:
            return FaultText(
                _("The system is busy"),
                _("Your last answers are not saved yet. Wait a few seconds, then send them again."),
            )
        case 503, False:
            return FaultText(
                _("The system is busy"),
                _("Nothing was changed. Wait a few seconds, then go back and try again."),
            )
        case 507, True:
            return FaultText(
                _("The disk of this computer is full"),
                _(
                    "Your last answers were not saved. Saved cases can still be read and printed; "
                    "use the paper form and tell whoever looks after this computer."
                ),
            )
        case 507, False:
            return FaultText(
                _("The disk of this computer is full"),
                _(
                    "Nothing was changed. If a person needs referral now, use the paper form, "
                    "and tell whoever looks after this computer."
                ),
            )
    return of_ours(language)


def of_ours(language: Language) -> FaultText:
    """The words for a fault of this program."""
    _ = language.gettext
    return FaultText(
        _("Something went wrong"),
        _(
            "The fault is ours and was noted. What was saved is kept. If a person needs referral "
            "now, use the paper form; no fault of this system delays a referral."
        ),
    )


def numbered(number: str, language: Language) -> str:
    """The sentence with the number under which a fault stands in the log."""
    return language.gettext(
        "Fault number %(number)s. Tell it to whoever looks after this computer.", number=number
    )
