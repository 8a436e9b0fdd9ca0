"""``referral posts``, ``accounts`` and ``journal``, typed one after the other by an administrator."""

from pathlib import Path

import pytest
from sqlalchemy import text

from referral.clock import now
from referral.services.accounts import accounts
from referral.services.accounts.throttling import SignInQueue
from referral.settings import load
from referral.store.database import Database
from tests.cli.typing_commands import run

NAMES = "--name en=Road --name ru=Дорога --name kk=Жол"


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    run("init", tmp_path / "instance")
    post = f"posts add KZ-ALA-01 --country KZ --kind road {NAMES}"
    assert run(post, "--instance", tmp_path / "instance").exit_code == 0
    return tmp_path / "instance"


def add(instance: Path, login: str, *more: str, role: str = "officer") -> str:
    """Make an account; returns the passphrase that was printed."""
    result = run("accounts", "add", login, "--role", role, *more, "--instance", instance)
    assert result.exit_code == 0, result.output
    return result.output.split()[-1]


def signs_in(instance: Path, login: str, passphrase: str) -> bool:
    """Whether somebody can sign in."""
    database = Database(load(instance).database)
    try:
        accounts.sign_in(database, SignInQueue(), login, passphrase, now=now())
    except accounts.WrongCredentials:
        return False
    finally:
        database.close()
    return True


def test_the_passphrase_printed_once_signs_in(instance: Path):
    passphrase = add(instance, "officer-1", "--post", "KZ-ALA-01")

    assert signs_in(instance, "officer-1", passphrase)
    listed = run("accounts", "list", "--instance", instance).output
    assert listed == "officer-1: officer, KZ-ALA-01\n" and passphrase not in listed


def test_a_passphrase_of_ones_own_is_asked_for_twice(instance: Path):
    chosen = "three brown horses at dawn"

    result = run(
        "accounts add officer-1 --role officer --ask --instance",
        instance,
        typed=f"{chosen}\n{chosen}\n",
    )

    assert chosen not in result.output and signs_in(instance, "officer-1", chosen)


def test_a_weak_passphrase_a_taken_login_and_an_unknown_post_are_refused(instance: Path):
    add(instance, "officer-1")

    command = "accounts add officer-2 --role officer --instance"
    weak = run(command, instance, "--ask", typed="short\nshort\n")
    taken = run("accounts", "add", "officer-1", "--role", "trainer", "--instance", instance)
    unknown = run(command, instance, "--post", "KZ-NOWHERE")

    assert "15 to 256 characters" in weak.output
    assert '"officer-1" is taken' in taken.output
    assert "referral posts add KZ-NOWHERE" in unknown.output
    assert {weak.exit_code, taken.exit_code, unknown.exit_code} == {1}


def test_a_new_passphrase_replaces_the_old_one(instance: Path):
    old = add(instance, "officer-1")

    result = run("accounts", "passphrase", "officer-1", "--instance", instance)

    assert signs_in(instance, "officer-1", result.output.split()[-1])
    assert not signs_in(instance, "officer-1", old)


def test_a_deactivated_account_stays_in_the_list_and_out_of_the_house(instance: Path):
    passphrase = add(instance, "officer-1")

    run("accounts", "deactivate", "officer-1", "--instance", instance)

    listed = run("accounts", "list", "--instance", instance).output
    assert "officer-1: officer, no post, deactivated" in listed
    assert not signs_in(instance, "officer-1", passphrase)


def test_an_unknown_account_is_named(instance: Path):
    result = run("accounts", "deactivate", "nobody", "--instance", instance)

    assert result.exit_code == 1 and '"nobody"' in result.output


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            f"posts add KZ-ALA-01 --country kz --kind road {NAMES}",
            "exists already",
        ),
        (
            f"posts add kz-ala-2 --country kz --kind road {NAMES}",
            "capital letters",
        ),
        (f"posts add KZ-ALA-02 --country xx --kind road {NAMES}", 'country "xx"'),
        ("posts add KZ-ALA-02 --country kz --kind road --name Road", "language"),
    ],
)
def test_a_post_that_cannot_be_is_refused(instance: Path, wrong: str, told: str):
    result = run(wrong, "--instance", instance)

    assert result.exit_code == 1 and told in result.output
    assert run("posts", "list", "--instance", instance).output == "KZ-ALA-01: Road (kz, road)\n"


def test_the_journal_is_whole_up_to_the_head_that_was_printed(instance: Path):
    lines, head = run("journal", "head", "--instance", instance).output.split()
    add(instance, "officer-1")

    result = run("journal", "verify", "--head", head, "--instance", instance)

    assert lines == "1" and result.exit_code == 0 and "whole: 2 lines" in result.output


def test_a_journal_that_was_tampered_with_fails_with_the_line(instance: Path):
    add(instance, "officer-1")
    database = Database(load(instance).database)
    with database.transaction() as session:
        session.execute(text("DROP TRIGGER journal_no_update"))
        session.execute(text("UPDATE journal SET kind = 'case_viewed' WHERE seq = 2"))
    database.close()

    result = run("journal", "verify", "--instance", instance)

    assert result.exit_code == 1 and "Line 2 was changed" in result.output
