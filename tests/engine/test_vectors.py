"""The shared vectors: a document, answers, and the walk that both engines must make of them.

The documents of the vectors are short, in the first format; both engines are asked again with each in
the format of today, written out.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from referral.definitions.documents.compiler import canonical, checklist_of, document_of
from referral.engine.walker import Walker
from tests.engine.twins import Job, in_javascript, in_python

FILES = sorted((Path(__file__).parents[1] / "vectors").glob("*.json"))
VECTORS = {file.stem: json.loads(file.read_text("utf-8")) for file in FILES}
SOUND = {name: vector for name, vector in VECTORS.items() if not vector.get("refused")}
REFUSED = {name: vector for name, vector in VECTORS.items() if vector.get("refused")}


def job(vector: dict[str, Any]) -> Job:
    return Job(canonical(vector["document"]), [vector["answers"]])


def job_of_today(vector: dict[str, Any]) -> Job:
    brief = job(vector)
    return Job(document_of(checklist_of(brief.document)), brief.answers)


@pytest.fixture(scope="module")
def javascript() -> dict[str, Any]:
    """What the browser's engine says to every vector, from one run."""
    return dict(zip(VECTORS, in_javascript(map(job, VECTORS.values())), strict=True))


@pytest.fixture(scope="module")
def javascript_today() -> dict[str, Any]:
    """What it says to the same vectors in the format of today."""
    return dict(zip(SOUND, in_javascript(map(job_of_today, SOUND.values())), strict=True))


def test_there_are_vectors():
    assert len(SOUND) >= 25
    assert len({vector["says"] for vector in VECTORS.values()}) == len(VECTORS)


@pytest.mark.parametrize("name", SOUND)
def test_python_walks_as_the_vector_says(name: str):
    vector = SOUND[name]

    [walk] = in_python(job(vector))

    assert walk == vector["walk"], vector["says"]
    assert list(walk["active"]) == list(vector["walk"]["active"])


@pytest.mark.parametrize("name", SOUND)
def test_javascript_walks_as_the_vector_says(name: str, javascript: dict[str, Any]):
    vector = SOUND[name]

    assert javascript[name] == {"walks": [vector["walk"]]}, vector["says"]


@pytest.mark.parametrize("name", SOUND)
def test_both_walk_the_same_when_everything_is_written_out(
    name: str, javascript_today: dict[str, Any]
):
    vector = SOUND[name]

    assert in_python(job_of_today(vector)) == [vector["walk"]]
    assert javascript_today[name] == {"walks": [vector["walk"]]}, vector["says"]


@pytest.mark.parametrize("name", SOUND)
def test_the_document_of_a_vector_written_out_comes_back(name: str):
    document = job_of_today(SOUND[name]).document

    assert document_of(checklist_of(document)) == document


@pytest.mark.parametrize("name", REFUSED)
def test_python_refuses_what_it_does_not_know(name: str):
    with pytest.raises((ValueError, KeyError)):
        Walker(checklist_of(canonical(REFUSED[name]["document"])))


@pytest.mark.parametrize("name", REFUSED)
def test_javascript_refuses_what_it_does_not_know(name: str, javascript: dict[str, Any]):
    assert javascript[name].keys() == {"refused"}
