"""What each operation of an edit does to the draft."""

from typing import Protocol, cast

from counterpoint_server.model.edit import (
    Create,
    Delete,
    MapPatch,
    Merge,
    Operation,
    Replace,
    Retype,
    Revert,
    Update,
    Upsert,
)
from counterpoint_server.model.erasure import Erase
from counterpoint_server.model.map import MapContent, NewMapContent
from counterpoint_server.model.problems import EditTooLarge, ElementNotFound, StaleRevision
from counterpoint_server.model.shapes import NewThing
from counterpoint_server.model.types import Element, type_of
from counterpoint_server.rules.deleting import remove
from counterpoint_server.rules.erasing import erase
from counterpoint_server.rules.merging import merge
from counterpoint_server.rules.overlaying import COMMON, overlaid
from counterpoint_server.rules.patching import patched
from counterpoint_server.rules.replacing import replace_map
from counterpoint_server.rules.resolving import Resolver
from counterpoint_server.rules.reverting import revert
from counterpoint_server.rules.upserting import Planner, upserted
from counterpoint_server.rules.wellformed import check_content, check_shape
from counterpoint_server.rules.working import Draft

AnyOperation = Operation | MapPatch | Replace | Erase | Revert

WORK_MAX = 16_777_216
"""Characters of stored elements that the updates of one edit may rewrite."""


class Pointers(Protocol):
    """Where in the request an operation stands."""

    @property
    def alone(self) -> bool:
        """Whether it has an address of its own, which names its element."""

    def pointer(self, index: int, part: str) -> str: ...


class Operator:
    """Does operations one after another, and keeps what they leave to be settled."""

    def __init__(self, draft: Draft, resolver: Resolver, at: Pointers) -> None:
        self.draft = draft
        self.working = draft.working
        self.resolver = resolver
        self.at = at
        self.content = draft.working.state.content
        self.work = 0
        self.removed_by: dict[int, str | None] = {}
        self.retyped: dict[int, str] = {}
        """Where in the request the change of a type is asked for."""
        self.replaces_map = False

    def do(self, operation: AnyOperation, index: int, planner: Planner) -> None:
        match operation:
            case Create() | Upsert() if index in planner.numbered:
                pointer = self.at.pointer(index, "element")
                self.resolver.create(planner.numbered[index], pointer)
            case Upsert():
                self._upsert(operation, index, planner.found[index])
            case Update():
                self._update(operation, index)
            case Delete():
                self._delete(operation, index)
            case Merge():
                self._merge(operation, index)
            case Retype():
                self._retype(operation, index)
            case MapPatch() | Replace() | Erase() | Revert():
                self._change_map(operation)

    def _change_map(self, operation: MapPatch | Replace | Erase | Revert) -> None:
        draft, resolver = self.draft, self.resolver
        match operation:
            case MapPatch():
                self._patch_map(operation)
            case Replace():
                self.replaces_map = True
                self.content = replace_map(draft, resolver, operation.document)
            case Erase():
                removed = erase(draft, operation.erasure, resolver.revision)
                self.removed_by |= dict.fromkeys(removed)
            case Revert():
                self.replaces_map = operation.element is None
                self.content, self.retyped = revert(draft, resolver, self.content, operation)

    def _upsert(self, upsert: Upsert, index: int, id: int) -> None:
        current = self.draft.get(id, f"#/operations/{index}/external")
        pointer = self.at.pointer(index, "element")
        new = upserted(self.draft, self.resolver, current, upsert, pointer)
        self._put(current, new, pointer)
        check_shape(self.draft.get(id, pointer), pointer)

    def _retype(self, retype: Retype, index: int) -> None:
        current = self._find(retype.id, f"#/operations/{index}/id")
        self._check_revision(current, retype.if_revision)
        pointer = self.at.pointer(index, "element")
        self._put(current, overlaid(current, retype.element, COMMON), pointer)
        if type_of(current) is not type_of(retype.element):
            self.retyped[current.id] = f"{pointer}/type"

    def _merge(self, operation: Merge, index: int) -> None:
        at = f"#/operations/{index}"
        into = self._find(operation.into, f"{at}/into")
        gone = self._find(operation.from_, f"{at}/from")
        for element in (into, gone):
            revision, if_revision = self._revision_of(element), operation.if_revision
            if if_revision is not None and revision > if_revision:
                raise _stale(element, revision)
        self.content = merge(self.draft, self.resolver, self.content, into, gone, at)
        self.removed_by[gone.id] = f"{at}/from"

    def _put(self, current: Element, new: NewThing, pointer: str) -> None:
        """Make an element that is there be as this input says."""
        computed = {"id": current.id, "revision": self.resolver.revision}
        element = self.resolver.resolve(
            type_of(new).stored, new, pointer, before=current, **computed
        )
        self.draft.put(cast("Element", element))

    def _update(self, update: Update, index: int) -> None:
        current = self._find(update.id, self._place(index))
        self._check_revision(current, update.if_revision)
        self._count_work(current)
        pointer = self.at.pointer(index, "patch")
        new = patched(current, type_of(current).new, update.patch, pointer)
        self._put(current, new, pointer)

    def _count_work(self, current: Element) -> None:
        """Patching costs what the element is large, however small the patch."""
        before = self.working.versions.get(current.id)
        self.work += len(before.body) if before else 0
        if self.work > WORK_MAX:
            raise EditTooLarge("The updates of this edit rewrite too much; do it in parts.")

    def _delete(self, delete: Delete, index: int) -> None:
        pointer = self._place(index)
        self._check_revision(self._find(delete.id, pointer), delete.if_revision)
        removed = remove(self.draft, delete.id, cascade=delete.cascade)
        self.removed_by |= dict.fromkeys(removed, pointer)

    def _place(self, index: int) -> str | None:
        """Where the number of an element stands; an operation of its own address has it there."""
        return None if self.at.alone else f"#/operations/{index}/id"

    def _find(self, named: int | str, pointer: str | None) -> Element:
        """What this edit makes is found by its ref alone; its number nobody could know."""
        if isinstance(named, str):
            id = self.resolver.look_up(named, pointer or "#")
            is_made_here = id >= self.resolver.known_below
            if is_made_here and id not in self.draft.changed and id not in self.draft.refused:
                detail = f"`{named}` is made by a later operation of this edit; put that one first."
                raise ElementNotFound(detail, pointer=pointer)
            return self.draft.get(id, pointer)
        if named >= self.working.state.next_element:
            raise ElementNotFound(f"The map has no element {named}.", pointer=pointer)
        return self.draft.get(named, pointer)

    def _revision_of(self, current: Element) -> int:
        before = self.working.versions.get(current.id)
        return before.element.revision if before else current.revision

    def _check_revision(self, current: Element, if_revision: int | None) -> None:
        revision = self._revision_of(current)
        if if_revision is not None and revision != if_revision:
            raise _stale(current, revision)

    def _patch_map(self, operation: MapPatch) -> None:
        new = patched(self.content, NewMapContent, operation.patch, "#")
        self.content = self.resolver.resolve(MapContent, new, "#", before=self.content)
        check_content(self.content)


def _stale(current: Element, revision: int) -> StaleRevision:
    return StaleRevision(
        f"Element {current.id} is now at revision {revision}.", current_revision=revision
    )
