-- near: the map's access, and what lies within some links of an element, with what that refers to
-- structurally. Each step is fenced, or the planner takes a map to have one element and reads all of
-- it. $5 says which links are followed (both, in, out); $6 are the roles by which the far end bears
-- on the holder, $7 those that work both ways of some holders; $8 are the types that are not passed,
-- $9 those that are wanted, $10 the structural roles; the walk ends after $4 rows, the answer after
-- $11.
WITH RECURSIVE walk (id, distance, type) AS (
    SELECT element_id, 0, type FROM element WHERE map_id = $1 AND element_id = $2
    UNION
    SELECT near.id, walk.distance + 1, near.type
    FROM walk CROSS JOIN LATERAL (
        SELECT link.id, e.type
        FROM (
            SELECT to_id AS id FROM link
            WHERE map_id = $1 AND from_id = walk.id AND ($5 = 'both'
                OR ($5 = 'in') = (role = ANY($6::text[])) AND role <> 'edge'
                OR role = ANY($7::text[]) AND (
                    SELECT type = 'rephrase' OR body->>'relation' <> 'attack' FROM element
                    WHERE map_id = $1 AND element_id = walk.id)
                OR role = 'edge' AND (
                    SELECT EXISTS (
                        SELECT FROM json_array_elements(body->'edges') edge
                        WHERE (edge->>'to')::int = link.to_id AND edge->>'direction' = $5)
                    FROM element WHERE map_id = $1 AND element_id = walk.id))
            UNION ALL
            SELECT from_id FROM link
            WHERE map_id = $1 AND to_id = walk.id AND from_id > 0 AND ($5 = 'both'
                OR ($5 = 'out') = (role = ANY($6::text[])) AND role <> 'edge'
                OR role = ANY($7::text[]) AND (
                    SELECT type = 'rephrase' OR body->>'relation' <> 'attack' FROM element
                    WHERE map_id = $1 AND element_id = link.from_id)
                OR role = 'edge' AND (
                    SELECT EXISTS (
                        SELECT FROM json_array_elements(body->'edges') edge
                        WHERE (edge->>'to')::int = walk.id AND edge->>'direction' <> $5)
                    FROM element WHERE map_id = $1 AND element_id = link.from_id))
        ) AS link
        CROSS JOIN LATERAL (
            SELECT type FROM element WHERE map_id = $1 AND element_id = link.id OFFSET 0
        ) AS e
        OFFSET 0
    ) AS near
    WHERE walk.distance < $3 AND (walk.distance = 0 OR walk.type <> ALL($8::text[]))
), met AS MATERIALIZED (
    SELECT id, distance, type FROM walk LIMIT $4
), reached AS MATERIALIZED (
    SELECT id, min(distance) AS distance FROM met GROUP BY id
), whole (id) AS (
    SELECT id FROM met WHERE $9::text[] IS NULL OR type = ANY($9) OR distance = 0
    UNION
    SELECT link.to_id
    FROM whole CROSS JOIN LATERAL (
        SELECT to_id FROM link
        WHERE map_id = $1 AND from_id = whole.id AND role = ANY($10::text[]) OFFSET 0
    ) AS link
), answered AS MATERIALIZED (
    SELECT id FROM whole LIMIT $11
)
SELECT m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted,
       m.revision, (SELECT count(*) FROM met) AS passed, near.*
FROM map m LEFT JOIN LATERAL (
    SELECT a.id, r.distance, e.body
    FROM answered a
    CROSS JOIN LATERAL (
        SELECT body FROM element WHERE map_id = $1 AND element_id = a.id OFFSET 0
    ) AS e
    LEFT JOIN reached r ON r.id = a.id
) AS near ON true
WHERE m.map_id = $1
ORDER BY near.distance, near.id

-- bodies: some elements as they were at a revision
SELECT element_id, body FROM element
WHERE map_id = $1 AND element_id = ANY($2::int[]) AND revision <= $3
UNION ALL
SELECT element_id, body FROM element_old
WHERE map_id = $1 AND element_id = ANY($2::int[]) AND revision <= $3 AND gone_revision > $3
