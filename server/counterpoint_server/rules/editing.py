"""One edit of one map: all of it is decided here, or refused."""

from typing import cast

from msgspec import Struct

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
from counterpoint_server.model.problems import (
    EditTooLarge,
    ElementNotFound,
    InvalidBody,
    StaleRevision,
    WrongEnd,
)
from counterpoint_server.model.shapes import NewThing
from counterpoint_server.model.types import Element, type_of
from counterpoint_server.rules.changing import change_of
from counterpoint_server.rules.deleting import content_without, remove, settle_removals
from counterpoint_server.rules.erasing import erase
from counterpoint_server.rules.merging import merge
from counterpoint_server.rules.overlaying import COMMON, overlaid
from counterpoint_server.rules.patching import patched
from counterpoint_server.rules.replacing import replace_map
from counterpoint_server.rules.resolving import Resolver
from counterpoint_server.rules.retyping import recheck_holders
from counterpoint_server.rules.reverting import revert
from counterpoint_server.rules.settling import settled
from counterpoint_server.rules.upserting import Carriers, Planner, name_of, upserted
from counterpoint_server.rules.wellformed import check_content, check_shape
from counterpoint_server.rules.working import Change, Draft, Working

WORK_MAX = 16_777_216
"""Characters of stored elements that the updates of one edit may rewrite."""

BULK = (Erase,)


class Edit(Struct, frozen=True, kw_only=True):
    """An edit as the door takes it, whatever address it came from."""

    operations: list[Operation | MapPatch | Replace | Erase | Revert]
    message: str | None = None
    message_field: str = "message"
    """Where the request has it."""
    if_revision: int | None = None
    """Refuse if the map has changed since."""
    alone: bool = False
    """Its one operation is the body of the request, so pointers start at the root."""

    @property
    def is_bulk(self) -> bool:
        """Whether it may reach all of a map and its past: such work has connections of its own."""
        return any(
            isinstance(operation, BULK)
            or (isinstance(operation, Revert) and operation.element is None)
            for operation in self.operations
        )

    def pointer(self, index: int, part: str) -> str:
        return "#" if self.alone else f"#/operations/{index}/{part}"


def decide(working: Working, edit: Edit) -> Change:
    """What the edit does. Raises the problem that refuses it, or asks for what is not loaded."""
    state = working.state
    if edit.message is not None and "\0" in edit.message:
        pointer = f"#/{edit.message_field}"
        raise InvalidBody("Text cannot hold the character U+0000.", pointer=pointer)
    if edit.if_revision is not None and edit.if_revision != state.revision:
        raise StaleRevision(
            f"The map is now at revision {state.revision}.",
            current_revision=state.revision,
        )
    decision = _Decision(working, edit)
    decision.run()
    return change_of(decision.draft, decision.resolver, decision.content)


class _Decision:
    """The steps of deciding one edit, in order."""

    def __init__(self, working: Working, edit: Edit) -> None:
        self.edit = edit
        self.working = working
        self.draft = Draft(working)
        self.resolver = Resolver(self.draft)
        self.content = working.state.content
        self.work = 0
        self.removed_by: dict[int, str | None] = {}
        self.retyped: dict[int, str] = {}
        self.replaces_map = False

    def run(self) -> None:
        self._preload()
        planner = self._plan()
        for index, operation in enumerate(self.edit.operations):
            match operation:
                case Create() | Upsert() if index in planner.numbered:
                    pointer = self.edit.pointer(index, "element")
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
        self._settle()

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

    def _preload(self) -> None:
        """Ask at once for all that is named, rather than one at a time."""
        touched: set[int | str] = set()
        held: set[int | str] = set()
        doomed: set[int | str] = set()
        names = set()
        for operation in self.edit.operations:
            match operation:
                case Update():
                    touched.add(operation.id)
                case Delete() | Retype():
                    held.add(operation.id)
                    if isinstance(operation, Delete) and operation.cascade:
                        doomed.add(operation.id)
                case Merge():
                    touched.add(operation.into)
                    held.add(operation.from_)
                case Upsert():
                    names.add(name_of(operation.external))
                case _:
                    pass
        self.draft.require(
            _numbers(touched | held), held=_numbers(held), names=names, doomed=_numbers(doomed)
        )

    def _plan(self) -> Planner:
        operations = self.edit.operations
        has_upserts = any(isinstance(operation, Upsert) for operation in operations)
        planner = Planner(self.resolver, Carriers(self.working) if has_upserts else None)
        for index, operation in enumerate(operations):
            if isinstance(operation, Create | Upsert):
                planner.plan(operation, index)
        return planner

    def _upsert(self, upsert: Upsert, index: int, id: int) -> None:
        current = self.draft.get(id, f"#/operations/{index}/external")
        pointer = self.edit.pointer(index, "element")
        new = upserted(self.draft, self.resolver, current, upsert, pointer)
        self._put(current, new, pointer)
        check_shape(self.draft.get(id, pointer), pointer)

    def _retype(self, retype: Retype, index: int) -> None:
        current = self._find(retype.id, f"#/operations/{index}/id")
        self._check_revision(current, retype.if_revision)
        pointer = self.edit.pointer(index, "element")
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
        pointer = self.edit.pointer(index, "patch")
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
        return None if self.edit.alone else f"#/operations/{index}/id"

    def _find(self, named: int | str, pointer: str | None) -> Element:
        """What this edit makes is found by its ref alone; its number nobody could know."""
        if isinstance(named, str):
            return self.draft.get(self.resolver.look_up(named, pointer or "#"), pointer)
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

    def _settle(self) -> None:
        draft, resolver = self.draft, self.resolver
        if not self.replaces_map:  # which says itself what is left of every mention
            settle_removals(draft, self.removed_by, resolver.revision)
            gone = {id for id, element in draft.changed.items() if element is None}
            self.content = content_without(self.content, gone)
        resolver.check_ends(self.content)
        dragged = recheck_holders(draft, self.content, self.retyped, resolver.revision)
        for id, element in draft.changed.items():
            if element is not None:
                pointer = resolver.pointers.get(id, "#")
                draft.changed[id] = self._settled(element, dragged.get(id), pointer)

    def _settled(self, element: Element, retyped: str | None, pointer: str) -> Element:
        try:
            return settled(self.draft, element, pointer)
        except WrongEnd as refused:
            if retyped is None:
                raise
            detail = f"Element {element.id} stands in the way: {refused.detail}"
            raise WrongEnd(detail, pointer=retyped, holders=[element.id]) from None


def _numbers(named: set[int | str]) -> set[int]:
    return {each for each in named if isinstance(each, int)}


def _stale(current: Element, revision: int) -> StaleRevision:
    return StaleRevision(
        f"Element {current.id} is now at revision {revision}.", current_revision=revision
    )
