"""A backup is restored into an empty place, all of it or nothing; what was cut, changed or foreign is refused."""

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from referral.definitions.library import Library
from referral.services.backups import backup_file, making, restoring
from referral.services.backups.backup_file import NotABackup
from referral.services.backups.restoring import RestoreRefused
from referral.settings import load
from referral.store.database import Database, schema
from referral.store.database.postgresql_programs import CopyFailed
from tests.backups.keeping import at_work, files_of, held_by, typed
from tests.builders import MORNING

REFUSALS = (NotABackup, RestoreRefused, CopyFailed)


@pytest.fixture(scope="module")
def origin(prepared: Path, library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance with a case."""
    folder = tmp_path_factory.mktemp("origin") / "instance"
    shutil.copytree(prepared, folder)
    with at_work(folder, library) as border:
        border.answer(border.open_case(), afraid="yes")
    return folder


@pytest.fixture(scope="module")
def kept(origin: Path) -> Path:
    """Its backup."""
    making.make_to(load(origin), origin.parent / "kept.zip", now=MORNING)
    return origin.parent / "kept.zip"


def test_a_rehearsal_says_what_would_be_restored_and_leaves_nothing(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    said = typed("restore", kept, "--rehearse")

    assert "can be restored; nothing was changed" in said and "1 cases" in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("there", ["instance", "a file"])
def test_nothing_is_ever_restored_over_something(kept: Path, origin: Path, there: str):
    place = origin if there == "instance" else origin / "secret_key"
    before = files_of(origin)

    with pytest.raises(RestoreRefused, match="is not empty"):
        restoring.restore(kept, place)

    assert files_of(origin) == before


def test_an_empty_folder_is_an_empty_place(kept: Path, tmp_path: Path):
    (tmp_path / "new").mkdir()

    typed("restore", kept, "--to", tmp_path / "new")

    assert held_by(tmp_path / "new").of("cases") == 1


def test_a_backup_that_was_cut_is_refused_wherever_it_was_cut(kept: Path, tmp_path: Path):
    whole, cut = kept.read_bytes(), tmp_path / "cut.zip"
    for length in [*range(0, len(whole), len(whole) // 9), len(whole) - 1]:
        cut.write_bytes(whole[:length])

        with pytest.raises(REFUSALS):
            restoring.restore(cut, tmp_path / "new")

        assert not (tmp_path / "new").exists() and not list(tmp_path.glob(".new*"))


def test_a_changed_byte_is_found_unless_it_changes_nothing(
    kept: Path, origin: Path, tmp_path: Path
):
    whole, changed, refused = kept.read_bytes(), tmp_path / "changed.zip", 0
    for place in range(7, len(whole), len(whole) // 20):
        changed.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            restoring.restore(changed, tmp_path / "new")
        except REFUSALS:
            refused += 1
            assert not (tmp_path / "new").exists()
        else:
            assert files_of(tmp_path / "new") == files_of(origin)
            shutil.rmtree(tmp_path / "new")

    assert refused > 15


def foreign() -> Iterator[tuple[str, Callable[[Path, Path], object]]]:
    """Files that are no backup of ours, each with who makes it."""
    yield "empty", lambda file, _kept: file.write_bytes(b"")
    yield "text", lambda file, _kept: file.write_text("Dear colleague,")
    yield (
        "a database",
        lambda file, kept: file.write_bytes(
            (kept.parent / "instance" / "referral.sqlite3").read_bytes()
        ),
    )
    yield "another archive", lambda file, _kept: rewritten(file, {"photo.jpg": b"x"})
    yield "no list", lambda file, _kept: rewritten(file, {backup_file.MANIFEST: b"{}"})
    yield "not JSON", lambda file, _kept: rewritten(file, {backup_file.MANIFEST: b"{"})
    yield "a list", lambda file, _kept: rewritten(file, {backup_file.MANIFEST: b"[]"})
    yield (
        "of the future",
        lambda file, _kept: rewritten(file, {backup_file.MANIFEST: b'{"format": 9}'}),
    )


@pytest.mark.parametrize(("name", "make"), list(foreign()), ids=[name for name, _ in foreign()])
def test_a_foreign_file_is_refused_in_a_sentence(kept: Path, tmp_path: Path, name: str, make):
    make(tmp_path / "foreign.zip", kept)

    with pytest.raises(NotABackup, match=r"foreign\.zip"):
        restoring.restore(tmp_path / "foreign.zip", tmp_path / "new")

    assert not (tmp_path / "new").exists()


def test_a_refusal_is_one_sentence_on_the_screen(tmp_path: Path):
    (tmp_path / "letter.txt").write_text("Dear colleague,")

    said = typed("restore", tmp_path / "letter.txt", "--to", tmp_path / "new", expects=1)

    assert said == f"Error: {tmp_path}/letter.txt is no backup, or was cut or damaged.\n"


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", "instance/../../outside"])
def test_nothing_is_written_outside_the_place(kept: Path, tmp_path: Path, name: str):
    parts = parts_of(kept)
    told = json.loads(parts[backup_file.MANIFEST])
    told["parts"][0]["name"] = name
    parts[name] = parts.pop(backup_file.manifest_of(kept).parts[0].name)
    parts[backup_file.MANIFEST] = json.dumps(told).encode()
    rewritten(tmp_path / "evil.zip", parts)

    with pytest.raises(NotABackup):
        restoring.restore(tmp_path / "evil.zip", tmp_path / "new")

    assert not (tmp_path / "outside").exists() and not (tmp_path.parent / "outside").exists()


def test_a_row_that_is_missing_is_found_even_when_every_hash_was_made_anew(
    kept: Path, origin: Path, instance: Path, tmp_path: Path
):
    shutil.copy(origin / "referral.sqlite3", instance)
    manifest = backup_file.manifest_of(kept)
    changed(instance, "DELETE FROM worklist")
    with backup_file.packing(tmp_path / "forged.zip") as packing:
        backup_file.unpack(kept, manifest, tmp_path / "parts")
        shutil.copy(instance / "referral.sqlite3", tmp_path / "parts/databases/service.sqlite3")
        for part in manifest.parts:
            packing.add(part.name, tmp_path / "parts" / part.name)
        forged = backup_file.Manifest(
            1, "0", manifest.made_at, manifest.databases, tuple(packing.parts)
        )
        packing.finish(forged)

    with pytest.raises(NotABackup, match="worklist should have 1 rows and has 0"):
        restoring.restore(tmp_path / "forged.zip", tmp_path / "new")


def test_a_backup_of_an_older_version_comes_back_and_is_then_migrated(
    instance: Path, tmp_path: Path, library: Library
):
    with at_work(instance, library) as border:
        border.answer(border.open_case(), afraid="yes")
        border.database.close()
        schema.migrate(border.database, schema.REVISIONS[-3])

    typed("backup", "--to", tmp_path / "kept.zip", "--instance", instance)
    said = typed("restore", tmp_path / "kept.zip", "--to", tmp_path / "new")
    typed(*said.splitlines()[-1].split()[1:-1], tmp_path / "new")

    assert "An older version made it." in said
    assert "is whole: 2 lines" in typed("journal", "verify", "--instance", tmp_path / "new")


def test_a_backup_of_a_newer_version_is_refused(instance: Path, tmp_path: Path):
    changed(instance, "UPDATE alembic_version SET version_num = '9999'")

    said = typed("backup", "--to", tmp_path / "kept.zip", "--instance", instance, expects=1)

    assert "newer version" in said and not (tmp_path / "kept.zip").exists()


def test_a_journal_that_was_broken_before_does_not_keep_anybody_from_saving_the_rest(
    instance: Path, tmp_path: Path, library: Library
):
    with at_work(instance, library) as border:
        border.answer(border.open_case(), afraid="yes")
    changed(
        instance,
        "DROP TRIGGER journal_no_update",
        "UPDATE journal SET person = NULL WHERE seq = 1",
    )

    made = typed("backup", "--to", tmp_path / "kept.zip", "--instance", instance)
    restored = typed("restore", tmp_path / "kept.zip", "--to", tmp_path / "new")

    assert "ATTENTION: the journal was not whole before. Line 1 was changed" in made
    assert "ATTENTION" in restored and held_by(tmp_path / "new").of("cases") == 1


def parts_of(file: Path) -> dict[str, bytes]:
    """The parts of an archive by name."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(instance: Path, *statements: str) -> None:
    """Change the database of an instance behind the program's back."""
    with closing(Database(load(instance).database)) as database, database.transaction() as session:
        for statement in statements:
            session.execute(text(statement))


def rewritten(file: Path, parts: dict[str, bytes]) -> Path:
    """An archive of these parts."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file
