"""The commands of the archive: check it, load it, read a page into drafts."""

from pathlib import Path

from click.testing import CliRunner

from referral.cli import main

PAGE = Path(__file__).parents[1] / "archive" / "recent_events.txt"


def typed(*arguments: str) -> str:
    outcome = CliRunner().invoke(main, ["archive", *arguments])
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def test_the_archive_is_loaded_when_an_instance_is_made(tmp_path: Path):
    made = CliRunner().invoke(main, ["init", str(tmp_path / "post")])
    assert made.exit_code == 0, made.output

    assert typed("load", "--instance", str(tmp_path / "post")).startswith(
        "0 events put in or changed"
    )


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
    assert typed("load", *desk[1:]).startswith("0 events put in or changed")
