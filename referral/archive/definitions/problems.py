"""The catalogue of errors in the files of the archive: E01 and on, in the manner of ``definitions.problems``."""

from referral.definitions.problems import Catalogue


class EventProblem(Catalogue):
    """What goes wrong in ``checklists/archive``."""

    E01 = (
        '"{text}" cannot be an id of the archive.',
        "Use small letters, digits and hyphens, as in som-2-2015-astana.",
    )
    E02 = (
        '"{text}" is no date.',
        "Write a day, month or year: 2015-09-22, 2015-09, 2015; a range with a slash between.",
    )
    E03 = ('There is no {what} "{id}".', "Name one that is written, or add it to {file}.")
    E04 = ('The id "{id}" of {what} stands twice; first in {first}.', "Give each an id of its own.")
    E05 = ('The file is called "{name}", but its id is "{id}".', "Make the two alike.")
    E06 = ('Event "{id}" is part of itself: {circle}.', "Break the circle.")
    E07 = (
        'Event "{id}" lies outside the dates of "{whole}", which it is part of.',
        "Correct one of the two dates, or take part_of out.",
    )
    E08 = ('"{text}" is no code of a State.', "Write two small letters, as in kz.")
    E09 = ("A conflict needs two claims or more, or none.", "Write what each source says.")
    E10 = ('"{text}" is no SHA-256 checksum.', "Write the 64 small hexadecimal digits.")
    E11 = ('"{text}" is no coordinate.', "Write degrees with a decimal point, as in 43.24.")
