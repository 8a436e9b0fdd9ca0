"""The text of a document that was uploaded: read by a job, and then found by whoever searches its events."""

from contextlib import suppress

from referral.archive.services import almanac, uploads
from referral.archive.store import uploads as stored
from referral.i18n.languages import Languages
from referral.services.upkeep.jobs import DONE, CannotBeDone, JobKind, Work

GONE, NOT_READABLE, LOCKED = "gone", "not_readable", "locked"
"""Why a text could not be read: its bytes are lost, they are no sound PDF, or it asks for a passphrase."""


def read(work: Work) -> str:
    """Read the text of the document of that checksum, keep it, and bring what can be searched up to date."""
    from referral.archive.services import pdf_text  # ten megabytes that no other job needs

    checksum = work.job.about
    with work.database.reading() as session:
        kept = uploads.find(session, checksum)
    if kept is None:
        raise CannotBeDone(GONE)
    try:
        text = pdf_text.text_of(uploads.content(work.settings.instance, kept), work.got_to)
    except FileNotFoundError:
        raise CannotBeDone(GONE) from None
    except pdf_text.Locked:
        raise CannotBeDone(LOCKED) from None
    except pdf_text.NotReadable:
        raise CannotBeDone(NOT_READABLE) from None
    if text:
        _keep(work, kept.document, text)
    return DONE


def _keep(work: Work, document: str, text: str) -> None:
    settings, checksum = work.settings, work.job.about
    languages = tuple(Languages(settings.root / "translations", settings.languages))
    addition = almanac.Addition(text=(document, text))
    while True:
        with work.database.reading() as session:
            if stored.has_text(session, checksum):
                return
            change = almanac.change(session, settings.root / "checklists", languages, addition)
        with suppress(almanac.Overtaken), work.database.writing() as session:
            almanac.write(session, change)
            stored.keep_text(session, checksum, text)
            return


KIND = JobKind(read, seconds=600, megabytes=1024)
"""How such a job is done."""
