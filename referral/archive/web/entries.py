"""Events as feeds and libraries are told of them."""

from referral.archive.feeds.entry import FeedDocument, FeedEntry
from referral.archive.model.events import Event, EventDocument, Mode
from referral.archive.web.current_archive import archive, changed
from referral.archive.web.presentation import ArchivePresenter
from referral.i18n.languages import Language
from referral.web.app.addresses import absolute
from referral.web.app.application import app_parts


def entries(language: Language) -> list[FeedEntry]:
    """Every event in one language, oldest first."""
    return [entry(event, language) for event in archive().events]


def entry(event: Event, language: Language) -> FeedEntry:
    """One event in one language."""
    told = ArchivePresenter(archive(), language)
    return FeedEntry(
        id=event.id,
        language=language.tag,
        title=told.title(event),
        summary=told.summary(event),
        begins=str(event.date.start),
        ends=str(event.date.end),
        when=" ".join(filter(None, (told.when(event.date), told.partial(event.date)))),
        changed=changed()[event.id],
        addresses=addresses("archive.one", event=event.id),
        kind=event.kind,
        kind_word=told.word(event.kind),
        series=told.series(archive().series[event.series]) if event.series else "",
        city=told.city(event),
        country=event.country.upper(),
        place=told.place(event),
        online=event.mode is Mode.ONLINE,
        confidence=event.confidence,
        organisers=tuple(map(told.party, event.organisers)),
        states=tuple(map(told.party, event.states)),
        documents=tuple(_paper(one, told) for one in event.documents),
        sources=tuple(one.url for one in event.sources),
        doubts=tuple(told.conflict(one) for one in event.conflicts),
    )


def addresses(endpoint: str, **arguments: str) -> dict[str, str]:
    """The whole addresses of a page, by language."""
    return {
        other.tag: absolute(endpoint, locale=other.code, **arguments)
        for other in app_parts().languages
    }


def _paper(document: EventDocument, told: ArchivePresenter) -> FeedDocument:
    address = next((one.url for one in document.versions if one.url), "")
    return FeedDocument(told.document(document), document.kind, document.existing(), address)
