"""Upserts: which element an external name means, and what becomes of it."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from counterpoint_server.model.edit import Create, Upsert
from counterpoint_server.model.element import ElementBase, ExternalId
from counterpoint_server.model.problems import AmbiguousExternal, Problem, TypeMismatch
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import NewThing, build, mapped, references
from counterpoint_server.model.stored import encode_stored
from counterpoint_server.model.types import Claim, Element, NewClaim, type_of
from counterpoint_server.rules.overlaying import overlaid
from counterpoint_server.rules.resolving import REFUSED, Numbered, Resolver, inline_claims
from counterpoint_server.rules.working import Draft, Name, Working


def name_of(external: ExternalId) -> Name:
    return external.system, external.id


class Carriers:
    """Who carries which external name: before the edit, and of what the edit makes."""

    def __init__(self, working: Working) -> None:
        self._ids: dict[Name, set[int]] = {}
        for version in working.versions.values():
            if version is not None:
                self._add(version.element.external, version.element.id)

    def _add(self, external: Iterable[ExternalId], id: int) -> None:
        for each in external:
            self._ids.setdefault(name_of(each), set()).add(id)

    def add_new(self, numbered: Numbered) -> None:
        made = [*inline_claims(numbered.new), numbered.new]
        for id, new in enumerate(made, numbered.first):
            self._add(new.external, id)  # type: ignore[attr-defined] # made at run time

    def find(self, upsert: Upsert, pointer: str) -> int | None:
        carriers = sorted(self._ids.get(name_of(upsert.external), ()))
        if len(carriers) > 1:
            raise AmbiguousExternal(
                f"Elements {', '.join(map(str, carriers))} carry this name; update one by number.",
                pointer=f"{pointer}/external",
                carriers=carriers,
            )
        return carriers[0] if carriers else None


class Planner:
    """Numbers what an edit makes, which for upserts is known once their names are looked up."""

    def __init__(self, resolver: Resolver, carriers: Carriers | None) -> None:
        self.resolver = resolver
        self.carriers = carriers
        """None: the edit has no upserts, and nobody will ask."""
        self.found: dict[int, int] = {}
        """By index of the upsert, the element that was there."""
        self.numbered: dict[int, Numbered] = {}
        self.refused: set[int] = set()
        """The operations that could not even be planned."""

    def plan(self, operation: Create | Upsert, index: int) -> None:
        try:
            self._plan(operation, index, f"#/operations/{index}")
        except Problem as problem:
            self.resolver.refusals.add(problem)
            self.refused.add(index)
            self.resolver.draft.refused |= self.concerned(index)
            if operation.ref is not None:
                self.resolver.refs.setdefault(operation.ref, REFUSED)

    def concerned(self, index: int) -> set[int]:
        """The elements that an operation makes or finds."""
        numbered = self.numbered.get(index)
        if numbered is None:
            return {self.found.get(index, REFUSED)}
        return {*range(numbered.first, numbered.id + 1)}

    def _plan(self, operation: Create | Upsert, index: int, pointer: str) -> None:
        if isinstance(operation, Upsert) and self.carriers is not None:
            id = self.carriers.find(operation, pointer)
            if id is not None:
                self.found[index] = id
                self.resolver.name(operation.ref, id, pointer)
                return
            new = named(operation.element, operation.external)
        else:
            new = operation.element
        numbered = self.numbered[index] = self.resolver.number(new)
        self.resolver.name(operation.ref, numbered.id, pointer)
        if self.carriers is not None:
            self.carriers.add_new(numbered)


def named(new: NewThing, external: ExternalId) -> NewThing:
    """With this name among its external names."""
    present: list[ExternalId] = new.external  # type: ignore[attr-defined]
    if name_of(external) in map(name_of, present):
        return new
    return replace(new, external=[*present, external])


def upserted(
    draft: Draft, resolver: Resolver, current: Element, upsert: Upsert, pointer: str
) -> NewThing:
    """The input of the element as it is to be."""
    if type_of(current) is not type_of(upsert.element):
        raise TypeMismatch(
            f"Element {current.id}, which carries this name, is a {type_of(current).name}.",
            pointer=f"{pointer}/type",
        )
    new = overlaid(current, _reusing(draft, resolver, current, upsert.element, pointer))
    return named(new, upsert.external)


def _reusing(
    draft: Draft, resolver: Resolver, current: Element, new: NewThing, pointer: str
) -> NewThing:
    """A new claim that says what a claim in its place says already is that claim."""
    if not inline_claims(new):
        return new
    held = [(reference.role, to) for reference, to, _ in references(type(current), current)]
    draft.require(to for _, to in held)

    def says(given: NewThing, claim: ElementBase, at: str) -> bool:
        def number(_reference: Reference, to: int | str, place: str) -> int:
            return to if isinstance(to, int) else resolver.look_up(to, place)

        computed = {"id": claim.id, "revision": claim.revision}
        said: Claim = build(Claim, overlaid(claim, given), number, at, **computed)
        return encode_stored(said) == encode_stored(claim)

    def visit(reference: Reference, given: Any, at: str) -> Any:
        if not isinstance(given, NewClaim):
            return given
        for place, (role, to) in enumerate(held):
            claim = draft.find(to)
            if role == reference.role and isinstance(claim, Claim) and says(given, claim, at):
                del held[place]
                return to
        return given

    return type(new)(**mapped(type(current), new, visit, pointer))
