"""An officer whose mouse is broken: everything by Tab, arrows, Space and Enter, and always seeing where one is."""

from playwright.sync_api import BrowserContext, Page

from tests.web.visitors import PASSPHRASE

FARTHEST = 150
"""Tabs after which a control counts as out of reach."""

WHERE = """selector => {
    const focused = document.activeElement;
    const label = focused.nextElementSibling;
    const shown = [
        getComputedStyle(focused),
        ...(label?.localName === "label" ? [getComputedStyle(label, "::before")] : []),
    ];
    const marked = shown.some(style =>
        (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none");
    const box = focused.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width / 2, 40), (box.top + box.bottom) / 2];
    const onTop = document.elementFromPoint(x, Math.min(Math.max(y, 1), innerHeight - 1));
    return {
        there: focused.matches(selector),
        marked: focused === document.body || marked,
        inSight: focused === document.body
            || (box.bottom > 0 && box.top < innerHeight && focused.parentElement.contains(onTop)),
        what: focused.outerHTML.slice(0, 160),
    };
}"""


class KeyboardOfficer:
    """Somebody who uses the keyboard only."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        """Open a window; nothing glides, so that what is in sight is so at once."""
        self.page: Page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.emulate_media(reduced_motion="reduce")
        self.address = address

    def signs_in(self) -> None:
        """The only address that is ever typed is the first one."""
        self.page.goto(f"{self.address}/en/sign-in")
        self.goes_to("#login")
        self.page.keyboard.type("aigul")
        self.goes_to("#passphrase")
        self.page.keyboard.type(PASSPHRASE)
        self.presses("Enter")

    def goes_to(self, selector: str) -> None:
        """Press Tab until something that matches has the focus; the focus is visible at every stop."""
        for _ in range(FARTHEST):
            where = self.page.evaluate(WHERE, selector)
            if where["there"]:
                return
            self.page.keyboard.press("Tab")
            where = self.page.evaluate(WHERE, selector)
            assert where["marked"], f"The focus is not to be seen on {where['what']}"
            assert where["inSight"], f"The focus is out of sight on {where['what']}"
        raise AssertionError(f"No way by keyboard to {selector} on {self.page.url}")

    def presses(self, key: str) -> None:
        """Press a key that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def activates(self, selector: str) -> None:
        """Go to a link or button and press Enter."""
        self.goes_to(selector)
        self.presses("Enter")

    def chooses(self, step: str, option: str) -> None:
        """One of several: arrows move within the group."""
        self.goes_to(f"#step-{step} input[type=radio]")
        wanted = f'#step-{step} input[value="{option}"]'
        self.page.keyboard.press("Space")
        for _ in range(20):
            if self.page.locator(wanted).is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"The arrows never reach {option} of {step}.")

    def ticks(self, step: str, option: str) -> None:
        """One box among several."""
        self.goes_to(f'#step-{step} input[value="{option}"]')
        self.page.keyboard.press("Space")
        assert self.page.locator(f'#step-{step} input[value="{option}"]').is_checked()
