"""One edit of one map: all of it is decided here, or refused."""

from msgspec import Struct
from msgspec.structs import replace

from counterpoint_server.model.edit import MAP, Create, Delete, Done, MapPatch, Operation, Update
from counterpoint_server.model.map import NewMapContent
from counterpoint_server.model.problems import (
    EditTooLarge,
    ElementNotFound,
    InvalidBody,
    MapFull,
    StaleRevision,
)
from counterpoint_server.model.stored import encode_stored
from counterpoint_server.model.types import Argument, Element, Preference, Rebuttal, type_of
from counterpoint_server.rules.attacks import settle_rebuttal
from counterpoint_server.rules.deleting import content_without, remove, settle_removals
from counterpoint_server.rules.patching import patched
from counterpoint_server.rules.resolving import Resolver
from counterpoint_server.rules.steps import check_argument, check_preference
from counterpoint_server.rules.wellformed import check_content, check_free_objects, check_stored
from counterpoint_server.rules.working import Change, Draft, MapState, Version, Working

ELEMENTS_MAX = 1_000_000
WORK_MAX = 16_777_216
"""Characters of stored elements that the updates of one edit may rewrite."""


class Edit(Struct, frozen=True, kw_only=True):
    """An edit as the door takes it, whatever address it came from."""

    operations: list[Operation | MapPatch]
    message: str | None = None
    if_revision: int | None = None
    """Refuse if the map has changed since."""
    alone: bool = False
    """Its one operation is the body of the request, so pointers start at the root."""

    def pointer(self, index: int, part: str) -> str:
        return "#" if self.alone else f"#/operations/{index}/{part}"


