-- create: a map and its first revision, with the numbers that its elements will have; no row if the
-- number is taken
WITH made AS (
    INSERT INTO map (map_id, workspace_id, visibility, revision, next_element, element_count,
                     content_revision, content, created_at, updated_at)
    VALUES ($1, $2, $3, 1, $4, $5, 1, $6, now(), now())
    ON CONFLICT (map_id) DO NOTHING
    RETURNING map_id, created_at
), to_index AS (
    INSERT INTO unindexed (map_id, revision) SELECT map_id, 1 FROM made
)
INSERT INTO revision (map_id, revision, at, principal_id, message, operations)
SELECT map_id, 1, created_at, $7, $8, $9 FROM made
RETURNING map_id

-- made: what of these maps is there already
SELECT map_id FROM map WHERE map_id = ANY($1::bigint[])
