"""A small sound folder ``checklists/``, and ways to spoil it."""

from dataclasses import dataclass, replace
from pathlib import Path

REGIONAL, OVERLAY, PACK, POSTS, WORKS = (
    "regional/small.yaml",
    "countries/kz/small.yaml",
    "countries/kz/country.yaml",
    "countries/kz/posts.yaml",
    "works.yaml",
)

SOUND = {
    REGIONAL: """\
checklist: small
title: A small checklist
summary: Made for tests.
answer_sets:
  doubt:
    - {id: yes, label: "Yes", role: yes}
    - {id: no, label: "No", role: no}
    - {id: not_sure, label: Not sure, role: not_sure}
bodies: [{id: border_service, role: sender}, {id: migration_authority, role: recipient}]
sections:
  - id: first
    title: First things
    quick: true
    steps:
      - id: fear
        ask: Does the person fear to return?
        hint: Listen.
        never: [Ask for proof.]
        options: doubt
        core: true
        critical: true
        source: [{work: handbook, at: "page 1"}]
        confidence: verified
      - id: signs
        ask: Which signs do you see?
        many: true
        options:
          - {id: wound, label: A wound}
          - {id: none, label: None of these, alone: true}
          - {id: not_sure, label: Not sure, role: not_sure}
        source: [{work: handbook}]
      - id: children
        ask: How many children are there?
        number: {from: 0, to: 50}
        form: family
        source: [{work: handbook}]
  - id: second
    title: Second things
    steps:
      - id: called
        do: Call the authority.
        when: {fact: needs_referral}
        options:
          - {id: done, label: Done, role: done}
          - {id: no_line, label: No line}
        source: [{work: handbook}]
      - id: way
        ask: How did the person come?
        when:
          any:
            - {answer: children, at_least: 1}
            - {answer: signs, includes: wound}
        certain: true
        options:
          - {id: road, label: By road}
          - {id: river, label: Over the river}
        source: [{work: handbook}]
      - id: talk
        ask: How do you understand each other?
        when: {answer: fear, is: yes}
        role: understanding
        options:
          - {id: shared, label: Shared language, role: own_language}
          - {id: helped, label: Interpreter, role: interpreter}
          - {id: not_sure, label: Not sure, role: not_sure}
        source: [{work: handbook}]
      - id: gone
        do: Hand the person over.
        when: {answer: fear, is: yes}
        role: hand_over
        options:
          - {id: done, label: Done, role: done}
          - {id: later, label: Later}
        source: [{work: handbook}]
facts:
  - id: needs_referral
    name: Needs a referral
    flag: Needs a referral
    when: {answer: fear, one_of: [yes, not_sure]}
  - id: child_near
    name: A child
    flag: A child
    role: child
    when: {answer: talk, is: helped}
  - id: gives_up
    name: Gives up
    flag: May give up
    role: withdrawal
    when: {answer: talk, is: not_sure}
duties:
  - id: refer
    do: Refer the person.
    to: migration_authority
    within: same_day
    when: {fact: needs_referral}
    done_when: {answer: called, is: done}
    core: true
    role: referral
    source: [{work: handbook}]
  - id: confirmed
    do: Let the authority confirm that it has the person.
    to: migration_authority
    within: same_day
    when: {answer: fear, is: yes}
    done_when: {answer: talk, is: shared}
    core: true
    role: receipt
    source: [{work: handbook}]
role: cases
""",
    OVERLAY: """\
overlay: small
country: kz
add_steps:
  - after: way
    steps:
      - id: paper
        ask: Is there a paper?
        options: doubt
        source: [{work: law}]
reword:
  - {step: fear, hint: Listen and wait.}
  - {step: called, do: Call the akimat.}
add_duties:
  - id: receipt
    do: Give a receipt.
    to: archive
    within: at_once
    when: {answer: paper, is: yes}
    source: [{work: law}]
""",
    PACK: """\
country: kz
name: {en: Kazakhstan, ru: Казахстан, kk: Қазақстан}
languages: [kk, ru]
utc_offset: "+05:00"
checked: 2026-11-20
bodies:
  - id: border_service
    name: {en: Border, ru: Граница, kk: Шекара}
  - id: migration_authority
    name: {en: Authority, ru: Орган, kk: Орган}
    contacts:
      - {kind: phone, value: "111", label: Help, print: true,
         confidence: verified, source: [{work: law}]}
  - id: archive
    name: {en: Archive, ru: Архив, kk: Мұрағат}
clocks:
  - id: by_law
    limits: refer
    when: {answer: way, is: river}
    hours: 24
    starts: On arrival.
    says: The request must be made.
    source: [{work: law}]
  - id: certificate
    starts: On registration.
    says: A certificate is issued.
    source: [{work: law}]
provisions:
  - {id: inland, says: Go to the authority., to: migration_authority, source: [{work: law}]}
legal_basis:
  - {work: law, at: "article 5", says: Requests are made to the border service.}
""",
    POSTS: """\
country: kz
checked: 2026-11-20
posts:
  - id: bridge
    name: {en: Bridge, ru: Мост, kk: Көпір}
    border: kg
    kind: road
    source: [{work: law}]
    confidence: verified
  - id: pier
    name: {en: Pier, ru: Причал, kk: Айлақ}
    border: sea
    confidence: unverified
""",
    WORKS: """\
- id: handbook
  kind: handbook
  title: {en: A handbook}
  year: 2014
  address: https://example.org/handbook
- id: law
  kind: law
  title: {en: A law, ru: Закон}
- id: uncited
  kind: treaty
  title: {en: A treaty nobody cites}
""",
}


@dataclass(frozen=True)
class Folder:
    """The texts of a folder ``checklists/`` by file."""

    texts: dict[str, str]

    def but(self, file: str, old: str, new: str) -> "Folder":
        """The same folder with one passage of one file written otherwise."""
        assert self.texts[file].count(old) >= 1, f"{file} does not hold {old!r}"
        return self.with_file(file, self.texts[file].replace(old, new, 1))

    def with_file(self, file: str, text: str) -> "Folder":
        """The same folder with one file more, or another text in it."""
        return replace(self, texts={**self.texts, file: text})

    def without(self, file: str) -> "Folder":
        """The same folder without one file."""
        return replace(self, texts={one: text for one, text in self.texts.items() if one != file})

    def line_of(self, file: str, passage: str) -> int:
        """The line in which a passage begins."""
        return self.texts[file][: self.texts[file].index(passage)].count("\n") + 1

    def on_disk(self, where: Path) -> Path:
        """The folder's path, once it is written below ``where``."""
        root = where / "checklists"
        for file, text in self.texts.items():
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return root


def sound() -> Folder:
    """A folder in which nothing is wrong."""
    return Folder(dict(SOUND))
