"""What authors get wrong with roles: one is missing, given twice, in the wrong place, or weakened."""

from tests.definitions.folder import OVERLAY, REGIONAL
from tests.definitions.slips import Slip

OPTIONS_OF_TALK = "options:\n          - {id: shared"
RECEIPT = "  - id: receipt\n    do: Give a receipt.\n    to: archive\n"

SLIPS = [
    Slip("C42", REGIONAL, "role: cases\n", "", at="checklist: small", says="role: cases"),
    Slip("C42", REGIONAL, "    role: referral\n", "", at="duties:", says="No duty has role: ref"),
    Slip("C42", REGIONAL, "    role: receipt\n", "", at="duties:", says="role: receipt"),
    Slip("C42", REGIONAL, "    role: child\n", "", at="facts:", says="No fact has role: child"),
    Slip("C42", REGIONAL, "    role: withdrawal\n", "", at="facts:", says="role: withdrawal"),
    Slip("C42", REGIONAL, "        role: hand_over\n", "", at="sections:", says="No step has"),
    Slip("C42", REGIONAL, "        role: understanding\n", "", at="sections:", says="No step has"),
    Slip("C34", REGIONAL, ", role: recipient", "", says="role: recipient"),
    Slip("C43", REGIONAL, "    role: receipt\n", "    role: referral\n", says="small.yaml:"),
    Slip("C43", REGIONAL, "role: recipient", "role: sender", says="Exactly one body"),
    Slip("C43", REGIONAL, "    role: withdrawal\n", "    role: child\n", says="Exactly one fact"),
    Slip("C43", REGIONAL, "label: No line", "label: No line, role: done", says="one option"),
    Slip("C44", REGIONAL, "label: No line", "label: No line, role: not_sure", says="a question"),
    Slip("C44", REGIONAL, "label: A wound", "label: A wound, role: done", says="an action"),
    Slip("C44", REGIONAL, "label: By road", "label: By road, role: interpreter", says="understand"),
    Slip(
        "C44",
        REGIONAL,
        "        form: family\n",
        "        role: understanding\n",
        says="one answer of several",
    ),
    Slip("C44", REGIONAL, "        form: family\n", "        role: hand_over\n", says="an action"),
    Slip("C45", REGIONAL, "    flag: A child\n", "", at="role: child", says="lacks flag"),
    Slip("C45", REGIONAL, "    flag: May give up\n", "", at="role: withdrawal", says="lacks flag"),
    Slip(
        "C45",
        REGIONAL,
        "    core: true\n    role: referral\n",
        "    role: referral\n",
        at="role: referral",
        says="lacks core",
    ),
    Slip(
        "C45",
        REGIONAL,
        "    done_when: {answer: talk, is: shared}\n",
        "",
        at="role: receipt",
        says="lacks done_when",
    ),
    Slip("C46", REGIONAL, "to: migration_authority", "to: border_service", says="role: recipient"),
    Slip("C47", REGIONAL, ", role: own_language", "", at=OPTIONS_OF_TALK, says="own_language"),
    Slip("C47", REGIONAL, ", role: interpreter", "", at=OPTIONS_OF_TALK, says="interpreter"),
    Slip("C25", REGIONAL, "role: child", "role: kid", says="child, withdrawal"),
    Slip("C25", REGIONAL, "role: child", "role: referral", says="child, withdrawal"),
    Slip("O07", OVERLAY, RECEIPT, f"{RECEIPT}    role: receipt\n", at="role: receipt"),
    Slip(
        "O07",
        OVERLAY,
        "ask: Is there a paper?",
        "ask: Is there?\n        role: hand_over",
        "role: hand_over",
    ),
    Slip("O08", OVERLAY, "{step: called, do: Call", "{step: gone, do: Call", says="hand_over"),
]
