"""What every test with a browser stands on: one running service, one Chromium, both for the whole run."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.service import Service

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
NOT_AS_PEOPLE_HAVE_IT = ("--disable-back-forward-cache", "--disable-prompt-on-repost")
"""What the driver would switch off, and people's browsers have."""


@pytest.fixture(scope="session")
def _border(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    service = Service(furnished_instance(furnished, tmp_path_factory.mktemp("instance")))
    yield service
    service.kill()


@pytest.fixture
def border_service(_border: Service) -> Service:
    """The service, running, whatever the test before did to it."""
    if not _border.is_running:
        _border.start()
    return _border


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it."""
    program = shutil.which("chromium")
    assert program, "These tests need Chromium. Install it: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program,
            args=list(ARGUMENTS),
            ignore_default_args=list(NOT_AS_PEOPLE_HAVE_IT),
        )
        yield started
        started.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make browsers without a past, closed when the test ends: ``window(java_script_enabled=False)``."""
    opened: list[BrowserContext] = []

    def made(**browsing: object) -> BrowserContext:
        opened.append(
            browser.new_context(**{"viewport": {"width": 1024, "height": 660}} | browsing)
        )
        return opened[-1]

    yield made
    for context in opened:
        context.close()


def furnished_instance(furnished: Path, folder: Path) -> Path:
    """An instance in that folder, with the posts and people of the tests."""
    for file in furnished.parent.iterdir():  # a log beside a database belongs to it
        shutil.copy(file, folder / file.name.replace(furnished.name, "referral.sqlite3"))
    (folder / "secret_key").write_text("for tests " * 4, encoding="ascii")
    return folder
