"""A map as it would be: without some elements, with some claims granted, with other preferences."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.evaluation import Hypothesis
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import DROPPED, build, references
from counterpoint_server.model.types import Claim, Preference, Rebuttal

Id = int


def suppose(elements: Sequence[ElementBase], hypothesis: Hypothesis) -> list[ElementBase]:
    gone = {each.id for each in elements if _is_left_out(each, hypothesis)}
    granted = set(hypothesis.granted)
    by = set(hypothesis.granted_by)
    kept: list[ElementBase] = []
    for element in _without(elements, gone):
        is_granted = element.id in granted or bool(by & _speakers(element))
        if isinstance(element, Claim) and is_granted:
            element = replace(element, standing="axiom")
        kept.append(element)
    there = {each.id for each in kept}
    next_number = max(there, default=0) + 1
    for number, new in enumerate(hypothesis.preferences, next_number):
        if {new.preferred, new.dispreferred} <= there:
            made = Preference(
                id=number, revision=0, preferred=new.preferred, dispreferred=new.dispreferred
            )
            kept.append(made)
    return kept


def named_in(hypothesis: Hypothesis) -> dict[str, list[Id]]:
    """The elements that a hypothesis speaks of, by where."""
    named = {
        f"#/{field}": list(getattr(hypothesis, field))
        for field in ("without", "without_rebuttals_by", "granted", "granted_by")
    }
    for at, each in enumerate(hypothesis.preferences):
        named[f"#/preferences/{at}"] = [each.preferred, each.dispreferred]
    return named


def _speakers(element: ElementBase) -> set[Id]:
    return {each.participant for each in element.attributions if each.participant is not None}


def _is_left_out(element: ElementBase, hypothesis: Hypothesis) -> bool:
    if element.id in hypothesis.without:
        return True
    if isinstance(element, Preference):
        return hypothesis.only_these_preferences
    if not isinstance(element, Rebuttal):
        return False
    by = set(hypothesis.without_rebuttals_by) & _speakers(element)
    return bool(by) or element.explicitness in hypothesis.without_rebuttals


def _without(elements: Sequence[ElementBase], gone: set[Id]) -> Iterable[ElementBase]:
    """What is left, and has its meaning without what is gone, which it does not name any more."""
    users: dict[Id, list[tuple[Id, bool]]] = {}
    for element in elements:
        for reference, far, _ in references(type(element), element):
            users.setdefault(far, []).append((element.id, reference.structural))
    all_gone, waiting, touched = set(gone), list(gone), set[Id]()
    while waiting:
        for user, is_structural in users.get(waiting.pop(), ()):
            touched.add(user)
            if is_structural and user not in all_gone:
                all_gone.add(user)
                waiting.append(user)

    def visit(_reference: Reference, far: Any, _pointer: str) -> Any:
        return DROPPED if far in all_gone else far

    for element in elements:
        if element.id in touched - all_gone:
            kept: ElementBase = build(
                type(element), element, visit, id=element.id, revision=element.revision
            )
            yield kept
        elif element.id not in all_gone:
            yield element
