-- head: a map's access, how far its numbers go, its own fields as of a revision ($2) or as they are
SELECT m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted,
       m.revision, m.next_element, coalesce(o.content, m.content) AS content
FROM map m
LEFT JOIN map_old o ON o.map_id = m.map_id AND o.revision <= $2 AND o.gone_revision > $2
WHERE m.map_id = $1

-- create: the new map and its first revision; no row if the number is taken
WITH made AS (
    INSERT INTO map (map_id, workspace_id, visibility, revision, next_element, element_count,
                     content_revision, content, created_at, updated_at,
                     origin_map_id, origin_revision)
    VALUES ($1, $2, $3, 1, $4, 0, 1, $5, now(), now(), $6, $7)
    ON CONFLICT (map_id) DO NOTHING
    RETURNING *
), to_index AS (
    INSERT INTO unindexed (map_id, revision) SELECT map_id, 1 FROM made
)
INSERT INTO revision (map_id, revision, at, principal_id, operations)
SELECT map_id, 1, created_at, $8, $9 FROM made
RETURNING map_id

-- copy_elements: as of a revision ($3), all of the first revision now; a stored body begins with
-- what is in its columns, up to the revision
INSERT INTO element (map_id, element_id, type, revision, body)
SELECT $1, element_id, type, 1,
       (head || '1' || substr(body::text, length(head || revision) + 1))::json
FROM (
    SELECT element_id, type, revision, body FROM element WHERE map_id = $2 AND revision <= $3
    UNION ALL
    SELECT element_id, type, revision, body FROM element_old
    WHERE map_id = $2 AND revision <= $3 AND gone_revision > $3
) AS version
CROSS JOIN LATERAL concat('{"type":"', type, '","id":', element_id, ',"revision":') AS head
ORDER BY element_id

-- copy_links: of the elements that have not changed since
INSERT INTO link (map_id, from_id, role, position, to_id)
SELECT $1, from_id, role, position, to_id
FROM link l
WHERE map_id = $2 AND from_id > 0 AND EXISTS (
    SELECT FROM element e WHERE e.map_id = $2 AND e.element_id = l.from_id AND e.revision <= $3)

-- copy_names: likewise
INSERT INTO external_name (map_id, element_id, name_hash)
SELECT $1, element_id, name_hash
FROM external_name n
WHERE map_id = $2 AND EXISTS (
    SELECT FROM element e WHERE e.map_id = $2 AND e.element_id = n.element_id AND e.revision <= $3)

-- changed: elements as of a revision that have changed since, above a number
SELECT element_id, body FROM element_old
WHERE map_id = $1 AND element_id > $3 AND revision <= $2 AND gone_revision > $2
ORDER BY element_id
LIMIT $4

-- write: links and names that were read from bodies
WITH names AS (
    INSERT INTO external_name (map_id, element_id, name_hash)
    SELECT $1, * FROM unnest($6::int[], $7::bytea[])
)
INSERT INTO link (map_id, from_id, role, position, to_id)
SELECT $1, * FROM unnest($2::int[], $3::text[], $4::int[], $5::int[])

-- copy_merged: where the numbers lead of what was merged by then
INSERT INTO merged (map_id, element_id, into_id, revision)
SELECT $1, element_id, into_id, 1
FROM (
    SELECT element_id, into_id FROM merged WHERE map_id = $2 AND revision <= $3
    UNION ALL
    SELECT element_id, into_id FROM merged_old
    WHERE map_id = $2 AND revision <= $3 AND gone_revision > $3
) AS m
WHERE NOT EXISTS (SELECT FROM element e WHERE e.map_id = $1 AND e.element_id = m.element_id)

-- copy_texts: of the sources that it has
INSERT INTO source_text (map_id, sha256, body)
SELECT $1, sha256, body FROM source_text t
WHERE map_id = $2 AND EXISTS (
    SELECT FROM element e WHERE e.map_id = $1 AND e.type = 'source'
                            AND e.body->>'text_sha256' = encode(t.sha256, 'hex'))

-- count: how many elements it has
UPDATE map SET element_count = (SELECT count(*) FROM element WHERE map_id = $1) WHERE map_id = $1

-- forks: the maps that were forked from one; asked so rarely that no index serves it
SELECT map_id FROM map WHERE origin_map_id = $1 ORDER BY map_id
