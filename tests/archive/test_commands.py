"""The commands of the archive: check it, load it, read a page into drafts."""

import base64
from pathlib import Path

import pytest
from click.testing import CliRunner

from referral import create_app
from referral.cli import main
from referral.settings import load

PAGE = Path(__file__).parents[1] / "archive" / "recent_events.txt"


def typed(*arguments: str) -> str:
    outcome = CliRunner().invoke(main, ["archive", *arguments])
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def test_the_archive_can_be_searched_as_soon_as_an_instance_is_made(tmp_path: Path):
    made = CliRunner().invoke(main, ["init", str(tmp_path / "post")])
    assert made.exit_code == 0, made.output

    app = create_app(load(tmp_path / "post"))

    found = app.test_client().get("/en/events?q=guidelines+presented").text
    assert "<mark>guidelines</mark>" in found
    app.extensions["app_parts"].close()


def test_check_counts_the_events():
    assert typed("check") == "36 events, no problems.\n"


def test_import_lists_drafts_and_publishes_nothing(tmp_path: Path):
    listed = typed("import", str(PAGE))

    assert "2015-09-22  astana     senior_officials_meeting" in listed
    assert len(listed.splitlines()) == 20


def test_import_writes_drafts_that_no_check_would_let_pass_unseen(tmp_path: Path):
    typed("import", str(PAGE), "--into", str(tmp_path))
    second = tmp_path / "senior-officials-meeting-2015-09-22-astana.yaml"
    second.write_text(second.read_text("utf-8") + "# mine\n", "utf-8")

    again = typed("import", str(PAGE), "--into", str(tmp_path))

    assert "0 drafts are in" in again
    text = second.read_text("utf-8")
    assert text.startswith("# DRAFT") and 'summary: ""' in text and text.endswith("# mine\n")
    assert len(list(tmp_path.glob("*.yaml"))) == 20


def test_import_puts_drafts_on_the_desk_once_and_publishes_nothing(tmp_path: Path):
    made = CliRunner().invoke(main, ["init", str(tmp_path / "post")])
    assert made.exit_code == 0, made.output
    desk = ("--desk", "--instance", str(tmp_path / "post"))

    first, again = typed("import", str(PAGE), *desk), typed("import", str(PAGE), *desk)

    assert "20 drafts are on the archivists' desk; nothing is published." in first
    assert "0 drafts are on the archivists' desk" in again
    app = create_app(load(tmp_path / "post"))
    assert len(app.test_client().get("/en/events.json").json["events"]) == 36
    app.extensions["app_parts"].close()


BISHKEK = "<p>14-15 мая 2019 года в Бишкеке состоялось совещание старших должностных лиц</p>"
DECLARED = f'<html><head><meta charset="{{}}"></head><body>{BISHKEK}</body></html>'
ARCHIVE = (
    b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
    b"------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n------b--\r\n"
)


@pytest.mark.parametrize(
    "saved",
    [
        BISHKEK.encode(),
        BISHKEK.encode("utf-8-sig"),
        BISHKEK.encode("utf-16"),
        DECLARED.format("windows-1251").encode("windows-1251"),
        DECLARED.format("koi8-r").encode("koi8-r"),
        DECLARED.format("utf-16").encode(),
        ARCHIVE % base64.encodebytes(DECLARED.format("windows-1251").encode("windows-1251")),
    ],
    ids=["utf-8", "with a mark", "utf-16", "windows-1251", "koi8-r", "said wrongly", "mhtml"],
)
def test_a_saved_page_is_read_in_the_encoding_it_was_saved_in(tmp_path: Path, saved: bytes):
    page = tmp_path / "page.html"
    page.write_bytes(saved)

    told = CliRunner().invoke(main, ["archive", "import", str(page)])

    assert told.exit_code == 0 and "2019-05-14" in told.output, told.output


@pytest.mark.parametrize(
    "saved",
    [
        BISHKEK.encode("windows-1251"),
        BISHKEK.encode("utf-16-le"),
        DECLARED.format("klingon").encode(),
        DECLARED.format("utf-8").encode("windows-1251"),
        ARCHIVE.replace(b"text/html", b"image/png") % b"",
    ],
    ids=["no word of it", "utf-16 without a mark", "unknown", "said wrongly", "mhtml of a picture"],
)
def test_a_page_that_cannot_be_read_is_refused_in_a_sentence(tmp_path: Path, saved: bytes):
    page = tmp_path / "page.html"
    page.write_bytes(saved)

    told = CliRunner().invoke(main, ["archive", "import", str(page)])

    assert told.exit_code == 1 and "save it as UTF-8" in told.output


def test_a_page_without_events_says_so(tmp_path: Path):
    page = tmp_path / "page.txt"
    page.write_text("Nothing happened.", "utf-8")

    assert "No event was found" in CliRunner().invoke(main, ["archive", "import", str(page)]).output
