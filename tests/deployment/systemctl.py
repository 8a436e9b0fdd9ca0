"""Plays systemctl: starts and stops what a unit file says, and nginx. Typed as: systemctl.py ROOT PORT WORDS."""

import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from configparser import ConfigParser
from pathlib import Path

PATIENCE = 120


class Systemd:
    """The services of one machine."""

    def __init__(self, root: Path, port: int) -> None:
        self.root, self.port = root, port

    def start(self, name: str) -> None:
        """Start what the unit says, and come back when its port answers."""
        unit = ConfigParser(interpolation=None, strict=False)
        unit.optionxform = str  # type: ignore[assignment,method-assign]
        unit.read(self.root / f"etc/systemd/system/{name}.service")
        given = dict([unit["Service"]["Environment"].split("=", 1)])
        with (self.root / f"{name}.log").open("a") as log:
            started = subprocess.Popen(
                shlex.split(unit["Service"]["ExecStart"]),
                env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **given},
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        self._pid(name).write_text(str(started.pid))
        until = time.monotonic() + PATIENCE
        while not self._answers():
            assert started.poll() is None, (self.root / f"{name}.log").read_text()
            assert time.monotonic() < until, "The service does not answer."
            time.sleep(0.1)

    def stop(self, name: str) -> None:
        """Stop it and wait until it is gone."""
        if self._pid(name).exists():
            pid = int(self._pid(name).read_text())
            os.kill(pid, signal.SIGTERM)
            until = time.monotonic() + PATIENCE
            while Path(f"/proc/{pid}").exists() and "Z" not in _state(pid):
                assert time.monotonic() < until, f"{name} does not stop."
                time.sleep(0.1)
            self._pid(name).unlink(missing_ok=True)

    def reload(self, _name: str) -> None:
        """Let nginx read its settings again."""
        subprocess.run([self.root / "bin" / "nginx", "-s", "reload"], check=True)

    def _pid(self, name: str) -> Path:
        return self.root / f"{name}.pid"

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def main(root: str, port: str, *words: str) -> None:
    """Do what was typed."""
    systemd = Systemd(Path(root), int(port))
    match [one for one in words if not one.startswith("--")]:
        case ["daemon-reload"] | ["restart", "systemd-journald"]:
            return
        case ["enable" | "start", name]:
            systemd.start(name)
        case ["stop", name]:
            systemd.stop(name)
        case ["restart", name]:
            systemd.stop(name)
            systemd.start(name)
        case ["reload", name]:
            systemd.reload(name)
        case _:
            sys.exit(f"Nobody plays: systemctl {' '.join(words)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
