-- create_table: the migrations' own table, needed before the first of them
CREATE TABLE IF NOT EXISTS schema_migration (
    name       text COLLATE "C" NOT NULL PRIMARY KEY,
    sha256     bytea NOT NULL,
    applied_at timestamptz NOT NULL
)

-- lock_table: one migrator at a time; readers go on
LOCK TABLE schema_migration IN SHARE ROW EXCLUSIVE MODE

-- applied: what this database has
SELECT name, sha256 FROM schema_migration

-- record: note a migration as applied
INSERT INTO schema_migration (name, sha256, applied_at) VALUES ($1, $2, clock_timestamp())
