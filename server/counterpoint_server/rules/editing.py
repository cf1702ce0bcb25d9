"""One edit of one map: all of it is decided here, or refused."""

from msgspec import Struct

from counterpoint_server.model.edit import Create, Replace, Revert, Upsert
from counterpoint_server.model.erasure import Erase
from counterpoint_server.model.problems import InvalidBody, Problem, StaleRevision, WrongEnd
from counterpoint_server.model.types import Element
from counterpoint_server.rules.changing import change_of
from counterpoint_server.rules.deleting import content_without, settle_removals
from counterpoint_server.rules.naming import named_by, numbers, size_of
from counterpoint_server.rules.operating import AnyOperation, Operator
from counterpoint_server.rules.progress import Progress
from counterpoint_server.rules.refusing import Refusals
from counterpoint_server.rules.resolving import REFUSED, Resolver
from counterpoint_server.rules.retyping import recheck_holders
from counterpoint_server.rules.settling import settled
from counterpoint_server.rules.upserting import Carriers, Planner
from counterpoint_server.rules.working import (
    Change,
    Draft,
    NotLoadedError,
    RefusedAlreadyError,
    Working,
)

BULK = (Erase,)
LONG = 500
"""Operations, with what they name."""


class Edit(Struct, frozen=True, kw_only=True):
    """An edit as the door takes it, whatever address it came from."""

    operations: list[AnyOperation]
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

    @property
    def size(self) -> int:
        """Its operations and what they name: each of those may be a claim to be made."""
        return sum(map(size_of, self.operations))

    @property
    def is_long(self) -> bool:
        """Whether deciding and writing it takes so long that others would notice."""
        many = len(self.operations) > LONG or self.size > LONG
        return many or self.is_bulk or any(isinstance(each, Replace) for each in self.operations)

    def pointer(self, index: int, part: str) -> str:
        return "#" if self.alone else f"#/operations/{index}/{part}"


def decide(working: Working, edit: Edit, progress: Progress | None = None) -> Change:
    """What the edit does. Raises the problem that refuses it, or asks for what is not loaded.

    The problem names every fault, not the first alone.
    """
    state = working.state
    if edit.message is not None and "\0" in edit.message:
        pointer = f"#/{edit.message_field}"
        raise InvalidBody("Text cannot hold the character U+0000.", pointer=pointer)
    if edit.if_revision is not None and edit.if_revision != state.revision:
        raise StaleRevision(
            f"The map is now at revision {state.revision}.",
            current_revision=state.revision,
        )
    return _Decision(working, edit, progress or Progress()).run()


class _Decision:
    """The steps of deciding one edit, in order."""

    def __init__(self, working: Working, edit: Edit, progress: Progress) -> None:
        self.edit = edit
        self.working = working
        self.progress = progress
        self.draft = Draft(working, progress)
        self.refusals = Refusals()
        self.resolver = Resolver(self.draft, self.refusals)
        self.operator = Operator(self.draft, self.resolver, edit)

    def run(self) -> Change:
        self._preload()
        try:
            self._plan()
            self.progress.begin(len(self.edit.operations))
            for index, operation in enumerate(self.edit.operations):
                self.progress.step()
                if index not in self.planner.refused:
                    self._do(operation, index)
            self._settle()
        except (Problem, NotLoadedError):
            raise
        except Exception:
            # What is refused is left half done; that it leads to oddities is no fault of ours.
            self.refusals.raise_if_any()
            raise
        self.refusals.raise_if_any()
        return change_of(self.draft, self.resolver, self.operator.content, self.refusals)

    def _preload(self) -> None:
        """Ask at once for all that is named, rather than one at a time."""
        named = named_by(self.edit.operations)
        self.draft.require(
            numbers(named.elements),
            held=numbers(named.held),
            names=named.names,
            doomed=numbers(named.doomed),
        )

    def _plan(self) -> None:
        operations = self.edit.operations
        has_upserts = any(isinstance(operation, Upsert) for operation in operations)
        carriers = Carriers(self.working) if has_upserts else None
        self.planner = Planner(self.resolver, carriers)
        for index, operation in enumerate(operations):
            if isinstance(operation, Create | Upsert):
                self.planner.plan(operation, index)

    def _do(self, operation: AnyOperation, index: int) -> None:
        try:
            self.operator.do(operation, index, self.planner)
        except Problem as problem:
            self.refusals.add(problem, None if self.edit.alone else f"#/operations/{index}")
        except RefusedAlreadyError:
            pass
        else:
            return
        self.draft.refused |= self._concerned(operation, index)

    def _concerned(self, operation: AnyOperation, index: int) -> set[int]:
        """The elements that are as a refused operation has left them."""
        if isinstance(operation, Create | Upsert):
            return self.planner.concerned(index)
        return {
            each if isinstance(each, int) else self.resolver.refs.get(each, REFUSED)
            for each in named_by([operation]).elements
        }

    def _settle(self) -> None:
        draft, resolver, operator = self.draft, self.resolver, self.operator
        gone = {id for id, element in draft.changed.items() if element is None}
        if gone and not operator.replaces_map:  # which says itself what is left of every mention
            for problem in settle_removals(draft, operator.removed_by, resolver.revision):
                self.refusals.add(problem)
            operator.content = content_without(operator.content, gone)
        for problem in resolver.end_problems(operator.content):
            self.refusals.add(problem)
        dragged = self._recheck_retyped() if operator.retyped else {}
        for id, element in draft.changed.items():
            if element is not None and id not in draft.refused:
                pointer = resolver.pointers.get(id, "#")
                try:
                    draft.changed[id] = self._settled(element, dragged.get(id), pointer)
                except Problem as problem:
                    self.refusals.add(problem)
                except RefusedAlreadyError:
                    continue

    def _recheck_retyped(self) -> dict[int, str]:
        """The holders that must be settled anew, and where that was asked for."""
        retyped, dragged = self.operator.retyped, dict[int, str]()
        self.draft.require(held=retyped)
        for id, pointer in retyped.items():
            arguments = self.operator.content, id, pointer, self.resolver.revision
            try:
                dragged |= dict.fromkeys(recheck_holders(self.draft, *arguments), pointer)
            except WrongEnd as problem:
                self.refusals.add(problem)
        return dragged

    def _settled(self, element: Element, retyped: str | None, pointer: str) -> Element:
        try:
            return settled(self.draft, element, pointer)
        except WrongEnd as refused:
            if retyped is None:
                raise
            detail = f"Element {element.id} stands in the way: {refused.detail}"
            raise WrongEnd(detail, pointer=retyped, holders=[element.id]) from None
