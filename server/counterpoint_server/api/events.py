"""`…/events`: everything that happens to a map, or to several, as it happens."""

import re
import struct
from typing import Annotated

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.formats import EVENT_STREAM
from counterpoint_server.api.pages import Cursors
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import AnyRequest, map_number
from counterpoint_server.api.streams import EventStream
from counterpoint_server.model.events import Event
from counterpoint_server.model.ids import REVISION_MAX
from counterpoint_server.model.problems import InvalidParameter, MapNotFound, RevisionAhead
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.store.feed import Feed

MAPS_MAX = 100
CURSOR = struct.Struct(">qI")
"""A map's number and its revision."""
ID_CHARACTERS_MAX = 2_000

_REVISION = re.compile("[0-9]{1,10}")


class RevisionIds:
    """Of a feed of one map: its revisions."""

    def at(self, places: dict[int, int]) -> str:
        (revision,) = places.values()
        return str(revision)

    def after(self, _map_number: int, revision: int | None) -> str | None:
        return None if revision is None else str(revision)

    def read(self, id: str) -> int:
        if not _REVISION.fullmatch(id) or int(id) > REVISION_MAX:
            raise _unreadable("This feed's ids are revisions: whole numbers from 0.")
        return int(id)


class CursorIds:
    """Of a feed of several maps: where it stands in all of them, sealed."""

    def __init__(self, cursors: Cursors) -> None:
        self._cursors = cursors
        self._places: dict[int, int] = {}

    def at(self, places: dict[int, int]) -> str:
        self._places = dict(places)
        packed = b"".join(CURSOR.pack(*place) for place in self._places.items())
        return self._cursors.seal(packed, "events")

    def after(self, map_number: int, revision: int | None) -> str:
        self._places.pop(map_number, None)
        if revision is not None:
            self._places[map_number] = revision
        return self.at(self._places)

    def read(self, id: str) -> dict[int, int]:
        packed = self._cursors.unseal(id, "events")
        if packed is None:
            raise _unreadable("This is not the id of an event of a feed of several maps.")
        return dict(CURSOR.iter_unpack(packed))


def _unreadable(detail: str) -> InvalidParameter:
    return InvalidParameter(detail, pointer="Last-Event-ID")


def _last_event_id(request: AnyRequest) -> str | None:
    """What a client sends that was connected before; it is newer than what its address says."""
    return request.headers.get("last-event-id") or None


@get(
    "/v1/maps/{map:str}/events",
    operation_id="maps.events",
    opt=promises(Event, media_type=EVENT_STREAM, problems=(MapNotFound, RevisionAhead)),
)
async def follow_map(
    request: AnyRequest,
    map: FromPath[str],
    feed: NamedDependency[Feed],
    after: Annotated[
        int | None,
        QueryParameter(
            ge=0,
            le=REVISION_MAX,
            description="Begin with the revision after this one; without it and Last-Event-ID, "
            "with the next that is made.",
        ),
    ] = None,
) -> Answer:
    """Follow a map: one event for each revision, those that were made and those that will be.

    Server-sent events; an event's id is its revision. After a break, send the last id that you
    had as Last-Event-ID, as browsers do: nothing is left out, and nothing comes twice.
    """
    ids = RevisionIds()
    last = _last_event_id(request)
    begin = after if last is None else ids.read(last)
    follower = await feed.follow(ANONYMOUS, {map_number(map): begin})
    return EventStream(follower, ids, feed.leave)


@get(
    "/v1/events",
    operation_id="events.follow",
    opt=promises(Event, media_type=EVENT_STREAM, problems=(MapNotFound, RevisionAhead)),
)
async def follow_maps(
    request: AnyRequest,
    feed: NamedDependency[Feed],
    cursors: NamedDependency[Cursors],
    maps: Annotated[
        list[str],
        QueryParameter(max_items=MAPS_MAX, description="Up to 100 maps: repeated, or with commas."),
    ],
    after: Annotated[
        str | None,
        QueryParameter(
            max_length=ID_CHARACTERS_MAX,
            description="Begin after the event of this id. Maps that it does not speak of begin "
            "with the next revision that is made; so do all, without it and Last-Event-ID.",
        ),
    ] = None,
) -> Answer:
    """Follow several maps at once: of each, one event for each revision, in order.

    Server-sent events; an event's id says where the feed then stands in all its maps.
    """
    await cursors.load()
    ids = CursorIds(cursors)
    last = _last_event_id(request) or after
    begin = {} if last is None else ids.read(last)
    follower = await feed.follow(ANONYMOUS, {n: begin.get(n) for n in _map_numbers(maps)})
    return EventStream(follower, ids, feed.leave)


def _map_numbers(given: list[str]) -> list[int]:
    numbers = {map_number(each.strip()): None for text in given for each in text.split(",")}
    if len(numbers) > MAPS_MAX:
        raise InvalidParameter(f"A feed follows at most {MAPS_MAX} maps.", pointer="?maps")
    return [*numbers]


EVENT_ROUTES = [follow_map, follow_maps]
