"""`/v1/maps/{map}/sources/{n}/reanchor`: quotes follow their words where a text has changed."""

from collections.abc import Iterator, Sequence

from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import to_builtins

from counterpoint_server.api.answers import Answer, answer
from counterpoint_server.api.asking import Questions
from counterpoint_server.api.promises import promises
from counterpoint_server.api.quotes import check_document
from counterpoint_server.api.requests import AnyRequest, element_number, if_match, map_number
from counterpoint_server.api.sources import ASKED
from counterpoint_server.api.writing import replay_headers, submit
from counterpoint_server.graph.provenance import reanchored
from counterpoint_server.model.edit import OPERATIONS_MAX, Update
from counterpoint_server.model.problems import DeadlineReached, StaleRevision
from counterpoint_server.model.provenance import AnchoredQuote, Provenance, Reanchored
from counterpoint_server.model.types import Element
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store.batch import Outcome
from counterpoint_server.store.door import Door
from counterpoint_server.store.pool import Database

ATTEMPTS = 3
"""Where others change the same elements meanwhile."""


@post(
    "/v1/maps/{map:str}/sources/{n:str}/reanchor",
    operation_id="sources.reanchor",
    status_code=200,
    opt=promises(Reanchored, problems=(*ASKED, DeadlineReached), has_etag=True, is_write=True),
)
async def reanchor(
    request: AnyRequest,
    map: FromPath[str],
    n: FromPath[str],
    questions: NamedDependency[Questions],
    database: NamedDependency[Database],
    door: NamedDependency[Door],
) -> Answer:
    """Move quotes to where their words stand in the source now, and report on all of them."""
    number, id = map_number(map), element_number(n)
    outcome = await _reanchor(request, (number, id), questions, database, door)
    source = await questions.find(number, ANONYMOUS, outcome.revision)
    async with questions.turn(is_light=False) as turn:
        checked, _, _ = await check_document(database, source, id, turn)
    result = Reanchored(
        revision=outcome.revision,
        updated=[element.id for element in outcome.elements],
        provenance=checked,
    )
    return answer(result, state=outcome.revision, headers=replay_headers(outcome.is_replay))


async def _reanchor(
    request: AnyRequest,
    place: tuple[int, int],
    questions: Questions,
    database: Database,
    door: Door,
) -> Outcome:
    number, id = place
    asked = if_match(request)
    for attempt in range(1, ATTEMPTS + 1):
        source = await questions.find(number, ANONYMOUS, None)
        async with questions.turn(is_light=False) as turn:
            checked, _, elements = await check_document(database, source, id, turn)
        operations = [*_moving(elements, checked)][:OPERATIONS_MAX]
        message = f"Quotes of source {id} anchored anew."
        # An edit that does nothing goes through the door too: a retry must find what was done.
        edit = Edit(operations=[*operations], message=message, if_revision=asked)
        try:
            return await submit(request, door, number, edit)
        except StaleRevision:
            if asked is not None or attempt == ATTEMPTS:
                raise
    raise AssertionError("unreachable")


def _moving(elements: Sequence[Element], checked: Provenance) -> Iterator[Update]:
    """What takes the positions that are offered for moved quotes, if nobody changed them since."""
    moved: dict[int, list[AnchoredQuote]] = {}
    for quote in checked.quotes:
        if quote.anchor.status == "moved":
            moved.setdefault(quote.element, []).append(quote)
    for element in elements:
        if element.id in moved:
            attributions = reanchored(element.attributions, moved[element.id])
            patch = {"attributions": to_builtins(attributions)}
            yield Update(id=element.id, patch=patch, if_revision=element.revision)


REANCHORING_ROUTES = [reanchor]
