"""A map's graph in a few arrays: what every walk runs on, cached for each map and revision."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterpoint_server.graph.links import TYPE_NAMES
from counterpoint_server.model.problems import ElementNotFound

Check = Callable[[], None]
"""Called often by whatever may take long; raises `DeadlineReached` when the time is up."""

Ints = NDArray[np.int32]
Bytes = NDArray[np.uint8]

ISSUE, SYMMETRIC = 1, 2
"""Marks: a claim or argument of standing `issue`; a rebuttal or rephrase that works both ways."""


def no_deadline() -> None:
    """The check of who is not in a hurry."""


@dataclass(frozen=True, slots=True, eq=False)
class Adjacency:
    """Neighbours by node: those of node i are `far[at[i]:at[i + 1]]`, each with its role."""

    at: Ints
    far: Ints
    role: Bytes

    @property
    def nbytes(self) -> int:
        return self.at.nbytes + self.far.nbytes + self.role.nbytes


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What packing keeps of an element beside its links: the slugs of schemes."""

    slugs: Mapping[int, str]
    """By element: the scheme of an argument, the critical question asked, a scheme's own slug."""
    asks: Mapping[int, tuple[str, ...]]
    """By scheme element: the slugs of its critical questions."""

    @property
    def nbytes(self) -> int:
        # The slugs themselves are shared; an entry of a dict costs about 100 bytes with its key.
        several = sum(sys.getsizeof(each) + 100 * len(each) for each in self.asks.values())
        return 100 * (len(self.slugs) + len(self.asks)) + several


@dataclass(frozen=True, slots=True, eq=False)
class PackedGraph:
    """A map at one revision. A node is the place of its element in `ids`. Never changes."""

    revision: int
    ids: Ints
    """The elements' numbers, ascending."""
    types: Bytes
    """By node: the place of its type in the table of types."""
    marks: Bytes
    links: Adjacency
    """By holder: what it refers to, in the order of its fields."""
    onward: Adjacency
    """By node: what it bears on, by number, each once."""
    back: Adjacency
    """By node: what bears on it, by number, each once."""
    words: Words

    @property
    def nbytes(self) -> int:
        arrays = self.ids.nbytes + self.types.nbytes + self.marks.nbytes + self.words.nbytes
        return arrays + self.links.nbytes + self.onward.nbytes + self.back.nbytes

    def __len__(self) -> int:
        return len(self.ids)

    def node(self, id: int) -> int:
        at = int(np.searchsorted(self.ids, id))
        if at == len(self.ids) or self.ids[at] != id:
            raise ElementNotFound(f"The map has no element {id}.")
        return at

    def type_name(self, node: int) -> str:
        return TYPE_NAMES[int(self.types[node])]
