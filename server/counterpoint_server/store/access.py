"""The columns that decide about access, which every query on a map brings along."""

from asyncpg import Record

from counterpoint_server.rules.access import Access


def access_of(row: Record | None) -> Access | None:
    """`row` has the columns map_id, workspace_id, visibility and is_deleted; None: no such map."""
    if row is None or row["map_id"] is None:
        return None
    return Access(
        map_number=row["map_id"],
        workspace_id=row["workspace_id"],
        visibility=row["visibility"],
        is_deleted=row["is_deleted"],
    )
