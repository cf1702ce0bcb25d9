"""`/v1/maps/{map}/document`: a whole map in one body."""

from litestar import get, put
from litestar.di import NamedDependency
from litestar.params import FromPath

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.as_of import AsOf
from counterpoint_server.api.document_answers import DocumentAnswer
from counterpoint_server.api.document_bodies import Documents
from counterpoint_server.api.fields import Fields, read_fields
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import (
    AnyRequest,
    if_match,
    map_number,
    read_body,
    require_if_match,
)
from counterpoint_server.api.writing import answer_edit, submit
from counterpoint_server.model.documents import NewDocument
from counterpoint_server.model.edit import EditResult, Replace
from counterpoint_server.model.map import Document
from counterpoint_server.model.problems import (
    DocumentTooLarge,
    ElementMerged,
    MapFull,
    MapNotFound,
    MissingEnd,
    NumberUsed,
    PreconditionRequired,
    RevisionNotFound,
    UnknownRef,
    WrongEnd,
)
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store.door import Door


@get(
    "/v1/maps/{map:str}/document",
    operation_id="maps.document",
    opt=promises(
        Document,
        problems=(MapNotFound, RevisionNotFound, DocumentTooLarge),
        has_etag=True,
        as_lines=True,
    ),
)
async def get_document(
    map: FromPath[str],
    documents: NamedDependency[Documents],
    fields: Fields = None,
    revision: AsOf = None,
) -> Answer:
    """The whole map in one body: itself and all its elements. As NDJSON, of any size."""
    wanted = read_fields(fields)
    source = await documents.find(map_number(map), ANONYMOUS, revision)
    return DocumentAnswer(documents, source, wanted)


@put(
    "/v1/maps/{map:str}/document",
    operation_id="maps.replace",
    opt=promises(
        EditResult,
        takes=NewDocument,
        problems=(
            MapNotFound,
            MissingEnd,
            WrongEnd,
            MapFull,
            UnknownRef,
            NumberUsed,
            ElementMerged,
            PreconditionRequired,
        ),
        has_etag=True,
        is_write=True,
        must_match=True,
    ),
)
async def replace_document(
    request: AnyRequest, map: FromPath[str], door: NamedDependency[Door]
) -> Answer:
    """Put a document in the map's place: what it does not have goes, what it has anew is made."""
    require_if_match(request)
    operation = Replace(document=await read_body(request, NewDocument))
    edit = Edit(operations=[operation], if_revision=if_match(request), alone=True)
    return answer_edit(await submit(request, door, map_number(map), edit))


DOCUMENT_ROUTES = [get_document, replace_document]
