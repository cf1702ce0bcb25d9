"""arguebuf (Protobuf as JSON, `arg_services.graph.v1.Graph`): atoms and schemes by their ids."""

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
from counterpoint_server.formats.graph.quoting import Documents, quote_at
from counterpoint_server.formats.graph.shape import CA, MA, PA, RA, Edge, Graph, I, Node
from counterpoint_server.formats.graph.speaking import person_names
from counterpoint_server.formats.graph.taking import Taking
from counterpoint_server.formats.leftovers import Leftovers, keep, list_of, part_of
from counterpoint_server.formats.naming import in_order
from counterpoint_server.formats.reading import decode_json, encode_json
from counterpoint_server.formats.sampling import CERTAIN, LIKELY, Evidence, Sample
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import Attribution, Line
from counterpoint_server.model.schemes import aliases_of, scheme_named
from counterpoint_server.model.types import (
    Argument,
    Case,
    Claim,
    Fragment,
    Participant,
    Preference,
    Rebuttal,
    Rephrase,
)

NAME = "arguebuf"
PERSON, DOCUMENT = "person/", "resource/"

PARTS = ("nodes", "edges", "resources", "participants")
_RELATIONS = {RA: "support", CA: "attack", PA: "preference", MA: "rephrase"}
_KINDS = {word: kind for kind, word in _RELATIONS.items()}

Rows = dict[str, dict[str, Any]]


class _File(msgspec.Struct):
    nodes: Rows | None = None
    edges: Rows | None = None
    resources: Rows | None = None
    participants: Rows | None = None


def sniff(sample: Sample) -> Evidence | None:
    keys = sample.json.keys()
    nodes, edges = (bytes(sample.json.get(key, b"{}")) for key in ("nodes", "edges"))
    if not nodes.startswith(b"{") or not edges.startswith(b"{"):
        return None
    if b'"atom"' in nodes or b'"scheme"' in nodes:
        return Evidence(CERTAIN, "an object whose `nodes`, by their ids, are atoms and schemes")
    if keys & {"schemaVersion", "libraryVersion"}:
        return Evidence(LIKELY, "an object with a `schemaVersion`")
    return None


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    file, raw = decode_json(data, _File), decode_json(data, dict[str, Any])
    draft = Draft(NAME, options)
    nodes = [_read_node(name, each) for name, each in (file.nodes or {}).items()]
    edges = [_read_edge(name, each) for name, each in (file.edges or {}).items()]
    taking = Taking(draft, Graph(nodes, edges))
    documents = Documents(draft, DOCUMENT)
    for at, (name, each) in enumerate((file.resources or {}).items()):
        documents.know(name, {"at": at, "is": each})
    persons = {name: draft.number(PERSON + name) for name in file.participants or {}}
    for node, each in zip(nodes, (file.nodes or {}).values(), strict=True):
        _read_atom(node, each, documents.ids, persons)
    loose = taking.put()
    documents.put()
    for name, each in (file.participants or {}).items():
        _read_person(draft, name, persons[name], each)
    _read_head(draft, raw, loose)
    return draft.done()


def _read_node(name: str, raw: dict[str, Any]) -> Node:
    if isinstance(raw.get("atom"), dict):
        text = raw["atom"].get("text")
        return Node(name, I, text if isinstance(text, str) else None, place=f"/nodes/{name}")
    scheme = part_of(raw, "scheme")
    word = next((word for word in _KINDS if word in scheme), None)
    node = Node(name, _KINDS[word] if word else "", place=f"/nodes/{name}")
    if word == "support" and isinstance(scheme[word], str):
        node.scheme = scheme_named(scheme[word], "argument")
    usual = _usual_scheme(node)
    node.left = {"node": difference({k: v for k, v in raw.items() if k != "scheme"}, {})}
    if "scheme" in raw and isinstance(raw["scheme"], dict):
        node.left["scheme"] = difference(scheme, usual)
    else:
        node.left["node"] = difference(raw, {"scheme": usual})
    node.left = {key: value for key, value in node.left.items() if value}
    return node


def _usual_scheme(node: Node) -> dict[str, Any]:
    word = _RELATIONS.get(node.kind)
    if word is None:
        return {}
    known = aliases_of(node.scheme).arguebuf if node.kind == RA else None
    return {word: known or f"{word.upper()}_DEFAULT"}


def _read_atom(
    node: Node, raw: dict[str, Any], documents: Mapping[str, int], persons: Mapping[str, int]
) -> None:
    """Who says an atom, and where; what is left of it."""
    if node.kind != I:
        return
    atom = raw["atom"]
    person, reference = persons.get(name_of(atom.get("participant"))), part_of(atom, "reference")
    source = documents.get(name_of(reference.get("resource")))
    quote = quote_at(reference) if reference else None
    said = []
    if person or source or quote:
        said = [Attribution(participant=person, source=source, quote=quote)]
        node.fields["attributions"] = said
    names = (
        {id: name for known in (documents, persons) for name, id in known.items()} if said else {}
    )
    left = difference(atom, _usual_atom(node.text, said, names, names))
    rest = difference({key: value for key, value in raw.items() if key != "atom"}, {})
    node.left = {key: value for key, value in (("node", rest), ("atom", left)) if value}


