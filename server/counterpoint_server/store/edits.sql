-- lock_map: its own statement, so that what follows sees what the last holder of the lock wrote
SELECT map_id, workspace_id, visibility, deleted_at IS NOT NULL AS is_deleted,
       revision, next_element, element_count, content, content_revision
FROM map WHERE map_id = $1 FOR NO KEY UPDATE

-- find_keys: what was done before under these idempotency keys
SELECT idempotency_key, principal_id, fingerprint, revision, operations
FROM revision
WHERE map_id = $1 AND idempotency_key = ANY($2::text[])
  AND at > clock_timestamp() - interval '24 hours'
ORDER BY revision

-- follow_doomed: elements and all that has no meaning without them, by the roles of $3
WITH RECURSIVE doomed (id) AS (
    SELECT unnest($2::int[])
    UNION
    SELECT l.from_id
    FROM doomed CROSS JOIN LATERAL (
        SELECT from_id FROM link
        WHERE map_id = $1 AND to_id = doomed.id AND role = ANY($3::text[]) OFFSET 0
    ) l
)
SELECT id FROM doomed LIMIT $4

-- load_elements: elements by number ($2), and all that refer to some ($3)
(SELECT body FROM element WHERE map_id = $1 AND element_id = ANY($2::int[]))
UNION ALL
(SELECT e.body
FROM (SELECT DISTINCT from_id FROM link WHERE map_id = $1 AND to_id = ANY($3::int[])) h
CROSS JOIN LATERAL (
    SELECT body FROM element WHERE map_id = $1 AND element_id = h.from_id OFFSET 0
) e
LIMIT $4)

-- retire: keep the versions that end, take out their links and the removed elements
WITH elements_old AS (
    INSERT INTO element_old (map_id, element_id, revision, gone_revision, type, body)
    SELECT $1, * FROM unnest($2::int[], $3::int[], $4::int[], $5::text[], $6::json[])
), contents_old AS (
    INSERT INTO map_old (map_id, revision, gone_revision, content)
    SELECT $1, * FROM unnest($7::int[], $8::int[], $9::json[])
), links_gone AS (
    DELETE FROM link WHERE map_id = $1 AND from_id = ANY($10::int[])
)
DELETE FROM element WHERE map_id = $1 AND element_id = ANY($11::int[])

-- write: the elements and links as they now are, the revisions, the map's row
WITH elements AS (
    INSERT INTO element (map_id, element_id, type, revision, body)
    SELECT $1, * FROM unnest($2::int[], $3::text[], $4::int[], $5::json[])
    ON CONFLICT (map_id, element_id) DO UPDATE
    SET type = excluded.type, revision = excluded.revision, body = excluded.body
), links AS (
    INSERT INTO link (map_id, from_id, role, position, to_id)
    SELECT $1, * FROM unnest($6::int[], $7::text[], $8::int[], $9::int[])
), revisions AS (
    INSERT INTO revision (map_id, revision, at, principal_id, message, operations,
                          idempotency_key, fingerprint)
    SELECT $1, r, clock_timestamp(), p, m, o, k, f
    FROM unnest($10::int[], $11::bigint[], $12::text[], $13::json[], $14::text[], $15::bytea[])
         AS made (r, p, m, o, k, f)
)
UPDATE map
SET revision = $16, next_element = $17, element_count = $18,
    content = coalesce($19::json, content), content_revision = $20, updated_at = clock_timestamp()
WHERE map_id = $1

-- as_of: elements as they were at a revision
SELECT body FROM element
WHERE map_id = $1 AND element_id = ANY($3::int[]) AND revision <= $2
UNION ALL
SELECT body FROM element_old
WHERE map_id = $1 AND element_id = ANY($3::int[]) AND revision <= $2 AND gone_revision > $2
