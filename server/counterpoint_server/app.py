"""The composition root: from settings to an ASGI application."""

from typing import cast

from litestar import Litestar
from litestar.di import Provide

from counterpoint_server.api.assets import ASSET_ROUTES
from counterpoint_server.api.calling import CalledAtOnce
from counterpoint_server.api.disputes import DISPUTE_ROUTES
from counterpoint_server.api.documents import DOCUMENT_ROUTES
from counterpoint_server.api.edge import Addresses, AsgiApp, Edge
from counterpoint_server.api.edits import EDIT_ROUTES
from counterpoint_server.api.elements import ELEMENT_ROUTES
from counterpoint_server.api.embedding import EMBEDDING_ROUTES
from counterpoint_server.api.erasures import ERASURE_ROUTES
from counterpoint_server.api.evaluations import EVALUATION_ROUTES
from counterpoint_server.api.events import EVENT_ROUTES
from counterpoint_server.api.exports import EXPORT_ROUTES
from counterpoint_server.api.forks import FORK_ROUTES
from counterpoint_server.api.graphs import GRAPH_ROUTES
from counterpoint_server.api.history import HISTORY_ROUTES
from counterpoint_server.api.imports import IMPORT_ROUTES
from counterpoint_server.api.maps import MAP_ROUTES
from counterpoint_server.api.merges import MERGE_ROUTES
from counterpoint_server.api.operations import OPERATION_ROUTES
from counterpoint_server.api.parameters import check_query
from counterpoint_server.api.pictures import PICTURE_ROUTES
from counterpoint_server.api.problems import EXCEPTION_HANDLERS
from counterpoint_server.api.reanchoring import REANCHORING_ROUTES
from counterpoint_server.api.reverts import REVERT_ROUTES
from counterpoint_server.api.schemes import SCHEME_ROUTES
from counterpoint_server.api.search import SEARCH_ROUTES
from counterpoint_server.api.service import SERVICE_ROUTES
from counterpoint_server.api.showing import SHOWING_ROUTES
from counterpoint_server.api.sources import SOURCE_ROUTES
from counterpoint_server.api.typed import TYPED_ROUTES
from counterpoint_server.parts import Parts, living
from counterpoint_server.settings import Settings

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
    *PICTURE_ROUTES,
    *SHOWING_ROUTES,
    *EMBEDDING_ROUTES,
    *ASSET_ROUTES,
    *EVALUATION_ROUTES,
    *SOURCE_ROUTES,
    *REANCHORING_ROUTES,
    *REVERT_ROUTES,
    *SEARCH_ROUTES,
    *OPERATION_ROUTES,
    *SERVICE_ROUTES,
]


def _provide(parts: Parts, name: str) -> Provide:
    return Provide(lambda: getattr(parts, name), sync_to_thread=False)


def build_litestar(dsn: str, settings: Settings) -> Litestar:
    """The framework's application, without the edge around it."""
    parts = Parts()
    return Litestar(
        route_handlers=ROUTES,
        dependencies={name: _provide(parts, name) for name in Parts.__annotations__},
        lifespan=[lambda _app: living(parts, dsn, settings)],
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
