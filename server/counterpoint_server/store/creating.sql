-- create_together: of some maps that are as they were ($1 to $4), the rows and what is made in them
WITH given AS MATERIALIZED (
    SELECT *
    FROM unnest($1::bigint[], $2::int[], $3::bigint[], $4::text[], $5::int[], $6::int[], $7::int[])
         AS g (map_id, revision, workspace_id, visibility, new_revision, next_element, element_count)
), repeated AS MATERIALIZED (
    SELECT k.map_id
    FROM unnest($8::bigint[], $9::text[]) AS k (map_id, key)
    CROSS JOIN LATERAL (
        SELECT 1 FROM revision WHERE map_id = k.map_id AND idempotency_key = k.key
        UNION ALL
        SELECT 1 FROM unchanged WHERE map_id = k.map_id AND idempotency_key = k.key
        LIMIT 1
    ) r
), held AS MATERIALIZED (
    SELECT g.*
    FROM given g CROSS JOIN LATERAL (
        SELECT FROM map m
        WHERE m.map_id = g.map_id AND m.revision = g.revision AND m.deleted_at IS NULL
          AND m.workspace_id = g.workspace_id AND m.visibility = g.visibility
        FOR NO KEY UPDATE SKIP LOCKED  -- who waited for one map could be waited for in another
    ) m
    WHERE g.map_id NOT IN (SELECT map_id FROM repeated)
), moved AS (
    UPDATE map
    SET revision = held.new_revision, next_element = held.next_element,
        element_count = held.element_count, updated_at = clock_timestamp()
    FROM held
    WHERE map.map_id = held.map_id
    RETURNING map.map_id, map.updated_at
), elements AS (
    INSERT INTO element (map_id, element_id, type, revision, body)
    SELECT made.*
    FROM unnest($10::bigint[], $11::int[], $12::text[], $13::int[], $14::json[])
         AS made (map_id, a, b, c, d)
    JOIN moved USING (map_id)
), to_index AS (
    INSERT INTO unindexed (map_id, revision, element_ids)
    SELECT map_id, held.new_revision, array_agg(made.a)
    FROM unnest($10::bigint[], $11::int[]) AS made (map_id, a)
    JOIN moved USING (map_id) JOIN held USING (map_id)
    GROUP BY map_id, held.new_revision
), links AS (
    INSERT INTO link (map_id, from_id, role, position, to_id)
    SELECT made.*
    FROM unnest($15::bigint[], $16::int[], $17::text[], $18::int[], $19::int[])
         AS made (map_id, a, b, c, d)
    JOIN moved USING (map_id)
), names AS (
    INSERT INTO external_name (map_id, element_id, name_hash)
    SELECT made.*
    FROM unnest($20::bigint[], $21::int[], $22::bytea[]) AS made (map_id, a, b)
    JOIN moved USING (map_id)
), revisions AS (
    INSERT INTO revision (map_id, revision, at, principal_id, message, operations,
                          idempotency_key, fingerprint)
    SELECT map_id, r, updated_at, p, m, o, k, f
    FROM unnest($23::bigint[], $24::int[], $25::bigint[], $26::text[], $27::json[], $28::text[],
                $29::bytea[])
         AS made (map_id, r, p, m, o, k, f)
    JOIN moved USING (map_id)
)
SELECT map_id FROM moved
