-- places: where maps stand, with what decides about access; a row for each that was asked for
SELECT asked.number, m.revision, m.erased_revision,
       m.map_id, m.workspace_id, m.visibility, m.deleted_at IS NOT NULL AS is_deleted
FROM unnest($1::bigint[]) AS asked (number)
LEFT JOIN LATERAL (SELECT * FROM map WHERE map_id = asked.number OFFSET 0) m ON true
