"""What lives as long as the application does: made, and closed in order."""

import gc
import hashlib
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import counterpoint_schema
from counterpoint_server.api.asking import Questions
from counterpoint_server.api.document_bodies import Documents
from counterpoint_server.api.evaluating import Evaluator
from counterpoint_server.api.logs import failures, requests
from counterpoint_server.api.pages import Cursors
from counterpoint_server.api.performing import Performer
from counterpoint_server.api.service import Contract
from counterpoint_server.api.stopping import when_told_to_stop
from counterpoint_server.api.workers import Workers
from counterpoint_server.model.problem import Problem
from counterpoint_server.settings import Settings
from counterpoint_server.store.bulk import open_bulk
from counterpoint_server.store.door import Door
from counterpoint_server.store.feed import Feed, open_feed
from counterpoint_server.store.forks import Forks
from counterpoint_server.store.graphs import Graphs
from counterpoint_server.store.imports import Imports
from counterpoint_server.store.indexing import Index, indexing
from counterpoint_server.store.janitor import Janitor, at_work
from counterpoint_server.store.operations import Operations
from counterpoint_server.store.past import PastReader
from counterpoint_server.store.points import PointReader
from counterpoint_server.store.pool import Database, open_database
from counterpoint_server.store.workers import Worker, working


class Parts:
    """What lives as long as the application does; handlers take it by these names."""

    database: Database
    bulk: Database
    door: Door
    feed: Feed
    forks: Forks
    index: Index
    imports: Imports
    operations: Operations
    points: PointReader
    documents: Documents
    questions: Questions
    evaluator: Evaluator
    contract: Contract
    cursors: Cursors

    def make(self, graphs: Graphs, workers: Workers, settings: Settings) -> None:
        """All that rests on the connections, the feed and these two."""
        database = self.database
        self.index = Index(database, _on_index_failure)
        self.door = Door(database, bulk=self.bulk, on_written=self._on_written)
        self.forks = Forks(database, self.bulk)
        self.imports = Imports(database, self.bulk)
        self.cursors = Cursors(database)
        self.points = PointReader(database)
        self.documents = Documents(PastReader(database), settings.cache_bytes)
        self.operations = Operations(database)
        self.questions = Questions(self.documents, graphs, settings.question_seconds)
        self.evaluator = Evaluator(self.questions, workers)

    def _on_written(self, map_number: int, revision: int) -> None:
        self.feed.written(map_number, revision)
        self.index.stir()


def _on_feed_failure(what: str, error: BaseException) -> None:
    failures.warning(what, cause=repr(error))


def _on_janitor_failure(error: Exception) -> None:
    failures.error("the janitor's round failed; the next one goes on", exc_info=error)


def _on_index_failure(error: BaseException) -> None:
    failures.error("words could not be indexed; they will be, later", exc_info=error)


def _on_operation_failure(error: Exception) -> None:
    if isinstance(error, Problem) and error.status > 500:
        failures.warning("long operations wait", cause=repr(error.__cause__ or error))
    else:
        failures.error("a long operation failed", exc_info=error)


def _working(parts: Parts) -> AbstractAsyncContextManager[None]:
    doing = parts.operations, parts.door, parts.forks, parts.documents
    return working(Worker(parts.operations, Performer(*doing).perform, _on_operation_failure))


@asynccontextmanager
async def living(parts: Parts, dsn: str, settings: Settings) -> AsyncIterator[None]:
    """The parts, made and closed with the application."""
    body = counterpoint_schema.openapi_json()
    parts.contract = Contract(body, hashlib.sha256(body).hexdigest()[:16])
    async with (
        open_database(dsn) as database,
        open_bulk(dsn) as bulk,
        open_feed(dsn, database, _on_feed_failure) as feed,
    ):
        parts.database, parts.bulk, parts.feed = database, bulk, feed
        graphs, workers = Graphs(database, settings.graph_cache_bytes), Workers()
        parts.make(graphs, workers, settings)
        gc.freeze()  # what lives as long as the process needs no looking through from here on
        async with (
            at_work(Janitor(bulk), _on_janitor_failure),
            indexing(parts.index),
            _working(parts),
        ):
            with when_told_to_stop(feed.close):
                yield
            feed.close()
        await parts.documents.close()
        await workers.close()
        await graphs.close()
        await parts.door.close()
        requests.write_out()
