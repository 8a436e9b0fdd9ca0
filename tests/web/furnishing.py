"""A service with a few invented people and posts; made once, copied for each test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from referral import clock, create_app
from referral.services.accounts import accounts
from referral.settings import Settings, root
from referral.store.accounts.people import Role
from referral.store.accounts.posts import Post, PostKind
from referral.store.database import Database, schema
from tests.web.visitors import HASH, Visitor

PEOPLE = {
    "aigul": (Role.OFFICER, ["KZ-TEST-01"]),
    "bek": (Role.OFFICER, ["KZ-TEST-01"]),
    "dana": (Role.OFFICER, ["KZ-TEST-02"]),
    "saule": (Role.SUPERVISOR, ["KZ-TEST-01"]),
    "madina": (Role.FOCAL_POINT, ["KZ-TEST-01"]),
    "timur": (Role.TRAINER, []),
    "no-post": (Role.OFFICER, []),
    "nurlan": (Role.ARCHIVIST, []),
}


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with posts and people and no case."""
    path = tmp_path_factory.mktemp("furnished") / "service.sqlite3"
    database = Database(f"sqlite:///{path}")
    schema.migrate(database)
    furnish(database)
    database.close()
    practice = Database(f"sqlite:///{path.parent / 'practice.sqlite3'}")
    schema.migrate_practice(practice)
    practice.close()
    return path


@pytest.fixture
def service(furnished: Path, tmp_path: Path) -> Settings:
    """The settings of a service of its own for this test."""
    return settings_for(furnished, tmp_path)


@pytest.fixture
def app(service: Settings) -> Iterator[Flask]:
    """The application as it is served."""
    app = create_app(service)
    yield app
    app.extensions["app_parts"].close()
    app.extensions["app_parts"].practice.close()


@pytest.fixture
def visitor(app: Flask) -> Callable[..., Visitor]:
    """Make visitors: ``visitor()``, ``visitor("ru")``."""
    return lambda locale="en": Visitor(app, locale)


@pytest.fixture
def aigul(app: Flask) -> Visitor:
    """An officer at post 01, signed in."""
    return Visitor(app).signs_in("aigul")


def furnish(database: Database) -> None:
    """Put the posts and the people into an empty database."""
    with database.transaction() as db:
        posts = {code: _post(code) for code in ("KZ-TEST-01", "KZ-TEST-02")}
        db.add_all(posts.values())
        db.flush()
        for login, (role, codes) in PEOPLE.items():
            accounts.create(
                db,
                login=login,
                password_hash=HASH,
                role=role,
                posts=[posts[code] for code in codes],
                now=clock.now(),
            )


def settings_for(furnished: Path, instance: Path) -> Settings:
    """The settings of a service in that folder, with a copy of the furnished database."""
    for file in furnished.parent.iterdir():  # a log beside a database belongs to it
        shutil.copy(file, instance)
    return Settings(
        root=root(),
        instance=instance,
        database=f"sqlite:///{instance / furnished.name}",
        secret_key="for tests " * 4,
    )


def _post(code: str) -> Post:
    names = {"en": f"Post {code}", "ru": f"Пост {code}", "kk": f"{code} бекеті"}
    return Post(code=code, country="kz", names=names, kind=PostKind.ROAD)
