"""Processes beside the pages: how one ends with the process that started it, and how a server keeps its worker."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

_PR_SET_PDEATHSIG = 1  # of Linux; elsewhere a process goes on when its parent is killed
_PATIENCE = 10.0  # seconds that a worker may take to give its job back
_BREATH = 5.0  # seconds from one start of the worker to the next


def ends_with(parent: int, how: signal.Signals) -> None:
    """Let this process get a signal when the one that started it ends, however that ends, or has ended already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, how)
    if os.getppid() != parent:
        os.kill(os.getpid(), how)


class WorkerBeside:
    """``referral work`` in a process of its own, started again when it has ended."""

    def __init__(self, instance: Path) -> None:
        """Do the jobs of this instance; nothing is started yet."""
        self._owner, self._started = os.getpid(), -_BREATH
        program = (sys.executable, "-P", "-m", "referral.cli", "work")
        self._command = (*program, "--beside", str(self._owner), "--instance", str(instance))
        self._process: subprocess.Popen[bytes] | None = None

    def see_to_it(self) -> None:
        """Start the worker unless it runs."""
        if self._process is not None and self._process.poll() is None:
            return
        if time.monotonic() - self._started >= _BREATH:
            self._started = time.monotonic()
            self._process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL)  # noqa: S603 - our own words

    def stop(self) -> None:
        """Stop the worker, and wait until it has let go of the database."""
        if self._process is not None and os.getpid() == self._owner:
            self._process.terminate()
            try:
                self._process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()
