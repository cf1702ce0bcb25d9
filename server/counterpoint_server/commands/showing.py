"""`counterpoint show`: a map as a tree, with who says what."""

from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.text import Text
from rich.tree import Tree

from counterpoint import Graph
from counterpoint.outline import Line, lines_of, speakers_of, words_of
from counterpoint_server.commands.asking import AsJson, MapId, asking, out, print_json

LEGEND = "[green]+[/] supports   [red]−[/] attacks   numbers are those of the elements"
SIGNS = {"+": "[green]+[/] ", "−": "[red]−[/] "}


def show(
    map: MapId,
    revision: Annotated[int | None, typer.Option(help="As it was at this revision.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show a map as a tree: what supports each claim, what attacks it, and who says so."""
    with asking() as client:
        document = client.maps.document(map, revision=revision)
    if as_json:
        print_json(document)
        return
    out.print(_render(Graph(document)))


def _render(graph: Graph) -> RenderableType:
    parts: list[RenderableType] = []
    if graph.map is not None:
        parts.append(Text(graph.map.title, style="bold"))
        if graph.map.question:
            parts.append(Text(graph.map.question, style="italic"))
    parts += [LEGEND, ""]
    trees: list[Tree] = []
    for line in lines_of(graph):
        label = _label(graph, line)
        if line.depth == 0:
            trees = [Tree(label)]
            parts.append(trees[0])
        else:
            del trees[line.depth :]
            trees.append(trees[-1].add(label))
    return Group(*parts)


def _label(graph: Graph, line: Line) -> str:
    by = speakers_of(graph, line.element)
    said = f" [dim]({escape(by)})[/]" if by else ""
    words = escape(words_of(line.element))
    if line.is_repeated:
        words = f"[dim]{words} (above)[/]"
    return f"{SIGNS.get(line.sign, '')}[bold]{line.element.id}[/] {words}{said}"
