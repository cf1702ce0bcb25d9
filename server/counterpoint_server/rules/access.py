"""Who may do what with a map: one decision, on the map's own row."""

from typing import Literal

from msgspec import Struct

from counterpoint_server.model.ids import write_map_id
from counterpoint_server.model.problems import MapDeleted, MapNotFound

ANONYMOUS = 0
"""The principal of every request, as long as there are no keys."""

Action = Literal["read", "write", "restore"]


class Access(Struct, frozen=True, kw_only=True):
    """What of a map's row decides who may see it."""

    map_number: int
    workspace_id: int
    visibility: str
    is_deleted: bool


def authorize(principal: int, action: Action, access: Access | None, map_number: int) -> None:
    """Raise unless allowed. What one may not see does not exist, so the refusal says no more."""
    id = write_map_id(map_number)
    if access is None:
        raise MapNotFound(f"There is no map {id}, or you may not see it.")
    if access.is_deleted and action != "restore":
        raise MapDeleted(
            f"Map {id} was deleted; a POST to `restore` brings it back.",
            restore=f"/v1/maps/{id}/restore",
        )
