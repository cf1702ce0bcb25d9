-- changed: elements that revisions after one and up to another changed or took out; a few more than
-- may be replayed tell that there are too many
SELECT DISTINCT (done->>'id')::int AS id
FROM (
    SELECT done FROM revision r CROSS JOIN LATERAL json_array_elements(r.operations) AS done
    WHERE r.map_id = $1 AND r.revision > $2 AND r.revision <= $3 AND done->>'op' <> 'redact'
    LIMIT $4
) AS touched
WHERE (done->>'id')::int > 0

-- as_of: some elements as they were at a revision
SELECT element_id, body FROM element
WHERE map_id = $1 AND element_id = ANY($2::int[]) AND revision <= $3
UNION ALL
SELECT element_id, body FROM element_old
WHERE map_id = $1 AND element_id = ANY($2::int[]) AND revision <= $3 AND gone_revision > $3
