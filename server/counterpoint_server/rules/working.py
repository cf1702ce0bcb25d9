"""What an edit is decided on: the part of a map that has been loaded, and a draft over it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from counterpoint_server.model.edit import Done
from counterpoint_server.model.erasure import Redaction
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import ElementMerged, ElementNotFound
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import references
from counterpoint_server.model.types import Element
from counterpoint_server.rules.progress import Progress

Name = tuple[str, str]
"""An external name: system and id."""


class Former(NamedTuple):
    """A former state: of the whole map, or of one element."""

    revision: int
    element: int | None


class Past(Struct, frozen=True, kw_only=True):
    """What of a former state is not as it was."""

    of: Former
    until: int
    """The revision with which it was compared."""
    elements: dict[int, Element | None]
    """As they were; None: not there. An element that is asked for alone is here in any case."""
    leads: dict[int, int]
    """Of those not there that had been merged, where their numbers led."""
    content: MapContent


class NotLoadedError(Exception):
    """Raised while deciding: load these and decide again."""

    def __init__(
        self,
        elements: set[int],
        held: set[int],
        names: Collection[Name] = (),
        doomed: Collection[int] = (),
        *,
        whole: bool = False,
        former: Former | None = None,
    ) -> None:
        super().__init__(elements, held, names, doomed, whole, former)
        self.elements = elements
        self.held = held
        """Elements whose holders have to be loaded."""
        self.names = names
        """External names whose carriers have to be loaded."""
        self.doomed = doomed
        """Elements of which all has to be loaded that has no meaning without them, however far."""
        self.whole = whole
        """Everything has to be loaded."""
        self.former = former
        """What has to be loaded of the past."""

    def include(self, working: "Working", elements: set[int], names: set[Name]) -> None:
        """Ask in the same breath for what will be asked for next."""
        new = working.state.next_element
        self.elements |= {id for id in elements - working.versions.keys() if id < new}
        self.names = {*self.names, *names - working.names}


class RefusedAlreadyError(Exception):
    """Raised while deciding: this builds on what is refused, and has no fault of its own."""


class MapState(Struct, frozen=True, kw_only=True):
    """The map's row, as far as edits read and change it."""

    revision: int
    next_element: int
    element_count: int
    content: MapContent
    content_revision: int
    """The revision at which the content last changed."""


class Version(NamedTuple):
    """An element and the JSON that stores it."""

    element: Element
    body: str


class Change(Struct, frozen=True, kw_only=True):
    """What one edit does to the map."""

    state: MapState
    written: dict[int, Version]
    removed: set[int]
    operations: list[Done]
    merged: dict[int, int] = {}
    """Of what was removed, where it went."""
    unmerged: frozenset[int] = frozenset()
    """Numbers that lead no longer where they led, if they did: their elements are back."""
    redaction: Redaction | None = None
    """What former versions have to lose."""

    @property
    def is_empty(self) -> bool:
        return all(done.op == "keep" for done in self.operations)


class Working:
    """What has been loaded of a map, kept true while edits are decided one after another."""

    def __init__(self, state: MapState) -> None:
        self.state = state
        self.versions: dict[int, Version | None] = {}
        """None: the map is known to have no such element."""
        self.held: set[int] = set()
        """The elements whose holders are all loaded."""
        self.doomed: set[int] = set()
        """The elements of which is loaded, as it was then, all that has no meaning without them."""
        self.names: set[Name] = set()
        """The external names whose carriers are all loaded."""
        self.is_whole = False
        self.gone: dict[int, int | None] = {}
        """Numbers that were once an element's; of merged ones, where they lead."""
        self.past: Past | None = None
        """What was asked for last of a former state."""

    def load(
        self,
        asked: NotLoadedError,
        found: Iterable[Version],
        gone: Mapping[int, int | None] | None = None,
    ) -> None:
        """What is here already stays: an earlier edit of the batch may have changed it.

        `gone`: of the elements asked for and not found, those that the map once had.
        """
        for version in found:
            self.versions.setdefault(version.element.id, version)
        for id in asked.elements:
            self.versions.setdefault(id, None)
        for id, into in (gone or {}).items():
            self.gone.setdefault(id, into)
        self.held |= asked.held
        self.doomed |= {*asked.doomed}
        self.names |= {*asked.names}
        self.is_whole |= asked.whole

    def apply(self, change: Change) -> None:
        self.state = change.state
        self.versions.update(change.written)
        self.versions.update(dict.fromkeys(change.removed))
        self.gone |= dict.fromkeys([*change.unmerged, *change.removed]) | change.merged


