-- near: the map's access, and the elements within some links of one, once for each way there. Each
-- step is fenced, or the planner takes a map to have one element and reads all of it. $5 says which
-- links are followed (both, in, out); by the roles $6 the far end bears on the holder; by $7 it does
-- so both ways, but for attacks; the types $8 are not passed; the walk ends after $4 rows
WITH RECURSIVE walk (id, distance, before, type, body) AS (
    SELECT element_id, 0, 0, type, body FROM element WHERE map_id = $1 AND element_id = $2
    UNION ALL
    SELECT near.id, walk.distance + 1, walk.id, near.type, near.body
    FROM walk CROSS JOIN LATERAL (
        SELECT link.id, link.role, link.is_held, e.type, e.body
        FROM (
            SELECT to_id AS id, role, true AS is_held
            FROM link WHERE map_id = $1 AND from_id = walk.id
            UNION ALL
            SELECT from_id, role, false
            FROM link WHERE map_id = $1 AND to_id = walk.id AND from_id > 0
        ) AS link
        CROSS JOIN LATERAL (
            SELECT type, body FROM element WHERE map_id = $1 AND element_id = link.id OFFSET 0
        ) AS e
        WHERE link.id <> walk.before
        OFFSET 0
    ) AS near
    WHERE walk.distance < $3 AND (walk.distance = 0 OR walk.type <> ALL($8::text[]))
      AND ($5 = 'both'
           OR near.role <> 'edge'
              AND ((near.role = ANY($6::text[])) = near.is_held) = ($5 = 'in')
           OR near.role = ANY($7::text[])
              AND coalesce(CASE WHEN near.is_held THEN walk.body ELSE near.body END->>'relation', '')
                  <> 'attack'
           OR near.role = 'edge' AND EXISTS (
              SELECT FROM json_array_elements(
                  CASE WHEN near.is_held THEN walk.body ELSE near.body END->'edges') AS edge
              WHERE (edge->>'to')::int = CASE WHEN near.is_held THEN near.id ELSE walk.id END
                AND (edge->>'direction' = $5) = near.is_held))
)
SELECT m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted,
       m.revision, near.id, near.distance, near.type, near.body
FROM map m LEFT JOIN LATERAL (SELECT * FROM walk LIMIT $4) AS near ON true
WHERE m.map_id = $1

-- bodies: some elements as they were at a revision
SELECT element_id, body FROM element
WHERE map_id = $1 AND element_id = ANY($2::int[]) AND revision <= $3
UNION ALL
SELECT element_id, body FROM element_old
WHERE map_id = $1 AND element_id = ANY($2::int[]) AND revision <= $3 AND gone_revision > $3
