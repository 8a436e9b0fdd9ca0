"""Officers who are led by the pages of a running service."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.service import Service
from tests.journeys.led import LedOfficer


@pytest.fixture
def officer(
    border_service: Service, window: Callable[..., BrowserContext]
) -> Callable[..., LedOfficer]:
    """Make officers, signed in: ``officer("ru", scripts=False)``."""

    def made(
        locale: str = "en", *, login: str = "aigul", scripts: bool = True, **browsing: object
    ) -> LedOfficer:
        context = window(java_script_enabled=scripts, **browsing)
        return LedOfficer(context, border_service.address, locale, scripts=scripts).signs_in(login)

    return made
