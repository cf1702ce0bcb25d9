"""LKIF, as Carneades 2 writes it: argument graphs of statements and arguments."""

from typing import Any

from lxml import etree

from counterpoint_server.formats.drafting import Draft, fitting
from counterpoint_server.formats.frame import Format, ImportedMap, ReadOptions
from counterpoint_server.formats.leftovers import keep
from counterpoint_server.formats.legal.stepping import Premise, Step, number, put_step
from counterpoint_server.formats.reading import unreadable_at
from counterpoint_server.formats.sampling import CERTAIN, Evidence, Sample
from counterpoint_server.formats.xml_values import (
    Tree,
    attributes,
    local_name,
    parse_xml,
    text_in,
)
from counterpoint_server.model.element import Line, Text
from counterpoint_server.model.types import Claim

NAME = "lkif"

_KNOWN = {
    "statement": {"id", "value", "assumption"},
    "argument": {"id", "title", "direction", "scheme", "weight"},
    "argument-graph": {"title"},
}
"""Attributes that the map has in fields of its own."""


def sniff(sample: Sample) -> Evidence | None:
    if "<lkif" in sample.head[:4_096]:
        return Evidence(CERTAIN, "XML with the element `lkif`")
    return None


def split(data: bytes) -> list[bytes]:
    """One part for each argument graph."""
    graphs = list(parse_xml(data).iter("argument-graph", "{*}argument-graph"))
    if len(graphs) < 2:
        return [data]
    parts = []
    for graph in graphs:
        root = etree.Element("lkif")
        etree.SubElement(root, "argument-graphs").append(graph)
        parts.append(etree.tostring(root, encoding="UTF-8"))
    return parts


def read(data: bytes, options: ReadOptions) -> ImportedMap:
    root = parse_xml(data)
    if local_name(root) != "lkif":
        raise unreadable_at("The root is no `lkif`.", 1)
    draft = Draft(NAME, options)
    graph = next(root.iter("argument-graph", "{*}argument-graph"), root)
    title = str(graph.get("title") or "")
    draft.title = fitting(Line, title) or draft.title
    statements = {str(each.get("id")): each for each in _all(graph, "statement")}
    steps = [_step(draft, each) for each in _all(graph, "argument")]
    whole = number(draft, list(statements), steps)
    for name, each in statements.items():
        _put_statement(draft, name, each)
    for step in whole:
        put_step(draft, step)
    _tell(draft, root)
    return draft.done()


def _all(graph: Tree, tag: str) -> list[Tree]:
    return list(graph.iter(tag, f"{{*}}{tag}"))


def _step(draft: Draft, element: Tree) -> Step:
    said = attributes(element)
    conclusion = next(iter(_all(element, "conclusion")), None)
    return Step(
        name=said.get("id", ""),
        conclusion=str(conclusion.get("statement")) if conclusion is not None else "",
        premises=[
            Premise(
                statement=str(each.get("statement")),
                role=str(each.get("role") or ""),
                is_positive=each.get("polarity") != "negative",
                is_exception=each.get("type") == "exception",
            )
            for each in _all(element, "premise")
        ],
        is_pro=said.get("direction") != "con",
        scheme=said.get("scheme", ""),
        weight=said.get("weight", ""),
        fields={"title": fitting(Line, said.get("title"))},
        left=_left("argument", element),
        place=f"line {element.sourceline}",
    )


def _put_statement(draft: Draft, name: str, element: Tree) -> None:
    id = draft.names[name]
    standing = "premise" if element.get("value") == "true" else "issue"
    if element.get("assumption") == "true":
        standing = "assumption"
    if element.get("value") == "false":
        draft.lose("value", "A statement that the file holds to be false.", id)
    text = fitting(Text, text_in(element)) or fitting(Text, name) or "?"
    external, left = draft.external(name), keep(draft, id, _left("statement", element))
    draft.put(Claim, id, text=text, standing=standing, external=external, extra=left)


def _left(kind: str, element: Tree) -> dict[str, Any]:
    said = attributes(element)
    return {key: value for key, value in said.items() if value and key not in _KNOWN[kind]}


def _tell(draft: Draft, root: Tree) -> None:
    """Of what stands in the file and in no map."""
    read_here = {"lkif", "argument-graphs", "argument-graph", "statements", "statement", "s"}
    read_here |= {"arguments", "argument", "conclusion", "premises", "premise"}
    for element in root.iter(etree.Element):
        if local_name(element) not in read_here and _is_outermost(element, read_here):
            name = local_name(element)
            message = f"`{name}` is not read."
            draft.lose(name, message, place=f"line {element.sourceline}")


def _is_outermost(element: Tree, read_here: set[str]) -> bool:
    parent = element.getparent()
    is_text = parent is not None and local_name(parent) == "s"
    return not is_text and (parent is None or local_name(parent) in read_here)


FORMAT = Format(
    name=NAME,
    title="LKIF (XML of Carneades 2)",
    media_type="application/xml",
    extensions=(".xml", ".lkif"),
    sniff=sniff,
    read=read,
    split=split,
)
