"""A newer checklist and an open case: looked at, decided by an officer, nothing lost, never in the way."""

import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from referral.definitions.library import Library, library_at
from referral.services.cases import casefile, migrate_case, refusals
from referral.services.cases.migrate_case import Move
from referral.services.cases.refusals import CaseClosed, DutyWouldFall, VersionPassed
from referral.services.upkeep.journal import verify
from referral.store import journal
from referral.store.cases import documents, referrals
from referral.store.cases.cases import Case
from tests.builders import Border, given

SHELTER = """\
  - id: shelter
    do: Give shelter.
    to: border_service
    within: same_day
    when: {answer: afraid, one_of: [yes, not_sure]}
    source: [{work: handbook}]
"""
THIRSTY = """\
      - id: thirsty
        ask: Is the person thirsty?
        options: yes_no_not_sure
        source: [{work: handbook}]
      - id: children
"""
HUNGRY = "          - {id: hungry, label: Hungry}\n"
AFRAID = "ask: Is the person afraid to go back?"
HELP_AT_ONCE = "within: at_once"

Writer = Callable[..., Library]


@pytest.fixture
def newer(tmp_path: Path) -> Writer:
    """The checklists of the tests with some passages written otherwise."""

    def write(*passages: tuple[str, str]) -> Library:
        folder = tmp_path / uuid4().hex
        shutil.copytree(Path(__file__).parents[2] / "checklists", folder)
        file = folder / "regional" / "referral.yaml"
        text = file.read_text("utf-8")
        for old, new in passages:
            assert text.count(old) >= 1, old
            text = text.replace(old, new, 1)
        file.write_text(text, "utf-8")
        return library_at(folder)

    return write


def offered(border: Border, library: Library, case: Case) -> Move:
    """What a move would change; it must be on offer."""
    found = migrate_case.offer(library, border.file(border.find(case)))
    assert found is not None
    return found


def moved(border: Border, library: Library, case: Case, to: str = "") -> None:
    """Move a case to the version that was looked at."""
    to = to or library.checklist("referral", "kz").hash
    with border.database.transaction() as session:
        migrate_case.move(
            session, library, case, to=to, by=border.officer, now=border.now, operation=uuid4()
        )


def test_a_case_stays_where_it_is_until_somebody_moves_it(border: Border, newer: Writer):
    case = border.open_case()
    library = newer((AFRAID, "ask: Does the person fear return?"))

    border.answer(case, afraid="yes")

    assert migrate_case.has_newer(library, border.file(border.find(case)))
    assert border.find(case).document == case.document
    assert migrate_case.offer(border.library, border.file(border.find(case))) is None


def test_the_officer_sees_what_a_move_would_change(border: Border, newer: Writer):
    case = border.open_case()
    border.answer(case, afraid="yes", signs=("hungry",))
    library = newer(
        (AFRAID, "ask: Does the person fear return?"),
        ("      - id: children\n", THIRSTY),
        (HUNGRY, ""),
        ("duties:\n", f"duties:\n{SHELTER}"),
    )

    move = offered(border, library, case)

    assert [step.id for step in move.asked] == ["signs", "thirsty"]
    assert [step.id for step in move.left] == ["signs"]
    assert [one.duty.id for one in move.arising] == ["shelter"]
    assert [(one.before.says, one.after.says) for one in move.reworded] == [
        ("Is the person afraid to go back?", "Does the person fear return?")
    ]
    assert move.is_safe


def test_a_moved_case_keeps_every_answer_and_asks_what_is_new(border: Border, newer: Writer):
    case = border.open_case()
    border.answer(case, afraid="yes", danger="no", signs=("hungry",))
    library = newer(("      - id: children\n", THIRSTY), (HUNGRY, ""))

    moved(border, library, case)

    file = border.file(border.find(case))
    assert file.checklist.hash == library.checklist("referral", "kz").hash
    assert file.answers == {"afraid": "yes", "danger": "no"}
    assert {"thirsty", "signs"} <= {step.id for step in file.walk.missing}
    border.answer(case, thirsty="no", signs=("tired",))
    assert border.file(border.find(case)).answers["signs"] == ("tired",)


