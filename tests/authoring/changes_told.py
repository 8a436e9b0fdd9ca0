"""Changes of the small checklist, what is said of each, and how much it weighs."""

from dataclasses import dataclass

from referral.authoring.differences import ChecklistPart, Weight
from tests.definitions.folder import PACK, REGIONAL, WORKS


@dataclass(frozen=True)
class Rewritten:
    """A passage written otherwise, and what is said of it."""

    weight: Weight
    part: ChecklistPart
    id: str
    says: str
    file: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.weight.value} {self.part} {self.says}"


WORDING, COMPATIBLE, BREAKING = Weight

# fmt: off
STORIES = [
    Rewritten(WORDING, ChecklistPart.STEP, "fear", "What is asked or done is reworded.",
              REGIONAL, "Does the person fear", "Is the person afraid"),
    Rewritten(WORDING, ChecklistPart.STEP, "fear", "What must never be done is reworded.",
              REGIONAL, "never: [Ask for proof.]", "never: [Ask for proof., Laugh.]"),
    Rewritten(WORDING, ChecklistPart.STEP, "signs", "Option “A wound”: The label is reworded.",
              REGIONAL, "label: A wound", "label: An injury"),
    Rewritten(WORDING, ChecklistPart.STEP, "fear", "It rests on other sources.",
              REGIONAL, 'at: "page 1"', 'at: "page 2"'),
    Rewritten(WORDING, ChecklistPart.STEP, "fear", "Its sources are trusted differently.",
              REGIONAL, "confidence: verified", "confidence: dated"),
    Rewritten(WORDING, ChecklistPart.WORK, "law", "The title is reworded.",
              WORKS, "{en: A law, ru: Закон}", "{en: The law, ru: Закон}"),
    Rewritten(WORDING, ChecklistPart.DUTY, "refer", "What must be done is reworded.",
              REGIONAL, "do: Refer", "do: Lead"),
    Rewritten(COMPATIBLE, ChecklistPart.STEP, "way", "The option “By air” is new.",
              REGIONAL, "          - {id: river",
              "          - {id: air, label: By air}\n          - {id: river"),
    Rewritten(BREAKING, ChecklistPart.STEP, "called",
              "The option “No line” is removed; answers with it no longer fit.",
              REGIONAL, "          - {id: no_line, label: No line}\n", ""),
    Rewritten(BREAKING, ChecklistPart.STEP, "signs",
              "Option “A wound”: It can only stand alone; old answers may no longer fit.",
              REGIONAL, "label: A wound", "label: A wound, alone: true"),
    Rewritten(COMPATIBLE, ChecklistPart.STEP, "children", "More numbers may be answered.",
              REGIONAL, "to: 50}", "to: 60}"),
    Rewritten(BREAKING, ChecklistPart.STEP, "children", "Numbers that could be answered no longer fit.",
              REGIONAL, "to: 50}", "to: 40}"),
    Rewritten(BREAKING, ChecklistPart.STEP, "fear", "It is not asked for again before a case is closed.",
              REGIONAL, "        critical: true\n", ""),
    Rewritten(BREAKING, ChecklistPart.STEP, "children", "The referral form no longer prints it.",
              REGIONAL, "        form: family\n", ""),
    Rewritten(COMPATIBLE, ChecklistPart.STEP, "way", "It is asked in more cases.",
              REGIONAL, "            - {answer: children, at_least: 1}",
              "            - {answer: children, at_least: 0}"),
    Rewritten(BREAKING, ChecklistPart.STEP, "way", "It is asked in fewer cases.",
              REGIONAL, "            - {answer: children, at_least: 1}",
              "            - {answer: children, at_least: 2}"),
    Rewritten(BREAKING, ChecklistPart.STEP, "way", "It is asked in other cases.",
              REGIONAL, "            - {answer: children, at_least: 1}",
              "            - {answer: children, at_most: 1}"),
    Rewritten(WORDING, ChecklistPart.STEP, "way", "Its condition is written differently, and means the same.",
              REGIONAL, "            - {answer: children, at_least: 1}",
              "            - {answer: children, is_not: 0}"),
    Rewritten(BREAKING, ChecklistPart.FACT, "needs_referral", "It is printed on the form in fewer cases.",
              REGIONAL, "one_of: [yes, not_sure]", "one_of: [yes]"),
    Rewritten(BREAKING, ChecklistPart.FACT, "child_near", "It means something else to the program.",
              REGIONAL, "    role: child\n", ""),
    Rewritten(BREAKING, ChecklistPart.DUTY, "confirmed", "It means something else to the program.",
              REGIONAL, "    role: receipt\n", ""),
    Rewritten(BREAKING, ChecklistPart.STEP, "talk", "It means something else to the program.",
              REGIONAL, "        role: understanding\n", ""),
    Rewritten(BREAKING, ChecklistPart.STEP, "talk",
              "Option “Interpreter”: It means something else to the program.",
              REGIONAL, ", role: interpreter", ""),
    Rewritten(BREAKING, ChecklistPart.FACT, "needs_referral", "The form prints no flag any more.",
              REGIONAL, "    flag: Needs a referral\n", ""),
    Rewritten(BREAKING, ChecklistPart.DUTY, "refer", "It arises in fewer cases. What it rests on has changed.",
              REGIONAL, "one_of: [yes, not_sure]", "one_of: [yes]"),
    Rewritten(BREAKING, ChecklistPart.DUTY, "refer", "It is addressed to another body.",
              REGIONAL, "to: migration_authority", "to: border_service"),
    Rewritten(COMPATIBLE, ChecklistPart.DUTY, "refer", "It is due sooner.",
              REGIONAL, "within: same_day", "within: at_once"),
    Rewritten(BREAKING, ChecklistPart.DUTY, "refer", "It is due later.",
              REGIONAL, "within: same_day", "within: three_days"),
    Rewritten(COMPATIBLE, ChecklistPart.DUTY, "refer", "It stands out above everything.",
              REGIONAL, "within: same_day\n", "within: same_day\n    urgent: true\n"),
    Rewritten(BREAKING, ChecklistPart.DUTY, "refer", "It shows as done in more cases.",
              REGIONAL, "done_when: {answer: called, is: done}",
              "done_when: {answer: called, one_of: [done, no_line]}"),
    Rewritten(COMPATIBLE, ChecklistPart.DUTY, "refer", "It never shows as done any more.",
              REGIONAL, "    done_when: {answer: called, is: done}\n", ""),
    Rewritten(BREAKING, ChecklistPart.CLOCK, "by_law", "The limit is longer, in hours, or no longer known.",
              PACK, "hours: 24", "hours: 48"),
    Rewritten(COMPATIBLE, ChecklistPart.CLOCK, "by_law", "The limit is shorter, in hours.",
              PACK, "hours: 24", "hours: 12"),
    Rewritten(BREAKING, ChecklistPart.CLOCK, "by_law", "It runs in other cases.",
              PACK, "{answer: way, is: river}", "{answer: way, is: road}"),
    Rewritten(BREAKING, ChecklistPart.BODY, "migration_authority",
              "Contact “111”: It is printed on the slip no more.",
              PACK, " print: true,", ""),
    Rewritten(WORDING, ChecklistPart.BODY, "archive", "The name is reworded.",
              PACK, "{en: Archive, ru: Архив,", "{en: Archives, ru: Архив,"),
    Rewritten(WORDING, ChecklistPart.BASIS, "law, article 5", "The line is reworded.",
              PACK, "says: Requests are made", "says: Requests may be made"),
    Rewritten(WORDING, ChecklistPart.COUNTRY, "kz", "The facts were checked on another day.",
              PACK, "checked: 2026-11-20", "checked: 2026-11-21"),
    Rewritten(COMPATIBLE, ChecklistPart.SECTION, "first", "It belongs to the quick path no more.",
              REGIONAL, "    quick: true\n", ""),
    Rewritten(WORDING, ChecklistPart.CHECKLIST, "small", "The title is reworded.",
              REGIONAL, "title: A small checklist", "title: A very small checklist"),
]
# fmt: on
