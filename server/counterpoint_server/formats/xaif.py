"""xAIF: AIF with its participants, schemes and source text, as OVA3 saves and oAMF passes it on."""

from typing import Any

import msgspec

from counterpoint_server.formats.drafting import Draft
from counterpoint_server.formats.frame import (
    AnyDocument,
    Format,
    ImportedMap,
    ReadOptions,
    WriteOptions,
    Written,
)
from counterpoint_server.formats.graph.giving import GivenNode, Giving
from counterpoint_server.formats.graph.nodes import (
    DEFAULTS,
    AifNodes,
    json_edges,
    json_node,
    name_of,
    relation_of,
)
from counterpoint_server.formats.graph.shape import RELATIONS, Graph, Node
from counterpoint_server.formats.graph.speaking import (
    PERSON,
    Speakers,
    json_locutions,
    person_names,
    told,
)
from counterpoint_server.formats.graph.taking import Taking
from counterpoint_server.formats.leftovers import Leftovers, keep, list_of, part_of
from counterpoint_server.formats.naming import in_order
from counterpoint_server.formats.reading import decode_json, encode_json
from counterpoint_server.formats.sampling import CERTAIN, Evidence, Sample
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.schemes import aliases_of, scheme_numbered
from counterpoint_server.model.types import Participant

NAME = "xaif"

Rows = list[dict[str, Any]] | None

KEYS = ("nodes", "edges", "schemefulfillments", "participants", "locutions")
ADDED = ("descriptorfulfillments", "cqdescriptorfulfillments")
"""What OVA3 writes beside; nothing of ours goes there."""


class _Aif(msgspec.Struct):
    nodes: Rows = None
    edges: Rows = None
    schemefulfillments: Rows = None
    participants: Rows = None
    locutions: Rows = None


class _File(msgspec.Struct):
    aif: _Aif = msgspec.field(name="AIF")


def sniff(sample: Sample) -> Evidence | None:
    if bytes(sample.json.get("AIF", b"")).lstrip().startswith(b"{"):
        return Evidence(CERTAIN, "an object with an object `AIF`")
    return None


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    file = decode_json(data, _File).aif
    whole = decode_json(data, dict[str, Any])
    aif = whole.pop("AIF")
    draft = Draft(NAME, options)
    left: dict[str, Any] = {
        "file": whole,
        "aif": {key: aif[key] for key in aif.keys() - {*KEYS}},
        "absent": [key for key in KEYS if key not in aif],
        "null": [key for key in KEYS if key in aif and aif[key] is None],
    }
    nodes = AifNodes(file.nodes or [])
    edges = nodes.edges(file.edges or [], ("edgeID", "fromID", "toID"))
    left["schemefulfillments"] = _read_schemes(nodes.nodes, file.schemefulfillments or [])
    taking = Taking(draft, Graph(nodes.nodes, edges))
    speakers = Speakers(draft, nodes.nodes, lists_persons=True)
    left["participants"] = _read_participants(speakers, file.participants or [])
    left["locutions"] = speakers.record(file.locutions or [])
    left["edges"] = taking.put()
    speakers.put()
    draft.fields["extra"] = keep(
        draft, MAP, {key: value for key, value in left.items() if value or key == "file"}
    )
    return draft.done()


def _read_schemes(nodes: list[Node], rows: list[dict[str, Any]]) -> list[Any]:
    """Give each node its scheme; answers the rows of nodes that are not there."""
    named, lost = {node.name: node for node in nodes}, []
    for at, raw in enumerate(rows):
        node = named.get(name_of(raw.get("nodeID")))
        if node is None:
            lost.append({"at": at, "is": raw})
            continue
        slug = scheme_numbered(name_of(raw.get("schemeID")), relation_of(node.kind))
        if slug and not node.scheme and node.kind in RELATIONS:
            node.scheme = node.left["of"] = slug
        node.left.setdefault("schemes", []).append({"at": at, "is": raw})
    return lost


