-- revisions: some below a number, newest first, with the map's access on each row
SELECT m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted,
       m.revision AS current, r.*
FROM map m LEFT JOIN LATERAL (
    SELECT revision AS number, at, principal_id, message,
           created, updated, deleted, merged, map_changed,
           erased_revision IS NOT NULL AS is_redacted
    FROM revision WHERE map_id = $1 AND revision < $2 ORDER BY revision DESC LIMIT $3
) r ON true
WHERE m.map_id = $1
ORDER BY r.number DESC

-- contents: a map's access, and its own fields as they were at two revisions
SELECT m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted,
       m.revision, m.erased_revision,
       coalesce(a.content, m.content) AS before, coalesce(b.content, m.content) AS after,
       coalesce(a.erased_revision, b.erased_revision) IS NOT NULL AS is_redacted
FROM map m
LEFT JOIN map_old a ON a.map_id = m.map_id AND a.revision <= $2 AND a.gone_revision > $2
LEFT JOIN map_old b ON b.map_id = m.map_id AND b.revision <= $3 AND b.gone_revision > $3
WHERE m.map_id = $1

-- differences: what the numbers above one stood for at two revisions, where it is not the same;
-- a body that only has another revision in it is the same, unless what was erased from it may have
-- been different and $7 asks for that. What up to $6 operations touched is found
-- in the revisions that list them; what more did, in the versions begun or ended since the lower.
WITH reach AS MATERIALIZED (
    SELECT coalesce(sum(created + updated + deleted + merged), 0) > $6::int AS is_wide
    FROM revision
    WHERE map_id = $1 AND revision > least($2::int, $3::int) AND revision <= greatest($2, $3)
), touched AS (
    SELECT (o->>'id')::int AS id
    FROM revision r CROSS JOIN LATERAL json_array_elements(r.operations) o
    WHERE r.map_id = $1 AND r.revision > least($2, $3) AND r.revision <= greatest($2, $3)
      AND NOT (SELECT is_wide FROM reach)
    UNION ALL
    SELECT element_id FROM element
    WHERE map_id = $1 AND revision > least($2, $3) AND (SELECT is_wide FROM reach)
    UNION ALL
    SELECT element_id FROM element_old
    WHERE map_id = $1 AND gone_revision > least($2, $3) AND revision <= greatest($2, $3)
      AND (SELECT is_wide FROM reach)
    UNION ALL
    SELECT element_id FROM merged
    WHERE map_id = $1 AND revision > least($2, $3) AND (SELECT is_wide FROM reach)
    UNION ALL
    SELECT element_id FROM merged_old
    WHERE map_id = $1 AND gone_revision > least($2, $3) AND (SELECT is_wide FROM reach)
)
SELECT t.id, a.body AS before, b.body AS after, a.into_id AS led_to, b.into_id AS leads_to,
       r.is_redacted
FROM (SELECT DISTINCT id FROM touched WHERE id > $4::int ORDER BY id OFFSET 0) t
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
CROSS JOIN LATERAL (
    SELECT EXISTS (
        SELECT FROM element_old
        WHERE map_id = $1 AND element_id = t.id AND erased_revision IS NOT NULL
          AND (revision <= $2 AND gone_revision > $2 OR revision <= $3 AND gone_revision > $3)
    ) AS is_redacted OFFSET 0
) r
WHERE regexp_replace(a.body::text, '"revision":\d+', '')
      IS DISTINCT FROM regexp_replace(b.body::text, '"revision":\d+', '')
   OR a.into_id IS DISTINCT FROM b.into_id
   OR ($7::bool AND r.is_redacted AND a.body::text <> b.body::text)
ORDER BY t.id
LIMIT $5

-- versions: of an element, newest first, those begun below a revision; with the map's access
SELECT m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted,
       m.revision AS current, v.gone_revision, v.body,
       v.erased_revision IS NOT NULL AS is_redacted
FROM map m LEFT JOIN LATERAL (
    SELECT revision, null::int AS gone_revision, body, null::int AS erased_revision FROM element
    WHERE map_id = $1 AND element_id = $2 AND revision < $3
    UNION ALL
    (SELECT revision, gone_revision, body, erased_revision FROM element_old
     WHERE map_id = $1 AND element_id = $2 AND revision < $3
     ORDER BY revision DESC LIMIT $4)
    ORDER BY 1 DESC LIMIT $4
) v ON true
WHERE m.map_id = $1
ORDER BY v.revision DESC

-- merges: from which revision to which an element was merged, and into what
SELECT revision, null::int AS gone_revision, into_id FROM merged
WHERE map_id = $1 AND element_id = $2
UNION ALL
SELECT revision, gone_revision, into_id FROM merged_old WHERE map_id = $1 AND element_id = $2

-- made: who made some revisions, when and why
SELECT revision, at, principal_id, message FROM revision
WHERE map_id = $1 AND revision = ANY($2::int[])
