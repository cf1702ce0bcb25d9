"""JSON-LD with the AIF ontology: every node a resource, every edge a property of its relation.

What other triples a file has stay with the node that is their subject. Contexts stand in the file
itself: none is fetched.
"""

from typing import Any

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
from counterpoint_server.formats.graph.shape import (
    CA,
    MA,
    PA,
    RA,
    RELATIONS,
    TA,
    YA,
    Edge,
    Graph,
    Node,
)
from counterpoint_server.formats.graph.taking import Taking
from counterpoint_server.formats.leftovers import keep, list_of
from counterpoint_server.formats.reading import decode_json, encode_json
from counterpoint_server.formats.sampling import CERTAIN, LIKELY, Evidence, Sample
from counterpoint_server.formats.triples import Term, Triple, json_term, triples_of
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import Line

NAME = "jsonld"

AIF = "http://www.arg.tech/aif#"
TITLE = "http://purl.org/dc/terms/title"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_TEXT, _SCHEME = f"{AIF}claimText", f"{AIF}fulfils"
_MAP = "urn:x-counterpoint:map"

_IN = {RA: "Premise", CA: "ConflictingElement", MA: "Premise", PA: "PreferredElement",
       TA: "StartLocution", YA: "Locution"}  # fmt: skip
_OUT = {RA: "Conclusion", CA: "ConflictedElement", MA: "Conclusion", PA: "DispreferredElement",
        TA: "EndLocution", YA: "IllocutionaryContent"}  # fmt: skip
_ANCHOR = "Anchor"
_INS = {f"{AIF}{name}" for name in (*_IN.values(), _ANCHOR)}
_OUTS = {f"{AIF}{name}" for name in _OUT.values()}
_EDGE = f"{AIF}edge"
"""Between two nodes that no relation of ours holds between."""


def sniff(sample: Sample) -> Evidence | None:
    head = sample.head.lstrip()
    if not head.startswith(("{", "[")) or '"@' not in head:
        return None
    if "arg.tech/aif#" in head or "/aif#" in head:
        return Evidence(CERTAIN, "JSON-LD that speaks of the AIF ontology")
    if "@context" in sample.json or "@graph" in sample.json:
        return Evidence(LIKELY, "an object with `@context` or `@graph`")
    return None


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    triples = triples_of(decode_json(data, Any))
    draft = Draft(NAME, options)
    nodes = _nodes(triples)
    graph, rest = Graph(list(nodes.values())), list[Triple]()
    for triple in triples:
        node = nodes.get(triple.subject)
        if node is None or not _take(node, triple, nodes, graph):
            rest.append(triple)
    _leave(draft, nodes, rest)
    taking = Taking(draft, graph)
    loose = taking.put()
    left = draft.fields.pop("left", [])
    found = {"triples": left, "edges": loose}
    draft.fields["extra"] = keep(draft, MAP, {key: each for key, each in found.items() if each})
    return draft.done()


def _nodes(triples: list[Triple]) -> dict[str, Node]:
    nodes: dict[str, Node] = {}
    for subject, predicate, object in triples:
        if predicate == _TYPE and object.is_iri and subject not in nodes:
            kind = object.value.removeprefix(AIF)
            if object.value.startswith(AIF) and kind.endswith("-node"):
                nodes[subject] = Node(subject, kind.removesuffix("-node"), place=subject)
    return nodes


def _take(node: Node, triple: Triple, nodes: dict[str, Node], graph: Graph) -> bool:
    """Whether a field or an edge has it now."""
    _, predicate, object = triple
    if predicate == _TYPE:
        return object.is_iri and object.value == f"{AIF}{node.kind}-node"
    if predicate == _TEXT and object.is_plain and node.text is None:
        node.text = object.value
        return fitting(str, object.value) is not None
    if predicate == _SCHEME and node.scheme is None and _is_scheme(node, object):
        node.scheme = object.value
        return True
    if not object.is_iri or object.value not in nodes:
        return False
    other = nodes[object.value]
    if predicate == _EDGE or (node.kind in RELATIONS and predicate in _OUTS):
        edge = Edge(node.name, other.name)
    elif node.kind in RELATIONS and predicate in _INS:
        edge = Edge(other.name, node.name)
    else:
        return False
    if predicate == _property(edge, nodes):
        edge.left = {}
    else:
        edge.left = {"by": predicate, "of": node.name}
    graph.edges.append(edge)
    return True


def _is_scheme(node: Node, object: Term) -> bool:
    is_slug = 0 < len(object.value) <= 200 and "\0" not in object.value
    return object.is_plain and node.kind in RELATIONS and is_slug


