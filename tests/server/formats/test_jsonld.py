"""JSON-LD: what other triples a file has come back, too, and nothing is fetched."""

import json
from typing import Any

import pytest

from counterpoint_server.formats import FORMATS, export, read_file
from counterpoint_server.model.problems import UnreadableFile
from counterpoint_server.model.types import Argument, Claim, type_of
from real_formats import as_triples

JSONLD = FORMATS["jsonld"]
CLUB = {
    "@context": {
        "@vocab": "http://www.arg.tech/aif#",
        "id": "@id",
        "type": "@type",
        "Premise": {"@type": "@id"},
        "Conclusion": {"@type": "@id"},
    },
    "@graph": [
        {
            "id": "http://www.aifdb.org/nodes/1",
            "type": "I-node",
            "claimText": "Allies should form a club.",
            "creationDate": {"@value": "2026-02-04", "@type": "http://www.w3.org/2001/XMLSchema#date"},
            "Conclusion": "http://www.aifdb.org/nodes/3",
        },
        {
            "id": "http://www.aifdb.org/nodes/2",
            "type": ["I-node", "http://www.w3.org/2002/07/owl#NamedIndividual"],
            "claimText": ["Walls fuel instability.", {"@value": "Mauern", "@language": "de"}],
            "seeAlso": {"note": "a node without a name"},
        },
        {
            "id": "http://www.aifdb.org/nodes/3",
            "type": "RA-node",
            "Premise": "http://www.aifdb.org/nodes/2",
            "Conclusion": ["http://www.aifdb.org/nodes/1", "http://www.aifdb.org/nodes/99"],
        },
        {"id": "urn:elsewhere", "claimText": "said of no node"},
    ],
}  # fmt: skip


def test_every_triple_comes_back() -> None:
    data = json.dumps(CLUB).encode()
    (imported,) = read_file(data, JSONLD)
    assert [type_of(each).name for each in imported.document.elements] == [
        "claim",
        "claim",
        "argument",
    ]
    claim, _, argument = imported.document.elements
    assert isinstance(claim, Claim)
    assert isinstance(argument, Argument)
    assert (argument.premises, argument.conclusion) == ([2], 1)
    back = as_triples(export(imported.document, JSONLD).data)
    assert as_triples(data) <= back
    assert len(back - as_triples(data)) == 1, "the map's title"


@pytest.mark.parametrize(
    ("file", "pointer"),
    [
        ({"@context": "http://127.0.0.1/context", "@graph": []}, "#/@context"),
        ({"@graph": [{"@context": ["file:///etc/passwd"]}]}, "#/@graph/0/@context"),
        ({"@context": {"@import": "http://127.0.0.1/context"}}, "#/@context"),
        ({"@context": {"a": {"@context": "http://127.0.0.1"}}}, "#/@context/a/@context"),
        (3, "#"),
    ],
)  # fmt: skip
def test_a_context_from_elsewhere_is_refused(file: Any, pointer: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_file(json.dumps(file).encode(), JSONLD)
    assert refused.value.faults[0].pointer == pointer
