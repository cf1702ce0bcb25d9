"""What elements say of their graph: slowly, and obviously right."""

from collections.abc import Iterable

from counterpoint_server.graph.links import EDGE_IN, INTO_HOLDER
from counterpoint_server.graph.saying import is_committing
from counterpoint_server.model.shapes import references
from counterpoint_server.model.types import (
    STRUCTURAL_ROLES,
    Argument,
    Case,
    Element,
    Illocution,
    Locution,
    Rebuttal,
    Rephrase,
    Transition,
)

Flow = set[tuple[int, int]]


def links_of(element: Element) -> list[tuple[int, int, str]]:
    links = [(element.id, to, ref.role) for ref, to, _ in references(type(element), element)]
    edges = [edge.direction for edge in getattr(element, "edges", [])]
    turned = iter("edge" if direction == "out" else EDGE_IN for direction in edges)
    return [(a, b, next(turned) if role == "edge" else role) for a, b, role in links]


def flow_of(elements: Iterable[Element], roles: Iterable[str] | None = None) -> Flow:
    """What bears on what, said slowly."""
    flow = set()
    for element in elements:
        for holder, far, role in links_of(element):
            if roles is not None and role not in roles:
                continue
            pair = (far, holder) if role in INTO_HOLDER else (holder, far)
            flow.add(pair)
            works_both_ways = isinstance(element, Rephrase) or (
                isinstance(element, Rebuttal) and element.relation != "attack"
            )
            if works_both_ways and role in ("attacker", "target", "original", "restatement"):
                flow.add(pair[::-1])
    return flow


def needed_by(elements: dict[int, Element], ids: Iterable[int]) -> set[int]:
    """These and all that they have no meaning without."""
    found, more = set[int](), {*ids}
    while more - found:
        found |= more
        more = {
            far
            for id in found
            for _, far, role in links_of(elements[id])
            if role in STRUCTURAL_ROLES
        }
    return found


def said_by(elements: list[Element], participant: int) -> set[int]:
    said = {
        e.id
        for e in elements
        for a in e.attributions
        if a.participant == participant and a.role == "speaker"
    }
    speech = {e.id for e in elements if isinstance(e, Locution) and e.participant == participant}
    replies = {e.id for e in elements if isinstance(e, Transition) and speech & {*e.to}}
    for e in elements:
        if (
            isinstance(e, Illocution)
            and is_committing(e.force)
            and (speech | replies) & {*e.anchors}
        ):
            said |= {*e.content}
    return said


def reasons(elements: list[Element]) -> set[tuple[int, int]]:
    """What is directly a reason for what."""
    found = set()
    for e in elements:
        if isinstance(e, Argument):
            found |= {(premise, e.id) for premise in e.premises} | {(e.id, e.conclusion)}
        elif isinstance(e, Case):
            found |= {(step, e.id) for step in e.steps}
    return found


def closure(start: set[int], pairs: set[tuple[int, int]]) -> set[int]:
    while more := {b for a, b in pairs if a in start} - start:
        start = start | more
    return start


def attacks(elements: list[Element]) -> list[tuple[int, list[int], int]]:
    """Rebuttal, attackers, target; what is symmetric stands here in both directions."""
    rebuttals = [e for e in elements if isinstance(e, Rebuttal)]
    turned = [
        (r.id, [r.target], a) for r in rebuttals if r.relation != "attack" for a in r.attackers
    ]
    return [(r.id, r.attackers, r.target) for r in rebuttals] + turned


def concluded(elements: list[Element], said: set[int]) -> set[int]:
    return {e.conclusion for e in elements if isinstance(e, Argument) and e.id in said}
