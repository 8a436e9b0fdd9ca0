"""The invented cases of the last hours, as a table. No code that acts.

Nobody in them exists. A step that a case does not name is answered as ``answers`` says; a table that no longer
fits the checklist stops ``referral demo``, so that nobody is shown half a case.
"""

from referral.cli.demonstration.cast import ROAD, STATION
from referral.cli.demonstration.story import (
    NONE_YET,
    Close,
    Issue,
    SendAgain,
    SendBack,
    Story,
    StoryChange,
)

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
            StoryChange({"papers_shown": ("refugee_paper",), "papers_kept": ("refugee_paper",)}),
            StoryChange({"receipt_given": "done"}),
            Issue(),
        ),
    ),
    Story(
        about="The supervisor asks about two steps; the officer has not answered yet.",
        officer="officer",
        post=ROAD,
        until="follow_up",
        answers={
            "language_understood": "pashto",
            "interpreter_used": "pictures",
            "information_given": "partly",
        },
        acts=(
            Issue(),
            Close(),
            SendBack(
                (
                    ("interpreter_used", "Was the telephone interpreter tried? Please call them."),
                    ("information_given", "Please go through the leaflet again with their help."),
                )
            ),
        ),
    ),
    Story(
        about="The officer called the interpreter after all, and sent the case again.",
        officer="officer",
        post=ROAD,
        until="follow_up",
        answers={"language_understood": "dari", "interpreter_used": "none"},
        acts=(
            Issue(),
            Close(),
            SendBack((("interpreter_used", "Please call an interpreter by telephone."),)),
            StoryChange({"interpreter_used": "phone"}),
            SendAgain(),
        ),
    ),
    Story(about="A case that was just opened.", officer="officer2", post=STATION, until=NONE_YET),
)
