"""A disk that is full, and a disk that can only be read: what still works is what must, and nothing is lost."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from referral import create_app
from referral.settings import Settings
from tests.small_disks import SmallDisk
from tests.web.furnishing import settings_for
from tests.web.visitors import PASSPHRASE, Visitor


@pytest.fixture
def service(furnished: Path, small_disk: SmallDisk) -> Settings:
    """A service whose folder lies on the small disk."""
    return settings_for(furnished, small_disk.folder)


@pytest.fixture
def workers(service: Settings) -> Iterator[tuple[Flask, Flask]]:
    """Two workers of one server, as after its start."""
    both = (create_app(service), create_app(service))
    for house in (one.extensions["app_parts"] for one in both):
        house.database.keep_room()
    yield both
    for one in both:
        one.extensions["app_parts"].close()


def elsewhere(visitor: Visitor, app: Flask) -> Visitor:
    """The same browser, answered by another worker."""
    name = app.config["SESSION_COOKIE_NAME"]
    cookie = visitor.client.get_cookie(name)
    assert cookie is not None
    moved = Visitor(app)
    moved.client.set_cookie(name, cookie.value)
    return moved


def is_signed_in(visitor: Visitor) -> bool:
    return visitor.client.get("/en/cases").status_code == 200


def saves_until_it_is_full(visitor: Visitor, reference: str) -> str:
    """Change one answer until it is refused; returns what was acknowledged last."""
    acknowledged, seen = "", 0
    for number in range(5_000):
        answer = visitor.save(reference, "weapon", ("yes", "no")[number % 2], seen=seen)
        if answer.status_code != 200:
            assert answer.status_code == 507
            return acknowledged
        acknowledged, seen = ("yes", "no")[number % 2], answer.json["seen"]
    raise AssertionError("The disk never became full.")


def test_on_a_full_disk_one_signs_in_reads_refers_prints_and_signs_out(
    workers: tuple[Flask, Flask], small_disk: SmallDisk
):
    first, second = workers
    aigul = Visitor(first).signs_in("aigul")
    reference = aigul.opens_a_case()
    small_disk.fill(leave=400_000)
    last = saves_until_it_is_full(aigul, reference)
    assert last

    bek = Visitor(second).signs_in("bek")
    assert is_signed_in(bek)
    page = bek.get(f"cases/{reference}/sections/life-and-limb").text
    assert f'value="{last}" checked' in page
    bek.get(f"cases/{reference}/referral")
    bek.post(f"cases/{reference}/referral")
    pdf = bek.client.get(f"/en/cases/{reference}/referral/form/kk-ru.pdf")
    assert (pdf.status_code, pdf.data[:4]) == (200, b"%PDF")
    copied = elsewhere(bek, first)
    assert is_signed_in(copied)
    bek.get("cases")
    bek.post("sign-out")

    assert not is_signed_in(bek) and not is_signed_in(copied)
    assert not is_signed_in(elsewhere(copied, second))


@pytest.mark.thorough
def test_a_hundred_people_sign_in_and_out_on_a_full_disk(
    workers: tuple[Flask, Flask], small_disk: SmallDisk
):
    small_disk.fill()

    for number in range(100):
        aigul = Visitor(workers[number % 2]).signs_in("aigul")
        assert is_signed_in(aigul)
        aigul.get("cases")
        aigul.post("sign-out")
        assert not is_signed_in(aigul)


def test_a_supervisor_looks_at_a_case_on_a_full_disk(
    workers: tuple[Flask, Flask], small_disk: SmallDisk
):
    aigul = Visitor(workers[0]).signs_in("aigul")
    reference = aigul.opens_a_case()
    small_disk.fill()

    saule = Visitor(workers[1]).signs_in("saule")
    saule.get(f"supervision/{reference}")
    page = saule.post(f"supervision/{reference}/look")

    assert page.status_code == 200 and reference[:4] in page.text


def test_once_there_is_room_again_answers_are_saved_and_room_is_kept_again(
    workers: tuple[Flask, Flask], small_disk: SmallDisk
):
    aigul = Visitor(workers[0]).signs_in("aigul")
    reference = aigul.opens_a_case()
    small_disk.fill()
    saves_until_it_is_full(aigul, reference)
    Visitor(workers[0]).signs_in("bek")

    small_disk.make_room()
    workers[0].extensions["app_parts"].database.keep_room()

    assert aigul.save(reference, "danger_to_life", "yes").status_code == 200
    assert small_disk.free > 10_000_000


def saved_by_a_server_that_is_killed(service: Settings, visitor: Visitor, reference: str) -> None:
    """An answer is acknowledged by a process that ends in the same moment: the log beside the file holds it."""
    child = os.fork()
    if child == 0:
        killed = elsewhere(visitor, create_app(service))
        killed.get(f"cases/{reference}/sections/life-and-limb")
        saved = killed.save(reference, "danger_to_life", "yes")
        os._exit(0 if saved.status_code == 200 else 1)
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize("ending", ["well", "killed"])
def test_on_a_read_only_disk_one_reads_and_is_told(
    service: Settings, small_disk: SmallDisk, ending: str
):
    before = create_app(service)
    aigul = Visitor(before).signs_in("aigul")
    reference = aigul.opens_a_case()
    before.extensions["app_parts"].close()
    if ending == "killed":
        saved_by_a_server_that_is_killed(service, aigul, reference)
    small_disk.forbid_writing()

    after = create_app(service)
    reading = elsewhere(aigul, after)
    page = reading.get(f"cases/{reference}/sections/life-and-limb")
    refused = reading.save(reference, "weapon", "no")
    stranger = Visitor(after)
    stranger.get("sign-in")
    signing_in = stranger.post("sign-in", login="bek", passphrase=PASSPHRASE)
    after.extensions["app_parts"].close()

    assert page.status_code == 200
    assert ('value="yes" checked' in page.text) is (ending == "killed")
    assert refused.status_code == 507 and "Nothing can be saved" in refused.json["problem"]
    assert signing_in.status_code == 507
    assert "can only be read" in signing_in.text


def test_a_supervisor_reads_whom_to_tell_of_a_disk_that_can_only_be_read(
    service: Settings, small_disk: SmallDisk
):
    before = create_app(service)
    saule = Visitor(before).signs_in("saule")
    before.extensions["app_parts"].close()
    small_disk.forbid_writing()

    after = create_app(service)
    page = elsewhere(saule, after).get("supervision").text
    after.extensions["app_parts"].close()

    assert "nothing can be written to it" in page
