"""The catalogue of what is wrong with scenarios: S1x in the file and its pictures, S2x against a checklist."""

from referral.definitions.problems import Catalogue


class ScenarioFault(Catalogue):
    """What authors of scenarios get wrong, and what a changed checklist breaks."""

    S10 = ('The id "{id}" stands twice under {key}.', "Give each an id of its own.")
    S11 = (
        'The interruption "{id}" has no choice "{right}".',
        "Name one of its choices under right.",
    )
    S12 = ('The interruption "{id}" has only one choice.', "A choice needs two ways or more.")
    S13 = ('The reply to "{step}" says and shows nothing.', "Write says, shows, or both.")
    S14 = ('Step "{step}" has two replies.', "Join the two.")
    S15 = (
        'There is no picture "{file}".',
        "Name one of checklists/scenarios/pictures, or take it out.",
    )
    S16 = (
        "The name of this picture does not fit.",
        "Use small letters a to z, digits and _, ending in .svg.",
    )
    S17 = ("This picture has {bytes} bytes.", "Draw it more simply, in {most} bytes at most.")
    S18 = ("This picture cannot be read as a drawing.", "Save it as plain SVG.")
    S19 = (
        "This picture holds {what}.",
        "Draw with paths and shapes alone: no words, script, style, photograph or address.",
    )

    S20 = ('There is no checklist "{name}" for {country}.', "There are: {known}.")
    S21 = (
        'The checklist for {country} has no step "{step}".',
        "It was renamed or taken out; name the step that took its place.",
    )
    S22 = (
        '{answer} is no answer to step "{step}" in {country}.',
        "Its answers are: {known}.",
    )
    S23 = (
        'Step "{step}" is not asked in {country} when all is answered as expected.',
        "Take it out, or mend the expected answers or the checklist.",
    )
    S24 = (
        'Nothing says what is right at step "{step}" in {country}.',
        "Add it to expected, or to checklists/scenarios/usual for every scenario.",
    )
    S25 = (
        'Step "{step}", which must not be met, is asked in {country}.',
        "Mend the expected answers, the checklist, or must_not.",
    )
    S26 = (
        'The duty "{duty}" does not arise in {country}.',
        "Has the checklist changed? Mend it, or take the duty out.",
    )
    S27 = (
        'The duty "{duty}", which must not arise, arises in {country}.',
        "Has the checklist changed? Mend it, or take the duty out of no_duties.",
    )
    S28 = (
        'The urgent duty "{duty}" arises in {country} and is not expected.',
        "If it is right, add it to duties; if not, mend the checklist.",
    )
    S29 = ('The checklist for {country} has no duty "{duty}".', "Name a duty of the checklist.")
    S31 = (
        'There is no text "{passage}" to say in another language.',
        "Name a text of this scenario, or take the translation out.",
    )
    S32 = (
        'The language "{language}" is the one this scenario is written in.',
        "Take this translation out.",
    )
    S30 = (
        'The acceptable answer {answer} to step "{step}" loses the duty "{duty}" in {country}.',
        "An answer that loses an expected duty is not as good; take it out.",
    )
