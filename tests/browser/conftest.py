"""A running service, a real Chromium, and officers in front of it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.officers import Officer
from tests.browser.service import Service


@pytest.fixture(scope="session")
def _service(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    instance = tmp_path_factory.mktemp("instance")
    shutil.copy(furnished, instance / "referral.sqlite3")
    (instance / "secret_key").write_text("for tests " * 4, encoding="ascii")
    service = Service(instance)
    yield service
    service.kill()


@pytest.fixture
def service(_service: Service) -> Service:
    """The service, running, whatever the test before did to it."""
    if not _service.is_running:
        _service.start()
    return _service


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it."""
    program = shutil.which("chromium")
    assert program, "These tests need Chromium. Install it: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def officer(service: Service, browser: Browser) -> Iterator[Callable[..., Officer]]:
    """Make officers, each signed in at a browser of their own: ``officer("aigul")``."""
    opened = []

    def made(login: str, **browsing: object) -> Officer:
        opened.append(browser.new_context(viewport={"width": 1024, "height": 660}, **browsing))
        return Officer(opened[-1], service.address, login).signs_in()

    yield made
    for context in opened:
        context.close()
