"""SADFace, 0.1 and from 0.2 on: atoms, and inferences and conflicts between them."""

from collections.abc import Mapping
from typing import Any

import msgspec

from counterpoint_server.formats.differing import difference, restored
from counterpoint_server.formats.drafting import Draft, fitting
from counterpoint_server.formats.frame import (
    AnyDocument,
    Format,
    ImportedMap,
    ReadOptions,
    WriteOptions,
    Written,
)
from counterpoint_server.formats.graph.giving import GivenNode, Giving
from counterpoint_server.formats.graph.nodes import name_of
from counterpoint_server.formats.graph.quoting import Documents, excerpts_of, quotes_of
from counterpoint_server.formats.graph.shape import CA, RA, Edge, Graph, I, Node
from counterpoint_server.formats.graph.taking import Taking
from counterpoint_server.formats.leftovers import keep, list_of, part_of
from counterpoint_server.formats.reading import decode_json, encode_json
from counterpoint_server.formats.sampling import CERTAIN, LIKELY, Evidence, Sample
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import Line, Text
from counterpoint_server.model.schemes import scheme_named
from counterpoint_server.model.types import Argument, Claim, Fragment, Rebuttal

NAME = "sadface"

LISTS = ("nodes", "edges", "resources")
_PLAIN = {RA: "support", CA: "attack"}
_CONFLICTS = {"attack", "conflict", "disagree", "disagreement", "defeat", "undercut", "rebut"}

Rows = list[dict[str, Any]] | None


class _File(msgspec.Struct):
    nodes: Rows = None
    edges: Rows = None
    resources: Rows = None


def sniff(sample: Sample) -> Evidence | None:
    keys = sample.json.keys()
    nodes, edges = (bytes(sample.json.get(key, b"")) for key in ("nodes", "edges"))
    if not nodes.startswith(b"[") or not edges.startswith(b"["):
        return None
    if b'"source_id"' in edges and b'"target_id"' in edges:
        return Evidence(CERTAIN, "an object with `nodes` and `edges` of a `source_id`")
    if b'"nodeID"' not in nodes and "metadata" in keys and keys & {"resources", "analyst_name"}:
        return Evidence(LIKELY, "an object with `nodes`, `edges`, `metadata` and `resources`")
    if b'"atom"' in nodes and b'"nodeID"' not in nodes:
        return Evidence(LIKELY, "an object with `edges`, and `nodes` that are atoms")
    return None


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    file, raw = decode_json(data, _File), decode_json(data, dict[str, Any])
    draft = Draft(NAME, options)
    nodes = _read_nodes(file.nodes or [])
    edges = [_read_edge(each) for each in file.edges or []]
    taking = Taking(draft, Graph(nodes, edges))
    documents = Documents(draft, "resource/")
    for at, resource in enumerate(file.resources or []):
        documents.know(name_of(resource.get("id")), {"at": at, "is": resource})
    names = {id: name for name, id in documents.ids.items()}
    for node, each in zip(nodes, file.nodes or [], strict=True):
        node.fields |= quotes_of(each.get("sources"), documents.ids)
        sources = excerpts_of(node.fields.get("attributions", []), names)
        node.left = difference(each, _usual(node, sources))
    loose = taking.put()
    documents.put()
    _read_head(draft, raw, loose, documents.twice)
    return draft.done()


def _read_nodes(given: list[dict[str, Any]]) -> list[Node]:
    nodes, taken = [], set[str]()
    for at, raw in enumerate(given):
        name, kind = name_of(raw.get("id")), _kind_of(raw)
        while name in taken:
            name = f"{name}#{at}"
        taken.add(name)
        text, label = raw.get("text"), raw.get("name")
        node = Node(name, kind, text if isinstance(text, str) else None, place=f"/nodes/{at}")
        if kind in _PLAIN and isinstance(label, str):
            node.scheme = _scheme_of(label, kind)
        nodes.append(node)
    return nodes


def _kind_of(raw: Mapping[str, Any]) -> str:
    match raw.get("type"):
        case "atom":
            return I
        case "inference":
            return RA
        case "conflict":
            return CA
        case "scheme":
            return CA if str(raw.get("name")).lower() in _CONFLICTS else RA
        case str(other):
            return other
        case _:
            return ""


def _scheme_of(label: str, kind: str) -> str | None:
    if label.lower() in {"support", "inference", *_CONFLICTS, ""} or len(label) > 200:
        return None
    return (scheme_named(label, "argument") if kind == RA else None) or label.replace("\0", "")


