"""The only module that imports rdflib; imported where it is needed."""

from typing import Any

from rdflib import BNode, Graph, Literal
from rdflib.plugins.parsers.jsonld import to_rdf

from counterpoint_server.formats.triples import Term

Found = tuple[tuple[str, str], str, Term]


class _Ordered(Graph):
    """Keeps triples in the order in which they come."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[Any, None] = {}

    def add(self, triple: Any) -> "_Ordered":
        self.found[triple] = None
        return self


def parsed(value: Any) -> list[Found]:
    """Subjects as kind and value, predicates as IRIs."""
    graph = _Ordered()
    to_rdf(value, graph, base="urn:x-counterpoint:file")
    return [((_kind(s), str(s)), str(p), _term(o)) for s, p, o in graph.found]


def _kind(node: Any) -> str:
    return "blank" if isinstance(node, BNode) else "iri"


def _term(node: Any) -> Term:
    if isinstance(node, Literal):
        return Term("literal", str(node), str(node.datatype or ""), node.language or "")
    return Term(_kind(node), str(node))
