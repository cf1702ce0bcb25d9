"""The tables: what they are today is what the migrations make, and each migration is done once."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

import counterpoint_schema
from conftest import make_database
from counterpoint_server.store.migrate import MigrationError, is_current, migrate
from counterpoint_server.store.pool import open_database

NAMES = [file.name for file in counterpoint_schema.migrations()]

CATALOG = {
    "relations": """
        SELECT c.relname, c.relkind::text, c.relpersistence::text, c.reloptions::text
        FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace""",
    "columns": """
        SELECT c.relname, a.attname, a.attnum, format_type(a.atttypid, a.atttypmod),
               a.attnotnull, a.attidentity::text, a.attgenerated::text, a.attstorage::text,
               a.attcollation::regcollation::text,
               pg_get_expr(d.adbin, d.adrelid)
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid AND c.relkind <> 'i'
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped""",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "indexes": """
        SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'""",
    "statistics": """
        SELECT stxname, stxstattarget, pg_get_statisticsobjdef(oid)
        FROM pg_statistic_ext WHERE stxnamespace = 'public'::regnamespace""",
    "functions": """
        SELECT oid::regprocedure::text, prosrc FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace""",
    "triggers": """
        SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal""",
    "types": """
        SELECT typname, typtype::text FROM pg_type WHERE typnamespace = 'public'::regnamespace""",
    "rows": "SELECT workspace_id, name FROM workspace",
}

Catalog = dict[str, set[tuple[object, ...]]]


@asynccontextmanager
async def connected(dsn: str) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    connection = await asyncpg.connect(dsn)
    try:
        yield connection
    finally:
        await connection.close()


@pytest.fixture
async def fresh(cluster: str, worker_id: str) -> str:
    """An empty database."""
    return await make_database(cluster, f"fresh_{worker_id}")


@pytest.fixture(scope="module")
async def migrated(cluster: str, worker_id: str) -> Catalog:
    dsn = await make_database(cluster, f"migrated_{worker_id}")
    await migrate(dsn)
    async with connected(dsn) as connection:
        await connection.execute("DROP TABLE schema_migration")
        return await catalog(connection)


async def catalog(connection: "asyncpg.Connection[asyncpg.Record]") -> Catalog:
    """All that lies in a schema, a row for each thing."""
    return {
        part: {tuple(row) for row in await connection.fetch(query)}
        for part, query in CATALOG.items()
    }


async def test_the_tables_today_are_what_the_migrations_make(fresh: str, migrated: Catalog) -> None:
    async with connected(fresh) as connection:
        await connection.execute(counterpoint_schema.tables_sql())
        today = await catalog(connection)
    for part in CATALOG:
        assert today[part] == migrated[part], part
    assert all(migrated[part] for part in ("relations", "columns", "constraints", "statistics"))


async def test_the_comparison_sees_a_difference_in_a_default(fresh: str, migrated: Catalog) -> None:
    changed = counterpoint_schema.tables_sql().replace(
        "workspace_id     bigint NOT NULL", "workspace_id     bigint NOT NULL DEFAULT 0"
    )
    async with connected(fresh) as connection:
        await connection.execute(changed)
        today = await catalog(connection)
    assert [part for part in CATALOG if today[part] != migrated[part]] == ["columns"]


def test_the_tables_can_be_distributed_by_map(migrated: Catalog) -> None:
    """No triggers, no sequences; every index of a map's table leads with the map or a type, but for
    those that are there to find maps.
    """
    of_all = {"search_by_word", "listing_by_title", "listing_by_update"}
    assert not migrated["triggers"]
    assert not [name for name, kind, *_ in migrated["relations"] if kind == "S"]
    of_maps = {table for table, column, *_ in migrated["columns"] if column == "map_id"}
    assert {"map", "element", "element_old", "link", "revision"} <= of_maps
    for table, name, definition in migrated["indexes"]:
        led = "(map_id" in definition.replace("(type, ", "(")
        assert table not in of_maps or led or name in of_all
    for _, _, definition in migrated["constraints"]:
        assert "FOREIGN KEY" not in definition or "FOREIGN KEY (map_id" in definition


def test_migrations_are_numbered_without_gaps() -> None:
    assert [name[:5] for name in NAMES] == [f"{n:04}_" for n in range(1, len(NAMES) + 1)]
    assert all(re.fullmatch(r"\d{4}_[a-z0-9_]+\.sql", name) for name in NAMES)


async def test_migrating_applies_everything_once(fresh: str) -> None:
    assert await migrate(fresh) == NAMES
    assert await migrate(fresh) == []


async def test_a_database_is_current_once_it_has_all_migrations_and_no_other(fresh: str) -> None:
    await migrate(fresh)
    async with open_database(fresh, size=1) as database:
        assert await is_current(database)
        await database.fetch("INSERT INTO schema_migration VALUES ('9999_future.sql', '', now())")
        assert not await is_current(database)


async def test_an_applied_migration_that_was_changed_is_refused(fresh: str) -> None:
    await migrate(fresh)
    async with connected(fresh) as connection:
        await connection.execute("UPDATE schema_migration SET sha256 = sha256('other')")
    with pytest.raises(MigrationError, match=f"{NAMES[0]} was changed"):
        await migrate(fresh)


async def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(fresh: str) -> None:
    async with connected(fresh) as connection:
        await migrate(fresh)
        await connection.execute("DELETE FROM schema_migration")
        await connection.execute("INSERT INTO schema_migration VALUES ('9999_future.sql','',now())")
        with pytest.raises(MigrationError, match=r"9999_future\.sql"):
            await migrate(fresh)
        left = await connection.fetch("SELECT name FROM schema_migration")
    assert [row["name"] for row in left] == ["9999_future.sql"]


async def test_of_migrators_that_start_at_once_one_applies_and_none_fails(fresh: str) -> None:
    answers = await asyncio.gather(*(migrate(fresh) for _ in range(4)), return_exceptions=True)
    assert sorted(answers, key=str) == [NAMES, [], [], []]
