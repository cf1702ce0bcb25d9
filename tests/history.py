"""The whole history of a map, made anew by the rules from what was asked for: byte for byte."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from counterpoint_server.model.edit import MAP, Done
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.stored import decode_content, decode_element, encode_stored
from counterpoint_server.rules.editing import Edit, decide
from counterpoint_server.rules.working import MapState, Version, Working
from counterpoint_server.store.rows import LinkRow, link_rows

NEVER = 2**31
ROWS = {
    "map": "SELECT revision, next_element, element_count, content_revision, content FROM map",
    "elements": "SELECT element_id, revision, 2147483648, body FROM element",
    "old": "SELECT element_id, revision, gone_revision, body FROM element_old",
    "contents": "SELECT revision, gone_revision, content FROM map_old",
    "revisions": "SELECT revision, idempotency_key, operations FROM revision",
    "links": "SELECT from_id, role, position, to_id FROM link",
}
State = tuple[dict[int, str], str]
"""The bodies of all elements, and the map's own fields."""


class History:
    """What the database keeps of a map."""

    def __init__(self, rows: Mapping[str, list[tuple[Any, ...]]]) -> None:
        self.rows = rows
        (self.map,) = rows["map"]
        self.revision: int = self.map[0]

    @classmethod
    async def read(cls, connection: Any, map_number: int) -> "History":
        rows = {}
        for part, sql in ROWS.items():
            found = await connection.fetch(f"{sql} WHERE map_id = $1", map_number)
            rows[part] = sorted(map(tuple, found))
        return cls(rows)

    def as_of(self, revision: int) -> State:
        kept = [*self.rows["elements"], *self.rows["old"]]
        bodies = [(id, body) for id, begin, end, body in kept if begin <= revision < end]
        assert len(dict(bodies)) == len(bodies), "no element is there twice"
        contents = [*self.rows["contents"], (self.map[3], NEVER, self.map[4])]
        (content,) = (text for begin, end, text in contents if begin <= revision < end)
        return dict(bodies), content

    def live(self) -> tuple[dict[int, Version], MapState]:
        """The map as it is."""
        revision, next_element, element_count, content_revision, content = self.map
        bodies = [body for *_, body in self.rows["elements"]]
        versions = [Version(decode_element(body), body) for body in bodies]
        state = MapState(
            revision=revision,
            next_element=next_element,
            element_count=element_count,
            content=decode_content(content),
            content_revision=content_revision,
        )
        return {version.element.id: version for version in versions}, state

    def check(self, sent: Mapping[str, Edit]) -> dict[str, int]:
        """Each revision is the one before with one of these edits done; which, by its key."""
        first, *later = self.rows["revisions"]
        assert [revision for revision, *_ in (first, *later)] == [*range(1, self.revision + 1)]
        keys = Counter(key for _, key, _ in later)
        assert [key for key, count in keys.items() if count > 1] == [], "nothing is done twice"
        working = self._beginning()
        for revision, key, operations in later:
            change = decide(working, sent[key])
            working.apply(change)
            assert msgspec.json.decode(operations, type=list[Done]) == change.operations
            bodies = {id: version.body for id, version in working.versions.items() if version}
            assert self.as_of(revision) == (bodies, encode_stored(change.state.content))
        after = working.state
        numbers = after.revision, after.next_element, after.element_count, after.content_revision
        assert self.map[:4] == numbers
        assert self.rows["links"] == sorted(_links(working))
        return {key: revision for revision, key, _ in later}

    def _beginning(self) -> Working:
        bodies, content = self.as_of(1)
        assert bodies == {}
        state = {"revision": 1, "next_element": 1, "element_count": 0, "content_revision": 1}
        working = Working(MapState(content=decode_content(content), **state))
        working.is_whole = True
        return working


def _links(working: Working) -> Iterator[LinkRow]:
    for id, version in working.versions.items():
        if version is not None:
            yield from link_rows(id, type(version.element), version.element)
    yield from link_rows(MAP, MapContent, working.state.content)
