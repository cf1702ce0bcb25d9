-- The map that a map was forked from, and its last erasure: what was read of revisions before that
-- one holds what is no longer to be known.
ALTER TABLE map ADD COLUMN origin_map_id bigint;
ALTER TABLE map ADD COLUMN origin_revision integer;
ALTER TABLE map ADD COLUMN erased_revision integer NOT NULL DEFAULT 0;

CREATE INDEX map_deleted ON map (map_id, deleted_at) WHERE deleted_at IS NOT NULL;

-- The erasure that took content away, where one did.
ALTER TABLE map_old ADD COLUMN erased_revision integer;
ALTER TABLE element_old ADD COLUMN erased_revision integer;
ALTER TABLE revision ADD COLUMN erased_revision integer;

-- One row: who of the server processes does the housekeeping, and until when nobody else does.
CREATE TABLE janitor (
    name       text COLLATE "C" NOT NULL PRIMARY KEY,
    holder     text COLLATE "C" NOT NULL,
    held_until timestamptz NOT NULL
);
INSERT INTO janitor VALUES ('janitor', '', '-infinity');
