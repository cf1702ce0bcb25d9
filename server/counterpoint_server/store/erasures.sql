-- merged_from: some elements and all that was merged into them
WITH RECURSIVE whole (id) AS (
    SELECT unnest($2::int[])
    UNION
    SELECT m.element_id FROM whole JOIN merged m ON m.map_id = $1 AND m.into_id = whole.id
)
SELECT id FROM whole

-- versions: former versions of some elements, above one version
SELECT element_id, revision, gone_revision, body FROM element_old
WHERE map_id = $1 AND (element_id, revision) > ($2::int, $3::int) AND element_id = ANY($4::int[])
ORDER BY element_id, revision
LIMIT $5

-- mentions: former versions that say what some participants said ($4), or quote some sources ($5)
SELECT element_id, revision, gone_revision, body FROM element_old
WHERE map_id = $1 AND (element_id, revision) > ($2::int, $3::int) AND (
    type = 'locution' AND (body->>'participant')::int = ANY($4::int[])
    OR EXISTS (
        SELECT FROM json_array_elements(body->'attributions') AS a
        WHERE (a->>'participant')::int = ANY($4::int[])
           OR (a->>'source')::int = ANY($5::int[])
           OR EXISTS (SELECT FROM json_array_elements_text(a->'via') AS by
                      WHERE by::int = ANY($4::int[]))))
ORDER BY element_id, revision
LIMIT $6

-- redact: former versions as they may be kept
UPDATE element_old o SET body = kept.body, erased_revision = $2
FROM unnest($3::int[], $4::int[], $5::json[]) AS kept (element_id, revision, body)
WHERE o.map_id = $1 AND o.element_id = kept.element_id AND o.revision = kept.revision

-- redact_map: the map's own fields as they were
UPDATE map_old SET content = $3, erased_revision = $2
WHERE map_id = $1
RETURNING revision, gone_revision

-- redact_revisions: what concerns former versions that were redacted ($3) or elements ($4); the
-- names that clients gave go too, and keys that nobody can use any more. Without spaces, as what a
-- revision did is counted in the text of its operations
UPDATE revision
SET erased_revision = $2,
    message = CASE WHEN $5 THEN message END,
    operations = (
        SELECT coalesce(json_agg(
            CASE WHEN (o->>'id')::int = ANY($4::int[])
                 THEN replace((o::jsonb - 'ref')::text, ' ', '')::json ELSE o END
            ORDER BY place), '[]')
        FROM json_array_elements(operations) WITH ORDINALITY AS done (o, place)),
    idempotency_key = CASE WHEN at > clock_timestamp() - interval '24 hours'
                           THEN idempotency_key END,
    fingerprint = CASE WHEN at > clock_timestamp() - interval '24 hours' THEN fingerprint END
WHERE map_id = $1 AND revision < $2 AND (
    revision = ANY($3::int[])
    OR EXISTS (SELECT FROM json_array_elements(operations) AS o
               WHERE (o->>'id')::int = ANY($4::int[])))

-- redact_messages: of all revisions
UPDATE revision SET message = null, erased_revision = $2
WHERE map_id = $1 AND revision < $2 AND message IS NOT NULL

-- drop_texts: texts of sources that no version of a source names any more
DELETE FROM source_text t
WHERE map_id = $1 AND sha256 = ANY($2::bytea[])
  AND NOT EXISTS (
      SELECT FROM element e WHERE e.map_id = $1 AND e.type = 'source'
                              AND e.body->>'text_sha256' = encode(t.sha256, 'hex'))
  AND NOT EXISTS (
      SELECT FROM element_old o WHERE o.map_id = $1 AND o.type = 'source'
                                  AND o.body->>'text_sha256' = encode(t.sha256, 'hex'))

-- note: from here on, whatever shows an earlier revision has another tag
UPDATE map SET erased_revision = $2 WHERE map_id = $1

-- unindex: what the index has of elements that have changed since it was written
DELETE FROM search s
USING unindexed u
WHERE s.map_id = $1 AND u.map_id = $1
  AND (u.element_ids IS NULL OR s.element_id = ANY(u.element_ids))
