"""One service for all stories about what does not fit; each has a case of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from referral import clock, create_app
from referral.services.cases import casework
from referral.store.accounts import people, posts
from tests.web.furnishing import settings_for
from tests.web.visitors import Visitor


@pytest.fixture(scope="module")
def app(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One service for all these stories: each has a case of its own, and nothing else is changed."""
    app = create_app(settings_for(furnished, tmp_path_factory.mktemp("service")))
    yield app
    app.extensions["app_parts"].close()


@pytest.fixture(scope="module")
def aigul(app: Flask) -> Visitor:
    """An officer who stays signed in from story to story."""
    return Visitor(app).signs_in("aigul")


@pytest.fixture
def reference(app: Flask) -> str:
    """A new case, opened past the screens."""
    with app.extensions["app_parts"].database.transaction() as db:
        person, post = people.find(db, "aigul"), posts.find(db, "KZ-TEST-01")
        assert person
        assert post
        by = people.actor(person)
        library = app.extensions["app_parts"].library
        return casework.open_case(db, library, post=post, by=by, now=clock.now()).reference
