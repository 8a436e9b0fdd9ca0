"""The text of a document that was uploaded: read by a job, and then found by whoever searches its events."""

from referral.archive.services import uploads
from referral.archive.store import uploads as stored
from referral.services.upkeep.jobs import DONE, CannotBeDone, JobKind, JobRun

GONE, NOT_READABLE, LOCKED = "gone", "not_readable", "locked"
"""Why a text could not be read: its bytes are lost, they are no sound PDF, or it asks for a passphrase."""


def read(work: JobRun) -> str:
    """Read the text of the document of that checksum and keep it; whoever searches next finds it."""
    from referral.archive.services import pdf_text  # ten megabytes that no other job needs

    checksum = work.job.about
    with work.database.read_session() as session:
        kept = uploads.find(session, checksum)
    if kept is None:
        raise CannotBeDone(GONE)
    try:
        text = pdf_text.text_of(uploads.content(work.settings.instance, kept), work.got_to)
    except FileNotFoundError:
        raise CannotBeDone(GONE) from None
    except pdf_text.PdfLocked:
        raise CannotBeDone(LOCKED) from None
    except pdf_text.PdfNotReadable:
        raise CannotBeDone(NOT_READABLE) from None
    if text:
        with work.database.transaction() as session:
            stored.keep_text(session, checksum, text)
    return DONE


KIND = JobKind(read, seconds=600, megabytes=1024)
"""How such a job is done."""
