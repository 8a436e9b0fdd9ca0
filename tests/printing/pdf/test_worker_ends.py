"""A worker of the real server ends; what the next one prints is byte for byte and dot for dot the same."""

import os
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.browser.border import furnished_instance
from tests.browser.service import PATIENCE, Service

SHEET = "/ru/checklists/referral/kz/paper.pdf"


@pytest.fixture
def service(furnished: Path, tmp_path: Path) -> Iterator[Service]:
    """A server of its own, whose workers may be ended."""
    (tmp_path / "instance").mkdir()
    started = Service(furnished_instance(furnished, tmp_path / "instance"))
    started.start()
    yield started
    started.kill()


@pytest.mark.parametrize(
    "how",
    [
        signal.SIGKILL,
        *(
            pytest.param(one, marks=pytest.mark.thorough)
            for one in (signal.SIGTERM, signal.SIGABRT)
        ),
    ],
)
def test_after_a_worker_has_ended_the_next_prints_the_same(
    service: Service, how: signal.Signals, tmp_path: Path
):
    before = printed(service)

    end_worker(service, how)
    after = printed(service)

    assert after == before
    assert dots(after, tmp_path / "after") == dots(before, tmp_path / "before")


def test_nothing_of_the_press_lies_where_temporary_files_are_cleaned(service: Service):
    printed(service)

    assert list(service.temporary.glob("weasyprint-*")) == []


def printed(service: Service) -> bytes:
    """The paper checklist, as the server prints it now."""
    with urllib.request.urlopen(service.address + SHEET, timeout=PATIENCE) as response:
        content: bytes = response.read()
    return content


def end_worker(service: Service, how: signal.Signals) -> None:
    """End the worker that serves pages, and wait until another has taken its place."""
    master = psutil.Process(service.process_id)
    [worker] = [child for child in master.children() if "serve" in child.cmdline()]
    os.kill(worker.pid, how)
    worker.wait(PATIENCE)
    until = time.monotonic() + PATIENCE
    while not [child for child in master.children() if child.pid != worker.pid]:
        assert time.monotonic() < until, "No other worker was started."
        time.sleep(0.05)


def dots(pdf: bytes, folder: Path) -> list[bytes]:
    """Every page as a picture, as a printer would get it."""
    folder.mkdir()
    subprocess.run(["pdftoppm", "-r", "50", "-", folder / "page"], input=pdf, check=True)
    return [page.read_bytes() for page in sorted(folder.iterdir())]
