"""`/v1/maps/import`: maps made of files."""

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated, TypeVar

from litestar import post
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec.structs import replace

from counterpoint_server.api.answers import Answer, answer
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import AnyRequest, body_of, fingerprint, idempotency_key
from counterpoint_server.api.writing import replay_headers
from counterpoint_server.formats import Upload, read_any
from counterpoint_server.formats.marking import marked
from counterpoint_server.model.ids import write_map_id
from counterpoint_server.model.interchange import ImportFinding, ImportResult, Loss, MadeMap
from counterpoint_server.model.map import Visibility
from counterpoint_server.model.problems import (
    DeadlineReached,
    InvalidBody,
    UnknownFormat,
    UnreadableFile,
)
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.store.imports import Imports, MapToMake, Prepared, prepare

FILE_BYTES_MAX = 64 * 1024 * 1024
SMALL = 20_000
"""Bytes of a file that is read at once; a larger one is read in a thread."""

READ_SECONDS = 120
"""How long reading a file may take; writing it has as long (`store/imports.py`)."""

T = TypeVar("T")
Found = TypeVar("Found", Loss, ImportFinding)

FormatName = Annotated[
    str | None,
    QueryParameter(max_length=100, description="The file's format; without: told by its content."),
]
FileName = Annotated[
    str | None,
    QueryParameter(
        max_length=1_000,
        description="The file's name: the map's title where the file has none, and a help to tell "
        "its format.",
    ),
]


@post(
    "/v1/maps/import",
    operation_id="maps.import_file",
    opt=promises(
        ImportResult,
        status=201,
        takes=bytes,
        problems=(UnreadableFile, UnknownFormat, DeadlineReached),
        is_write=True,
        is_guarded=False,
        body_bytes_max=FILE_BYTES_MAX,
    ),
)
async def import_file(
    request: AnyRequest,
    imports: NamedDependency[Imports],
    format: FormatName = None,
    name: FileName = None,
    visibility: Annotated[
        Visibility, QueryParameter(description="Who may read the maps.")
    ] = "private",
) -> Answer:
    """Make a map of a file, or maps of all files of a zip or tar archive."""
    data = await body_of(request)
    if len(data) <= SMALL:
        upload, maps = _read(data, format, name)
    else:
        upload, maps = await in_time(partial(_read, data, format, name))
    key = idempotency_key(request)
    if key is None:
        numbers, is_replay = await imports.make(maps, visibility, ANONYMOUS), False
    else:
        mark = await fingerprint(request)
        numbers, is_replay = await imports.make_once(maps, visibility, ANONYMOUS, key, mark)
    result = _result(upload, [write_map_id(number) for number in numbers])
    headers = {"Location": f"/v1/maps/{result.maps[0].id}", **replay_headers(is_replay)}
    return answer(result, status=201, headers=headers)


async def in_time(work: Callable[[], T], seconds: float = READ_SECONDS) -> T:
    """Reads in a thread; one that is late comes to its end unheard, for it cannot be stopped."""
    try:
        async with asyncio.timeout(seconds):
            return await asyncio.to_thread(work)
    except TimeoutError:
        raise DeadlineReached(
            f"Reading the file takes longer than {seconds:g} seconds, and nothing was imported; "
            "send it in parts."
        ) from None


def _read(data: bytes, format: str | None, name: str | None) -> tuple[Upload, Prepared]:
    upload = read_any(data, format, name)
    try:
        return upload, prepare(
            [
                MapToMake(
                    content=marked(each.imported.document.map, each.format.name, 1),
                    elements=each.imported.document.elements,
                    message=f"Imported from {each.format.title}",
                )
                for each in upload.maps
            ]
        )
    except InvalidBody as problem:
        raise UnreadableFile(problem.detail, pointer="#") from None


def _result(upload: Upload, ids: list[str]) -> ImportResult:
    first = upload.maps[0]
    made = [
        MadeMap(
            id=id,
            revision=1,
            title=each.imported.document.map.title,
            elements=len(each.imported.document.elements),
            format=each.format.name,
            file=each.file,
        )
        for id, each in zip(ids, upload.maps, strict=True)
    ]
    found = [(id, each.imported) for id, each in zip(ids, upload.maps, strict=True)]
    return ImportResult(
        format=first.format.name,
        detected=first.detected is not None,
        why=first.detected,
        maps=made,
        losses=[each for id, one in found for each in _of_map(id, one.losses)],
        lint=[each for id, one in found for each in _of_map(id, one.lint)],
        skipped=upload.skipped,
    )


def _of_map(id: str, found: list[Found]) -> Iterator[Found]:
    return (replace(each, map=id) for each in found)


IMPORT_ROUTES = [import_file]
