"""Questions to a map: answered within a deadline, off the event loop where they may be heavy, and
kept by what was asked, of which map, at which state.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, NamedTuple, TypeVar

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.bodies import BodyName
from counterpoint_server.api.document_bodies import Documents
from counterpoint_server.api.edge.asgi import Header, Scope, headers_of
from counterpoint_server.api.edge.negotiation import choose_coding
from counterpoint_server.api.formats import FORMAT, JSON, PNG, encode
from counterpoint_server.api.kept_answers import sent_as, sent_once, unchanged
from counterpoint_server.api.leaving import while_there
from counterpoint_server.api.sending import Sent
from counterpoint_server.graph.packed import PackedGraph
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
SMALL_BYTES = 256 * 1024
"""Of their bodies, where they are read: a few long texts take longer than many short ones."""
TOGETHER = 4
"""Heavy questions under way at once; more would only take turns."""


class Turn:
    """At answering one question: how long that may take, and whether it is done in a thread."""

    def __init__(self, graphs: Graphs, seconds: float, *, is_light: bool) -> None:
        self._graphs = graphs
        self._at = time.monotonic() + seconds
        self._is_light = is_light

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

    async def run(self, work: Callable[[], T]) -> T:
        """`work` calls `check` now and then, for a thread cannot be stopped from outside."""
        if self._is_light:
            return work()
        return await asyncio.to_thread(work)

    async def graph(self, source: MapAsOf) -> PackedGraph:
        late = DeadlineReached("The map's graph is still being packed; ask again in a moment.")
        return await self.waits_for(self._graphs.read(source), late)

    async def elements(self, source: MapAsOf) -> list[Element]:
        """All of a map."""
        if await source.count(ELEMENTS_MAX + 1) > ELEMENTS_MAX:
            raise QuestionTooLarge
        found: list[Element] = []
        size = 0
        async for bodies in source.pages(SLICE):
            self.check()
            size += sum(map(len, bodies))
            if size > BYTES_MAX:
                raise QuestionTooLarge("The elements of the map have more than 256 MiB.")
            self._is_light = self._is_light and size <= SMALL_BYTES
            found += await self.run(partial(decoded, bodies))
        return found


class Question(NamedTuple):
    """What is asked of a map, and how it is answered."""

    source: MapAsOf
    asked: Hashable
    """All that decides the answer, besides the map and its state."""
    answered: Callable[[Turn], Awaitable[Any]]
    is_search: bool = False
    """Even a small map may take long."""
    other: MapAsOf | None = None
    """Another map that the answer is of."""
    is_long: bool = False
    """May take as long as it is given: it takes its turns itself, and is stopped when nobody waits
    for the answer any more."""
    headers: tuple[Header, ...] = ()
    """What the answer carries besides its tag and its type."""

    @property
    def state(self) -> int | str:
        """What names the state of all that the answer is of."""
        state = self.source.state
        return state if self.other is None else f"{state}-{self.other.state}"

    @property
    def is_light(self) -> bool:
        most = self.source.number_max + (self.other.number_max if self.other else 0)
        return most <= SMALL and not self.is_search


class Unfinished(Exception):  # noqa: N818 - not an error
    """An answer that time has cut short: true, but neither kept nor told from a better one."""

    def __init__(self, answered: Any) -> None:
        super().__init__()
        self.answered = answered


class Questions:
    """Answers questions, heavy ones a few at a time; what was answered is kept with documents."""

    def __init__(self, documents: Documents, graphs: Graphs, seconds: float) -> None:
        self._documents = documents
        self._graphs = graphs
        self.seconds = seconds
        """How long one question may take."""
        self._turns = asyncio.Semaphore(TOGETHER)

    async def find(self, map_number: int, principal: int, revision: int | None) -> MapAsOf:
        """The map at a revision or (None) at the present one, if the principal may read it."""
        return await self._documents.find(map_number, principal, revision)

    @asynccontextmanager
    async def turn(self, *, is_light: bool) -> AsyncIterator[Turn]:
        turn = Turn(self._graphs, self.seconds, is_light=is_light)
        if is_light:
            yield turn
            return
        busy = Unavailable("Other questions are being answered; try again.")
        await turn.waits_for(self._turns.acquire(), busy)
        try:
            yield turn
        finally:
            self._turns.release()

    def answer(self, question: Question) -> Answer:
        return _QuestionAnswer(self, question)

    async def body(self, question: Question, scope: Scope) -> Sent:
        async def write() -> bytes:
            async with self.turn(is_light=question.is_light or question.is_long) as turn:
                answered = await question.answered(turn)
                if isinstance(answered, bytes):
                    return answered
                return await turn.run(lambda: encode(answered, media_type))

        state, media_type = question.state, scope.get(FORMAT, JSON)
        if held := unchanged(scope, state, media_type):
            held.fields += question.headers
            return held
        given = headers_of(scope).get(b"accept-encoding")
        coding = None if media_type == PNG else choose_coding(given)
        number = question.source.map_number
        name = BodyName(number, state, media_type, coding, question.asked)
        try:
            kept = await self._documents.kept.coded(name, write, stops=question.is_long)
        except Unfinished as unfinished:
            body = await asyncio.to_thread(encode, unfinished.answered, media_type)
            return sent_once(media_type, body)
        sent = sent_as(state, media_type, kept.data, kept.coding)
        sent.fields += question.headers
        return sent


class _QuestionAnswer(Answer):
    """Whether the client has it already is decided before anything is asked."""

    __slots__ = ("_question", "_questions")

    def __init__(self, questions: Questions, question: Question) -> None:
        super().__init__(None, status=200, headers=None)
        self._questions = questions
        self._question = question

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        asked = self._questions.body(self._question, scope)
        if self._question.is_long:
            sent = await while_there(receive, asyncio.ensure_future(asked))
        else:
            sent = await asked
        await sent(scope, receive, send)
