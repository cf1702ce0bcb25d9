-- after: the next revisions of any maps; operations are null where there are more than $3
SELECT asked.map_id, asked.after, r.revision, r.at, r.principal_id, r.message,
       CASE WHEN json_array_length(r.operations) <= $3 THEN r.operations END AS operations
FROM unnest($1::bigint[], $2::int[]) AS asked (map_id, after)
CROSS JOIN LATERAL (
    SELECT * FROM revision
    WHERE map_id = asked.map_id AND revision > asked.after
    ORDER BY revision
    LIMIT $4 OFFSET 0
) r
ORDER BY asked.map_id, asked.after, r.revision
