-- revisions: some below a number, newest first, with the map's access on each row
SELECT m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted,
       m.revision AS current, r.revision, r.at, r.principal_id, r.message, d.*
FROM map m LEFT JOIN LATERAL (
    SELECT * FROM revision WHERE map_id = $1 AND revision < $2 ORDER BY revision DESC LIMIT $3
) r ON true
LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE op = 'create' AND id <> '0') AS created,
           count(*) FILTER (WHERE op = 'update' AND id <> '0') AS updated,
           count(*) FILTER (WHERE op = 'delete') AS deleted,
           count(*) FILTER (WHERE op = 'merge') AS merged,
           count(*) FILTER (WHERE id = '0') > 0 AS map_changed
    FROM (SELECT o->>'op' AS op, o->>'id' AS id FROM json_array_elements(r.operations) o) done
) d ON true
WHERE m.map_id = $1
ORDER BY r.revision DESC

-- contents: a map's access, and its own fields as they were at two revisions
SELECT m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted,
       m.revision, coalesce(a.content, m.content) AS before, coalesce(b.content, m.content) AS after
FROM map m
LEFT JOIN map_old a ON a.map_id = m.map_id AND a.revision <= $2 AND a.gone_revision > $2
LEFT JOIN map_old b ON b.map_id = m.map_id AND b.revision <= $3 AND b.gone_revision > $3
WHERE m.map_id = $1

-- differences: what the numbers above one stood for at two revisions, where it is not the same;
-- a body that only has another revision in it is the same
SELECT t.id, a.body AS before, b.body AS after, a.into_id AS led_to, b.into_id AS leads_to
FROM (
    SELECT DISTINCT (o->>'id')::int AS id
    FROM revision r CROSS JOIN LATERAL json_array_elements(r.operations) o
    WHERE r.map_id = $1 AND r.revision > least($2::int, $3::int)
      AND r.revision <= greatest($2::int, $3::int) AND (o->>'id')::int > $4::int
    ORDER BY 1 OFFSET 0
) t
CROSS JOIN LATERAL (
    SELECT coalesce(
        (SELECT body FROM element WHERE map_id = $1 AND element_id = t.id AND revision <= $2),
        (SELECT body FROM (
            SELECT body, gone_revision FROM element_old
            WHERE map_id = $1 AND element_id = t.id AND revision <= $2
            ORDER BY revision DESC LIMIT 1) last WHERE gone_revision > $2)
    ) AS body, coalesce(
        (SELECT into_id FROM merged WHERE map_id = $1 AND element_id = t.id AND revision <= $2),
        (SELECT into_id FROM merged_old
         WHERE map_id = $1 AND element_id = t.id AND revision <= $2 AND gone_revision > $2)
    ) AS into_id OFFSET 0
) a
CROSS JOIN LATERAL (
    SELECT coalesce(
        (SELECT body FROM element WHERE map_id = $1 AND element_id = t.id AND revision <= $3),
        (SELECT body FROM (
            SELECT body, gone_revision FROM element_old
            WHERE map_id = $1 AND element_id = t.id AND revision <= $3
            ORDER BY revision DESC LIMIT 1) last WHERE gone_revision > $3)
    ) AS body, coalesce(
        (SELECT into_id FROM merged WHERE map_id = $1 AND element_id = t.id AND revision <= $3),
        (SELECT into_id FROM merged_old
         WHERE map_id = $1 AND element_id = t.id AND revision <= $3 AND gone_revision > $3)
    ) AS into_id OFFSET 0
) b
WHERE regexp_replace(a.body::text, '"revision":\d+', '')
      IS DISTINCT FROM regexp_replace(b.body::text, '"revision":\d+', '')
   OR a.into_id IS DISTINCT FROM b.into_id
ORDER BY t.id
LIMIT $5

-- versions: of an element, newest first, those begun below a revision; with the map's access
SELECT m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted,
       m.revision AS current, v.gone_revision, v.body
FROM map m LEFT JOIN LATERAL (
    SELECT revision, null::int AS gone_revision, body FROM element
    WHERE map_id = $1 AND element_id = $2 AND revision < $3
    UNION ALL
    SELECT revision, gone_revision, body FROM element_old
    WHERE map_id = $1 AND element_id = $2 AND revision < $3
    ORDER BY 1 DESC LIMIT $4
) v ON true
WHERE m.map_id = $1
ORDER BY v.revision DESC

-- merges: at which revisions an element was merged, and into what
SELECT revision, into_id FROM merged WHERE map_id = $1 AND element_id = $2
UNION ALL
SELECT revision, into_id FROM merged_old WHERE map_id = $1 AND element_id = $2

-- made: who made some revisions, when and why
SELECT revision, at, principal_id, message FROM revision
WHERE map_id = $1 AND revision = ANY($2::int[])
