-- newest: maps below a number, newest first; those that are there, or ($6) those deleted
SELECT map_id, visibility, revision, content, created_at, updated_at,
       origin_map_id, origin_revision, deleted_at
FROM map
WHERE CASE WHEN $6 THEN deleted_at > clock_timestamp() - interval '30 days'
           ELSE deleted_at IS NULL END
  AND map_id < $8
  AND ($1::text[] IS NULL OR (content->'tags')::jsonb ?| $1)
  AND ($2::text IS NULL OR visibility = $2)
  AND ($3::text IS NULL OR strpos(lower(concat_ws(' ', content->>'title', content->>'question',
                                               content->>'description')), lower($3)) > 0)
  AND ($4::text IS NULL OR lower(content->>'language') = lower($4)
       OR lower(content->>'language') LIKE lower($4) || '-%')
  AND ($5::timestamptz IS NULL OR updated_at > $5)
ORDER BY map_id DESC
LIMIT $7

-- by_update: likewise, last changed first
SELECT m.*, l.updated_at AS key
FROM listing l CROSS JOIN LATERAL (
    SELECT map_id, visibility, revision, content, created_at, updated_at,
           origin_map_id, origin_revision, deleted_at
    FROM map
    WHERE map_id = l.map_id AND CASE WHEN $6 THEN deleted_at > clock_timestamp() - interval '30 days'
                                ELSE deleted_at IS NULL END
      AND ($1::text[] IS NULL OR (content->'tags')::jsonb ?| $1)
      AND ($2::text IS NULL OR visibility = $2)
      AND ($3::text IS NULL OR strpos(lower(concat_ws(' ', content->>'title', content->>'question',
                                                   content->>'description')), lower($3)) > 0)
      AND ($4::text IS NULL OR lower(content->>'language') = lower($4)
           OR lower(content->>'language') LIKE lower($4) || '-%')
      AND ($5::timestamptz IS NULL OR updated_at > $5)
    OFFSET 0
) AS m
WHERE (l.updated_at, l.map_id) < ($9::timestamptz, $8::bigint)
  AND ($5::timestamptz IS NULL OR l.updated_at > $5)
ORDER BY l.updated_at DESC, l.map_id DESC
LIMIT $7

-- by_title: likewise, by title
SELECT m.*, l.title AS key
FROM listing l CROSS JOIN LATERAL (
    SELECT map_id, visibility, revision, content, created_at, updated_at,
           origin_map_id, origin_revision, deleted_at
    FROM map
    WHERE map_id = l.map_id AND CASE WHEN $6 THEN deleted_at > clock_timestamp() - interval '30 days'
                                ELSE deleted_at IS NULL END
      AND ($1::text[] IS NULL OR (content->'tags')::jsonb ?| $1)
      AND ($2::text IS NULL OR visibility = $2)
      AND ($3::text IS NULL OR strpos(lower(concat_ws(' ', content->>'title', content->>'question',
                                                   content->>'description')), lower($3)) > 0)
      AND ($4::text IS NULL OR lower(content->>'language') = lower($4)
           OR lower(content->>'language') LIKE lower($4) || '-%')
      AND ($5::timestamptz IS NULL OR updated_at > $5)
    OFFSET 0
) AS m
WHERE (l.title, l.map_id) > ($9::text, $8::bigint)
ORDER BY l.title, l.map_id
LIMIT $7
