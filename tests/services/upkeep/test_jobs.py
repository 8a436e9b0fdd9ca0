"""Jobs: each is done once, by one worker, and a worker that was killed holds up nothing for long."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest

from referral.logs import LogFormatter
from referral.services.upkeep import jobs, worker
from referral.services.upkeep.jobs import DONE, CannotBeDone, JobKind, JobRun
from referral.settings import Settings
from referral.store import jobs as stored
from referral.store.database import Database
from referral.store.jobs import HELD, Job, JobState, NotHeld

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Table:
    """The table of jobs with a clock beside it."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.database = database
        self.settings = replace(settings, database=str(database.url))
        self.now = MORNING

    def ask(self, about: str = "a") -> Job:
        with self.database.transaction() as session:
            return jobs.ask(session, "sum", about, now=self.now)

    def take(self) -> Job | None:
        return worker.take(self.database, self.now)

    def run_next(self) -> bool:
        return worker.run_next(self.database, self.settings, lambda: self.now)

    def find(self, about: str = "a") -> Job:
        with self.database.read_session() as session:
            found = stored.find(session, "sum", about)
        assert found is not None
        return found


@pytest.fixture
def table(database: Database, settings: Settings) -> Table:
    return Table(database, settings)


@pytest.fixture
def does(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Say what jobs of the kind "sum" do; by itself, nothing."""

    def say(run: Callable[[JobRun], str], **more: int) -> None:
        monkeypatch.setitem(worker.KINDS, "sum", JobKind(run, **more))

    say(lambda _work: DONE)
    return say


def test_a_job_is_done_once_however_often_it_was_asked_for(table: Table, does):
    done: list[str] = []
    does(lambda work: done.append(work.job.about) or "nine")

    for _ in range(3):
        table.ask()
    while table.run_next():
        table.ask()

    assert done == ["a"]
    assert (table.find().state, table.find().result, table.find().progress) == (
        JobState.DONE,
        "nine",
        100,
    )


def test_what_waited_longest_is_done_first(table: Table, does):
    table.ask("b")
    table.now += MINUTE
    table.ask("a")

    assert [table.take().about, table.take().about, table.take()] == ["b", "a", None]


def test_workers_who_look_at_the_same_time_never_take_the_same_job(table: Table, does):
    for number in range(12):
        table.ask(str(number))
    taken: list[str] = []
    start = Barrier(4)

    def work() -> None:
        own = Database(str(table.database.url.render_as_string(hide_password=False)))
        start.wait()
        while job := worker.take(own, table.now):
            taken.append(job.about)
        own.close()

    workers = [Thread(target=work) for _ in range(4)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()

    assert sorted(taken, key=int) == [str(number) for number in range(12)]


def test_a_job_of_a_worker_that_was_killed_is_taken_again_when_its_minute_is_over(
    table: Table, does
):
    table.ask()
    lost = table.take()

    assert lost is not None and table.take() is None
    table.now += HELD
    again = table.take()

    assert again is not None and again.attempts == 2
    with pytest.raises(NotHeld):
        worker.fail(table.database, lost, "late", table.now)
    worker.run(table.database, table.settings, again, lambda: table.now)
    assert table.find().state is JobState.DONE


def test_a_worker_that_says_it_is_still_at_it_keeps_its_job(table: Table, does):
    table.ask()
    job = table.take()
    assert job is not None

    table.now += HELD - timedelta(seconds=1)
    worker.still(table.database, job, table.now)
    table.now += timedelta(seconds=2)

    assert table.take() is None


def test_a_job_that_kills_every_worker_fails_in_the_end(table: Table, does):
    does(lambda _work: DONE, tries=2)
    table.ask()
    for _ in range(2):
        table.take()
        table.now += HELD

    assert table.run_next()

    assert (table.find().state, table.find().result) == (JobState.FAILED, worker.LOST)


def test_a_fault_is_tried_again_later_and_told_without_a_value(
    table: Table, does, caplog: pytest.LogCaptureFixture
):
    def spoil(_work: JobRun) -> str:
        raise LookupError("Karimov")

    does(spoil, tries=2)
    table.ask()

    assert table.run_next() and not table.run_next()
    assert table.find().state is JobState.WAITING
    table.now += 2 * MINUTE
    assert table.run_next()

    assert (table.find().state, table.find().result) == (JobState.FAILED, worker.FAULT)
    told = "\n".join(map(LogFormatter().format, caplog.records))
    assert "test_jobs.py" in told and "spoil" in told and "Karimov" not in told


def test_what_cannot_be_done_is_not_tried_again_until_it_is_asked_for_again(table: Table, does):
    tries: list[int] = []

    def refuse(_work: JobRun) -> str:
        tries.append(1)
        raise CannotBeDone("no_figures")

    does(refuse)
    table.ask()
    table.run_next()
    table.now += timedelta(days=1)

    assert not table.run_next()
    assert (table.find().state, table.find().result) == (JobState.FAILED, "no_figures")
    table.ask()
    assert table.run_next() and len(tries) == 2


def test_a_stopped_worker_gives_its_job_back_at_once(table: Table, does):
    table.ask()
    job = table.take()
    assert job is not None

    worker.give_back(table.database, job, table.now)

    assert table.take() is not None


def test_work_of_every_day_is_asked_for_once_a_day(table: Table, does):
    for hours in (0, 3, 23, 25):
        worker.prepare_day(table.database, MORNING + timedelta(hours=hours))

    with table.database.read_session() as session:
        asked = stored.of_kind(session, "retention", JobState.WAITING, most=9)
    assert sorted(job.about for job in asked) == ["2026-11-23", "2026-11-24"]


@pytest.mark.parametrize("years", [1, -1])
def test_a_clock_that_was_wrong_holds_up_no_job(table: Table, does, years: int):
    table.now = MORNING + years * timedelta(days=365)
    table.ask("waiting")
    table.ask("running")
    table.take()
    table.now = MORNING

    assert {table.take().about, table.take().about} == {"waiting", "running"}


def test_a_job_of_a_kind_that_this_version_does_not_know_is_left_alone(table: Table, does):
    with table.database.transaction() as session:
        jobs.ask(session, "of_tomorrow", "a", now=table.now)

    assert not table.run_next()


def test_a_job_is_about_codes_and_never_about_words(table: Table, does):
    with pytest.raises(ValueError, match="codes"):
        table.ask("Ahmad Karimov")


def test_progress_is_told_while_the_job_runs(table: Table, does):
    seen: list[int] = []

    def count(work: JobRun) -> str:
        work.got_to(40)
        seen.append(table.find().progress)
        return DONE

    does(count)
    table.ask()
    table.run_next()

    assert seen == [40]
