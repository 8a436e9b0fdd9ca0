"""Firefox as Debian has it, and an officer in front of it.

Playwright drives only a Firefox of its own making; this one is driven by Mozilla's own client.
"""

import base64
import io
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdf

from tests.web.visitors import PASSPHRASE

PATIENCE = 20
"""Seconds until a page that does not show something counts as broken."""


@contextmanager
def running() -> Iterator[Any]:
    """One Firefox, without a window, on a profile of its own."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "These tests need Firefox. Install it: apt-get install firefox-esr"
    with warnings.catch_warnings():  # its packages use names that Python has given up
        warnings.simplefilter("ignore")
        from marionette_driver.marionette import Marionette

        firefox = Marionette(bin=program, headless=True, port=0, gecko_log="-", startup_timeout=120)
        firefox.start_session()
        yield firefox
        firefox.cleanup()


class FirefoxOfficer:
    """Somebody signed in at Firefox."""

    def __init__(self, firefox: Any, address: str) -> None:
        """Sit down; nobody is signed in yet."""
        self.firefox, self.address = firefox, address
        self.reference = ""

    def signs_in(self, login: str) -> "FirefoxOfficer":
        """Sign in from a browser without a past."""
        self.goes("sign-in")
        self.firefox.delete_all_cookies()
        self.goes("sign-in")
        self.one("#login").send_keys(login)
        self.one("#passphrase").send_keys(PASSPHRASE)
        self.clicks("main form button[type=submit]")
        self.is_at("/cases")
        return self

    def goes(self, path: str) -> None:
        """Type an address."""
        self.firefox.navigate(f"{self.address}/en/{path}")

    def goes_back(self, to: str) -> None:
        """Press Back; the page before is shown as Firefox has it."""
        self.firefox.go_back()
        self.is_at(to)

    def opens_a_case(self) -> str:
        """Open a case; returns the reference."""
        self.clicks(".open-case__button")
        self.is_at("/sections/life-and-limb")
        self.reference = self.firefox.get_url().split("/")[5]
        return self.reference

    def chooses(self, step: str, option: str) -> None:
        """Choose an option of a step."""
        self.clicks(f'#step-{step} input[value="{option}"]')

    def saves(self) -> None:
        """Press *Save and continue*, and wait for the page that follows."""
        before = self.one("[name=operation]")
        self.clicks("button[name=then][value=next]")
        self.until(lambda: not self._is_still_there(before), "the next page")

    def clicks(self, selector: str) -> None:
        """Click what is there, or will be in a moment; Firefox 140 does not scroll to it by itself in time."""
        found = self.one(selector)
        self.firefox.execute_script(
            "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", [found]
        )
        found.click()

    def one(self, selector: str) -> Any:
        """The first thing that matches, as soon as it is there."""
        self.until(lambda: self.all(selector), selector)
        return self.all(selector)[0]

    def all(self, selector: str) -> list[Any]:
        """Everything that matches."""
        found: list[Any] = self.firefox.find_elements("css selector", selector)
        return found

    def reads(self, selector: str, words: str) -> None:
        """That place says this, now or in a moment."""
        self.until(lambda: words in self.one(selector).text, f"{words} at {selector}")

    def is_chosen(self, step: str, option: str) -> None:
        """That option is the chosen one, now or in a moment."""
        self.until(lambda: self.chosen(step) == [option], f"{option} of {step}")

    def chosen(self, step: str) -> list[str]:
        """The options of a step that are chosen."""
        inputs = self.all(f"#step-{step} input[type=radio]")
        return [one.get_attribute("value") for one in inputs if one.is_selected()]

    def is_at(self, end: str) -> None:
        """The address ends so, now or in a moment."""
        self.until(lambda: self.firefox.get_url().split("#")[0].split("?")[0].endswith(end), end)

    def printed(self) -> str:
        """The words of the page on paper."""
        # The client has no word of its own for this command of the standard.
        pdf = self.firefox._send_message("WebDriver:Print", {"background": True}, key="value")
        read = pypdf.PdfReader(io.BytesIO(base64.b64decode(pdf)))
        return "\n".join(page.extract_text() for page in read.pages)

    def until(self, is_so: Any, what: str) -> None:
        """Wait until it is so."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from marionette_driver import Wait, errors
        gone = (errors.StaleElementException, errors.NoSuchElementException, IndexError)
        Wait(self.firefox, timeout=PATIENCE, ignored_exceptions=gone).until(
            lambda _: is_so(), message=f"Not seen: {what}"
        )

    def _is_still_there(self, element: Any) -> bool:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from marionette_driver import errors
        try:
            return bool(element.is_displayed() or element.is_enabled())
        except (errors.StaleElementException, errors.NoSuchElementException):
            return False
