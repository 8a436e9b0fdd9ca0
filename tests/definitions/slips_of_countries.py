"""What authors get wrong in overlays, country packs, lists of posts and works."""

from tests.definitions.folder import OVERLAY, PACK, POSTS, REGIONAL, WORKS
from tests.definitions.slips import Slip

PRINCIPLES = """principles:
    - {at: page 1, says: Listen., by: [fera]}
    - {at: page 1, says: Again}
  year: 2014"""

SLIPS = [
    Slip("O02", OVERLAY, "after: way", "after: ways", says='Did you mean "way"?'),
    Slip("O02", OVERLAY, "after: way", "after: paper"),
    Slip("O03", OVERLAY, "step: fear", "step: faer", says='Did you mean "fear"?'),
    Slip("O04", OVERLAY, "{step: fear, hint:", "{step: fear, ask:"),
    Slip("O05", OVERLAY, "{step: called, do:", "{step: called, ask:"),
    Slip(
        "O06",
        OVERLAY,
        "step: called, do: Call the akimat.",
        "step: fear, why: Why.",
        says="line 11",
    ),
    Slip("P01", PACK, "  - id: migration_authority\n", "  - id: authority\n", at="bodies:"),
    Slip("P02", PACK, "id: archive", "id: archives"),
    Slip("P03", PACK, "limits: refer", "limits: referral", says='Did you mean "refer"?'),
    Slip("P04", PACK, "confidence: verified", "confidence: dated", at="print: true"),
    Slip(
        "P05", PACK, "{en: Archive, ru: Архив, kk: Мұрағат}", "{en: Archive, ru: Архив}", says="kk"
    ),
    Slip("P08", PACK, "to: migration_authority", "to: migration", says="migration_authority"),
    Slip("P06", PACK, "confidence: verified, source: [{work: law}]", "confidence: verified"),
    Slip("W01", REGIONAL, "work: handbook", "work: hand_book", says='Did you mean "handbook"?'),
    Slip("W01", PACK, "{work: law, at:", "{work: laws, at:", says='Did you mean "law"?'),
    Slip("C06", POSTS, "id: pier", "id: bridge", says="post"),
    Slip("C25", POSTS, "border: kg", "border: fr"),
    Slip("C25", POSTS, "kind: road", "kind: ferry"),
    Slip("C32", POSTS, "country: kz", "country: kg"),
    Slip("P05", POSTS, "{en: Pier, ru: Причал, kk: Айлақ}", "{en: Pier, ru: Причал}", says="kk"),
    Slip("P06", POSTS, "confidence: unverified", "confidence: verified"),
    Slip("W01", POSTS, "work: law", "work: laws", says='Did you mean "law"?'),
    Slip("W03", WORKS, "year: 2014", PRINCIPLES, at="at: page 1, says: Again"),
    Slip("W04", WORKS, "year: 2014", PRINCIPLES, at="by: [fera]", says='Did you mean "fear"?'),
    Slip("W02", WORKS, "https://example.org/handbook", "example.org"),
]
