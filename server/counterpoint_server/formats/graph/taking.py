"""From nodes and edges to elements: every node stays, typed if it has the ends its type needs.

An edge is held by a field of the relation at one of its ends (`shape`), or by a fragment, or, where
no field has a place for it, by what is left of the node it leaves. What an edge says beside its
ends, and where it stood among the edges, is left with the element that holds it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from counterpoint_server.formats.drafting import Draft, fitting
from counterpoint_server.formats.graph.making import MAKERS
from counterpoint_server.formats.graph.shape import (
    KNOWN,
    ONE_WAY_IN,
    ONE_WAY_OUT,
    PA,
    RELATIONS,
    YA,
    Edge,
    Graph,
    I,
    L,
    Node,
    holds_in,
    holds_out,
)
from counterpoint_server.formats.leftovers import keep
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import LIST_MAX, Slug, Text
from counterpoint_server.model.types import (
    Claim,
    Fragment,
    Locution,
)
from counterpoint_server.model.types.fragment import FragmentEdge

ENDS_MAX = 1_000
"""As many premises, attackers, anchors … an element may have."""
PARTS_MAX = 1_000
"""Into as many parts a relation is split; one of more ends stays a fragment."""


OF_RECORD = frozenset({"from", "to", "at", "loose", "dangling", "is"})
"""The keys by which we say of an edge where it leads and where it stood in the file."""


@dataclass(slots=True)
class _Around:
    """What lies around a node, by what it holds."""

    ins: list[str] = field(default_factory=list)
    outs: list[str] = field(default_factory=list)
    edges: list[dict[str, Any]] = field(default_factory=list)
    """What is left of its edges."""


class Taking:
    """Puts the nodes of a graph into a draft; what else the format knows comes after."""

    def __init__(self, draft: Draft, graph: Graph) -> None:
        self.draft = draft
        self.graph = graph
        self.nodes = {node.name: node for node in graph.nodes}
        self.ids = {node.name: draft.number(node.name) for node in graph.nodes}
        self.around: dict[str, _Around] = {node.name: _Around() for node in graph.nodes}
        self.of_map = _Around()
        self.typed = self._typed()
        for at, edge in enumerate(graph.edges):
            self._hold(at, edge)
        graph.edges.clear()  # all that they say is held now; large files have many

    def put(self) -> list[dict[str, Any]]:
        """Every element; answers what is left of the edges that have no end in the map."""
        for node in self.graph.nodes:
            self._put(node)
            del self.around[node.name]
            node.left, node.fields = {}, {}
        return self.of_map.edges

    def _typed(self) -> set[str]:
        """The relations that have an end on either side, as far as kinds tell."""
        ins: dict[str, dict[str, None]] = {}
        outs: dict[str, dict[str, None]] = {}
        for edge in self.graph.edges:
            source, target = self.nodes.get(edge.source), self.nodes.get(edge.target)
            if source is None or target is None:
                continue
            if holds_in(source.kind, target.kind):
                ins.setdefault(target.name, {})[source.name] = None
            elif holds_out(source.kind, target.kind):
                outs.setdefault(source.name, {})[target.name] = None
        typed = set()
        for node in self.graph.nodes:
            into, out_of = list(ins.get(node.name, ())), list(outs.get(node.name, ()))
            if self._is_whole(node.kind, into, out_of):
                typed.add(node.name)
        return typed

    def _is_whole(self, kind: str, ins: list[str], outs: list[str]) -> bool:
        if kind not in RELATIONS or not ins or not (outs or kind == YA):
            return False
        return _parts(kind, ins, outs) <= PARTS_MAX and self._alike(kind, ins, outs)

    def _alike(self, kind: str, ins: list[str], outs: list[str]) -> bool:
        """A preference is between two of a kind."""
        if kind != PA:
            return True
        kinds = {self.nodes[name].kind for name in (*ins, *outs)} & KNOWN
        return len(kinds) <= 1

    def _hold(self, at: int, edge: Edge) -> None:
        source, target = self.nodes.get(edge.source), self.nodes.get(edge.target)
        if source is None or target is None:
            self._dangle(at, edge, source, target)
        elif target.name in self.typed and holds_in(source.kind, target.kind):
            self._give(at, edge, target, self.around[target.name].ins, "from")
        elif self._holds_out(source, target) or self._is_fragment(source):
            self._give(at, edge, source, self.around[source.name].outs, "to")
        elif self._is_fragment(target):
            self._give(at, edge, target, self.around[target.name].ins, "from")
        else:
            self._loose(at, edge, source, target)

    def _holds_out(self, source: Node, target: Node) -> bool:
        return source.name in self.typed and holds_out(source.kind, target.kind)

    def _give(self, at: int, edge: Edge, holder: Node, ends: list[str], side: str) -> None:
        other = self.nodes[edge.target if side == "to" else edge.source].name
        if other not in ends:  # few as a rule
            if self._is_full(holder, ends):
                self._loose(at, edge, self.nodes[edge.source], self.nodes[edge.target])
                return
            ends.append(other)
        self.around[holder.name].edges.append({side: other, "at": at, **_left(edge)})

    def _is_full(self, holder: Node, ends: list[str]) -> bool:
        if not self._is_fragment(holder):
            return len(ends) >= ENDS_MAX
        around = self.around[holder.name]
        return len(around.ins) + len(around.outs) >= LIST_MAX

    def _loose(self, at: int, edge: Edge, source: Node, target: Node) -> None:
        record = {"to": edge.target, "at": at, "loose": True, **_left(edge)}
        self.around[source.name].edges.append(record)
        self.draft.find(
            "illegal_edge",
            "An edge between two things that no relation holds between; it is kept, unused.",
            self.ids[source.name],
            self.ids[target.name],
        )

    def _dangle(self, at: int, edge: Edge, source: Node | None, target: Node | None) -> None:
        record = {"from": edge.source, "to": edge.target, "at": at, "dangling": True, **_left(edge)}
        near = source or target
        around = self.around[near.name] if near else self.of_map
        around.edges.append(record)
        self.draft.find(
            "dangling_edge",
            "An edge to something that the file does not have; it is kept, unused.",
            self.ids[near.name] if near else MAP,
        )

    def _is_fragment(self, node: Node) -> bool:
        if node.kind in RELATIONS:
            return node.name not in self.typed
        if node.kind in (I, L):
            return fitting(Text, node.text) is None
        return True

    def _put(self, node: Node) -> None:
        around, id = self.around[node.name], self.ids[node.name]
        left = node.left
        if around.edges:
            left["edges"] = around.edges
        fields = {"external": self.draft.external(node.name), **node.fields}
        if self._is_fragment(node):
            self._put_fragment(node, id, fields, left)
            return
        fields["extra"] = keep(self.draft, id, left)
        if node.kind in (I, L):
            self.draft.put(Claim if node.kind == I else Locution, id, text=node.text, **fields)
        else:
            self._put_relation(node, id, fields)

    def _put_fragment(
        self, node: Node, id: int, fields: dict[str, Any], left: dict[str, Any]
    ) -> None:
        around = self.around[node.name]
        text, kind, scheme = node.text, node.kind, node.scheme
        if text is not None and fitting(Text, text) is None and text != "":
            left["text"], text = text, None
        if len(kind) > 100 or "\0" in kind:
            left["kind"], kind = kind, ""
        edges = [FragmentEdge(to=self.ids[name]) for name in around.outs]
        edges += [FragmentEdge(to=self.ids[name], direction="in") for name in around.ins]
        kept = {key: fields[key] for key in ("external", "attributions", "title") if key in fields}
        self.draft.put(
            Fragment,
            id,
            aif_type=kind,
            text=text,
            scheme=fitting(Slug, scheme),
            edges=edges,
            extra=keep(self.draft, id, left),
            **kept,
        )
        self.draft.find(
            "fragment",
            "A node that lacks what its type needs, or has no type; it is kept as a fragment.",
            id,
            place=node.place,
        )

    def _put_relation(self, node: Node, id: int, fields: dict[str, Any]) -> None:
        around = self.around[node.name]
        parts = _split(node.kind, around.ins, around.outs)
        for at, (ins, outs) in enumerate(parts):
            made = id
            if at:
                made = self.draft.number(part_name(node.kind, node.name, ins, outs))
                fields = {"split_of": id}
            self._make(node, made, [self.ids[n] for n in ins], [self.ids[n] for n in outs], fields)
        if len(parts) > 1:
            message = "A relation of several ends became several elements; it comes out as one."
            self.draft.find("split", message, id)

    def _make(
        self, node: Node, id: int, ins: list[int], outs: list[int], fields: dict[str, Any]
    ) -> None:
        make, draft, scheme = MAKERS[node.kind], self.draft, fitting(Slug, node.scheme)
        make(draft, id, ins, outs, scheme, fields)
        if {*ins} & {*outs, id} or id in outs:
            draft.find("self_reference", "Refers to itself, or from an element to the same.", id)


def part_name(kind: str, name: str, ins: Iterable[str], outs: Iterable[str]) -> str:
    """What a format calls a part of a relation that was split."""
    out = next(iter(outs))
    return f"{name}#{next(iter(ins))}>{out}" if kind in ONE_WAY_IN else f"{name}#{out}"


def _left(edge: Edge) -> dict[str, Any]:
    """Beside what we say of it, where the names of its keys allow; there are many edges."""
    if edge.left.keys() & OF_RECORD:
        return {"is": edge.left}
    return edge.left


def _parts(kind: str, ins: list[str], outs: list[str]) -> int:
    return (len(ins) if kind in ONE_WAY_IN else 1) * (len(outs) if kind in ONE_WAY_OUT else 1)


def _split(kind: str, ins: list[str], outs: list[str]) -> list[tuple[list[str], list[str]]]:
    """One element each: of how many ends its type may have."""
    into = [[name] for name in ins] if kind in ONE_WAY_IN else [ins]
    out_of = [[name] for name in outs] if kind in ONE_WAY_OUT else [outs]
    return [(i, o) for i in into for o in out_of]
