"""Curating without a screen: what a correction is, when it counts, and how it meets the reviewed file."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from referral.archive.definitions.fields import EventForm, bundle_of, form_of, normal
from referral.archive.model.finding import Query
from referral.archive.services import curating, published_archive
from referral.archive.services.curating import CuratingSources, NoSuchDraft, NotWhatWasSeen
from referral.archive.store import curating as kept
from referral.archive.store import uploads
from referral.archive.store.uploads import Upload
from referral.i18n.languages import Languages
from referral.settings import root
from referral.store.accounts.people import Actor
from referral.store.database import Session
from tests.builders import MORNING, Border

EVENT = "som-4-2017"
LANGUAGES = Languages(root() / "translations", ("en", "ru", "kk"))


@pytest.fixture(scope="session")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checklists of this project, to be changed by nobody but a copy."""
    return root() / "checklists"


@pytest.fixture
def checklists(reviewed: Path, tmp_path: Path) -> Path:
    """A copy of them, whose files a reviewer may change."""
    return Path(shutil.copytree(reviewed, tmp_path / "checklists"))


@pytest.fixture
def by(border: Border) -> Actor:
    return border.officer


def corrects(border: Border, checklists: Path, by: Actor, **changed: str) -> None:
    """Draft, look and publish."""
    drafts(border, checklists, by, **changed)
    publishes(border, checklists, by)


def publishes(border: Border, checklists: Path, by: Actor, event: str = EVENT) -> None:
    with border.database.read_session() as db:
        seen = curating.preview(db, checklists, event).seen
    curating.publish(desk(border, checklists), event, seen=seen, now=MORNING, by=by)


def drafts(border: Border, checklists: Path, by: Actor, event: str = EVENT, **changed: str) -> None:
    with border.database.read_session() as db:
        form = form_of(curating.bundle(db, checklists, event))
    with border.database.transaction() as db:
        curating.draft(db, {**form, **changed}, now=MORNING, by=by)


def desk(border: Border, checklists: Path) -> CuratingSources:
    return CuratingSources(border.database, checklists)


def summary(border: Border, checklists: Path) -> str:
    with border.database.read_session() as db:
        return published_archive.published(db, checklists).event(EVENT).summary


def test_every_event_says_the_same_after_it_went_through_the_form(reviewed: Path):
    for path in sorted((reviewed / "archive" / "events").glob("*.yaml")):
        text = path.read_text("utf-8")

        once = bundle_of(form_of(EventForm(text)))

        assert form_of(once) == form_of(EventForm(text)), path.name
        assert normal(once.event) == once.event


def test_a_correction_counts_until_its_file_is_changed(border: Border, checklists: Path, by: Actor):
    corrects(border, checklists, by, summary="Corrected here.")
    assert summary(border, checklists) == "Corrected here."

    file = checklists / "archive" / "events" / f"{EVENT}.yaml"
    file.write_text(file.read_text("utf-8") + "# reviewed again\n", "utf-8")
    published_archive._built.cache_clear()  # a new version is installed

    assert summary(border, checklists) != "Corrected here."
    with border.database.read_session() as db:
        (overtaken,) = curating.overtaken(db, checklists)
    assert overtaken.event == EVENT


def test_what_is_published_can_be_searched_and_what_is_drafted_cannot(
    border: Border, checklists: Path, by: Actor
):
    drafts(border, checklists, by, theme="Zebras")
    assert finds(border, checklists, "zebras") == 0

    corrects(border, checklists, by, theme="Zebras")

    assert finds(border, checklists, "zebras") == 1


def test_what_was_taken_back_is_not_found_any_more(border: Border, checklists: Path, by: Actor):
    corrects(border, checklists, by, theme="Zebras")
    with border.database.read_session() as db:
        (last,) = kept.history(db, EVENT)

    curating.undo(desk(border, checklists), EVENT, number=last.number, now=MORNING, by=by)

    assert finds(border, checklists, "zebras") == 0


def test_a_document_is_found_by_its_words_as_soon_as_its_text_was_read(
    border: Border, checklists: Path, by: Actor
):
    """Two copies of two documents; the text of one is read after somebody has searched."""
    keeps(border, by, "chair-statement-som-3", checksum="a")
    keeps(border, by, "guidelines-2016", checksum="b")
    before = finds(border, checklists, "okapis")

    with border.database.transaction() as db:
        uploads.keep_text(db, "a", "The okapi clause")

    assert (before, finds(border, checklists, "okapis")) == (0, 1)