def _usual(node: Node, sources: list[Any]) -> dict[str, Any]:
    """As we write a node."""
    if node.kind in _PLAIN:
        label, type = (
            node.scheme or _PLAIN[node.kind],
            "inference" if node.kind == RA else "conflict",
        )
        return {"id": node.name, "type": type, "name": label, "metadata": {}}
    text = {"text": node.text or "", "sources": sources, "metadata": {}}
    return {"id": node.name, "type": "atom" if node.kind == I else node.kind, **text}


def _read_edge(raw: dict[str, Any]) -> Edge:
    source, target = name_of(raw.get("source_id")), name_of(raw.get("target_id"))
    return Edge(source, target, difference(raw, {"source_id": source, "target_id": target}))


def _read_head(
    draft: Draft, raw: dict[str, Any], loose: list[dict[str, Any]], twice: list[Any]
) -> None:
    head = {key: value for key, value in raw.items() if key not in LISTS}
    core = part_of(part_of(raw, "metadata"), "core") or head
    draft.title = fitting(Line, core.get("title")) or draft.title
    description, claim = fitting(Text, core.get("description")), core.get("claim")
    main = draft.names.get(claim) if isinstance(claim, str) else None
    if main and isinstance(draft.elements[main], Claim | Fragment):
        draft.fields["main_claim"] = main
    draft.fields["description"] = description
    absent = [key for key in LISTS if key not in raw]
    null = [key for key in LISTS if key in raw and raw[key] is None]
    lists = {"absent": absent, "null": null, "edges": loose, "resources": twice}
    said = {"title": draft.title, "description": description, "claim": claim if main else None}
    left = {"head": head, "said": said, **{key: value for key, value in lists.items() if value}}
    draft.fields["extra"] = keep(draft, MAP, left)


def write(document: AnyDocument, options: WriteOptions) -> Written:
    giving = Giving(document, NAME, (Claim, Argument, Rebuttal, Fragment))
    left = giving.left.of(MAP)
    names = giving.names
    resources, of_sources = Documents.written(document, giving.left, "resource/", _resource)
    found: dict[str, Any] = {
        "nodes": [_written(given, of_sources) for given in giving.nodes],
        "edges": [_written_edge(edge, at) for at, edge in enumerate(giving.edges, 1)],
        "resources": [row for _, row in resources],
    }
    for key in LISTS:
        if not found[key] and key in list_of(left, "null"):
            found[key] = None
        elif not found[key] and key in list_of(left, "absent"):
            del found[key]
    head = _head(document, names, left)
    return Written(encode_json({**head, **found}), names | Documents.names(of_sources, "resource/"))


def _resource(name: str, title: str) -> dict[str, Any]:
    return {
        "id": name,
        "content": "",
        "type": "text",
        "metadata": {"title": title} if title else {},
    }


def _written(given: GivenNode, of_sources: Mapping[int, str]) -> dict[str, Any]:
    usual = _usual(given.node, excerpts_of(given.element.attributions, of_sources))
    return restored(given.node.left, usual)


def _written_edge(edge: Edge, at: int) -> dict[str, Any]:
    usual = {"source_id": edge.source, "target_id": edge.target}
    return restored(edge.left, usual if edge.left else {"id": f"e{at}", **usual})


def _head(document: AnyDocument, names: dict[int, str], left: dict[str, Any]) -> dict[str, Any]:
    """All that stands beside the lists; what we know of the map, where that has changed."""
    content = document.map
    known = part_of(left, "said")
    said: dict[str, Any] = {
        "title": content.title,
        "description": content.description,
        "claim": names.get(content.main_claim or MAP),
    }
    changed = {key: value for key, value in said.items() if known.get(key) != value}
    head: dict[str, Any] = part_of(left, "head") or {"metadata": {"core": {"version": "0.5"}}}
    if "head" in left and not changed:
        return head
    metadata = part_of(head, "metadata")
    core = {**part_of(metadata, "core"), **changed}
    core = {key: value for key, value in core.items() if value is not None}
    return {**head, "metadata": {**metadata, "core": core}}


FORMAT = Format(
    name=NAME,
    title="SADFace",
    media_type="application/json",
    extensions=(".json", ".sadface"),
    sniff=sniff,
    read=read,
    write=write,
    cannot={"relation": "Every conflict is directed in SADFace."},
)
