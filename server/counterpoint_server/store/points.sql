-- read_one: an element with its map's access; body is null if the map has none of this number
SELECT m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted, e.body
FROM map m LEFT JOIN element e ON e.map_id = m.map_id AND e.element_id = $2
WHERE m.map_id = $1

-- read: elements of any maps with their maps' access; a row for each that was asked for
SELECT (p.place - 1)::int AS place, m.map_id, m.workspace_id, m.visibility,
       m.deleted_at IS NOT NULL AS is_deleted, e.body
FROM unnest($1::bigint[], $2::int[]) WITH ORDINALITY AS p (map_id, element_id, place)
LEFT JOIN LATERAL (SELECT * FROM map WHERE map_id = p.map_id OFFSET 0) m ON true
LEFT JOIN LATERAL (
    SELECT body FROM element WHERE map_id = p.map_id AND element_id = p.element_id OFFSET 0
) e ON true

-- merged_into: where the number of a merged element leads at last
WITH RECURSIVE way (into_id, step) AS (
    SELECT into_id, 1 FROM merged WHERE map_id = $1 AND element_id = $2
    UNION
    SELECT m.into_id, way.step + 1
    FROM way JOIN merged m ON m.map_id = $1 AND m.element_id = way.into_id
)
SELECT into_id FROM way ORDER BY step DESC LIMIT 1
