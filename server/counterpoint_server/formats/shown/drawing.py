"""A map as nodes and labelled edges: an element each, a reference each, as arguments flow."""

from collections.abc import Iterator
from typing import NamedTuple

from counterpoint_server.formats.frame import AnyDocument
from counterpoint_server.model.shapes import references
from counterpoint_server.model.types import (
    Argument,
    Case,
    Claim,
    Element,
    Fragment,
    Illocution,
    Locution,
    Preference,
    Question,
    Rebuttal,
    Rephrase,
    Transition,
    type_of,
)

BACKWARD = {"premise", "attacker", "preferred", "restatement", "from", "anchor", "step", "position"}
"""Roles whose edge comes from the far end to the element that refers to it."""

DRAWN = (
    Claim,
    Argument,
    Case,
    Rebuttal,
    Preference,
    Rephrase,
    Question,
    Locution,
    Illocution,
    Transition,
    Fragment,
)
"""What pictures show; participants, sources, groups and schemes are not part of the graph."""

SHOWN_ROLES = BACKWARD | {
    "conclusion", "target", "dispreferred", "original", "to", "content", "answer", "about", "edge",
}  # fmt: skip


class Line(NamedTuple):
    """An edge."""

    source: int
    target: int
    role: str


def lines_of(
    element: Element, shown: set[int], roles: frozenset[str] | set[str] | None = None
) -> Iterator[Line]:
    """The edges of an element's references to what is shown; None: of all roles."""
    if isinstance(element, Fragment):
        for edge in element.edges:
            if edge.to in shown:
                ends = (edge.to, element.id) if edge.direction == "in" else (element.id, edge.to)
                yield Line(*ends, edge.role or "edge")
        return
    seen: set[Line] = set()
    for reference, to, _ in references(type(element), element):
        if to not in shown or (roles is not None and reference.role not in roles):
            continue
        ends = (to, element.id) if reference.role in BACKWARD else (element.id, to)
        line = Line(*ends, reference.role)
        if line not in seen:
            seen.add(line)
            yield line


def shown_in(document: AnyDocument) -> list[Element]:
    return [element for element in document.elements if isinstance(element, DRAWN)]


def label_of(element: Element) -> str:
    """What stands in the box: a text, or what kind of step it is."""
    text = getattr(element, "text", None) or element.title
    if text:
        return str(text)
    scheme = getattr(element, "scheme", None) or getattr(element, "force", None)
    return str(scheme or getattr(element, "kind", None) or type_of(element).name)


_STEPS = ("scheme", "title")
CARRIES: dict[str, tuple[str, ...]] = {
    "map": ("title",),
    "claim": ("text",),
    "case": ("text", "title", "steps"),
    "argument": ("premises", "conclusion", *_STEPS),
    "rebuttal": ("attackers", "target", *_STEPS),
    "preference": ("preferred", "dispreferred", *_STEPS),
    "rephrase": ("original", "restatement", *_STEPS),
    "question": ("text", "positions", "answers", "about"),
    "locution": ("text",),
    "illocution": ("anchors", "content", "force", "title"),
    "transition": ("from_", "to", *_STEPS),
    "fragment": ("text", "edges"),
}
"""What a picture of boxes and arrows shows."""
