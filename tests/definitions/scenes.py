"""Practice scenes in answers, and the path each must take in every country.

Codes of paths: R refer, N nothing to refer, C child protection, T trafficking, M medical help, S
security channel, W safeguards of a withdrawal. ``also`` are further duties that must have arisen.
"""

from dataclasses import dataclass

from tests.definitions.travellers import Answers, calm, fearing, without

PATHS = {
    "R": {"refer"},
    "C": {"child_protection"},
    "T": {"trafficking_referral"},
    "M": {"urgent_care", "violence_care", "care_before_tomorrow"},
    "S": {"security_channel"},
    "W": {"withdrawal_safeguards"},
}


@dataclass(frozen=True)
class Scene:
    """A story with its answers; ``path`` in codes, in any order."""

    story: str
    path: str
    answers: Answers
    also: str = ""


UNCLE = {"maybe_child": "yes", "child_company": "other_adult", "relation_doubt": "yes"}

SCENES = [
    Scene("a teacher with a passport asks in words", "R", fearing(request=("explicit",)), "inform"),
    Scene("a former policeman speaks of death at the bridge", "R", fearing()),
    Scene("a blogger begs not to be checked at home", "R", fearing(), "secrecy"),
    Scene(
        "a woman in labour comes over the river with her family",
        "R M",
        fearing(
            danger_to_life="yes",
            request=("not_sure",),
            signs=("flight",),
            way_of_entry="irregular",
            travels_with=("family",),
            count_0_5=2,
            maybe_child="yes",
            child_company="parent",
            relation_doubt="no",
            special_needs=("pregnancy",),
        ),
        "keep_family_together reception_needs treat_as_child no_penalty fit_to_travel",
    ),
    Scene(
        "a boy looks at his uncle before each answer",
        "R C T",
        without(calm(**UNCLE, traffic_strong=("speaker",)), "age_band", "travels_with"),
        "child_checked_apart no_onward_travel responsible_adult no_alert",
    ),
    Scene(
        "three women whose papers one man holds",
        "N T",
        calm(traffic_strong=("papers_held",), controller_near="yes"),
        "no_alert safe_separation victim_help",
    ),
    Scene(
        "one of them fears to return as well",
        "R T",
        calm(traffic_strong=("papers_held",), controller_near="yes", fear_again="yes"),
        "no_alert no_return",
    ),
    Scene(
        "two brothers on a footpath ask for help",
        "R",
        fearing(request=("explicit",), way_of_entry="irregular", papers_shown=("none",)),
        "no_penalty",
    ),
    Scene(
        "a traveller admits that his visa is false",
        "R",
        fearing(papers_shown=("doubtful",), papers_kept=("passport",)),
        "no_penalty papers_receipt",
    ),
    Scene(
        "three hundred villagers, some wounded",
        "R M S",
        fearing(
            danger_to_life="yes",
            weapon="not_sure",
            arrived_together="mass",
            signs=("war", "injuries"),
            way_of_entry="irregular",
        ),
        "mass_arrival mass_arrival_told mass_arrival_informed weapon_safety no_return",
    ),
    Scene(
        "a man with a Soviet passport whom no state knows",
        "N",
        calm(papers_shown=("other",), citizenship="no_state"),
        "statelessness_path",
    ),
    Scene(
        "the same man fears somebody after all",
        "R",
        calm(papers_shown=("other",), citizenship="no_state", fear_again="not_sure"),
        "statelessness_path secrecy",
    ),
    Scene(
        "a soldier lays down his rifle",
        "R S",
        fearing(weapon="yes", request=("explicit",), security_signs=("armed_past",)),
        "weapon_safety fighter_apart",
    ),
    Scene(
        "a transit passenger refuses to board",
        "R",
        fearing(request=("none",), signs=("refuses_return",), way_of_entry="transit_zone"),
        "no_boarding secrecy",
    ),
    Scene(
        "a worker under an entry ban has debts and no fear",
        "N",
        calm(traffic_strong=("none",), traffic_medium=("none",), entry_refused="yes"),
        "explain_refusal",
    ),
    Scene("a worker must work off the journey", "N T", calm(traffic_strong=("debt",))),
    Scene(
        "a man whispers that people like him are hunted",
        "R",
        fearing(private_talk=("alone",)),
        "arrange_private_interview",
    ),
    Scene(
        "a deaf couple holds up a note",
        "R",
        fearing(
            language_understood="sign_language",
            interpreter_used="none",
            request=("written",),
            signs=("war",),
            special_needs=("disability", "communication"),
        ),
        "interpreter reception_needs reach_the_person disability_access",
    ),
    Scene(
        "a bruised widow asks only for a doctor",
        "R M",
        fearing(two_questions="no_answer", request=("none",), violence_signs=("injury",)),
        "ask_the_two_questions",
    ),
    Scene(
        "a woman gives up while her brother-in-law listens",
        "R W",
        fearing(request=("explicit",), withdraws="yes", pressure="yes"),
        "safe_separation no_return",
    ),
    Scene(
        "a refugee of a neighbouring state fears deportation",
        "R",
        fearing(papers_shown=("refugee_paper",)),
        "prior_protection_note",
    ),
    Scene(
        "a citizen comes home from exploitation without a passport",
        "N T M",
        calm(
            traffic_strong=("deceived",),
            violence_signs=("says",),
            papers_shown=("none",),
            citizenship="own_country",
        ),
        "own_citizen victim_help",
    ),
    Scene(
        "a journalist is wanted at home",
        "R S",
        fearing(request=("explicit",), security_signs=("notice",)),
        "no_surrender",
    ),
    Scene(
        "a youth says he is eighteen",
        "R C",
        fearing(maybe_child="not_sure", child_company="nobody"),
        "treat_as_child age_benefit responsible_adult",
    ),
    Scene(
        "a girl of fifteen is called a wife",
        "R C",
        without(
            calm(age_band="age_12_17", maybe_child="yes", child_company="spouse"), "travels_with"
        ),
        "married_child no_onward_travel child_checked_apart",
    ),
    Scene(
        "an interpreter presses the person",
        "R",
        fearing(interpreter_used="phone", interpreter_trusted="no"),
        "interpreter",
    ),
    Scene(
        "a brother waits on the other side of the line",
        "R",
        fearing(travels_with=("family",), family_missing="yes", searched_here="other_side"),
        "reunite_here trace_family keep_family_together",
    ),
    Scene(
        "a grandmother cannot climb the stairs",
        "R",
        fearing(age_band="age_60", special_needs=("disability",)),
        "older_care disability_access reception_needs",
    ),
    Scene(
        "a father is alone with two small children",
        "R",
        fearing(
            travels_with=("family",),
            count_0_5=2,
            maybe_child="yes",
            child_company="parent",
            relation_doubt="no",
            special_needs=("single_parent",),
        ),
        "single_parent_help keep_family_together treat_as_child",
    ),
    Scene(
        "a rehearsed story on a first journey by a strange route",
        "N T",
        calm(traffic_strong=("none",), traffic_medium=("rehearsed", "odd_journey")),
        "no_alert victim_help",
    ),
    Scene(
        "a bride is pressed by telephone to take everything back",
        "R T W",
        fearing(
            traffic_strong=("deceived",),
            controller_near="yes",
            withdraws="not_sure",
            pressure="not_sure",
        ),
        "safe_separation no_return secrecy",
    ),
]
