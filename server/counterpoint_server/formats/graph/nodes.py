"""Nodes and edges in the JSON of AIFdb and its kin (`nodeID`, `fromID`, `toID`), both ways."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from counterpoint_server.formats.graph.giving import GivenNode, Giving
from counterpoint_server.formats.graph.shape import (
    CA,
    INFORMATION,
    KNOWN,
    MA,
    PA,
    RA,
    RELATIONS,
    TA,
    YA,
    Edge,
    Node,
)
from counterpoint_server.formats.leftovers import list_of, part_of
from counterpoint_server.model.schemes import aliases_of, scheme_named

DEFAULTS = {
    RA: ("Default Inference", "72"),
    CA: ("Default Conflict", "71"),
    MA: ("Default Rephrase", "144"),
    PA: ("Default Preference", None),
    TA: ("Default Transition", "82"),
    YA: ("Default Illocuting", "168"),
}
"""What AIFdb calls a relation of no special scheme, and the scheme's number there."""

_TYPES_OF = {RA: "argument", YA: "illocution"}
_NO_SCHEME = {name.replace(" ", "") for name, _ in DEFAULTS.values()} | set(KNOWN)
_SCHEME_KEYS = ("text", "scheme", "schemeID")
_NODE_KEYS = ("nodeID", "text", "type")


class AifNodes:
    """The nodes of a file, each with a name of its own."""

    def __init__(self, given: list[dict[str, Any]]) -> None:
        self.nodes: list[Node] = []
        self._taken: set[str] = set()
        for at, raw in enumerate(given):
            self.nodes.append(self._node(raw, at))

    def _node(self, raw: dict[str, Any], at: int) -> Node:
        name = self._unused(name_of(raw.get("nodeID")))
        kind = raw.get("type")
        kind = kind if isinstance(kind, str) else ""
        text = raw.get("text")
        node = Node(name, kind, text if isinstance(text, str) else None, place=f"/nodes/{at}")
        left = {key: value for key, value in raw.items() if key not in _NODE_KEYS}
        if raw.get("nodeID") != name:
            left["nodeID"] = raw.get("nodeID")
        if raw.get("type") != kind:
            left["type"] = raw.get("type")
        if text is not None and (kind in RELATIONS or not isinstance(text, str)):
            left["text"] = text
        node.scheme = _scheme_of(raw, kind)
        if absent := [key for key in _NODE_KEYS if key not in raw]:
            left = {key: value for key, value in left.items() if key not in absent}
            left["absent"] = absent
        node.left = {"node": left, **({"of": node.scheme} if node.scheme else {})}
        return node

    def _unused(self, name: str) -> str:
        """Edges mean the first of several nodes of one name."""
        unused, more = name, 2
        while unused in self._taken:
            unused, more = f"{name}#{more}", more + 1
        self._taken.add(unused)
        return unused

    def edges(self, given: list[dict[str, Any]], keys: Iterable[str]) -> list[Edge]:
        """`keys`: those that every edge of this format has."""
        return [_edge(raw, keys) for raw in given]


def relation_of(kind: str) -> str:
    """Of which relation a scheme must be that a node of this kind names."""
    return _TYPES_OF.get(kind, "")


def name_of(id: Any) -> str:
    """An id as text; whatever else stands there, too, so that it is found again."""
    if isinstance(id, str):
        return id
    return "" if id is None else msgspec.json.encode(id).decode()


def _scheme_of(raw: Mapping[str, Any], kind: str) -> str | None:
    """By its name where it has one, else by its text, if that is the name of a scheme we know."""
    if kind in INFORMATION:
        return None
    name, text = raw.get("scheme"), raw.get("text")
    of_type = relation_of(kind)
    if isinstance(name, str) and name and name.replace(" ", "") not in _NO_SCHEME:
        slug = scheme_named(name, of_type)
        return slug or (name if 0 < len(name) <= 200 and "\0" not in name else None)
    return scheme_named(text, of_type) if isinstance(text, str) else None


def _edge(raw: dict[str, Any], keys: Iterable[str]) -> Edge:
    source, target = name_of(raw.get("fromID")), name_of(raw.get("toID"))
    usual = {"fromID": source, "toID": target, "formEdgeID": None}
    left = {k: v for k, v in raw.items() if k not in usual or v != usual[k] or type(v) is bool}
    if absent := [key for key in keys if key not in raw]:
        left["absent"] = absent
    return Edge(source, target, left)


def json_node(given: GivenNode) -> dict[str, Any]:
    """As it was read, as far as that still says what the element says."""
    node = given.node
    left = part_of(node.left, "node")
    written: dict[str, Any] = {"nodeID": node.name, "text": node.text or "", "type": node.kind}
    if node.kind in RELATIONS:
        default, number = DEFAULTS[node.kind]
        known = aliases_of(node.scheme)
        name = known.aif or node.scheme or default
        written |= {"text": _spaced(name) if node.scheme else default, "scheme": name}
        if number := known.aifdb if node.scheme else number:
            written["schemeID"] = number
    if "node" not in node.left:
        return written
    told = {key: value for key, value in left.items() if key != "absent"}
    if node.left.get("of") != node.scheme and node.kind in RELATIONS:
        told = {key: value for key, value in told.items() if key not in _SCHEME_KEYS}
    elif node.kind in RELATIONS:
        written = {
            key: value for key, value in written.items() if key not in ("scheme", "schemeID")
        }
    if "nodeID" in told and name_of(told["nodeID"]) != node.name.partition("#")[0]:
        del told["nodeID"]
    if isinstance(node.text, str) and node.kind not in RELATIONS:
        told.pop("text", None)
    written |= told
    return {key: value for key, value in written.items() if key not in list_of(left, "absent")}


def _spaced(name: str) -> str:
    """`ExpertOpinion` as AIFdb writes it in a node's text: `Expert Opinion`."""
    return "".join(
        f" {c}" if c.isupper() and at and name[at - 1].islower() else c for at, c in enumerate(name)
    )


def json_edges(
    giving: Giving, usual: Mapping[str, Any], number: type = str
) -> list[dict[str, Any]]:
    """`usual`: what an edge of this format has beside its number and ends."""
    used = {name_of(edge.left.get("edgeID")) for edge in giving.edges}
    edges, next_id = [], 1
    for edge in giving.edges:
        written: dict[str, Any] = {"fromID": edge.source, "toID": edge.target, **usual}
        absent = list_of(edge.left, "absent")
        written |= {key: value for key, value in edge.left.items() if key != "absent"}
        if "edgeID" not in written:
            while str(next_id) in used:
                next_id += 1
            written = {"edgeID": number(next_id), **written}
            next_id += 1
        edges.append({key: value for key, value in written.items() if key not in absent})
    return edges
