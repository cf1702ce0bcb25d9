"""The problems of one edit: who sends it is told of all of them at once."""

from counterpoint_server.model.problems import Fault, Problem

FAULTS_MAX = 1_000
"""Beyond this no more are looked for."""


class Refusals:
    """What is wrong so far; the first problem found gives the refusal its kind."""

    def __init__(self) -> None:
        self.first: Problem | None = None
        self.faults: list[Fault] = []

    def add(self, problem: Problem, pointer: str | None = None) -> None:
        """`pointer`: where it is, if the problem does not say so itself."""
        self.first = self.first or problem
        if not problem.faults and pointer is not None:
            problem.faults = [Fault(pointer, problem.code, problem.detail)]
        self.faults += problem.faults
        if len(self.faults) >= FAULTS_MAX:
            self.raise_if_any()

    def raise_if_any(self) -> None:
        if self.first is not None:
            self.first.faults = self.faults[:FAULTS_MAX]
            raise self.first
