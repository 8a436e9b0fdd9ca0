"""``referral serve``: the real server in a process of its own, and when it refuses to start."""

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from referral.store.database import Database, schema
from tests.cli.typing_commands import run


def test_the_server_prints_its_address_and_serves_pages(demonstration: Path):
    with served(demonstration) as (address, process):
        page = fetched(f"{address}en/")

        assert page.status == 200
        assert address in process.stdout.readline()


def test_serve_refuses_a_database_that_is_missing(tmp_path: Path):
    run("init", tmp_path / "instance")
    (tmp_path / "instance" / "referral.sqlite3").unlink()

    result = run("serve", "--instance", tmp_path / "instance")

    assert result.exit_code != 0 and "referral migrate" in result.output


def test_serve_refuses_a_practice_database_that_is_missing(tmp_path: Path):
    run("init", tmp_path / "instance")
    (tmp_path / "instance" / "practice.sqlite3").unlink()

    refused = run("serve", "--instance", tmp_path / "instance")
    run("migrate", "--instance", tmp_path / "instance")

    assert refused.exit_code != 0 and "referral migrate" in refused.output
    assert (tmp_path / "instance" / "practice.sqlite3").exists()


def test_serve_refuses_a_practice_database_of_an_older_version(tmp_path: Path):
    run("init", tmp_path / "instance")
    practice = Database(f"sqlite:///{tmp_path / 'instance' / 'practice.sqlite3'}")
    schema.take_practice_back(practice)
    practice.close()

    refused = run("serve", "--instance", tmp_path / "instance")

    assert refused.exit_code != 0 and "made by an older version" in refused.output


def test_serve_says_when_its_port_is_taken(demonstration: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        result = run("serve", "--port", port, "--instance", demonstration)

    assert result.exit_code == 1 and f"Port {port} is taken" in result.output


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The real server, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).parent / "referral", "serve", "--port", str(port)]
    with subprocess.Popen(
        [*command, "--instance", folder], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield f"http://127.0.0.1:{port}/", process
        finally:
            process.send_signal(signal.SIGTERM)


def fetched(address: str):
    """A page, as soon as the server answers."""
    for _ in range(1_200):  # a machine that does much else starts it late
        try:
            with urllib.request.urlopen(address) as response:
                return response
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} was not served")
