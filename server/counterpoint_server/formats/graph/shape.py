"""A map as nodes and edges, and which edges the fields of our types hold.

Chesñevar and others (2006), "Towards an argument interchange format"; the dialogue layer after
Reed, Wells, Devereux and Rowe (2008), "AIF+: dialogue in the argument interchange format".
"""

from dataclasses import dataclass, field
from typing import Any

I, L, RA, CA, MA, PA, TA, YA = "I", "L", "RA", "CA", "MA", "PA", "TA", "YA"  # noqa: E741
INFORMATION = frozenset({I, L})
RELATIONS = frozenset({RA, CA, MA, PA, TA, YA})
KNOWN = INFORMATION | RELATIONS

INTO: dict[str, frozenset[str]] = {
    RA: frozenset({I}),
    CA: frozenset({I, RA}),
    MA: frozenset({I}),
    PA: frozenset({I, RA}),
    TA: frozenset({L}),
    YA: frozenset({L, TA}),
}
"""From what a relation may come: premises, attackers, restatement, preferred, from, anchors."""

OUT_OF: dict[str, frozenset[str]] = {
    RA: frozenset({I, RA}),
    CA: frozenset({I, RA, CA, PA}),
    MA: frozenset({I}),
    PA: frozenset({I, RA}),
    TA: frozenset({L}),
    YA: KNOWN,
}
"""To what it may lead: conclusion, target, original, dispreferred, to, content."""

ONE_WAY_IN = frozenset({MA, PA})
"""Relations of exactly one in and one out; RA and CA have one out, TA and YA any number."""
ONE_WAY_OUT = frozenset({RA, CA, MA, PA})


@dataclass(slots=True)
class Node:
    """A node as a format writes it."""

    name: str
    """Unique in the graph."""
    kind: str
    """One of `KNOWN`, or whatever else the file says."""
    text: str | None = None
    scheme: str | None = None
    """As our elements name it: `scheme`, or the `force` of an illocution."""
    fields: dict[str, Any] = field(default_factory=dict)
    """Other fields of the element."""
    left: dict[str, Any] = field(default_factory=dict)
    """What no field holds."""
    place: str | None = None
    """Where it stands in the file."""


@dataclass(slots=True)
class Edge:
    """An edge; `left` is what it says beside its ends."""

    source: str
    target: str
    left: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Graph:
    """Nodes and edges in the order of the file."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)


def is_legal(source: str, target: str) -> bool:
    """Whether one of the two relations has a field for this edge (AIF has no other edges)."""
    return holds_in(source, target) or holds_out(source, target)


def holds_in(source: str, target: str) -> bool:
    """Of kinds. What is of no kind we know may stand anywhere: it becomes a fragment."""
    return target in RELATIONS and (source in INTO[target] or source not in KNOWN)


def holds_out(source: str, target: str) -> bool:
    return source in RELATIONS and (target in OUT_OF[source] or target not in KNOWN)
