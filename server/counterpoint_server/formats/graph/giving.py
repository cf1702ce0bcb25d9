"""From elements to nodes and edges; the parts of a relation that was split become one again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from counterpoint_server.formats.frame import AnyDocument
from counterpoint_server.formats.graph.shape import (
    CA,
    MA,
    PA,
    RA,
    TA,
    YA,
    Edge,
    I,
    L,
    Node,
)
from counterpoint_server.formats.graph.taking import OF_RECORD, part_name
from counterpoint_server.formats.leftovers import Leftovers, list_of
from counterpoint_server.formats.naming import names_for
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.types import (
    Argument,
    Case,
    Claim,
    Element,
    Fragment,
    Illocution,
    Locution,
    Preference,
    Rebuttal,
    Rephrase,
    Transition,
)

ALL: tuple[type[ElementBase], ...] = (
    Claim,
    Argument,
    Case,
    Rebuttal,
    Preference,
    Rephrase,
    Locution,
    Illocution,
    Transition,
    Fragment,
)

_KINDS: dict[type[ElementBase], str] = {
    Claim: I,
    Case: I,
    Argument: RA,
    Rebuttal: CA,
    Rephrase: MA,
    Preference: PA,
    Locution: L,
    Transition: TA,
    Illocution: YA,
}


_BARE: dict[str, Any] = {
    **dict.fromkeys(("title", "note", "rank", "weight", "explicitness")),
    **{key: [] for key in ("tags", "attributions", "external")},
    **{key: {} for key in ("data", "extra")},
}
"""The fields of every element, empty."""


@dataclass(slots=True)
class GivenNode:
    """A node with the element that it stands for (of a split relation, the first)."""

    node: Node
    element: Element


class Giving:
    """What a format of nodes and edges writes of a document."""

    def __init__(
        self,
        document: AnyDocument,
        system: str,
        types: tuple[type[ElementBase], ...] = ALL,
        usable: Callable[[str], bool] = bool,
        fresh: Callable[[int], str] = str,
    ) -> None:
        self.left = Leftovers(document, system)
        elements = [
            element
            for element in document.elements
            if isinstance(element, types) and element.id not in self.left.fragments
        ]
        self.elements = {element.id: element for element in elements}
        self.first = {each.id: self._first(each) for each in elements}
        whole = [each for each in elements if self.first[each.id] == each.id]
        self.ids = names_for(whole, system, usable, fresh=fresh)
        """The node of each element that has one of its own."""
        self.nodes = [self._node(element) for element in whole]
        self.names = {each.id: self._name(each) for each in elements}
        self.edges = [edge for _, edge in sorted(self._edges(), key=lambda each: each[0])]

    def node_of(self, id: int) -> str | None:
        """The name of the node that an element is part of."""
        first = self.first.get(id)
        return None if first is None else self.ids[first]

    def _first(self, element: Element) -> int:
        """The element whose node this one is part of: itself, or what it was split from."""
        whole = self.elements.get(element.split_of or MAP)
        if whole is None or type(whole) is not type(element) or whole.split_of is not None:
            return element.id
        return whole.id if _is_part(element, whole) else element.id

    def _node(self, element: Element) -> GivenNode:
        kind = _KINDS.get(type(element), "")
        text = getattr(element, "text", None)
        scheme = getattr(element, "force", None) or getattr(element, "scheme", None)
        left = self.left.of(element.id)
        if isinstance(element, Fragment):
            text = text if text is not None else left.get("text")
            kind = left["kind"] if isinstance(left.get("kind"), str) else element.aif_type or ""
        text = text if isinstance(text, str) else None
        node = Node(self.ids[element.id], kind, text, scheme, left=left)
        return GivenNode(node, element)

    def _name(self, element: Element) -> str:
        first = self.first[element.id]
        if first == element.id:
            return self.ids[first]
        ends = list(_ends(element))
        ins = [self.node_of(id) or "" for id, is_in in ends if is_in]
        outs = [self.node_of(id) or "" for id, is_in in ends if not is_in]
        return part_name(_KINDS[type(element)], self.ids[first], ins, outs)

    def _edges(self) -> Iterator[tuple[float, Edge]]:
        """Each with its place in the file that it came from, or last."""
        fields: dict[int, dict[tuple[str, str], None]] = {}
        for element in self.elements.values():
            first = self.first[element.id]
            held = fields.setdefault(first, {})
            for id, is_in in _ends(element):
                end = self.node_of(id)
                if end is not None:
                    held[("from", end) if is_in else ("to", end)] = None
        known = set(self.ids.values())
        for id, held in fields.items():
            yield from self._known_edges(id, held, known)
            for side, end in held:
                ends = (end, self.ids[id]) if side == "from" else (self.ids[id], end)
                yield float("inf"), Edge(*ends)
        for record in self.records_of(MAP):
            yield _at(record), Edge(_text(record, "from"), _text(record, "to"), _is(record))

    def _known_edges(
        self, id: int, held: dict[tuple[str, str], None], known: set[str]
    ) -> Iterator[tuple[float, Edge]]:
        """Those of which the file told more, as far as they are still there; takes them out."""
        name, seen = self.ids[id], set()
        for record in self.records_of(id):
            source, target = _text(record, "from") or name, _text(record, "to") or name
            end = ("from", source) if "from" in record else ("to", target)
            if record.get("dangling") is True:
                yield _at(record), Edge(source, target, _is(record))
            elif record.get("loose") is True:
                if source in known and target in known:
                    yield _at(record), Edge(source, target, _is(record))
            elif end in held or end in seen:
                seen.add(end)
                held.pop(end, None)
                yield _at(record), Edge(source, target, _is(record))

    def records_of(self, id: int) -> list[dict[str, Any]]:
        found = list_of(self.left.of(id), "edges")
        return [record for record in found if isinstance(record, dict)]


def _ends(element: Element) -> Iterator[tuple[int, bool]]:
    """The far ends of an element's edges, and whether they come in."""
    ins: list[int] = []
    outs: list[int] = []
    match element:
        case Argument():
            ins, outs = element.premises, [element.conclusion]
        case Rebuttal():
            ins, outs = element.attackers, [element.target]
        case Rephrase():
            ins, outs = [element.restatement], [element.original]
        case Preference():
            ins, outs = [element.preferred], [element.dispreferred]
        case Transition():
            ins, outs = element.from_, element.to
        case Illocution():
            ins, outs = element.anchors, element.content
        case Fragment():
            ins = [edge.to for edge in element.edges if edge.direction == "in"]
            outs = [edge.to for edge in element.edges if edge.direction == "out"]
        case _:
            pass
    for id in ins:
        yield id, True
    for id in outs:
        yield id, False


