"""The composition root: from settings to an ASGI application."""

import gc
import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

from litestar import Litestar
from litestar.di import Provide

import counterpoint_schema
from counterpoint_server.api.documents import DOCUMENT_ROUTES
from counterpoint_server.api.edge import Addresses, AsgiApp, with_edge
from counterpoint_server.api.edits import EDIT_ROUTES
from counterpoint_server.api.elements import ELEMENT_ROUTES
from counterpoint_server.api.history import HISTORY_ROUTES
from counterpoint_server.api.maps import MAP_ROUTES
from counterpoint_server.api.pages import Cursors
from counterpoint_server.api.parameters import check_query
from counterpoint_server.api.problems import EXCEPTION_HANDLERS
from counterpoint_server.api.reverts import REVERT_ROUTES
from counterpoint_server.api.service import SERVICE_ROUTES, Contract
from counterpoint_server.api.typed import TYPED_ROUTES
from counterpoint_server.settings import Settings
from counterpoint_server.store.door import Door
from counterpoint_server.store.points import PointReader
from counterpoint_server.store.pool import Database, open_database

ROUTES = [
    *MAP_ROUTES,
    *DOCUMENT_ROUTES,
    *ELEMENT_ROUTES,
    *TYPED_ROUTES,
    *EDIT_ROUTES,
    *HISTORY_ROUTES,
    *REVERT_ROUTES,
    *SERVICE_ROUTES,
]


class _Parts:
    """What lives as long as the application does."""

    database: Database
    door: Door
    points: PointReader
    contract: Contract
    cursors: Cursors


def _provide(get: Callable[[], Any]) -> Provide:
    return Provide(get, sync_to_thread=False)


def build_litestar(dsn: str) -> Litestar:
    """The framework's application, without the edge around it."""
    parts = _Parts()

    @asynccontextmanager
    async def lifespan(_app: Litestar) -> AsyncIterator[None]:
        body = counterpoint_schema.openapi_json()
        parts.contract = Contract(body, hashlib.sha256(body).hexdigest()[:16])
        async with open_database(dsn) as database:
            parts.database = database
            parts.door = Door(database)
            parts.cursors = Cursors(database)
            parts.points = PointReader(database)
            gc.freeze()  # what lives as long as the process needs no looking through from here on
            yield
            await parts.door.close()

    return Litestar(
        route_handlers=ROUTES,
        dependencies={
            "database": _provide(lambda: parts.database),
            "points": _provide(lambda: parts.points),
            "cursors": _provide(lambda: parts.cursors),
            "door": _provide(lambda: parts.door),
            "contract": _provide(lambda: parts.contract),
        },
        lifespan=[lifespan],
        before_request=check_query,
        exception_handlers=EXCEPTION_HANDLERS,
        request_max_body_size=None,
        logging_config=None,
        openapi_config=None,
    )


def build_app(dsn: str) -> AsgiApp:
    return with_edge(cast("AsgiApp", build_litestar(dsn)), Addresses(ROUTES))


def create_app() -> AsgiApp:
    """For a server program that is given `counterpoint_server.app:create_app` as a factory."""
    settings = Settings.from_environment()
    if settings.database_url is None:
        raise SystemExit("Set DATABASE_URL, or run `counterpoint serve`: it brings a database.")
    return build_app(settings.database_url)
