"""The composition root: from settings to an ASGI application."""

import gc
import hashlib
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import cast

from litestar import Litestar
from litestar.di import Provide

import counterpoint_schema
from counterpoint_server.api.asking import Questions
from counterpoint_server.api.calling import CalledAtOnce
from counterpoint_server.api.disputes import DISPUTE_ROUTES
from counterpoint_server.api.document_bodies import Documents
from counterpoint_server.api.documents import DOCUMENT_ROUTES
from counterpoint_server.api.edge import Addresses, AsgiApp, Edge
from counterpoint_server.api.edits import EDIT_ROUTES
from counterpoint_server.api.elements import ELEMENT_ROUTES
from counterpoint_server.api.erasures import ERASURE_ROUTES
from counterpoint_server.api.events import EVENT_ROUTES
from counterpoint_server.api.exports import EXPORT_ROUTES
from counterpoint_server.api.forks import FORK_ROUTES
from counterpoint_server.api.graphs import GRAPH_ROUTES
from counterpoint_server.api.history import HISTORY_ROUTES
from counterpoint_server.api.imports import IMPORT_ROUTES
from counterpoint_server.api.logs import failures, requests
from counterpoint_server.api.maps import MAP_ROUTES
from counterpoint_server.api.merges import MERGE_ROUTES
from counterpoint_server.api.operations import OPERATION_ROUTES
from counterpoint_server.api.pages import Cursors
from counterpoint_server.api.parameters import check_query
from counterpoint_server.api.performing import Performer
from counterpoint_server.api.problems import EXCEPTION_HANDLERS
from counterpoint_server.api.reanchoring import REANCHORING_ROUTES
from counterpoint_server.api.reverts import REVERT_ROUTES
from counterpoint_server.api.schemes import SCHEME_ROUTES
from counterpoint_server.api.search import SEARCH_ROUTES
from counterpoint_server.api.service import SERVICE_ROUTES, Contract
from counterpoint_server.api.sources import SOURCE_ROUTES
from counterpoint_server.api.stopping import when_told_to_stop
from counterpoint_server.api.typed import TYPED_ROUTES
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

ROUTES = [
    *MAP_ROUTES,
    *IMPORT_ROUTES,
    *MERGE_ROUTES,
    *EXPORT_ROUTES,
    *SCHEME_ROUTES,
    *FORK_ROUTES,
    *ERASURE_ROUTES,
    *DOCUMENT_ROUTES,
    *ELEMENT_ROUTES,
    *TYPED_ROUTES,
    *EDIT_ROUTES,
    *EVENT_ROUTES,
    *HISTORY_ROUTES,
    *GRAPH_ROUTES,
    *DISPUTE_ROUTES,
    *SOURCE_ROUTES,
    *REANCHORING_ROUTES,
    *REVERT_ROUTES,
    *SEARCH_ROUTES,
    *OPERATION_ROUTES,
    *SERVICE_ROUTES,
]


class _Parts:
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
    contract: Contract
    cursors: Cursors


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


def _working(parts: _Parts) -> AbstractAsyncContextManager[None]:
    doing = parts.operations, parts.door, parts.forks, parts.documents
    return working(Worker(parts.operations, Performer(*doing).perform, _on_operation_failure))


def _provide(parts: _Parts, name: str) -> Provide:
    return Provide(lambda: getattr(parts, name), sync_to_thread=False)


@asynccontextmanager
async def _living(parts: _Parts, dsn: str, settings: Settings) -> AsyncIterator[None]:
    """The parts, made and closed with the application."""
    body = counterpoint_schema.openapi_json()
    parts.contract = Contract(body, hashlib.sha256(body).hexdigest()[:16])
    async with (
        open_database(dsn) as database,
        open_bulk(dsn) as bulk,
        open_feed(dsn, database, _on_feed_failure) as feed,
    ):
        parts.database, parts.bulk, parts.feed = database, bulk, feed
        parts.index = Index(database, _on_index_failure)

        def on_written(map_number: int, revision: int) -> None:
            feed.written(map_number, revision)
            parts.index.stir()

        parts.door = Door(database, bulk=bulk, on_written=on_written)
        parts.forks = Forks(database, bulk)
        parts.imports = Imports(database, bulk)
        parts.cursors = Cursors(database)
        parts.points = PointReader(database)
        parts.documents = Documents(PastReader(database), settings.cache_bytes)
        parts.operations = Operations(database)
        graphs = Graphs(database, settings.graph_cache_bytes)
        parts.questions = Questions(parts.documents, graphs, settings.question_seconds)
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
        await graphs.close()
        await parts.door.close()
        requests.write_out()


def build_litestar(dsn: str, settings: Settings) -> Litestar:
    """The framework's application, without the edge around it."""
    parts = _Parts()
    return Litestar(
        route_handlers=ROUTES,
        dependencies={name: _provide(parts, name) for name in _Parts.__annotations__},
        lifespan=[lambda _app: _living(parts, dsn, settings)],
        before_request=check_query,
        middleware=[CalledAtOnce],
        exception_handlers=EXCEPTION_HANDLERS,
        request_max_body_size=None,
        logging_config=None,
        openapi_config=None,
    )


def build_app(dsn: str, settings: Settings) -> AsgiApp:
    return Edge(cast("AsgiApp", build_litestar(dsn, settings)), Addresses(ROUTES))


def create_app() -> AsgiApp:
    """For a server program that is given `counterpoint_server.app:create_app` as a factory."""
    settings = Settings.from_environment()
    if settings.database_url is None:
        raise SystemExit("Set DATABASE_URL, or run `counterpoint serve`: it brings a database.")
    return build_app(settings.database_url, settings)
