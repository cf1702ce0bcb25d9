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

-- load_named: elements that carry one of some external names
SELECT e.body
FROM (SELECT DISTINCT element_id FROM external_name
      WHERE map_id = $1 AND name_hash = ANY($2::bytea[])) n
CROSS JOIN LATERAL (
    SELECT body FROM element WHERE map_id = $1 AND element_id = n.element_id OFFSET 0
) e

-- load_whole: every element of the map
SELECT body FROM element WHERE map_id = $1

-- load_gone: of some numbers, those that were once an element's; of merged ones, where they lead
SELECT asked.id AS element_id, m.into_id
FROM unnest($2::int[]) AS asked (id)
LEFT JOIN merged m ON m.map_id = $1 AND m.element_id = asked.id
WHERE m.into_id IS NOT NULL
   OR EXISTS (SELECT FROM element_old o WHERE o.map_id = $1 AND o.element_id = asked.id)