def test_the_old_version_stays_readable_and_the_journal_tells_of_the_move(
    border: Border, newer: Writer
):
    case = border.open_case()

    moved(border, newer((AFRAID, "ask: Does the person fear return?")), case)

    with border.database.read_session() as session:
        assert documents.find(session, case.document)
        assert verify(session).whole
        assert [line[3] for line in journal.lines(session)] == ["case_opened", "case_moved"]


def test_a_form_that_was_issued_stays_on_the_version_it_was_issued_on(
    border: Border, newer: Writer
):
    case = border.open_case()
    border.answer(case, afraid="yes", signs=("hungry",))
    first = border.issue(case)
    library = newer((HUNGRY, ""))

    moved(border, library, case)
    second = border.issue(case)

    with border.database.read_session() as session:
        old = referrals.numbered(session, case.id, first.number)
        assert old is not None
        then = casefile.case_file_of(session, border.find(case), old)
        now = casefile.case_file_of(session, border.find(case), second)
    assert then.checklist.hash == case.document and then.answers["signs"] == ("hungry",)
    assert now.checklist.hash == library.checklist("referral", "kz").hash
    assert second.number == 2


def test_twice_moved_each_form_knows_its_own_version(border: Border, newer: Writer):
    case = border.open_case()
    issued = [border.issue(case)]
    for library in (newer((HUNGRY, "")), newer((AFRAID, "ask: Does the person fear return?"))):
        moved(border, library, case)
        issued.append(border.issue(case))

    with border.database.read_session() as session:
        files = [casefile.case_file_of(session, border.find(case), one) for one in issued]

    hashes = [file.checklist.hash for file in files]
    assert hashes[0] == case.document and hashes[2] == border.find(case).document
    assert len(set(hashes)) == 3


@pytest.mark.parametrize(
    "weaker",
    [
        ("when: {answer: danger, one_of: [yes, not_sure]}\n    done", "when: {answer: danger, is: no}\n    done"),
        (HELP_AT_ONCE, "within: same_day"),
        ("    urgent: true\n    when: {answer: danger", "    when: {answer: danger"),
    ],
    ids=["lost", "later", "less urgent"],
)  # fmt: skip
def test_a_case_that_would_lose_a_duty_stays(
    border: Border, newer: Writer, weaker: tuple[str, str]
):
    case = border.open_case()
    border.answer(case, danger="yes")
    library = newer(weaker)

    assert [duty.id for duty in offered(border, library, case).falling] == ["help"]
    with pytest.raises(DutyWouldFall):
        moved(border, library, case)
    assert border.file(border.find(case)).walk.owes("help")
    assert border.issue(case).number == 1


def test_nobody_is_moved_to_a_version_that_was_not_looked_at(border: Border, newer: Writer):
    case = border.open_case()
    seen = newer((HUNGRY, "")).checklist("referral", "kz").hash
    library = newer((AFRAID, "ask: Does the person fear return?"))

    with pytest.raises(VersionPassed):
        moved(border, library, case, to=seen)

    assert border.find(case).document == case.document


def test_a_move_sent_twice_is_one_move_and_a_closed_case_stays(border: Border, newer: Writer):
    twice, closed = border.open_case(), border.open_case()
    border.answer(closed, danger="no", afraid="no")
    border.close(closed)
    library = newer((HUNGRY, ""))

    moved(border, library, twice)
    moved(border, library, twice)

    assert border.file(twice).revision == 1
    with pytest.raises(CaseClosed):
        moved(border, library, closed)


def test_an_answer_of_a_colleague_who_saw_the_old_page_is_taken_or_told(
    border: Border, newer: Writer
):
    case = border.open_case()
    border.answer(case, afraid="yes")
    seen = border.file(border.find(case)).revision

    moved(border, newer((HUNGRY, "")), case)

    border.send(case, given("danger", "no", seen=seen), by=border.colleague)
    assert border.file(border.find(case)).answers["danger"] == "no"
    with pytest.raises(refusals.NotAnOption):
        border.send(case, given("signs", ("hungry",), seen=seen), by=border.colleague)
