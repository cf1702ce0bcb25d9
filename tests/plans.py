"""How Postgres goes about a query: what it touches, whichever way it plans."""

import json
from typing import Any

MODES = ("force_custom_plan", "force_generic_plan")
"""A statement that is executed often may be planned once for all values, or anew for each."""


async def pages_touched(connection: Any, query: str, *arguments: object) -> dict[str, int]:
    """By the way of planning: how many pages of tables and indexes were looked at."""
    return {mode: await _pages(connection, mode, query, arguments) for mode in MODES}


async def _pages(connection: Any, mode: str, query: str, arguments: tuple[object, ...]) -> int:
    transaction = connection.transaction()
    await transaction.start()
    try:
        await connection.execute(f"SET LOCAL plan_cache_mode = {mode}")
        await connection.execute(f"PREPARE explained AS {query}")
        values = ", ".join(map(literal, arguments))
        execute = f"EXECUTE explained({values})" if arguments else "EXECUTE explained"
        (row,) = await connection.fetch(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {execute}")
        await connection.execute("DEALLOCATE explained")
    finally:
        await transaction.rollback()
    (plan,) = json.loads(row[0])
    touched = plan["Plan"]
    return int(touched["Shared Hit Blocks"] + touched["Shared Read Blocks"])


def literal(value: object) -> str:
    match value:
        case None:
            return "NULL"
        case bool() | int():
            return str(value)
        case list() | tuple():
            inner = ",".join(json.dumps(str(each)) for each in value).replace("'", "''")
            return f"'{{{inner}}}'"
        case bytes():
            return f"'\\x{value.hex()}'"
        case _:
            text = str(value).replace("'", "''")
            return f"'{text}'"
