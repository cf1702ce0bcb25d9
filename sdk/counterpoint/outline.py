"""A map as nested lines: what supports each claim, what attacks it, and who says so."""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from counterpoint._generated.models import Argument, Claim, Participant, Rebuttal
from counterpoint.graph import Graph, KnownElement

DEPTH_MAX = 40
LINES_MAX = 2_000


class Line(NamedTuple):
    depth: int
    sign: str
    """`+` supports what stands one step further out, `−` attacks it; or nothing."""
    element: KnownElement
    is_repeated: bool
    """What hangs on it is shown where it first stands."""


def lines_of(graph: Graph) -> Iterator[Line]:
    """All claims, each once whole; deeper than 40 steps only that they are there."""
    shown: set[int] = set()
    for root in graph.roots():
        if root in shown:
            continue
        waiting = [(root, 0, "")]
        while waiting:
            n, depth, sign = waiting.pop()
            if n not in graph:
                continue
            repeated = n in shown
            yield Line(depth, sign, graph[n], repeated)
            if repeated or depth >= DEPTH_MAX:
                continue
            shown.add(n)
            waiting += reversed(_below(graph, n, depth))


def _below(graph: Graph, n: int, depth: int) -> list[tuple[int, int, str]]:
    element = graph[n]
    found: list[tuple[int, int, str]] = []
    if isinstance(element, Argument):
        found += [(premise, depth + 1, "") for premise in element.premises]
    elif isinstance(element, Rebuttal):
        found += [(attacker, depth + 1, "") for attacker in element.attackers]
    found += [(step.id, depth + 1, "+") for step in graph.arguments_for(n)]
    found += [(step.id, depth + 1, "−") for step in graph.rebuttals_of(n)]
    return found


def words_of(element: KnownElement) -> str:
    """What to call it in a line."""
    if isinstance(element, Claim):
        return element.text
    if isinstance(element, Argument):
        return element.title or element.scheme or "argument"
    if isinstance(element, Rebuttal):
        return element.title or element.kind
    return element.title or element.type


def speakers_of(graph: Graph, element: KnownElement) -> str:
    """Who says it and through whom it reached us, each chain once."""
    chains: dict[str, None] = {}
    for said in element.attributions:
        if said.participant is not None:
            via = ", ".join(_name(graph, n) for n in said.via)
            name = _name(graph, said.participant)
            chains[f"{name}, via {via}" if via else name] = None
    return "; ".join(chains)


def _name(graph: Graph, n: int) -> str:
    element = graph.get(n)
    return element.name if isinstance(element, Participant) else str(n)


def to_html(graph: Graph) -> str:
    """What a notebook shows of a map: at most 2,000 lines."""
    rows: list[str] = []
    for line in lines_of(graph):
        if len(rows) == LINES_MAX:
            rows.append("<div>…</div>")
            break
        rows.append(_row(graph, line))
    title = "" if graph.map is None else f"<strong>{escape(graph.map.title)}</strong>"
    return f'<div class="counterpoint-map">{title}{"".join(rows)}</div>'


def _row(graph: Graph, line: Line) -> str:
    colour = {"+": "#1a7f37", "−": "#cf222e"}.get(line.sign, "inherit")
    by = speakers_of(graph, line.element)
    said = f' <span style="opacity:.6">({escape(by)})</span>' if by else ""
    again = ' <span style="opacity:.6">(above)</span>' if line.is_repeated else ""
    words = escape(words_of(line.element))
    text = f"<b>{words}</b>" if line.sign == "" and line.depth == 0 else words
    mark = f'<span style="color:{colour}">{line.sign}</span> ' if line.sign else ""
    return (
        f'<div style="padding-left:{1.5 * line.depth:g}em">{mark}'
        f'<span style="opacity:.6">{line.element.id}</span> {text}{said}{again}</div>'
    )
