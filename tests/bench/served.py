"""The pages as they are served, against a hello-world route of the same server in the same run.

Two sync workers each; ``wrk`` asks, the two servers take turns, and the median of the rounds counts. What
is compared are ratios, so that the machine's mood cancels out.
"""

import gzip
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from sqlalchemy import text

from referral.store.database import Database, schema
from tests.bench.client import Browser, free_port

ROUNDS, SECONDS = 5, 2
CASES = 200
"""Answers go to so many cases in turn, so that none grows a history that no case has."""

PROGRAMS = Path(sys.executable).parent
HERE = Path(__file__).parent


def measure() -> list[tuple[str, str]]:
    """What was measured, and how much it is."""
    with (
        tempfile.TemporaryDirectory() as folder,
        _bare(Path(folder)) as bare,
        _service(Path(folder)) as (service, starting, process),
    ):
        browser = Browser(service)
        browser.signs_in("officer", "demo-officer-passphrase")
        reference = browser.opens_a_case()
        browser.answers(reference, "danger_to_life", "no")
        return [
            ("start of the server, to the first page (under 2 s)", f"{starting:.2f} s"),
            *_pages(bare, service, browser, reference),
            *_saving(bare, service, browser, reference, Path(folder)),
            *_sizes(browser, reference),
            *_memory(browser, reference, process),
        ]


def _pages(bare: str, service: str, browser: Browser, reference: str) -> Iterator[tuple[str, str]]:
    page = f"{service}/en/cases/{reference}/sections/wish-for-protection"
    cookie = ["-H", f"Cookie: {browser.cookie}"]
    rounds = [(_rate(bare), _rate(page, *cookie)) for _ in range(ROUNDS)]
    hello = statistics.median(one for one, _ in rounds)
    ours = statistics.median(one for _, one in rounds)
    ratio = statistics.median(ours / hello for hello, ours in rounds)
    yield "hello world", f"{hello:,.0f}/s"
    yield "section page (at least 50 % of hello world)", f"{ours:,.0f}/s, {ratio:.0%}"
    yield from _first_time(bare, browser, reference)


def _first_time(bare: str, browser: Browser, reference: str) -> Iterator[tuple[str, str]]:
    """The page right after an answer, when nothing of it is in memory."""
    greeter, hello, ours = Browser(bare), [], []
    for number in range(60):
        browser.answers(reference, "danger_to_life", ("yes", "no")[number % 2])
        hello.append(greeter.times("/"))
        ours.append(browser.times(f"/en/cases/{reference}/sections/life-and-limb"))
    yield (
        "section page, the first time after an answer",
        f"{statistics.median(ours) * 1e3:.1f} ms (hello world {statistics.median(hello) * 1e3:.1f} ms)",
    )


def _saving(
    bare: str, service: str, browser: Browser, reference: str, folder: Path
) -> Iterator[tuple[str, str]]:
    references = [reference, *(browser.opens_a_case() for _ in range(CASES))]
    script = folder / "save.lua"
    script.write_text(
        _SAVE.format(
            token=browser.token,
            cookie=browser.cookie,
            references=", ".join(f'"{one}"' for one in references),
        ),
        encoding="ascii",
    )
    rounds = [
        (_rate(f"{bare}/commit", "-s", str(HERE / "commit.lua")), _rate(service, "-s", str(script)))
        for _ in range(ROUNDS)
    ]
    commits = statistics.median(one for one, _ in rounds)
    ours = statistics.median(one for _, one in rounds)
    ratio = statistics.median(ours / commits for commits, ours in rounds)
    yield "route with one bare durable commit", f"{commits:,.0f}/s"
    yield "saving an answer over HTTP (at least 50 %)", f"{ours:,.0f}/s, {ratio:.0%}"


