"""Edits of one map, decided one after another on one state of it; nothing is read or written."""

from msgspec import Struct

from counterpoint_server.model.edit import Done, Update
from counterpoint_server.model.erasure import Redaction
from counterpoint_server.model.problems import InternalError, Problem
from counterpoint_server.model.stored import encode_stored
from counterpoint_server.model.types import Element
from counterpoint_server.rules.access import Access, authorize
from counterpoint_server.rules.editing import Edit, decide
from counterpoint_server.rules.working import Change, MapState, NotLoadedError, Working
from counterpoint_server.store.memory import Known
from counterpoint_server.store.rows import Submission, WriteSet


class Outcome(Struct, frozen=True, kw_only=True):
    """What an edit did, or had done before under its key."""

    revision: int
    operations: list[Done]
    elements: list[Element]
    """Those it made or changed, as they were right after it; if it is about one element alone and
    leaves it as it is, that one."""
    is_replay: bool


class Recorded(Struct, frozen=True):
    """What was done under an idempotency key."""

    fingerprint: bytes
    revision: int
    operations: list[Done]


class Batch:
    """What a state of a map and some edits come to: the rows to be written, and the answers."""

    def __init__(self, access: Access | None, state: MapState, known: Known | None = None) -> None:
        """`known`: where the two are from, if they were not read just now."""
        self.access = access
        self.before = state
        self.working = Working(state)
        self.known_before = known
        if known is not None:
            self.working.versions.update(known.versions)
        self.writes = WriteSet(state)
        self.recorded: dict[tuple[int, str], Recorded] = {}
        self.redactions: list[tuple[int, Redaction]] = []
        """By the revisions that ask for them, as long as they are to be done."""
        self.has_redacted = False
        self.unchanged: dict[tuple[int, str], Recorded] = {}
        """Of those, what this batch was asked and found as it was to be."""

    def recorded_of(self, submission: Submission) -> Recorded | None:
        if submission.key is None:
            return None
        return self.recorded.get((submission.principal, submission.key))

    def answer(self, map_number: int, submission: Submission) -> Outcome | Problem:
        """Of an edit that was not done before. NotLoadedError asks for what is not here."""
        try:
            authorize(submission.principal, "write", self.access, map_number)
            change = decide(self.working, submission.edit, submission.progress)
        except Problem as problem:
            return problem
        except NotLoadedError:
            raise
        except Exception as failure:
            # Ours to mend; but the edits that wait beside it are not to suffer for it.
            internal = InternalError()
            internal.__cause__ = failure
            return internal
        return self._accept(submission, change)

    def _accept(self, submission: Submission, change: Change) -> Outcome:
        revision, operations = change.state.revision, change.operations
        elements = [version.element for _, version in sorted(change.written.items())]
        if change.is_empty:
            found = (self.working.versions.get(id) for id in left_alone(submission.edit))
            elements = [version.element for version in found if version is not None]
        else:
            self.writes.add(self.working, change, submission)
            self.working.apply(change)
            if change.redaction is not None:
                self.redactions.append((revision, change.redaction))
                self.has_redacted = True
        if submission.key is not None:
            key = submission.principal, submission.key
            self.recorded[key] = Recorded(submission.fingerprint, revision, operations)
            if change.is_empty:
                self.unchanged[key] = self.recorded[key]
        return Outcome(revision=revision, operations=operations, elements=elements, is_replay=False)

    def known(self) -> Known | None:
        """What is known of the map once this is written."""
        if self.access is None or self.has_redacted:
            return None
        versions = {id: version for id, version in self.working.versions.items() if version}
        if self.known_before is None:
            added, size = versions, len(encode_stored(self.working.state.content))
        else:
            added, size = self.writes.written, self.known_before.size
        size += sum(len(version.body) for version in added.values())
        return Known(self.access, self.working.state, versions, size)


def left_alone(edit: Edit) -> list[int]:
    """What an edit is about that changes nothing, if it is about one element alone."""
    if not edit.alone:
        return []
    named = [o.id for o in edit.operations if isinstance(o, Update) and isinstance(o.id, int)]
    return sorted(set(named))
