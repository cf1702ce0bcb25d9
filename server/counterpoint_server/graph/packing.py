"""From elements to their packed graph, and from one revision's to a later one's."""

import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from counterpoint_server.graph.links import (
    CODES,
    INTO_HOLDER,
    ROLES,
    TURNED,
    TYPE_CODES,
    read_links,
)
from counterpoint_server.graph.packed import (
    ISSUE,
    SYMMETRIC,
    Adjacency,
    Bytes,
    Ints,
    PackedGraph,
    Words,
)
from counterpoint_server.model.types import (
    Argument,
    Claim,
    Element,
    Question,
    Rebuttal,
    Rephrase,
    Scheme,
)

T = TypeVar("T")

_INTO_HOLDER = np.array([role in INTO_HOLDER for role in ROLES])
_TURNED = [CODES[role] for role in TURNED]


@dataclass(slots=True)
class _Read:
    """Elements as read, in the order they came."""

    ids: Ints
    types: Bytes
    marks: Bytes
    holders: Ints
    far: Ints
    roles: Bytes
    words: Words


class Packer:
    """Takes in a map's elements some at a time, so that they need not all be there at once."""

    def __init__(self) -> None:
        self._ids: list[int] = []
        self._types = bytearray()
        self._marks = bytearray()
        self._counts: list[int] = []
        self._far: list[int] = []
        self._roles: list[int] = []
        self._slugs: dict[int, str] = {}
        self._asks: dict[int, tuple[str, ...]] = {}

    def add(self, elements: Iterable[Element]) -> None:
        for element in elements:
            before = len(self._far)
            self._ids.append(element.id)
            self._types.append(TYPE_CODES[type(element)])
            self._marks.append(_mark(element))
            read_links(element, self._far, self._roles)
            self._counts.append(len(self._far) - before)
            if slug := _slug(element):
                self._slugs[element.id] = sys.intern(slug)
            if isinstance(element, Scheme):
                asks = (sys.intern(each.slug) for each in element.critical_questions)
                self._asks[element.id] = tuple(asks)

    def read(self) -> _Read:
        numbers = np.array(self._ids, np.int32)
        return _Read(
            ids=numbers,
            types=np.frombuffer(bytes(self._types), np.uint8),
            marks=np.frombuffer(bytes(self._marks), np.uint8),
            holders=np.repeat(numbers, np.array(self._counts, np.int32)),
            far=np.array(self._far, np.int32),
            roles=np.array(self._roles, np.uint8),
            words=Words(self._slugs, self._asks),
        )

    def graph(self, revision: int) -> PackedGraph:
        """Of all that was taken in, which is all of the map."""
        return _assemble(self.read(), revision)


def pack(elements: Iterable[Element], revision: int = 0) -> PackedGraph:
    """The graph of all elements of a map, in whatever order they come."""
    packer = Packer()
    packer.add(elements)
    return packer.graph(revision)


def advance(
    graph: PackedGraph, changed: Iterable[Element], removed: Collection[int], revision: int
) -> PackedGraph:
    """The graph at a later revision, from what was written and removed since.

    `changed`: the last version of every element created or updated, and still there.
    """
    packer = Packer()
    packer.add(changed)
    new = packer.read()
    gone = np.concatenate([new.ids, np.fromiter(removed, np.int32, len(removed))])
    stays = ~np.isin(graph.ids, gone)
    holders = np.repeat(graph.ids, np.diff(graph.links.at))
    links_stay = np.repeat(stays, np.diff(graph.links.at))
    drop = {int(id) for id in gone}
    both = _Read(
        ids=np.concatenate([graph.ids[stays], new.ids]),
        types=np.concatenate([graph.types[stays], new.types]),
        marks=np.concatenate([graph.marks[stays], new.marks]),
        holders=np.concatenate([holders[links_stay], new.holders]),
        far=np.concatenate([graph.ids[graph.links.far[links_stay]], new.far]),
        roles=np.concatenate([graph.links.role[links_stay], new.roles]),
        words=Words(
            _kept(graph.words.slugs, drop) | dict(new.words.slugs),
            _kept(graph.words.asks, drop) | dict(new.words.asks),
        ),
    )
    return _assemble(both, revision)


def _kept(words: Mapping[int, T], drop: set[int]) -> dict[int, T]:
    return {id: word for id, word in words.items() if id not in drop}


def _mark(element: Element) -> int:
    if isinstance(element, Claim | Argument):
        return ISSUE if element.standing == "issue" else 0
    if isinstance(element, Rebuttal):
        return SYMMETRIC if element.relation != "attack" else 0
    return SYMMETRIC if isinstance(element, Rephrase) else 0


def _slug(element: Element) -> str | None:
    if isinstance(element, Argument):
        return element.scheme
    if isinstance(element, Question):
        return element.critical_question
    return element.slug if isinstance(element, Scheme) else None


def _assemble(read: _Read, revision: int) -> PackedGraph:
    order = np.argsort(read.ids, kind="stable")
    ids, marks = read.ids[order], read.marks[order]
    holder = _nodes(ids, read.holders)
    far = _nodes(ids, read.far)
    by_holder = np.argsort(holder, kind="stable")
    links = _adjacency(holder[by_holder], far[by_holder], read.roles[by_holder], len(ids))
    onward, back = _flow(holder, far, read.roles, marks)
    types = read.types[order]
    for array in (ids, types, marks):
        array.setflags(write=False)
    return PackedGraph(revision, ids, types, marks, links, onward, back, read.words)


def _nodes(ids: Ints, numbers: Ints) -> Ints:
    nodes = np.searchsorted(ids, numbers).astype(np.int32)
    known = np.take(ids, nodes, mode="clip") == numbers if len(ids) else numbers != numbers
    if not known.all():
        missing = sorted({int(id) for id in numbers[~known]})
        raise ValueError(f"The elements refer to others that are not among them: {missing[:10]}.")
    return nodes


def _flow(holder: Ints, far: Ints, role: Bytes, marks: Bytes) -> tuple[Adjacency, Adjacency]:
    """From what bears on something to what it bears on, and back; each pair once."""
    into = _INTO_HOLDER[role]
    tail, head = np.where(into, far, holder), np.where(into, holder, far)
    turned = (marks[holder] & SYMMETRIC).astype(bool) & np.isin(role, _TURNED)
    both = np.concatenate([tail, head[turned]]), np.concatenate([head, tail[turned]])
    size = len(marks)
    key = (both[0].astype(np.int64) * size + both[1]) * 256 + np.concatenate([role, role[turned]])
    key.sort()
    pair = key >> 8
    first = np.ones(len(key), np.bool_)
    first[1:] = pair[1:] != pair[:-1]
    key, pair = key[first], pair[first]
    tails, heads = np.divmod(pair, max(size, 1))
    tails, heads = tails.astype(np.int32), heads.astype(np.int32)
    roles = (key & 255).astype(np.uint8)
    by_head = np.argsort(heads, kind="stable")
    return (
        _adjacency(tails, heads, roles, size),
        _adjacency(heads[by_head], tails[by_head], roles[by_head], size),
    )


def _adjacency(near: Ints, far: Ints, role: Bytes, size: int) -> Adjacency:
    """Of links already sorted by their near end."""
    at = np.zeros(size + 1, np.int32)
    np.cumsum(np.bincount(near, minlength=size), out=at[1:])
    for array in (at, far, role):
        array.setflags(write=False)
    return Adjacency(at, far, role)
