"""Who may do what with a map: one decision, on the map's own row."""

from typing import Literal

from msgspec import Struct

from counterpoint_server.model.ids import write_map_id
from counterpoint_server.model.problems import MapNotFound

ANONYMOUS = 0
"""The principal of every request, as long as there are no keys."""

Action = Literal["read", "write"]


class Access(Struct, frozen=True, kw_only=True):
    """What of a map's row decides who may see it."""

    map_number: int
    workspace_id: int
    visibility: str
    is_deleted: bool


def authorize(principal: int, action: Action, access: Access | None, map_number: int) -> None:
    """Raise unless allowed. What one may not see does not exist, so the refusal says no more."""
    if access is None or access.is_deleted:
        raise MapNotFound(f"There is no map {write_map_id(map_number)}, or you may not see it.")