def _read_participants(speakers: Speakers, rows: list[dict[str, Any]]) -> list[Any]:
    """Make them known; answers those that are there twice."""
    twice = []
    for at, raw in enumerate(rows):
        person = name_of(raw.get("participantID"))
        if person in speakers.ids:
            twice.append({"at": at, "is": raw})
            continue
        names = (raw.get("firstname"), raw.get("surname"))
        name = " ".join(n.strip() for n in names if isinstance(n, str) and n not in ("", "None"))
        speakers.know(person, name, {"at": at, "is": raw, "name": name})
    return twice


def write(document: AnyDocument, options: WriteOptions) -> Written:
    giving = Giving(document, NAME)
    persons = person_names(document, NAME)
    left = giving.left.of(MAP)
    found: dict[str, Any] = {
        "nodes": [_json_node(given) for given in giving.nodes],
        "edges": json_edges(giving, {}, int),
        "schemefulfillments": _json_schemes(giving),
        "participants": _json_participants(document, giving.left, persons),
        "locutions": json_locutions(giving, persons),
    }
    for key in KEYS:
        if not found[key] and key in list_of(left, "null"):
            found[key] = None
        elif not found[key] and key in list_of(left, "absent"):
            del found[key]
    aif = {**found, **(part_of(left, "aif") if left else {key: [] for key in ADDED})}
    file = part_of(left, "file") if left else _empty_file(giving)
    names = giving.names | {id: f"{PERSON}{name}" for id, name in persons.items()}
    return Written(encode_json({"AIF": aif, **file}), names)


def _empty_file(giving: Giving) -> dict[str, Any]:
    nobody = {"firstname": "", "surname": "", "url": "", "nodes": [], "edges": []}
    is_dialogue = any(given.node.kind == "L" for given in giving.nodes)
    return {"text": "", "dialog": is_dialogue, "OVA": nobody}


def _json_node(given: GivenNode) -> dict[str, Any]:
    """Schemes stand in a list of their own."""
    node = json_node(given)
    told_keys = part_of(given.node.left, "node")
    return {k: v for k, v in node.items() if k in ("nodeID", "text", "type") or k in told_keys}


def _json_schemes(giving: Giving) -> list[dict[str, Any]]:
    rows = told(list_of(giving.left.of(MAP), "schemefulfillments"))
    for given in giving.nodes:
        node = given.node
        known = told(list_of(node.left, "schemes"))
        if "node" in node.left and node.left.get("of") == node.scheme:
            rows += known
        elif node.kind in RELATIONS:
            number = aliases_of(node.scheme).aifdb if node.scheme else DEFAULTS[node.kind][1]
            if number:
                rows.append((float("inf"), {"nodeID": node.name, "schemeID": number}))
    return [row for _, row in sorted(rows, key=lambda each: each[0])]


def _json_participants(
    document: AnyDocument, left: Leftovers, persons: dict[int, str]
) -> list[dict[str, Any]]:
    rows = told(list_of(left.of(MAP), "participants"))
    for person in in_order(document, Participant):
        assert isinstance(person, Participant)  # noqa: S101 - asked for
        known = left.of(person.id)
        for at, row in told([known]):
            if known.get("name") in (person.name, ""):
                rows.append((at, row))
                break
        else:
            if "unlisted" not in known:
                first, _, last = person.name.rpartition(" ")
                row = {"firstname": first or last, "surname": last if first else ""}
                rows.append((float("inf"), {"participantID": persons[person.id], **row}))
    return [row for _, row in sorted(rows, key=lambda each: each[0])]


FORMAT = Format(
    name=NAME,
    title="xAIF (OVA3, oAMF)",
    media_type="application/json",
    extensions=(".json", ".xaif"),
    sniff=sniff,
    read=read,
    write=write,
    cannot={
        "case": "AIF has no cases; it is written as an I-node.",
        "relation": "Every conflict is directed in AIF.",
    },
)
