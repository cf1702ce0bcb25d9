"""Edits that only create, of many maps: decided on what is remembered, written by one statement."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from counterpoint_server.model.edit import Create
from counterpoint_server.model.problems import Problem
from counterpoint_server.rules.access import Access
from counterpoint_server.rules.working import NotLoadedError
from counterpoint_server.store.batch import Batch, Outcome
from counterpoint_server.store.connection import Connection
from counterpoint_server.store.memory import Known
from counterpoint_server.store.queries import load_queries
from counterpoint_server.store.rows import Submission, WriteSet, columns

SQL = load_queries(__file__)

SIZE_MAX = 100
"""The size of the edits of a map; more are written by themselves, for others would wait."""


Rows = Callable[[WriteSet], Iterable[tuple[object, ...]]]


class Creation(Struct, frozen=True):
    """The edits of a map that only create, and what they come to if the map is as it is known."""

    access: Access
    batch: Batch
    outcomes: list[Outcome]

    @property
    def map_number(self) -> int:
        return self.access.map_number

    def guarded_row(self) -> tuple[object, ...]:
        """What the map's row must be, and what it becomes."""
        access, after = self.access, self.batch.writes.state
        guard = access.map_number, self.batch.before.revision, access.workspace_id
        numbers = after.revision, after.next_element, after.element_count
        return (*guard, access.visibility, *numbers)


def decide_creation(known: Known, submissions: list[Submission]) -> Creation | None:
    """None: they do more than create, or cannot be decided on what is known.

    Nobody is refused on what is only remembered, and no repeated key is answered.
    """
    if sum(each.size for each in submissions) > SIZE_MAX:
        return None
    batch, outcomes = Batch(known.access, known.state, known), []
    for submission in submissions:
        if submission.within or not _only_creates(submission) or batch.recorded_of(submission):
            return None
        try:
            answer = batch.answer(known.access.map_number, submission)
        except NotLoadedError:
            return None
        if isinstance(answer, Problem):
            return None
        outcomes.append(answer)
    return Creation(known.access, batch, outcomes)


def _only_creates(submission: Submission) -> bool:
    operations = submission.edit.operations
    # One without operations asks whether its key was used.
    return bool(operations) and all(isinstance(each, Create) for each in operations)


async def write_creations(connection: Connection, creations: list[Creation]) -> set[int]:
    """Together; the numbers of those maps that were as they were known. The rest is untouched."""
    parts = [(each.map_number, each.batch.writes) for each in creations]

    def gathered(rows_of: Rows, width: int) -> list[Sequence[object]]:
        return columns(((map, *row) for map, writes in parts for row in rows_of(writes)), width)

    moved = await connection.fetch(
        SQL["create_together"],
        *columns((each.guarded_row() for each in creations), 7),
        *gathered(lambda writes: ((key,) for key in writes.keys), 2),
        *gathered(WriteSet.element_rows, 5),
        *gathered(WriteSet.link_rows, 5),
        *gathered(WriteSet.name_rows, 3),
        *gathered(lambda writes: writes.revisions, 7),
    )
    return {row["map_id"] for row in moved}
