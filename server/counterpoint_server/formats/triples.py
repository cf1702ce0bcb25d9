"""JSON-LD as triples, by rdflib, with nothing fetched from anywhere."""

from typing import Any, NamedTuple

from counterpoint_server.formats.reading import unreadable
from counterpoint_server.model.shapes import pointer_step

DEPTH_MAX = 64
STRING = "http://www.w3.org/2001/XMLSchema#string"


class Term(NamedTuple):
    """The object of a triple."""

    kind: str
    """`iri`, `blank` or `literal`."""
    value: str
    datatype: str = ""
    language: str = ""

    @property
    def is_iri(self) -> bool:
        return self.kind != "literal"

    @property
    def is_plain(self) -> bool:
        """Text in no language of its own."""
        return self.kind == "literal" and self.datatype in ("", STRING) and not self.language


class Triple(NamedTuple):
    """What is said of what."""

    subject: str
    """An IRI, or `_:` and a number."""
    predicate: str
    object: Term


def triples_of(value: Any) -> list[Triple]:
    """In the order in which the file has them; blank nodes are numbered in that order."""
    if not isinstance(value, dict | list):
        raise unreadable("JSON-LD is an object or a list.", "#")
    _check(value)
    # rdflib takes longer to import than all other formats together, and few need it.
    from counterpoint_server.formats.rdf import parsed

    try:
        found = parsed(value)
    except Exception as error:  # rdflib tells of faults in whatever way comes up
        raise unreadable(f"This is no JSON-LD: {str(error)[:200]}.", "#") from None
    blanks: dict[str, str] = {}

    def named(node: tuple[str, str]) -> str:
        kind, value = node
        return blanks.setdefault(value, f"_:b{len(blanks)}") if kind == "blank" else value

    return [
        Triple(named(subject), predicate, object._replace(value=named((object.kind, object.value))))
        for subject, predicate, object in found
    ]


def _check(value: Any) -> None:
    """Contexts stand in the file, and nothing is deeper than can be read."""
    waiting: list[tuple[Any, str, int]] = [(value, "#", 0)]
    while waiting:
        each, pointer, depth = waiting.pop()
        if depth > DEPTH_MAX:
            raise unreadable(f"Nested deeper than {DEPTH_MAX} levels.", pointer[:1_000])
        if isinstance(each, list):
            waiting += [(x, f"{pointer}/{at}", depth + 1) for at, x in enumerate(each)]
        elif isinstance(each, dict):
            if "@import" in each or _is_remote(each.get("@context")):
                at = f"{pointer}/@context"
                raise unreadable("Contexts from elsewhere are not fetched; put it here.", at)
            waiting += [(x, pointer + pointer_step(key), depth + 1) for key, x in each.items()]


def _is_remote(context: Any) -> bool:
    if isinstance(context, list):
        return any(map(_is_remote, context))
    if isinstance(context, dict):
        return "@import" in context
    return isinstance(context, str)


def json_term(term: Term) -> dict[str, str]:
    if term.is_iri:
        return {"@id": term.value}
    found = {"@value": term.value}
    if term.language:
        found["@language"] = term.language
    elif term.datatype:
        found["@type"] = term.datatype
    return found
