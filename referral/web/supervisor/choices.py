"""What the filters of the queue offer, and saved views in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask import url_for

from referral.i18n.words import review_words
from referral.i18n.words.checklist_words import ChecklistWords
from referral.store.accounts.posts import Post
from referral.store.supervision.reviews import ReviewState
from referral.web.app.locales import language
from referral.web.supervisor import scope
from referral.web.supervisor.filters import ESCALATED, EVERY, Filters, of_query


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of each filter: what the address says, what people read."""

    posts: list[tuple[str, str]]
    duties: list[tuple[str, str]]
    officers: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SavedView:
    """A saved view: its filters in words, and where they lead."""

    says: str
    address: str
    filters: str


def states() -> dict[ReviewState, str]:
    """The states in the order of a supervisor's morning."""
    return review_words.states(language())


def every(posts: Iterable[Post], officers: Iterable[tuple[int, str]]) -> Choices:
    """What can be chosen at these posts."""
    return Choices(
        posts=[(post.code, post.name(language().code)) for post in posts],
        duties=sorted(_duties(posts).items(), key=lambda one: one[1]),
        officers=[(login, login) for _person, login in officers],
    )


def known(chosen: Filters, offered: Choices) -> Filters:
    """The filters without what is not offered: a saved view holds no text of anybody's own."""
    return replace(
        chosen,
        **{
            word: ""
            for word, options in (
                ("post", offered.posts),
                ("duty", offered.duties),
                ("officer", offered.officers),
            )
            if getattr(chosen, word) not in {value for value, _says in options}
        },
    )


def views(kept: Iterable[str], posts: Iterable[Post]) -> list[SavedView]:
    """The saved views."""
    return [_view(of_query(filters), posts) for filters in kept]


def _view(chosen: Filters, posts: Iterable[Post]) -> SavedView:
    _ = language().gettext
    named = {
        **{one.value: says for one, says in states().items()},
        ESCALATED: _("With the focal point"),
        EVERY: _("All cases"),
    }
    parts = (
        named.get(chosen.state, ""),
        next((post.name(language().code) for post in posts if post.code == chosen.post), ""),
        _duties(posts).get(chosen.duty, ""),
        chosen.officer,
        chosen.since and _("since %(day)s", day=chosen.since),
        chosen.until and _("until %(day)s", day=chosen.until),
    )
    says = " · ".join(part for part in parts if part)
    address = f"{url_for('.queue')}?{chosen.query}" if chosen.query else url_for(".queue")
    return SavedView(says or _("Need eyes"), address, chosen.query)


def _duties(posts: Iterable[Post]) -> dict[str, str]:
    """The duties that can be open at these posts: those that an answer marks done."""
    said = ChecklistWords(language())
    return {
        duty.id: said.duty(duty)
        for country in sorted({post.country for post in posts})
        for duty in scope.checklist(country).duties
        if duty.done_when is not None
    }
