"""The press: same form, same bytes; nothing from outside, nothing on the disk."""

import gc
import http.server
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from referral.printing.forms import qr
from referral.printing.pdf import pdf_cache
from tests.printing import papers
from tests.printing.papers import form, html
from tests.printing.pdf.test_pdf import fonts_of


@pytest.fixture
def stranger() -> Iterator[list[str]]:
    """A server that writes down who asks; the first entry is its address."""
    asked: list[str] = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    server = http.server.HTTPServer(("127.0.0.1", 0), Listening)
    asked.append(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield asked
    server.shutdown()
    server.server_close()


def test_the_same_case_gives_the_same_bytes():
    first = printed_elsewhere()

    assert first == printed_elsewhere() == pdf_cache.pdf(html(papers.FAMILY))


def test_another_form_gives_other_bytes():
    assert pdf_cache.pdf(html({}, number=1)) != pdf_cache.pdf(html({}, number=2))


def test_a_form_printed_again_is_ready_at_once():
    document = html(papers.FAMILY)

    assert pdf_cache.pdf(document) is pdf_cache.pdf(document)


@pytest.mark.parametrize("address", ["{stranger}/picture.png", "file:///etc/hostname"])
def test_nothing_is_fetched_from_outside_the_package(
    address: str, stranger: list[str], caplog: pytest.LogCaptureFixture
):
    picture = address.format(stranger=stranger[0])

    pdf_cache.pdf(f'<!doctype html><html lang=en><title>x</title><p><img alt="x" src="{picture}">')

    assert stranger[1:] == []
    assert "packaged files only" in caplog.text


def test_no_word_of_a_form_reaches_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    pdf_cache.pdf(html(papers.FAMILY, "kk-en", number=7))

    assert list(tmp_path.rglob("*")) == []


def test_the_press_is_loaded_with_the_first_form_only():
    told = elsewhere(
        "import sys; from referral.printing import page; from referral.printing.pdf import pdf_cache;"
        "from referral.printing.forms import referral_form;"
        "print('weasyprint' in sys.modules); pdf_cache.warm_up(); print('weasyprint' in sys.modules)"
    )

    assert told.split() == [b"False", b"True"]


def test_a_worker_that_was_forked_off_a_server_prints():
    """Newer versions of Pango have a thread for fonts, which a fork leaves behind."""
    told = elsewhere(
        "import os, signal; from referral.printing.pdf import pdf_cache; pdf_cache.load();"
        "from referral.printing.pdf.renderer import prepared; print(prepared.cache_info().currsize, flush=True);"
        "child = os.fork(); child or (signal.alarm(60), pdf_cache.warm_up(), os._exit(0));"
        "print(os.waitpid(child, 0)[1])"
    )

    assert told.split() == [b"0", b"0"], (
        "No font is read before the fork, and the worker ends well."
    )


def test_the_press_starts_no_program_to_find_its_libraries():
    told = elsewhere(
        "import ctypes.util, subprocess; search = ctypes.util.find_library; subprocess.Popen = None;"
        "from referral.printing.pdf import pdf_cache; pdf_cache.warm_up();"
        "print(ctypes.util.find_library is search)"
    )

    assert told.split() == [b"True"]


def test_memory_is_looked_after_again_once_a_form_is_printed():
    pdf_cache.pdf(html(papers.FAMILY, number=11))

    assert gc.isenabled()


def test_a_machine_without_the_libraries_is_told_what_to_install():
    told = elsewhere(
        "import ctypes.util, cffi; cffi.FFI.dlopen = lambda *names: (_ for _ in ()).throw(OSError('no pango'));"
        "from referral.printing.pdf import pdf_cache\n"
        "try: pdf_cache.pdf('<p>')\n"
        "except pdf_cache.PdfUnavailable as sentence: print(sentence)"
    )

    assert b"apt-get install -y libpango-1.0-0" in told and b"from the browser" in told


def test_the_code_says_which_form_of_which_case():
    first, second = form({}, number=1).head, form({}, number=2).head

    assert first.running == "7F3K-92XQ-5/1"
    assert first.code_image == qr.data_address("7F3K-92XQ-5/1") != second.code_image


def printed_elsewhere() -> bytes:
    """The ordinary form, printed by a process of its own."""
    return elsewhere(
        "import sys; from referral.printing.pdf import pdf_cache; from tests.printing import papers;"
        "sys.stdout.buffer.write(pdf_cache.pdf(papers.html(papers.FAMILY)))"
    )


def elsewhere(program: str) -> bytes:
    """What a program prints, run by a process of its own."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout


LOST_FONTS = """
import pathlib, shutil, sys, tempfile
from referral.printing.pdf import libraries, pdf_cache
folder = pathlib.Path(tempfile.mkdtemp())
packaged = libraries.FONTS.parent / "../../static/vendor/fonts/print"
shutil.copytree(packaged, folder / "fonts")
settings = libraries.FONTS.read_text().replace("../../static/vendor/fonts/print", "fonts")
libraries.FONTS = folder / "fonts.conf"
libraries.FONTS.write_text(settings)
{warmed}
shutil.rmtree(folder)
try:
    sys.stdout.buffer.write(pdf_cache.pdf("<!doctype html><html lang=en><title>x</title><p>Age <b>under 18</b>"))
except pdf_cache.PdfUnavailable as reason:
    print(reason)
"""


def test_a_font_that_is_lost_is_an_error_and_never_a_form_without_its_answers():
    told = elsewhere(LOST_FONTS.format(warmed="from referral.printing.pdf import renderer"))

    assert b"%PDF" not in told and b"Then install the program again" in told


def test_fonts_that_are_lost_after_the_press_was_warm_are_still_in_memory():
    warm = elsewhere(LOST_FONTS.format(warmed="pdf_cache.warm_up()"))

    assert fonts_of(warm) == {"Noto-Sans", "Noto-Sans-Bold"}
