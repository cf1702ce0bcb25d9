"""Finding words in all maps, ranked, with the places where they stand."""

import secrets
from collections.abc import Sequence
from typing import NamedTuple

from asyncpg import Record
from msgspec import Struct

from counterpoint_server.model.edit import MAP
from counterpoint_server.model.ids import write_map_id
from counterpoint_server.model.search import Found, Highlight, Snippet
from counterpoint_server.model.stored import decode_content, decode_element
from counterpoint_server.rules.seeking import (
    Lexed,
    Wanted,
    nothing_wanted,
    to_marks,
    to_query,
)
from counterpoint_server.rules.wording import SIMPLE, Passage, passages_of, spaced
from counterpoint_server.store.connection import Connection
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)
RANKED_MAX = 10_000
WALKED_MAX = 100_000
"""How much is looked through, at most twice: once by its words, once from the newest."""
MARKED_CHARACTERS_MAX = 100_000
"""Of one page; what is beyond is shown without highlights."""
SNIPPETS_MAX = 3
SNIPPET_CHARACTERS = 240
BEFORE_CHARACTERS = 60


class SearchFilter(Struct, frozen=True, kw_only=True):
    """What is looked through; None: all."""

    maps: list[int] | None = None
    types: list[str] | None = None
    tags: list[str] | None = None


class Place(NamedTuple):
    """Behind which hit a page begins."""

    rank: float
    map_number: int
    element_id: int


class Hits(NamedTuple):
    """A page of them."""

    items: list[Found]
    next: Place | None
    ranked_all: bool
    unindexed: list[str]


FIRST = Place(float("inf"), 0, 0)


async def search(
    database: Database,
    wanted: Wanted,
    within: SearchFilter,
    after: Place,
    limit: int,
    *,
    is_settled: bool = False,
) -> Hits:
    """`is_settled`: nothing is left to be indexed, and so no map is to be named."""
    maps = None if within.maps is None else sorted({*within.maps}, reverse=True)
    async with database.connection() as connection:
        lexed = await _lex(connection, wanted)
        configs = sorted({config for _, config in lexed})
        queries = {config: to_query(wanted, lexed, config, SIMPLE) for config in configs}
        queries = {config: query for config, query in queries.items() if query}
        if not queries:
            raise nothing_wanted()
        any_of = " | ".join(f"( {query} )" for query in dict.fromkeys(queries.values()))
        rows = await connection.fetch(
            SQL["found"],
            *(any_of, [*queries], [*queries.values()]),
            *(maps, within.types, within.tags),
            *after,
            limit + 1,
            RANKED_MAX,
            WALKED_MAX,
        )
        is_cut = rows[0]["is_cut"]
        rows = [row for row in rows if row["map_id"] is not None]
        left = [] if is_settled else await connection.fetch(SQL["left"], maps)
        shown = [row for row in rows[:limit] if row["body"] is not None]
        items = await _show(connection, shown, wanted, lexed)
    last = rows[limit - 1] if len(rows) > limit else None
    return Hits(
        items=items,
        next=None if last is None else Place(last["rank"], last["map_id"], last["element_id"]),
        ranked_all=not is_cut,
        unindexed=[write_map_id(row["map_id"]) for row in left],
    )


async def _lex(connection: Connection, wanted: Wanted) -> Lexed:
    texts = [*dict.fromkeys(term.text for terms in wanted for term in terms)]
    rows = await connection.fetch(SQL["lex"], texts, [spaced(text) for text in texts])
    return {(row["text"], row["config"]): row["query"] for row in rows}


async def _show(
    connection: Connection, rows: list[Record], wanted: Wanted, lexed: Lexed
) -> list[Found]:
    marks = {config: to_marks(wanted, lexed, config, SIMPLE) for _, config in lexed}
    has_prefix = any(term.is_prefix for terms in wanted for term in terms)
    passages = [_passages_of(row) for row in rows]
    room, asked = MARKED_CHARACTERS_MAX, []
    for at, row in enumerate(rows):
        for number, passage in enumerate(passages[at]):
            room -= len(passage.text)
            if room < 0:
                break
            # A prefix is of words as they are written.
            for config in {row["config"], SIMPLE if has_prefix else row["config"]}:
                asked.append((at, number, config, spaced(passage.text), marks[config]))
    marked = await _mark(connection, asked)
    return [_found(row, passages[at], at, marked) for at, row in enumerate(rows)]


def _passages_of(row: Record) -> list[Passage]:
    if row["element_id"] == MAP:
        return passages_of(decode_content(row["body"]))
    return passages_of(decode_element(row["body"]))


Spans = dict[tuple[int, int], set[tuple[int, int]]]


async def _mark(connection: Connection, asked: "Sequence[tuple[int, int, str, str, str]]") -> Spans:
    """By hit and passage, where the words stand. Nothing in a text can pass for our marks: they
    are drawn anew for each search.
    """
    drawn = secrets.token_hex(8)
    start, stop = f"\ue000{drawn}", f"\ue001{drawn}"
    options = f'HighlightAll=true, StartSel="{start}", StopSel="{stop}"'
    texts = ([each[part] for each in asked] for part in (2, 3, 4))
    rows = await connection.fetch(SQL["mark"], *texts, options) if asked else []
    spans: Spans = {}
    for (at, number, _, text, _), row in zip(asked, rows, strict=True):
        spans.setdefault((at, number), set()).update(_spans(text, row["marked"], start, stop))
    return spans


def _spans(text: str, marked: str, start: str, stop: str) -> set[tuple[int, int]]:
    found, plain = set(), ""
    for part in marked.split(start):
        word, is_word, rest = part.partition(stop)
        if is_word:
            found.add((len(plain), len(plain) + len(word)))
        plain += word + rest
    return found if plain == text else set()


def _found(row: Record, passages: list[Passage], at: int, marked: Spans) -> Found:
    shown = [
        _snippet(passage, sorted(marked.get((at, number), ())))
        for number, passage in enumerate(passages)
        if marked.get((at, number))
    ]
    return Found(
        map=write_map_id(row["map_id"]),
        map_title=row["title"],
        id=row["element_id"] or None,
        type=row["type"],
        revision=row["revision"],
        rank=row["rank"],
        snippets=(shown or [_snippet(each, []) for each in passages[:1]])[:SNIPPETS_MAX],
    )


def _snippet(passage: Passage, spans: list[tuple[int, int]]) -> Snippet:
    text = passage.text
    at = max(0, spans[0][0] - BEFORE_CHARACTERS) if spans else 0
    if at:
        at = text.find(" ", at, spans[0][0]) + 1 or at
    end = at + SNIPPET_CHARACTERS
    return Snippet(
        field=passage.field,
        at=at,
        text=text[at:end],
        highlights=[
            Highlight(start=first - at, end=last - at) for first, last in spans if last <= end
        ],
    )
