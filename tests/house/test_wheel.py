"""A wheel built from the tree and installed where nothing else of ours lies serves the same pages."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from referral import create_app
from referral.settings import Settings, root
from referral.store.accounts import people
from referral.store.database import Database

pytestmark = pytest.mark.thorough

OURS = "referral"


class Installed:
    """The wheel, unpacked as an installer would, beside the packages it rests on; our checkout is out of reach."""

    def __init__(self, wheel: Path, folder: Path) -> None:
        """Install without any index: a wheel of pure Python is its files."""
        self.packages = folder / "packages"
        with zipfile.ZipFile(wheel) as packed:
            self.names = packed.namelist()
            packed.extractall(self.packages)
        self.folder = folder

    def python(self, *arguments: str | Path, **given: str) -> subprocess.CompletedProcess[str]:
        """Run Python there, in an empty folder."""
        needed = sysconfig.get_path("purelib")
        # Not site itself: its path files would lead back to the checkout.
        path = os.pathsep.join((str(self.packages), needed))
        clean = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "REF"))
        }
        return subprocess.run(
            [sys.executable, "-S", *map(str, arguments)],
            cwd=self.folder,
            env={**clean, "PYTHONPATH": path, **given},
            capture_output=True,
            text=True,
            check=False,
        )

    def referral(self, *arguments: str | Path) -> str:
        """Type the command; what it prints."""
        done = self.python("-c", "from referral.cli import main; main()", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder)]
    done = subprocess.run(build, cwd=root(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    return Installed(wheel, folder)


def test_it_holds_what_it_needs_and_nothing_of_the_workshop(installed: Installed) -> None:
    names = set(installed.names)

    for needed in (
        "referral/_data/templates/base.html",
        "referral/_data/checklists/regional/referral.yaml",
        "referral/_data/checklists/scenarios/pictures/false_visa.svg",
        "referral/_data/translations/kk/LC_MESSAGES/interface.po",
        "referral/static/vendor/style.css",
        "referral/static/vendor/region.svg",
        "referral/static/vendor/fonts/print/noto-sans-400.ttf",
        "referral/static/engine/walk.js",
        "referral/store/database/migrations/env.py",
    ):
        assert needed in names, f"{needed} is missing in the wheel."
    strange = {name.split("/")[0] for name in names}
    assert all(one == OURS or one.endswith(".dist-info") for one in strange), strange
    assert not [name for name in names if name.endswith((".pyc", ".sqlite3", "secret_key"))]


def test_installing_it_makes_the_command(installed: Installed) -> None:
    (told,) = installed.packages.glob("*.dist-info/entry_points.txt")

    assert "referral = referral.cli:main" in told.read_text(encoding="utf-8")


def test_it_runs_from_its_own_files(installed: Installed) -> None:
    told = installed.python("-c", "import referral.settings as s; print(s.__file__, s.root())")

    assert told.stdout.split() == [
        str(installed.packages / "referral" / "settings.py"),
        str(installed.packages / "referral" / "_data"),
    ], told.stderr


PAGES = ("/en/", "/ru/about", "/kk/checklists/referral/kz", "/en/sign-in")

FETCH = """
import sys
from pathlib import Path
from referral import create_app
from referral.settings import load
client = create_app(load(Path(sys.argv[1]))).test_client()
for page in sys.argv[2:]:
    answer = client.get(page)
    assert answer.status_code == 200, (page, answer.status)
    print(answer.get_data(as_text=True), end="\\f")
"""


def test_a_real_instance_is_prepared_with_it_and_serves_the_same_pages(
    installed: Installed, tmp_path: Path
) -> None:
    instance = tmp_path / "instance"
    installed.referral("init", instance)
    installed.referral(
        "posts", "add", "KZ-POST-01", "--country", "kz", "--kind", "road", "--name", "en=Post",
        "--name", "ru=Пост", "--name", "kk=Бекет",
        "--instance", instance,
    )  # fmt: skip
    account = installed.referral(
        "accounts", "add", "officer-1", "--role", "officer", "--post", "KZ-POST-01",
        "--instance", instance,
    )  # fmt: skip

    served = installed.python("-c", FETCH, instance, *PAGES)

    assert served.returncode == 0, served.stderr
    assert _without_tokens(served.stdout) == _without_tokens(_here(instance))
    assert "Passphrase, shown only now:" in account
    assert _logins(instance) == ["officer-1"], "No account is there that nobody made."
    assert (instance / "secret_key").stat().st_mode & 0o777 == 0o600


def _logins(instance: Path) -> list[str]:
    database = Database(f"sqlite:///{instance / 'referral.sqlite3'}")
    try:
        with database.read_session() as db:
            return [person.login for person in people.every(db)]
    finally:
        database.close()


def _here(instance: Path) -> str:
    """The same pages from the checkout."""
    settings = Settings(
        root=root(),
        instance=instance,
        database=f"sqlite:///{instance / 'referral.sqlite3'}",
        secret_key="for tests " * 4,
    )
    app = create_app(settings)
    client = app.test_client()
    pages = "".join(client.get(page).get_data(as_text=True) + "\f" for page in PAGES)
    app.extensions["app_parts"].close()
    return pages


def _without_tokens(pages: str) -> list[str]:
    return [line for line in pages.splitlines() if "csrf_token" not in line]


def test_it_lists_what_it_rests_on_as_the_lock_has_it(installed: Installed) -> None:
    (found,) = installed.packages.glob("referral-*.dist-info/sboms/*.cdx.json")
    told = found.read_text(encoding="utf-8")
    locked = (root() / "requirements" / "wheel.txt").read_text(encoding="utf-8")

    parts = {(one["name"], one["version"]) for one in json.loads(told)["components"]}

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(told) is None
    for name, version in re.findall(r"^([\w.-]+)(?:\[.*?\])?==([^\s;]+)", locked, re.MULTILINE):
        assert (name, version) in parts
    assert {"flask", "psycopg", "govuk-frontend"} <= {name for name, _ in parts}
    assert not {"pytest", "hatchling", "axe-core"} & {name for name, _ in parts}
