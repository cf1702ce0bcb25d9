-- reserve: which maps a request is given; the first of equal requests decides, for 24 hours
INSERT INTO map_request AS known (key_hash, principal_id, fingerprint, map_ids, at)
VALUES ($1, $2, $3, $4, clock_timestamp())
ON CONFLICT (key_hash) DO UPDATE
SET fingerprint = excluded.fingerprint, map_ids = excluded.map_ids, at = excluded.at
WHERE known.at < clock_timestamp() - interval '24 hours'

-- reserved: what was decided
SELECT fingerprint, map_ids FROM map_request WHERE key_hash = $1

-- create: a map and its first revision; no row if the number is taken
WITH made AS (
    INSERT INTO map (map_id, workspace_id, visibility, revision, next_element, element_count,
                     content_revision, content, created_at, updated_at)
    VALUES ($1, $2, $3, 1, 1, 0, 1, $4, now(), now())
    ON CONFLICT (map_id) DO NOTHING
    RETURNING *
), first AS (
    INSERT INTO revision (map_id, revision, at, principal_id, operations)
    SELECT map_id, 1, created_at, $5, $6 FROM made
), to_index AS (
    INSERT INTO unindexed (map_id, revision) SELECT map_id, 1 FROM made
)
SELECT map_id, visibility, revision, content, created_at, updated_at,
       origin_map_id, origin_revision, deleted_at
FROM made

-- access: what decides who may do what with a map
SELECT map_id, workspace_id, visibility, deleted_at IS NOT NULL AS is_deleted
FROM map WHERE map_id = $1

-- read: the map's row as it is, or ($2) as it was at a revision
SELECT m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted,
       m.deleted_at, m.deleted_at <= clock_timestamp() - interval '30 days' AS is_over,
       m.origin_map_id, m.origin_revision, m.created_at, coalesce(r.revision, m.revision) AS revision,
       coalesce(r.at, m.updated_at) AS updated_at, coalesce(o.content, m.content) AS content
FROM map m
LEFT JOIN revision r ON r.map_id = m.map_id AND r.revision = $2
LEFT JOIN map_old o ON o.map_id = m.map_id AND o.revision <= $2 AND o.gone_revision > $2
WHERE m.map_id = $1

-- delete: hide a map; its rows stay for 30 days
UPDATE map SET deleted_at = clock_timestamp()
WHERE map_id = $1 AND deleted_at IS NULL AND ($2::int IS NULL OR revision = $2)
RETURNING map_id

-- restore: show a deleted map again, unless its time is over
UPDATE map SET deleted_at = NULL
WHERE map_id = $1 AND deleted_at > clock_timestamp() - interval '30 days'
  AND ($2::int IS NULL OR revision = $2)
RETURNING map_id
