"""nginx with TLS before a service, with the lines that docs/deployment.md shows."""

import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

from tests.browser.service import Service, free_port

DOCS = Path(__file__).parents[2] / "docs" / "deployment.md"
PATIENCE = 60

USUAL = """
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
"""
"""What many set in every place; it shall do no harm."""

_WHOLE = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxied; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    {server}
}}
"""


class Proxy:
    """A web server of its own; its address is written into the settings of the service."""

    def __init__(self, folder: Path, service: Service, path: str) -> None:
        """Write its settings, and the public address into those of the service."""
        self.port = free_port()
        self.address = f"https://localhost:{self.port}{path}"
        self._folder = folder
        self._certificate()
        server = self._as_documented(service, path or "/")
        (folder / "nginx.conf").write_text(_WHOLE.format(folder=folder, server=server), "ascii")
        settings = service.instance / "config.toml"
        settings.write_text(f'public_address = "{self.address}"\n', "ascii")

    def start(self) -> None:
        """Begin, and come back when it answers."""
        program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
        if program is None:
            pytest.fail("This test needs nginx. Install it: apt-get install nginx-light")
        self._process = subprocess.Popen([program, "-c", self._folder / "nginx.conf"])
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("nginx does not answer.")

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(PATIENCE)

    def _as_documented(self, service: Service, path: str) -> str:
        shown = re.search(r"```nginx\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
        assert shown, "docs/deployment.md shows no lines for nginx"
        text = shown[1]
        for there, here in (
            ("listen 443", f"listen 127.0.0.1:{self.port}"),
            ("referral.example.kz", "localhost"),
            ("/etc/ssl/referral", f"{self._folder}/tls"),
            ("location /borders", f"location {path}"),
            ("proxy_pass http://127.0.0.1:8000;", f"proxy_pass {service.address};{USUAL}"),
        ):
            assert there in text, f"docs/deployment.md no longer says {there}"
            text = text.replace(there, here)
        return text

    def _certificate(self) -> None:
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
             "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
             "-keyout", self._folder / "tls.key", "-out", self._folder / "tls.pem"],
            check=True, capture_output=True,
        )  # fmt: skip
