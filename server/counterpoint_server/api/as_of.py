"""`?revision=N`: reading a map as it was."""

from typing import Annotated

from litestar.params import QueryParameter
from msgspec import Meta

from counterpoint_server.rules.revisions import REVISION_MAX

RevisionNumber = Annotated[
    int, Meta(extra_json_schema={"minimum": 1, "maximum": REVISION_MAX}, description="A revision.")
]
"""Its bounds are told but not checked: what no map can have is `revision_not_found` as well."""

AsOf = Annotated[
    RevisionNumber | None,
    QueryParameter(description="As it was at this revision; without: as it is."),
]
