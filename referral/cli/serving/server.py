"""The server: gunicorn with the application loaded once, before its workers part."""

import gc
import os
from contextlib import suppress
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.config import Config
from gunicorn.glogging import Logger

from referral import create_app, logs
from referral.cli.serving.processes import WorkerBeside
from referral.cli.serving.worker import REFUSED, Worker
from referral.printing.pdf import pdf_cache
from referral.printing.pdf.pdf_cache import PdfUnavailable
from referral.settings import Settings


class Log(Logger):
    """What gunicorn says goes where all goes, in lines of ours; it quotes whatever was sent."""

    def setup(self, cfg: Config) -> None:
        """Let everything pass on, and each word be known by who says it, not by this class."""
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True
        for level in ("critical", "error", "warning", "info", "debug", "exception"):
            setattr(self, level, getattr(self.error_log, level))


class _Arbiter(Arbiter):
    """Gunicorn's, which looks every second whether the worker of long jobs runs beside its own."""

    def __init__(self, app: BaseApplication, beside: WorkerBeside) -> None:
        super().__init__(app)
        self._beside = beside

    def manage_workers(self) -> None:
        super().manage_workers()
        self._beside.see_to_it()


class Server(BaseApplication):
    """Pages of one instance on one port of this machine."""

    def __init__(self, settings: Settings, *, workers: int) -> None:
        """Prepare to serve; nothing is opened yet."""
        logs.begin()
        self._settings = settings
        self._refusals: dict[int, bytes] = {}
        self._options = {
            "bind": f"127.0.0.1:{settings.port}",
            "workers": workers,
            "preload_app": True,
            "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,  # noqa: S108, PTH112
            "accesslog": None,
            "control_socket_disable": True,
            "loglevel": "warning",
            "logger_class": Log,
            "timeout": 60,
            "worker_class": Worker,
            "post_worker_init": _prepare_to_print,
            "sendfile": False,
            # Nobody is believed about scheme, host, prefix or address: they are configured.
            "forwarded_allow_ips": "",
            "forwarder_headers": "",
            "secure_scheme_headers": {},
        }
        super().__init__()

    def load_config(self) -> None:
        """Hand the options to gunicorn."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def run(self) -> None:
        """Serve, with a worker for long jobs beside, until stopped."""
        beside = WorkerBeside(self._settings.instance)
        try:
            _Arbiter(self, beside).run()
        finally:
            beside.stop()

    def load(self) -> Any:
        """The application, assembled once; its objects are never looked at by the collector again.

        WeasyPrint is loaded here, once for all workers; its fonts belong to each worker.
        """
        app = create_app(self._settings)
        self._refusals = {status: app.extensions["refusal"](status) for status in REFUSED}
        with suppress(PdfUnavailable):  # said to whoever asks for a form
            pdf_cache.load()
        gc.collect()
        gc.freeze()
        return app

    def refusal(self, status: int) -> bytes:
        """The answer to what never reaches the application."""
        return self._refusals[status]


def _prepare_to_print(_worker: Worker) -> None:
    """Print once in each worker before it serves, so that no officer's first form waits."""
    with suppress(PdfUnavailable):  # said to whoever asks for a form
        pdf_cache.warm_up()
