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

-- retire: keep the versions that end, take out their links, names and the removed elements
WITH elements_old AS (
    INSERT INTO element_old (map_id, element_id, revision, gone_revision, type, body)
    SELECT $1, * FROM unnest($2::int[], $3::int[], $4::int[], $5::text[], $6::json[])
), contents_old AS (
    INSERT INTO map_old (map_id, revision, gone_revision, content)
    SELECT $1, * FROM unnest($7::int[], $8::int[], $9::json[])
), links_gone AS (
    DELETE FROM link WHERE map_id = $1 AND from_id = ANY($10::int[])
), names_gone AS (
    DELETE FROM external_name WHERE map_id = $1 AND element_id = ANY($10::int[])
)
DELETE FROM element WHERE map_id = $1 AND element_id = ANY($11::int[])

-- write: the elements, links and names as they now are, the revisions, the map's row
WITH elements AS (
    INSERT INTO element (map_id, element_id, type, revision, body)
    SELECT $1, * FROM unnest($2::int[], $3::text[], $4::int[], $5::json[])
    ON CONFLICT (map_id, element_id) DO UPDATE
    SET type = excluded.type, revision = excluded.revision, body = excluded.body
), links AS (
    INSERT INTO link (map_id, from_id, role, position, to_id)
    SELECT $1, * FROM unnest($6::int[], $7::text[], $8::int[], $9::int[])
), names AS (
    INSERT INTO external_name (map_id, element_id, name_hash)
    SELECT $1, * FROM unnest($10::int[], $11::bytea[])
), revisions AS (
    INSERT INTO revision (map_id, revision, at, principal_id, message, operations,
                          idempotency_key, fingerprint)
    SELECT $1, r, clock_timestamp(), p, m, o, k, f
    FROM unnest($12::int[], $13::bigint[], $14::text[], $15::json[], $16::text[], $17::bytea[])
         AS made (r, p, m, o, k, f)
    RETURNING revision, at
)
UPDATE map
SET revision = $18, next_element = $19, element_count = $20,
    content = coalesce($21::json, content), content_revision = $22,
    updated_at = (SELECT at FROM revisions WHERE revision = $18)
WHERE map_id = $1

-- unmerge: the numbers of merged elements that are back, or that lead somewhere else now
WITH ended AS (
    DELETE FROM merged m USING unnest($2::int[], $3::int[]) AS back (element_id, gone_revision)
    WHERE m.map_id = $1 AND m.element_id = back.element_id
    RETURNING m.element_id, m.revision, back.gone_revision, m.into_id
)
INSERT INTO merged_old (map_id, element_id, revision, gone_revision, into_id)
SELECT $1, * FROM ended

-- merge: where the numbers of merged elements lead
INSERT INTO merged (map_id, element_id, into_id, revision)
SELECT $1, * FROM unnest($2::int[], $3::int[], $4::int[])

-- as_of: elements as they were at a revision
SELECT body FROM element
WHERE map_id = $1 AND element_id = ANY($3::int[]) AND revision <= $2
UNION ALL
SELECT body FROM element_old
WHERE map_id = $1 AND element_id = ANY($3::int[]) AND revision <= $2 AND gone_revision > $2
