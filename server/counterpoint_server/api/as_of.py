"""`?revision=N`: reading a map as it was."""

from typing import Annotated

from litestar.params import QueryParameter
from msgspec import Meta

from counterpoint_server.model.ids import REVISION_MAX
from counterpoint_server.model.problems import RevisionNotFound

RevisionNumber = Annotated[
    int, Meta(extra_json_schema={"minimum": 1, "maximum": REVISION_MAX}, description="A revision.")
]
"""Its bounds are told but not checked: what no map can have is `revision_not_found` as well."""

AsOf = Annotated[
    RevisionNumber | None,
    QueryParameter(description="As it was at this revision; without: as it is."),
]


def read_revision(revision: int, pointer: str | None = "?revision") -> int:
    """Refuse what no map can have, and the database cannot be asked about."""
    if not 0 < revision < REVISION_MAX:
        raise RevisionNotFound(f"No map has a revision {revision}."[:100], pointer=pointer)
    return revision


def read_as_of(revision: int | None) -> int | None:
    return None if revision is None else read_revision(revision)
