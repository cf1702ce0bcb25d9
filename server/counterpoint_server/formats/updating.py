"""A file that comes in again: merged three ways with the map that it made, or goes into.

What the file says now is compared with what it said when it last came in (the base) and with what
the map says: where only the file has changed, the map follows; where the map has changed, it wins,
and a conflict tells. What was taken out of the map stays out; what is gone from the file stays in.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from counterpoint_server.formats.drafting import UNTITLED
from counterpoint_server.formats.frame import ImportedMap, PlainDocument
from counterpoint_server.formats.marking import (
    IMPORTED,
    OURS,
    OUT,
    left_of,
    mark_of,
    ours_of,
    short,
    texts_in,
    with_left,
)
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.interchange import ImportConflict
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import DROPPED, hints_of, is_computed, mapped, references
from counterpoint_server.model.types import Element

WHOLE, TYPE = "element", "type"


class Before(NamedTuple):
    """The map as it was when the file last came in."""

    content: MapContent
    elements: Mapping[int, Element]


class Merged(Struct, kw_only=True):
    """What becomes of the map."""

    document: PlainDocument
    numbers: dict[int, int]
    """From the file's own numbering to the map's."""
    conflicts: list[ImportConflict]
    gone: list[int]
    """What the file no longer has, and the map keeps."""
    pruned: list[int]


def merge_import(
    now: PlainDocument,
    before: Before | None,
    imported: ImportedMap,
    system: str,
    *,
    next_number: int,
    prune: bool,
) -> Merged:
    """`next_number`: from which new elements are numbered."""
    return _Merging(now, before, imported, system, next_number).merged(prune=prune)


class _Merging:
    def __init__(
        self,
        now: PlainDocument,
        before: Before | None,
        imported: ImportedMap,
        system: str,
        next_number: int,
    ) -> None:
        self.now, self.before, self.system = now, before, system
        self.incoming = imported.document
        self.here: dict[int, Element] = {element.id: element for element in now.elements}
        self.old = before.elements if before else {}
        self.next_number = next_number
        self.numbers: dict[int, int] = {}
        self.new: set[int] = set()
        self.out: list[str] = []
        self.conflicts: list[ImportConflict] = []

    def merged(self, *, prune: bool) -> Merged:
        named = _by_name(self.here.values(), self.system)
        old_named = _by_name(self.old.values(), self.system)
        nameless = []
        known_out = texts_in(self.now.map.extra, self.system, OUT)
        for element in self.incoming.elements:
            name = _name_of(element, self.system)
            if name is None:
                nameless.append(element)
            elif name in named:
                self.numbers[element.id] = named[name]
            elif name in old_named or name in known_out:
                self.out.append(name)
                if name in old_named:
                    message = f"{name[:100]} was taken out here; it stays out."
                    self._conflict(old_named[name], WHOLE, message)
            else:
                self._number(element)
        self._match(nameless)
        self._drop_broken()
        content = self._content()
        for element in self.incoming.elements:
            if element.id in self.numbers:
                self._put(element)
        gone, pruned = self._gone(named, prune=prune)
        elements = [element for _, element in sorted(self.here.items())]
        return Merged(
            document=PlainDocument(map=content, elements=elements),
            numbers=self.numbers,
            conflicts=self.conflicts,
            gone=gone,
            pruned=pruned,
        )

    def _number(self, element: Element) -> None:
        self.numbers[element.id] = self.next_number
        self.new.add(element.id)
        self.next_number += 1

    def _conflict(self, id: int, what: str, message: str) -> None:
        self.conflicts.append(ImportConflict(element=id, what=what, message=message))

    def _match(self, nameless: list[Element]) -> None:
        """What has no name in the file is found by all that it says, or is new."""
        taken = {*self.numbers.values()}
        found: dict[bytes, list[int]] = {}
        for id, element in self.here.items():
            if id not in taken and _name_of(element, self.system) is None:
                found.setdefault(_print_of(element, None), []).append(id)
        for element in nameless:
            same = found.get(_print_of(element, self.numbers))
            if same:
                self.numbers[element.id] = same.pop(0)
            else:
                self._number(element)

    def _drop_broken(self) -> None:
        """What is new and cannot stand without something that stays out."""
        while True:
            broken = [e for e in self.incoming.elements if e.id in self.new and self._lacks(e)]
            if not broken:
                return
            for element in broken:
                self.new.discard(element.id)
                del self.numbers[element.id]

    def _lacks(self, element: Element) -> bool:
        found = references(type(element), element)
        return any(ref.structural and to not in self.numbers for ref, to, _ in found)

    def _renumbered(self, holder: Any) -> dict[str, Any]:
        def visit(_reference: Reference, id: int, _pointer: str) -> Any:
            return self.numbers.get(id, DROPPED)

        return mapped(type(holder), holder, visit)

    def _put(self, element: Element) -> None:
        id, fields = self.numbers[element.id], self._renumbered(element)
        here = self.here.get(id)
        if here is None:
            self.here[id] = type(element)(id=id, revision=1, **fields)
            return
        old = self.old.get(id)
        if type(here) is not type(element):
            known, mark = ours_of(here, self.system).get(TYPE), mark_of(type(element).__name__)
            if old is not None and old == here and known is None:
                self.here[id] = type(element)(id=id, revision=1, **fields)
            else:
                if known != mark:
                    self._conflict(id, TYPE, "It is of another type in the file; ours stays.")
                extra = with_left(here.extra, self.system, OURS, {TYPE: mark})
                self.here[id] = msgspec.structs.replace(here, extra=extra)
            return
        if any(fields[name] in (None, []) for name in _needed(type(element))):
            self._conflict(id, WHOLE, "In the file it refers to what stays out; it stays as it is.")
            return
        self.here[id] = msgspec.structs.replace(here, **self._fields(id, here, old, fields))

    def _fields(self, id: int, here: Any, old: Any, fields: dict[str, Any]) -> dict[str, Any]:
        """The fields in which the map follows the file."""
        followed, ours = {}, dict[str, str]()
        known = ours_of(here, self.system)
        old = old if type(old) is type(here) else None
        external = [each for each in fields["external"] if each not in here.external]
        for name, given in fields.items():
            present = getattr(here, name)
            if name in ("extra", "external") or given == present:
                continue
            mark, is_known = mark_of(given), name in known
            is_base = known[name] == mark if is_known else _has(old, name, given)
            if not is_base and not is_known and _has(old, name, present):
                followed[name] = given
                continue
            ours[name] = mark
            if not is_base:
                self._conflict(id, name.rstrip("_"), "The file says something else; ours stays.")
        extra = with_left({**here.extra, **fields["extra"]}, self.system, OURS, ours)
        at = left_of(here.extra, self.system).get(IMPORTED)
        if at is not None:
            extra = with_left(extra, self.system, IMPORTED, at)
        if extra != here.extra:
            followed["extra"] = extra
        if external:
            followed["external"] = [*here.external, *external]
        return followed

    def _content(self) -> MapContent:
        here, given = _content_of(self.now.map), self._renumbered(self.incoming.map)
        if given["title"] == UNTITLED:
            given["title"] = here.title
        old = _content_of(self.before.content) if self.before else None
        if old is None:  # what a file does not say of itself, it does not say otherwise
            kept = ("extra", "external")
            given = {k: v for k, v in given.items() if k in kept or v not in (None, [], {})}
        content = msgspec.structs.replace(here, **self._fields(MAP, here, old, given))
        extra = with_left(content.extra, self.system, OUT, short(self.out))
        return msgspec.structs.replace(content, extra=extra)

    def _gone(self, named: dict[str, int], *, prune: bool) -> tuple[list[int], list[int]]:
        """What has a name of the format, and is not in the file."""
        kept = {*self.numbers.values()}
        gone = [id for id in named.values() if id not in kept and id in self.old]
        if not prune:
            return sorted(gone), []
        free = {id for id in gone if self.old[id] == self.here[id]}
        while True:
            held = {to for id, e in self.here.items() if id not in free for to in _ends(e)} & free
            if self.now.map.main_claim in free:
                held.add(self.now.map.main_claim or MAP)
            if not held:
                break
            free -= held
        for id in free:
            del self.here[id]
        return sorted({*gone} - free), sorted(free)


def _ends(element: Element) -> Iterator[int]:
    return (to for _, to, _ in references(type(element), element))


def _content_of(content: MapContent) -> MapContent:
    """Without what only a server knows."""
    return MapContent(**{name: getattr(content, name) for name in MapContent.__struct_fields__})


def _has(holder: Any, name: str, value: Any) -> bool:
    return holder is not None and bool(getattr(holder, name) == value)


def _needed(struct: type[Struct]) -> Iterator[str]:
    hints = hints_of(struct)
    fields = msgspec.structs.fields(struct)
    return (each.name for each in fields if each.required and not is_computed(hints[each.name]))


def _name_of(element: Element, system: str) -> str | None:
    return next((each.id for each in element.external if each.system == system), None)


def _by_name(elements: Any, system: str) -> dict[str, int]:
    """The first of each name."""
    found: dict[str, int] = {}
    for element in elements:
        name = _name_of(element, system)
        if name is not None:
            found.setdefault(name, element.id)
    return found


def _print_of(element: Element, numbers: Mapping[int, int] | None) -> bytes:
    """All that it says, with the map's numbers."""

    def visit(_reference: Reference, id: int, _pointer: str) -> Any:
        return id if numbers is None else numbers.get(id, DROPPED)

    fields = mapped(type(element), element, visit)
    tag = element.__struct_config__.tag
    return msgspec.json.encode([tag, {key: fields[key] for key in sorted(fields)}])