def _property(edge: Edge, nodes: dict[str, Node]) -> str:
    """By which property an edge is written."""
    return _written(edge, nodes[edge.source].kind, nodes[edge.target].kind)[1]


def _written(edge: Edge, source: str, target: str) -> tuple[str, str, str]:
    """Subject, property and object."""
    if target in RELATIONS and not (source in RELATIONS and source != TA and target != CA):
        name = _ANCHOR if (source, target) == (TA, YA) else _IN[target]
        return edge.target, f"{AIF}{name}", edge.source
    if source in RELATIONS:
        return edge.source, f"{AIF}{_OUT[source]}", edge.target
    return edge.source, _EDGE, edge.target


def _leave(draft: Draft, nodes: dict[str, Node], rest: list[Triple]) -> None:
    """Triples that are left, with their subjects, or with the map."""
    of_map: list[Any] = []
    for subject, predicate, object in rest:
        if subject in nodes:
            kept = nodes[subject].left.setdefault("triples", [])
            kept.append([predicate, *object])
        elif subject == _MAP and predicate == TITLE and object.is_plain:
            title = fitting(Line, object.value)
            if title is None:
                of_map.append([subject, predicate, *object])
            draft.title = title or draft.title
        else:
            of_map.append([subject, predicate, *object])
    draft.fields["left"] = of_map


def write(document: AnyDocument, options: WriteOptions) -> Written:
    giving = Giving(document, NAME, usable=_is_iri, fresh=_fresh(options.base_url))
    kinds = {each.node.name: each.node.kind for each in giving.nodes}
    found: dict[str, dict[str, list[Any]]] = {}
    for given in giving.nodes:
        _write_node(found, given)
    for edge in giving.edges:
        if edge.source not in kinds or edge.target not in kinds:
            continue
        subject, property, object = _written(edge, kinds[edge.source], kinds[edge.target])
        by, of = edge.left.get("by"), edge.left.get("of")
        if by in {*_INS, *_OUTS, _EDGE} and of in (edge.source, edge.target):
            subject, property = of, by
            object = edge.target if of == edge.source else edge.source
        _add(found, subject, property, {"@id": object})
    title = document.map.title
    _add(found, _MAP, TITLE, {"@value": title})
    for row in list_of(giving.left.of(MAP), "triples"):
        _add_kept(found, row)
    graph = [{"@id": subject, **properties} for subject, properties in found.items()]
    context = {"aif": AIF}
    return Written(encode_json({"@context": context, "@graph": graph}), giving.names)


def _write_node(found: dict[str, dict[str, list[Any]]], given: GivenNode) -> None:
    node = given.node
    found.setdefault(node.name, {}).setdefault("@type", []).append(f"{AIF}{node.kind}-node")
    if node.text is not None:
        _add(found, node.name, _TEXT, {"@value": node.text})
    if node.scheme:
        _add(found, node.name, _SCHEME, {"@value": node.scheme})
    for row in list_of(node.left, "triples"):
        if isinstance(row, list):
            _add_kept(found, [node.name, *row])


def _add(found: dict[str, dict[str, list[Any]]], subject: str, property: str, value: Any) -> None:
    values = found.setdefault(subject, {}).setdefault(property, [])
    if value not in values:
        values.append(value)


def _add_kept(found: dict[str, dict[str, list[Any]]], row: Any) -> None:
    """Clients write to `extra`, too: what is no triple is left out."""
    if not isinstance(row, list) or len(row) != 6 or not all(isinstance(x, str) for x in row):
        return
    subject, property, *term = row
    if _is_iri(property) and (_is_iri(subject) or subject.startswith("_:")):
        _add(found, subject, property, json_term(Term(*term)))


def _is_iri(name: str) -> bool:
    scheme, colon, rest = name.partition(":")
    is_sound = not any(c in '<>"{}|^`\\' or c <= " " for c in name)
    return bool(colon and rest and is_sound and (scheme == "_" or scheme.isascii()))


def _fresh(base_url: str) -> Any:
    start = f"{base_url.rstrip('/')}/elements/" if base_url else "urn:x-counterpoint:element:"
    return lambda number: f"{start}{number}"


FORMAT = Format(
    name=NAME,
    title="JSON-LD (AIF ontology)",
    media_type="application/ld+json",
    extensions=(".jsonld",),
    sniff=sniff,
    read=read,
    write=write,
    cannot={
        "case": "AIF has no cases; it is written as an I-node.",
        "participant": "The AIF ontology has no people.",
        "relation": "Every conflict is directed in AIF.",
    },
)