def _usual_atom(
    text: str | None,
    said: list[Attribution],
    documents: Mapping[int, str],
    persons: Mapping[int, str],
) -> dict[str, Any]:
    atom: dict[str, Any] = {"text": text or ""}
    first = said[0] if said else Attribution()
    if first.source in documents or first.quote:
        quote = first.quote
        known = {"resource": documents.get(first.source or MAP), "offset": quote and quote.start}
        known["text"] = quote.exact if quote else None
        atom["reference"] = {key: value for key, value in known.items() if value is not None}
    if first.participant is not None and first.participant in persons:
        atom["participant"] = persons[first.participant]
    return atom


def _read_edge(name: str, raw: dict[str, Any]) -> Edge:
    source, target = name_of(raw.get("source")), name_of(raw.get("target"))
    return Edge(
        source, target, {"id": name, **difference(raw, {"source": source, "target": target})}
    )


def _read_person(draft: Draft, name: str, id: int, raw: dict[str, Any]) -> None:
    called, role = fitting(Line, raw.get("name")), fitting(Line, raw.get("description"))
    person = draft.put(
        Participant,
        id,
        name=called or fitting(Line, raw.get("username")) or f"Person {id}",
        role=role,
        external=draft.external(PERSON + name),
    )
    left = difference(raw, _usual_person(person))
    draft.put(
        Participant,
        id,
        name=person.name,
        role=role,
        external=person.external,
        extra=keep(draft, id, left),
    )


def _usual_person(person: Participant) -> dict[str, Any]:
    return {"name": person.name, **({"description": person.role} if person.role else {})}


def _read_head(draft: Draft, raw: dict[str, Any], loose: list[dict[str, Any]]) -> None:
    head = {key: value for key, value in raw.items() if key not in PARTS}
    main = draft.names.get(name_of(head.get("majorClaim")))
    if main and isinstance(draft.elements[main], Claim | Fragment):
        draft.fields["main_claim"] = main
        del head["majorClaim"]
    left = {"head": head, "has": [key for key in PARTS if raw.get(key) == {}]}
    left["null"] = [key for key in PARTS if key in raw and raw[key] is None]
    draft.fields["extra"] = keep(draft, MAP, {**left, **({"edges": loose} if loose else {})})


def write(document: AnyDocument, options: WriteOptions) -> Written:
    types = (Claim, Case, Argument, Rebuttal, Preference, Rephrase, Fragment)
    giving = Giving(document, NAME, types)
    left, persons = giving.left.of(MAP), person_names(document, NAME)
    resources, of_sources = Documents.written(document, giving.left, DOCUMENT, _resource)
    found: dict[str, Any] = {
        "nodes": {each.node.name: _written(each, of_sources, persons) for each in giving.nodes},
        "edges": _edges(giving),
        "resources": dict(resources),
        "participants": _persons(document, giving.left, persons),
    }
    for key in PARTS:
        if not found[key] and key in list_of(left, "null"):
            found[key] = None
        elif not found[key] and (left and key not in list_of(left, "has")):
            del found[key]
    head: dict[str, Any] = part_of(left, "head") if left else {"schemaVersion": 1}
    main = giving.names.get(document.map.main_claim or MAP)
    if main is not None:
        head = {"majorClaim": main, **{k: v for k, v in head.items() if k != "majorClaim"}}
    names = giving.names | {id: PERSON + name for id, name in persons.items()}
    names |= Documents.names(of_sources, DOCUMENT)
    return Written(encode_json({**found, **head}), names)


def _resource(_name: str, title: str) -> dict[str, Any]:
    return {"text": "", **({"title": title} if title else {})}


def _written(
    given: GivenNode, documents: Mapping[int, str], persons: Mapping[int, str]
) -> dict[str, Any]:
    node, element = given.node, given.element
    rest = part_of(node.left, "node")
    if node.kind == I:
        usual = _usual_atom(node.text, element.attributions, documents, persons)
        return restored(rest, {"atom": restored(part_of(node.left, "atom"), usual)})
    return restored(rest, {"scheme": restored(part_of(node.left, "scheme"), _usual_scheme(node))})


def _edges(giving: Giving) -> dict[str, Any]:
    edges: dict[str, Any] = {}
    for at, edge in enumerate(giving.edges, 1):
        name = edge.left.get("id")
        name = name if isinstance(name, str) and name not in edges else f"e{at}"
        edges[name] = restored(edge.left, {"source": edge.source, "target": edge.target})
    return edges


def _persons(
    document: AnyDocument, left: Leftovers, names: Mapping[int, str]
) -> dict[str, dict[str, Any]]:
    people = [each for each in in_order(document, Participant) if isinstance(each, Participant)]
    return {names[each.id]: restored(left.of(each.id), _usual_person(each)) for each in people}


FORMAT = Format(
    name=NAME,
    title="arguebuf (JSON)",
    media_type="application/json",
    extensions=(".json", ".arguebuf"),
    sniff=sniff,
    read=read,
    write=write,
    cannot={
        "case": "arguebuf has no cases; it is written as an atom.",
        "relation": "Every attack is directed in arguebuf.",
        "locution": "arguebuf has no dialogue.",
        "illocution": "arguebuf has no dialogue.",
        "transition": "arguebuf has no dialogue.",
    },
)
