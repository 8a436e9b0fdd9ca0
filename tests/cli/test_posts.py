"""Crossing points that public sources name, as an administrator reads them."""

from pathlib import Path

from tests.cli.typing_commands import run
from tests.definitions.folder import sound


def test_known_crossing_points_are_printed_with_their_doubts(tmp_path: Path):
    sound().on_disk(tmp_path)

    printed = run("posts", "known", "--country", "KZ", "--root", tmp_path).output

    assert printed == (
        "Bridge / Мост / Көпір (kg, road): verified\nPier / Причал / Айлақ (sea): unverified\n"
    )


def test_a_country_without_a_folder_is_not_known(tmp_path: Path):
    sound().on_disk(tmp_path)

    result = run("posts", "known", "--country", "FR", "--root", tmp_path)

    assert result.exit_code == 1
    assert 'No checklist for country "fr". There are: kz.' in result.output
