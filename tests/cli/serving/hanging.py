"""A server whose application hangs on wish: ``python -m tests.cli.serving.hanging FOLDER PORT``."""

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from referral.cli.serving.server import Server
from referral.settings import Settings, root

LARGE = 12 * 1024 * 1024
SECONDS = 3
"""After which a worker that hangs is ended."""


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Hangs at /hang; else gives much back."""
    while environ["PATH_INFO"] == "/hang":
        time.sleep(0.1)
    start_response("200 OK", [("Content-Length", str(LARGE))])
    return [b"x" * LARGE]


class Hanging(Server):
    """The server with that application, and little patience."""

    def load_config(self) -> None:
        """As ever, but for the patience."""
        super().load_config()
        self.cfg.set("timeout", SECONDS)

    def load(self) -> Any:
        """Assemble the real application, and serve the other."""
        super().load()
        return application

    def run(self) -> None:
        """Serve, with nothing beside."""
        BaseApplication.run(self)


if __name__ == "__main__":
    folder, port = Path(sys.argv[1]), int(sys.argv[2])
    database = f"sqlite:///{folder}/empty"
    Hanging(Settings(root(), folder, database, "a key", port=port), workers=1).run()
