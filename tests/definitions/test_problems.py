"""Every author error of the catalogue: made in a sound folder, and found in its file and line."""

import re
from pathlib import Path

import pytest

from referral.definitions.checks import problems
from referral.definitions.problems import FoundProblem, Problem
from referral.definitions.source_files import source_files_at
from tests.definitions import slips, slips_of_countries, slips_of_proofs, slips_of_roles
from tests.definitions.folder import OVERLAY, PACK, REGIONAL, WORKS, Folder, sound
from tests.definitions.slips import Slip

SLIPS = [
    *slips.SLIPS,
    *slips_of_countries.SLIPS,
    *slips_of_proofs.SLIPS,
    *slips_of_roles.SLIPS,
]


def found_in(folder: Folder, where: Path) -> tuple[FoundProblem, ...]:
    return problems(source_files_at(folder.on_disk(where)))


def test_the_sound_folder_has_no_problem(tmp_path: Path):
    assert found_in(sound(), tmp_path) == ()


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_slip_is_found_where_it_was_made(slip: Slip, tmp_path: Path):
    folder = sound().but(slip.file, slip.old, slip.new)

    found = [one for one in found_in(folder, tmp_path) if one.code == slip.code]

    line = folder.line_of(slip.file, slip.at) if slip.at else sound().line_of(slip.file, slip.old)
    assert [str(one.place) for one in found][:1] == [f"checklists/{slip.file}:{line}"]
    assert slip.says in f"{found[0].sentence} {found[0].remedy}"


def test_a_file_that_is_no_text_is_named(tmp_path: Path):
    root = sound().on_disk(tmp_path)
    (root / REGIONAL).write_bytes(b"title: \xff\xfe")

    [found] = [one for one in problems(source_files_at(root)) if one.code == "Y04"]

    assert str(found.place) == "checklists/regional/small.yaml:1"


def test_an_overlay_without_a_checklist_beneath_it(tmp_path: Path):
    folder = sound().with_file("countries/kz/smal.yaml", "overlay: smal\ncountry: kz\n")

    [found] = found_in(folder, tmp_path)

    assert (found.code, found.place.line) == ("O01", 1)
    assert 'Did you mean "small"?' in found.sentence


def test_a_country_without_its_pack(tmp_path: Path):
    folder = sound().without(PACK).but(OVERLAY, "to: archive", "to: border_service")

    [found] = found_in(folder, tmp_path)

    assert found.code == "P07"


def test_every_error_of_the_catalogue_is_provoked_here():
    elsewhere = {"Y04", "O01", "P07"}

    assert {slip.code for slip in SLIPS} | elsewhere == {problem.name for problem in Problem}


def test_all_problems_of_a_run_come_together_in_the_order_of_files_and_lines(tmp_path: Path):
    folder = (
        sound()
        .but(WORKS, "kind: law", "kind: laws")
        .but(REGIONAL, "within: same_day", "within: soon")
        .but(REGIONAL, "id: wound", "id: Wound")
        .but(OVERLAY, "step: fear", "step: faer")
    )

    found = found_in(folder, tmp_path)

    assert {one.code for one in found} == {"C05", "C12", "C25", "O03"}
    assert list(found) == sorted(found, key=lambda one: (one.place.file, one.place.line))


def test_a_problem_reads_as_file_line_code_sentence_and_remedy_below(tmp_path: Path):
    folder = sound().but(REGIONAL, "hint: Listen.", "when: {answer: signs, includes: wound}")

    [found] = found_in(folder, tmp_path)
    first, second = str(found).splitlines()

    lead = "checklists/regional/small.yaml:17  C07  "
    assert first == f'{lead}Step "fear" depends on "signs", which is asked later.'
    assert second == " " * len(lead) + (
        'A step may depend only on steps above it. Move "signs" up, or drop the condition.'
    )


@pytest.mark.parametrize("problem", Problem)
def test_problems_are_sentences(problem: Problem):
    sentence, remedy = problem.value

    assert re.fullmatch(r"[\"{A-Z].*[.]", sentence)
    assert re.fullmatch(r"[\"{A-Z].*[.]", remedy)
