"""What statements, arguments and issues look like in a file of Carneades."""

from collections.abc import Mapping
from typing import Any

from counterpoint_server.model.types import Argument, Claim, Question

NAME = "carneades"

PARTS = ("statements", "issues", "arguments", "argument_schemes")
"""What becomes elements; all else that a file says is left with the map."""

STANDARDS = {
    "SE": "scintilla",
    "PE": "preponderance",
    "CCE": "clear_and_convincing",
    "BRD": "beyond_reasonable_doubt",
    "DV": "dialectical",
}
_CODES = {word: code for code, word in STANDARDS.items()}


def usual_statement(claim: Claim) -> dict[str, Any]:
    return {"text": claim.text}


def usual_issue(question: Question, names: Mapping[int, str]) -> dict[str, Any]:
    issue: dict[str, Any] = {"positions": [names[id] for id in question.positions if id in names]}
    if question.proof_standard in _CODES:
        issue["standard"] = _CODES[question.proof_standard]
    return issue


def usual_argument(
    argument: Argument, names: Mapping[int, str], undercutter: str | None, is_bare: bool
) -> dict[str, Any]:
    """`is_bare`: it has no premises at all, which Carneades allows."""
    found: dict[str, Any] = {}
    if argument.scheme:
        found["scheme"] = argument.scheme
    if not is_bare:
        roles = {id: role for role, id in argument.premise_roles.items()}
        premises = [id for id in argument.premises if id in names]
        if set(roles) == set(argument.premises) and len(roles) == len(argument.premise_roles):
            found["premises"] = {roles[id]: names[id] for id in premises}
        else:
            found["premises"] = [names[id] for id in premises]
    found["conclusion"] = names.get(argument.conclusion)
    if undercutter is not None:
        found["undercutter"] = undercutter
    if argument.weight is not None:
        found["weight"] = argument.weight
    return found


def usual_file(title: str, assumptions: list[str]) -> dict[str, Any]:
    return {"meta": {"title": title}, **({"assumptions": assumptions} if assumptions else {})}
