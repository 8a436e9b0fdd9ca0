"""The catalogue of what proofs find: for each fault a code, a sentence, and a remedy.

L0 is for what makes proofs possible, L1 for what is never reached, L2 for promises, L3 for doubt,
L4 for what more information takes away, L5 for what counts as done, L6 for answers without effect,
L7 for countries. A code keeps its meaning forever.
"""

from dataclasses import dataclass

from referral.definitions.problems import Catalogue, FoundProblem


@dataclass(frozen=True, slots=True)
class ProofFinding:
    """Something that does not hold for all answers, and a run that shows it ("" where none can)."""

    found: FoundProblem
    run: str = ""

    def __str__(self) -> str:
        return f"{self.found}\n{self.run}" if self.run else str(self.found)


class ProofFault(Catalogue):
    """What does not hold."""

    L01 = (
        'Step "{step}" looks at "{asked}", which does not stand above it: a run need not end.',
        "A condition of a step may look only at steps above it.",
    )
    L02 = ('Two {what}s have the id "{id}", so that one hides the other.', "Rename one of them.")
    L03 = (
        'The stop rule "{duty}" can be shown as done.',
        "Take done_when out: what is forbidden stays forbidden.",
    )
    L04 = ('The {what} "{id}" names "{name}", which there is not.', "Name something that is there.")
    L05 = ('Fact "{fact}" rests on itself.', "Break the circle.")

    L10 = ('Step "{step}" is never asked, whatever is answered.', "Mend its when, or take it out.")
    L11 = ('Duty "{duty}" never arises, whatever is answered.', "Mend its when, or take it out.")
    L12 = ('Fact "{fact}" never holds, whatever is answered.', "Mend its when, or take it out.")
    L13 = (
        'Clock "{clock}" never runs{beside}.',
        "Mend its when, or take the clock out.",
    )
    L14 = ('Duty "{duty}" can never be done.', "Mend its done_when, or take it out.")
    L15 = (
        'The sign "{sign}" rests on an answer that can never be given: {part}.',
        "Mend the condition of the step, or the sign.",
    )
    L16 = (
        'The promise "{promise}" speaks of a case that can never be: it proves nothing.',
        "Mend its signs, when and unless.",
    )

    L20 = ('The promise "{promise}" is broken: duty "{duty}" does not arise.', "{says}")
    L21 = ('The promise "{promise}" is broken: duty "{duty}" arises.', "{says}")
    L22 = ('The promise "{promise}" is broken: step "{step}" is not asked.', "{says}")
    L23 = ('The promise "{promise}" is broken: step "{step}" is asked.', "{says}")
    L24 = ('Duty "{duty}" is weaker than the promise "{promise}": {lack}.', "{says}")
    L25 = (
        'Duty "{duty}" stands below "{above}", but the promise "{promise}" puts it first.',
        "{says}",
    )
    L26 = (
        '{what} "{id}" is promised in "{promise}", but is not core.',
        "Write core: true there, or beyond_core: true with the promise.",
    )
    L27 = (
        '{what} "{id}" is core, but no promise says when it must be there.',
        "Promise it under proofs, in answers.",
    )
    L28 = (
        'The answer "{option}" to "{step}" is no sign of anything, although others to it are.',
        "Add it to a sign; or list it under no_signs, with the reason.",
    )
    L29 = (
        'The answer "{option}" to "{step}" is listed under no_signs, but is a sign.',
        "Take it out of no_signs.",
    )

    L30 = (
        'Doubt does not protect: "Not sure" to "{step}" in place of the answer loses {duties}.',
        "Let not_sure count as much; or list the duty under lost_in_doubt, with the reason.",
    )
    L31 = (
        'Doubt does not protect: at its end, a run with "Not sure" to "{step}" has lost "{duty}".',
        "Let not_sure count as much, or mend only_if under lost_in_doubt.",
    )
    L32 = ("This exception is not needed: {what}.", "Take it out of the proofs.")

    L40 = ('One answer more, to "{step}", takes away {duties}.', "No answer may undo a duty.")
    L41 = (
        'One option more, chosen in "{step}", takes away {duties}.',
        "Let no duty rest on excludes; or list the duty under gives_way, with the reason.",
    )
    L42 = (
        'A higher number, given to "{step}", takes away {duties}.',
        "Let no duty rest on at_most; or list the duty under gives_way, with the reason.",
    )

    L50 = (
        'Duty "{duty}" shows as done although nothing was answered "done" or "yes".',
        "Mend its done_when; or list the condition under done_by, with the reason.",
    )

    L60 = (
        'The answer "{option}" to "{step}" changes nothing: no step, duty, flag, clock or form.',
        "Give it an effect, or take it out; or list it under records, with the reason.",
    )
    L61 = (
        'The answer "{option}" to "{step}" is listed under records, but changes something.',
        "Take it out of records.",
    )

    L70 = ('In {country}, {what} "{id}" is lost or moved.', "An overlay can only add.")
    L71 = (
        'In {country}, {what} "{id}" is another: {field}.',
        "An overlay can add, and reword what is not core.",
    )
    L72 = (
        'Clock "{clock}" ends after {hours} hours, before the regional aim of "{duty}".',
        "Check the hours. Where the law is stricter, add a duty of the country with its own aim.",
    )
    L73 = ('Clock "{clock}" limits "{duty}", which is no duty.', "Name a duty, or drop limits.")