def decide(working: Working, edit: Edit) -> Change:
    """What the edit does. Raises the problem that refuses it, or asks for what is not loaded."""
    state = working.state
    if edit.message is not None and "\0" in edit.message:
        raise InvalidBody("Text cannot hold the character U+0000.", pointer="#/message")
    if edit.if_revision is not None and edit.if_revision != state.revision:
        raise StaleRevision(
            f"The map is now at revision {state.revision}.",
            current_revision=state.revision,
        )
    decision = _Decision(working, edit)
    decision.run()
    return decision.change()


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

    def run(self) -> None:
        self._preload()
        numbered = {
            index: self.resolver.number(operation, f"#/operations/{index}")
            for index, operation in enumerate(self.edit.operations)
            if isinstance(operation, Create)
        }
        for index, operation in enumerate(self.edit.operations):
            match operation:
                case Create():
                    pointer = self.edit.pointer(index, "element")
                    self.resolver.create(numbered[index], pointer)
                case Update():
                    self._update(operation, index)
                case Delete():
                    self._delete(operation, index)
                case MapPatch():
                    self._patch_map(operation)
        self._settle()

    def _preload(self) -> None:
        """Ask at once for all that is named by number, rather than one at a time."""
        named = {
            operation.id
            for operation in self.edit.operations
            if isinstance(operation, Update | Delete) and isinstance(operation.id, int)
        }
        removed = [o for o in self.edit.operations if isinstance(o, Delete)]
        doomed = {operation.id for operation in removed if operation.cascade}
        self.draft.require(named, held={operation.id for operation in removed}, doomed=doomed)

    def _update(self, update: Update, index: int) -> None:
        at = f"#/operations/{index}/id"
        id = update.id if isinstance(update.id, int) else self.resolver.look_up(update.id, at)
        current = self._get(update.id, id, None if self.edit.alone else at)
        self._check_revision(current, update.if_revision)
        self._count_work(current)
        pointer = self.edit.pointer(index, "patch")
        row = type_of(current)
        new = patched(current, row.new, update.patch, pointer)
        revision = self.resolver.revision
        self.draft.put(self.resolver.resolve(current, new, pointer, id=id, revision=revision))

    def _count_work(self, current: Element) -> None:
        """Patching costs what the element is large, however small the patch."""
        before = self.working.versions.get(current.id)
        self.work += len(before.body) if before else 0
        if self.work > WORK_MAX:
            raise EditTooLarge("The updates of this edit rewrite too much; do it in parts.")

    def _delete(self, delete: Delete, index: int) -> None:
        pointer = None if self.edit.alone else f"#/operations/{index}/id"
        self._check_revision(self._get(delete.id, delete.id, pointer), delete.if_revision)
        removed = remove(self.draft, delete.id, cascade=delete.cascade)
        self.removed_by |= dict.fromkeys(removed, pointer)

    def _get(self, named: int | str, id: int, pointer: str | None) -> Element:
        """What this edit makes is found by its ref alone; its number nobody could know."""
        if named == id and id >= self.working.state.next_element:
            raise ElementNotFound(f"The map has no element {id}.", pointer=pointer)
        return self.draft.get(id, pointer)

    def _check_revision(self, current: Element, if_revision: int | None) -> None:
        before = self.working.versions.get(current.id)
        revision = before.element.revision if before else current.revision
        if if_revision is not None and revision != if_revision:
            raise StaleRevision(
                f"Element {current.id} is now at revision {revision}.",
                current_revision=revision,
            )

    def _patch_map(self, operation: MapPatch) -> None:
        new = patched(self.content, NewMapContent, operation.patch, "#")
        self.content = self.resolver.resolve(self.content, new, "#")
        check_content(self.content)

    def _settle(self) -> None:
        settle_removals(self.draft, self.removed_by, self.resolver.revision)
        gone = {id for id, element in self.draft.changed.items() if element is None}
        self.content = content_without(self.content, gone)
        self.resolver.check_ends(self.content)
        for id, element in self.draft.changed.items():
            if element is not None:
                pointer = self.resolver.pointers.get(id, "#")
                self.draft.changed[id] = self._settled(element, pointer)

    def _settled(self, element: Element, pointer: str) -> Element:
        check_free_objects(element.data, element.extra, pointer)
        match element:
            case Rebuttal():
                return settle_rebuttal(element, self._ends(element), pointer)
            case Argument():
                check_argument(element, pointer)
            case Preference():
                check_preference(element, self._ends(element), pointer)
            case _:
                pass
        return element

    def _ends(self, element: Rebuttal | Preference) -> dict[int, Element]:
        ids = (
            [element.target, *element.attackers]
            if isinstance(element, Rebuttal)
            else [element.preferred, element.dispreferred]
        )
        return {id: self.draft.get(id) for id in ids}

    def change(self) -> Change:
        written: dict[int, Version] = {}
        removed: set[int] = set()
        done: list[Done] = []
        names = {id: ref for ref, id in self.resolver.refs.items()}
        for id, element in sorted(self.draft.changed.items()):
            before = self.working.versions.get(id)
            if element is None:
                if before is not None:
                    removed.add(id)
                    done.append(Done(id, "delete"))
            elif before is None:
                written[id] = self._version(element)
                done.append(Done(id, "create", **({"ref": names[id]} if id in names else {})))
            elif _differs(element, before):
                written[id] = self._version(element)
                done.append(Done(id, "update"))
        if self._content_differs():
            done.append(Done(MAP, "update"))
        return Change(
            state=self._next_state(written, removed) if done else self.working.state,
            written=written,
            removed=removed,
            operations=done,
        )

    def _content_differs(self) -> bool:
        return encode_stored(self.content) != encode_stored(self.working.state.content)

    def _version(self, element: Element) -> Version:
        body = encode_stored(element)
        check_stored(body, self.resolver.pointers.get(element.id, "#"))
        return Version(element, body)

    def _next_state(self, written: dict[int, Version], removed: set[int]) -> MapState:
        state, revision = self.working.state, self.resolver.revision
        created = sum(self.working.versions.get(id) is None for id in written)
        count = state.element_count + created - len(removed)
        if count > ELEMENTS_MAX and created:
            raise MapFull
        return MapState(
            revision=revision,
            next_element=self.resolver.next_element,
            element_count=count,
            content=self.content,
            content_revision=(revision if self._content_differs() else state.content_revision),
        )


def _differs(element: Element, before: Version) -> bool:
    """Compared as they are stored, for Python takes 1, 1.0 and True for the same."""
    unchanged = replace(element, revision=before.element.revision)
    return encode_stored(unchanged) != encode_stored(before.element)
