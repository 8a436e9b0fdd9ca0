"""Every page there is, one after the other, in every situation it can show."""

from collections.abc import Iterator

from playwright.sync_api import BrowserContext, Page, Response

from referral.definitions.library import Library
from referral.settings import root
from tests.browser.service import Service
from tests.journeys.led import LedOfficer
from tests.journeys.situations import Situations

OF_A_CHECKLIST = ("", "/diagram", "/paper")
OF_THE_ARCHIVE = (
    *("", "?q=referrals&state=kz&confidence=verified", "?q=nothing-of-the-kind"),
    *("/timeline", "/map", "/lineage", "/chair"),
    *("/som-3-2016-astana", "/som-4-2017", "/regional-conference-border-2015-almaty"),
)
PUBLIC = (
    *("", "about", "accessibility", "checklists", "sign-in"),
    *(f"checklists/referral/kz{page}" for page in OF_A_CHECKLIST),
    *(f"events{page}" for page in OF_THE_ARCHIVE),
)
CURATING = (
    *("", "/new", "/documents"),
    *(f"/events/som-3-2016-astana{page}" for page in ("", "/history")),
)
LOST = ("nothing-here", "cases/7F3K92XQ5")
OF_A_CASE = ("", "/duties", "/check", "/referral", "/closure")
PAIRS = ("kk-en", "ru-en", "kk-ru")


def sections() -> list[str]:
    """The sections of the checklist, as addresses spell them."""
    checklist = Library(root() / "checklists").checklist("referral", "kz")
    return [section.id.replace("_", "-") for section in checklist.sections]


