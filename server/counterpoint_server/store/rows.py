"""What a batch of edits writes, gathered into the columns of one statement."""

import hashlib
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from counterpoint_server.model.edit import MAP
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.shapes import references
from counterpoint_server.model.stored import encode_stored
from counterpoint_server.model.types import Element, type_of
from counterpoint_server.rules.editing import Edit
from counterpoint_server.rules.progress import Progress
from counterpoint_server.rules.working import Change, MapState, Version, Working
from counterpoint_server.store.connection import Connection

Within = Callable[[Connection, int], Awaitable[None]]
"""Called with the revision that the edit led to, once all else is written."""


class Submission(Struct, frozen=True, kw_only=True):
    """An edit, and who sends it under which idempotency key."""

    edit: Edit
    principal: int
    key: str | None
    fingerprint: bytes
    """SHA-256 of the request: the same key with another one is refused."""
    size: int
    """Of the edit: its operations and what they name."""
    is_long: bool
    progress: Progress | None = None
    """Where somebody wants to know how far it has come."""
    within: Within | None = None
    """What else is done in its transaction; if that raises, nothing is."""


LinkRow = tuple[int, str, int, int]


def link_rows(from_id: int, struct: type, value: object) -> Iterator[LinkRow]:
    """A row (from, role, position, to) for every reference; positions count within a role."""
    counts: dict[str, int] = {}
    for reference, to_id, _ in references(struct, value):
        position = counts.get(reference.role, 0)
        counts[reference.role] = position + 1
        yield from_id, reference.role, position, to_id


def name_hash(name: tuple[str, str]) -> bytes:
    """What an external name is found by: an index cannot hold names of any length."""
    system, id = name
    return hashlib.sha256(f"{system}\0{id}".encode()).digest()


def name_rows(element: Element) -> Iterator[tuple[int, bytes]]:
    """A row (element, hash) for every external name."""
    for name in {(each.system, each.id) for each in element.external}:
        yield element.id, name_hash(name)


def columns(rows: Iterable[tuple[object, ...]], width: int) -> list[Sequence[object]]:
    """Rows as the arrays that `unnest` takes."""
    return [*zip(*rows, strict=True)] or [()] * width


class WriteSet:
    """The rows of all accepted edits of a batch, each table once, whatever their number."""

    def __init__(self, state: MapState) -> None:
        self.before = state
        self.state = state
        self.written: dict[int, Version] = {}
        self.removed: set[int] = set()
        self.existing: set[int] = set()
        """Elements that the database has, and that this batch changes or removes."""
        self.old: list[tuple[int, int, int, str, str]] = []
        self.old_contents: list[tuple[int, int, str]] = []
        self.merged: list[tuple[int, int, int]] = []
        self.unmerged: list[tuple[int, int]] = []
        """Numbers that lead nowhere any more, and since which revision."""
        self.revisions: list[tuple[object, ...]] = []
        self.keys: list[str] = []

    @property
    def is_empty(self) -> bool:
        return not self.revisions

    def add(self, working: Working, change: Change, submission: Submission) -> None:
        """Take in a change; `working` is as it was before it."""
        revision = change.state.revision
        for id in (*change.written, *change.removed):
            before = working.versions.get(id)
            if before is None:
                continue
            element = before.element
            self.old.append((id, element.revision, revision, type_of(element).name, before.body))
            if id not in self.written:
                self.existing.add(id)
        self.written.update(change.written)
        self.removed -= change.written.keys()
        for id in change.removed:
            self.written.pop(id, None)
        self.removed |= change.removed
        self.unmerged += [(id, revision) for id in change.unmerged]
        self.merged += [(id, into, revision) for id, into in change.merged.items()]
        if change.state.content_revision == revision:
            old = encode_stored(self.state.content)
            self.old_contents.append((self.state.content_revision, revision, old))
        self.state = change.state
        self._add_revision(revision, change, submission)

    def _add_revision(self, revision: int, change: Change, submission: Submission) -> None:
        operations = msgspec.json.encode(change.operations).decode()
        signed = submission.principal, submission.edit.message, operations
        if submission.key is None:
            self.revisions.append((revision, *signed, None, None))
        else:
            self.revisions.append((revision, *signed, submission.key, submission.fingerprint))
            self.keys.append(submission.key)

    def state_row(self) -> tuple[object, ...]:
        """What the map's row becomes; its content only if it changes."""
        state = self.state
        content = encode_stored(state.content) if self.old_contents else None
        numbers = state.revision, state.next_element, state.element_count
        return (*numbers, content, state.content_revision)

    def element_rows(self) -> Iterator[tuple[object, ...]]:
        for id, version in self.written.items():
            yield id, type_of(version.element).name, version.element.revision, version.body

    def link_rows(self) -> Iterator[LinkRow]:
        for id, version in self.written.items():
            yield from link_rows(id, type(version.element), version.element)
        if self.old_contents:
            yield from link_rows(MAP, MapContent, self.state.content)

    def name_rows(self) -> Iterator[tuple[int, bytes]]:
        for version in self.written.values():
            yield from name_rows(version.element)

    def unmerged_columns(self) -> list[Sequence[object]]:
        return columns(self.unmerged, 2)

    def made_columns(self) -> list[object]:
        return [
            *columns(self.element_rows(), 4),
            *columns(self.link_rows(), 4),
            *columns(self.name_rows(), 2),
            *columns(self.revisions, 6),
        ]

    def retired_columns(self) -> list[object]:
        changed = [*self.existing, *([MAP] if self.old_contents else [])]
        gone = sorted(self.existing & self.removed)
        return [
            *columns(self.old, 5),
            *columns(self.old_contents, 3),
            *columns(self.merged, 3),
            changed,
            gone,
        ]
