"""DOT, the language of Graphviz: boxes for what is said, small marks for steps."""

from counterpoint_server.formats.frame import AnyDocument, Format, WriteOptions, Written
from counterpoint_server.formats.shown.drawing import (
    CARRIES,
    SHOWN_ROLES,
    label_of,
    lines_of,
    shown_in,
)
from counterpoint_server.model.types import Argument, Element, Rebuttal, type_of

_SHAPES = {"claim": "box", "case": "box", "question": "diamond", "locution": "note",
           "fragment": "box"}  # fmt: skip


def write(document: AnyDocument, options: WriteOptions) -> Written:
    elements = shown_in(document)
    shown = {element.id for element in elements}
    lines = ["digraph map {", f"  label={_quoted(document.map.title)};", "  rankdir=RL;"]
    for element in elements:
        shape = _SHAPES.get(type_of(element).name, "plaintext")
        colour = f', color="{_colour(element)}", fontcolor="{_colour(element)}"'
        lines.append(
            f"  n{element.id} [shape={shape}, label={_quoted(label_of(element))}{colour}];"
        )
    for element in elements:
        for line in lines_of(element, shown, SHOWN_ROLES):
            style = f'[color="{_colour(element)}", tooltip={_quoted(line.role)}]'
            lines.append(f"  n{line.source} -> n{line.target} {style};")
    lines.append("}")
    return Written("".join(f"{line}\n" for line in lines).encode(), {id: f"n{id}" for id in shown})


def _colour(element: Element) -> str:
    if isinstance(element, Argument):
        return "#2e7d32"
    return "#c62828" if isinstance(element, Rebuttal) else "#37474f"


def _quoted(text: str) -> str:
    plain = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


FORMAT = Format(
    name="dot",
    title="DOT (Graphviz)",
    media_type="text/vnd.graphviz",
    extensions=(".dot", ".gv"),
    write=write,
    carries=CARRIES,
)