def _is_part(element: Element, whole: Element) -> bool:
    """Whether it says nothing beside the whole but another end."""
    bare: Any = msgspec.structs.replace(whole, id=element.id, split_of=whole.id, **_BARE)
    match element:
        case Argument():
            bare = msgspec.structs.replace(bare, conclusion=element.conclusion)
        case Rebuttal():
            bare = msgspec.structs.replace(bare, target=element.target, kind=element.kind)
        case Rephrase():
            ends = {"original": element.original, "restatement": element.restatement}
            bare = msgspec.structs.replace(bare, **ends)
        case Preference():
            ends = {"preferred": element.preferred, "dispreferred": element.dispreferred}
            bare = msgspec.structs.replace(bare, **ends)
        case _:
            return False
    return bool(msgspec.structs.replace(bare, revision=element.revision) == element)


def _at(record: dict[str, Any]) -> float:
    at = record.get("at")
    return float(at) if isinstance(at, int) and abs(at) < 2**53 else float("inf")


def _is(record: dict[str, Any]) -> dict[str, Any]:
    found = record.get("is")
    if isinstance(found, dict):
        return found
    return {key: value for key, value in record.items() if key not in OF_RECORD}


def _text(record: dict[str, Any], key: str) -> str:
    found = record.get(key)
    return found if isinstance(found, str) else ""
