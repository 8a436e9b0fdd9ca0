"""Nurlan curates the archive in his browser; readers see what he has published, and nothing before."""

import hashlib
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask

from referral.archive.services.uploads import LARGEST
from referral.services.upkeep import worker
from referral.services.upkeep.jobs import CannotBeDone, JobKind, JobRun
from referral.settings import Settings
from tests.pdfs import locked, pdf
from tests.web.visitors import Visitor, does_the_work

NEW = {
    "id": "meeting-2026-almaty",
    "kind": "other",
    "title_en": "A meeting about meetings",
    "date": "2026-10",
    "city": "almaty",
    "country": "kz",
    "mode": "in_person",
    "summary": "People agreed to meet again.",
    "confidence": "unverified",
    "sources": "minutes-2026",
    "new_sources": "minutes-2026 | https://example.org/minutes | Example | Minutes | unverified",
}

Visitors = Callable[..., Visitor]


@pytest.fixture
def nurlan(app: Flask) -> Visitor:
    """An archivist, signed in."""
    return Visitor(app).signs_in("nurlan")


def fields(visitor: Visitor) -> dict[str, str]:
    """What the form on the page holds."""
    assert visitor.page is not None
    text = visitor.page.get_data(as_text=True)
    found = dict(
        re.findall(r'<input class="govuk-input" id="\w+" name="(\w+)" value="([^"]*)"', text)
    )
    found |= dict(re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>([^<]*)</textarea>', text))
    for name, options in re.findall(r'<select[^>]* name="(\w+)"[^>]*>(.*?)</select>', text, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen.group(1) if chosen else ""
    return {name: _plain(value) for name, value in found.items()}


def _plain(text: str) -> str:
    for mark, sign in (
        ("&#34;", '"'),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ):
        text = text.replace(mark, sign)
    return text


def drafts(visitor: Visitor, **changed: str) -> str:
    """Save a draft; returns the page that follows."""
    visitor.get("curating/new")
    return visitor.post("curating/events", **{**NEW, **changed}).get_data(as_text=True)


def publishes(visitor: Visitor, event: str = NEW["id"]) -> str:
    visitor.get(f"curating/events/{event}/preview")
    return visitor.post(f"curating/events/{event}/publication").get_data(as_text=True)


def test_the_desk_is_for_archivists_alone(app: Flask, visitor: Visitors, aigul: Visitor):
    assert visitor().get("curating").status_code == 303
    assert aigul.get("curating").status_code == 403
    assert Visitor(app).signs_in("nurlan").get("curating").status_code == 200


def test_a_new_event_is_seen_by_nobody_until_it_is_published(nurlan: Visitor, visitor: Visitors):
    drafts(nurlan)
    assert visitor().get(f"events/{NEW['id']}").status_code == 404
    assert "A meeting about" not in visitor().get("events?year=2026").get_data(as_text=True)

    publishes(nurlan)

    shown = visitor().get(f"events/{NEW['id']}").get_data(as_text=True)
    assert "A meeting about meetings" in shown and "https://example.org/minutes" in shown
    found = visitor().get("events?year=2026").get_data(as_text=True)
    assert "A meeting about meetings" in found


def test_an_event_without_a_source_is_no_draft(nurlan: Visitor):
    text = drafts(nurlan, sources="", new_sources="")

    assert "Name at least one source" in text
    assert "People agreed to meet again." in text, "What was typed is kept."


def test_a_draft_with_faults_says_what_to_mend_and_cannot_be_published(
    nurlan: Visitor, visitor: Visitors
):
    text = drafts(nurlan, city="atlantis", date="2026-13")

    assert "Mend this before it can be published" in text
    assert "Publish what I have seen" not in text
    nurlan.post(f"curating/events/{NEW['id']}/publication", seen="x")
    assert visitor().get(f"events/{NEW['id']}").status_code == 404


def test_only_what_was_seen_is_published(app: Flask, nurlan: Visitor, visitor: Visitors):
    drafts(nurlan)
    nurlan.get(f"curating/events/{NEW['id']}/preview")
    colleague = Visitor(app).signs_in("nurlan")
    drafts(colleague, summary="Something else.")

    text = nurlan.post(f"curating/events/{NEW['id']}/publication").get_data(as_text=True)

    assert "The draft was changed meanwhile" in text
    assert visitor().get(f"events/{NEW['id']}").status_code == 404


def test_a_correction_is_published_shown_in_the_history_and_taken_back(
    nurlan: Visitor, visitor: Visitors
):
    event = "som-4-2017"
    nurlan.get(f"curating/events/{event}")
    before = visitor().get(f"events/{event}").get_data(as_text=True)
    nurlan.post("curating/events", **{**fields(nurlan), "summary": "It rained that day."})
    publishes(nurlan, event)
    assert "It rained that day." in visitor().get(f"events/{event}").get_data(as_text=True)
    assert "<mark>rained</mark>" in visitor().get("events?q=rained").get_data(as_text=True)

    past = nurlan.get(f"curating/events/{event}/history").get_data(as_text=True)
    assert "<ins>summary: It rained that day.</ins>" in past and "nurlan" in past
    number = re.search(r'name="number" value="(\d+)"', past)
    assert number is not None
    nurlan.post(f"curating/events/{event}/undoing", number=number.group(1))

    after = visitor().get(f"events/{event}").get_data(as_text=True)
    assert after == before, "Taken back, the page is as it was."


def test_a_form_that_is_sent_back_as_it_was_changes_nothing_but_its_spelling(nurlan: Visitor):
    """Every event of the archive goes through the form and comes out saying the same."""
    nurlan.get("curating")
    for event in (
        "som-3-2016-astana",
        "regional-conference-2011-almaty",
        "tot-border-protection-2015",
    ):
        before = nurlan.get(f"events/{event}").get_data(as_text=True)
        nurlan.get(f"curating/events/{event}")
        nurlan.post("curating/events", **fields(nurlan))
        publishes(nurlan, event)
        assert (
            nurlan.get(f"events/{event}").get_data(as_text=True).split("<main")[1]
            == (before.split("<main")[1])
        ), event


def test_a_correction_can_be_written_out_as_the_file_it_should_become(nurlan: Visitor):
    drafts(nurlan)

    text = nurlan.get(f"curating/events/{NEW['id']}.yaml").get_data(as_text=True)

    assert text.startswith("id: meeting-2026-almaty\nkind: other\n")
    assert "# --- sources.yaml\n- id: minutes-2026" in text


def test_a_draft_can_be_discarded(nurlan: Visitor):
    drafts(nurlan)
    nurlan.get(f"curating/events/{NEW['id']}/preview")

    nurlan.post(f"curating/events/{NEW['id']}/discarding")

    assert nurlan.get(f"curating/events/{NEW['id']}/preview").status_code == 404


def uploads(visitor: Visitor, content: bytes, document: str = "chair-statement-som-3") -> str:
    """What the page says after an upload, and its text was read."""
    visitor.get("curating/documents")
    sent = {"document": document, "language": "ru", "file": (BytesIO(content), "../../evil.html")}
    said = visitor.post("curating/documents", **sent).get_data(as_text=True)
    does_the_work(visitor.app)
    return said


def test_a_document_is_kept_found_by_its_text_and_only_handed_over(
    nurlan: Visitor, visitor: Visitors, service: Settings
):
    content = pdf("The zebra clause was adopted")

    uploads(nurlan, content)

    checksum = hashlib.sha256(content).hexdigest()
    shown = visitor().get("events/som-3-2016-astana").get_data(as_text=True)
    assert f"/events/documents/{checksum}" in shown
    assert "Third Senior Officials Meeting" in visitor().get("events?q=zebra").get_data(
        as_text=True
    )
    handed = visitor().client.get(f"/events/documents/{checksum}")
    assert handed.data == content
    assert handed.headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in handed.headers["Content-Security-Policy"]
    assert handed.headers["X-Content-Type-Options"] == "nosniff"
    kept = [one for one in Path(service.instance, "documents").rglob("*") if one.is_file()]
    assert [one.name for one in kept] == [checksum]
    assert not kept[0].stat().st_mode & 0o111, "It cannot be run."


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script></html>",
        b"MZ\x90\x00 a program",
        b"%PDF-1.7 that is none",
        b"#!/bin/sh\necho %PDF-",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_a_file_that_is_something_else_is_not_kept(
    nurlan: Visitor, service: Settings, content: bytes
):
    assert "Nothing was kept" in uploads(nurlan, content)
    assert not list(Path(service.instance).rglob("documents/*/*"))


def test_a_file_that_is_too_large_is_refused_and_other_pages_take_no_more_than_before(
    nurlan: Visitor, visitor: Visitors
):
    nurlan.get("curating/documents")
    whole = {
        "document": "x",
        "language": "ru",
        "file": (BytesIO(b"%PDF-" + bytes(LARGEST + 99_999)), "x"),
    }
    with nurlan.post("curating/documents", **whole) as refused:
        assert refused.status_code == 413
    nurlan.get("curating/new")
    assert nurlan.post("curating/events", **{**NEW, "summary": "x" * 70_000}).status_code == 413
    strange = visitor()
    strange.get("sign-in")
    sent = {"file": (BytesIO(bytes(200_000)), "x")}
    assert strange.post("curating/documents", **sent).status_code in {400, 401, 413}


def test_a_pdf_that_must_not_be_printed_is_kept_and_found(nurlan: Visitor, visitor: Visitors):
    uploads(nurlan, locked(pdf("The quagga clause"), owner="only we print this"))

    found = visitor().get("events?q=quagga").get_data(as_text=True)

    assert "Third Senior Officials Meeting" in found


def test_a_pdf_that_asks_for_a_passphrase_is_refused_with_a_sentence(
    nurlan: Visitor, service: Settings
):
    said = uploads(nurlan, locked(pdf("Secret"), owner="a", user="b"))

    assert "This PDF asks for a passphrase" in said
    assert not list(Path(service.instance).rglob("documents/*/*"))


def test_a_document_is_kept_at_once_and_the_desk_says_when_its_text_could_not_be_read(
    nurlan: Visitor, visitor: Visitors, monkeypatch: pytest.MonkeyPatch
):
    content = pdf("Far too long")
    monkeypatch.setitem(worker.KINDS, "document_text", JobKind(takes_too_long))

    uploads(nurlan, content)

    checksum = hashlib.sha256(content).hexdigest()
    assert visitor().client.get(f"/events/documents/{checksum}").data == content
    assert "text could not be read" in nurlan.get("curating/documents").text
    desk = nurlan.get("curating").text
    assert "Documents whose text could not be read" in desk and "Reading it took too long" in desk


def takes_too_long(_work: JobRun) -> str:
    raise CannotBeDone(worker.TOO_LONG)


def test_the_same_file_is_kept_once(nurlan: Visitor):
    content = pdf("Once")
    uploads(nurlan, content)

    assert "Exactly this file is kept already" in uploads(nurlan, content)
