"""The catalogue of author errors: for each a code, a sentence on what is wrong, and a remedy.

Y is for what YAML itself stumbles over, C for checklists, O for overlays, P for country packs, W
for works. A code keeps its meaning forever; whoever finds an error names it with
``Problem.C07.at(…)``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum

from referral.definitions.nodes import SourceLocation


@dataclass(frozen=True, slots=True, order=True)
class FoundProblem:
    """One problem at one place, in English words; ``values`` and ``meant`` are what other languages need."""

    place: SourceLocation
    code: str
    sentence: str
    remedy: str
    values: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    meant: str = field(default="", compare=False)

    def __str__(self) -> str:
        lead = f"{self.place}  {self.code}  "
        return f"{lead}{self.sentence}\n{' ' * len(lead)}{self.remedy}"


class Unsound(Exception):
    """Definitions that must not be used; ``found`` says why, sorted by file and line."""

    def __init__(self, found: tuple[FoundProblem, ...]) -> None:
        super().__init__("\n".join(map(str, found)))
        self.found = found


MEANT = ' Did you mean "{guess}"?'


class Catalogue(Enum):
    """Faults by code: (sentence, remedy), with placeholders."""

    def at(
        self, place: SourceLocation, *, near: Iterable[str] = (), missed: str = "", **values: object
    ) -> FoundProblem:
        """The fault at a place; ``near`` are the names that ``missed`` may be a slip of."""
        sentence, remedy = self.value
        guess = "".join(get_close_matches(missed, near, 1)) if missed else ""
        meant = MEANT.format(guess=guess) if guess else ""
        return FoundProblem(
            place,
            self.name,
            sentence.format(**values) + meant,
            remedy.format(**values),
            tuple((name, str(value)) for name, value in values.items()),
            guess,
        )


class Problem(Catalogue):
    """What authors get wrong."""

    Y01 = (
        "This is not YAML: {reason}.",
        "Look here and one line above: indentation, a missing colon, an open quotation mark.",
    )
    Y02 = (
        'The key "{key}" stands twice in one block; first in line {first}.',
        "Keep one of the two.",
    )
    Y03 = (
        "Anchors, aliases and tags (&, *, !) are not used here.",
        "Write the text out; what several steps share is an answer set or a fact.",
    )
    Y04 = ("This file cannot be read as text: {reason}.", "Save it as UTF-8.")
    Y05 = (
        "The text {text} holds letters with separate accents.",
        "Save it in the composed form, NFC; every usual editor does so when the text is retyped.",
    )
    Y06 = ("The file is empty or holds several documents.", "Keep exactly one document in a file.")
    Y07 = ("This key is not a text.", "Write a single word before the colon.")
    Y08 = ("Blocks are nested more than {depth} deep.", "Name inner conditions as facts.")

    C01 = ('{what} has no key "{key}".', "Keys that may stand here: {known}.")
    C02 = ('{what} lacks the key "{key}".', "Add it; docs/checklist-format.md shows how.")
    C03 = ("Here stands {found}, but {expected} is expected.", "See docs/checklist-format.md.")
    C04 = (
        "Nothing is written here.",
        "Write something, or leave the key out where it is optional.",
    )
    C05 = (
        '"{text}" cannot be an id.',
        "An id begins with a small letter a to z; small letters, digits and _ may follow.",
    )
    C06 = (
        'The id "{id}" of {what} is used already, in {first}.',
        "Every {what} needs an id of its own.",
    )
    C07 = (
        'Step "{step}" depends on "{asked}"{through}, which is {asked_when}.',
        'A step may depend only on steps above it. Move "{asked}" up, or drop the condition.',
    )
    C08 = ('There is no step "{step}".', "Name a step of this checklist.")
    C09 = ('There is no fact "{fact}".', "Name a fact of this checklist, or write it.")
    C10 = (
        "This is no condition: {found}.",
        "Write {{answer: age, is: child}} or the like, {{all: […]}}, {{any: […]}} or {{fact: …}}.",
    )
    C11 = ('"{operator}" does not fit step "{step}", which asks for {kind}.', "Use {fitting}.")
    C12 = ('"{option}" is not an answer to step "{step}".', "Its answers are: {known}.")
    C13 = (
        '{number} cannot be answered to step "{step}".',
        "It asks for a number from {lowest} to {highest}.",
    )
    C14 = ('Fact "{fact}" rests on itself: {circle}.', "Break the circle.")
    C15 = ("A step either asks or does.", "Write exactly one of the keys ask and do.")
    C16 = (
        "A step is answered either by options or by a number.",
        "Write exactly one of the keys options and number; a number is asked for, and is not many.",
    )
    C17 = (
        'There is no answer set "{name}".',
        "Name an answer set of the checklist, or list options.",
    )
    C18 = (
        'The action "{step}" has no option with role: done.',
        "Add {{id: done, label: Done, role: done}}.",
    )
    C19 = (
        'The question "{step}" has no option with role: not_sure.',
        "Add it, for doubt protects; or write certain: true where no doubt is possible.",
    )
    C20 = (
        'The question "{step}" has no option that stands alone.',
        "Add one such as {{id: none, label: None of these, alone: true}}.",
    )
    C21 = (
        'Only a multiple choice has options that stand alone; step "{step}" is none.',
        "Drop alone, or add many: true.",
    )
    C22 = ("This has {count} words.", "Say it in {most} words at most.")
    C23 = ('No step uses the answer set "{name}".', "Use it or take it out.")
    C24 = ('Nothing uses the fact "{fact}", and it has no flag.', "Use it or take it out.")
    C25 = ('"{text}" cannot stand here.', "Write one of: {known}.")
    C26 = ('"{text}" is not a whole number.', "Write a whole number from {lowest} to {highest}.")
    C27 = ("The number {number} is out of bounds.", "Write a number from {lowest} to {highest}.")
    C28 = ("The bounds run from {lowest} to {highest}.", "The first must be less than the second.")
    C29 = (
        'There is no body "{body}" in the regional list.',
        "Name one of bodies, or add it there.",
    )
    C30 = ('"{text}" is not a date.', "Write year, month and day, as in 2026-11-20.")
    C31 = ('"{text}" is not a language code.', "Write two or three small letters, as in ru.")
    C32 = ('The file is called "{name}", but says {key}: {text}.', "Make the two alike.")
    C33 = ('The question "{step}" has only one answer.', "A question needs two options or more.")
    C34 = (
        "The regional list has no body with role: {role}, which the referral form names.",
        "Write {{id: …, role: {role}}} under bodies, and fill it in every country pack.",
    )
    C35 = (
        'The action "{step}" cannot be a part of the form: actions are printed anyway.',
        "Drop form, or make it a question.",
    )
    C36 = ('"{text}" is not a time offset.', "Write it as in +05:00, in quotation marks.")
    C37 = ("Proofs name answers, never facts.", "Write out the answers that the fact rests on.")
    C38 = ('There is no duty "{duty}".', "Name a duty of this checklist.")
    C39 = ('There is no sign "{sign}".', "Name one of the signs of the proofs, or write it.")
    C40 = ("This promises nothing.", "Write then, never, asks or never_asks.")
    C41 = ('No promise rests on the sign "{sign}".', "Promise something, or take it out.")
    C42 = (
        "No {what} has role: {role}, on which the program relies.",
        "Write role: {role} where it belongs; docs/checklist-format.md says what each role means.",
    )
    C43 = (
        "The role {role} is given twice; first in {first}.",
        "Exactly one {what} may have it. Take it out of the other.",
    )
    C44 = (
        'The {what} "{id}" cannot have role: {role}, which belongs to {home}.',
        "Take the role out, or give it where it belongs.",
    )
    C45 = (
        '{what} "{id}" has role: {role}, but lacks {key}.',
        "Add it: without it, what the program relies on could be weakened or never be seen.",
    )
    C46 = (
        'The duty "{duty}" has role: referral, but is addressed to "{body}".',
        'Address it to "{recipient}", the body with role: recipient.',
    )
    C47 = (
        'The step "{step}" has no option with role: {role}.',
        "Write role: {role} beside the answer that means it.",
    )

    O01 = ('There is no regional checklist "{name}" to lay this over.', "Name one of: {known}.")
    O02 = ('No step "{step}" to add steps after.', "Name a step of the regional checklist.")
    O03 = ('No step "{step}" to reword.', "Name a step of the regional checklist.")
    O04 = (
        'Step "{step}" is a core step: what it says stays as it is.',
        "Reword its hint or why, or add to never and examples.",
    )
    O05 = (
        'Step "{step}" {does}, but is reworded with "{key}".',
        "Use {fitting}: a question stays a question, and an action an action.",
    )
    O06 = ('Step "{step}" is named twice under {key}; first in line {first}.', "Join the two.")
    O07 = (
        "An overlay cannot give a {what} role: {role}.",
        "Take it out: what the program relies on is declared in the regional checklist.",
    )
    O08 = (
        'The program relies on step "{step}", for it has role: {role}: what it says stays as it is.',
        "Reword its hint or why, or add to never and examples.",
    )

    P01 = ('Nobody fills the role "{body}" of the regional list.', "Add a body of that id.")
    P02 = (
        'The regional list has no body "{body}", and no duty is addressed to it.',
        "Use an id of the regional list, or address a duty of an overlay to it.",
    )
    P03 = ('There is no duty "{duty}" for this clock to limit.', "Name a duty, or drop limits.")
    P04 = (
        "An unverified contact cannot be printed.",
        "Drop print: true until confidence is verified.",
    )
    P05 = (
        "The name lacks {languages}.",
        "Write it in English and in every language of the country.",
    )
    P06 = ("What is verified must name its source.", "Add source, or lower the confidence.")
    P07 = ('The folder "{folder}" has no country.yaml.', "Write the country pack first.")
    P08 = ('There is no body "{body}" in this pack.', "Name a body of the pack, or drop to.")

    W01 = ('There is no work "{work}" in works.yaml.', "Add the work there, or correct the id.")
    W02 = ('"{text}" is not a web address.', "Write it in full, beginning with https://.")
    W03 = ('The place "{at}" is listed twice; first in line {first}.', "Join the two.")
    W04 = (
        'There is no step or duty "{id}" to implement this.',
        "Name a step or duty of a checklist, or take it out.",
    )
