"""Nothing is prepared twice, and what is missing is named with the line that brings it."""

from pathlib import Path

import pytest

from tooling import linked, node, stamps, system
from tooling.places import Refusal

ABSENT = system.library("libabsent0", "libabsent-of-this-name.so.0")
PRESENT = system.program("dash", "sh")


@pytest.fixture(autouse=True)
def own_stamps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the stamps of the checkout out of these tests."""
    monkeypatch.setattr(stamps, "STAMPS", tmp_path / "stamps")


def test_what_was_made_from_the_same_inputs_is_fresh(tmp_path):
    source = tmp_path / "lock.txt"
    source.write_text("first")
    stamps.mark("packages", stamps.key_of(source))

    assert stamps.is_fresh("packages", stamps.key_of(source))


def test_a_changed_input_is_not_fresh(tmp_path):
    source = tmp_path / "lock.txt"
    source.write_text("first")
    stamps.mark("packages", stamps.key_of(source))

    source.write_text("second")

    assert not stamps.is_fresh("packages", stamps.key_of(source))


def test_only_what_is_missing_is_named():
    packages = system.missing([ABSENT, PRESENT])

    assert packages == ["libabsent0"]


def test_who_may_not_install_gets_the_exact_line(monkeypatch):
    monkeypatch.setattr(system, "may_install", lambda: False)

    with pytest.raises(Refusal) as refusal:
        system.ensure([ABSENT, PRESENT])

    assert "sudo apt-get install --no-install-recommends libabsent0" in str(refusal.value)


def test_printing_libraries_missing_do_not_stop_the_service(monkeypatch, capsys):
    monkeypatch.setattr(system, "may_install", lambda: False)

    system.ensure_or_warn([ABSENT])

    assert "libabsent0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("version", "enough"),
    [("v18.19.0", False), ("v20.18.3", False), ("v20.19.0", True), ("v24.2.0", True), ("", False)],
)
def test_an_old_node_is_not_taken(tmp_path, version, enough):
    interpreter = tmp_path / "node"
    interpreter.write_text(f"#!/bin/sh\necho {version}\n")
    interpreter.chmod(0o755)

    assert node.is_new_enough(str(interpreter)) is enough


@pytest.mark.thorough
def test_every_library_that_a_binary_links_to_comes_with_a_package_we_name():
    assert linked.can_ask(), "This test asks dpkg, apt-cache and ldd."

    assert linked.problems([*system.PRINTING, *system.TESTING]) == []


@pytest.mark.thorough
def test_a_library_that_no_named_package_brings_is_told_with_its_user():
    without = [need for need in system.TESTING if need.package != "libatomic1"]

    [problem] = linked.problems([*system.PRINTING, *without])

    assert "playwright/driver/node links to libatomic.so.1" in problem and "libatomic1" in problem
