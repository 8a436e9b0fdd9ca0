"""The real service in a process of its own, that can be stopped, killed and started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

PROGRAM = Path(sys.executable).parent / "referral"
PATIENCE = 120
"""Seconds until a server that does not answer counts as broken."""


class Service:
    """``referral serve`` on an instance of its own, on one port for as long as the tests run."""

    def __init__(self, instance: Path, workers: int = 1) -> None:
        """Choose a free port; nothing is started yet."""
        self.instance = instance
        self.output = instance / "output"
        self.workers = workers
        self.temporary = instance / "temporary"
        self.temporary.mkdir(exist_ok=True)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        """Whether it was started and neither stopped nor killed since."""
        return self._process is not None

    @property
    def process_id(self) -> int:
        """Of the process that was started, whose children serve the pages."""
        assert self._process is not None, "The service was not started."
        return self._process.pid

    def start(self) -> None:
        """Start, and come back when pages are served."""
        with self.output.open("ab") as output:
            self._process = subprocess.Popen(
                [
                    PROGRAM, "serve", "--port", str(self.port), "--workers", str(self.workers),
                    "--instance", self.instance,
                ],
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, "TMPDIR": str(self.temporary)},
                start_new_session=True,
            )  # fmt: skip
        until = time.monotonic() + PATIENCE
        while not _answers(self.port):
            assert self._process.poll() is None, "The server ended while it was starting."
            assert time.monotonic() < until, "The server does not answer."
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop in good order."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Kill the server and its workers at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            os.killpg(self._process.pid, how)
            self._process.wait(PATIENCE)
            self._process = None
            until = time.monotonic() + PATIENCE
            while _answers(
                self.port
            ):  # a worker that is still dying holds the port a moment longer
                assert time.monotonic() < until, "The server does not end."
                time.sleep(0.05)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