def _sizes(browser: Browser, reference: str) -> Iterator[tuple[str, str]]:
    first = f"/en/cases/{reference}/sections/life-and-limb"
    page = browser.get(first)
    files = browser.files_of(page)
    fonts = [name for name in files if name.endswith((".woff2", ".ttf"))]
    first_load = _packed(page) + sum(_packed(files[name]) for name in files if name not in fonts)
    following = _packed(browser.get(f"/en/cases/{reference}/sections/wish-for-protection"))
    yield "first load, compressed, without fonts (under 80 kB)", f"{first_load / 1000:.1f} kB"
    yield "a next section, compressed (under 10 kB)", f"{following / 1000:.1f} kB"


def _memory(
    browser: Browser, reference: str, process: subprocess.Popen[bytes]
) -> Iterator[tuple[str, str]]:
    before = _workers(process)
    browser.issues_the_referral(reference)
    for _ in range(8):
        browser.get(f"/en/cases/{reference}/referral/form/kk-ru.pdf")
    after = _workers(process)
    yield "memory per worker, pages only (under 120 MB)", f"{max(before):.0f} MB"
    yield "memory per worker after printing PDFs", f"{max(after):.0f} MB"


def _workers(process: subprocess.Popen[bytes]) -> list[float]:
    children = psutil.Process(process.pid).children(recursive=True)
    return [child.memory_full_info().pss / 1e6 for child in children]


def _packed(body: bytes) -> int:
    return len(gzip.compress(body, compresslevel=6))


def _rate(address: str, *options: str) -> float:
    """Requests a second that were answered as they should be."""
    command = ["wrk", "-t1", "-c4", f"-d{SECONDS}s", *options, address]
    try:
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        sys.exit("The bench asks with wrk. Install it: sudo apt-get install -y wrk")
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", printed)
    assert not refused, f"{address} was refused {refused and refused[1]} times"
    found = re.search(r"Requests/sec:\s+([\d.]+)", printed)
    assert found, printed
    return float(found[1])


@contextmanager
def _bare(folder: Path) -> Iterator[str]:
    url = f"sqlite:///{folder / 'bare.sqlite3'}"
    database = Database(url)
    schema.migrate(database)
    with database.transaction() as db:
        db.execute(text("CREATE TABLE bare (id INTEGER PRIMARY KEY, value TEXT)"))
    database.close()
    port = free_port()
    command = ["gunicorn", "-w2", "--preload", f"-b127.0.0.1:{port}", "tests.bench.bare:app"]
    with _running(command, port, BENCH_DATABASE=url):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _service(folder: Path) -> Iterator[tuple[str, float, subprocess.Popen[bytes]]]:
    instance = str(folder / "instance")
    environment = {**os.environ, "REFERRAL_INSTANCE": instance}
    subprocess.run(
        [PROGRAMS / "referral", "demo"], env=environment, check=True, capture_output=True
    )
    port = free_port()
    begin = time.perf_counter()
    command = ["referral", "serve", "--port", str(port), "--workers", "2"]
    with _running(command, port, REFERRAL_INSTANCE=instance) as process:
        yield f"http://127.0.0.1:{port}", time.perf_counter() - begin, process


@contextmanager
def _running(
    command: list[str], port: int, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [PROGRAMS / command[0], *command[1:]],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    )
    try:
        Browser(f"http://127.0.0.1:{port}").waits()
        yield process
    finally:
        process.terminate()
        process.wait()


_SAVE = """
local references = {{{references}}}
local place, yes = 0, true
request = function()
  place = place % #references + 1
  yes = yes ~= (place == 1)
  local id = string.gsub("xxxxxxxxxxxx4xxx8xxxxxxxxxxxxxxx", "x", function()
    return string.format("%x", math.random(0, 15)) end)
  local body = '{{"step": "danger_to_life", "value": "' .. (yes and "yes" or "no")
    .. '", "operation": "' .. id .. '", "seen": 900000}}'
  local path = "/en/cases/" .. references[place] .. "/answers"
  return wrk.format("POST", path, {{
    ["Content-Type"] = "application/json", ["Cookie"] = "{cookie}", ["X-CSRFToken"] = "{token}"}}, body)
end
init = function() math.randomseed(os.time() + os.clock() * 1e6) end
"""