def test_the_archive_is_indexed_again_only_when_something_was_published_or_read(
    border: Border, checklists: Path, by: Actor, monkeypatch: pytest.MonkeyPatch
):
    indexed, index_of = [], published_archive.search.index_of

    def noted(*arguments: Any) -> Any:
        indexed.append(arguments)
        return index_of(*arguments)

    monkeypatch.setattr(published_archive.search, "index_of", noted)
    for words in ("chair", "border", ""):
        finds(border, checklists, words)
    drafts(border, checklists, by, theme="Zebras")
    finds(border, checklists, "zebras")
    assert len(indexed) == 1

    publishes(border, checklists, by)
    finds(border, checklists, "zebras")

    assert len(indexed) == 2


def finds(border: Border, checklists: Path, words: str) -> int:
    with border.database.read_session() as db:
        asked, reader = Query(words=words), LANGUAGES.get("en")
        return published_archive.find(db, checklists, asked, LANGUAGES, reader).total


def keeps(border: Border, by: Actor, document: str, checksum: str) -> None:
    """A document that was uploaded and not read yet."""
    upload = Upload(
        checksum=checksum,
        document=document,
        language="en",
        format="pdf",
        size=1,
        text="",
        made_at=MORNING,
        person_id=by.person_id,
    )
    with border.database.transaction() as db:
        uploads.add(db, upload)


def test_what_a_colleague_publishes_meanwhile_stays_published(
    border: Border, checklists: Path, by: Actor, monkeypatch: pytest.MonkeyPatch
):
    """Nurlan's change is checked again after that of his colleague."""
    colleague, check, checks = "som-3-2016-astana", curating.preview, []

    def slowly(db: Session, checklists: Path, event: str) -> curating.Preview:
        checks.append(event)
        shown = check(db, checklists, event)
        if checks == [EVENT]:
            publishes(border, checklists, by, colleague)
        return shown

    drafts(border, checklists, by, event=colleague, theme="Giraffes")
    drafts(border, checklists, by, theme="Zebras")
    with border.database.read_session() as db:
        seen = curating.preview(db, checklists, EVENT).seen
    monkeypatch.setattr(curating, "preview", slowly)
    curating.publish(desk(border, checklists), EVENT, seen=seen, now=MORNING, by=by)

    assert [finds(border, checklists, one) for one in ("giraffes", "zebras")] == [1, 1]
    assert checks.count(EVENT) == 2


def test_changes_are_taken_back_one_after_the_other(border: Border, checklists: Path, by: Actor):
    first = summary(border, checklists)
    corrects(border, checklists, by, summary="Second.")
    corrects(border, checklists, by, summary="Third.")

    seen = []
    for number in (2, 3):
        later = MORNING + timedelta(hours=number)
        with border.database.read_session() as db:
            last = kept.history(db, EVENT)[0].number
        curating.undo(desk(border, checklists), EVENT, number=last, now=later, by=by)
        seen.append(summary(border, checklists))

    assert seen == ["Second.", first]


def test_a_draft_of_a_page_never_replaces_what_somebody_has_written(
    border: Border, checklists: Path, by: Actor
):
    drafts(border, checklists, by, summary="By hand.")

    with border.database.transaction() as db:
        kept = curating.receive(db, EVENT, "id: som-4-2017\n", origin="a page", now=MORNING)

    assert not kept
    with border.database.read_session() as db:
        assert "By hand." in curating.bundle(db, checklists, EVENT).event


def test_publishing_needs_a_draft_and_a_look(border: Border, checklists: Path, by: Actor):
    here = desk(border, checklists)
    with pytest.raises(NoSuchDraft):
        curating.publish(here, EVENT, seen="", now=MORNING, by=by)
    drafts(border, checklists, by)
    with pytest.raises(NotWhatWasSeen):
        curating.publish(here, EVENT, seen="something else", now=MORNING, by=by)


def test_a_correction_and_its_end_are_changes_of_the_day(
    border: Border, checklists: Path, by: Actor
):
    def changed():
        with border.database.read_session() as db:
            return published_archive.changed(db, checklists)[EVENT]

    corrects(border, checklists, by, summary="Corrected here.")
    assert changed() == MORNING

    much_later = MORNING + timedelta(days=4000)
    with border.database.read_session() as db:
        (last,) = kept.history(db, EVENT)
    here = desk(border, checklists)
    curating.undo(here, EVENT, number=last.number, now=much_later, by=by)

    assert changed() == much_later