class Tour:
    """Visits every page in one language; each visit gives the page as it stands and what it is."""

    def __init__(
        self, context: BrowserContext, service: Service, locale: str, situations: Situations
    ) -> None:
        """Open a window; the tour begins when it is iterated over."""
        self.context, self.service, self.locale = context, service, locale
        self.situations = situations
        self.page: Page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.emulate_media(reduced_motion="reduce")
        self.missing: set[str] = set()
        """Files that pages asked for and did not get."""
        context.on("response", lambda response: self._note(response))

    def __iter__(self) -> Iterator[str]:
        """What is on the page now: an address, or a situation in words."""
        yield from self._public()
        yield from self._refused_sign_in()
        self._signs_in("aigul")
        yield from self._officer()
        yield from self._slips()
        yield from self._conflict()
        yield from self._without_a_session()
        self._signs_in("saule", "supervision")
        yield from self._supervisor()
        self._signs_in("timur", "training")
        yield from self._trainer()
        self._signs_in("nurlan", "curating")
        yield from self._archivist()

    def _public(self) -> Iterator[str]:
        yield from self._visits(*PUBLIC)
        yield from self._visits(*LOST[:1])

    def _refused_sign_in(self) -> Iterator[str]:
        self._goes("sign-in")
        self.page.locator("#login").fill("nobody")
        self.page.locator("#passphrase").fill("wrong")
        self.page.locator("main form button[type=submit]").click()
        self.page.locator(".govuk-error-summary").wait_for()
        yield "sign-in, refused"

    def _officer(self) -> Iterator[str]:
        now = self.situations
        yield from self._visits("cases", LOST[1])
        yield from self._visits(*(f"cases/{now.full}/sections/{one}" for one in sections()))
        yield from self._visits(f"cases/{now.new}/sections/life-and-limb")
        yield from self._visits(*(f"cases/{now.full}{page}" for page in OF_A_CASE))
        yield from self._visits(f"cases/{now.new}", f"cases/{now.new}/duties")
        yield from self._visits(f"cases/{now.referred}/referral", f"cases/{now.changed}/referral")
        yield from self._visits(f"cases/{now.closed}", f"cases/{now.closed}/check")
        yield from self._visits(f"cases/{now.referred}/referral/form?languages={self._pair()}")

    def _pair(self) -> str:
        """Each language looks at another pair of languages on paper."""
        return dict(zip(("en", "ru", "kk"), PAIRS, strict=True))[self.locale]

    def _slips(self) -> Iterator[str]:
        self._goes(f"cases/{self.situations.full}/sections/family")
        self.page.locator("#count_0_5").fill("999")
        self.page.locator("button[value=next]").click()
        self.page.locator(".govuk-error-summary").wait_for()
        yield "family, with a slip"
        self._goes(f"cases/{self.situations.full}/closure")
        self.page.locator("main form button[type=submit]").click()
        self.page.locator(".govuk-error-summary").wait_for()
        yield "closure, refused"

    def _conflict(self) -> Iterator[str]:
        """Another window answers first."""
        here = f"cases/{self.situations.new}/sections/life-and-limb"
        self._goes(here)
        other = self.context.new_page()
        other.goto(self.page.url, wait_until="networkidle")
        chosen = other.locator("#step-weapon input:checked")
        option = "no" if not chosen.count() or chosen.input_value() == "yes" else "yes"
        other.locator(f'#step-weapon input[value="{option}"]').check()
        other.locator("#step-weapon [data-state=saved]").wait_for()
        other.close()
        self.page.locator('#step-weapon input[value="not_sure"]').click()
        self.page.locator("#step-weapon [data-conflict]").wait_for()
        yield "life and limb, answered in two windows"

    def _without_a_session(self) -> Iterator[str]:
        self._goes(f"cases/{self.situations.new}/sections/language")
        self.context.clear_cookies()
        chosen = self.page.locator("#step-interpreter_used input:checked")
        option = "phone" if not chosen.count() or chosen.input_value() != "phone" else "in_person"
        self.page.locator(f'#step-interpreter_used input[value="{option}"]').check()
        self.page.locator(".notice--ended").wait_for()
        yield "language, after the session ended"

    def _supervisor(self) -> Iterator[str]:
        now = self.situations
        yield from self._visits("supervision", "supervision?state=waiting&since=2026-01-01")
        yield from self._visits("supervision/patterns", "supervision/digest", "supervision/leave")
        yield from self._visits("supervision/reports", "supervision/standing-out")
        for reference in (now.full, now.closed):
            self._goes(f"supervision/{reference}")
            yield f"supervision/{reference}, not opened today"
            self._looks_into(reference)
            yield f"supervision/{reference}"
        yield from self._refused_comment()
        yield from self._visits("cases", f"cases/{now.full}", f"cases/{now.full}/check")
        yield from self._visits(f"cases/{now.full}/sections/language")

    def _looks_into(self, reference: str) -> None:
        if self.page.locator("main form[action$='/look']").count():
            self.page.locator("main form[action$='/look'] button").click()
            self.page.wait_for_url(f"**/supervision/{reference}")

    def _refused_comment(self) -> Iterator[str]:
        self.page.locator(".comment-here summary").first.click()
        self.page.locator(".comment-here textarea").first.fill("N0491827")
        self.page.locator("#review button[value=return]").click()
        self.page.locator(".govuk-error-summary").wait_for()
        yield "a case that was not returned"

    def _trainer(self) -> Iterator[str]:
        sheets = (f"tabletop/boy-with-uncle/kz/{who}" for who in ("trainee", "trainer"))
        yield from self._visits("tabletop", *sheets, "tabletop/false-visa/kz/trainer")
        yield from self._visits("training", "training/exercises", "training/tries/deletion")
        yield from self._writing()

    def _writing(self) -> Iterator[str]:
        """A scenario is recorded; then its texts and pictures are looked at."""
        self._goes("training/scenarios")
        yield "training/scenarios"
        self.page.locator("form[action$=recording] button").click()
        self.page.locator(".run-strip__button").wait_for()
        yield "a recording"
        self.page.locator(".run-strip__button").click()
        self.page.locator(".scenario-text").wait_for()
        yield "a scenario, recorded"
        written = self.page.url.split(f"/{self.locale}/")[1]
        yield from self._visits(f"{written}/texts/{self.locale}", f"{written}/texts/kk")
        yield from self._visits(f"{written}/pictures")

    def _archivist(self) -> Iterator[str]:
        yield from self._visits(*(f"curating{page}" for page in CURATING))
        self._goes("curating/events/som-4-2017")
        self.page.locator("#summary").fill("People met; little else is known.")
        self.page.locator("main form button[type=submit]").click()
        self.page.wait_for_url("**/preview")
        yield "a draft, looked at"
        self._goes("curating/new")
        self.page.locator("main form button[type=submit]").click()
        self.page.locator(".govuk-error-summary").wait_for()
        yield "a draft, refused"

    def _note(self, response: Response) -> None:
        if "/static/" in response.url and not response.ok:
            self.missing.add(response.url.removeprefix(self.service.address))

    def _visits(self, *paths: str) -> Iterator[str]:
        for path in paths:
            self._goes(path)
            yield path

    def _goes(self, path: str) -> None:
        self.page.goto(f"{self.service.address}/{self.locale}/{path}")

    def _signs_in(self, login: str, home: str = "cases") -> None:
        self.page.goto("about:blank")  # a page of somebody else would load itself again meanwhile
        self.context.clear_cookies()
        officer = LedOfficer(self.context, self.service.address, self.locale)
        officer.signs_in(login)
        officer.page.wait_for_url(f"**/{home}")
        officer.page.close()
