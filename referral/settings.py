"""What a deployment sets, read once into one frozen value; the only reader of the environment.

Files of an instance: ``config.toml`` (optional), ``secret_key`` (mode 0600; a key in each line, the newest first)
and, unless told otherwise, the database. Everything of the project itself lies under ``root``.
"""

import hashlib
import os
import re
import shlex
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

CONFIG = "config.toml"
SECRET = "secret_key"  # noqa: S105  (the name of a file)


class SettingsFault(Exception):
    """A setting is missing or cannot be used; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that may differ between deployments.

    ``root`` holds templates/, translations/ and checklists/; ``database`` is an SQLAlchemy URL;
    ``draft_languages`` are marked as translations that no lawyer has reviewed; ``demonstration`` puts a banner
    on every page. Times are in minutes, hours and days. ``older_keys`` prove what was signed before the secret key
    was replaced, the oldest first. ``port`` is what ``referral serve`` listens on. Backups go to
    ``backup_folder``, encrypted when there is a ``backup_recipient``.
    """

    root: Path
    instance: Path
    database: str
    secret_key: str
    older_keys: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en", "ru", "kk")
    draft_languages: tuple[str, ...] = ("ru", "kk")
    public_address: str = ""
    secure_cookies: bool = False
    demonstration: bool = False
    idle_minutes: int = 30
    session_hours: int = 12
    retention_days: int = 30
    practice_database: str = ""
    backup_folder: str = ""
    backup_recipient: str = ""
    backups_kept_days: int = 7
    backups_kept_weeks: int = 5
    port: int = 8000

    @property
    def address(self) -> str:
        """Where people find the service, without a slash at the end: every whole address begins so."""
        return self.public_address or f"http://127.0.0.1:{self.port}"

    @property
    def is_over_tls(self) -> bool:
        """Whether browsers reach the service over TLS; ``secure_cookies`` is how old settings say it."""
        return self.address.startswith("https:") or self.secure_cookies

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that proves something, the oldest first."""
        return (*self.older_keys, self.secret_key)

    @property
    def name(self) -> str:
        """What tells this instance from others in one browser; it says nothing of the key that it is made of."""
        return hashlib.sha256(b"name of the instance\0" + self.keys[0].encode()).hexdigest()[:8]

    @property
    def practice(self) -> str:
        """The URL of the practice database: a file of the instance unless another is set."""
        return self.practice_database or default_practice(self.instance)

    @property
    def backups(self) -> Path:
        """The folder of the daily backups: within the instance unless another is set."""
        return self.instance / (self.backup_folder or "backups")


def load(instance: Path | None = None) -> Settings:
    """The settings of an instance. Raises SettingsFault when it was not prepared or a setting is wrong."""
    folder = instance_folder(instance)
    secret = folder / SECRET
    if not secret.is_file():
        raise SettingsFault(
            f"There is no instance in {folder}. Make one: referral init {shlex.quote(str(folder))}"
        )
    keys = [line.strip() for line in secret.read_text(encoding="ascii").splitlines()]
    newest, *older = [key for key in keys if key] or [""]
    if not newest:
        raise SettingsFault(f"{secret} is empty. Put the key back from a backup.")
    return Settings(
        root=root(),
        instance=folder,
        secret_key=newest,
        older_keys=tuple(reversed(older)),
        **{"database": default_database(folder), **_configured(folder / CONFIG)},
    )


def instance_folder(named: Path | None = None) -> Path:
    """The folder named, else the one of REFERRAL_INSTANCE, else ``instance`` beside the project."""
    chosen = named or os.environ.get("REFERRAL_INSTANCE")
    if chosen:
        return Path(chosen).absolute()
    packaged = root().name == "_data"
    return (Path.cwd() if packaged else root()) / "instance"


def environment_with(more: Mapping[str, str]) -> dict[str, str]:
    """The environment for a program that is started, with more in it."""
    return {**os.environ, **more}


def root() -> Path:
    """Where templates/, translations/ and checklists/ lie: in the checkout, or in the installed wheel."""
    package = Path(__file__).parent
    packaged = package / "_data"
    return packaged if packaged.is_dir() else package.parent


def default_database(folder: Path) -> str:
    """The URL of the database file of an instance."""
    return _file_url(folder / "referral.sqlite3")


def default_practice(folder: Path) -> str:
    """The URL of the practice database of an instance."""
    return _file_url(folder / "practice.sqlite3")


def _file_url(path: Path) -> str:
    # A folder may be called anything; %, ? and # mean something in a URL.
    return f"sqlite:///{quote(str(path))}"


def _configured(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsFault(f"{path} cannot be read: {error}") from error
    return {name: _checked(path, name, value) for name, value in written.items()}


def _checked(path: Path, name: str, value: object) -> object:
    if name not in _KINDS:
        raise SettingsFault(
            f'{path}: there is no setting "{name}". There are: {", ".join(_KINDS)}.'
        )
    if isinstance(value, list):
        value = tuple(value)
    if type(value) is not _KINDS[name] or not _is_sensible(value):
        raise SettingsFault(f'{path}: the value of "{name}" is none it can have; see its comment.')
    if name == "public_address" and not _ADDRESS.fullmatch(str(value)):
        raise SettingsFault(
            f'{path}: write "public_address" as "https://referral.example.kz", '
            'with a path if the service has one: "https://example.kz/referral".'
        )
    return value


def _is_sensible(value: object) -> bool:
    match value:
        case bool():
            return True
        case int():
            return value > 0
        case tuple():
            return all(isinstance(one, str) for one in value)
    return bool(value)


_ADDRESS = re.compile(
    r"https?://(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*|\[[0-9a-f:]+])(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*"
)
_KINDS: dict[str, type] = {
    "public_address": str,
    "database": str,
    "languages": tuple,
    "draft_languages": tuple,
    "secure_cookies": bool,
    "demonstration": bool,
    "idle_minutes": int,
    "session_hours": int,
    "retention_days": int,
    "practice_database": str,
    "backup_folder": str,
    "backup_recipient": str,
    "backups_kept_days": int,
    "backups_kept_weeks": int,
}
