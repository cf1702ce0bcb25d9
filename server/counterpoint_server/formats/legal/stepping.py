"""Statements and arguments pro and con, as both XML formats of Carneades have them.

Gordon, Prakken and Walton (2007), "The Carneades model of argument and burden of proof": an
argument con attacks its conclusion; an exception undercuts.
"""

from dataclasses import dataclass, field
from typing import Any

from counterpoint_server.formats.drafting import Draft, fitting
from counterpoint_server.formats.leftovers import keep
from counterpoint_server.model.element import Line, Slug, Text, Weight
from counterpoint_server.model.schemes import scheme_named
from counterpoint_server.model.types import Argument, Case, Claim, Rebuttal


@dataclass(slots=True)
class Premise:
    """One premise of an argument."""

    statement: str
    role: str = ""
    is_positive: bool = True
    is_exception: bool = False


@dataclass(slots=True)
class Step:
    """An argument as the file has it."""

    name: str
    conclusion: str
    premises: list[Premise]
    is_pro: bool = True
    scheme: str = ""
    weight: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    left: dict[str, Any] = field(default_factory=dict)
    place: str = ""


def number(draft: Draft, statements: list[str], steps: list[Step]) -> list[Step]:
    """Number what is there; answers the arguments that can be made, and tells of the others."""
    for name in statements:
        draft.number(name)
    known = set(statements)
    whole = []
    for step in steps:
        ends = {step.conclusion, *(premise.statement for premise in step.premises)}
        if ends <= known and step.name not in draft.names and len(step.premises) <= 1_000:
            draft.number(step.name)
            whole.append(step)
        else:
            message = "An argument of a statement that the file does not have, or too large."
            draft.lose("argument", message, place=step.place)
    return whole


def put_step(draft: Draft, step: Step) -> None:
    id = draft.names[step.name]
    ordinary = [premise for premise in step.premises if not premise.is_exception]
    ends = [_end(draft, premise) for premise in ordinary] or [_sketch(draft, step)]
    weight = fitting(Weight, _number(step.weight))
    fields = {**step.fields, "weight": weight, "external": draft.external(step.name)}
    scheme = scheme_named(step.scheme, "argument") or fitting(Slug, step.scheme)
    target, unique = draft.names[step.conclusion], list(dict.fromkeys(ends))
    extra = keep(draft, id, step.left)
    if step.is_pro:
        pairs = zip(ordinary, ends, strict=False)
        roles = {premise.role: end for premise, end in pairs if premise.role}
        roles = dict(list(roles.items())[:100])
        more = {"scheme": scheme, "premise_roles": roles, "extra": extra}
        draft.put(Argument, id, premises=unique, conclusion=target, **more, **fields)
    else:
        more = {"scheme": scheme, "extra": extra}
        draft.put(Rebuttal, id, attackers=unique, target=target, **more, **fields)
    for at, premise in enumerate(step.premises):
        if premise.is_exception:
            name = f"{step.name}/exception/{at}"
            draft.add(Rebuttal, name, attackers=[_end(draft, premise)], target=id)


def _end(draft: Draft, premise: Premise) -> int:
    """The statement, or what denies it: a claim that is true exactly where it is not."""
    id = draft.names[premise.statement]
    if premise.is_positive:
        return id
    name = f"{premise.statement}/negated"
    if name not in draft.names:
        text = getattr(draft.elements[id], "text", "")
        text = fitting(Text, f"It is not the case that: {text}") or "It is not the case."
        denied = draft.add(Claim, name, text=text, explicitness="reconstructed", standing="issue")
        attack = {"attackers": [denied], "target": id, "relation": "contradictory"}
        draft.add(Rebuttal, f"{name}/conflict", **attack)
    return draft.names[name]


def _sketch(draft: Draft, step: Step) -> int:
    """What stands for the premises of an argument that has none."""
    title = fitting(Line, step.fields.get("title")) or fitting(Line, step.name)
    return draft.add(Case, f"{step.name}/premises", title=title)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
