"""A class at work in real browsers: trainees run and read their debrief, the trainer watches."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from referral.settings import root
from tests.browser.service import Service
from tests.web.visitors import PASSPHRASE

pytestmark = pytest.mark.thorough

AXE = root() / "node_modules" / "axe-core" / "axe.min.js"
Window = Callable[..., BrowserContext]


def _trainer(service: Service, window: Window) -> Page:
    page = window().new_page()
    page.goto(f"{service.address}/en/sign-in")
    page.fill("#login", "timur")
    page.fill("#passphrase", PASSPHRASE)
    page.click("main form button[type=submit]")
    page.locator("main form button").first.click()
    page.select_option("#scenario", "teacher_at_the_desk")
    page.select_option("#country", "kz")
    page.select_option("#pace", "clock")
    page.locator(".fields-row button").click()
    page.locator(".class-tasks__item").wait_for()
    return page


def _trainee(service: Service, window: Window, code: str, nickname: str, **how: object) -> Page:
    page = window(**how).new_page()
    page.goto(f"{service.address}/en/practice")
    page.fill("#code", code)
    page.fill("#nickname", nickname)
    page.click(".join button")
    page.locator(".tasks form button").first.click()
    page.locator(".buttons a").first.click()
    page.locator("#answers").wait_for()
    return page


def _sound(page: Page) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document).then(all => all.violations.map(one => one.id))")
    assert found == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


@pytest.mark.parametrize("width", [1024, 360])
def test_a_class_at_work(border_service: Service, window: Window, width: int):
    trainer = _trainer(border_service, window)
    code = trainer.url.rsplit("/", 1)[1]
    falcon = _trainee(
        border_service, window, code, "Falcon", viewport={"width": width, "height": 720}
    )

    falcon.locator("[data-ask]").first.click()
    falcon.locator(".reply__says").wait_for()
    assert "Only tired" in falcon.locator(".reply__says").inner_text()
    falcon.locator("[data-clock]", has_text="/ 12:00").wait_for()
    _sound(falcon)

    falcon.goto(falcon.url.replace("life-and-limb", "wish-for-protection"))
    falcon.check('#step-two_questions input[value="done"]', force=True)
    falcon.check('#step-request input[value="explicit"]', force=True)
    falcon.locator(".interruption").wait_for()
    falcon.locator(".interruption__choice", has_text="Stamp the passport").click()
    falcon.locator(".interruption").wait_for(state="detached")
    trainer.locator(".plain-table", has_text="Falcon").wait_for()
    falcon.locator(".run-strip__button").click()

    falcon.locator(".moment--first").wait_for()
    assert "Stamp the passport" in falcon.locator("main").inner_text()
    _sound(falcon)
    trainer.goto(f"{border_service.address}/en/training/{code}/report")
    assert "0" in trainer.locator(".heat").inner_text()
    _sound(trainer)


def test_nobody_breaks_in_under_a_finger(border_service: Service, window: Window):
    trainer = _trainer(border_service, window)
    heron = _trainee(border_service, window, trainer.url.rsplit("/", 1)[1], "Heron")
    heron.goto(heron.url.replace("life-and-limb", "wish-for-protection"))
    heron.check('#step-two_questions input[value="done"]', force=True)
    heron.locator("h1").hover()
    heron.mouse.down()

    heron.evaluate("document.querySelector('#step-request input[value=explicit]').click()")
    heron.locator('#step-request [data-state="saved"]').wait_for()
    heron.wait_for_timeout(1_000)
    during = heron.locator(".interruption").count()
    heron.mouse.up()

    assert during == 0
    heron.locator(".interruption").wait_for()
    assert heron.is_checked('#step-request input[value="explicit"]')


def test_a_run_without_a_script(border_service: Service, window: Window):
    trainer = _trainer(border_service, window)
    code = trainer.url.rsplit("/", 1)[1]
    tulpar = _trainee(border_service, window, code, "Tulpar", java_script_enabled=False)

    tulpar.locator("[data-ask]").first.click()

    assert "Only tired" in tulpar.locator(".reply__says").inner_text()
    tulpar.locator(".run-strip__button").click()
    tulpar.locator(".moment--first").wait_for()
