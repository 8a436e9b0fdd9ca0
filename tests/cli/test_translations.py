"""``referral i18n`` on a small checkout: what a translator and a maintainer see."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from referral.cli import main
from referral.settings import root
from tests.i18n.builders import entry, put

PAGE = '<h1>{{ _("Save") }}</h1>'


@pytest.fixture
def checkout(tmp_path):
    """A checkout with one template and the real checklists."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "translations").mkdir()
    (tmp_path / "checklists").symlink_to(root() / "checklists", target_is_directory=True)
    return tmp_path


def run(checkout: Path, *arguments: str):
    return CliRunner().invoke(main, ["i18n", *arguments, "--root", str(checkout)])


def interface_of(checkout, code):
    path = checkout / "translations" / code / "LC_MESSAGES" / "interface.po"
    return path.read_text(encoding="utf-8")


@pytest.mark.thorough
def test_a_new_language_is_a_folder_that_waits_for_its_translations(checkout):
    added = run(checkout, "add", "ky")

    assert added.exit_code == 0, added.output
    assert "config.toml" in added.output
    assert 'msgid "Save"\nmsgstr ""' in interface_of(checkout, "ky")


@pytest.mark.parametrize(
    ("code", "says"),
    [("ru", "there already"), ("en", "there already"), ("../x", "no language code")],
)
def test_a_language_that_is_there_or_none_at_all_is_refused(checkout, code, says):
    put(checkout / "translations", "ru")

    refused = run(checkout, "add", code)

    assert refused.exit_code == 1
    assert says in refused.output


@pytest.mark.thorough
def test_update_takes_new_sentences_in_and_check_then_asks_for_them(checkout):
    put(checkout / "translations", "ru", entry("Close", "Закрыть"))

    updated = run(checkout, "update")
    checked = run(checkout, "check", "ru")

    assert updated.exit_code == 0, updated.output
    assert "Закрыть" not in interface_of(checkout, "ru")
    assert checked.exit_code == 1
    assert "translations/ru/LC_MESSAGES/interface.po" in checked.output
    assert '"Save": It is not translated.' in checked.output
    assert "Fill in msgstr." in checked.output


@pytest.mark.thorough
def test_a_catalogue_that_cannot_be_read_is_left_alone(checkout):
    broken = put(checkout / "translations", "ru", entry("Save", "Сохранить") + 'msgid "Clo\n')
    before = interface_of(checkout, "ru")

    refused = run(checkout, "update")

    assert refused.exit_code == 1
    assert "interface.po:9" in refused.output
    assert interface_of(broken.parent, "ru") == before


def test_the_catalogues_of_this_project_are_complete():
    checked = CliRunner().invoke(main, ["i18n", "check"])

    assert checked.exit_code == 0, checked.output
