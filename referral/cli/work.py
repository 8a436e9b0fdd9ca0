"""``referral work``: does the jobs on the table, each in a process of its own, with bounds."""

import logging
import os
import resource
import signal
import time
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from referral import logs, wings
from referral.cli import instance as instances
from referral.cli.serving.processes import ends_with
from referral.clock import now

if TYPE_CHECKING:
    from referral.settings import Settings
    from referral.store.database import Database
    from referral.store.jobs import Job

log = logging.getLogger("referral")

_A_LOOK = 1.0  # seconds between two looks at the table
_AFTER_TROUBLE = 5.0  # seconds before the database is tried again
_A_HOLD = 15.0  # seconds after which the worker says that it is still at a job
_POLITE = 10  # pages come first where the machine is busy


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
@click.option("--beside", type=int, hidden=True, help="The process of the server to end with.")
@instances.folder_option
def work(once: bool, beside: int | None, instance: Path | None) -> None:
    """Do the long work that waits on the table, until stopped. ``referral serve`` starts one beside its pages."""
    logs.begin()
    wings.add_work()
    if beside is not None:
        ends_with(beside, signal.SIGTERM)
    signal.signal(signal.SIGTERM, _stop)
    settings = instances.settings_of(instance)
    with instances.database_of(instance) as database:
        if once:
            while _work_on(database, settings):
                pass
        else:
            _work_for_good(database, settings)


def _stop(*_signal: object) -> NoReturn:
    raise KeyboardInterrupt


def _work_for_good(database: "Database", settings: "Settings") -> None:
    """Work until somebody stops it. A database that is full, busy, damaged or read-only is tried again later."""
    from referral.store.database import DatabaseError

    wait = 0.0
    try:
        while True:
            try:
                wait = 0 if _work_on(database, settings) else _A_LOOK
            except DatabaseError as fault:
                if wait != _AFTER_TROUBLE:  # said once, not every few seconds until there is room
                    log.warning("Work waits for the database: %s", type(fault.orig).__name__)
                wait = _AFTER_TROUBLE
            time.sleep(wait)
    except KeyboardInterrupt:
        return


def _work_on(database: "Database", settings: "Settings") -> bool:
    """Do one job; says whether there was one."""
    from referral.services.upkeep import worker

    worker.prepare_day(database, now())
    job = worker.take(database, now())
    if job is not None:
        _do(database, settings, job)
    return job is not None


def _do(database: "Database", settings: "Settings", job: "Job") -> None:
    """Do a job in a process of its own, and note it when that process does not end by itself and well."""
    from referral.services.upkeep import worker
    from referral.store.jobs import NotHeld

    given = (settings, job, os.getpid())
    child = get_context("fork").Process(target=_in_child, args=given, daemon=True)
    child.start()
    try:
        if not _ended(child, database, job):
            worker.fail(database, job, worker.TOO_LONG, now())
        elif child.exitcode:
            worker.try_again(database, job, worker.LOST, now())
    except NotHeld:
        pass
    except KeyboardInterrupt:
        _end(child)
        worker.give_back(database, job, now())
        raise
    finally:
        _end(child)


def _ended(child: BaseProcess, database: "Database", job: "Job") -> bool:
    """Whether the process of a job ended in time; meanwhile the job is held."""
    from referral.services.upkeep import worker
    from referral.store.database import OperationalError

    last = time.monotonic() + worker.KINDS[job.kind].seconds
    while (left := last - time.monotonic()) > 0:
        child.join(min(left, _A_HOLD))
        if not child.is_alive():
            return True
        with suppress(OperationalError):  # busy or full: said again at the next look
            worker.still(database, job, now())
    _end(child)
    return False


def _end(child: BaseProcess) -> None:
    child.kill()
    child.join()


def _in_child(settings: "Settings", job: "Job", parent: int) -> None:
    from referral.services.upkeep import worker
    from referral.store.database import Database

    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the worker ends this process
    ends_with(parent, signal.SIGKILL)
    os.nice(_POLITE)
    most = worker.KINDS[job.kind].megabytes * 1024**2
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    database = Database(settings.database)
    try:
        worker.run(database, settings, job, now)
    finally:
        database.close()
