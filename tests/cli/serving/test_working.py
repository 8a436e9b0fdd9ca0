"""``referral work``, as it runs: in a process of its own, killed and stopped in the middle of a job."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from referral import clock, wings
from referral.archive.services import uploads
from referral.services.upkeep import worker
from referral.store import jobs as stored
from referral.store.accounts import people
from referral.store.database import Database
from referral.store.jobs import HELD, Job, JobState
from tests.browser.border import furnished_instance
from tests.browser.service import Service
from tests.pdfs import endless, pdf

PROGRAM = Path(sys.executable).parent / "referral"
PATIENCE = 120
"""Seconds until a worker that does not come to its job counts as broken."""


@pytest.fixture
def instance(furnished: Path, tmp_path: Path) -> Path:
    return furnished_instance(furnished, tmp_path)


@pytest.fixture
def database(instance: Path) -> Iterator[Database]:
    wings.add_work()  # so that this process, too, may take what the worker takes
    opened = Database(f"sqlite:///{instance / 'referral.sqlite3'}")
    yield opened
    opened.close()


def ask_for_text(database: Database, instance: Path, content: bytes) -> str:
    """Nurlan keeps a document; returns what its job is about."""
    with database.read_session() as session:
        nurlan = people.find(session, "nurlan")
    assert nurlan is not None
    kept = uploads.keep(
        database,
        instance,
        content,
        document="chair-statement-som-3",
        language="en",
        now=clock.now(),
        by=people.actor(nurlan),
    )
    return kept.checksum


def job(database: Database, about: str, kind: str = uploads.TEXT) -> Job:
    with database.read_session() as session:
        found = stored.find(session, kind, about)
    assert found is not None
    return found


def work(instance: Path, *options: str) -> list[str]:
    return [str(PROGRAM), "work", *options, "--instance", str(instance)]


def work_once(instance: Path) -> None:
    subprocess.run(work(instance, "--once"), check=True, timeout=PATIENCE)


@contextmanager
def working(instance: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A worker in a process of its own."""
    with subprocess.Popen(work(instance)) as process:
        try:
            yield process
        finally:
            process.kill()


def wait(until: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, "It did not come to that."
        time.sleep(0.05)


def test_a_worker_does_what_is_due_and_the_work_of_the_day_and_ends(
    instance: Path, database: Database
):
    about = ask_for_text(database, instance, pdf("The okapi clause"))

    work_once(instance)

    assert job(database, about).state is JobState.DONE
    today = clock.now().date().isoformat()
    assert job(database, today, "retention").state is JobState.DONE


@pytest.mark.thorough
def test_a_killed_worker_takes_its_job_with_it_and_another_does_it_when_its_minute_is_over(
    instance: Path, database: Database
):
    work_once(instance)  # what is due every day
    about = ask_for_text(database, instance, endless())

    with working(instance) as worker_process:
        wait(lambda: psutil.Process(worker_process.pid).children())
        (child,) = psutil.Process(worker_process.pid).children()
        os.kill(worker_process.pid, signal.SIGKILL)
        wait(lambda: has_ended(child))

    assert job(database, about).state is JobState.RUNNING
    assert worker.take(database, clock.now()) is None, (
        "Perhaps it still works, for all others know."
    )
    again = worker.take(database, clock.now() + HELD)
    assert again is not None and (again.about, again.attempts) == (about, 2)


def test_a_stopped_worker_gives_its_job_back(instance: Path, database: Database):
    about = ask_for_text(database, instance, endless())

    with working(instance) as worker_process:
        wait(lambda: job(database, about).state is JobState.RUNNING)
        worker_process.send_signal(signal.SIGTERM)
        assert worker_process.wait(PATIENCE) == 0

    assert job(database, about).state is JobState.WAITING


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("bound", "code"),
    [({"seconds": 1}, worker.TOO_LONG), ({"megabytes": 250}, worker.TOO_LARGE)],
)
def test_a_job_that_needs_too_much_is_ended_and_fails_for_good(
    instance: Path, database: Database, bound: dict[str, int], code: str
):
    """The bounds of this kind are set low in a worker that is otherwise the real one."""
    about = ask_for_text(database, instance, endless())
    low = (
        "from referral.archive.services import document_text; "
        "from referral.services.upkeep import jobs, worker; "
        f"worker.KINDS['document_text'] = jobs.JobKind(document_text.read, **{bound}); "
        "from referral.cli import main; main()"
    )
    command = [sys.executable, "-c", low, *work(instance, "--once")[1:]]
    subprocess.run(command, check=True, timeout=PATIENCE)

    ended = job(database, about)
    assert (ended.state, ended.result) == (JobState.FAILED, code)


def test_a_server_keeps_one_worker_beside_it_and_takes_it_along(instance: Path, database: Database):
    with serving(instance) as service:
        first = the_worker(service)
        first.kill()
        second = the_worker(service, other_than=first)
        service.stop()

    wait(lambda: has_ended(second))
    about = ask_for_text(database, instance, pdf("After the end"))
    assert job(database, about).state is JobState.WAITING, "Nobody works on."


def test_a_worker_ends_when_its_server_is_killed(instance: Path):
    with serving(instance) as service:
        beside = the_worker(service)

        psutil.Process(beside.ppid()).kill()

        wait(lambda: has_ended(beside))


def has_ended(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


@contextmanager
def serving(instance: Path) -> Iterator[Service]:
    """The real server with its worker; nothing of it is left at the end."""
    service = Service(instance)
    try:
        service.start()
        yield service
    finally:
        service.kill()


def the_worker(service: Service, other_than: psutil.Process | None = None) -> psutil.Process:
    """The process of ``referral work`` that belongs to a server, as soon as it is there."""
    found: list[psutil.Process] = []

    def look() -> bool:
        found[:] = [
            one
            for one in psutil.process_iter()
            if one != other_than and is_worker(one, service.instance)
        ]
        return bool(found)

    wait(look)
    assert len(found) == 1
    return found[0]


def is_worker(process: psutil.Process, instance: Path) -> bool:
    try:
        words = process.cmdline()
    except psutil.Error:
        return False
    return "--beside" in words and str(instance) in words
