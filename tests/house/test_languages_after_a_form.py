"""The page that answers a form can be read in another language, and what was typed is still in it."""

import re
from collections.abc import Iterator
from random import Random
from xml.etree.ElementTree import Element

import tinyhtml5
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.web.town import ENDS, Town, address_of, homes_of
from tests.web.visitors import Visitor


def test_the_page_that_answers_a_form_stays_in_another_language(town: Town) -> None:
    brought_along = set()
    for rule, visitor, answer in _answers(town):
        control = _another_language(_parsed(answer))
        if control.tag == "a":
            _leads_to_a_page(visitor, control.get("href", ""))
        elif control.get("name") == "again":
            _brings_along(visitor, answer, control)
            brought_along.add(rule.endpoint)

    assert brought_along >= {
        *("signin.begin", "practice.join", "curating.save", "curating.upload"),
        *("supervisor.hand_over", "supervisor.decide", "training.write", "training.write_texts"),
    }


def _answers(town: Town) -> Iterator[tuple[Rule, Visitor, TestResponse]]:
    """Every page that answers a form to whoever may send it, the form empty or spoiled."""
    for rule in town.app.url_map.iter_rules():
        if "POST" not in rule.methods or rule.endpoint in ENDS - {"signin.begin", "practice.join"}:
            continue
        visitor = town.everybody[(homes_of(rule) or ("nobody",))[0]]
        form = town.forms.get(rule.endpoint, {})
        fitting = town.fitting_words(rule, sorted(rule.arguments), Random(0))
        address = address_of(rule, {**fitting, **form})
        for fields in ({}, {"body": "Call +77015550123.", "text-title": "Call +77015550123."}):
            sent = {**visitor.hidden("csrf_token"), **form, **fields}
            for token in (sent, {**sent, "csrf_token": "old"}):
                answer = visitor.client.post(address, data=token)
                if answer.mimetype == "text/html" and not 300 <= answer.status_code < 400:
                    yield rule, visitor, answer


def _leads_to_a_page(visitor: Visitor, address: str) -> None:
    """To one that can be opened; what is gone meanwhile is so in every language."""
    led = visitor.client.get(address, follow_redirects=True)
    in_english = visitor.client.get(f"/en{address[3:]}", follow_redirects=True)
    assert led.status_code != 405, address
    assert led.status_code == in_english.status_code, address


def _brings_along(visitor: Visitor, answer: TestResponse, button: Element) -> None:
    """Type into every field, choose the other language, and find it all again."""
    page = _parsed(answer)
    typed = {name: f"7{at}" for at, name in enumerate(_open_fields(page, button.get("form", "")))}
    hidden = {
        one.get("name"): one.get("value", "") for one in page.iter("input") if _is_hidden(one)
    }
    sent = {**hidden, **typed, "again": button.get("value", "")}

    led = visitor.client.post(button.get("formaction", ""), data=sent)

    assert led.status_code in {200, 422}, button.get("formaction")
    other = _parsed(led)
    assert other.get("lang") == button.get("value")
    assert {name: _value(other, name) for name in typed} == typed, button.get("formaction")
    assert _value(other, "next") == hidden.get("next", ""), "The way back is not lost."


def _open_fields(page: Element, form: str) -> Iterator[str]:
    """The fields of a form in which anything can be written."""
    inside = [one for one in page.iter("form") if one.get("id") == form]
    assert len(inside) == 1, f"There is a form {form}."
    for one in (*inside[0].iter(), *(one for one in page.iter() if one.get("form") == form)):
        is_text = one.tag == "input" and one.get("type", "text") in {"text", "date"}
        if (is_text or one.tag == "textarea") and one.get("name"):
            yield one.get("name", "")


def _another_language(page: Element) -> Element:
    nav = next(one for one in page.iter("nav") if one.get("class") == "languages")
    found = [one for one in nav.iter() if one.tag in {"a", "button"}]
    assert len(found) == 2, "Two other languages."
    return found[0]


def _is_hidden(field: Element) -> bool:
    return field.get("type") == "hidden" and bool(field.get("name"))


def _value(page: Element, name: str) -> str:
    for one in page.iter():
        if one.get("name") == name and one.tag == "input":
            return one.get("value", "")
        if one.get("name") == name and one.tag == "textarea":
            return re.sub(r"^\n", "", "".join(one.itertext()))
    return ""


def _parsed(answer: TestResponse) -> Element:
    return tinyhtml5.parse(answer.get_data(as_text=True), namespace_html_elements=False)
