"""The referral form: everything that goes with the person to the migration authority.

``build`` decides what stands on it; the template only arranges. A case with no answers at all gives a
valid form, because nothing may block a referral.
"""

from dataclasses import dataclass

from referral.engine.model import Fact, FormPart
from referral.engine.walk import Walk
from referral.i18n.languages import Language
from referral.printing import country, duties, qr, steps
from referral.printing.parts import (
    Cited,
    ContactLine,
    DutyLine,
    Entry,
    Head,
    Recipient,
    Record,
    Statements,
)
from referral.printing.words import Tongues, Words
from referral.services.casework import CaseFile
from referral.store.posts import Post
from referral.store.referrals import Referral

FEWEST_FAMILY_LINES = 3
MOST_FAMILY_LINES = 8
VERSION_LENGTH = 12  # signs of the hash: enough to tell any two versions apart


@dataclass(frozen=True, slots=True)
class ReferralForm:
    """One form, in two languages. ``family_lines`` is how many blank lines the family list has."""

    tongues: Tongues
    head: Head
    recipient: Recipient
    language: tuple[Entry, ...]
    nature: tuple[Entry, ...]
    family: tuple[Entry, ...]
    family_lines: int
    flags: tuple[Words, ...]
    duties: tuple[DutyLine, ...]
    record: Record
    papers: tuple[Entry, ...]
    statements: Statements
    contacts: tuple[ContactLine, ...]
    sources: tuple[Cited, ...]


def build(
    case_file: CaseFile, post: Post, referral: Referral, languages: tuple[Language, Language]
) -> ReferralForm:
    """The form of an issued referral; ``case_file`` is the case as of the referral's revision."""
    tongues = Tongues(*languages)
    checklist, walk = case_file.checklist, case_file.walk
    return ReferralForm(
        tongues=tongues,
        head=_head(case_file, post, referral, tongues),
        recipient=country.recipient(checklist, tongues),
        language=steps.entries(walk, (FormPart.LANGUAGE, FormPart.INTERPRETER), tongues),
        nature=steps.entries(walk, (FormPart.NATURE, FormPart.ENTRY), tongues),
        family=steps.entries(walk, (FormPart.FAMILY,), tongues),
        family_lines=_family_lines(walk),
        flags=tuple(_flag(fact, tongues) for fact in walk.flags),
        duties=duties.lines(walk, checklist.pack, tongues),
        record=steps.record(walk, tongues),
        papers=steps.entries(walk, (FormPart.PAPERS,), tongues),
        statements=country.statements(checklist.pack, tongues),
        contacts=country.contacts(checklist.pack, tongues),
        sources=country.cited(checklist, (one.duty for one in walk.duties), tongues),
    )


def _head(case_file: CaseFile, post: Post, referral: Referral, tongues: Tongues) -> Head:
    pack, reference = case_file.checklist.pack, case_file.case.shown_reference
    issued = referral.issued_at.astimezone(pack.zone)
    return Head(
        country=country.country_name(pack, tongues),
        service=country.sender(pack, tongues),
        post=tongues.each(lambda language: post.name(language.code)),
        post_code=post.code,
        reference=reference,
        number=referral.number,
        replaces=referral.number - 1 or None,
        day=tongues.each(lambda language: language.date(issued)),
        time=tongues.first.time(issued),
        zone=issued.tzname() or "",
        version=case_file.checklist.hash[:VERSION_LENGTH],
        code_image=qr.data_address(f"{reference}/{referral.number}"),
        demonstration=post.demonstration,
    )


def _flag(fact: Fact, tongues: Tongues) -> Words:
    return tongues.content(lambda words: words.flag(fact))


def _family_lines(walk: Walk) -> int:
    members = steps.counted(walk, FormPart.FAMILY)
    return min(max(members, FEWEST_FAMILY_LINES), MOST_FAMILY_LINES)
