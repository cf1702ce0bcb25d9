-- lex: what Postgres makes of some words, in every language that it has words in
SELECT asked.text, c.config, phraseto_tsquery(c.config::regconfig, asked.spaced)::text AS query
FROM unnest($1::text[], $2::text[]) AS asked (text, spaced), search_config c

-- found: a page of what has the words ($1: of any language, $2 and $3: of each), best first
WITH asked AS MATERIALIZED (
    SELECT config, query::tsquery AS query
    FROM unnest($2::text[], $3::text[]) AS a (config, query)
), matching AS MATERIALIZED (
    SELECT map_id, element_id, revision, type, config, vector
    FROM search s
    WHERE vector @@ $1::text::tsquery
      AND ($4::bigint[] IS NULL OR map_id = ANY($4))
      AND ($5::text[] IS NULL OR type = ANY($5))
      AND ($6::text[] IS NULL OR tags && $6)
      AND NOT EXISTS (
          SELECT FROM map m WHERE m.map_id = s.map_id AND m.deleted_at IS NOT NULL)
    ORDER BY map_id DESC, element_id DESC
    LIMIT $11::int + 1
), newest AS (
    SELECT * FROM matching ORDER BY map_id DESC, element_id DESC LIMIT $11
), page AS MATERIALIZED (
    SELECT map_id, element_id, revision, type, config, rank
    FROM (SELECT n.*, ts_rank(vector, query, 1) AS rank
          FROM newest n JOIN asked USING (config)
          WHERE vector @@ query) AS ranked
    WHERE (rank, map_id, element_id) < ($7::real, $8::bigint, $9::int)
    ORDER BY rank DESC, map_id DESC, element_id DESC
    LIMIT $10
)
SELECT p.*, held.body, held.title, (SELECT count(*) FROM matching) > $11 AS is_cut
FROM page p LEFT JOIN LATERAL (
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
