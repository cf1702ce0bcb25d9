"""Reading a map's history: its revisions, what they differ in, the versions of an element."""

from collections.abc import Sequence

from asyncpg import Record
from msgspec import Struct

from counterpoint_server.model.edit import OPERATIONS_MAX
from counterpoint_server.model.history import ElementChange, ElementVersion, FieldChange, Revision
from counterpoint_server.model.problems import EditTooLarge, ElementNotFound
from counterpoint_server.model.stored import decode_content, decode_element
from counterpoint_server.model.types import Element
from counterpoint_server.rules.access import authorize
from counterpoint_server.rules.comparing import Sides, compare, compare_fields
from counterpoint_server.rules.lifespans import Lead, LifeEvent, Span, events
from counterpoint_server.rules.revisions import check_revision, name_of_state
from counterpoint_server.rules.working import Former, MapState, Past
from counterpoint_server.store.access import access_of
from counterpoint_server.store.as_of import Reader, find_element
from counterpoint_server.store.maps import timestamp
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)

LISTED_MAX = 50_000
"""Operations that are read to find what they touched: a fifth of a second."""


class Changes(Struct, frozen=True, kw_only=True):
    """What two revisions of a map differ in."""

    content: list[FieldChange]
    elements: list[ElementChange]
    last: int | None
    """The number to go on above; None: these were all."""
    is_redacted: bool
    """Whether an erasure took something out of the map's own fields."""
    state: int | str
    """What names the second of the two in entity tags."""


async def list_revisions(
    database: Database, map_number: int, *, below: int, limit: int, principal: int
) -> tuple[list[Revision], int]:
    """Newest first, from below a number, one more than the limit if there is; and the current."""
    rows = await database.fetch(SQL["revisions"], map_number, below, limit + 1)
    authorize(principal, "read", access_of(rows[0] if rows else None), map_number)
    return [_revision_of(row) for row in rows if row["number"] is not None], rows[0]["current"]


def _revision_of(row: Record) -> Revision:
    return Revision(
        revision=row["number"],
        at=timestamp(row["at"]),
        principal=row["principal_id"],
        message=row["message"],
        created=row["created"],
        updated=row["updated"],
        deleted=row["deleted"],
        merged=row["merged"],
        map_changed=row["map_changed"],
        redacted=row["is_redacted"],
    )


async def read_changes(
    database: Database, map_number: int, revision: int, *, above: int, limit: int, principal: int
) -> tuple[Revision, Changes]:
    """A revision and what it changed, elements from above a number."""
    found, current = await list_revisions(
        database, map_number, below=revision + 1, limit=0, principal=principal
    )
    check_revision(revision, current)
    before = revision - 1
    (row,) = await database.fetch(SQL["contents"], map_number, before, revision)
    return found[0], await _changes(database, map_number, row, before, revision, above, limit)


async def read_difference(
    database: Database,
    map_number: int,
    ends: tuple[int, int | None],
    *,
    above: int,
    limit: int,
    principal: int,
) -> tuple[int, Changes]:
    """What two revisions differ in, elements from above a number; and the second: if it is not
    given, the current one.
    """
    from_, to = ends
    rows = await database.fetch(SQL["contents"], map_number, from_, to)
    authorize(principal, "read", access_of(rows[0] if rows else None), map_number)
    current: int = rows[0]["revision"]
    to = current if to is None else to
    check_revision(from_, current, "?from")
    check_revision(to, current, "?to")
    return to, await _changes(database, map_number, rows[0], from_, to, above, limit)


async def _changes(
    database: Database, map_number: int, row: Record, from_: int, to: int, above: int, limit: int
) -> Changes:
    before = decode_content(row["before"]) if from_ else None  # before the first there was no map
    rows = await _differences(database, map_number, from_, to, above, limit + 1, erased=True)
    return Changes(
        content=compare_fields(before, decode_content(row["after"])),
        elements=[change for row in rows[:limit] if (change := compare(_sides_of(row)))],
        last=rows[limit - 1]["id"] if len(rows) > limit else None,
        is_redacted=row["is_redacted"],
        state=name_of_state(to, row["erased_revision"]),
    )


async def _differences(
    reader: Reader,
    map_number: int,
    from_: int,
    to: int,
    above: int,
    limit: int,
    *,
    erased: bool = False,
) -> list[Record]:
    """`erased`: also where nothing is different but what an erasure took out."""
    query = SQL["differences"]
    return await reader.fetch(query, map_number, from_, to, above, limit, LISTED_MAX, erased)


def _sides_of(row: Record) -> Sides:
    return Sides(
        id=row["id"],
        before=_element_in(row["before"]),
        after=_element_in(row["after"]),
        led_to=row["led_to"],
        leads_to=row["leads_to"],
        is_redacted=row["is_redacted"],
    )


def _element_in(body: str | None) -> Element | None:
    return None if body is None else decode_element(body)


async def list_versions(
    database: Database, map_number: int, id: int, *, below: int, limit: int, principal: int
) -> tuple[list[ElementVersion], int]:
    """Newest first, from below a revision, one more than the limit if there is; and the current."""
    # Each version begins with an event; whether that made the element, the version before it says,
    # which for the last on the page is the one more.
    rows = await database.fetch(SQL["versions"], map_number, id, below, limit + 1)
    authorize(principal, "read", access_of(rows[0] if rows else None), map_number)
    spans = [
        Span(decode_element(row["body"]), row["gone_revision"], row["is_redacted"])
        for row in rows
        if row["body"] is not None
    ]
    merges = await database.fetch(SQL["merges"], map_number, id)
    leads = [Lead(row["revision"], row["gone_revision"], row["into_id"]) for row in merges]
    if not (spans or leads):
        raise ElementNotFound(f"The map has never had an element {id}.")
    found = [event for event in events(spans, leads) if event.revision < below][: limit + 1]
    return await _versions_of(database, map_number, found), rows[0]["current"]


async def _versions_of(
    database: Database, map_number: int, found: Sequence[LifeEvent]
) -> list[ElementVersion]:
    rows = await database.fetch(SQL["made"], map_number, [event.revision for event in found])
    made = {row["revision"]: row for row in rows}
    return [
        ElementVersion(
            revision=event.revision,
            at=timestamp(made[event.revision]["at"]),
            principal=made[event.revision]["principal_id"],
            message=made[event.revision]["message"],
            op=event.op,
            element=event.element,
            into=event.into,
            redacted=event.is_redacted,
        )
        for event in found
    ]


async def load_past(reader: Reader, map_number: int, of: Former, state: MapState) -> Past:
    """What of a former state is not as it was; of revisions that are written."""
    now = state.revision
    if of.element is not None:
        element = await find_element(reader, map_number, of.element, of.revision)
        return Past(
            of=of, until=now, elements={element.id: element}, leads={}, content=state.content
        )
    (contents,) = await reader.fetch(SQL["contents"], map_number, of.revision, now)
    rows = await _differences(reader, map_number, now, of.revision, 0, OPERATIONS_MAX + 1)
    if len(rows) > OPERATIONS_MAX:
        raise EditTooLarge(
            f"More than {OPERATIONS_MAX:,} elements differ from revision {of.revision}; "
            "go back to a revision in between first, or take elements back one by one."
        )
    return Past(
        of=of,
        until=now,
        elements={row["id"]: _element_in(row["after"]) for row in rows},
        leads={row["id"]: row["leads_to"] for row in rows if row["leads_to"] is not None},
        content=decode_content(contents["before"]),
    )
