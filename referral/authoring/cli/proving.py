"""What ``referral checklists prove`` says of each checklist, as lines of text."""

from collections.abc import Iterator

from referral.authoring.proofs import ProofReport
from referral.authoring.questions.faults import ProofFinding


def report(report: ProofReport, known: set[ProofFinding]) -> Iterator[str]:
    """What came of one edition; findings that are ``known`` from another are only counted."""
    for finding in report.findings:
        if finding not in known:
            yield f"{finding}\n"
    name, count = report.edition.name, len(report.findings)
    if count:
        again = sum(finding in known for finding in report.findings)
        told = f", {again} of them told above" if again else ""
        yield f"{name}: NOT proved; {count} found{told}."
        return
    yield f"{name}: proved for all answers."
    yield from _measures(report)


def promises(report: ProofReport) -> Iterator[str]:
    """Every sentence that was proved, with the names it goes by in the definitions."""
    if not report.findings:
        for promise in report.edition.promises.promises:
            yield f"    {promise.id}: {promise.says}"


def _measures(report: ProofReport) -> Iterator[str]:
    checklist, block = report.edition.checklist, report.edition.promises
    steps, duties = len(checklist.step_by_id), len(checklist.duties)
    yield f"    {steps} steps and {duties} duties can all be reached; every run ends."
    yield f"    {len(block.promises)} promises hold, and doubt or more information loses no duty."
    (shortest, longest), (quick, slow) = report.lengths, report.quick
    yield f"    A finished run has {shortest} to {longest} steps, {quick} to {slow} in the quick path."
