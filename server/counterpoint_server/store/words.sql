-- find: where some words stand in a map, as JSON writes them
SELECT place, number
FROM (
    SELECT 'elements' AS place, element_id AS number, body::text AS text
    FROM element WHERE map_id = $1
    UNION ALL SELECT 'versions', element_id, body::text FROM element_old WHERE map_id = $1
    UNION ALL SELECT 'map', 0, content::text FROM map WHERE map_id = $1
    UNION ALL SELECT 'map_versions', 0, content::text FROM map_old WHERE map_id = $1
    UNION ALL SELECT 'revisions', revision, operations::text || to_json(coalesce(message, ''))::text
    FROM revision WHERE map_id = $1
) AS held
WHERE EXISTS (SELECT FROM unnest($2::text[]) AS word WHERE strpos(lower(text), lower(word)) > 0)
GROUP BY place, number
ORDER BY place, number
