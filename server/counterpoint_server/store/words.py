"""Finding words in all that there is of a map: what is, what was, and what was said of changes."""

import msgspec

from counterpoint_server.model.erasure import FoundWords
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)


async def find_words(bulk: Database, map_number: int, words: list[str]) -> FoundWords:
    found: dict[str, list[int]] = {}
    if words:
        written = [msgspec.json.encode(word).decode()[1:-1] for word in words]
        for row in await bulk.fetch(SQL["find"], map_number, written):
            found.setdefault(row["place"], []).append(row["number"])
    return FoundWords(
        elements=found.get("elements", []),
        versions=found.get("versions", []),
        map="map" in found,
        map_versions="map_versions" in found,
        revisions=found.get("revisions", []),
    )
