"""Argument maps from Python: the SDK of the Counterpoint server.

>>> from counterpoint import Counterpoint, NewClaim
>>> client = Counterpoint()
>>> article = client.maps.create(title="Critical minerals")
>>> club = client.claims.create(article, text="The minerals club secures supply.")
>>> client.rebuttals.create(article, attackers=[NewClaim(text="Walls fuel instability.")],
...                         target=club.id)
"""

from msgspec import UNSET, UnsetType

from counterpoint._generated import names
from counterpoint._open import Unknown
from counterpoint.building import MapBuilder, Ref
from counterpoint.client import AsyncCounterpoint, Counterpoint
from counterpoint.errors import (
    AnswerUnreadable,
    BadRequestError,
    ConflictError,
    ConnectionFailed,
    CounterpointError,
    ForbiddenError,
    GoneError,
    NotFoundError,
    PreconditionError,
    ProblemError,
    RateLimitError,
    ServerError,
    TimedOut,
    UnauthenticatedError,
    UnprocessableError,
)
from counterpoint.feeds import AsyncFeed, Feed
from counterpoint.graph import Graph
from counterpoint.hooks import Attempt, Hooks
from counterpoint.options import Options
from counterpoint.pages import AsyncPager, Pager
from counterpoint.responses import Response

from ._generated.names import *  # noqa: F403 - listed there, one by one

__all__ = [
    "UNSET",
    "AnswerUnreadable",
    "AsyncCounterpoint",
    "AsyncFeed",
    "AsyncPager",
    "Attempt",
    "BadRequestError",
    "ConflictError",
    "ConnectionFailed",
    "Counterpoint",
    "CounterpointError",
    "Feed",
    "ForbiddenError",
    "GoneError",
    "Graph",
    "Hooks",
    "MapBuilder",
    "NotFoundError",
    "Options",
    "Pager",
    "PreconditionError",
    "ProblemError",
    "RateLimitError",
    "Ref",
    "Response",
    "ServerError",
    "TimedOut",
    "UnauthenticatedError",
    "Unknown",
    "UnprocessableError",
    "UnsetType",
]
__all__ += names.__all__