class Draft:
    """The working set with the changes of one edit laid over it."""

    def __init__(self, working: Working, progress: Progress | None = None) -> None:
        self.working = working
        self.progress = progress or Progress()
        self.changed: dict[int, Element | None] = {}
        """None: removed by this edit."""
        self.merged: dict[int, int] = {}
        """Of what this edit removed, where it went."""
        self.refused: set[int] = set()
        """Elements whose operations are refused; what builds on them is not looked at."""
        self.unmerged: set[int] = set()
        """Of the numbers that had no element, those that lead no longer where they led."""
        self.redaction: Redaction | None = None
        """What former versions have to lose."""
        self._holders: dict[int, dict[int, list[Reference]]] | None = None
        """By element: who refers to it, and by which references."""

    def require(
        self,
        elements: Iterable[int] = (),
        held: Iterable[int] = (),
        names: Iterable[Name] = (),
        doomed: Iterable[int] = (),
    ) -> None:
        """Ask for what is not loaded; of numbers not given out yet, the database knows nothing."""
        working, new = self.working, self.working.state.next_element
        missing = {
            id
            for id in elements
            if id < new and id not in self.changed and id not in working.versions
        }
        unheld, unnamed = {id for id in held if id < new} - working.held, set(names) - working.names
        unfollowed = {id for id in doomed if id < new} - working.doomed
        if working.is_whole:
            unheld, unnamed, unfollowed = set(), set(), set()
        if missing or unheld or unnamed or unfollowed:
            raise NotLoadedError(missing, unheld, unnamed, unfollowed)

    def require_past(self, former: Former) -> Past:
        """What differs from the state before this edit; asked for anew after each edit."""
        past = self.working.past
        if past is None or past.of != former or past.until != self.working.state.revision:
            raise NotLoadedError(set(), set(), former=former)
        return past

    def require_whole(self) -> None:
        if not self.working.is_whole:
            raise NotLoadedError(set(), set(), whole=True)

    def find(self, id: int) -> Element | None:
        if id in self.changed:
            return self.changed[id]
        version = self.working.versions.get(id)
        return version.element if version else None

    def get(self, id: int, pointer: str | None = None) -> Element:
        if id in self.refused:
            raise RefusedAlreadyError
        self.require([id])
        element = self.find(id)
        if element is None:
            self.check_unmerged(id, pointer)
            raise ElementNotFound(f"The map has no element {id}.", pointer=pointer)
        return element

    def check_unmerged(self, id: int, pointer: str | None) -> None:
        """Refuse the number of what was merged, by this edit or before."""
        into, next = None, self._leads_to(id)
        while next is not None:
            into, next = next, self._leads_to(next)
        if into is not None:
            raise ElementMerged(
                f"Element {id} was merged into {into}.", pointer=pointer, merged_into=into
            )

    def _leads_to(self, id: int) -> int | None:
        if self.find(id) is not None:
            return None  # it is back
        return self.merged.get(id) or self.working.gone.get(id)

    def put(self, element: Element) -> None:
        self._forget(element.id)
        self.changed[element.id] = element
        self._learn(element)

    def remove(self, id: int) -> None:
        self._forget(id)
        self.changed[id] = None

    def holders(self, id: int) -> Iterator[tuple[Element, list[Reference]]]:
        """The elements that refer to this one, each with the references by which it does."""
        self.require(held=[id])
        if self._holders is None:
            self._holders = {}
            for known in {**self.working.versions, **self.changed}:
                if element := self.find(known):
                    self._learn(element)
        for holder_id, by in sorted(self._holders.get(id, {}).items()):
            holder = self.find(holder_id)
            if holder is not None:
                yield holder, by

    def _learn(self, element: Element) -> None:
        if self._holders is not None:
            for reference, to, _ in references(type(element), element):
                by = self._holders.setdefault(to, {})
                by.setdefault(element.id, []).append(reference)

    def _forget(self, id: int) -> None:
        if self._holders is not None and (element := self.find(id)):
            for _, to, _ in references(type(element), element):
                self._holders.get(to, {}).pop(id, None)
