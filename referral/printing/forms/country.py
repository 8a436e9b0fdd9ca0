"""The parts of a form that the country pack fills: sender, recipient, legal basis, contacts, sources."""

from collections.abc import Iterable

from referral.engine.country import Body, Contact, CountryPack, LegalBasis
from referral.engine.model import Checklist, Duty
from referral.engine.roles import BodyRole
from referral.engine.sources import Confidence, Work
from referral.i18n import N_
from referral.printing.forms.bilingual import NOTHING, Bilingual, LanguagePair
from referral.printing.forms.parts import Basis, ContactLine, Recipient, Statements

LAW = ("treaty", "law", "bylaw")  # kinds of works; only these are a legal basis
NEWS_AND_PAGES = "data"  # a kind of work that has no place among the sources of a form

NOT_ASSESSED = N_(
    "The border service refers this person. It has not assessed the claim and may not decide it."
)
NO_RETURN = N_(
    "Until the authority has decided, this person may not be returned, expelled or handed over to "
    "danger, nor penalised for the way of entry."
)
SECRECY = N_(
    "The request is secret: not a word to the authorities or the embassy of the state the person fears."
)


def sender(pack: CountryPack, tongues: LanguagePair) -> Bilingual:
    """The border service; the country alone where the pack does not name it."""
    body = pack.find_body(BodyRole.SENDER)
    return body_name(body, tongues) if body else country_name(pack, tongues)


def country_name(pack: CountryPack, tongues: LanguagePair) -> Bilingual:
    """The name of the country."""
    return tongues.each(lambda language: pack.name.get(language.code))


def find_body(pack: CountryPack, body_id: str) -> Body | None:
    """The body of that id, if the pack has it."""
    return next((body for body in pack.bodies if body.id == body_id), None)


def body_name(body: Body | None, tongues: LanguagePair) -> Bilingual:
    """The name of a body, as it is published; nothing where there is none."""
    return tongues.content(lambda words: words.body(body)) if body else NOTHING


def mark(confidence: Confidence, tongues: LanguagePair) -> Bilingual:
    """What must stand beside a fact that is not verified; nothing beside one that is."""
    return tongues.content(lambda words: words.confidence(confidence))


def recipient(checklist: Checklist, tongues: LanguagePair) -> Recipient:
    """The authority that receives the person, with the lines of law that make it competent."""
    body = checklist.pack.find_body(BodyRole.RECIPIENT)
    works = {work.id: work for work in checklist.works if work.kind in LAW}
    return Recipient(
        name=body_name(body, tongues),
        mark=mark(body.confidence, tongues) if body else NOTHING,
        legal_basis=tuple(
            _basis(line, works[line.work], tongues)
            for line in checklist.pack.legal_basis
            if line.work in works
        ),
    )


def statements(pack: CountryPack, tongues: LanguagePair) -> Statements:
    """The three declarations, in national wording where the pack has one."""
    national = dict(pack.sentences)

    def sentence(key: str, regional: str) -> Bilingual:
        if key in national:
            return tongues.content(lambda words: words.sentence(pack, key))
        return tongues.say(regional)

    return Statements(
        not_assessed=sentence("not_assessed", NOT_ASSESSED),
        no_return=sentence("no_return", NO_RETURN),
        secrecy=sentence("secrecy", SECRECY),
    )


def contacts(pack: CountryPack, tongues: LanguagePair) -> tuple[ContactLine, ...]:
    """Verified contacts meant for paper. Whose they are is not said: a name could betray the person."""
    return tuple(
        ContactLine(_label(body, contact, tongues), contact.value)
        for body in pack.bodies
        for contact in body.contacts
        if contact.print and contact.confidence is Confidence.VERIFIED
    )


def sources(checklist: Checklist, duties: Iterable[Duty]) -> tuple[str, ...]:
    """The published works behind these duties, each once, in short: "OHCHR 2014"."""
    works = {work.id: work for work in checklist.works if work.kind != NEWS_AND_PAGES}
    ids = dict.fromkeys(source.work for duty in duties for source in duty.sources)
    return tuple(dict.fromkeys(_short(works[one]) for one in ids if one in works))


def _label(body: Body, contact: Contact, tongues: LanguagePair) -> Bilingual:
    return tongues.content(lambda words: words.contact(body, contact))


def _basis(line: LegalBasis, work: Work, tongues: LanguagePair) -> Basis:
    return Basis(
        title=tongues.content(lambda words: words.work(work)),
        at=tongues.content(lambda words: words.basis_at(line)),
        mark=mark(line.confidence, tongues),
    )


def _short(work: Work) -> str:
    title = dict(work.title).get("en") or work.title[0][1]
    return f"{work.author or title} {work.year or ''}".strip()
