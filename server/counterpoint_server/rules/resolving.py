"""From what a client wrote to numbers: refs of the same edit, inline claims, new elements."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeVar, cast

from msgspec import Struct

from counterpoint_server.model.edit import MAP
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import (
    ElementMerged,
    MissingEnd,
    Problem,
    RefUsedTwice,
    UnknownRef,
    WrongEnd,
)
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import NewThing, build, references
from counterpoint_server.model.types import Element, type_of
from counterpoint_server.rules.refusing import Refusals
from counterpoint_server.rules.working import Draft

T = TypeVar("T", bound=Struct)


REFUSED = -1
"""Stands for what was named and cannot be meant."""


class End(NamedTuple):
    """A reference that was written, to be checked when all of the edit is done."""

    reference: Reference
    id: int
    pointer: str


class Numbered(NamedTuple):
    """What is new, with its numbers: its inline claims have those from `first` up to its own."""

    new: NewThing
    first: int
    id: int


class Resolver:
    """Gives numbers to what an edit creates and turns what it names into numbers."""

    def __init__(self, draft: Draft, refusals: Refusals) -> None:
        self.draft = draft
        self.refusals = refusals
        self.revision = draft.working.state.revision + 1
        self.next_element = draft.working.state.next_element
        self.known_below = self.next_element
        """Numbers from here on are given by this edit itself, and nobody could know them."""
        self.refs: dict[str, int] = {}
        self.ends: dict[int, list[End]] = {}
        """What each element (0: the map) refers to since this edit last wrote it."""
        self.pointers: dict[int, str] = {}
        """Where in the request each element is written that this edit writes."""

    def number(self, new: NewThing) -> Numbered:
        """Before any is made, so that an operation may refer to one that comes after it."""
        first = self.next_element
        id = first + len(inline_claims(new))
        self.next_element = id + 1
        return Numbered(new, first, id)

    def name(self, ref: str | None, id: int, pointer: str) -> None:
        if ref in self.refs:
            raise RefUsedTwice(f"`{ref}` is used twice.", pointer=f"{pointer}/ref")
        if ref is not None:
            self.refs[ref] = id

    def look_up(self, given: int | str, pointer: str) -> int:
        if isinstance(given, int):
            is_unknown = given >= self.known_below
            if is_unknown or self.draft.changed.get(given, self) is None:
                # Made by this edit, so that nobody could know its number; or just taken out by it.
                self.draft.check_unmerged(given, pointer)
                raise MissingEnd(f"The map has no element {given}.", pointer=pointer)
            return given
        if given not in self.refs:
            raise UnknownRef(f"No operation of this edit names `{given}`.", pointer=pointer)
        return self.refs[given]

    def _named(self, given: int | str, pointer: str, holder: int) -> int:
        try:
            return self.look_up(given, pointer)
        except Problem as problem:
            self.refusals.add(problem)
            self.draft.refused |= {REFUSED, holder}
            return REFUSED

    def create(self, numbered: Numbered, pointer: str) -> None:
        numbers = iter(range(numbered.first, numbered.id))
        self._make(numbered.new, numbered.id, pointer, numbers)

    def resolve(
        self, struct: type[T], new: Any, pointer: str, before: Struct | None = None, **computed: Any
    ) -> T:
        """What takes the place of `before`; inline claims in it take the next free numbers."""
        known = references(type(before), before) if before is not None else ()
        kept = frozenset(to for _, to, _ in known)
        return self._build(struct, new, pointer, self._free_numbers(), computed, kept)

    def _free_numbers(self) -> Iterator[int]:
        while True:
            self.next_element += 1
            yield self.next_element - 1

    def _make(self, new: NewThing, id: int, pointer: str, numbers: Iterator[int]) -> int:
        computed = {"id": id, "revision": self.revision}
        element = self._build(type_of(new).stored, new, pointer, numbers, computed)
        self.draft.put(cast("Element", element))
        return id

    def _build(
        self,
        struct: type[T],
        new: Any,
        pointer: str,
        numbers: Iterator[int],
        computed: Any,
        kept: frozenset[int] = frozenset(),
    ) -> T:
        holder = computed.get("id", MAP)
        ends = self.ends[holder] = []
        self.pointers[holder] = pointer

        def visit(reference: Reference, given: Any, at: str) -> int:
            if isinstance(given, NewThing):
                id = self._make(given, next(numbers), at, numbers)
            else:
                id = given if given in kept else self._named(given, at, holder)
            ends.append(End(reference, id, at))
            return id

        built: T = build(struct, new, visit, pointer, **computed)
        return built

    def move(self, from_: int, into: int, holders: Iterable[int]) -> None:
        """What was written about one element is checked of another, which has taken its place."""
        if from_ in self.ends:
            self.ends.setdefault(into, []).extend(self.ends.pop(from_))
        for holder in {*holders, into} & self.ends.keys():
            ends = self.ends[holder]
            self.ends[holder] = [e._replace(id=into) if e.id == from_ else e for e in ends]

    def end_problems(self, content: MapContent) -> Iterator[Problem]:
        """Every reference that this edit leaves behind must name what may stand there."""
        refused = frozenset(self.draft.refused)
        left = [
            (holder, end)
            for holder in self.ends
            for end in self._left(holder, content)
            if end.id not in refused
        ]
        self.draft.require(end.id for _, end in left)
        for holder, end in left:
            if problem := self._problem(end):
                self.draft.refused.add(holder)
                yield problem

    def _problem(self, end: End) -> Problem | None:
        found = self.draft.find(end.id)
        if found is None:
            try:
                self.draft.check_unmerged(end.id, end.pointer)
            except ElementMerged as merged:
                return merged
            return MissingEnd(f"The map has no element {end.id}.", pointer=end.pointer)
        name = type_of(found).name
        if may_stand(name, end.reference):
            return None
        wanted = " or ".join(end.reference.to)
        return WrongEnd(
            f"Element {end.id} is a {name}; here stands a {wanted}.", pointer=end.pointer
        )

    def _left(self, holder: int, content: MapContent) -> list[End]:
        """The ends of a holder that it still has: later operations may have taken them back."""
        now = content if holder == MAP else self.draft.find(holder)
        if now is None:
            return []
        kept = {(reference, to) for reference, to, _ in references(type(now), now)}
        return [end for end in self.ends[holder] if (end.reference, end.id) in kept]


def may_stand(type_name: str, reference: Reference) -> bool:
    """A fragment may stand anywhere: what an import could not type is still what was meant."""
    return not reference.to or type_name in (*reference.to, "fragment")


def inline_claims(new: NewThing) -> list[NewThing]:
    """The new claims that stand in the place of references, in order."""
    found = references(type_of(new).stored, new)
    return [value for _, value, _ in found if isinstance(value, NewThing)]
