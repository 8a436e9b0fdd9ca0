"""How quickly a form is on paper: our press against Chromium printing the same HTML, in the same run.

Both start from the same text and end with tagged PDF bytes. The two take turns, and medians count.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter

import psutil
from playwright.sync_api import Page, sync_playwright

from referral.printing.pdf import pdf_cache
from tests.printing import papers

ROUNDS, STARTS = 9, 7
STATIC = Path(pdf_cache.__file__).parents[2] / "static"
CHROMIUM = shutil.which("chromium") or "chromium"
COLD = (CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
ALONE = "import sys; from referral.printing.pdf import pdf_cache; pdf_cache.pdf(open(sys.argv[1]).read())"


def measure() -> list[tuple[str, str]]:
    """What was measured, and how much it is."""
    before = psutil.Process().memory_info().rss
    pdf_cache.warm_up()
    document = papers.html(papers.FAMILY)
    ours, warm = _taking_turns(document)
    memory = (psutil.Process().memory_info().rss - before) / 2**20
    return [
        ("two-page form, press warm", _milliseconds(ours)),
        ("the same by a Chromium kept running, page loaded and printed", _milliseconds(warm)),
        ("  press as a share of it", f"{ours / warm:.0%}"),
        *_from_a_standing_start(document, ours),
        ("the form printed again, built again (under 10 ms)", _milliseconds(_again())),
        ("memory that the press adds to a worker", f"{memory:.0f} MB"),
    ]


def _taking_turns(document: str) -> tuple[float, float]:
    """Seconds of one print: ours, and a warm Chromium's."""
    ours, theirs = [], []
    with _chromium() as page, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "form.html"
        for turn in range(ROUNDS):
            fresh = document.replace("</body>", f"<!-- {turn} --></body>")
            file.write_text(_for_chromium(fresh), encoding="utf-8")
            ours.append(_seconds(partial(pdf_cache.pdf, fresh)))
            theirs.append(_seconds(partial(_printed, page, file.as_uri())))
    return statistics.median(ours[1:]), statistics.median(theirs[1:])


def _from_a_standing_start(document: str, warm: float) -> Iterator[tuple[str, str]]:
    """One print by a process that is started for it, as a service without a browser kept running would."""
    with tempfile.TemporaryDirectory() as folder:
        plain, styled, pdf = (Path(folder) / name for name in ("ours.html", "theirs.html", "pdf"))
        plain.write_text(document, encoding="utf-8")
        styled.write_text(_for_chromium(document), encoding="utf-8")
        profile = f"--user-data-dir={folder}/profile"
        chromium = partial(_run, *COLD, profile, f"--print-to-pdf={pdf}", styled.as_uri())
        press = partial(_run, sys.executable, "-c", ALONE, str(plain))
        turns = [(_seconds(press), _seconds(chromium)) for _ in range(STARTS)]
        assert pdf.read_bytes().startswith(b"%PDF")
    ours, theirs = (statistics.median(every) for every in zip(*turns, strict=True))
    yield "press from a standing start, Python included", _milliseconds(ours)
    yield "Chromium from a standing start", _milliseconds(theirs)
    yield "  press as a share of it, both from a standing start", f"{ours / theirs:.0%}"
    yield "  a worker's press as a share of it (under 100 %)", f"{warm / theirs:.0%}"


def _again() -> float:
    def print_once() -> None:
        pdf_cache.pdf(papers.html(papers.FAMILY))

    print_once()
    return min(_seconds(print_once) for _ in range(ROUNDS))


@contextmanager
def _chromium() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def _printed(page: Page, address: str) -> None:
    page.goto(address)
    page.pdf(prefer_css_page_size=True, tagged=True)


def _for_chromium(document: str) -> str:
    """The document with our style sheet and the fonts of the press, as a browser takes them."""
    faces = "".join(
        f'@font-face {{ font-family: "Noto Sans"; font-weight: {weight};'
        f' src: url("{(STATIC / "vendor/fonts/print" / f"noto-sans-{weight}.ttf").as_uri()}"); }}'
        for weight in (400, 700)
    )
    style = (STATIC / "style/print.css").read_text(encoding="utf-8")
    return document.replace("</head>", f"<style>{faces}{style}</style></head>")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _seconds(act: Callable[[], object]) -> float:
    begin = perf_counter()
    act()
    return perf_counter() - begin


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms" if seconds < 0.1 else f"{seconds * 1000:,.0f} ms"
