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
    VALUES ($1, $2, $3, 1, 1, 0, 1, $4, clock_timestamp(), clock_timestamp())
    ON CONFLICT (map_id) DO NOTHING
    RETURNING map_id, created_at
), first AS (
    INSERT INTO revision (map_id, revision, at, principal_id, operations)
    SELECT map_id, 1, created_at, $5, $6 FROM made
)
SELECT map_id FROM made

-- read: the map's row, as it is answered
SELECT map_id, workspace_id, visibility, deleted_at IS NOT NULL AS is_deleted,
       revision, content, created_at, updated_at
FROM map WHERE map_id = $1

-- page: maps below a number, newest first
SELECT map_id, visibility, revision, content, created_at, updated_at
FROM map
WHERE deleted_at IS NULL AND map_id < $1
  AND ($2::text[] IS NULL OR (content->'tags')::jsonb ?| $2)
  AND ($3::text IS NULL OR visibility = $3)
  AND ($4::text IS NULL OR strpos(lower(concat_ws(' ', content->>'title', content->>'question',
                                               content->>'description')), lower($4)) > 0)
  AND ($5::timestamptz IS NULL OR updated_at > $5)
ORDER BY map_id DESC
LIMIT $6

-- delete: hide a map; its rows stay
UPDATE map SET deleted_at = clock_timestamp()
WHERE map_id = $1 AND deleted_at IS NULL AND ($2::int IS NULL OR revision = $2)
RETURNING map_id
