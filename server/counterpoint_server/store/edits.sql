-- look_at_map: what edits are decided on
SELECT map_id, workspace_id, visibility, deleted_at IS NOT NULL AS is_deleted,
       revision, next_element, element_count, content, content_revision
FROM map WHERE map_id = $1

-- lock_map: the same; its own statement, so that what follows sees what the last holder wrote
SELECT map_id, workspace_id, visibility, deleted_at IS NOT NULL AS is_deleted,
       revision, next_element, element_count, content, content_revision
FROM map WHERE map_id = $1 FOR NO KEY UPDATE

-- find_keys: what was done before under these idempotency keys
SELECT idempotency_key, principal_id, fingerprint, revision, operations
FROM revision
WHERE map_id = $1 AND idempotency_key = ANY($2::text[])
  AND at > clock_timestamp() - interval '24 hours'
UNION ALL
SELECT idempotency_key, principal_id, fingerprint, revision, operations
FROM unchanged
WHERE map_id = $1 AND idempotency_key = ANY($2::text[])
  AND at > clock_timestamp() - interval '24 hours'
ORDER BY revision

-- is_unmoved: a row, if the map is as it was when edits were decided on it
SELECT FROM map
WHERE map_id = $1 AND revision = $2
  AND workspace_id = $3 AND visibility = $4 AND (deleted_at IS NOT NULL) = $5
  AND NOT EXISTS (
      SELECT FROM revision WHERE map_id = $1 AND idempotency_key = ANY($6::text[])
  )
  AND NOT EXISTS (
      SELECT FROM unchanged WHERE map_id = $1 AND idempotency_key = ANY($6::text[])
  )

-- write: nothing unless the map is as it was ($2 to $5); else its row, what is made, what ends
WITH moved AS (
    UPDATE map
    SET revision = $6, next_element = $7, element_count = $8,
        content = coalesce($9::json, content), content_revision = $10,
        updated_at = clock_timestamp()
    WHERE map_id = $1 AND revision = $2
      AND workspace_id = $3 AND visibility = $4 AND deleted_at IS NULL
      AND NOT EXISTS (
          SELECT FROM revision WHERE map_id = $1 AND idempotency_key = ANY($5::text[])
      )
      AND NOT EXISTS (
          SELECT FROM unchanged WHERE map_id = $1 AND idempotency_key = ANY($5::text[])
      )
    RETURNING map_id, updated_at
), elements AS (
    INSERT INTO element (map_id, element_id, type, revision, body)
    SELECT map_id, made.*
    FROM moved, unnest($11::int[], $12::text[], $13::int[], $14::json[]) AS made
    ON CONFLICT (map_id, element_id) DO UPDATE
    SET type = excluded.type, revision = excluded.revision, body = excluded.body
), links AS (
    INSERT INTO link (map_id, from_id, role, position, to_id)
    SELECT map_id, made.*
    FROM moved, unnest($15::int[], $16::text[], $17::int[], $18::int[]) AS made
    ON CONFLICT (map_id, from_id, role, position) DO UPDATE SET to_id = excluded.to_id
), names AS (
    INSERT INTO external_name (map_id, element_id, name_hash)
    SELECT map_id, made.* FROM moved, unnest($19::int[], $20::bytea[]) AS made
    ON CONFLICT DO NOTHING
), revisions AS (
    INSERT INTO revision (map_id, revision, at, principal_id, message, operations,
                          idempotency_key, fingerprint)
    SELECT map_id, r, updated_at, p, m, o, k, f
    FROM moved,
         unnest($21::int[], $22::bigint[], $23::text[], $24::json[], $25::text[], $26::bytea[])
         AS made (r, p, m, o, k, f)
), elements_old AS (
    INSERT INTO element_old (map_id, element_id, revision, gone_revision, type, body)
    SELECT map_id, ended.*
    FROM moved, unnest($27::int[], $28::int[], $29::int[], $30::text[], $31::json[]) AS ended
), contents_old AS (
    INSERT INTO map_old (map_id, revision, gone_revision, content)
    SELECT map_id, ended.* FROM moved, unnest($32::int[], $33::int[], $34::json[]) AS ended
), merges AS (
    INSERT INTO merged (map_id, element_id, into_id, revision)
    SELECT map_id, ended.* FROM moved, unnest($35::int[], $36::int[], $37::int[]) AS ended
), to_index AS (
    INSERT INTO unindexed (map_id, revision, element_ids)
    SELECT map_id, $6, CASE WHEN cardinality(ids) <= 2000 THEN ids END
    FROM moved CROSS JOIN LATERAL (SELECT $11::int[] || $38::int[]) AS touched (ids)
), links_gone AS (
    DELETE FROM link USING moved
    WHERE link.map_id = $1 AND from_id = ANY($38::int[]) AND (from_id, role, position) NOT IN (
        SELECT * FROM unnest($15::int[], $16::text[], $17::int[])
    )
), names_gone AS (
    DELETE FROM external_name USING moved
    WHERE external_name.map_id = $1 AND element_id = ANY($38::int[])
      AND (element_id, name_hash) NOT IN (SELECT * FROM unnest($19::int[], $20::bytea[]))
), elements_gone AS (
    DELETE FROM element USING moved
    WHERE element.map_id = $1 AND element_id = ANY($39::int[])
)
SELECT FROM moved

-- unmerge: the numbers of merged elements that are back, or that lead somewhere else now
WITH ended AS (
    DELETE FROM merged m USING unnest($2::int[], $3::int[]) AS back (element_id, gone_revision)
    WHERE m.map_id = $1 AND m.element_id = back.element_id
    RETURNING m.element_id, m.revision, back.gone_revision, m.into_id
)
INSERT INTO merged_old (map_id, element_id, revision, gone_revision, into_id)
SELECT $1, * FROM ended

-- remember_unchanged: what was answered, for a retry after somebody else's change
INSERT INTO unchanged (map_id, idempotency_key, principal_id, fingerprint, revision, operations, at)
SELECT $1, *, clock_timestamp()
FROM unnest($2::text[], $3::bigint[], $4::bytea[], $5::int[], $6::json[])
ON CONFLICT (map_id, idempotency_key, principal_id) DO UPDATE
SET fingerprint = excluded.fingerprint, revision = excluded.revision,
    operations = excluded.operations, at = excluded.at

-- as_of: elements as they were at a revision
SELECT body FROM element
WHERE map_id = $1 AND element_id = ANY($3::int[]) AND revision <= $2
UNION ALL
SELECT body FROM element_old
WHERE map_id = $1 AND element_id = ANY($3::int[]) AND revision <= $2 AND gone_revision > $2
