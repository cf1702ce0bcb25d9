-- lex: what Postgres makes of some words, in every language that it has words in
SELECT asked.text, c.config, phraseto_tsquery(c.config::regconfig, asked.spaced)::text AS query
FROM unnest($1::text[], $2::text[]) AS asked (text, spaced), search_config c

-- found: a page of what has the words ($1: of any language, $2 and $3: of each), best first; a row
-- also if there is none
WITH asked AS MATERIALIZED (
    SELECT config, query::tsquery AS query
    FROM unnest($2::text[], $3::text[]) AS a (config, query)
), candidates AS MATERIALIZED (  -- in no order: to put them in one, all would have to be read
    (SELECT map_id, element_id, revision, type, tags, config, vector
     FROM search
     WHERE $4::bigint[] IS NULL AND vector @@ $1::text::tsquery
     LIMIT $12::int)
    UNION ALL
    (SELECT m.map_id, s.*
     FROM unnest($4::bigint[]) AS m (map_id) CROSS JOIN LATERAL (
         SELECT element_id, revision, type, tags, config, vector
         FROM search WHERE map_id = m.map_id AND vector @@ $1::text::tsquery
         OFFSET 0
     ) AS s
     LIMIT $12)
), met AS MATERIALIZED (
    SELECT * FROM candidates s
    WHERE ($5::text[] IS NULL OR type = ANY($5))
      AND ($6::text[] IS NULL OR tags && $6)
      AND NOT EXISTS (
          SELECT FROM map m WHERE m.map_id = s.map_id AND m.deleted_at IS NOT NULL)
    LIMIT $11::int + 1
), cut AS MATERIALIZED (  -- or else those met are all
    SELECT CASE WHEN (SELECT count(*) FROM met) > $11 THEN true
                ELSE (SELECT count(*) FROM candidates) >= $12 END AS is_cut
), newest AS MATERIALIZED (  -- from the last back, which takes long only for rare words
    SELECT * FROM (
        (SELECT map_id, element_id, revision, type, tags, config, vector
         FROM search
         WHERE (SELECT is_cut FROM cut) AND $4::bigint[] IS NULL
         ORDER BY map_id DESC, element_id DESC
         LIMIT $12)
        UNION ALL
        (SELECT m.map_id, s.*
         FROM unnest($4::bigint[]) AS m (map_id) CROSS JOIN LATERAL (
             SELECT element_id, revision, type, tags, config, vector
             FROM search WHERE map_id = m.map_id
             ORDER BY element_id DESC
         ) AS s
         WHERE (SELECT is_cut FROM cut)
         LIMIT $12)
    ) AS s
    WHERE vector @@ $1::text::tsquery
      AND ($5::text[] IS NULL OR type = ANY($5))
      AND ($6::text[] IS NULL OR tags && $6)
      AND NOT EXISTS (
          SELECT FROM map m WHERE m.map_id = s.map_id AND m.deleted_at IS NOT NULL)
    LIMIT $11
), matching AS (
    SELECT DISTINCT ON (map_id, element_id) *
    FROM (SELECT * FROM newest UNION ALL SELECT * FROM met) AS s
    ORDER BY map_id DESC, element_id DESC
    LIMIT $11
), page AS MATERIALIZED (
    SELECT map_id, element_id, revision, type, config, rank
    FROM (SELECT n.*, ts_rank(vector, query, 1) AS rank
          FROM matching n JOIN asked USING (config)
          WHERE vector @@ query) AS ranked
    WHERE (rank, map_id, element_id) < ($7::real, $8::bigint, $9::int)
    ORDER BY rank DESC, map_id DESC, element_id DESC
    LIMIT $10
)
SELECT cut.is_cut, p.*, held.body, held.title
FROM cut LEFT JOIN page p ON true LEFT JOIN LATERAL (
    SELECT CASE WHEN p.element_id = 0 THEN m.content ELSE e.body END AS body,
           m.content->>'title' AS title
    FROM map m LEFT JOIN element e
      ON e.map_id = p.map_id AND e.element_id = p.element_id AND e.revision = p.revision
    WHERE m.map_id = p.map_id AND m.deleted_at IS NULL
      AND (p.element_id > 0 OR m.content_revision = p.revision)
    OFFSET 0
) AS held ON true
ORDER BY rank DESC, map_id DESC, element_id DESC

-- left: maps of which not all is indexed, those deleted left out
SELECT DISTINCT u.map_id
FROM (SELECT map_id FROM unindexed UNION ALL SELECT map_id FROM unsearchable) AS u
JOIN map m ON m.map_id = u.map_id AND m.deleted_at IS NULL
WHERE $1::bigint[] IS NULL OR u.map_id = ANY($1)
LIMIT 20

-- mark: texts with marks around words
SELECT ts_headline(config::regconfig, text, query::tsquery, $4) AS marked
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS a (config, text, query, place)
ORDER BY place
