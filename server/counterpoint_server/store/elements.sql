-- page: elements above a number, with the map's access on each row; one row of null if none
SELECT m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted,
       m.revision, e.body
FROM map m LEFT JOIN LATERAL (
    SELECT element_id, body FROM element
    WHERE map_id = $1 AND element_id > $2
      AND ($3::text[] IS NULL OR type = ANY($3))
      AND ($4::int[] IS NULL OR element_id = ANY($4))
      AND ($5::text[] IS NULL OR (body->'tags')::jsonb ?| $5)
      AND ($6::text[] IS NULL OR body->>'scheme' = ANY($6))
      AND ($7::text[] IS NULL OR body->>'kind' = ANY($7))
      AND ($8::int[] IS NULL OR EXISTS (
          SELECT FROM link l WHERE l.map_id = $1 AND l.from_id = element.element_id
                               AND l.role = 'said_by' AND l.to_id = ANY($8)))
    ORDER BY element_id
    LIMIT $9
) e ON true
WHERE m.map_id = $1
ORDER BY e.element_id

-- missing: of some numbers, those that the map does not have
SELECT DISTINCT asked.id FROM unnest($2::int[]) AS asked (id)
WHERE NOT EXISTS (
    SELECT FROM element WHERE map_id = $1 AND element_id = asked.id
)
ORDER BY 1

-- ends: what some elements refer to by some roles, by number; each found for itself, or the planner
-- goes through all links or elements of the map in the order that is asked for
SELECT e.body
FROM (
    SELECT DISTINCT to_id
    FROM unnest($2::int[]) AS near (id)
    CROSS JOIN LATERAL (
        SELECT to_id, role FROM link WHERE map_id = $1 AND from_id = near.id OFFSET 0
    ) AS link
    WHERE role = ANY($3::text[])
    ORDER BY to_id
    LIMIT $4
) AS far
CROSS JOIN LATERAL (
    SELECT element_id, body FROM element WHERE map_id = $1 AND element_id = far.to_id OFFSET 0
) AS e
ORDER BY e.element_id
