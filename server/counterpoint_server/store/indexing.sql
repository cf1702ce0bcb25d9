-- is_behind: whether anything is left to be indexed, and whether anything cannot be
SELECT EXISTS (SELECT FROM unindexed) AS is_left, EXISTS (SELECT FROM unsearchable) AS is_refused

-- claim: what is left, small changes first; nobody else is at work on these rows meanwhile
SELECT map_id, revision, element_ids, above
FROM unindexed
ORDER BY element_ids IS NULL, map_id, revision
LIMIT $1
FOR UPDATE SKIP LOCKED

-- touched: elements of some maps by number, and the maps themselves by 0
SELECT asked.map_id, asked.element_id, found.*
FROM unnest($1::bigint[], $2::int[]) AS asked (map_id, element_id)
CROSS JOIN LATERAL (
    SELECT e.revision, e.body, m.content->>'language' AS language
    FROM element e JOIN map m ON m.map_id = e.map_id
    WHERE e.map_id = asked.map_id AND e.element_id = asked.element_id
    UNION ALL
    SELECT content_revision, content, content->>'language'
    FROM map WHERE map_id = asked.map_id AND asked.element_id = 0
    OFFSET 0
) AS found

-- stretch: of one map, itself and its elements above a number
SELECT map_id, 0 AS element_id, content_revision AS revision, content AS body,
       content->>'language' AS language
FROM map WHERE map_id = $1 AND $2 < 0
UNION ALL
SELECT m.map_id, e.element_id, e.revision, e.body, m.content->>'language'
FROM map m CROSS JOIN LATERAL (
    SELECT element_id, revision, body FROM element
    WHERE map_id = $1 AND element_id > $2
    ORDER BY element_id
    LIMIT $3
) AS e
WHERE m.map_id = $1

-- index: words of elements that are still there; of maps whose language is now another, a row
WITH made AS (
    SELECT *
    FROM unnest($1::bigint[], $2::int[], $3::int[], $4::text[], $5::text[], $6::text[],
                $7::text[], $8::text[], $9::text[], $10::text[])
         AS made (map_id, element_id, revision, type, tags, config, a, b, c, d)
), held AS MATERIALIZED (  -- so that whoever removes them now leaves a row for afterwards
    SELECT e.map_id, e.element_id
    FROM made JOIN element e USING (map_id, element_id)
    FOR KEY SHARE OF e
), configs AS (
    INSERT INTO search_config SELECT DISTINCT config FROM made ON CONFLICT DO NOTHING
), mended AS (
    DELETE FROM unsearchable u USING made
    WHERE u.map_id = made.map_id AND u.element_id = made.element_id
), turned AS MATERIALIZED (
    SELECT s.map_id
    FROM made JOIN search s USING (map_id, element_id)
    WHERE element_id = 0 AND s.config <> made.config
), written AS (
    INSERT INTO search (map_id, element_id, revision, type, tags, config, vector)
    SELECT map_id, element_id, revision, type,
           ARRAY(SELECT json_array_elements_text(tags::json)), config,
           setweight(to_tsvector('simple', a), 'A') || setweight(to_tsvector('simple', b), 'B')
           || setweight(to_tsvector('simple', c), 'C') || setweight(to_tsvector('simple', d), 'D')
           || CASE WHEN config = 'simple' THEN '' ELSE
                  setweight(to_tsvector(config::regconfig, a), 'A')
                  || setweight(to_tsvector(config::regconfig, b), 'B')
                  || setweight(to_tsvector(config::regconfig, c), 'C')
                  || setweight(to_tsvector(config::regconfig, d), 'D')
              END
    FROM made LEFT JOIN held USING (map_id, element_id)
    WHERE a || b || c || d <> '' AND (element_id = 0 OR held.map_id IS NOT NULL)
    ORDER BY map_id, element_id
    ON CONFLICT (map_id, element_id) DO UPDATE
    SET revision = excluded.revision, type = excluded.type, tags = excluded.tags,
        config = excluded.config, vector = excluded.vector
    WHERE search.revision <= excluded.revision
)
SELECT DISTINCT map_id FROM turned

-- refuse: one whose words Postgres does not take; a row, if that was not known of this revision
INSERT INTO unsearchable (map_id, element_id, revision) VALUES ($1, $2, $3)
ON CONFLICT (map_id, element_id) DO UPDATE SET revision = excluded.revision
WHERE unsearchable.revision <> excluded.revision
RETURNING element_id

-- all_of: some maps are to be indexed again as a whole
INSERT INTO unindexed (map_id, revision)
SELECT map_id, revision FROM map WHERE map_id = ANY($1::bigint[])
ON CONFLICT (map_id, revision) DO UPDATE SET element_ids = NULL, above = -1

-- drop_touched: words of what is gone, or says something else now
WITH mended AS (
    DELETE FROM unsearchable u
    USING unnest($1::bigint[], $2::int[]) AS asked (map_id, element_id)
    WHERE u.map_id = asked.map_id AND u.element_id = asked.element_id AND u.element_id > 0
      AND NOT EXISTS (
          SELECT FROM element e
          WHERE e.map_id = u.map_id AND e.element_id = u.element_id AND e.revision = u.revision)
)
DELETE FROM search s
USING unnest($1::bigint[], $2::int[]) AS asked (map_id, element_id)
WHERE s.map_id = asked.map_id AND s.element_id = asked.element_id AND s.element_id > 0
  AND NOT EXISTS (
      SELECT FROM element e
      WHERE e.map_id = s.map_id AND e.element_id = s.element_id AND e.revision = s.revision)

-- drop_stretch: likewise, of one map's elements from above a number up to another
WITH mended AS (
    DELETE FROM unsearchable u
    WHERE map_id = $1 AND element_id > $2 AND element_id <= $3 AND element_id > 0
      AND NOT EXISTS (
          SELECT FROM element e
          WHERE e.map_id = $1 AND e.element_id = u.element_id AND e.revision = u.revision
            AND e.element_id > $2 AND e.element_id <= $3)
)
DELETE FROM search s
WHERE map_id = $1 AND element_id > $2 AND element_id <= $3 AND element_id > 0
  AND NOT EXISTS (
      SELECT FROM element e
      WHERE e.map_id = $1 AND e.element_id = s.element_id AND e.revision = s.revision
        AND e.element_id > $2 AND e.element_id <= $3)

-- done: nothing is left of these
DELETE FROM unindexed u
USING unnest($1::bigint[], $2::int[]) AS done (map_id, revision)
WHERE u.map_id = done.map_id AND u.revision = done.revision

-- go_on: of a whole map, so much is done
UPDATE unindexed SET above = $3 WHERE map_id = $1 AND revision = $2

-- list: what lists are sorted by
INSERT INTO listing (map_id, title, updated_at)
SELECT map_id, left(lower(content->>'title'), 100), updated_at
FROM map WHERE map_id = ANY($1::bigint[])
ORDER BY map_id
ON CONFLICT (map_id) DO UPDATE
SET title = excluded.title, updated_at = excluded.updated_at
WHERE listing.updated_at <= excluded.updated_at
