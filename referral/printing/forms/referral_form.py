"""The referral form: everything that goes with the person to the migration authority.

``build`` decides what stands on it; the template only arranges. A case with no answers at all gives a
valid form, because nothing may block a referral.
"""

from dataclasses import dataclass, replace

from referral.engine.model import Fact, FormPart
from referral.i18n import N_
from referral.i18n.languages import Language
from referral.printing.forms import country, duties, qr, steps, times
from referral.printing.forms.bilingual import Bilingual, LanguagePair
from referral.printing.forms.parts import (
    ContactLine,
    DutyGroup,
    Family,
    FormEntry,
    FormHead,
    FormLine,
    Recipient,
    Statements,
    StepRecord,
)
from referral.printing.forms.times import Dues
from referral.services.cases.casefile import CaseFile
from referral.store.accounts.posts import Post
from referral.store.cases.referrals import Referral

CIRCUMSTANCES = (FormPart.LANGUAGE, FormPart.INTERPRETER, FormPart.ENTRY)
DRAFT = N_("Draft translation, not yet reviewed by a lawyer.")
PRACTICE = N_("Practice")
CLOCK = N_("The clock of this computer may be wrong: check the date and time.")
VERSION_LENGTH = 12  # signs of the hash: enough to tell any two versions apart


@dataclass(frozen=True, slots=True)
class ReferralForm:
    """One form, in two languages; ``draft`` says so where a translation is one."""

    tongues: LanguagePair
    head: FormHead
    recipient: Recipient
    circumstances: tuple[FormEntry, ...]
    nature: tuple[FormEntry, ...]
    family: Family
    flags: tuple[Bilingual, ...]
    duties: tuple[DutyGroup, ...]
    terms: tuple[FormLine, ...]
    record: StepRecord
    papers: tuple[FormEntry, ...]
    statements: Statements
    contacts: tuple[ContactLine, ...]
    sources: tuple[str, ...]
    draft: Bilingual
    watermark: Bilingual | None = None
    doubt: Bilingual | None = None

    @property
    def has_unverified_duties(self) -> bool:
        """Whether the sign for an unverified source must be explained."""
        return any(duty.unverified for group in self.duties for duty in group.duties)


def build(
    case_file: CaseFile,
    post: Post,
    referral: Referral,
    languages: tuple[Language, Language],
    *,
    dues: Dues,
) -> ReferralForm:
    """The form of an issued referral; ``case_file`` is the case as of the referral's revision.

    ``dues`` say until when its duties are to be done.
    """
    tongues = LanguagePair(*languages)
    checklist, walk = case_file.checklist, case_file.walk
    return ReferralForm(
        tongues=tongues,
        head=_head(case_file, post, referral, tongues),
        recipient=country.recipient(checklist, tongues),
        circumstances=steps.entries(walk, CIRCUMSTANCES, tongues),
        nature=steps.entries(walk, (FormPart.NATURE,), tongues),
        family=steps.family(walk, tongues),
        flags=tuple(_flag(fact, tongues) for fact in walk.flags),
        duties=duties.groups(walk, checklist.pack, tongues, dues),
        terms=times.terms(walk, case_file.walker.informing(walk.active), tongues),
        record=steps.record(walk, tongues),
        papers=steps.entries(walk, (FormPart.PAPERS,), tongues),
        statements=country.statements(checklist.pack, tongues),
        contacts=country.contacts(checklist.pack, tongues),
        sources=country.sources(checklist, (arisen.duty for arisen in walk.duties)),
        draft=tongues.each(lambda language: language.gettext(DRAFT) if language.draft else ""),
    )


def for_practice(form: ReferralForm) -> ReferralForm:
    """The form marked as practice across every page, so that nobody takes it for a real one."""
    return replace(form, watermark=form.tongues.say(PRACTICE))


def with_a_doubtful_clock(form: ReferralForm) -> ReferralForm:
    """The form with a line that asks to check its date and time."""
    return replace(form, doubt=form.tongues.say(CLOCK))


def _head(case_file: CaseFile, post: Post, referral: Referral, tongues: LanguagePair) -> FormHead:
    pack, reference = case_file.checklist.pack, case_file.case.shown_reference
    running = f"{reference}/{referral.number}"
    issued = referral.issued_at.astimezone(pack.zone)
    return FormHead(
        country=country.country_name(pack, tongues),
        service=country.sender(pack, tongues),
        post=tongues.each(lambda language: post.name(language.code)),
        post_code=post.code,
        reference=reference,
        number=referral.number,
        replaces=referral.number - 1 or None,
        issued=f"{issued:%d.%m.%Y %H:%M}",
        zone=issued.tzname() or "",
        version=case_file.checklist.hash[:VERSION_LENGTH],
        running=running,
        code_image=qr.data_address(running),
        demonstration=post.demonstration,
    )


def _flag(fact: Fact, tongues: LanguagePair) -> Bilingual:
    return tongues.content(lambda words: words.flag(fact))
