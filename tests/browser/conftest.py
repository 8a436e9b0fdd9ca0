"""A running service, a real Chromium, and officers in front of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.officers import Officer
from tests.browser.service import Service


@pytest.fixture
def service(border_service: Service) -> Service:
    """The service, running, whatever the test before did to it."""
    return border_service


@pytest.fixture
def officer(service: Service, window: Callable[..., BrowserContext]) -> Callable[..., Officer]:
    """Make officers, each signed in at a browser of their own: ``officer("aigul")``."""

    def made(login: str, **browsing: object) -> Officer:
        return Officer(window(**browsing), service.address, login).signs_in()

    return made
