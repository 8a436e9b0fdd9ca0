"""How the page of an event is cited."""

from referral import clock
from referral.archive.model.citations import STYLES, CitedEvent
from referral.archive.model.events import Event
from referral.archive.web.presentation import ArchivePresenter
from referral.web.app.addresses import absolute


def citations(teller: ArchivePresenter, event: Event) -> tuple[tuple[str, str], ...]:
    """The citation of an event in every style, under the style's name."""
    cited = CitedEvent(
        id=event.id,
        title=teller.title(event),
        when=event.date,
        place=teller.place(event),
        site=teller.language.gettext("Events of the Almaty Process"),
        url=absolute("archive.one", event=event.id),
        accessed=clock.now().date(),
        locale=teller.language.code,
    )
    return tuple((name, style(cited)) for name, style in STYLES.items())
