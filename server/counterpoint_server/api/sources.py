"""`…/sources/{n}/text`, `…/provenance`, `…/coverage`: a source's text, and what is quoted of it."""

from litestar import get, put
from litestar.di import NamedDependency
from litestar.params import FromPath

from counterpoint_server.api.answers import Answer, answer
from counterpoint_server.api.as_of import AsOf, read_as_of
from counterpoint_server.api.asking import Question, Questions, Turn
from counterpoint_server.api.promises import promises
from counterpoint_server.api.quotes import check_document, find_document, text_of
from counterpoint_server.api.requests import (
    AnyRequest,
    element_number,
    if_match,
    map_number,
    read_body,
)
from counterpoint_server.api.writing import replay_headers, submit
from counterpoint_server.graph.provenance import coverage
from counterpoint_server.model.edit import Update
from counterpoint_server.model.problems import (
    DeadlineReached,
    ElementMerged,
    ElementNotFound,
    MapNotFound,
    QuestionTooLarge,
    RevisionNotFound,
    TextNotFound,
    TypeMismatch,
)
from counterpoint_server.model.provenance import (
    Coverage,
    NewSourceText,
    Provenance,
    SourceText,
)
from counterpoint_server.model.types import Source
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.rules.editing import Edit
from counterpoint_server.rules.wellformed import check_values
from counterpoint_server.store.door import Door
from counterpoint_server.store.past import MapAsOf
from counterpoint_server.store.pool import Database
from counterpoint_server.store.texts import write_text

TEXT_BODY_BYTES_MAX = 32 * 1024 * 1024
"""Of a request: what has 4 MiB of code points may have several times as many bytes of JSON."""

PROBLEMS = (MapNotFound, ElementNotFound, TypeMismatch)
ASKED = (*PROBLEMS, RevisionNotFound, ElementMerged, TextNotFound, QuestionTooLarge)


@put(
    "/v1/maps/{map:str}/sources/{n:str}/text",
    operation_id="sources.write_text",
    opt=promises(
        Source,
        takes=NewSourceText,
        problems=(*PROBLEMS, ElementMerged),
        has_etag=True,
        is_write=True,
        body_bytes_max=TEXT_BODY_BYTES_MAX,
    ),
)
async def put_text(
    request: AnyRequest,
    map: FromPath[str],
    n: FromPath[str],
    questions: NamedDependency[Questions],
    database: NamedDependency[Database],
    door: NamedDependency[Door],
) -> Answer:
    """Give a source its text; quotes stay as they are until they are re-anchored."""
    number, id = map_number(map), element_number(n)
    text = (await read_body(request, NewSourceText)).text
    check_values(text, "#/text")
    await find_document(database, await questions.find(number, ANONYMOUS, None), id)
    sha256 = await write_text(database, number, text, ANONYMOUS)
    patch = {"text_sha256": sha256, "length": len(text)}
    operation = Update(id=id, patch=patch, if_revision=if_match(request))
    outcome = await submit(request, door, number, Edit(operations=[operation], alone=True))
    (element,) = (element for element in outcome.elements if element.id == id)
    return answer(element, state=element.revision, headers=replay_headers(outcome.is_replay))


@get(
    "/v1/maps/{map:str}/sources/{n:str}/text",
    operation_id="sources.text",
    opt=promises(
        SourceText,
        problems=(*PROBLEMS, RevisionNotFound, ElementMerged, TextNotFound),
        has_etag=True,
    ),
)
async def get_text(
    map: FromPath[str],
    n: FromPath[str],
    questions: NamedDependency[Questions],
    database: NamedDependency[Database],
    revision: AsOf = None,
) -> Answer:
    """A source's text."""
    source = await questions.find(map_number(map), ANONYMOUS, read_as_of(revision))
    document = await find_document(database, source, element_number(n))
    text = await text_of(database, source.map_number, document)
    sha256 = document.text_sha256 or ""
    found = SourceText(source=document.id, sha256=sha256, length=len(text), text=text)
    return answer(found, state=sha256)


@get(
    "/v1/maps/{map:str}/sources/{n:str}/provenance",
    operation_id="sources.provenance",
    opt=promises(Provenance, problems=(*ASKED, DeadlineReached), has_etag=True),
)
async def get_provenance(
    map: FromPath[str],
    n: FromPath[str],
    questions: NamedDependency[Questions],
    database: NamedDependency[Database],
    revision: AsOf = None,
) -> Answer:
    """Every quote from a source, checked against its text: anchored, moved, or orphan."""
    source, id = await _asked(questions, map, n, revision)

    async def answered(turn: Turn) -> Provenance:
        checked, _, _ = await check_document(database, source, id, turn)
        return checked

    return questions.answer(Question(source, ("provenance", id), answered, is_search=True))


@get(
    "/v1/maps/{map:str}/sources/{n:str}/coverage",
    operation_id="sources.coverage",
    opt=promises(Coverage, problems=(*ASKED, DeadlineReached), has_etag=True),
)
async def get_coverage(
    map: FromPath[str],
    n: FromPath[str],
    questions: NamedDependency[Questions],
    database: NamedDependency[Database],
    revision: AsOf = None,
) -> Answer:
    """Which spans of a source's text carry which elements: what an app highlights."""
    source, id = await _asked(questions, map, n, revision)

    async def answered(turn: Turn) -> Coverage:
        checked, text, _ = await check_document(database, source, id, turn)
        return await turn.run(lambda: coverage(checked, len(text)))

    return questions.answer(Question(source, ("coverage", id), answered, is_search=True))


async def _asked(
    questions: Questions, map: str, n: str, revision: int | None
) -> tuple[MapAsOf, int]:
    number, id = map_number(map), element_number(n)
    return await questions.find(number, ANONYMOUS, read_as_of(revision)), id


SOURCE_ROUTES = [put_text, get_text, get_provenance, get_coverage]
