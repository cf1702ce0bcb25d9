"""`/v1/formats`, `…/export/{format}`: maps as files."""

import base64
from typing import Any

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath

from counterpoint_server.api.answers import REVALIDATE, Answer, answer
from counterpoint_server.api.as_of import AsOf, read_as_of
from counterpoint_server.api.asking import Questions, Turn
from counterpoint_server.api.formats import FORMAT, JSON, MSGPACK, OCTETS, encode
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import header, map_number
from counterpoint_server.api.tags import matching_tag, tag_of
from counterpoint_server.formats import (
    FORMATS,
    Exported,
    Format,
    WriteOptions,
    export,
    format_named,
    info_of,
)
from counterpoint_server.model.interchange import ExportEnvelope, FormatList
from counterpoint_server.model.map import Document
from counterpoint_server.model.problems import (
    DeadlineReached,
    MapNotFound,
    QuestionTooLarge,
    RevisionNotFound,
    UnknownFormat,
)
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.store.past import MapAsOf

_ENVELOPES = (JSON, MSGPACK)
FILE_TYPES = (
    OCTETS,
    *dict.fromkeys(row.media_type for row in FORMATS.values() if row.media_type not in _ENVELOPES),
)
LOSSES = b"counterpoint-losses"
"""How many kinds of things the file does not have."""


@get("/v1/formats", operation_id="formats.list", opt=promises(FormatList))
async def list_formats() -> Answer:
    """The formats that maps go in and out by, and what each has no place for."""
    return answer(FormatList(items=[info_of(row) for row in FORMATS.values()]))


@get(
    "/v1/maps/{map:str}/export/{format:str}",
    operation_id="maps.export",
    opt=promises(
        ExportEnvelope,
        problems=(
            MapNotFound,
            RevisionNotFound,
            UnknownFormat,
            QuestionTooLarge,
            DeadlineReached,
        ),
        has_etag=True,
        also=FILE_TYPES,
    ),
)
async def export_map(
    map: FromPath[str],
    format: FromPath[str],
    questions: NamedDependency[Questions],
    revision: AsOf = None,
) -> Answer:
    """The map as a file; with Accept: application/json in an envelope that names what is lost."""
    row = format_named(format)
    if row.write is None:
        raise UnknownFormat(f"{row.title} is read here, not written.")
    source = await questions.find(map_number(map), ANONYMOUS, read_as_of(revision))
    return _FileAnswer(questions, source, row)


class _FileAnswer(Answer):
    """The file itself, or an envelope of it."""

    __slots__ = ("_format", "_questions", "_source")

    def __init__(self, questions: Questions, source: MapAsOf, format: Format) -> None:
        super().__init__(None, status=200, state=source.state, headers=None)
        self._questions, self._source, self._format = questions, source, format

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        chosen = scope.get(FORMAT, JSON)
        kind = self._format.name if chosen in _ENVELOPES else f"{self._format.name}.file"
        state = f"{self._source.state}.{kind}"
        media_type = chosen if chosen in _ENVELOPES else JSON
        held = matching_tag(
            header(scope, b"if-none-match"), state, media_type, header(scope, b"accept-encoding")
        )
        tag = held or tag_of(state, media_type)
        headers = [(b"etag", tag.encode()), REVALIDATE, (b"vary", b"accept")]
        if held:
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return
        exported = await self._export()
        if chosen in _ENVELOPES:
            body = encode(self._envelope(exported), chosen)
        else:
            media_type, body = self._format.media_type, exported.data
            title = f'attachment; filename="map{self._format.extensions[0]}"'
            headers.append((b"content-disposition", title.encode()))
            headers.append((LOSSES, b"%d" % len(exported.losses)))
        headers.append((b"content-type", media_type.encode()))
        headers.append((b"content-length", b"%d" % len(body)))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    async def _export(self) -> Exported:
        is_light = self._source.number_max <= 200
        async with self._questions.turn(is_light=is_light) as turn:
            document = await _document(turn, self._source)
            return await turn.run(lambda: export(document, self._format, WriteOptions()))

    def _envelope(self, exported: Exported) -> ExportEnvelope:
        text, coded = None, None
        try:
            text = exported.data.decode("utf-8")
        except UnicodeDecodeError:
            coded = base64.b64encode(exported.data).decode()
        return ExportEnvelope(
            format=self._format.name,
            media_type=self._format.media_type,
            revision=self._source.revision,
            text=text,
            base64=coded,
            losses=exported.losses,
        )


async def _document(turn: Turn, source: MapAsOf) -> Document:
    elements = await turn.elements(source)
    return Document(map=await source.version(), elements=elements)


EXPORT_ROUTES = [list_formats, export_map]
