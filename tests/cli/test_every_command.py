"""Every command of the program, in a process of its own, as people type it: on a furnished instance whose folder
is called as folders are, on a console that knows Russian letters and no others.
"""

import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from shutil import copytree

import click
import pytest

from referral import clock
from referral.cli import main
from tests.cli.computer import Computer

FOLDER = "Пост 5% of? #1's"
CONSOLE = {"PYTHONIOENCODING": "cp1251"}
LONG = timedelta(days=120)
PAGE = "<html><body><p>A round table took place in Almaty on 5 June 2013.</p></body></html>"

LIVE = {
    "init": "",
    "work": "--once",
    "migrate": "",
    "new-key": "",
    "status": "",
    "accounts add": "officer-9 --role officer --post KZ-TEST-01",
    "accounts deactivate": "bek",
    "accounts list": "",
    "accounts passphrase": "bek",
    "posts add": "KZ-TEST-09 --country kz --kind road --name en=Nine --name ru=Девять --name kk=Тоғыз",
    "posts known": "--country kz",
    "posts list": "",
    "journal head": "",
    "journal verify": "",
    "retention run": "",
    "statistics release": "{month} --country kz",
    "checklists check": "",
    "checklists coverage": "--country kz",
    "checklists diff": "now now --country kz",
    "checklists prove": "--help",  # a minute of proofs, which ./dev check does
    "checklists show": "referral --country kz",
    "checklists walk": "referral --country kz --answers {answers}",
    "scenarios check": "--help",  # replays every scenario, which ./dev check does
    "scenarios list": "",
    "archive check": "",
    "archive import": "{page} --into {drafts}",
    "archive dates": "--help",  # writes into a checkout
    "i18n add": "--help",  # these write into a checkout
    "i18n check": "",
    "i18n update": "--help",
    "backup": "",
    "backup-key": "{key}",
    "restore": "{backup} --to {restored}",
    "move": "--to {moved}",
    "demo": "",
    "serve": "--port {port}",
}
"""How each command is typed here; a new one is added with its words."""

REFUSED = {"demo": "not for this", "serve": "is taken"}
"""Commands that end with a refusal in words here."""


def commands(command: click.Command, *path: str) -> Iterator[str]:
    """Every command below this one."""
    if not isinstance(command, click.Group):
        yield " ".join(path)
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        assert below is not None
        yield from commands(below, *path, name)


def test_every_command_is_typed_here():
    assert set(commands(main)) == set(LIVE)


@pytest.fixture(scope="session")
def living(tmp_path_factory: pytest.TempPathFactory, furnished: Path) -> Path:
    """An instance with people and a case that is over its time; made once, copied for each command."""
    computer = Computer(tmp_path_factory.mktemp("living") / FOLDER, furnished)
    computer.closes_a_case(LONG)
    return computer.folder


@pytest.fixture
def places(tmp_path: Path) -> Iterator[dict[str, str]]:
    """What the words of the commands name: files, a month that has ended, a port that is taken."""
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "answers.json").write_text('{"age_band": "age_18_59"}')
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield {
            "page": str(tmp_path / "page.html"),
            "answers": str(tmp_path / "answers.json"),
            "drafts": str(tmp_path / "drafts"),
            "key": str(tmp_path / "key"),
            "backup": str(tmp_path / "backup"),
            "restored": str(tmp_path / "restored"),
            "moved": f"sqlite:///{tmp_path / 'elsewhere' / 'moved.sqlite3'}",
            "month": f"{clock.now() - LONG:%Y-%m}",
            "port": str(taken.getsockname()[1]),
        }


@pytest.mark.parametrize("command", LIVE)
def test_a_command_ends_well_or_says_why_not(
    tmp_path: Path, living: Path, places: dict[str, str], command: str
):
    computer = Computer.at(copytree(living, tmp_path / FOLDER))
    if "{backup}" in LIVE[command]:
        computer.type("backup", "--to", places["backup"])

    typed = computer.type(
        *command.split(), *LIVE[command].format_map(places).split(), environment=CONSOLE
    )

    assert "Traceback" not in typed.stderr, typed.stderr
    if command in REFUSED:
        assert typed.returncode == 1 and REFUSED[command] in typed.stderr, typed.stderr
    else:
        assert typed.returncode == 0, typed.stderr
    beside = {one.name for one in tmp_path.iterdir()}
    assert beside <= {FOLDER, "elsewhere", *(Path(one).name for one in places.values())}
