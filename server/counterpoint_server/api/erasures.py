"""`/v1/maps/{map}/erase`: content that goes for good."""

from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath

from counterpoint_server.api.answers import Answer, answer
from counterpoint_server.api.deferring import deferred
from counterpoint_server.api.document_bodies import Documents
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import AnyRequest, if_match, map_number, read_body
from counterpoint_server.api.writing import replay_headers, submit
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.erasure import Erase, ErasureResult, FoundWords, NewErasure
from counterpoint_server.model.problems import (
    ElementMerged,
    ElementNotFound,
    MapNotFound,
    TypeMismatch,
)
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store.batch import Outcome
from counterpoint_server.store.door import Door
from counterpoint_server.store.forks import Forks
from counterpoint_server.store.operations import Operations
from counterpoint_server.store.pool import Database
from counterpoint_server.store.words import find_words


@post(
    "/v1/maps/{map:str}/erase",
    operation_id="maps.erase",
    status_code=200,
    opt=promises(
        ErasureResult,
        takes=NewErasure,
        problems=(MapNotFound, ElementNotFound, ElementMerged, TypeMismatch),
        has_etag=True,
        is_write=True,
        defers=True,
    ),
)
async def erase(
    request: AnyRequest,
    map: FromPath[str],
    door: NamedDependency[Door],
    operations: NamedDependency[Operations],
    forks: NamedDependency[Forks],
    bulk: NamedDependency[Database],
    documents: NamedDependency[Documents],
) -> Answer:
    """Erase content for good: from what is, and from every former revision. It cannot be undone."""
    number, new = map_number(map), await read_body(request, NewErasure)
    if later := await deferred(request, operations, "erase", number, of_all=True):
        return later
    edit = edit_of(new, if_match(request))
    outcome = await submit(request, door, number, edit)
    documents.kept.forget(number)
    found = await find_words(bulk, number, new.words)
    result = result_of(outcome, new, found, await forks.made_of(number))
    return answer(result, state=outcome.revision, headers=replay_headers(outcome.is_replay))


def edit_of(erasure: NewErasure, if_revision: int | None) -> Edit:
    return Edit(
        operations=[Erase(erasure=erasure)],
        message=erasure.reason,
        message_field="reason",
        if_revision=if_revision,
        alone=True,
    )


def result_of(
    outcome: Outcome, erasure: NewErasure, found: FoundWords, forks: list[str]
) -> ErasureResult:
    """Told from what the edit did, so that a repeated request is told the same."""
    by: dict[str, set[int]] = {"redact": set(), "delete": set(), "update": set()}
    for done in outcome.operations:
        by[done.op].add(done.id)
    erased = by["redact"] & {*by["delete"], *erasure.elements, erasure.participant}
    return ErasureResult(
        revision=outcome.revision,
        erased=sorted(erased - {MAP}),
        deleted=sorted(by["delete"] - erased),
        updated=sorted(by["update"] - {MAP}),
        redacted=sorted(by["redact"] - erased - {MAP}),
        forks=forks,
        found=found,
    )


ERASURE_ROUTES = [erase]
