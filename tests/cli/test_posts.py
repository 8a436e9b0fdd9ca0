"""Crossing points that public sources name, as an administrator reads them."""

import os
import pty
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from referral.settings import load
from referral.store.accounts import posts
from referral.store.database import Database
from tests.cli.typing_commands import run
from tests.definitions.folder import sound


def test_known_crossing_points_are_printed_with_their_doubts(tmp_path: Path):
    sound().on_disk(tmp_path)

    printed = run("posts", "known", "--country", "KZ", "--root", tmp_path).output

    assert printed == (
        "Bridge / Мост / Көпір (kg, road): verified\nPier / Причал / Айлақ (sea): unverified\n"
    )


def test_a_post_is_named_in_every_language_of_the_instance(tmp_path: Path):
    run("init", tmp_path / "instance")
    add = "posts add KZ-ALA-01 --country kz --kind road --name en=Road --name kk=Жол --instance"

    refused = run(add, tmp_path / "instance")

    assert (
        refused.exit_code == 1
        and "The name is missing in ru. Add: --name ru=NAME" in refused.output
    )
    assert run("posts list --instance", tmp_path / "instance").output == ""
    assert run(f"{add} {tmp_path}/instance --name ru=Дорога").exit_code == 0


def test_in_a_terminal_it_asks_for_the_names_that_are_missing(tmp_path: Path):
    run("init", tmp_path / "instance")
    person, screen = pty.openpty()
    words = "posts add KZ-ALA-01 --country kz --kind road --name en=Road --instance"
    command = [Path(sys.executable).parent / "referral", *words.split(), tmp_path / "instance"]
    with subprocess.Popen(command, stdin=screen, stdout=subprocess.PIPE) as process:
        os.write(person, "Дорога\nЖол\n".encode())
        said, _ = process.communicate()
    os.close(person)
    os.close(screen)

    assert process.returncode == 0 and b"Name of the post in ru" in said
    with (
        closing(Database(load(tmp_path / "instance").database)) as database,
        database.read_session() as session,
    ):
        (post,) = posts.every(session)
    assert dict(post.names) == {"en": "Road", "ru": "Дорога", "kk": "Жол"}


def test_a_country_without_a_folder_is_not_known(tmp_path: Path):
    sound().on_disk(tmp_path)

    result = run("posts", "known", "--country", "FR", "--root", tmp_path)

    assert result.exit_code == 1
    assert 'No checklist for country "fr". There are: kz.' in result.output
