"""Adding border posts."""

import re
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from referral.store import journal, posts
from referral.store.posts import Post, PostKind

_CODE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
_COUNTRY = re.compile(r"[a-z]{2}")


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
    now: datetime,
) -> Post:
    """Add a post. Raises PostRefused for a malformed or taken code, or a name without its language."""
    if not _CODE.fullmatch(code):
        raise PostRefused("A code is capital letters, digits and hyphens: KZ-ALA-01.")
    if posts.find(session, code):
        raise PostRefused(f"Post {code} exists already.")
    if not _COUNTRY.fullmatch(country):
        raise PostRefused("A country is two letters, as its folder in checklists/countries: kz.")
    if not names or not all(locale and name for locale, name in names.items()):
        raise PostRefused("Name the post with its language: --name en=NAME --name ru=NAME.")
    post = Post(code=code, country=country, names=dict(names), kind=kind, region=dict(region))
    session.add(post)
    session.flush()
    journal.append(session, journal.Kind.POST_ADDED, at=now)
    return post
