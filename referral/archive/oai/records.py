"""What libraries harvest: records with an identity, a moment of last change, a set and Dublin Core."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from referral.archive.feeds.atom import NEVER, moment
from referral.archive.feeds.entry import FeedEntry

PREFIX = "oai_dc"


@dataclass(frozen=True, slots=True)
class OaiRecord:
    """One event, told in every language."""

    identifier: str
    changed: datetime
    set: str
    core: tuple[tuple[str, str, str], ...]
    """Element of Dublin Core, its text, its language (empty where it has none)."""

    @property
    def stamp(self) -> str:
        """The moment of the last change, as the protocol writes it."""
        return moment(self.changed)


@dataclass(frozen=True, slots=True)
class Repository:
    """The archive as a library sees it; records in the order of their change."""

    name: str
    address: str
    contact: str
    records: tuple[OaiRecord, ...]
    sets: dict[str, str]

    @property
    def earliest(self) -> str:
        """Before this moment nothing was changed."""
        return moment(min((one.changed for one in self.records), default=NEVER))

    def find(self, identifier: str) -> OaiRecord | None:
        """The record of that identity, if there is one."""
        return next((one for one in self.records if one.identifier == identifier), None)


def record(host: str, told: Sequence[FeedEntry]) -> OaiRecord:
    """One event as a record, from what is told of it in each language."""
    first = told[0]
    core: list[tuple[str, str, str]] = []
    for name, words in (("title", "title"), ("description", "summary"), ("coverage", "place")):
        core += [(name, getattr(one, words), one.language) for one in told if getattr(one, words)]
    core += [("creator", name, "") for name in first.organisers]
    core += [("subject", name, first.language) for name in (first.kind_word, first.series) if name]
    core += [("date", "/".join(dict.fromkeys((first.begins, first.ends))), "")]
    core += [("type", "Event", ""), ("format", "text/html", "")]
    core += [("identifier", address, "") for address in first.addresses.values()]
    core += [("source", address, "") for address in first.sources]
    core += [("language", language, "") for language in first.addresses]
    core += [("relation", paper.title, "") for paper in first.documents]
    return OaiRecord(
        f"oai:{host}:{first.id}", first.changed, first.kind, tuple(dict.fromkeys(core))
    )
