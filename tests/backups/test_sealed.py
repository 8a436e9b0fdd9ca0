"""An encrypted backup opens with the key of its recipient alone, and leaves nothing readable where it lies."""

from pathlib import Path

import pytest

from referral.services.backups import making, restoring, sealing
from referral.services.backups.restoring import RestoreRefused
from referral.services.backups.sealing import SealingFault
from referral.settings import load
from tests.backups.keeping import files_of, typed
from tests.builders import MORNING


@pytest.fixture
def sealed(instance: Path, tmp_path: Path) -> Path:
    """An encrypted backup; the key lies beside it."""
    text, recipient = sealing.new_identity()
    (tmp_path / "key").write_text(text)
    (instance / "config.toml").write_text(f'backup_recipient = "{recipient}"\n')
    return making.make(load(instance), now=MORNING).file


def test_from_a_new_key_to_a_restored_instance(instance: Path, tmp_path: Path):
    said = typed("backup-key", tmp_path / "key")
    (instance / "config.toml").write_text(said.splitlines()[-1].strip() + "\n")

    made = typed("backup", "--instance", instance)
    (kept,) = (instance / "backups").iterdir()
    typed("restore", kept, "--identity", tmp_path / "key", "--to", tmp_path / "new")

    assert "encrypted to age1" in made and kept.name.endswith(".zip.age")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert files_of(tmp_path / "new").keys() == {"config.toml", "secret_key"}


def test_nothing_of_the_instance_can_be_read_in_it_and_nothing_else_is_left(
    sealed: Path, instance: Path
):
    key = load(instance).secret_key.encode()

    assert key not in sealed.read_bytes() and b"manifest.json" not in sealed.read_bytes()
    assert [one.name for one in instance.iterdir() if one.name.startswith(".")] == []
    assert list(sealed.parent.iterdir()) == [sealed]


def test_without_the_key_or_with_another_one_nothing_opens(sealed: Path, tmp_path: Path):
    (tmp_path / "other").write_text(sealing.new_identity()[0])
    (tmp_path / "no key").write_text("my dog's name")

    with pytest.raises(RestoreRefused, match="--identity"):
        restoring.restore(sealed, tmp_path / "new")
    with pytest.raises(SealingFault, match="for somebody else"):
        restoring.restore(sealed, tmp_path / "new", identity=tmp_path / "other")
    with pytest.raises(SealingFault, match="no identity"):
        restoring.restore(sealed, tmp_path / "new", identity=tmp_path / "no key")

    assert not (tmp_path / "new").exists()


def test_an_encrypted_backup_that_was_cut_or_changed_is_refused(sealed: Path, tmp_path: Path):
    whole = sealed.read_bytes()
    changed = whole[:-99] + bytes([whole[-99] ^ 1]) + whole[-98:]

    for broken in (whole[:-1], whole[: len(whole) // 2], whole[:60], changed):
        sealed.write_bytes(broken)
        with pytest.raises(SealingFault, match="cut or changed"):
            restoring.restore(sealed, tmp_path / "new", identity=tmp_path / "key")

    assert not (tmp_path / "new").exists()


def test_a_recipient_that_is_none_is_told_before_any_work(instance: Path):
    (instance / "config.toml").write_text('backup_recipient = "age1 my colleague"\n')

    said = typed("backup", "--instance", instance, expects=1)

    assert "referral backup-key FILE" in said and not list((instance / "backups").iterdir())
    assert "No backup was ever made" in typed("status", "--instance", instance, expects=1)


def test_a_key_never_takes_the_place_of_another_one(tmp_path: Path):
    (tmp_path / "key").write_text("the only one")

    typed("backup-key", tmp_path / "key", expects=1)

    assert (tmp_path / "key").read_text() == "the only one"
