"""What elements say of their graph: slowly, and obviously right."""

from collections.abc import Iterable

from counterpoint_server.graph.links import EDGE_IN, INTO_HOLDER
from counterpoint_server.model.shapes import references
from counterpoint_server.model.types import STRUCTURAL_ROLES, Element, Rebuttal, Rephrase

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
