"""A classroom for stories: a trainer with a class, and trainees who run what it was given."""

from dataclasses import dataclass

from flask import Flask

from tests.web.visitors import Visitor

TEACHER = "teacher_at_the_desk"


@dataclass
class Classroom:
    """A trainer and the code of the class they opened."""

    app: Flask
    trainer: Visitor
    code: str

    def gives(self, scenario: str = TEACHER, **how: str) -> "Classroom":
        """Give the class a scenario."""
        self.trainer.get(f"training/{self.code}")
        task = {"scenario": scenario, "country": "kz", "phase": "practice", "pace": "own", **how}
        self.trainer.post(f"training/{self.code}/tasks", **task)
        return self

    def joins(self, nickname: str, locale: str = "en") -> "TraineeAtWork":
        """Somebody joins with the code."""
        visitor = Visitor(self.app, locale)
        visitor.get("practice")
        visitor.post("practice/join", code=self.code, nickname=nickname)
        return TraineeAtWork(visitor)


@dataclass
class TraineeAtWork:
    """A trainee at their browser."""

    visitor: Visitor
    reference: str = ""

    def begins(self, position: int = 1) -> "TraineeAtWork":
        """Begin a run of what stands at that place of the list."""
        self.visitor.get("practice")
        answer = self.visitor.post("practice/runs", position=str(position))
        self.reference = answer.request.path.split("/")[4]
        return self

    def asks(self, step: str, section: str) -> str:
        """Ask the traveller; returns the page."""
        self.visitor.get(f"practice/cases/{self.reference}/sections/{section}")
        return self.visitor.post(
            f"practice/runs/{self.reference}/asked", ask=step, section=section
        ).text

    def answers(self, section: str, **answers: object) -> str:
        """Save the answers of a section; returns the address that follows."""
        self.visitor.get(f"practice/cases/{self.reference}/sections/{section}")
        return self.visitor.post(
            f"practice/cases/{self.reference}/sections/{section}", then="next", **answers
        ).request.path

    def ends(self) -> str:
        """End the run; returns the debrief."""
        self.visitor.get(f"practice/runs/{self.reference}")
        return self.visitor.post(f"practice/runs/{self.reference}/end").text


def opened(app: Flask, login: str = "timur", country: str = "") -> Classroom:
    """A trainer opens a class, or with a country an exercise."""
    trainer = Visitor(app).signs_in(login)
    trainer.get("training")
    trainer.post("training", country=country)
    assert trainer.page is not None
    return Classroom(app, trainer, trainer.page.request.path.split("/")[3])
