"""Maps as graphs and tables of other libraries, which are imported when asked for; and back.

In networkx and rustworkx each element is a node, and edges run as reasons do: premise → argument →
conclusion, attacker → rebuttal → target, with what the first is in the step as `role`.
"""

from collections.abc import Hashable, Iterable
from importlib import import_module
from typing import Any, cast

import msgspec

from counterpoint._generated.inputs import NewArgument, NewClaim, NewRebuttal
from counterpoint.building import MapBuilder, Ref
from counterpoint.graph import Graph, KnownElement

ATTACK = "attack"
"""The `relation` of an edge between two claims that stands for a rebuttal."""
GIVEN = frozenset({"premise", "attacker"})
"""Roles of what a step begins with."""
CLAIM, ARGUMENT, REBUTTAL = "claim", "argument", "rebuttal"


def to_networkx(graph: Graph) -> Any:
    """A MultiDiGraph: nodes are numbers, with the element's fields as attributes."""
    made = _load("networkx").MultiDiGraph()
    made.add_nodes_from((n, _fields(element)) for n, element in graph.items())
    made.add_edges_from((start, end, {"role": role}) for start, end, role in graph.edges())
    return made


def to_rustworkx(graph: Graph) -> Any:
    """A PyDiGraph: its nodes hold the elements, its edges their roles."""
    made = _load("rustworkx").PyDiGraph()
    indexes = dict(zip(graph, made.add_nodes_from(list(graph.values())), strict=True))
    edges = [(indexes[start], indexes[end], role) for start, end, role in graph.edges()]
    made.add_edges_from(edges)
    return made


def to_pandas(graph: Graph) -> Any:
    """A DataFrame with a row for each element, by number; columns are the fields of any type."""
    rows = [_fields(element) for element in graph.values()]
    frame = _load("pandas").DataFrame(rows, columns=list(dict.fromkeys(k for r in rows for k in r)))
    return frame.set_index("id") if rows else frame


def read_networkx(graph: Any, builder: MapBuilder) -> dict[Hashable, Ref]:
    """Adds what a directed graph says; answers the ref of each node.

    A node whose `type` is argument or rebuttal is a step: what leads into it are its premises or
    attackers, and it leads to its conclusion or target. Any other node is a claim: its `text`, or
    the node itself. An edge between two claims is an argument; with the `relation` attack, a
    rebuttal. Nodes keep their names as keys: the same graph can be read twice.
    """
    if not graph.is_directed():
        raise ValueError("reasons have a direction: give a DiGraph or MultiDiGraph")
    types = {node: fields.get("type", CLAIM) for node, fields in graph.nodes(data=True)}
    refs: dict[Hashable, Ref] = {}
    for node, fields in graph.nodes(data=True):
        if types[node] == CLAIM:
            refs[node] = builder.claim(str(fields.get("text") or node), key=f"node:{node}")
    steps = [node for node, type in types.items() if type in (ARGUMENT, REBUTTAL)]
    _add_steps(graph, steps, types, refs, builder)
    for start, end, fields in graph.edges(data=True):
        if types[start] == types[end] == CLAIM:
            attacks = fields.get("relation") == ATTACK
            _step(builder, attacks, [refs[start]], refs[end], f"edge:{start}:{end}:{int(attacks)}")
    return refs


def _add_steps(
    graph: Any,
    steps: list[Hashable],
    types: dict[Hashable, str],
    refs: dict[Hashable, Ref],
    builder: MapBuilder,
) -> None:
    """Each after the steps that it attacks or supports."""
    waiting, claims = list(steps), frozenset(refs)
    while waiting:
        later: list[Hashable] = []
        for node in waiting:
            ends = list(graph.successors(node))
            roles = graph.in_edges(node, data="role")
            # Without roles, what is no claim attacks or supports the step, and is no part of it.
            starts = [s for s, _, role in roles if role in GIVEN or (not role and s in claims)]
            if len(ends) != 1 or not starts:
                raise ValueError(f"{types[node]} {node!r} needs what leads to it, and one end")
            if ends[0] not in refs or any(start not in refs for start in starts):
                later.append(node)
                continue
            given = [refs[start] for start in starts]
            attacks = types[node] == REBUTTAL
            refs[node] = _step(builder, attacks, given, refs[ends[0]], f"node:{node}")
        if len(later) == len(waiting):
            raise ValueError(f"these steps lead only to each other or to what is no claim: {later}")
        waiting = later


def _step(builder: MapBuilder, attacks: bool, given: list[Ref], end: Ref, key: str) -> Ref:
    if attacks:
        return builder.add(NewRebuttal(attackers=given, target=end), key=key)
    return builder.add(NewArgument(premises=given, conclusion=end), key=key)


def read_pandas(frame: Any, builder: MapBuilder) -> dict[Hashable, Ref]:
    """Adds a claim for each row; answers their refs by index, or by the column `id` if it has one.

    Columns: `text`; if you like `title`, `note`, and `tags` (a list, or words with commas between);
    `supports` and `attacks` name other rows, one or a list. Rows keep their names as keys.
    """
    table = frame.set_index("id") if "id" in frame.columns else frame
    refs: dict[Hashable, Ref] = {}
    rows = [
        (name, {k: v for k, v in row.items() if _is_there(v)}) for name, row in table.iterrows()
    ]
    for name, row in rows:
        fields: dict[str, Any] = {key: row[key] for key in ("title", "note") if key in row}
        if "tags" in row:
            fields["tags"] = _several(row["tags"])
        refs[name] = builder.add(NewClaim(text=str(row["text"]), **fields), key=f"row:{name}")
    for name, row in rows:
        for column, attacks in (("supports", False), ("attacks", True)):
            for end in _several(row.get(column, [])):
                if end not in refs:
                    raise ValueError(f"row {name!r} {column} {end!r}, which is no row")
                _step(builder, attacks, [refs[name]], refs[end], f"row:{name}:{column}:{end}")
    return refs


def _several(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [each.strip() for each in value.split(",") if each.strip()]
    if isinstance(value, float) and value.is_integer():
        return [int(value)]  # a column of whole numbers with gaps holds floats
    if isinstance(value, list | tuple | set):
        return list(cast("Iterable[Any]", value))
    return [value]


def _is_there(value: Any) -> bool:
    return value is not None and not (isinstance(value, float) and value != value)


def _fields(element: KnownElement) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(element)
    return found


def _load(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise ModuleNotFoundError(f"This needs {name}: pip install {name}", name=name) from None
