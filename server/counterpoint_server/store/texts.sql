-- access: what decides who may write texts
SELECT map_id, workspace_id, visibility, deleted_at IS NOT NULL AS is_deleted
FROM map WHERE map_id = $1

-- write: a text, by what it hashes to; it never changes
INSERT INTO source_text (map_id, sha256, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING

-- read: a text, if it is there
SELECT body FROM source_text WHERE map_id = $1 AND sha256 = $2

-- quoting: the elements that name a source, and the revision that they are of
SELECT m.revision, e.body
FROM map m LEFT JOIN LATERAL (
    SELECT body FROM element
    WHERE map_id = $1 AND element_id = ANY(ARRAY(
        SELECT from_id FROM link WHERE map_id = $1 AND to_id = $2 AND role = 'from_source'
        GROUP BY from_id LIMIT $3))
) AS e ON true
WHERE m.map_id = $1
