"""AIF as AIFdb writes it (`/json/{nodeset}`): nodes, edges, locution records.

Ids are text or numbers, keys may be missing, edges may lead anywhere: whatever a file has comes out
of it again.
"""

from typing import Any

from counterpoint_server.formats.drafting import Draft
from counterpoint_server.formats.frame import (
    AnyDocument,
    Format,
    ImportedMap,
    ReadOptions,
    WriteOptions,
    Written,
)
from counterpoint_server.formats.graph.giving import Giving
from counterpoint_server.formats.graph.nodes import AifNodes, json_edges, json_node
from counterpoint_server.formats.graph.shape import Graph
from counterpoint_server.formats.graph.speaking import (
    PERSON,
    Speakers,
    json_locutions,
    person_names,
)
from counterpoint_server.formats.graph.taking import Taking
from counterpoint_server.formats.leftovers import keep, list_of, part_of
from counterpoint_server.formats.reading import decode_member, decode_members, encode_json
from counterpoint_server.formats.sampling import CERTAIN, LIKELY, Evidence, Sample
from counterpoint_server.model.edit import MAP

NAME = "aif"

KEYS = ("nodes", "edges", "locutions")
EDGE_KEYS = ("edgeID", "fromID", "toID", "formEdgeID")


Rows = list[dict[str, Any]]


def sniff(sample: Sample) -> Evidence | None:
    nodes = bytes(sample.json.get("nodes", b"")).lstrip()
    if not nodes.startswith(b"[") or "edges" not in sample.json:
        return None
    if b'"nodeID"' in nodes:
        return Evidence(CERTAIN, "an object with `nodes`, which have a `nodeID`, and `edges`")
    if sample.json.keys() <= {*KEYS}:
        return Evidence(
            LIKELY, "an object with `nodes` and `edges`, and nothing else but locutions"
        )
    return None


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    members = decode_members(data)
    draft = Draft(NAME, options)
    left: dict[str, Any] = {"absent": [key for key in KEYS if key not in members]}
    left["null"] = [key for key in KEYS if bytes(members.get(key, b"")).strip() == b"null"]
    left["file"] = {k: decode_member(members, k, Any) for k in members.keys() - {*KEYS}}
    nodes = AifNodes(decode_member(members, "nodes", Rows) or [])
    edges = nodes.edges(decode_member(members, "edges", Rows) or [], EDGE_KEYS)
    taking = Taking(draft, Graph(nodes.nodes, edges))
    speakers = Speakers(draft, nodes.nodes)
    left["locutions"] = speakers.record(decode_member(members, "locutions", Rows) or [])
    left["edges"] = taking.put()
    speakers.put()
    left = {key: value for key, value in left.items() if value}
    draft.fields["extra"] = keep(draft, MAP, left)
    return draft.done()


def write(document: AnyDocument, options: WriteOptions) -> Written:
    giving = Giving(document, NAME)
    persons = person_names(document, NAME)
    left = giving.left.of(MAP)
    found: dict[str, Any] = {
        "nodes": [json_node(given) for given in giving.nodes],
        "edges": json_edges(giving, {"formEdgeID": None}),
        "locutions": json_locutions(giving, persons),
    }
    for key in KEYS:
        if not found[key] and key in list_of(left, "null"):
            found[key] = None
        elif not found[key] and key in list_of(left, "absent"):
            del found[key]
    names = giving.names | {id: f"{PERSON}{name}" for id, name in persons.items()}
    return Written(encode_json({**found, **part_of(left, "file")}), names)


FORMAT = Format(
    name=NAME,
    title="AIF (JSON of AIFdb)",
    media_type="application/json",
    extensions=(".json", ".aif"),
    sniff=sniff,
    read=read,
    write=write,
    cannot={
        "case": "AIF has no cases; it is written as an I-node.",
        "participant": "AIF has only the number of a person, and only where that person speaks.",
        "relation": "Every conflict is directed in AIF.",
    },
)
