"""The sheets of a tabletop exercise as HTML: to read on a page, and as whole documents for the PDF."""

from markupsafe import Markup

from referral.practice.printing.tabletop_parts import Tabletop
from referral.printing.page import Paper


def trainee_view(paper: Paper, exercise: Tabletop) -> Markup:
    """The trainee's sheet of an exercise within a page that has its own heading."""
    text = _rendered(paper, "practice/print/tabletop/trainee.html", exercise, level=2)
    return Markup(text)  # noqa: S704 - every value in it was escaped


def trainer_view(paper: Paper, exercise: Tabletop) -> Markup:
    """The trainer's sheet of an exercise within a page that has its own heading."""
    text = _rendered(paper, "practice/print/tabletop/trainer.html", exercise, level=2)
    return Markup(text)  # noqa: S704 - every value in it was escaped


def trainee_document(paper: Paper, exercise: Tabletop) -> str:
    """The trainee's sheet as a whole HTML document for the PDF."""
    return _rendered(paper, "practice/print/tabletop/trainee_document.html", exercise, level=1)


def trainer_document(paper: Paper, exercise: Tabletop) -> str:
    """The trainer's sheet as a whole HTML document for the PDF."""
    return _rendered(paper, "practice/print/tabletop/trainer_document.html", exercise, level=1)


def _rendered(paper: Paper, template: str, exercise: Tabletop, *, level: int) -> str:
    return paper.sheet(template, exercise.language, sheet=exercise, level=level)
