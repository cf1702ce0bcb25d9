-- page: elements of a range of numbers, as they were at a revision, with the map's access on each
-- row
SELECT m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted,
       m.revision, m.erased_revision, m.next_element, e.body
FROM map m LEFT JOIN LATERAL (
    SELECT element_id, body
    FROM (
        SELECT map_id, element_id, type, body, revision, 2147483647 AS gone_revision FROM element
        UNION ALL
        SELECT map_id, element_id, type, body, revision, gone_revision FROM element_old
    ) v
    WHERE map_id = $1 AND element_id > $2 AND element_id <= $11
      AND revision <= $10 AND gone_revision > $10
      AND ($3::text[] IS NULL OR type = ANY($3))
      AND ($4::int[] IS NULL OR element_id = ANY($4))
      AND ($5::text[] IS NULL OR (body->'tags')::jsonb ?| $5)
      AND ($6::text[] IS NULL OR body->>'scheme' = ANY($6))
      AND ($7::text[] IS NULL OR body->>'kind' = ANY($7))
      AND ($8::int[] IS NULL OR EXISTS (
          SELECT FROM json_array_elements(body->'attributions') said
          WHERE (said->>'participant')::int = ANY($8)))
    ORDER BY element_id
    LIMIT $9
) e ON true
WHERE m.map_id = $1
ORDER BY e.element_id

-- missing: of some numbers, those that the map did not have at a revision
SELECT DISTINCT asked.id FROM unnest($2::int[]) AS asked (id)
WHERE NOT EXISTS (
    SELECT FROM element WHERE map_id = $1 AND element_id = asked.id AND revision <= $3
) AND NOT EXISTS (
    SELECT FROM element_old
    WHERE map_id = $1 AND element_id = asked.id AND revision <= $3 AND gone_revision > $3
)
ORDER BY 1

-- read: the access of a map, and the last version of an element that is not after a revision
SELECT m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted,
       m.revision, e.erased_revision, e.body
FROM map m LEFT JOIN LATERAL (
    SELECT body, 0 AS erased_revision FROM element
    WHERE map_id = $1 AND element_id = $2 AND revision <= $3
    UNION ALL
    (SELECT body, coalesce(erased_revision, 0) FROM (
        SELECT body, gone_revision, erased_revision FROM element_old
        WHERE map_id = $1 AND element_id = $2 AND revision <= $3
        ORDER BY revision DESC LIMIT 1
    ) last WHERE gone_revision > $3)
) e ON true
WHERE m.map_id = $1

-- lifespan: when an element was first there, and when it last went before or at a revision
SELECT least(
    (SELECT revision FROM element WHERE map_id = $1 AND element_id = $2),
    (SELECT revision FROM element_old WHERE map_id = $1 AND element_id = $2
     ORDER BY revision LIMIT 1)
) AS made, (
    SELECT gone_revision FROM element_old
    WHERE map_id = $1 AND element_id = $2 AND gone_revision <= $3
    ORDER BY revision DESC LIMIT 1
) AS gone

-- leads_to: where the number of an element that was merged by a revision led then, at last
WITH RECURSIVE way (id, step) AS (
    SELECT $2::int, 0
    UNION
    SELECT l.into_id, way.step + 1
    FROM way CROSS JOIN LATERAL (
        SELECT into_id FROM merged
        WHERE map_id = $1 AND element_id = way.id AND revision <= $3
        UNION ALL
        SELECT into_id FROM merged_old
        WHERE map_id = $1 AND element_id = way.id AND revision <= $3 AND gone_revision > $3
        OFFSET 0
    ) l
)
SELECT id FROM way WHERE step > 0 ORDER BY step DESC LIMIT 1
