"""What every HTML page promises, whoever asks for it and why; each page fetched in any test is held to it."""

from xml.etree.ElementTree import Element

import tinyhtml5
from werkzeug.test import TestResponse

LABELLED = {"input", "select", "textarea"}
UNSEEN = {"hidden", "submit", "button"}


def must_hold(response: TestResponse) -> None:
    """Fail with a sentence when a page breaks a promise."""
    page = tinyhtml5.parse(response.get_data(as_text=True), namespace_html_elements=False)
    _one_heading_that_is_the_title(page)
    _language(page, response.request.path)
    _ids_are_unique(page)
    _controls_are_labelled(page)
    _nothing_inline(page)
    _everything_is_ours(page)
    _forms_are_protected(page)
    _nothing_old_is_filled_in(page)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy, "Every page has a strict content security policy."
    assert "unsafe" not in policy, "The content security policy allows nothing unsafe."
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store", (
        "Pages are not kept on shared computers."
    )


def text_of(element: Element) -> str:
    """The words of an element, spaces folded."""
    return " ".join("".join(element.itertext()).split())


def _one_heading_that_is_the_title(page: Element) -> None:
    headings = page.findall(".//h1")
    title = text_of(page.find(".//title"))
    assert len(headings) == 1, f"A page has one h1, “{title}” has {len(headings)}."
    own = " ".join((headings[0].text or "").split())
    assert own, "The h1 has words of its own."
    assert title.startswith(own), f"The title “{title}” begins with the heading “{own}”."


def _language(page: Element, path: str) -> None:
    locale = path.split("/")[1]
    if locale in {"en", "ru", "kk"}:
        assert page.get("lang") == locale, f"{path} says in which language it is."


def _ids_are_unique(page: Element) -> None:
    ids = [one.get("id") for one in page.iter() if one.get("id")]
    twice = {one for one in ids if ids.count(one) > 1}
    assert not twice, f"Ids stand once on a page; these do not: {sorted(twice)}."


def _controls_are_labelled(page: Element) -> None:
    labels = {label.get("for") for label in page.iter("label")}
    for control in page.iter():
        if control.tag in LABELLED and control.get("type") not in UNSEEN:
            named = control.get("id") in labels or control.get("aria-label")
            assert named, f"The field “{control.get('name')}” has a label."
        if control.tag == "button":
            assert text_of(control) or control.get("aria-label"), "A button says what it does."
        if control.tag == "img":
            assert control.get("alt") is not None, "A picture has a text, or an empty one."


def _nothing_old_is_filled_in(page: Element) -> None:
    for form in page.iter("form"):
        if form.get("method") == "post":
            where = (
                f"The form to {form.get('action')} lets no browser fill in what stood there before."
            )
            assert form.get("autocomplete") == "off", where


def _nothing_inline(page: Element) -> None:
    for one in page.iter():
        assert one.tag != "style", "Style stands in files."
        assert one.get("style") is None, f"No inline style on <{one.tag}>."
        assert not (one.tag == "script" and text_of(one)), "Scripts stand in files."
        events = [name for name in one.keys() if name.startswith("on")]  # noqa: SIM118
        assert not events, f"No inline event on <{one.tag}>: {events}."


def _everything_is_ours(page: Element) -> None:
    for one in page.iter():
        if one.tag in {"script", "link", "img", "iframe", "form"}:
            for name in ("src", "href", "action"):
                address = one.get(name, "")
                assert not address.startswith(("http:", "https:", "//")), f"{address} is not ours."


def _forms_are_protected(page: Element) -> None:
    for form in page.iter("form"):
        if form.get("method", "get").lower() == "post":
            token = form.find(".//input[@name='csrf_token']")
            assert token is not None, f"The form to {form.get('action')} carries its token."
