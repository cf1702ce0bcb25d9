-- Finding words in all maps, and lists of maps in other orders than that of their making. Both are
-- written after the commit of what they tell of, from what `unindexed` names.

-- One row for every element that has words, and one for the map itself, whose element_id is 0.
CREATE TABLE search (
    map_id     bigint NOT NULL REFERENCES map,
    element_id integer NOT NULL,
    revision   integer NOT NULL,  -- of the element that it tells of
    type       text COLLATE "C" NOT NULL,
    tags       text[] COLLATE "C" NOT NULL,
    config     text COLLATE "C" NOT NULL,  -- Postgres's name of the map's language
    vector     tsvector NOT NULL,  -- the words in that language, and as they are written
    PRIMARY KEY (map_id, element_id)
);
CREATE INDEX search_by_word ON search USING gin (vector);

CREATE TABLE listing (
    map_id     bigint NOT NULL REFERENCES map PRIMARY KEY,
    title      text COLLATE "C" NOT NULL,  -- in lower case, its first 100 characters
    updated_at timestamptz NOT NULL
);
CREATE INDEX listing_by_title ON listing (title, map_id);
CREATE INDEX listing_by_update ON listing (updated_at, map_id);

-- What has changed since `search` and `listing` were written: a row for every transaction.
CREATE TABLE unindexed (
    map_id      bigint NOT NULL,
    revision    integer NOT NULL,
    element_ids integer[],  -- null: all
    above       integer NOT NULL DEFAULT -1,  -- of all, those up to here are done
    PRIMARY KEY (map_id, revision)
);
INSERT INTO unindexed (map_id, revision) SELECT map_id, revision FROM map;

-- Registry: the languages that `search` has words in.
CREATE TABLE search_config (
    config text COLLATE "C" NOT NULL PRIMARY KEY
);
INSERT INTO search_config VALUES ('simple');
