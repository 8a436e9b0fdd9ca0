"""Posts of the practice database: every run has its own, and an exercise knows those of its country."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from referral.store.accounts import posts
from referral.store.accounts.posts import Post, PostKind
from referral.store.cases import references

_OF_A_RUN = "PRACTICE-"


def of_run(session: Session, country: str, names: Mapping[str, str]) -> Post:
    """A new post for one run, called by these names."""
    post = Post(
        code=_OF_A_RUN + references.new(),
        country=country,
        names=dict(names),
        kind=PostKind.ROAD,
        demonstration=True,
    )
    session.add(post)
    session.flush()
    return post


def of_country(session: Session, country: str) -> list[Post]:
    """The posts that somebody in an exercise of that country can answer for, by code."""
    every = (post for post in posts.every(session) if post.country == country)
    return [post for post in every if not post.code.startswith(_OF_A_RUN)]


def keep(session: Session, several: Iterable[Post]) -> None:
    """Keep copies of posts of the service, so that nobody in practice need ask there; known ones stay."""
    for post in several:
        if posts.find(session, post.code) is None:
            session.add(
                Post(
                    code=post.code,
                    country=post.country,
                    names=post.names,
                    kind=post.kind,
                    demonstration=post.demonstration,
                    region=post.region,
                )
            )
