"""GraphML: every element a node, every reference an edge. Opens in networkx, Gephi, yEd."""

from lxml import etree

from counterpoint_server.formats.frame import AnyDocument, Format, WriteOptions, Written
from counterpoint_server.formats.shown.drawing import lines_of
from counterpoint_server.formats.xml_values import sound_text, write_xml
from counterpoint_server.model.types import TYPES, type_of

_SPACE = "http://graphml.graphdrawing.org/xmlns"

TEXTS = ("title", "text", "note", "scheme", "force", "standing", "strength", "relation", "kind",
         "explicitness", "name", "role", "slug", "url", "publisher", "published", "said_at",
         "proof_standard", "critical_question", "aif_type")  # fmt: skip
NUMBERS = ("weight", "rank")


def write(document: AnyDocument, options: WriteOptions) -> Written:
    root = etree.Element("graphml", {"xmlns": _SPACE})
    for name in ("type", *TEXTS, *NUMBERS):
        kind = "double" if name in NUMBERS else "string"
        known = {"id": name, "for": "node", "attr.name": name, "attr.type": kind}
        etree.SubElement(root, "key", known)
    role = {"id": "edge_role", "for": "edge", "attr.name": "role", "attr.type": "string"}
    etree.SubElement(root, "key", role)
    title = {"id": "map_title", "for": "graph", "attr.name": "title", "attr.type": "string"}
    etree.SubElement(root, "key", title)
    graph = etree.SubElement(root, "graph", {"edgedefault": "directed", "id": "map"})
    etree.SubElement(graph, "data", {"key": "map_title"}).text = sound_text(document.map.title)
    shown = {element.id for element in document.elements}
    for element in document.elements:
        node = etree.SubElement(graph, "node", {"id": f"n{element.id}"})
        etree.SubElement(node, "data", {"key": "type"}).text = type_of(element).name
        for name in (*TEXTS, *NUMBERS):
            value = getattr(element, name, None)
            if value is not None:
                etree.SubElement(node, "data", {"key": name}).text = sound_text(str(value))
    for element in document.elements:
        for line in lines_of(element, shown):
            ends = {"source": f"n{line.source}", "target": f"n{line.target}"}
            edge = etree.SubElement(graph, "edge", ends)
            etree.SubElement(edge, "data", {"key": "edge_role"}).text = sound_text(line.role)
    return Written(write_xml(root), {id: f"n{id}" for id in shown})


def _carries() -> dict[str, tuple[str, ...]]:
    plain = (*TEXTS, *NUMBERS)
    ends = "premises conclusion attackers target preferred dispreferred original restatement "
    ends += "anchors content from_ to steps members parent positions answers about edges "
    ends += "participant split_of"
    lists = ends.split()
    return {"map": ("title",), **dict.fromkeys(TYPES, (*plain, *lists))}


FORMAT = Format(
    name="graphml",
    title="GraphML",
    media_type="application/graphml+xml",
    extensions=(".graphml",),
    write=write,
    carries=_carries(),
)
