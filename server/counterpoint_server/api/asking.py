"""Questions to a map: answered within a deadline, off the event loop where they may be heavy, and
kept by what was asked, of which map, at which state.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Sequence
from contextlib import asynccontextmanager
from typing import Any, NamedTuple, TypeVar

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.bodies import BodyName
from counterpoint_server.api.document_bodies import Documents
from counterpoint_server.api.edge.asgi import Scope, headers_of
from counterpoint_server.api.edge.negotiation import choose_coding
from counterpoint_server.api.formats import FORMAT, JSON, encode
from counterpoint_server.api.kept_answers import sent_as, unchanged
from counterpoint_server.api.sending import Sent
from counterpoint_server.graph.packed import Check, PackedGraph
from counterpoint_server.model.problems import DeadlineReached, QuestionTooLarge, Unavailable
from counterpoint_server.model.types import Element
from counterpoint_server.store.graphs import Graphs, decoded
from counterpoint_server.store.past import MapAsOf

T = TypeVar("T")

ELEMENTS_MAX = 100_000
BYTES_MAX = 256 * 1024 * 1024
"""What a question that reads elements themselves may read."""
SLICE = 2_000
SMALL = 200
"""Elements of a map that is asked without a thread: it takes a millisecond or so."""
TOGETHER = 4
"""Questions in threads at once; more would only take turns."""


class Deadline:
    """The moment by which a question is to be answered."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def left(self) -> float:
        return self._at - time.monotonic()

    def check(self) -> None:
        if self.left() < 0:
            raise DeadlineReached

    async def waits_for(self, what: Awaitable[T], otherwise: Exception) -> T:
        try:
            async with asyncio.timeout(self.left()):
                return await what
        except TimeoutError:
            raise otherwise from None


class Question(NamedTuple):
    """What is asked of a map, and how it is answered."""

    map_number: int
    state: int | str
    """What names the state of all that the answer is of."""
    asked: Hashable
    """All else that decides the answer."""
    answered: Callable[[Deadline], Awaitable[Any]]


class Questions:
    """What every question needs: the map's graph or its elements, a turn, a place to be kept."""

    def __init__(self, documents: Documents, graphs: Graphs, seconds: float) -> None:
        self._documents = documents
        self._graphs = graphs
        self._seconds = seconds
        self._turns = asyncio.Semaphore(TOGETHER)

    async def find(self, map_number: int, principal: int, revision: int | None) -> MapAsOf:
        return await self._documents.find(map_number, principal, revision)

    async def body(self, question: Question, scope: Scope) -> Sent:
        async def write() -> bytes:
            return encode(await question.answered(Deadline(self._seconds)), media_type)

        number, state, media_type = question.map_number, question.state, scope.get(FORMAT, JSON)
        if held := unchanged(scope, state, media_type):
            return held
        coding = choose_coding(headers_of(scope).get(b"accept-encoding"))
        name = BodyName(number, state, media_type, coding, question.asked)
        kept = await self._documents.kept.coded(name, write)
        return sent_as(state, media_type, kept.data, kept.coding)

    async def graph(self, source: MapAsOf, deadline: Deadline) -> PackedGraph:
        late = DeadlineReached("The map's graph is still being packed; ask again in a moment.")
        return await deadline.waits_for(self._graphs.read(source), late)

    async def of_graph(
        self,
        source: MapAsOf,
        deadline: Deadline,
        ask: Callable[[PackedGraph, Check], T],
        *,
        is_search: bool = False,
    ) -> T:
        """What one asks of the packed graph. `is_search`: even a small map may take long."""
        graph = await self.graph(source, deadline)
        if len(graph) <= SMALL and not is_search:
            return ask(graph, deadline.check)
        async with self._turn(deadline):
            return await asyncio.to_thread(ask, graph, deadline.check)

    async def of_elements(
        self,
        sources: Sequence[MapAsOf],
        deadline: Deadline,
        ask: Callable[[list[list[Element]], Check], T],
    ) -> T:
        """What one asks of the elements of some maps, all of them at once."""
        for source in sources:
            if await source.count(ELEMENTS_MAX + 1) > ELEMENTS_MAX:
                raise QuestionTooLarge
        size = sum(source.number_max for source in sources)
        if size <= SMALL:
            return ask([decoded(await _bodies(each, deadline)) for each in sources], deadline.check)
        async with self._turn(deadline):
            bodies = [await _bodies(each, deadline) for each in sources]
            return await asyncio.to_thread(_ask_decoded, bodies, ask, deadline.check)

    @asynccontextmanager
    async def _turn(self, deadline: Deadline) -> AsyncIterator[None]:
        busy = Unavailable("Other questions are being answered; try again.")
        await deadline.waits_for(self._turns.acquire(), busy)
        try:
            yield
        finally:
            self._turns.release()


class QuestionAnswer(Answer):
    """Whether the client has it already is decided before anything is asked."""

    __slots__ = ("_question", "_questions")

    def __init__(self, questions: Questions, question: Question) -> None:
        super().__init__(None, status=200, headers=None)
        self._questions = questions
        self._question = question

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        sent = await self._questions.body(self._question, scope)
        await sent(scope, receive, send)


async def _bodies(source: MapAsOf, deadline: Deadline) -> list[str]:
    found: list[str] = []
    size = 0
    async for bodies in source.pages(SLICE):
        deadline.check()
        found += bodies
        size += sum(map(len, bodies))
        if size > BYTES_MAX:
            raise QuestionTooLarge("The elements of the map have more than 256 MiB.")
    return found


def _ask_decoded(
    bodies: list[list[str]], ask: Callable[[list[list[Element]], Check], T], check: Check
) -> T:
    elements: list[list[Element]] = []
    for each in bodies:
        elements.append([])
        for at in range(0, len(each), SLICE):
            check()
            elements[-1] += decoded(each[at : at + SLICE])
    return ask(elements, check)
