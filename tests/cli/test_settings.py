"""Settings: read once from a prepared instance, wrong ones refused by name."""

from pathlib import Path

import pytest

from referral import settings
from referral.settings import SettingsFault, load


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    (tmp_path / "secret_key").write_text("a key\n")
    return tmp_path


def configured(instance: Path, *lines: str) -> Path:
    (instance / "config.toml").write_text("\n".join(lines), encoding="utf-8")
    return instance


def test_without_a_configuration_everything_has_its_ordinary_value(instance: Path):
    loaded = load(instance)

    assert loaded.secret_key == "a key"
    assert loaded.database == f"sqlite:///{instance}/referral.sqlite3"
    assert loaded.languages == ("en", "ru", "kk") and not loaded.demonstration
    assert (loaded.root / "checklists").is_dir() and (loaded.root / "templates").is_dir()


def test_the_configuration_says_what_differs(instance: Path):
    configured(instance, 'languages = ["en", "kk"]', "secure_cookies = true", "idle_minutes = 5")

    loaded = load(instance)

    assert loaded.languages == ("en", "kk")
    assert (loaded.secure_cookies, loaded.idle_minutes) == (True, 5)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("idle_minute = 5", "idle_minute"),
        ('secret_key = "here"', "secret_key"),
        ('idle_minutes = "5"', "idle_minutes"),
        ("idle_minutes = true", "idle_minutes"),
        ("idle_minutes = 0", "idle_minutes"),
        ("languages = [1]", "languages"),
        ("demonstration = 1", "demonstration"),
        ('database = ""', "database"),
        ("this is no TOML", "config.toml"),
        ('public_address = "referral.example.kz"', "public_address"),
        ('public_address = "ftp://referral.example.kz"', "public_address"),
        ('public_address = "https://referral.example.kz/"', "public_address"),
        ('public_address = "https://u:p@referral.example.kz"', "public_address"),
        ('public_address = "https://referral.example.kz?a=b"', "public_address"),
        ('public_address = "https://referral.example.kz/a//b"', "public_address"),
        ('public_address = "https://граница.kz"', "public_address"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(instance: Path, line: str, named: str):
    with pytest.raises(SettingsFault, match=named):
        load(configured(instance, line))


@pytest.mark.parametrize(
    "address",
    [
        "https://referral.example.kz",
        "https://a.kz:8443/borders/kz",
        "http://10.0.0.5:8080",
        "http://[::1]:80",
    ],
)
def test_the_public_address_has_a_name_and_may_have_a_path(instance: Path, address: str):
    loaded = load(configured(instance, f'public_address = "{address}"'))

    assert loaded.address == address
    assert loaded.is_over_tls == address.startswith("https:")


def test_without_a_public_address_it_is_where_the_server_listens(instance: Path):
    assert load(instance).address == "http://127.0.0.1:8000"


def test_a_folder_that_was_never_prepared_is_no_instance(tmp_path: Path):
    with pytest.raises(SettingsFault, match="referral init"):
        load(tmp_path)


def test_the_instance_is_named_by_the_environment(instance: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("REFERRAL_INSTANCE", str(instance))

    assert load().instance == instance


def test_the_settings_are_frozen(instance: Path):
    with pytest.raises(AttributeError):
        load(instance).demonstration = True  # type: ignore[misc]


def test_in_a_checkout_the_instance_lies_beside_the_project(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("REFERRAL_INSTANCE", raising=False)

    assert settings.instance_folder() == settings.root() / "instance"
