"""A file's framework solved as the solver competition asks for it (ICCMA 2023).

Answers are `YES` or `NO`, and a witness line `w …` where there is one: the extension asked for, one
with the argument, or one without it.
"""

from collections.abc import Iterator
from pathlib import Path

from counterpoint_server.semantics.iccma import NamedFramework, read_framework
from counterpoint_server.semantics.names import ICCMA
from counterpoint_server.semantics.tasks import Evaluation

TASKS = ("DC", "DS", "SE")


class ProblemNameError(ValueError):
    """There is no such problem, or the argument for it is missing or unknown."""


def problems() -> list[str]:
    return [f"{task}-{semantics}" for task in TASKS for semantics in ICCMA]


def solve(file: Path, problem: str, argument: str | None) -> Iterator[str]:
    """The lines of the answer. FrameworkTextError: the file is no framework."""
    task, _, short = problem.upper().partition("-")
    if task not in TASKS or short not in ICCMA:
        raise ProblemNameError(f"There is no problem {problem}; there are {', '.join(problems())}.")
    named = read_framework(file.read_bytes())
    evaluation = Evaluation(named.framework, ICCMA[short])
    if task == "SE":
        yield from _witness(named, evaluation.one(), "", "NO")
        return
    number = None if argument is None else named.number(argument)
    if number is None:
        raise ProblemNameError(
            f"{problem} needs an argument, -a." if argument is None else f"No argument {argument}."
        )
    if task == "DC":
        yield from _witness(named, evaluation.holding(number), "YES", "NO")
    else:
        yield from _witness(named, evaluation.lacking(number), "NO", "YES")


def _witness(
    named: NamedFramework, found: list[int] | None, with_one: str, without: str
) -> Iterator[str]:
    if found is None:
        yield without
        return
    if with_one:
        yield with_one
    yield " ".join(["w", *(named.name(argument) for argument in found)])
