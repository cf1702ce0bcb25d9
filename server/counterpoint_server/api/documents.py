"""`/v1/maps/{map}/document`: a whole map in one body."""

from litestar import get, put
from litestar.di import NamedDependency
from litestar.params import FromPath

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.as_of import AsOf
from counterpoint_server.api.deferring import deferred
from counterpoint_server.api.document_answers import DocumentAnswer
from counterpoint_server.api.document_bodies import Documents
from counterpoint_server.api.fields import Fields, read_fields
from counterpoint_server.api.formats import NDJSON
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import (
    AnyRequest,
    if_match,
    map_number,
    read_body,
    require_if_match,
)
from counterpoint_server.api.writing import DryRun, answer_edit, submit
from counterpoint_server.model.documents import NewDocument
from counterpoint_server.model.edit import EditResult, Replace
from counterpoint_server.model.map import Document
from counterpoint_server.model.problems import (
    DocumentTooLarge,
    ElementMerged,
    MapFull,
    MapNotFound,
    MissingEnd,
    NumberTooHigh,
    NumberUsed,
    PreconditionRequired,
    RevisionNotFound,
    UnknownRef,
    WrongEnd,
)
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store.door import Door
from counterpoint_server.store.operations import Operations


@get(
    "/v1/maps/{map:str}/document",
    operation_id="maps.document",
    opt=promises(
        Document,
        problems=(MapNotFound, RevisionNotFound, DocumentTooLarge),
        has_etag=True,
        also=(NDJSON,),
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
            NumberTooHigh,
            NumberUsed,
            ElementMerged,
            PreconditionRequired,
        ),
        has_etag=True,
        is_write=True,
        must_match=True,
        defers=True,
    ),
)
async def replace_document(
    request: AnyRequest,
    map: FromPath[str],
    door: NamedDependency[Door],
    operations: NamedDependency[Operations],
    dry_run: DryRun = False,
) -> Answer:
    """Put a document in the map's place: what it does not have goes, what it has anew is made."""
    require_if_match(request)
    edit = replacing(await read_body(request, NewDocument), if_match(request))
    number = map_number(map)
    if not dry_run and (
        later := await deferred(request, operations, "replace", number, of_all=True)
    ):
        return later
    outcome = await submit(request, door, number, edit, dry_run=dry_run)
    return answer_edit(outcome, dry_run=dry_run)


def replacing(document: NewDocument, if_revision: int | None) -> Edit:
    return Edit(operations=[Replace(document=document)], if_revision=if_revision, alone=True)


DOCUMENT_ROUTES = [get_document, replace_document]
