"""Officers at a real browser: what they do, in their words."""

import json
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.web.visitors import PASSPHRASE

SAVED = "Saved"
PATIENCE = 15_000
"""Milliseconds after which a page counts as broken."""


class Officer:
    """Somebody signed in at one window of a browser."""

    def __init__(self, context: BrowserContext, address: str, login: str) -> None:
        """Open a window; nobody is signed in yet."""
        self.context = context
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.address = address
        self.login = login
        self.reference = ""

    def signs_in(self) -> "Officer":
        """Sign in from the first page."""
        self.page.goto(f"{self.address}/en/sign-in")
        return self.fills_in_the_sign_in()

    def fills_in_the_sign_in(self) -> "Officer":
        """Sign in on the page that asks for it."""
        self.page.get_by_label("Login").fill(self.login)
        self.page.locator("#passphrase").fill(PASSPHRASE)
        self.page.locator("main").get_by_role("button", name="Sign in").click()
        return self

    def opens_a_case(self) -> str:
        """Open a case; its first section is shown. Returns the reference."""
        self.page.get_by_role("button", name="Open a new case").click()
        self.page.wait_for_url("**/sections/**")
        self.page.wait_for_load_state("networkidle")  # the checklist is there, too
        self.reference = self.page.url.split("/")[5]
        return self.reference

    def goes_to(self, section: str, reference: str = "") -> None:
        """Open a section of a case, the officer's own unless another is named."""
        self.reference = reference or self.reference
        self.page.goto(
            f"{self.address}/en/cases/{self.reference}/sections/{section}", wait_until="networkidle"
        )

    def goes_back(self, to: str) -> None:
        """Press Back; the page before, whose address ends so, is shown as the browser has it."""
        self.page.evaluate("history.back()")
        self.page.wait_for_url(f"**{to}", wait_until="commit")

    def saves(self) -> None:
        """Press *Save and continue*; whatever page it leads to is shown."""
        with self.page.expect_navigation():
            self.page.locator("button[name=then][value=next]").click()

    def answers_and_saves(self, step: str, *options: str) -> None:
        """Choose options of a step, and go on."""
        self.answers(step, *options)
        self.saves()

    def answers(self, step: str, *options: str) -> None:
        """Choose options of a step."""
        for option in options:
            self.option(step, option).click()

    def types(self, step: str, number: str) -> None:
        """Type into the field of a step and leave it."""
        field = self.step(step).locator("input[inputmode]")
        field.fill(number)
        field.blur()

    def step(self, step: str) -> Locator:
        """A step on the page."""
        return self.page.locator(f"#step-{step}")

    def option(self, step: str, option: str) -> Locator:
        """The input of an option."""
        return self.step(step).locator(f'input[value="{option}"]')

    def duty(self, duty: str) -> Locator:
        """A duty in the panel."""
        return self.page.locator(f'#duties [data-duty="{duty}"]')

    def reads_at(self, step: str, sentence: str) -> None:
        """The line under a step says this, now or within a few seconds."""
        expect(self.step(step).locator("[data-state]")).to_contain_text(sentence, timeout=10_000)

    def sees_saved(self, step: str) -> None:
        """The step is said to be saved."""
        self.reads_at(step, SAVED)

    def unsent(self) -> list[dict[str, Any]]:
        """What waits in the storage of this window."""
        kept = self.page.evaluate(
            "end => Object.entries(sessionStorage).find(([key]) => key.endsWith(end))?.[1]",
            f":{self.reference}",
        )
        return json.loads(kept) if kept else []
