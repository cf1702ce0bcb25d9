"""Which PostgreSQL the tests ran on."""

import pytest

from counterpoint_server.store.pool import Database


async def test_the_database_is_of_the_version_that_was_asked_for(
    database: Database, request: pytest.FixtureRequest
) -> None:
    version = request.config.getoption("--postgres") or "1[5-8]"
    (row,) = await database.fetch("SELECT current_setting('server_version') ~ $1", f"^{version}\\.")
    assert row[0]
