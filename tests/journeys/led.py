"""An officer led by the pages, in any language, with scripts or without: what is asked is answered as planned.

Finds its way by ids and data attributes, never by the words of a language.
"""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, expect

from referral.engine.conditions import Value
from tests.journeys.stories import Duty
from tests.web.visitors import PASSPHRASE

SECTION = re.compile(r"/cases/(\w+)/sections/([a-z-]+)")
PATIENCE = 15_000
LONGEST_WAY = 80
"""Pages after which an officer counts as led in a circle."""


class LedOfficer:
    """Somebody who does what the pages ask."""

    def __init__(
        self, context: BrowserContext, address: str, locale: str = "en", *, scripts: bool = True
    ) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.address, self.locale, self.scripts = address, locale, scripts
        self.reference = ""
        self.remembers: frozenset[str] = frozenset()
        """The steps whose answers will be looked for among the reasons of duties."""
        self.said: dict[str, str] = {}
        """What was chosen there, in the words of the page."""
        self.seen: list[str] = []
        """Every address the officer was led to."""

    # --- first and last things ---

    def signs_in(self, login: str = "aigul") -> "LedOfficer":
        """Sign in at the front door."""
        self.page.goto(f"{self.address}/{self.locale}/sign-in")
        return self.fills_in_the_sign_in(login)

    def fills_in_the_sign_in(self, login: str = "aigul") -> "LedOfficer":
        """Sign in on the page that asks for it."""
        self.page.locator("#login").fill(login)
        self.page.locator("#passphrase").fill(PASSPHRASE)
        self.page.locator("main form button[type=submit]").click()
        return self

    def opens_a_case(self) -> str:
        """One tap; the first screen is there. Returns the reference."""
        self.page.locator(".open-case__button").first.click()
        self.page.wait_for_url(SECTION)
        self.reference = self._place()[0]
        return self.reference

    def goes(self, below_the_case: str = "") -> None:
        """Open a page of the case."""
        self.page.goto(f"{self.address}/{self.locale}/cases/{self.reference}{below_the_case}")

    # --- answering ---

    def is_led_through(self, plan: Mapping[str, Value], until: str = "") -> None:
        """Answer what is asked and go on, until that section or the list of all answers is reached."""
        for _ in range(LONGEST_WAY):
            self.seen.append(self.page.url)
            section = self._place()[1]
            if section and section == until:
                return
            if section:
                self.answers_what_is_asked(plan)
                self.page.locator("button[name=then][value=next]").click()
                self.page.wait_for_load_state()
            elif urlsplit(self.page.url).path.endswith("/duties"):
                self.page.locator("main .buttons a.govuk-button").first.click()
                self.page.wait_for_load_state()
            else:
                assert self.page.url.endswith("/check"), self.page.url
                assert not until, f"The pages never led to {until}."
                return
        raise AssertionError(f"The pages lead in a circle: {self.seen[-6:]}")

    def answers_what_is_asked(self, plan: Mapping[str, Value]) -> None:
        """Answer the steps of this page; with scripts also those that appear meanwhile."""
        done: set[str] = set()
        while waiting := [one for one in self.asked().items() if one[0] not in done]:
            for step, chosen in waiting if not self.scripts else waiting[:1]:
                self.answers(step, plan[step], chosen)
                done.add(step)

    def answers(self, step: str, value: Value, chosen: Sequence[str] = ()) -> None:
        """Give one answer, unless it is chosen already; with scripts, wait until it is said to be saved."""
        wanted = [str(value)] if isinstance(value, str | int) else list(value)
        if set(wanted) == set(chosen):
            return
        for option in wanted:
            if isinstance(value, int):
                self.step(step).locator("input[inputmode]").fill(option)
                self.page.keyboard.press("Tab")
            elif option not in chosen:
                self.step(step).locator(f'input[value="{option}"]').check()
        if step in self.remembers:
            self.said[step] = self.step(step).locator("input:checked + label").first.inner_text()
        if self.scripts:
            self.sees_saved(step)

    # --- seeing ---

    def asked(self) -> dict[str, list[str]]:
        """The steps on this page, in their order, with what is chosen or typed there."""
        found: dict[str, list[str]] = self.page.locator("#answers .step[data-step]").evaluate_all(
            """steps => Object.fromEntries(steps.map(step => [step.dataset.step,
                 [...step.querySelectorAll("input:checked, input[inputmode]")]
                   .map(input => input.value).filter(value => value !== "")]))"""
        )
        return found

    def step(self, step: str) -> Locator:
        """A step on the page."""
        return self.page.locator(f"#step-{step}")

    def sees_saved(self, step: str) -> None:
        """The step is said to be saved."""
        line = self.step(step).locator("[data-state]")
        expect(line).to_have_attribute("data-state", "saved", timeout=15_000)

    def sees(self, duty: Duty, body: str) -> None:
        """The duty stands on this page: with the answer that caused it and the body it is towards."""
        block = self.page.locator(f"#duty-{duty.id}")
        expect(block).to_be_visible()
        expect(block.locator(".duty__body")).to_have_text(body)
        expect(block.locator("[data-because]")).to_contain_text(self.said[duty.because].strip())

    def _place(self) -> tuple[str, str]:
        found = SECTION.search(self.page.url)
        return (found[1], found[2].replace("-", "_")) if found else (self.reference, "")
