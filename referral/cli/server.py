"""The server: gunicorn with the application loaded once, before its workers part."""

import gc
import os
from contextlib import suppress
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.config import Config
from gunicorn.glogging import Logger

from referral import create_app, logs
from referral.printing import press
from referral.printing.press import PressUnavailable
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


class Server(BaseApplication):
    """Pages of one instance on one port of this machine."""

    def __init__(self, settings: Settings, *, port: int, workers: int) -> None:
        """Prepare to serve; nothing is opened yet."""
        logs.begin()
        self._settings = settings
        self._options = {
            "bind": f"127.0.0.1:{port}",
            "workers": workers,
            "preload_app": True,
            "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,  # noqa: S108, PTH112
            "accesslog": None,
            "control_socket_disable": True,
            "loglevel": "warning",
            "logger_class": Log,
            "timeout": 60,
        }
        super().__init__()

    def load_config(self) -> None:
        """Hand the options to gunicorn."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application, assembled once; its objects are never looked at by the collector again.

        The press is loaded here, once for all workers, so that no officer's first form waits for it.
        """
        app = create_app(self._settings)
        with suppress(PressUnavailable):  # said to whoever asks for a form
            press.warm_up()
        gc.collect()
        gc.freeze()
        return app
