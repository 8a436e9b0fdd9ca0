"""What authors get wrong in YAML and in checklists, made once or more in a sound folder."""

from dataclasses import dataclass

from tests.definitions.folder import OVERLAY, PACK, REGIONAL, WORKS


@dataclass(frozen=True)
class Slip:
    """What an author writes instead; it is found there, or in the line of the passage ``at``."""

    code: str
    file: str
    old: str
    new: str
    at: str = ""
    says: str = ""

    def __str__(self) -> str:
        return f"{self.code} {self.new.strip()[:30]}"


FEAR = '        source: [{work: handbook, at: "page 1"}]\n        confidence: verified\n'
FACT = "  - id: needs_referral\n"
DEEP = "[" * 50 + "]" * 50
LONG = " ".join(["word"] * 26)

SLIPS = [
    Slip("Y01", REGIONAL, "title: A small", "title: A: small", says="mapping values"),
    Slip("Y01", REGIONAL, "role: recipient}]", "role: recipient}", at="sections:"),
    Slip(
        "Y02", REGIONAL, "        hint: Listen.\n", "        hint: A\n        hint: B\n", "hint: B"
    ),
    Slip("Y03", REGIONAL, "hint: Listen.", "hint: &here Listen."),
    Slip("Y03", REGIONAL, "hint: Listen.", "hint: *there"),
    Slip("Y03", REGIONAL, "{from: 0,", "{from: !!int 0,"),
    Slip("Y05", REGIONAL, "hint: Listen.", "hint: Cafe\u0301."),
    Slip("Y06", WORKS, "- id: law\n", "---\n- id: law\n"),
    Slip("Y07", REGIONAL, "hint: Listen.", "? [hint]\n        : Listen.", at="? [hint]"),
    Slip("Y08", REGIONAL, "hint: Listen.", f"hint: {DEEP}"),
    Slip("C01", REGIONAL, "hint: Listen.", "hnit: Listen.", says='Did you mean "hint"?'),
    Slip("C01", PACK, "hours: 24", "days: 1"),
    Slip("C02", REGIONAL, "    title: First things\n", "", at="- id: first", says='"title"'),
    Slip("C02", REGIONAL, FEAR, "", at="- id: fear", says='"source"'),
    Slip("C03", REGIONAL, "[Ask for proof.]", "Ask for proof."),
    Slip("C03", REGIONAL, "hint: Listen.", "hint: [Listen.]"),
    Slip("C03", PACK, "name: {en: Border, ru: Граница, kk: Шекара}", "name: Border"),
    Slip("C04", REGIONAL, "hint: Listen.", "hint:"),
    Slip("C04", REGIONAL, "[Ask for proof.]", '[""]'),
    Slip("C04", REGIONAL, 'source: [{work: handbook, at: "page 1"}]', "source: []"),
    Slip("C05", REGIONAL, "id: wound", "id: Wound"),
    Slip("C05", REGIONAL, "id: wound", "id: 1"),
    Slip("C06", REGIONAL, "id: children", "id: signs", says="regional/small.yaml:24"),
    Slip("C06", REGIONAL, "id: none", "id: wound"),
    Slip("C06", OVERLAY, "id: paper", "id: fear", says="regional/small.yaml:15"),
    Slip("C06", OVERLAY, "id: receipt", "id: refer"),
    Slip("C06", PACK, "id: certificate", "id: by_law"),
    Slip("C06", WORKS, "id: law", "id: handbook"),
    Slip(
        "C07",
        REGIONAL,
        "        hint: Listen.",
        "        when: {answer: signs, includes: wound}",
        says='Step "fear" depends on "signs", which is asked later',
    ),
    Slip(
        "C07",
        REGIONAL,
        "        hint: Listen.",
        "        when: {answer: fear, is: yes}",
        says="the step itself",
    ),
    Slip(
        "C07",
        REGIONAL,
        "        hint: Listen.",
        "        when: {fact: needs_referral}",
        says='through the fact "needs_referral"',
    ),
    Slip(
        "C07",
        REGIONAL,
        "{answer: fear, one_of: [yes, not_sure]}",
        "{answer: way, is: road}",
        at="{fact: needs_referral}",
    ),
    Slip("C08", REGIONAL, "{answer: fear,", "{answer: faer,", says='Did you mean "fear"?'),
    Slip("C08", PACK, "{answer: way,", "{answer: ways,", says='Did you mean "way"?'),
    Slip("C09", REGIONAL, "{fact: needs_referral}", "{fact: needs_referal}", says="Did you mean"),
    Slip(
        "C10", REGIONAL, "{answer: fear, one_of: [yes", "{answer: fear, oneof: [yes", says="one_of"
    ),
    Slip("C10", REGIONAL, "{answer: called, is: done}", "{not: {answer: called, is: done}}"),
    Slip(
        "C10", REGIONAL, "{answer: called, is: done}", "{answer: called, is: done, is_not: no_line}"
    ),
    Slip("C10", REGIONAL, "{answer: called, is: done}", "called"),
    Slip("C10", REGIONAL, "{answer: called, is: done}", "{}", says="empty"),
    Slip("C11", REGIONAL, "signs, includes: wound", "signs, is: wound", says="several options"),
    Slip("C11", REGIONAL, "children, at_least: 1", "fear, at_least: 1", says="one option"),
    Slip("C11", REGIONAL, "children, at_least: 1", "children, includes: 1", says="a number"),
    Slip("C12", REGIONAL, "includes: wound", "includes: wuond", says='Did you mean "wound"?'),
    Slip("C12", REGIONAL, "[yes, not_sure]", "[yes, unsure]"),
    Slip("C13", REGIONAL, "at_least: 1", "at_least: 51", says="51"),
    Slip(
        "C14",
        REGIONAL,
        FACT,
        "  - {id: a, when: {fact: b}}\n  - {id: b, when: {fact: a}}\n" + FACT,
        "{id: a",
    ),
    Slip(
        "C14",
        REGIONAL,
        "{answer: fear, one_of: [yes, not_sure]}",
        "{fact: needs_referral}",
        at=FACT,
    ),
    Slip("C15", REGIONAL, "        hint: Listen.", "        do: Listen.", at="- id: fear"),
    Slip("C15", REGIONAL, "        do: Call the authority.\n", "", at="- id: called"),
    Slip("C16", REGIONAL, "        options: doubt\n", "", at="- id: fear"),
    Slip(
        "C16",
        REGIONAL,
        "        options: doubt\n",
        "        options: doubt\n        number: {from: 0, to: 1}\n",
        "- id: fear",
    ),
    Slip("C16", REGIONAL, "        form: family\n", "        many: true\n", at="- id: children"),
    Slip("C17", REGIONAL, "options: doubt", "options: doubts", says='Did you mean "doubt"?'),
    Slip("C18", REGIONAL, ", role: done", "", at="options:\n          - {id: done, label: Done}"),
    Slip("C19", REGIONAL, "        certain: true\n", "", at="options:\n          - {id: road"),
    Slip(
        "C19",
        REGIONAL,
        "          - {id: not_sure, label: Not sure, role: not_sure}\n",
        "",
        at="options:\n          - {id: wound",
    ),
    Slip("C20", REGIONAL, ", alone: true", "", at="options:\n          - {id: wound"),
    Slip(
        "C21",
        REGIONAL,
        "label: By road",
        "label: By road, alone: true",
        at="options:\n          - {id: road",
    ),
    Slip("C22", REGIONAL, "ask: How many children are there?", f"ask: {LONG}", says="26 words"),
    Slip("C22", REGIONAL, "hint: Listen.", f"hint: {' '.join(['word'] * 61)}", says="61 words"),
    Slip(
        "C23", REGIONAL, "  doubt:\n", "  spare:\n    - {id: yes, label: Yes}\n  doubt:\n", "spare"
    ),
    Slip(
        "C24",
        REGIONAL,
        FACT,
        "  - {id: spare, when: {fact: needs_referral}}\n" + FACT,
        "{id: spare",
    ),
    Slip("C25", REGIONAL, "within: same_day", "within: same_days", says='Did you mean "same_day"?'),
    Slip("C25", REGIONAL, "core: true", "core: yes"),
    Slip("C25", REGIONAL, "form: family", "form: families"),
    Slip("C25", WORKS, "kind: law", "kind: laws"),
    Slip("C25", PACK, "confidence: verified", "confidence: sure"),
    Slip("C26", REGIONAL, "{from: 0,", "{from: 0.5,"),
    Slip("C26", REGIONAL, "{from: 0,", "{from: 007,"),
    Slip("C26", REGIONAL, "at_least: 1}", "at_least: one}"),
    Slip("C27", REGIONAL, "to: 50}", "to: 1000001}"),
    Slip("C27", PACK, "hours: 24", "hours: -1"),
    Slip("C28", REGIONAL, "{from: 0, to: 50}", "{from: 5, to: 5}"),
    Slip("C29", REGIONAL, "to: migration_authority", "to: migration", says="migration_authority"),
    Slip("C29", REGIONAL, "to: migration_authority", "to: archive"),
    Slip("C30", PACK, "checked: 2026-11-20", "checked: 20.11.2026"),
    Slip("C30", PACK, "checked: 2026-11-20", "checked: 2026-02-30"),
    Slip("C31", PACK, "languages: [kk, ru]", "languages: [kk, Russian]"),
    Slip("C32", REGIONAL, "checklist: small", "checklist: large"),
    Slip("C32", PACK, "country: kz", "country: kg"),
    Slip(
        "C33",
        REGIONAL,
        "          - {id: river, label: Over the river}\n",
        "",
        at="options:\n          - {id: road",
    ),
    Slip("C34", REGIONAL, "{id: border_service, role: sender}", "border_service"),
    Slip(
        "C35",
        REGIONAL,
        "do: Call the authority.",
        "do: Call.\n        form: papers",
        "form: papers",
    ),
    Slip("C36", PACK, 'utc_offset: "+05:00"', 'utc_offset: "5"'),
]
