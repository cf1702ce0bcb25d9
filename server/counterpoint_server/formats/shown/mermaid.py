"""Mermaid flowchart, as Markdown pages draw it."""

from counterpoint_server.formats.frame import AnyDocument, Format, WriteOptions, Written
from counterpoint_server.formats.shown.drawing import (
    CARRIES,
    SHOWN_ROLES,
    label_of,
    lines_of,
    shown_in,
)
from counterpoint_server.model.types import Argument, Element, Rebuttal, type_of

_BOXES = {"claim": ("[", "]"), "case": ("[[", "]]"), "question": ("{", "}"), "locution": (">", "]")}
_PLAIN = frozenset(" .,!?-–—’'")


def write(document: AnyDocument, options: WriteOptions) -> Written:
    elements = shown_in(document)
    shown = {element.id for element in elements}
    title = "".join(c for c in document.map.title if c.isalnum() or c in " .,-").strip()
    lines = ["---", f'title: "{title}"', "---"] if title else []
    lines.append("flowchart RL")
    for element in elements:
        opening, closing = _BOXES.get(type_of(element).name, ("([", "])"))
        lines.append(f'  n{element.id}{opening}"{_escaped(label_of(element))}"{closing}')
    for element in elements:
        for line in lines_of(element, shown, SHOWN_ROLES):
            lines.append(f"  n{line.source} {_arrow(element)} n{line.target}")
    return Written("".join(f"{line}\n" for line in lines).encode(), {id: f"n{id}" for id in shown})


def _arrow(element: Element) -> str:
    if isinstance(element, Rebuttal):
        return "-.->"
    return "==>" if isinstance(element, Argument) else "-->"


def _escaped(text: str) -> str:
    """Everything that could mean something, as the number of its character."""
    words = " ".join(text.split())
    return "".join(c if c.isalnum() or c in _PLAIN else f"#{ord(c)};" for c in words) or "#32;"


FORMAT = Format(
    name="mermaid",
    title="Mermaid flowchart",
    media_type="text/vnd.mermaid",
    extensions=(".mmd", ".mermaid"),
    write=write,
    carries=CARRIES,
)
