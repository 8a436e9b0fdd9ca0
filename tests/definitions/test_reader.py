"""The reader: what YAML would take for something else stays text; a broken file is a problem."""

from pathlib import Path
from random import Random

import pytest

from referral.definitions.checks import problems
from referral.definitions.nodes import Block, TextNode
from referral.definitions.reader import read, read_text
from referral.definitions.source_files import source_files_at
from tests.definitions.folder import REGIONAL, sound


def only_text(yaml: str) -> str:
    """The text under the only key of a block."""
    root = read_text(yaml, "one.yaml").root
    assert isinstance(root, Block)
    return root.text("key")


@pytest.mark.parametrize(
    "typed",
    [
        "yes",
        "no",
        "NO",
        "on",
        "true",
        "null",
        "~",
        "12:30",
        "010",
        "1_000",
        "1e3",
        "0x1F",
        "2026-11-20",
    ],
)
def test_every_scalar_stays_what_was_typed(typed: str):
    assert only_text(f"key: {typed}") == typed
    assert only_text(f'key: "{typed}"') == typed


def test_lines_of_one_text_become_one_line():
    assert only_text("key: >\n  One\n  two.\n\n  Three.\n") == "One two. Three."
    assert only_text("key: |\n  One\n  two.\n") == "One two."
    assert only_text('key: "One\n  two."') == "One two."


def test_a_space_that_must_not_break_stays():
    assert only_text("key: 5\u00a0hours\u202fago") == "5\u00a0hours\u202fago"


def test_every_node_knows_its_line():
    root = read_text("a: 1\nb:\n  - one\n  - {c: two,\n     d: three}\n", "some.yaml").root

    assert isinstance(root, Block)
    assert str(root.place_of("b")) == "some.yaml:2"
    assert [str(text.place) for text in root.texts("b")] == ["some.yaml:3"]
    [inner] = root.blocks("b")
    assert str(inner.place_of("d")) == "some.yaml:5"
    assert inner.entries["d"] == TextNode("three", inner.place_of("d"))


def test_of_two_equal_keys_the_first_is_kept_and_the_second_reported():
    reading = read_text("key: first\nkey: second\n", "one.yaml")

    assert isinstance(reading.root, Block)
    assert reading.root.text("key") == "first"
    assert [str(found.place) for found in reading.problems] == ["one.yaml:2"]


def test_a_merge_key_is_a_key_like_any_other():
    root = read_text("key: 1\n<<: {other: 2}\n", "one.yaml").root

    assert isinstance(root, Block)
    assert list(root.entries) == ["key", "<<"]


def test_a_file_that_is_missing_is_a_problem(tmp_path: Path):
    reading = read(tmp_path / "none.yaml", "none.yaml")

    assert reading.root is None
    assert [found.code for found in reading.problems] == ["Y04"]


def test_an_empty_file_is_a_problem():
    assert [found.code for found in read_text("# nothing\n", "one.yaml").problems] == ["Y06"]


def test_whatever_is_torn_out_of_a_file_is_a_problem_and_never_a_crash(tmp_path: Path):
    random = Random(2016)
    whole = sound().texts[REGIONAL]
    for _ in range(300):
        start = random.randrange(len(whole))
        torn = (
            whole[:start]
            + random.choice(["", ":", "[", "\n", '"', "{"])
            + whole[start + random.randrange(40) :]
        )
        root = sound().with_file(REGIONAL, torn).on_disk(tmp_path)

        for found in problems(source_files_at(root)):
            assert found.place.line >= 1
            assert found.sentence


@pytest.mark.parametrize("root", ["", "[]", "text", "[[[]]]", "{a: {b: {c: []}}}", "- - -\n- x"])
def test_a_file_of_another_shape_is_a_problem_and_never_a_crash(root: str, tmp_path: Path):
    for file in sound().texts:
        folder = sound().with_file(file, root).on_disk(tmp_path / file)

        assert problems(source_files_at(folder))
