"""Adding border posts."""

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from referral.store import journal
from referral.store.accounts import posts
from referral.store.accounts.posts import Post, PostKind
from referral.store.database import added

_CODE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")


class PostRefused(Exception):
    """A post that cannot be added; the sentence says why."""


def add(
    session: Session,
    *,
    code: str,
    country: str,
    names: Mapping[str, str],
    kind: PostKind,
    region: Mapping[str, str] = MappingProxyType({}),
    countries: Collection[str],
    now: datetime,
) -> Post:
    """Add a post in one of the countries that have a checklist.

    Raises PostRefused for a malformed or taken code, another country, or a name without its language.
    """
    if not _CODE.fullmatch(code):
        raise PostRefused("A code is capital letters, digits and hyphens: KZ-ALA-01.")
    if country not in countries:
        there_are = ", ".join(sorted(countries))
        raise PostRefused(f'No checklist for country "{country}". There are: {there_are}.')
    if not names or not all(locale and name for locale, name in names.items()):
        raise PostRefused("Name the post with its language: --name en=NAME --name ru=NAME.")
    post = Post(code=code, country=country, names=dict(names), kind=kind, region=dict(region))
    if posts.find(session, code) or not added(session, post):
        raise PostRefused(f"Post {code} exists already.")
    journal.append(session, journal.JournalKind.POST_ADDED, at=now)
    return post
