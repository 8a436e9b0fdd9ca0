"""The invented cases of the demonstration, as tables. No code that acts.

Nobody in them exists. A step that a case does not name is answered as in ``ORDINARY``; a table that no longer
fits the checklist stops ``referral demo``, so that nobody is shown half a case.
"""

from dataclasses import dataclass, field

from referral.engine.conditions import Value

Table = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Story:
    """One invented case: answered up to the section ``until`` ("" for none), then the acts in their order."""

    about: str
    officer: str
    post: str
    until: str
    answers: Table = field(default_factory=dict)
    acts: tuple["Act", ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """The referral is issued."""


@dataclass(frozen=True, slots=True)
class Change:
    """Answers are changed afterwards."""

    answers: Table


@dataclass(frozen=True, slots=True)
class Close:
    """The case is closed."""


Act = Issue | Change | Close

ORDINARY: Table = {
    "danger_to_life": "no",
    "ambulance_called": "done",
    "weapon": "no",
    "quiet_place": "done",
    "arrived_together": "few",
    "language_understood": "russian",
    "interpreter_used": "own_language",
    "two_questions": "done",
    "request": ("explicit",),
    "signs": ("refuses_return",),
    "way_of_entry": "official_crossing",
    "return_stopped": "done",
    "secrecy_kept": "done",
    "no_penalty_kept": "done",
    "interpreter_trusted": "yes",
    "private_talk": ("none",),
    "information_given": "done",
    "understood": "yes",
    "wants_contact": "no",
    "travels_with": ("nobody",),
    "age_band": "age_18_59",
    "count_0_5": 0,
    "count_6_11": 0,
    "count_12_17": 0,
    "count_18_59": 1,
    "count_60": 0,
    "family_missing": "no",
    "kept_together": "done",
    "maybe_child": "no",
    "child_company": "parent",
    "relation_doubt": "no",
    "child_talk_apart": "done",
    "child_body_called": "done",
    "adult_stays": "done",
    "traffic_strong": ("none",),
    "traffic_medium": ("none",),
    "controller_near": "no",
    "parted_safely": "done",
    "trafficking_called": "done",
    "victim_to_helpers": "done",
    "violence_signs": ("none",),
    "care_offered": "done",
    "special_needs": ("none",),
    "care_soon": "no",
    "papers_shown": ("passport",),
    "papers_kept": ("none",),
    "receipt_given": "done",
    "citizenship": "other_state",
    "security_signs": ("none",),
    "commander_told": "done",
    "surrender_stopped": "done",
    "fear_again": "no",
    "written_request": "done",
    "petition_signed": "done",
    "who_told": ("commander", "authority"),
    "withdraws": "no",
    "withdrawal_talk": "done",
    "pressure": "no",
    "authority_called": "done",
    "waiting_place": "room",
    "handed_over": "done",
    "copy_given": "done",
    "entry_refused": "no",
    "refusal_explained": "not_needed",
    "receipt_confirmed": "yes",
}

ROAD, STATION = "KZ-DEMO-01", "KZ-DEMO-02"

STORIES: tuple[Story, ...] = (
    Story(
        about="A family asks in words at the crossing, is referred and handed over.",
        officer="officer",
        post=ROAD,
        until="follow_up",
        answers={
            "language_understood": "dari",
            "interpreter_used": "phone",
            "travels_with": ("family",),
            "count_6_11": 2,
            "count_18_59": 2,
            "maybe_child": "yes",
            "papers_kept": ("passport",),
        },
        acts=(Issue(), Close()),
    ),
    Story(
        about="A child alone crossed away from the road; the referral is issued, the hand-over is waiting.",
        officer="officer",
        post=ROAD,
        until="record",
        answers={
            "language_understood": "uzbek",
            "interpreter_used": "in_person",
            "request": ("implicit",),
            "signs": ("child_alone", "flight"),
            "way_of_entry": "irregular",
            "age_band": "age_12_17",
            "maybe_child": "yes",
            "child_company": "nobody",
            "special_needs": ("distress",),
            "papers_shown": ("none",),
            "who_told": ("commander", "authority", "child_body"),
        },
        acts=(Issue(),),
    ),
    Story(
        about="Someone else speaks for a woman and holds her papers; the referral is due.",
        officer="officer",
        post=ROAD,
        until="trafficking",
        answers={
            "request": ("not_sure",),
            "signs": ("not_sure",),
            "private_talk": ("alone", "woman"),
            "wants_contact": "not_sure",
            "travels_with": ("others",),
            "traffic_strong": ("papers_held", "speaker"),
            "controller_near": "yes",
        },
    ),
    Story(
        about="An injured man; the ambulance is on its way, everything else must wait.",
        officer="officer",
        post=ROAD,
        until="life_and_limb",
        answers={"danger_to_life": "yes", "quiet_place": "no_place"},
    ),
    Story(
        about="A traveller who needs no protection; the case ends without a referral.",
        officer="officer",
        post=ROAD,
        until="follow_up",
        answers={"request": ("none",), "signs": ("none",)},
        acts=(Close(),),
    ),
    Story(
        about="No common language and many doubts: the officer acts on the side of protection.",
        officer="officer2",
        post=STATION,
        until="needs",
        answers={
            "language_understood": "not_sure",
            "interpreter_used": "none",
            "two_questions": "no_answer",
            "request": ("not_sure",),
            "signs": ("not_sure",),
            "private_talk": ("not_sure",),
            "information_given": "no_language",
            "understood": "not_sure",
            "wants_contact": "not_sure",
            "travels_with": ("not_sure",),
            "maybe_child": "not_sure",
            "child_company": "not_sure",
            "relation_doubt": "not_sure",
            "special_needs": ("not_sure",),
            "care_soon": "not_sure",
        },
    ),
    Story(
        about="A person without a state; papers turned up later, so the form was issued twice.",
        officer="officer2",
        post=STATION,
        until="hand_over",
        answers={
            "request": ("written",),
            "papers_shown": ("none",),
            "citizenship": "no_state",
            "handed_over": "waiting",
        },
        acts=(
            Issue(),
            Change({"papers_shown": ("refugee_paper",), "papers_kept": ("refugee_paper",)}),
            Change({"receipt_given": "done"}),
            Issue(),
        ),
    ),
    Story(about="A case that was just opened.", officer="officer2", post=STATION, until=""),
)
