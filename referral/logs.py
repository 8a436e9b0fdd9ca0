"""How a line of the log looks. Whoever can send us something can write nothing here.

Told are the time, what our own code says, and of an exception its class and where it passed: file, function and
line. Left out are the sentence of an exception, lines of source, values, and whatever a library says: all of
these may hold a path, a name or an answer that somebody sent.
"""

import errno
import logging
import sys
import sysconfig
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from referral.settings import root

_PACKAGE = Path(__file__).parent
_FOLDERS = sorted(
    (
        str(one.resolve())
        for one in (
            Path(sysconfig.get_path("purelib")),
            Path(sysconfig.get_path("platlib")),
            Path(sysconfig.get_path("stdlib")),
            _PACKAGE.parent,
            root(),
        )
    ),
    key=len,
    reverse=True,
)
"""What is cut off the names of files; the longest first, since one may lie within another."""

_TOLD = ("gunicorn/arbiter.py", "gunicorn/sock.py")
"""Beside ours, whose words are their own: they start and end workers and read no request."""

_MOST_PLACES = 60


class LogFormatter(logging.Formatter):
    """Time, process, level and what is said, in one line; below it, where an exception passed."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s [%(process)d] %(levelname)s %(message)s")
        self.default_time_format, self.default_msec_format = "%Y-%m-%dT%H:%M:%S%z", None

    def format(self, record: logging.LogRecord) -> str:
        """The record as text; nothing in it can begin a line but we."""
        record.message = _one_line(_said(record))
        record.asctime = self.formatTime(record, self.default_time_format)
        lines = [self.formatMessage(record)]
        if record.exc_info and record.exc_info[1]:
            lines += passed(record.exc_info[1])
        return "\n".join(lines)


def begin() -> None:
    """From now on everything that this process says on its own goes through ``LogFormatter``."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(LogFormatter())
    handler.addFilter(_is_worth_a_line)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(True)
    threading.excepthook = lambda fault: _lost(fault.exc_value)
    sys.unraisablehook = lambda fault: _lost(fault.exc_value)


def passed(error: BaseException) -> Iterator[str]:
    """The class of an exception, where it passed, the innermost place last, and what had caused it."""
    yield f"  {_class(error)}{_code(error)}"
    yield from list(_places(error.__traceback__))[-_MOST_PLACES:]
    if cause := error.__cause__ or (None if error.__suppress_context__ else error.__context__):
        yield "  which came of"
        yield from passed(cause)


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"    {_short(code.co_filename)} line {trace.tb_lineno} in {code.co_name}"
        trace = trace.tb_next


def _is_worth_a_line(record: logging.LogRecord) -> bool:
    """Without its words a warning of a library helps nobody, and strangers could bring it about."""
    return _is_ours(record) or record.levelno >= logging.ERROR


def _said(record: logging.LogRecord) -> str:
    """What our own code says; of any other only where it says something."""
    if _is_ours(record):
        return record.getMessage()
    file = _short(record.pathname)
    return f"{record.name} says something in {file} line {record.lineno} in {record.funcName}"


def _is_ours(record: logging.LogRecord) -> bool:
    file = _short(record.pathname)
    return file.startswith(_PACKAGE.name + "/") or file in _TOLD


def _short(file: str) -> str:
    """A file as the project or its package names it; of what lies elsewhere the last part."""
    for folder in _FOLDERS:
        if file.startswith(folder + "/"):
            return file.removeprefix(folder + "/")
    return Path(file).name


def _class(error: BaseException) -> str:
    kind = type(error)
    return (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )


def _code(error: BaseException) -> str:
    """What the system or a database calls the fault, such as ENOSPC: a word of its own list."""
    orig = getattr(error, "orig", error)
    number = orig.errno if isinstance(orig, OSError) else None
    codes = (getattr(orig, name, None) for name in ("sqlite_errorname", "sqlstate"))
    code = errno.errorcode.get(number or 0) or next(filter(None, codes), "")
    return f" {code}" if code else ""


def _one_line(text: str) -> str:
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in text)


def _lost(error: BaseException | None) -> None:
    logging.getLogger(_PACKAGE.name).error("A fault that nobody waited for", exc_info=error)
