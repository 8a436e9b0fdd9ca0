"""Plain words: sentences that are too long, and words that only lawyers use, in what people read.

These are remarks, not problems: a checklist with remarks is used all the same. How many words a
question or a hint may have at all is a problem, and decided in ``grammar``.
"""

import re
from collections.abc import Iterator, Mapping

from referral.definitions.nodes import Block, Items, Node, TextNode
from referral.definitions.problems import Catalogue, FoundProblem
from referral.definitions.source_files import SourceFiles

SENTENCE_WORDS = 30
"""A sentence with more words is hard to follow for a tired reader."""

PLAINER: Mapping[str, str] = {
    "above-mentioned": "this, or name it again",
    "aforementioned": "this, or name it again",
    "apprehend": "stop, catch",
    "ascertain": "find out",
    "bona fide": "honest, real",
    "cease": "stop, end",
    "commence": "begin",
    "de facto": "in fact",
    "deem": "think, treat as",
    "desist": "stop",
    "detainee": "person who is held",
    "effectuate": "do",
    "endeavour": "try",
    "ex officio": "by office, unasked",
    "expedite": "speed up",
    "expeditiously": "fast",
    "facilitate": "help",
    "forthwith": "at once",
    "furnish": "give",
    "henceforth": "from now on",
    "hereby": "leave it out",
    "herein": "here, in this",
    "heretofore": "until now",
    "in accordance with": "as … says, by",
    "in lieu of": "instead of",
    "in respect of": "about, for",
    "in the event of": "if",
    "in the event that": "if",
    "inadmissible": "not taken up",
    "inter alia": "among other things",
    "interlocutor": "person you talk with",
    "mutatis mutandis": "in the same way",
    "notwithstanding": "although, even if",
    "per se": "in itself",
    "persons of concern": "people who need protection",
    "prima facie": "at first sight",
    "prior to": "before",
    "provided that": "if",
    "pursuant to": "under, by",
    "refoulement": "return to danger",
    "said person": "the person",
    "shall": "must, or say what happens",
    "subsequent": "later, next",
    "subsequently": "later, then",
    "terminate": "end",
    "therein": "in it",
    "thereof": "of it",
    "thereto": "to it",
    "undertake": "do, promise",
    "utilise": "use",
    "utilize": "use",
    "vis-à-vis": "towards",
    "whereas": "but, while",
    "whereby": "by which",
    "with regard to": "about",
    "without prejudice to": "… stays as it is",
}
"""Words of laws and reports, and what to say instead."""

READ = frozenset(
    {
        "ask", "because", "decides", "do", "examples", "flag", "hint", "intro", "label", "name",
        "never", "not_assessed", "no_return", "note", "outside", "passes", "says", "secrecy", "starts",
        "summary", "title", "why",
    }
)  # fmt: skip
"""The keys under which people read English sentences."""

_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+")
_LEGALESE = re.compile(rf"\b({'|'.join(map(re.escape, PLAINER))})\b", re.IGNORECASE)


class PlainWordsRemark(Catalogue):
    """What could be said more plainly. R is for reading."""

    R01 = (
        "This sentence has {count} words: “{start} …”.",
        "Make two of it; {most} words are plenty.",
    )
    R02 = ("“{word}” is a word of lawyers.", "Say: {plainer}.")


def remarks(folder: SourceFiles) -> tuple[FoundProblem, ...]:
    """Every remark on every file, each once, sorted by file and line."""
    return tuple(sorted({one for text in texts_read(folder) for one in _of(text)}))


def texts_read(folder: SourceFiles) -> Iterator[TextNode]:
    """Every English text that people read, in no particular order."""
    for file in folder.files():
        yield from _read(file.root)


def _read(node: Node | None, key: str = "") -> Iterator[TextNode]:
    match node:
        case TextNode() if key in READ:
            yield node
        case Items(nodes):
            for one in nodes:
                yield from _read(one, key)
        case Block(entries):
            for name, entry in entries.items():
                yield from _read(entry, name)


def _of(text: TextNode) -> Iterator[FoundProblem]:
    for sentence in _SENTENCE_ENDS.split(text.value):
        words = sentence.split()
        if len(words) > SENTENCE_WORDS:
            start = " ".join(words[:5])
            yield PlainWordsRemark.R01.at(
                text.place, count=len(words), start=start, most=SENTENCE_WORDS
            )
    for found in _LEGALESE.finditer(text.value):
        word = found[0]
        yield PlainWordsRemark.R02.at(text.place, word=word, plainer=PLAINER[word.lower()])
