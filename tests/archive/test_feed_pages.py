"""Feeds tell when a text was changed, not when it was copied; who has it already is told no more than that."""

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from referral import clock
from referral.archive.definitions import changes
from referral.cli import main
from referral.settings import root

EVENT = "som-4-2017"
FEEDS = ("/en/events.atom", "/ru/events.ics", "/kk/events.csv", "/en/events.json", "/en/events.jsonld",
         f"/en/events/{EVENT}.ics", f"/en/events/{EVENT}.jsonld")  # fmt: skip


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The checklists as somebody has them who has just copied the project."""
    return Path(
        shutil.copytree(
            root() / "checklists", tmp_path / "checklists", copy_function=shutil.copyfile
        )
    )


def event_file(checklists: Path) -> Path:
    return checklists / "archive" / "events" / f"{EVENT}.yaml"


def test_a_copy_of_the_files_changes_no_event(copied: Path):
    assert changes.changed_at(copied) == changes.changed_at(root() / "checklists")


def test_a_text_that_was_changed_here_counts_from_its_file_until_the_day_is_noted(copied: Path):
    before = changes.changed_at(copied)
    file = event_file(copied)
    file.write_text(file.read_text("utf-8") + "# reviewed again\n", "utf-8")

    now = changes.changed_at(copied)

    assert {one for one in now if now[one] != before[one]} == {EVENT}
    assert now[EVENT] > clock.now() - timedelta(hours=1)
    checked = CliRunner().invoke(main, ["archive", "check", "--root", str(copied.parent)])
    assert checked.exit_code == 1 and f"{EVENT}. Type: referral archive dates" in checked.output

    noted = CliRunner().invoke(main, ["archive", "dates", "--root", str(copied.parent)])

    assert noted.output.startswith("1 changes were noted")
    assert changes.not_noted(copied) == []
    today = datetime.combine(clock.now().date(), datetime.min.time(), UTC)
    assert changes.changed_at(copied) == {**before, EVENT: today}


def test_libraries_and_readers_are_told_the_same_day(app: Flask):
    client, day = app.test_client(), changes.changed_at(root() / "checklists")[EVENT]
    stamp = f"{day:%Y-%m-%dT%H:%M:%SZ}"

    atom = client.get("/en/events.atom").text
    record = client.get(
        f"/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:{EVENT}"
    ).text
    later = client.get(
        f"/oai?verb=ListIdentifiers&metadataPrefix=oai_dc&from={day + timedelta(days=400):%Y-%m-%d}"
    ).text

    entry = re.search(rf"<entry>\s*<id>[^<]*/{EVENT}</id>.*?<updated>([^<]*)<", atom, re.DOTALL)
    assert entry and entry[1] == stamp
    assert f"<datestamp>{stamp}</datestamp>" in record
    assert "noRecordsMatch" in later


@pytest.mark.parametrize("feed", FEEDS)
def test_who_has_a_feed_already_is_told_no_more_than_that(app: Flask, feed: str):
    client = app.test_client()
    first = client.get(feed, headers={"Accept-Encoding": "gzip"})
    tag, day = first.headers["ETag"], first.headers["Last-Modified"]

    by_tag = client.get(feed, headers={"If-None-Match": tag, "Accept-Encoding": "gzip"})
    by_day = client.get(feed, headers={"If-Modified-Since": day})
    older = client.get(feed, headers={"If-None-Match": '"another"', "If-Modified-Since": day})

    assert (by_tag.status_code, by_tag.data) == (304, b"")
    assert (by_day.status_code, by_day.data) == (304, b"")
    assert older.status_code == 200
