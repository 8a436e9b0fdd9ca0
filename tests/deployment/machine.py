"""A folder that plays the machine of the page: its root, its ports, and what only a real machine has.

The programs of the page run as they are. Players stand for those that need a real machine: an account of its own
(runuser, adduser), packages (apt-get), another machine (scp) and systemd (systemctl).
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.client import free_port
from tests.deployment.page import boxes
from tests.engines import PostgreSQLCluster

CHECKOUT = Path(__file__).parents[2]
HERE = Path(__file__).parent
HOST = "referral.example.kz"

_PLAYERS = {
    "apt-get": "exit 0",
    "adduser": "exit 0",
    "runuser": 'shift 3; exec "$@"',
    "scp": 'exec cp "$@"',
    "python3": f'exec {getattr(sys, "_base_executable", sys.executable)} "$@"',
    "nginx": 'exec /usr/sbin/nginx -c {root}/nginx.conf "$@"',
    "systemctl": f'exec {sys.executable} {HERE}/systemctl.py {{root}} {{port}} "$@"',
    "curl": 'exec /usr/bin/curl --cacert {root}/etc/ssl/referral.pem '
    f'--resolve {HOST}:{{tls}}:127.0.0.1 "$@"',
    "the-first-case": f"exec {sys.executable} {HERE}/first_case.py {{root}} {{tls}}",
}  # fmt: skip

_NGINX = """\
pid {root}/nginx.pid; error_log {root}/nginx.log;
events {{ worker_connections 256; }}
http {{
    client_body_temp_path {root}/t1; proxy_temp_path {root}/t2; fastcgi_temp_path {root}/t3;
    uwsgi_temp_path {root}/t4; scgi_temp_path {root}/t5;
    include {root}/etc/nginx/sites-enabled/*;
}}
"""


class Machine:
    """An empty place to follow the page in."""

    def __init__(self, folder: Path, postgresql: PostgreSQLCluster) -> None:
        """Make the folders that every Debian has, a certificate, and the players."""
        self.root, self.port, self.tls = folder, free_port(), free_port()
        self._sockets = postgresql.folder
        for name in ("opt", "bin", "var/lib", "var/backups", "etc/ssl", "etc/systemd/system",
                     "etc/nginx/sites-available", "etc/nginx/sites-enabled"):  # fmt: skip
            (folder / name).mkdir(parents=True)
        for name, does in _PLAYERS.items():
            player = folder / "bin" / name
            player.write_text(f"#!/bin/sh\n{self._told(does)}\n")
            player.chmod(0o755)
        (folder / "nginx.conf").write_text(self._told(_NGINX))
        self._certificate()
        subprocess.run(
            [folder / "bin" / "nginx"], check=True
        )  # runs once it is installed, as on Debian

    @property
    def stands_for(self) -> dict[str, str]:
        """The one table of what the test has instead of what the page says."""
        return {
            # The machine with the sources is this one, with the tools that it has.
            "./dev build": f"PATH={os.environ['PATH']} ./dev build",
            "root@referral.example.kz:/opt/": f"{self.root}/opt/",
            "/opt/referral": f"{self.root}/opt/referral",
            "/usr/local/bin/": f"{self.root}/bin/",
            "/var/lib/referral": f"{self.root}/var/lib/referral",
            "/var/backups/": f"{self.root}/var/backups/",
            "/var/run/postgresql": str(self._sockets),
            "/etc/": f"{self.root}/etc/",
            "--port 8000": f"--port {self.port}",
            "127.0.0.1:8000": f"127.0.0.1:{self.port}",
            "listen 443": f"listen 127.0.0.1:{self.tls}",
            "https://referral.example.kz/": f"https://{HOST}:{self.tls}/",
            "install -d -o referral -g referral": "install -d",
        }

    def follow_the_page(self) -> str:
        """Type and write everything in order, in one shell that stops at the first fault; what it said."""
        script = ["set -euo pipefail"]
        for number, box in enumerate(boxes(self.stands_for)):
            script.append(f"echo '### {number} {box.heading}'")
            if box.heading == "The first case":
                script.append("the-first-case")
            if box.path:
                kept = self.root / f"box{number}"
                kept.write_text(box.text, encoding="utf-8")
                script.append(f"cp {kept} {box.path}")
            else:
                script.append(box.text)
        said = self.root / "said"
        with said.open("w", encoding="utf-8") as log:
            done = subprocess.run(
                ["/bin/bash", "-c", "\n".join(script)],
                cwd=CHECKOUT, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                env=self.environment, check=False,
            )  # fmt: skip
        told = said.read_text(encoding="utf-8")
        assert done.returncode == 0, told[-6000:]
        return told

    @property
    def environment(self) -> dict[str, str]:
        """What a terminal of the machine has; nothing of the checkout's own environment."""
        known = ("HOME", "LANG", "PIP_CERT", "PIP_CONFIG_FILE", "SSL_CERT_FILE", "TMPDIR")
        return {
            **{name: os.environ[name] for name in known if name in os.environ},
            "PATH": f"{self.root}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "PGHOST": str(self._sockets),
            "PGUSER": "test",
        }

    def stop(self) -> None:
        """End what still runs."""
        for name in ("referral", "nginx"):
            subprocess.run([self.root / "bin" / "systemctl", "stop", name], check=False)

    def _told(self, text: str) -> str:
        return text.format(root=self.root, port=self.port, tls=self.tls)

    def _certificate(self) -> None:
        place = self.root / "etc" / "ssl" / "referral"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
             "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}",
             "-keyout", f"{place}.key", "-out", f"{place}.pem"],
            check=True, capture_output=True,
        )  # fmt: skip
