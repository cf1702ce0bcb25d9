-- Elements whose words Postgres refuses to index, and as of which of their revisions. They are passed
-- over, that no other waits for them, and named until they say something else.
CREATE TABLE unsearchable (
    map_id     bigint NOT NULL REFERENCES map,
    element_id integer NOT NULL,  -- 0: the map itself
    revision   integer NOT NULL,
    PRIMARY KEY (map_id, element_id)
);
