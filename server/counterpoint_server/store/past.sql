-- head: what decides who may read a map, and how much there is of it
SELECT map_id, workspace_id, visibility, deleted_at IS NOT NULL AS is_deleted,
       revision, erased_revision, next_element, element_count
FROM map WHERE map_id = $1

-- heads: the same of several maps; a row for each that was asked for
SELECT (asked.place - 1)::int AS place, m.*
FROM unnest($1::bigint[]) WITH ORDINALITY AS asked (map_id, place)
LEFT JOIN LATERAL (
    SELECT map_id, workspace_id, visibility, deleted_at IS NOT NULL AS is_deleted,
           revision, erased_revision, next_element, element_count
    FROM map WHERE map_id = asked.map_id OFFSET 0
) m ON true

-- version: the map's own fields as of a revision
SELECT m.map_id, r.revision, m.created_at, r.at AS updated_at,
       CASE WHEN m.content_revision <= r.revision THEN m.content
            ELSE (SELECT o.content FROM map_old o
                  WHERE o.map_id = m.map_id AND o.revision <= $2
                  ORDER BY o.revision DESC LIMIT 1)
       END AS content
FROM map m JOIN revision r ON r.map_id = m.map_id AND r.revision = $2
WHERE m.map_id = $1

-- page: elements as of a revision, within a range of numbers, as many as some bytes hold
SELECT element_id, body
FROM (
    SELECT element_id, body,
           sum(pg_column_size(body)) OVER (ORDER BY element_id) - pg_column_size(body) AS bytes_before
    FROM (
        SELECT element_id, body FROM element
        WHERE map_id = $1 AND element_id > $3 AND element_id <= $4 AND revision <= $2
        UNION ALL
        SELECT element_id, body FROM element_old
        WHERE map_id = $1 AND element_id > $3 AND element_id <= $4
          AND gone_revision > $2 AND revision <= $2
    ) AS version
) AS sized
WHERE bytes_before < $6
ORDER BY element_id
LIMIT $5

-- counted: how many elements there were as of a revision; no further than some number
SELECT count(*) AS found
FROM (
    SELECT FROM element WHERE map_id = $1 AND revision <= $2
    UNION ALL
    SELECT FROM element_old WHERE map_id = $1 AND gone_revision > $2 AND revision <= $2
    LIMIT $3
) AS version
