"""`/v1/maps/{map}/import`: a file into a map, three ways."""

from functools import partial
from typing import Annotated, Any, NamedTuple

import msgspec
from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from msgspec.structs import replace

from counterpoint_server.api.answers import Answer, answer
from counterpoint_server.api.asking import Questions
from counterpoint_server.api.imports import FILE_BYTES_MAX, FileName, FormatName, in_time
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import AnyRequest, body_of, if_match, map_number
from counterpoint_server.api.writing import replay_headers, submit
from counterpoint_server.formats import ReadMap, read_any
from counterpoint_server.formats.frame import PlainDocument
from counterpoint_server.formats.marking import IMPORTED, marked
from counterpoint_server.formats.updating import Before, Merged, merge_import
from counterpoint_server.model.documents import NewDocument
from counterpoint_server.model.edit import MAP, Replace
from counterpoint_server.model.interchange import ImportFinding, Loss, MergeResult
from counterpoint_server.model.problems import (
    DeadlineReached,
    EditTooLarge,
    ElementMerged,
    MapFull,
    MapNotFound,
    MissingEnd,
    NumberTooHigh,
    NumberUsed,
    QuestionTooLarge,
    StaleRevision,
    UnknownFormat,
    UnreadableFile,
    WrongEnd,
)
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store.batch import Outcome
from counterpoint_server.store.door import Door
from counterpoint_server.store.maps import read_map
from counterpoint_server.store.past import MapAsOf
from counterpoint_server.store.pool import Database

TRIES = 5
"""Where others edit meanwhile."""

Prune = Annotated[
    bool,
    QueryParameter(
        description="Take out what the file no longer has, and nobody has changed here."
    ),
]


class _Done(NamedTuple):
    read: ReadMap
    merged: Merged
    outcome: Outcome


@post(
    "/v1/maps/{map:str}/import",
    operation_id="maps.import_into",
    status_code=200,
    opt=promises(
        MergeResult,
        takes=bytes,
        problems=(
            MapNotFound,
            UnreadableFile,
            UnknownFormat,
            MissingEnd,
            WrongEnd,
            MapFull,
            EditTooLarge,
            NumberTooHigh,
            NumberUsed,
            ElementMerged,
            QuestionTooLarge,
            DeadlineReached,
        ),
        has_etag=True,
        is_write=True,
        body_bytes_max=FILE_BYTES_MAX,
    ),
)
async def import_into(
    request: AnyRequest,
    map: FromPath[str],
    questions: NamedDependency[Questions],
    database: NamedDependency[Database],
    door: NamedDependency[Door],
    format: FormatName = None,
    name: FileName = None,
    prune: Prune = False,
) -> Answer:
    """Bring a file into a map: what has its names follows it, but for what was changed here."""
    number, data = map_number(map), await body_of(request)
    found = await read_map(database, number, ANONYMOUS)  # first, for the file may be large
    is_fork = found.origin is not None
    read = await in_time(partial(_read, data, format, name))
    for attempt in range(TRIES):
        try:
            done = await _bring_in(
                request, questions, door, number, read, prune=prune, is_fork=is_fork
            )
            break
        except StaleRevision:
            if if_match(request) is not None or attempt == TRIES - 1:
                raise
    headers = replay_headers(done.outcome.is_replay)
    return answer(_result(done), state=done.outcome.revision, headers=headers)


def _read(data: bytes, format: str | None, name: str | None) -> ReadMap:
    upload = read_any(data, format, name)
    if len(upload.maps) != 1:
        raise UnreadableFile(f"Here goes one map; the file has {len(upload.maps)}.", pointer="#")
    return upload.maps[0]


async def _bring_in(
    request: AnyRequest,
    questions: Questions,
    door: Door,
    number: int,
    read: ReadMap,
    *,
    prune: bool,
    is_fork: bool,
) -> _Done:
    source = await questions.find(number, ANONYMOUS, None)
    system = read.format.name
    async with questions.turn(is_light=False) as turn:
        elements = await turn.elements(source)
        now = PlainDocument(map=await source.version(), elements=elements)
        # What the mark of a fork means is the past of another map.
        before = None if is_fork else await _before(questions, turn, source, system, now)

        def merge() -> tuple[Merged, NewDocument]:
            merged = merge_import(
                now, before, read.imported, system, next_number=source.number_max + 1, prune=prune
            )
            return merged, _new_document(merged, now, system, source.revision + 1)

        merged, document = await turn.run(merge)
    wanted = if_match(request)
    if wanted not in (None, source.revision):
        raise StaleRevision(
            f"The map is now at revision {source.revision}.", current_revision=source.revision
        )
    message = f"Imported from {read.format.title}"
    operation = Replace(document=document)
    edit = Edit(operations=[operation], if_revision=source.revision, alone=True, message=message)
    return _Done(read, merged, await submit(request, door, number, edit))


async def _before(
    questions: Questions, turn: Any, source: MapAsOf, system: str, now: PlainDocument
) -> Before | None:
    """The map when a file of the format last came in, if that is told."""
    left = now.map.extra.get(system)
    revision = left.get(IMPORTED) if isinstance(left, dict) else None
    known = type(revision) is int and 0 < revision <= source.revision
    if not known:
        return None
    past = await questions.find(source.map_number, ANONYMOUS, revision)
    elements = await turn.elements(past)
    return Before(await past.version(), {element.id: element for element in elements})


def _new_document(merged: Merged, now: PlainDocument, system: str, revision: int) -> NewDocument:
    """With the mark of the import, unless nothing else changes."""
    content, elements = merged.document.map, merged.document.elements
    before = type(content)(**{name: getattr(now.map, name) for name in content.__struct_fields__})
    if elements != now.elements or content != before:
        content = marked(content, system, revision)
    plain = msgspec.to_builtins(content)
    found: NewDocument = msgspec.convert(
        {"map": plain, "elements": msgspec.to_builtins(elements)}, NewDocument
    )
    return found


def _result(done: _Done) -> MergeResult:
    read, merged, outcome = done
    by_op: dict[str, list[int]] = {"create": [], "update": [], "delete": []}
    for each in outcome.operations:
        if each.op in by_op:
            by_op[each.op].append(each.id)

    def here(found: Any) -> Any:
        numbers = [merged.numbers.get(id) if id != MAP else MAP for id in found.elements]
        return replace(found, elements=[id for id in numbers if id is not None])

    losses: list[Loss] = [here(each) for each in read.imported.losses]
    lint: list[ImportFinding] = [here(each) for each in read.imported.lint]
    return MergeResult(
        format=read.format.name,
        detected=read.detected is not None,
        why=read.detected,
        revision=outcome.revision,
        created=sorted(by_op["create"]),
        updated=sorted(by_op["update"]),
        deleted=sorted(by_op["delete"]),
        gone=merged.gone,
        conflicts=merged.conflicts,
        losses=losses,
        lint=lint,
    )


MERGE_ROUTES = [import_into]
